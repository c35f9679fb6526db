"""A dossier as a paper: headings, lines, tables, notes; any printer sets them, and none words them anew."""
