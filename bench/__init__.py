"""Quality and speed on public sets: `python -m bench TASK INPUT OUTPUT`."""
