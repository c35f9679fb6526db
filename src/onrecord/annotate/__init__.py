"""Articles to layers: sentences, mentions, time expressions, statements, each article alone."""
