"""The desk of the room: where its reader judges what the program proposes."""
