"""Pages to articles: opens what is given, extracts text and blocks, reads who printed it and when, refuses."""
