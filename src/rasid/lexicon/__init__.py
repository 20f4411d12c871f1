"""The tables of words and the codebook: loaded, checked, matched."""

from rasid.lexicon.checking import check

__all__ = ["check"]
