"""Punctuation by what it does in a sentence."""

from __future__ import annotations

COMMAS = frozenset("،,")
#: A tatweel by itself is typed for a dash.
DASHES = frozenset("-–—ـ")
#: Marks that end a clause.
STOPS = frozenset(".؛;:!؟?…")
#: What opens a quotation or an aside, with what closes it.
PAIRS = {"«": "»", "“": "”", '"': '"', "'": "'", "(": ")", "[": "]", "‘": "’"}
#: What opens a quotation.
QUOTES = frozenset(("«", "“", '"', "'", "‘"))
#: What closes a quotation.
CLOSING = frozenset(("»", "”", '"', "'", "’"))
