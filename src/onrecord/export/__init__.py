"""The ways out of a case."""
