"""The plan of stages, and what runs it."""
