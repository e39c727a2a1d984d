"""The sheets: values in, PDF bytes out. Importing this is cheap; ReportLab and the fonts are loaded at the first print."""

from forms.sheets.archive import NotArchivalError
from forms.sheets.marks import Sign
from forms.sheets.meta import Meta
from forms.sheets.sheet import render
from forms.sheets.values import ValueRefusedError, Values, Verdict
from forms.sheets.voice import Language

__all__ = ["Language", "Meta", "NotArchivalError", "Sign", "ValueRefusedError", "Values", "Verdict", "render"]
