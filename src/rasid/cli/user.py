"""`rasid user`: who may work on a study in a browser."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rasid.cli.study_options import by_option, opened, study_argument, why_option
from rasid.dataset import accounts, tokens
from rasid.dataset.second_factor import address_of, in_groups
from rasid.errors import UsageError
from rasid.values.account import ADMINISTRATOR, OPEN, ROLES, Account

_name = click.argument("name", metavar="NAME")
_password_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input, not from a prompt."
)


@click.group()
def user() -> None:
    """Say who may work on a study with `rasid serve`, and in which role.

    A study without accounts serves whoever sits at this machine. The first account is an administrator's;
    from then on everyone logs in.
    """


@user.command("add")
@study_argument
@_name
@click.option(
    "--role", type=click.Choice(ROLES), help="What the account may do; coder, for the first administrator."
)
@_password_stdin
@by_option
def add(study: str, name: str, role: str | None, password_stdin: bool, by: str | None) -> None:
    """Open an account for NAME on STUDY; the password is asked for."""
    with opened(study, by=by) as found:
        given = role or ("coder" if accounts.has_accounts(found) else ADMINISTRATOR)
        password = _password(from_stdin=password_stdin)
        account = accounts.add_account(found, name, role=given, password=password)
        click.echo(f"{account.name}: may log in as {account.role}")


@user.command("list")
@study_argument
def list_(study: str) -> None:
    """List the accounts of STUDY with their roles."""
    with opened(study) as found:
        known = accounts.list_accounts(found)
        for account in known:
            click.echo(_told(account))
        if not known:
            click.echo("no accounts: rasid serve asks nobody who sits at this machine to log in")


@user.command("role")
@study_argument
@_name
@click.argument("role", type=click.Choice(ROLES))
@why_option
@by_option
def role(study: str, name: str, role: str, why: str, by: str | None) -> None:
    """Give NAME another role on STUDY."""
    with opened(study, by=by) as found:
        accounts.set_role(found, name, role, why=why)
        click.echo(f"{name}: is {role}")


@user.command("close")
@study_argument
@_name
@click.option("--reopen", is_flag=True, help="Open a closed account again.")
@why_option
@by_option
def close(study: str, name: str, reopen: bool, why: str, by: str | None) -> None:
    """Close the account of NAME on STUDY: nobody logs in with it any more, what it did stays."""
    with opened(study, by=by) as found:
        if reopen:
            accounts.reopen_account(found, name, why=why)
        else:
            accounts.close_account(found, name, why=why)
        click.echo(f"{name}: is {'open' if reopen else 'closed'}")


@user.command("password")
@study_argument
@_name
@_password_stdin
@by_option
def password(study: str, name: str, password_stdin: bool, by: str | None) -> None:
    """Set the password of NAME on STUDY: all its sessions and tokens end."""
    with opened(study, by=by) as found:
        accounts.set_password(found, name, _password(from_stdin=password_stdin))
        click.echo(f"{name}: has a new password; all sessions and tokens have ended")


@user.command("token")
@study_argument
@_name
@click.argument("label", metavar="LABEL")
@click.option("--days", type=int, default=90, show_default=True, help="For how many days it counts.")
@by_option
def token(study: str, name: str, label: str, days: int, by: str | None) -> None:
    """Make a token of NAME for the API of STUDY, and print it this once; LABEL says what it is for."""
    with opened(study, by=by) as found:
        account = accounts.account_named(found, name)
        if account is None or account.state != OPEN:
            raise UsageError(f"{name}: no open account has this name; see rasid user list")
        made = tokens.make_token(found, account.name, label, days=days)
        click.echo(made.secret)
        click.echo(f"{account.name}: counts until {(made.token.expires or '')[:10]}", err=True)


@user.command("totp")
@study_argument
@_name
@click.option("--off", is_flag=True, help="Ask for no code any more: the device was lost.")
@why_option
@by_option
def totp(study: str, name: str, off: bool, why: str, by: str | None) -> None:
    """Set up codes of an app as a second factor for NAME on STUDY."""
    with opened(study, by=by) as found:
        if off:
            accounts.drop_second_factor(found, name, why=why)
            click.echo(f"{name}: is asked for no code any more")
            return
        secret = accounts.begin_second_factor(found, name)
        click.echo(f"Give the app this secret:  {in_groups(secret)}")
        click.echo(f"or this address:           {address_of(secret, name=name, study=Path(study).stem)}")
        code = click.prompt("The code that it shows", type=str)
        accounts.confirm_second_factor(found, name, code)
        click.echo(f"{name}: is asked for a code from now on")


def _password(*, from_stdin: bool) -> str:
    """A password, typed twice without showing it, or the first line of standard input."""
    if from_stdin:
        line = sys.stdin.readline().rstrip("\r\n")
        if not line:
            raise UsageError("standard input holds no password: give it in its first line")
        return line
    typed = click.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    return str(typed)


def _told(account: Account) -> str:
    second = ", with a second factor" if account.second_factor else ""
    return f"{account.name}  {account.role}, {account.state}{second}, since {account.made[:10]}"
