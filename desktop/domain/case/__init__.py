"""A complaint as its log tells it: events, parts and decisions, one module per subject."""
