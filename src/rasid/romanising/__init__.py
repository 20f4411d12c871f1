"""Arabic names in Latin letters: their usual spellings, and keys under which all spellings of a name meet.

By rules of sound and spelling only; a table of usual spellings is handed in where it is wanted.
"""

from rasid.romanising.keys import name_keys, word_keys
from rasid.romanising.letters import spelling_key
from rasid.romanising.spelling import romanise

__all__ = ["name_keys", "romanise", "spelling_key", "word_keys"]
