"""Quality and speed on public sets: one command a table."""
