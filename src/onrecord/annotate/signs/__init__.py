"""Signs: what in the content of a statement tells the act, each sign with its words and its weight."""
