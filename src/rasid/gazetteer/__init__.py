"""Places of the world by their Arabic names: compiled once, looked up fast."""

from rasid.gazetteer.entry import Entry
from rasid.gazetteer.lookup import Gazetteer

__all__ = ["Entry", "Gazetteer"]
