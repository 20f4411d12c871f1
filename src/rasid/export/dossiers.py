"""Dossiers for reading: an incident, a person, an organisation or a place, with every source named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rasid.export.lines import Line, Style, Words, bold, days_of, heading, lay, listed
from rasid.values.dossier import Event, IncidentDossier, OrganisationDossier, PersonDossier, PlaceDossier
from rasid.values.entity import Bound, Control, Person, Tenure
from rasid.values.incident import Incident, Range, Side
from rasid.values.judgement import Judgement, Link
from rasid.values.stored import Citation, StoredClaim
from rasid.values.victim import ToldVictim

_STANDING = {
    "reported": "reported as having happened",
    "disputed": "reported, and denied by some",
    "denied": "reported only as not having happened",
    "possible": "reported as possible",
    "planned": "reported as planned or demanded",
    "generic": "spoken of in general",
}
_MOST_REASONS = 4


def incident_text(dossier: IncidentDossier, style: Style) -> str:
    """An incident: its values, what contradicts, its claims with their sources, and why they were joined."""
    incident = dossier.incident
    lines = [heading(incident.id, f"{_type(incident)}: {_STANDING[incident.standing]}", style)]
    for label, words in _about_incident(dossier):
        lines += lay(label, words, style)
    for contradiction in incident.contradictions:
        said = [
            [_quoted(dossier.names.get(value, value)), Words(f"({len(ids)})")]
            for value, ids in contradiction.values
        ]
        lines += lay("sources differ", [Words(f"{contradiction.field}:"), *listed(said)], style)
    lines += ["", bold("     claims", style)]
    cited = {citation.report_id: citation for citation in dossier.citations}
    for held in dossier.claims:
        lines += lay("", _claim(held, cited.get(held.sourced.report_id)), style)
    if dossier.victims:
        lines += ["", bold("     who is reported harmed, claim by claim: not to be added", style)]
    for told in dossier.victims:
        lines += lay("", _victim(told), style)
    if incident.links:
        lines += _why("why these claims are taken for one happening", incident.links, style)
    if dossier.judgements:
        lines += ["", bold("     what people said of these claims", style)]
    for judgement in dossier.judgements:
        lines += lay("", _judged(judgement), style)
    return "\n".join(lines) + "\n\n"


def person_text(dossier: PersonDossier, style: Style) -> str:
    """A person: names, offices, what he is reported to have taken part in, and the reports."""
    person = dossier.person
    lines = [heading(person.name, person.id, style)]
    others = [name for name in person.names if name != person.name]
    if others:
        lines += lay("also named", listed([[_quoted(name)] for name in others]), style)
    if person.latin:
        lines += lay("in Latin", [Words(" · ".join(person.latin[:3]))], style)
    lines += _former(dossier.former, style)
    for tenure in dossier.tenures:
        lines += lay("office", _tenure(tenure, dossier.names), style)
    lines += _events(dossier.events, style)
    namings: dict[str, list[str]] = {}
    for naming in person.namings:
        namings.setdefault(naming.partition(":")[0], []).append(naming)
    lines += _sources(dossier.citations, style, namings)
    if person.links:
        lines += _why("why these namings are taken for one person", person.links, style)
    return "\n".join(lines) + "\n\n"


def organisation_text(dossier: OrganisationDossier, style: Style) -> str:
    """An organisation: names, people in its offices, places it is reported to have held, and incidents."""
    organisation = dossier.organisation
    lines = [heading(organisation.name, organisation.id, style)]
    others = [name for name in organisation.names if name != organisation.name]
    if others:
        lines += lay("also named", listed([[_quoted(name)] for name in others]), style)
    known = [part for part in (organisation.name_en, organisation.kind, *organisation.countries) if part]
    if known:
        lines += lay("known as", [Words(" · ".join(known))], style)
    if organisation.parent:
        lines += lay("part of", [Words(organisation.parent)], style)
    lines += _former(dossier.former, style)
    for tenure in dossier.tenures:
        holder = dossier.names.get(tenure.person, tenure.person)
        lines += lay("office", [_quoted(holder), Words("–"), *_tenure(tenure, {})], style)
    for held in dossier.control:
        lines += lay("held", [_quoted(held.place_name), *_from_to(held.start, held.end)], style)
    lines += _events(dossier.events, style)
    return "\n".join(lines + _sources(dossier.citations, style)) + "\n\n"


def place_text(dossier: PlaceDossier, style: Style) -> str:
    """A place: who is reported to have held it, and what is reported to have happened there."""
    named = dossier.name if dossier.country is None else f"{dossier.name} ({dossier.country})"
    lines = [heading(named, dossier.id, style)]
    for held in dossier.control:
        lines += lay("held by", control_words(held, dossier.names), style)
    return "\n".join(lines + _events(dossier.events, style)) + "\n\n"


def incident_line(incident: Incident, style: Style) -> str:
    """An incident in a line of a list."""
    days = "day not said" if incident.days is None else days_of(incident.days)
    words = [Words(f"{days}  {_type(incident)}")]
    if incident.place is not None:
        words += [Words("at"), _quoted(incident.place.text)]
    if incident.figures:
        words.append(Words("; ".join(figure_words(figure) for figure in incident.figures)))
    if incident.standing != "reported":
        words.append(Words(f"[{incident.standing}]"))
    words.append(Words(f"({_amount(incident.sources, 'source')})"))
    return "\n".join(lay(incident.id, words, style))


def person_line(person: Person, tenures: Sequence[Tenure], names: Mapping[str, str], style: Style) -> str:
    """A person in a line of a list, with a line for each office and what became of it."""
    words = [_quoted(person.name), Words(f"({_amount(len(person.reports), 'report')})")]
    lines = lay(person.id, words, style)
    for tenure in tenures:
        lines += lay("", _tenure(tenure, names), style)
    return "\n".join(lines)


def place_line(
    id: str, named: str, control: Sequence[Control], names: Mapping[str, str], style: Style
) -> str:
    """A place in a line of a list, with a line for each time that somebody is reported to have held it."""
    lines = lay(id, [_quoted(named)], style)
    for held in control:
        lines += lay("", [Words("held by"), *control_words(held, names)], style)
    return "\n".join(lines)


def control_words(held: Control, names: Mapping[str, str]) -> list[Words]:
    """Who is reported to have held a place, and from when to when."""
    holder = names.get(held.organisation or "", held.said)
    contested = [Words("(contested)")] if held.contested else []
    return [_quoted(holder), *_from_to(held.start, held.end), *contested]


def figure_words(figure: Range) -> str:
    """A figure with its low, best and high."""
    if figure.low == figure.best == figure.high:
        return f"{figure.what} {figure.best}"
    high = "or more" if figure.high is None else f"to {figure.high}"
    return f"{figure.what} {figure.best} ({figure.low} {high})"


def _about_incident(dossier: IncidentDossier) -> list[Line]:
    incident = dossier.incident
    lines: list[Line] = []
    if incident.aggregate:
        lines.append(("kind", [Words("a sum over a period or area, not one happening")]))
    for role, label in (("actor", "by"), ("target", "against")):
        sides = [_side(side, dossier.names) for side in incident.sides if side.role == role]
        if sides:
            lines.append((label, listed(sides)))
    if incident.place is not None:
        known = [part for part in (incident.place.name, incident.place.country) if part]
        where = [Words(f"({', '.join(known)}; {incident.place.precision})")] if known else []
        lines.append(("where", [_quoted(incident.place.text), *where]))
    days = "not said" if incident.days is None else days_of(incident.days)
    lines.append(("when", [Words(days)]))
    if incident.figures:
        rules = sorted({figure.rule for figure in incident.figures})
        told = "; ".join(figure_words(figure) for figure in incident.figures)
        lines.append(("reported toll", [Words(f"{told} (rule: {', '.join(rules)})")]))
    told_by = f"{_amount(len(incident.reports), 'report')}, {_amount(incident.sources, 'independent source')}"
    lines.append(("told by", [Words(told_by)]))
    if dossier.former:
        lines.append(("was also", [Words(" · ".join(dossier.former))]))
    return lines


def _amount(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _type(incident: Incident) -> str:
    return f"{incident.type.replace('_', ' ')} ({incident.family})"


def _side(side: Side, names: Mapping[str, str]) -> list[Words]:
    known = names.get(side.person or side.organisation or "")
    words = [_quoted(side.said)]
    if known is not None and known != side.said:
        words += [Words("="), _quoted(known)]
    return [*words, Words(f"({len(side.claims)})")] if len(side.claims) > 1 else words


def _victim(told: ToldVictim) -> list[Words]:
    """Who was harmed, in the words of the report; what is inferred of him has a question mark."""
    victim = told.victim
    many = str(victim.low) if victim.low == victim.high else f"{victim.low} or more"
    words = [Words(victim.claim), *([Words("among them")] if victim.part else [])]
    words += [Words(f"{victim.befell} {many}:"), _quoted(victim.said.text)]
    traits = [
        f"{trait.value}{'' if trait.basis == 'stated' else '?'}"
        for trait in (victim.sex, victim.age, victim.standing)
        if trait is not None
    ]
    years = [] if victim.years is None else ["-".join(str(year) for year in dict.fromkeys(victim.years))]
    return [*words, *([Words(f"({', '.join((*traits, *years))})")] if traits or years else [])]


def _claim(held: StoredClaim, citation: Citation | None) -> list[Words]:
    claim = held.sourced.claim
    words = [Words(claim.id), _quoted(claim.trigger.text), Words(claim.type.replace("_", " "))]
    if claim.factuality != "asserted":
        words.append(Words(f"[{claim.factuality}]"))
    toll = [
        f"{what} {counted[0]}{'+' if counted[1] is None else ''}"
        for what, counted in (("killed", claim.killed), ("injured", claim.injured))
        if counted is not None
    ]
    words += [Words(part) for part in toll]
    if held.status != "unreviewed":
        words.append(Words(f"({held.status})"))
    return [*words, Words("–"), *cite(citation)]


def cite(citation: Citation | None) -> list[Words]:
    """A report named as a source."""
    if citation is None:
        return [Words("erased report")]
    words = [_quoted(citation.publisher)] if citation.publisher else [Words("publisher unknown")]
    if citation.published is not None:
        words.append(Words(citation.published.isoformat()))
    if citation.copy_of is not None:
        words.append(Words(f"(near-copy of {citation.copy_of})"))
    return [*words, Words(f"[{citation.report_id}]")]


def _tenure(tenure: Tenure, names: Mapping[str, str]) -> list[Words]:
    words = [_quoted(tenure.title)]
    organisation = names.get(tenure.organisation or "", tenure.organisation_said or "")
    if organisation:
        words += [Words("of"), _quoted(organisation)]
    if tenure.place:
        words += [Words("in"), _quoted(tenure.place)]
    words += _from_to(tenure.start, tenure.end)
    if tenure.seen is not None and tenure.start is None:
        first, last = tenure.seen
        to = "" if first == last else f" to {last.isoformat()}"
        words.append(Words(f"named so in reports of {first.isoformat()}{to}"))
    return words if tenure.status == "current" else [*words, Words(f"[{tenure.status}]")]


def _from_to(start: Bound | None, end: Bound | None) -> list[Words]:
    words: list[Words] = []
    for label, bound in (("from", start), ("until", end)):
        if bound is not None:
            days = "a day not said" if bound.days is None else days_of(bound.days)
            words.append(Words(f"{label} {days} ({bound.by})"))
    return words


def _events(events: Sequence[Event], style: Style) -> list[str]:
    if not events:
        return []
    lines = ["", bold("     reported to have taken part in, or to have happened there", style)]
    for event in events:
        days = "day not said" if event.first is None else event.first.isoformat()
        words = [Words(f"{days}  {event.type.replace('_', ' ')}")]
        if event.place is not None:
            words += [Words("at"), _quoted(event.place)]
        words += [Words(f"as {' and '.join(event.roles)}")] if event.roles else []
        words += [Words(f"[{event.standing}]")] if event.standing != "reported" else []
        lines += lay(event.incident, words, style)
    return lines


def _sources(
    citations: Iterable[Citation], style: Style, namings: Mapping[str, Sequence[str]] | None = None
) -> list[str]:
    """The reports, each with the ids of the namings in it, which `rasid judge` takes."""
    lines = ["", bold("     reports", style)]
    for citation in citations:
        ids = [] if namings is None else [Words(" ".join(namings.get(citation.report_id, ())))]
        lines += lay("", [*cite(citation), *ids], style)
    return lines


def _judged(judgement: Judgement) -> list[Words]:
    """What a person said of two claims, who, when and why."""
    said = "the same" if judgement.same else "not the same"
    words = [Words(f"{judgement.a} and {judgement.b} are {said}: {judgement.made[:10]} by")]
    words.append(_quoted(judgement.author))
    return [*words, *([_quoted(judgement.why)] if judgement.why else []), Words(f"[{judgement.id}]")]


def _why(said: str, links: Sequence[Link], style: Style) -> list[str]:
    """The links that joined what is shown, each with its strongest reasons."""
    lines = ["", bold(f"     {said}", style)]
    for link in links:
        reasons = sorted(link.reasons, key=lambda r: (-abs(r.weight), r.rule))[:_MOST_REASONS]
        why = "; ".join(reason.says for reason in reasons)
        lines += lay(
            "", [_quoted(f"{link.a} = {link.b}"), Words(f"({link.score:.2f}):"), _quoted(why)], style
        )
    return lines


def _former(former: Sequence[str], style: Style) -> list[str]:
    return lay("was also", [Words(" · ".join(former))], style) if former else []


def _quoted(text: str) -> Words:
    return Words(text, quoted=True)
