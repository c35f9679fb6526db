"""What the room answers, one module a kind of page."""
