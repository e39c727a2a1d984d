"""Text that people write: personal words, cleaning at the boundary, the phrase guard."""
