"""The house itself, for its administrator: who works here, and what it says of itself."""
