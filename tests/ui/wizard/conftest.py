"""Pages over a real house."""

from tests.ui.case.fixtures import context_for, house, settle

__all__ = ["context_for", "house", "settle"]
