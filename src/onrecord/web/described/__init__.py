"""What the room's addresses for programs take and answer with, told from the types that make the answers."""
