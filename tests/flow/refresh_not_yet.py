"""Code every sentence case and write anew which of them are not read right yet, and why.

    python tests/flow/refresh_not_yet.py [--show NAME ...]

Prints how many values of each field are right. With --show it writes nothing and prints what is wrong with
the cases whose topic or name holds one of these parts.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from sentence_cases import NOT_YET, Case, Fault, faults, read_cases, readable

from rasid.coding import Coder, report_of

HEADER = """\
# Cases of these fixtures that the program does not read right yet, each with what is wrong.
# Made by `python tests/flow/refresh_not_yet.py`: not to be edited; it should only grow shorter.
# columns: name, what is wrong
"""


def main() -> None:
    """Write the list and print its figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", nargs="+", metavar="NAME", help="print what is wrong with these cases")
    shown = parser.parse_args().show
    cases = read_cases()
    if shown:
        cases = tuple(case for case in cases if any(part in f"{case.topic}/{case.name}" for part in shown))
    with tempfile.TemporaryDirectory() as folder, Coder(cache=Path(folder), all_claims=True) as coder:
        wrong = {
            case.name: faults(case, coder.code(report_of(case.text, published=case.published)))
            for case in cases
        }
    if shown:
        for case in cases:
            print(readable(case, wrong[case.name]) if wrong[case.name] else f"\n{case.name}: right")
        return
    lines = [f"{name}\t{'; '.join(map(str, found))}\n" for name, found in wrong.items() if found]
    NOT_YET.write_text(HEADER + "".join(lines), encoding="utf-8")
    _print_figures(cases, wrong)


def _print_figures(cases: tuple[Case, ...], wrong: dict[str, tuple[Fault, ...]]) -> None:
    right = sum(not found for found in wrong.values())
    print(f"{right} of {len(cases)} cases are read right")
    for topic in dict.fromkeys(case.topic for case in cases):
        names = [case.name for case in cases if case.topic == topic]
        print(f"  {topic:32s} {sum(not wrong[name] for name in names):3d} of {len(names):3d}")
    expected = Counter[str]()
    for case in cases:
        expected["no further event"] += case.only
        expected["people"] += case.people is not None
        for event in case.events:
            expected["event"] += 1
            expected.update(key for key in event if key not in ("type", "trigger"))
        for person in case.persons:
            expected["person"] += 1
            expected.update(key for key in person if key != "name")
    failed = Counter(fault.field.split(" of ")[0] for found in wrong.values() for fault in found)
    print("values that are wrong, of those expected (the fields of an event not found are not wrong)")
    for field, number in sorted(expected.items()):
        print(f"  {field:18s} {failed[field]:3d} of {number:3d}")


if __name__ == "__main__":
    main()
