"""Classes of nouns that rules ask for together; those of single nouns stand in the lexicons."""

from __future__ import annotations

#: Classes of nouns for people.
HUMAN = frozenset(
    ["person", "civilian", "soldier", "police", "fighter", "leader", "child", "woman", "student", "worker",
     "journalist", "medic", "protester", "prisoner", "dead", "injured", "detained", "missing", "displaced",
     "kin", "profession", "official"]
)  # fmt: skip
#: Classes of nouns for those who hold an office, and for whoever leads.
OFFICIALS = frozenset(("official", "leader"))
#: Classes of nouns for those who bear arms for a side.
FORCES = frozenset(("group", "police", "soldier", "fighter"))
#: Who is told by a noun and never by an adjective: اعتقلت القوات الشاب.
PERSONS = frozenset(
    ["person", "child", "woman", "student", "kin", "civilian", "journalist", "medic", "worker", "profession"]
)
