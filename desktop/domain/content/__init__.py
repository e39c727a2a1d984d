"""What the program says, read from the shipped catalogues into typed values."""
