"""The window around all pages: rail, head, navigation, lock."""
