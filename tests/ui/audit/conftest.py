"""Pages here read a real house."""

from tests.ui.record.fixtures import context_for, house, settle

__all__ = ["context_for", "house", "settle"]
