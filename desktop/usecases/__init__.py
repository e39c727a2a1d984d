"""What people do with the program: one verb, one transaction."""
