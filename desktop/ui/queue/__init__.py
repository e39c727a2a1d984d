"""The list of complaints and the reading pane beside it."""
