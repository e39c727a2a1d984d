"""What waits for a server that is out of reach: the strip that says so, and the list of it."""
