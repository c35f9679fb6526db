"""The reading room: a case in the browser."""
