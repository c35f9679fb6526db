"""The composing room: a story set out for a reader, in words, cards and drawings, whatever prints it."""
