"""Pages here read and write a real house."""

from tests.ui.record.fixtures import context_for, house, settle

__all__ = ["context_for", "house", "settle"]
