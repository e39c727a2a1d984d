"""The door of the window: who uses this computer."""
