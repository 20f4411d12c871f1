"""Look a place up in the gazetteer."""

from rasid.gazetteer import Gazetteer
from rasid.gazetteer.entry import fold_name

gazetteer = Gazetteer.open()  # Gazetteer.open(user=Path("my-lexicon")) has your own places too
for entry in gazetteer.find(fold_name("الرقة") or ""):
    print(entry.name, entry.country, entry.admin1, entry.latitude, entry.longitude)
gazetteer.close()
