"""`check` names every fault of a user's folder with its file and line, and raises none."""

from __future__ import annotations

import unicodedata
from importlib import resources
from pathlib import Path

import pytest

from rasid.lexicon import check
from rasid.lexicon.known_tables import TABLES
from rasid.lexicon.tables import built_in_files

VERBS = "perfect\timperfect\tpassive\tclass\texample\n"
NOUNS = "form\tclass\texample\n"
TRIGGERS = (
    "id\ttype\tperfect\timperfect\tpassive\tnouns\tverb_frame\tnoun_frame\tfigure\tflags"
    "\tneed\texample\tsource\n"
)
ORGANISATIONS = "id\tforms\tname_en\tcountry\tkind\tparent\tfrom\tto\tsource\texample\n"
MONTHS = "form\tcalendar\tmonth\tstrength\texample\n"
TYPES = """[[type]]
code = "flood"
family = "other"
label_en = "Flood"
label_ar = "فيضان"
definition = "Water covers land."
"""


def trigger(
    *, id: str = "fad1", type: str = "clash", frame: str = "S=actor", figure: str = "-", rest: str = "act\t"
) -> str:
    """A row of triggers.tsv; `rest` holds the cells flags and need."""
    return f"{id}\t{type}\tفاض\tيفيض\t-\tفيضان\t{frame}\t\t{figure}\t{rest}\tفاض النهر\town\n"


def shown(folder: Path) -> list[str]:
    """The faults of a folder, each with the name of its file, line and message."""
    return [
        f"{path.name}:{fault.line}: {fault.message}"
        for fault in check(folder)
        for path in [Path(fault.path)]
        if path.parent == folder
    ]


def test_the_built_in_tables_have_no_fault() -> None:
    assert [str(fault) for fault in check()] == []


def test_every_built_in_table_is_known_and_no_other() -> None:
    assert sorted(name for name, _ in built_in_files("lexicon")) == sorted(TABLES)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("verbs.tsv", "perfect\tclass\nزقزق\tplain\n", "verbs.tsv:1: the header must be perfect imperfect"),
        ("verbs.tsv", "# notes alone\n", "verbs.tsv:1: is empty: it needs the header perfect imperfect"),
        ("verbs.tsv", VERBS + "زقزق\tيزقزق\tplain\n", "verbs.tsv:2: 3 cells, but the header has 5"),
        ("verbs.tsv", VERBS + "زقزق\tيزقزق\t\tplain\t\n", "verbs.tsv:2: has no example"),
        (
            "verbs.tsv",
            VERBS + "زقزـق\tيزقزق\t\tplain\tزقزق\n",
            "verbs.tsv:2: holds the invisible mark U+0640",
        ),
        (
            "verbs.tsv",
            VERBS + "زقزق\u2069\tيزقزق\t\tplain\tزقزق\n",
            "verbs.tsv:2: holds the invisible mark U+2069",
        ),
        (
            "verbs.tsv",
            VERBS + "زﻗزق\tيزقزق\t\tplain\tزقزق\n",
            "verbs.tsv:2: holds letters in presentation forms",
        ),
        (
            "verbs.tsv",
            VERBS + unicodedata.normalize("NFD", "أنشد\tينشد\t\tplain\tأنشد الطفل\n"),
            "verbs.tsv:2: is not in NFC",
        ),
        ("verbs.tsv", VERBS + "زقزق\tيزقزق\t\tsing\tزقزق الطفل\n", "verbs.tsv:2: 'sing' is not a verb class"),
        ("verbs.tsv", VERBS + "\tيزقزق\t\tplain\tزقزق الطفل\n", "verbs.tsv:2: has nothing under perfect"),
        (
            "nouns.tsv",
            NOUNS + "كمنجة\tmusic\tعزف على الكمنجة\n",
            "nouns.tsv:2: 'music' is nothing that class may say",
        ),
        (
            "months.tsv",
            MONTHS + "زهر\tgregorian\tخمسة\tfirm\tفي زهر\n",
            "months.tsv:2: 'خمسة' under month is not a",
        ),
        (
            "triggers.tsv",
            TRIGGERS + trigger(type="flood"),
            "triggers.tsv:2: 'flood' is not a type of the codebook",
        ),
        ("triggers.tsv", TRIGGERS + trigger(frame="S=hero"), "triggers.tsv:2: 'hero' is not a role"),
        ("triggers.tsv", TRIGGERS + trigger(frame="حول=actor"), "triggers.tsv:2: 'حول' is not a slot"),
        ("triggers.tsv", TRIGGERS + trigger(figure="wet"), "triggers.tsv:2: 'wet' is not a figure"),
        ("triggers.tsv", TRIGGERS + trigger(rest="loud\t"), "triggers.tsv:2: 'loud' is not a flag"),
        ("triggers.tsv", TRIGGERS + trigger(rest="ptc=\t"), "triggers.tsv:2: 'ptc=' is not a flag"),
        (
            "triggers.tsv",
            TRIGGERS + trigger(rest="act\tبعد:ماء"),
            "triggers.tsv:2: 'بعد' is not a condition; they are G O S before near not word",
        ),
        (
            "triggers.tsv",
            TRIGGERS + trigger(rest="act\tnear:"),
            "triggers.tsv:2: 'near:' in need lacks a value",
        ),
        ("triggers.tsv", TRIGGERS + trigger(rest="act\tS:river"), "triggers.tsv:2: 'river' is not a kind of"),
        (
            "triggers.tsv",
            TRIGGERS + trigger(rest="act\tnot:@water"),
            "triggers.tsv:2: '@water' names no list of word_lists.tsv",
        ),
        (
            "triggers.tsv",
            TRIGGERS + trigger() + trigger().replace("فاض", "طاف"),
            "triggers.tsv:3: the id 'fad1' is that of",
        ),
        (
            "type_cues.tsv",
            "cues\tfrom\tto\texample\nطوفان\tattack\tflood\tهجوم كالطوفان\n",
            "type_cues.tsv:2: 'flood' under to is not a type of the codebook",
        ),
        ("types.toml", TYPES.replace("definition", "meaning"), "types.toml:2: type 'flood' lacks definition"),
        ("types.toml", TYPES + TYPES, "types.toml:7: the type 'flood' stands here twice"),
        ("types.toml", "type = 3\n", "types.toml:1: needs each type under a heading [[type]]"),
        ("types.toml", TYPES.replace('"Flood"', "7"), "types.toml:1: label_en must be text in quotes"),
        ("types.toml", "[[type]\n", "types.toml:1: is not TOML"),
        ("my_words.tsv", VERBS, "my_words.tsv:1: is nothing that Rasid reads here"),
    ],
)
def test_fault_is_named(tmp_path: Path, name: str, content: str, fault: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    found = shown(tmp_path)
    assert [line[: len(fault)] for line in found] == [fault], found


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ("ترنم|ترنّم\tيترنم\t\tplain\tترنم الطفل\n", ["verbs.tsv:2: ترنّم stands here twice"]),
        ("ترنم\tيترنم\t\tplain\tترنم الطفل\n" * 2, ["verbs.tsv:3: ترنم stands at"]),
        ("قال\tيقول\t\tsay\tقال الطفل\n", ["verbs.tsv:2: قال stands at lexicon/verbs.tsv:"]),
        ("قال\tيقول\t\tplan\tقال الطفل\n", []),  # another sense
    ],
    ids=["in one row", "in two rows", "built in", "under another class"],
)
def test_form_that_stands_twice(tmp_path: Path, rows: str, faults: list[str]) -> None:
    (tmp_path / "verbs.tsv").write_text(VERBS + rows, encoding="utf-8")
    found = shown(tmp_path)
    assert [line[: len(fault)] for line, fault in zip(found, faults, strict=True)] == faults


def test_all_faults_come_at_once_and_in_order(tmp_path: Path) -> None:
    """One at a line hides none on other lines, even such as only the table's loader sees."""
    (tmp_path / "verbs.tsv").write_text(VERBS + "x\n" + "ترنم\tيترنم\t\tsing\tترنم الطفل\n", encoding="utf-8")
    (tmp_path / "triggers.tsv").write_text(
        TRIGGERS + "x\n\n" + trigger(frame="S=hero") + trigger(id="fad2", type="flood"), encoding="utf-8"
    )
    (tmp_path / "types.toml").write_text(TYPES, encoding="utf-8")
    found = shown(tmp_path)
    assert [line.partition(": ")[0] for line in found] == [
        "triggers.tsv:2",
        "triggers.tsv:4",
        "verbs.tsv:2",
        "verbs.tsv:3",
    ]


def test_triggers_are_not_blamed_for_a_codebook_at_fault(tmp_path: Path) -> None:
    (tmp_path / "types.toml").write_text(TYPES.replace("definition", "meaning"), encoding="utf-8")
    (tmp_path / "triggers.tsv").write_text(TRIGGERS + trigger(type="flood"), encoding="utf-8")
    assert [line.partition(": ")[0] for line in shown(tmp_path)] == ["types.toml:2"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ((VERBS + "زقزق\tيزقزق\t\tplain\tزقزق\n").encode("cp1256"), "verbs.tsv:2: is not UTF-8 text"),
        (b"\xef\xbb\xbf" + VERBS.encode(), "verbs.tsv:1: begins with a byte order mark"),
    ],
)
def test_bytes_that_are_no_table(tmp_path: Path, content: bytes, fault: str) -> None:
    (tmp_path / "verbs.tsv").write_bytes(content)
    (found,) = shown(tmp_path)
    assert found.startswith(fault)


def test_a_sound_folder_has_no_fault(tmp_path: Path) -> None:
    """Own types and words, another name of a known organisation, line ends of Windows, notes."""
    (tmp_path / "types.toml").write_text(TYPES, encoding="utf-8")
    (tmp_path / "triggers.tsv").write_bytes((TRIGGERS + trigger(type="flood")).replace("\n", "\r\n").encode())
    known = next(
        line
        for line in resources.files("rasid")
        .joinpath("data/lexicon/organisations.tsv")
        .read_text("utf-8")
        .split("\n")
        if line and not line.startswith(("#", "id\t"))
    ).split("\t")
    known[1] = "لواء طيور السنونو"
    (tmp_path / "organisations.tsv").write_text(ORGANISATIONS + "\t".join(known) + "\n", encoding="utf-8")
    (tmp_path / "places.csv").write_text(
        "form,name,country\nتل السنونو,Tall as Sununu,SY\n", encoding="utf-8"
    )
    (tmp_path / "README.md").write_text("Notes", encoding="utf-8")
    (tmp_path / ".hidden").write_text("", encoding="utf-8")
    assert shown(tmp_path) == []
