"""The rules of complaint handling: pure, without clock, file, database or screen."""
