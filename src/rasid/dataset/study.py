"""A study: open it, add reports to it, decide on what was read, ask it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from rasid.dataset.adding import Added, add_coded
from rasid.dataset.contents import Contents
from rasid.dataset.deciding import Verdict, decide_claim, grade_source, judge_link, take_back
from rasid.dataset.dossiers import Dossiers
from rasid.dataset.erasing import erase_report
from rasid.dataset.holders import bring_told_in_step, out_of_step
from rasid.dataset.indexing import index_anew
from rasid.dataset.knowing import Reading, reading_with
from rasid.dataset.place import place_of, point_to
from rasid.dataset.queueing import bring_in_step
from rasid.dataset.recoding import Recoded, check_joined, join_anew, recode_report
from rasid.dataset.veiled import Onlooker, VeiledContents, VeiledDossiers, find_veiled
from rasid.dataset.veils import veil_of
from rasid.dataset.work import Noting, Work
from rasid.errors import UsageError
from rasid.records import additions, codings, decisions, history, judgements, reports
from rasid.records.backup import back_up, restore
from rasid.records.checks import check_records
from rasid.records.database import Database
from rasid.records.graph import RecordGraph
from rasid.records.protected import is_any_protected
from rasid.resolve.taking import report_id_of
from rasid.resolve.veil import NO_VEIL
from rasid.values.coded import CodedReport
from rasid.values.judgement import Decision, Judgement
from rasid.values.report import Report
from rasid.values.search import Page, Query
from rasid.values.stored import Arrival

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Study:
    """One data set and the reports it follows from.

    Open it with `Study.create` or `Study.open`; use it as a context manager, or call `close`. `who` signs the
    changes (without it the name of the user of this machine), `lexicon` is a folder of the user's own tables,
    `cache` one for the morphology. Every method is one transaction, `recode` one a report: done wholly or
    not at all.
    """

    def __init__(
        self,
        database: Database,
        *,
        who: str | None = None,
        lexicon: Path | None = None,
        cache: Path | None = None,
        clock: Clock = _now,
    ) -> None:
        self.database = database
        self.who = who or getpass.getuser()
        self._clock = clock
        self.lexicon = lexicon
        self._cache = cache
        self._reading: Reading | None = None
        self._borrowed = False
        self._former: list[Reading] = []
        self.veil = NO_VEIL

    @classmethod
    def create(
        cls,
        place: str | Path,
        *,
        database: str | None = None,
        who: str | None = None,
        clock: Clock = _now,
    ) -> Study:
        """Make an empty study in a new file, or in the PostgreSQL `database`, which `place` then points to.

        Raises RecordsError where something stands there already.
        """
        with _pointing(place, database):
            made = cls(Database.create(database or place), who=who, clock=clock)
        with made.database.writing() as connection:
            history.append(
                connection, history.Change(made.time(), made.who, "create", "study", made.database.name)
            )
        return made

    @classmethod
    def open(
        cls,
        place: str | Path,
        *,
        who: str | None = None,
        lexicon: Path | None = None,
        cache: Path | None = None,
        clock: Clock = _now,
    ) -> Study:
        """Open a study. Raises RecordsError where there is none."""
        database = Database.open(place_of(place))
        return cls(database, who=who, lexicon=lexicon, cache=cache, clock=clock)

    @property
    def reading(self) -> Reading:
        """The coder and what the study resolves with, loaded when first needed."""
        if self._reading is None:
            self._reading = self.load_reading()
        return self._reading

    def load_reading(self) -> Reading:
        """Load the lexicons with what people of this study added to them. Raises LexiconError."""
        with self.database.reading() as connection:
            added = additions.standing_additions(connection)
        return reading_with(self.lexicon, self._cache, added)

    def read_anew(self) -> Reading:
        """Load the lexicons as they are now, and read with them from now on.

        What reads with those from before goes on; they are closed with the study.
        """
        fresh = self.load_reading()
        if self._reading is not None and not self._borrowed:
            self._former.append(self._reading)
        self._reading, self._borrowed = fresh, False
        return fresh

    def read_with(self, reading: Reading) -> Study:
        """Read with what is loaded already; it stays open when the study is closed. Gives the study."""
        self._reading = reading
        self._borrowed = True
        return self

    def signed(self, who: str) -> Study:
        """The same open study for another person, who signs what he changes; close this one only."""
        return Study(
            self.database, who=who, lexicon=self.lexicon, cache=self._cache, clock=self._clock
        ).read_with(self.reading)

    def veiled(self) -> Study:
        """The same open study for one who may not see the names of protected people; close this one only.

        What it tells has their pseudonyms: all that its methods give. `veil` hides them in anything else.
        Where nobody is protected it is this study itself.
        """
        with self.database.reading() as connection:
            if not is_any_protected(connection):
                return self
            veil = veil_of(self.database, connection, self.reading)
        other = self.signed(self.who)
        other.veil = veil
        return other

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """One change of the study: a transaction with what it works with.

        Raises RecordsError where another version joined what it holds.
        """
        with self._working() as work:
            check_joined(work)
            yield work

    @contextmanager
    def noting(self) -> Iterator[Noting]:
        """One change of what joins nothing: a transaction that loads no lexicon."""
        with self.database.writing() as connection:
            yield Noting(connection, self.time(), self.who)

    @contextmanager
    def _working(self) -> Iterator[Work]:
        knowledge = self.reading.knowledge
        with self.database.writing() as connection:
            yield Work(
                connection,
                RecordGraph(connection),
                knowledge,
                self.time(),
                self.who,
                lambda: veil_of(self.database, connection, self.reading),
            )

    def time(self) -> str:
        """The time now, as the study writes it: ISO in UTC."""
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    def add(self, report: Report, *, kind: str = "file", retrieved: date | None = None) -> Added:
        """Add a report: code it, keep it, join what it tells. One that the study has changes nothing.

        `kind`: file, or typed (an interview, a phone call). `retrieved` is the day it was got, else today.
        """
        with self.database.reading() as connection:
            known = reports.states_of(connection, [report_id_of(report.sha256)])
        for id, state in known.items():
            return Added(id, "known" if state == reports.KEPT else "erased")
        return self.add_coded(report, self.reading.coder.code(report), kind=kind, retrieved=retrieved)

    def add_coded(
        self, report: Report, coded: CodedReport, *, kind: str = "file", retrieved: date | None = None
    ) -> Added:
        """Add a report with its coding, made by this version of the program."""
        arrival = Arrival(kind, retrieved or self._clock().date(), self.who)
        with self.writing() as work:
            return add_coded(work, report, coded, arrival=arrival)

    def recode(self, *, everything: bool = False, only: Collection[str] | None = None) -> Iterator[Recoded]:
        """Code anew the reports whose coding is of another version (or all), one by one; say what changed.

        `only` bounds it to these reports. What another version joined or queued is made anew first.
        """
        with self._working() as work:
            join_anew(work)
            bring_in_step(work)
            bring_told_in_step(work)
        with self.database.reading() as connection:
            waiting = (
                tuple(reports.kept_ids(connection))
                if everything
                else codings.outdated(connection, self.reading.coder.versions)
            )
        for id in waiting if only is None else sorted(set(waiting) & set(only)):
            with self.database.reading() as connection:
                report = reports.get_report(connection, id)
            if report is None:
                continue
            coded = self.reading.coder.code(report)
            with self.writing() as work:
                done = recode_report(work, id, coded)
            if done is not None:
                yield done

    def erase(self, report_id: str, *, why: str) -> None:
        """Erase a report: its content goes, a tombstone with the reason stays. See `erasing`."""
        with self.writing() as work:
            erase_report(work, report_id, why=why)
        self.database.purge()

    def decide(self, claim_id: str, said: Verdict) -> Decision:
        """Accept, reject or correct a claim or one of its values."""
        with self.writing() as work:
            return decide_claim(work, claim_id, said)

    def judge(self, a: str, b: str, *, same: bool, why: str = "") -> Judgement:
        """Say that two incidents, claims, people, namings, organisations or reports are the same or not."""
        with self.writing() as work:
            return judge_link(work, a, b, same=same, why=why)

    def grade(self, source: str, *, kind: str | None, reliability: str | None) -> None:
        """Say what kind of publisher a source is and how reliable it is held to be, A-F."""
        with self.writing() as work:
            grade_source(work, source, kind=kind, reliability=reliability)

    def take_back(self, id: str, *, why: str = "") -> None:
        """Take back a decision or a judgement."""
        with self.writing() as work:
            take_back(work, id, why=why)

    @contextmanager
    def inside(self, *, rule: str | None = None) -> Iterator[tuple[Contents, Dossiers]]:
        """What the study holds, in one state of it, whatever is added meanwhile.

        `rule` derives the figures of incidents: latest (the study's own), ucdp or acled.
        """
        with self.database.reading() as connection:
            if self.veil:
                veiled = VeiledContents(connection, self.reading, rule=rule, veil=self.veil)
                yield veiled, VeiledDossiers(connection, veiled)
                return
            contents = Contents(connection, self.reading, rule=rule)
            yield contents, Dossiers(connection, contents)

    def search(self, query: Query, *, limit: int = 20, after: str | None = None) -> Page:
        """The reports that are as asked, the latest first; see `asking.ask` for a query from words."""
        with self.database.reading() as connection:
            return find_veiled(connection, query, Onlooker(self.reading, self.veil), limit=limit, after=after)

    def lost(self) -> tuple[Decision, ...]:
        """The decisions that stand but lost their anchor by a new coding."""
        with self.database.reading() as connection:
            return self.veil.value(decisions.adrift(connection))

    def changes(self, id: str | None = None) -> Iterator[history.Change]:
        """What changed, oldest first: all of it, or what befell one thing (its public id).

        Raises UsageError where nothing is known of the id.
        """
        with self.database.reading() as connection:
            if id is None:
                yield from map(self.veil.value, history.all_changes(connection))
                return
            found = history.changes_of_id(connection, id)
            if not found:
                raise UsageError(f"{id}: the history of this study has nothing of this id")
            yield from map(self.veil.value, found)

    def said(self) -> Iterator[str]:
        """The decisions and judgements that stand, a line each, in the order they were made."""
        with self.database.reading() as connection:
            decided = self.veil.value(decisions.standing(connection))
            judged = self.veil.value(judgements.all_judgements(connection))
        told = []
        for one in decided:
            what = f"{one.id}  {one.verdict} {one.field} of {one.type} at {one.at} of {one.report_id}"
            told.append((one.made, what, one.author, one.why))
        for link in judged:
            what = f"{link.id}  {link.a} {'=' if link.same else '/='} {link.b}"
            told.append((link.made, what, link.author, link.why))
        for made, what, author, why in sorted(told):
            yield f"{what}, {made[:10]}, {author}{f': {why}' if why else ''}"

    def check(self, *, head: str | None = None) -> Checked:
        """Whether the study is whole. `head` is an end of its history noted down earlier, NUMBER:DIGEST.

        Raises UsageError where `head` is none.
        """
        with self.database.reading() as connection:
            faults = check_records(connection, known=None if head is None else _head(head))
            end = history.head(connection)
            kept = sum(1 for _ in reports.kept_ids(connection))
            faults += out_of_step(connection, self.reading.knowledge.sole)
        return Checked(tuple(map(str, faults)), kept, f"{end.number}:{end.digest}")

    def backup(self, file: Path) -> None:
        """Write all of the study into a file that is not there yet. Raises RecordsError."""
        back_up(self.database, file)

    @classmethod
    def restore(cls, file: Path, place: str | Path, *, database: str | None = None) -> None:
        """Make a study from a backup, in a new file or in a PostgreSQL database that `place` then points to.

        Raises RecordsError where the backup is damaged or the place is taken.
        """
        with _pointing(place, database):
            reading = reading_with(None, None)
            restore(file, database or place, lambda connection: index_anew(connection, reading))

    def close(self) -> None:
        """Close the store and keep what the morphology learned."""
        for former in self._former:
            former.coder.close()
        if self._reading is not None and not self._borrowed:
            self._reading.coder.close()
        self.database.close()

    def __enter__(self) -> Study:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the faults in words, how many reports are kept, the end of the history."""

    faults: tuple[str, ...]
    reports: int
    head: str


@contextmanager
def _pointing(place: str | Path, database: str | None) -> Iterator[None]:
    """Let a file point to a database while it is made; where that fails, no file stays."""
    if database is not None:
        point_to(place, database)
    try:
        yield
    except BaseException:
        if database is not None:
            Path(place).unlink(missing_ok=True)
        raise


def _head(said: str) -> history.Head:
    number, _, digest = said.partition(":")
    if not number.isdigit() or not digest:
        raise UsageError(f"{said}: is no end of a history; give NUMBER:DIGEST as `rasid check` printed it")
    return history.Head(int(number), digest)


__all__ = ["Added", "Checked", "Study", "UsageError", "Verdict"]
