"""The handbook over a real house, alone and beside a case."""

from tests.ui.case.fixtures import context_for, house, settle

__all__ = ["context_for", "house", "settle"]
