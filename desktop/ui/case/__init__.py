"""The case frame: one head, one step line and one foot for guide and record."""
