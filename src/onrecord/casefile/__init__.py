"""The case: a folder with the originals and one SQLite file."""
