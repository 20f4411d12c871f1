"""Which version of the tables a study has, and bringing it to the present one (Alembic, without its files).

The steps are in `migrations/versions`, one a version, in the order of `REVISIONS`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection, inspect, text

from rasid.errors import RecordsError

if TYPE_CHECKING:
    from alembic.config import Config

#: Every version that the tables ever had, the present one last.
REVISIONS = ("0001", "0002", "0003", "0004")


class _Store(Protocol):
    name: str

    def reading(self) -> AbstractContextManager[Connection]: ...

    def writing(self) -> AbstractContextManager[Connection]: ...


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Make the tables, or bring those of an old study up to a version: the same steps."""
    # Imported here: most of the time a study is up to date, and the import takes as long as opening it.
    from alembic import command  # noqa: PLC0415

    command.upgrade(alembic_config(connection), revision)


def revision_of(connection: Connection) -> str | None:
    """The version of a study's tables, None where there is no study."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def prepare_schema(database: _Store) -> None:
    """Bring the tables up to date; one transaction, so that a step that fails leaves the study as it was.

    Raises RecordsError where there is no study, or one of a later version.
    """
    with database.reading() as connection:
        revision = revision_of(connection)
    if revision is None:
        raise RecordsError(
            f"{database.name} is not a study of Rasid; check the path, or make a study with rasid init"
        )
    if revision not in REVISIONS:
        raise RecordsError(
            f"{database.name} was made by a later version of Rasid (tables {revision}, this version knows "
            f"{REVISIONS[-1]}); install that version or a later one"
        )
    if revision != REVISIONS[-1]:
        with database.writing() as connection:
            upgrade(connection)


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings for the steps beside this module, run on this connection."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
