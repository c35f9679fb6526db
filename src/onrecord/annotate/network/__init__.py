"""The learned half of attribution: a network that reads paragraphs and marks cues, sources and contents."""
