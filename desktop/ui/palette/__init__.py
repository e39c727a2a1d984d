"""Finds and does anything by keyboard."""
