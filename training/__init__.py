"""How the shipped English pipeline is made: `python -m training`."""
