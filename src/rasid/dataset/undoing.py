"""Taking back any change of the history that can be: as it was before, with who did it and why."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from rasid.dataset import accounts, regrouping
from rasid.dataset.adding_words import take_back_addition
from rasid.dataset.assigning import assign
from rasid.dataset.deciding import regrade_source
from rasid.dataset.past import Past, past_numbered
from rasid.dataset.protecting import end_protection, protections
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.resolve.veil import pseudonym
from rasid.values.account import CLOSED


def undo_change(study: Study, number: int, *, why: str) -> Past:
    """Take back the change of a number; gives it. Raises UsageError where it cannot be, or without `why`."""
    past = past_numbered(study, number)
    if past is None:
        raise RefusedError(
            "change-unknown",
            f"{number}: the history of this study has no change of this number",
            number=number,
        )
    if past.undoing is None:
        raise RefusedError(
            "undo-not", f"change {number} cannot be taken back: it was, or more was done since"
        )
    if not why.strip():
        raise RefusedError("undo-why", "taking a change back needs a reason, which is kept in the history")
    if past.decision is not None:
        study.take_back(past.undoing, why=why)
    elif past.judgement is not None:
        regrouping.take_back(study, [past.undoing], why=why)
    else:
        _OTHERS[past.undoing](study, past, why)
    return past


def _grade_again(study: Study, past: Past, why: str) -> None:
    assert past.change.before is not None and past.change.after is not None
    source, *before = msgspec.json.decode(past.change.before)
    _, *after = msgspec.json.decode(past.change.after)
    with study.writing() as work:
        regrade_source(work, source, (after[0], after[1]), (before[0], before[1]), why)


def _account_again(study: Study, past: Past, why: str) -> None:
    change = past.change
    if change.action == "role":
        accounts.set_role(study, change.object, str(change.before), why=why)
    elif change.after == CLOSED:
        accounts.reopen_account(study, change.object, why=why)
    else:
        accounts.close_account(study, change.object, why=why)


def _add_not(study: Study, past: Past, why: str) -> None:
    take_back_addition(study, past.change.object, why=why)


def _assign_again(study: Study, past: Past, why: str) -> None:
    assign(study, [past.change.object], past.change.before, why=why)


def _protect_not(study: Study, past: Past, why: str) -> None:
    for one in protections(study):
        if one.taken_back is None and pseudonym(one.number, "en") == past.change.after:
            end_protection(study, one.number, why=why)


_OTHERS: dict[str, Callable[[Study, Past, str], None]] = {
    "source": _grade_again,
    "account": _account_again,
    "lexicon": _add_not,
    "report": _assign_again,
    "person": _protect_not,
}
