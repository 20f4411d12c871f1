"""Who may see the names of protected people from the command line."""

from __future__ import annotations

import click

from rasid.dataset.accounts import account_named, has_accounts
from rasid.dataset.logins import Attempt, Client, log_in, log_out
from rasid.dataset.study import Study
from rasid.errors import UsageError
from rasid.values.account import ADMINISTRATOR

#: From where somebody logs in who does it here.
_HERE = Client("command line")


def administrator(study: Study, account: str | None) -> str:
    """The name of the administrator who asks, whose password is asked for.

    A study without accounts belongs to whoever has it on this machine. Raises UsageError.
    """
    if not has_accounts(study):
        return study.who
    if account is None:
        raise UsageError("this study has accounts: say with --as NAME which administrator you are")
    known = account_named(study, account)
    password = click.prompt("Password", hide_input=True, err=True)
    code = click.prompt("Code", err=True) if known is not None and known.second_factor else ""
    session = log_in(study, Attempt(account, password, code), _HERE)
    log_out(study, session.secret)
    if session.account.role != ADMINISTRATOR:
        raise UsageError(f"{session.account.name}: only an administrator may see names of protected people")
    return session.account.name
