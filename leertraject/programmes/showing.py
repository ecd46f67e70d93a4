"""Versions, blocks and cohorts in words."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time

from django.forms import Form
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.kernel.actors import Actor
from leertraject.kernel.clock import now as clock_now
from leertraject.people import rules as people_rules
from leertraject.people.models import Person
from leertraject.programmes import examples
from leertraject.programmes.models import (
    Activity,
    Block,
    BlockKind,
    Change,
    ChangeKind,
    Cohort,
    Session,
    Version,
)
from leertraject.programmes.queries import CohortSeen, Member, VersionChanges
from leertraject.programmes.queries.asking import Planned
from leertraject.ui.number_words import capital, in_words

MOMENTS = {"t0": "bij het begin", "t1": "aan het einde", "t2": "een half jaar later", "t3": "een jaar later"}
FRAME = "groep, uren en thema's"
EFFORT = {
    "bijeenkomsten": "in bijeenkomsten",
    "intervisie": "in intervisie",
    "veld_en_oefenen": "aan veldwerk en oefenen",
    "voorbereiding_en_reflectie": "aan voorbereiding en reflectie",
}


def day(at: date | datetime) -> str:
    """Returns a date in words, with its year.

    >>> day(date(2026, 4, 9))
    '9 april 2026'
    """
    return date_format(at, "j F Y")


def clock(at: time) -> str:
    """Returns a time as people say it.

    >>> clock(time(9, 30))
    '9:30'
    """
    return f"{at.hour}:{at.minute:02}"


def times(starts: time | None, ends: time | None) -> str:
    """Returns "9:30 tot 16:30", or what is known of it."""
    if starts and ends:
        return f"{clock(starts)} tot {clock(ends)}"
    return f"vanaf {clock(starts)}" if starts else ""


def taking_back(changes: Sequence[Change]) -> str:
    """Returns what happens when the changes of one block are undone.

    >>> taking_back([Change(kind="dropped", version=Version(programme_id=1))])
    'Het onderdeel komt terug in dit concept, zoals het in de vorige versie was. De reden die je opschreef, gaat weg.'
    """
    kinds, what = {change.kind for change in changes}, "van dit onderdeel"
    if changes[0].of_whole:
        what = "daarvan"
        does = f"{capital(FRAME)} worden weer zoals in de vorige versie."
    elif ChangeKind.ADDED in kinds:
        does = "Het onderdeel gaat weg uit dit concept, met alles wat je erin schreef."
    elif ChangeKind.DROPPED in kinds:
        does = "Het onderdeel komt terug in dit concept, zoals het in de vorige versie was."
    else:
        does = "Het onderdeel wordt weer zoals het in de vorige versie was. Wat je erin veranderde, gaat weg."
    if len(changes) == 1:
        return f"{does} De reden die je opschreef, gaat weg."
    return f"{does} Dit concept noemt {in_words(len(changes))} wijzigingen {what}: ze gaan allemaal weg."


def week(block: Block) -> str:
    """Returns when a block is, counted in weeks from the first session."""
    last = block.until_week
    span = f"{_week_number(block.week)} tot {_week_number(last)}" if last and last != block.week else ""
    return f"week {span or _week_number(block.week)}"


def _week_number(number: int) -> str:
    return f"min {-number}" if number < 0 else str(number)


def meta(block: Block) -> str:
    """Returns the line under the title of a block."""
    long = f"{block.minutes} minuten" if block.minutes else ""
    parts = [block.get_kind_display(), block.form, long, block.day, times(block.starts, block.ends), block.place]
    return ", ".join(part for part in parts if part)


def facts(block: Block) -> list[tuple[str, str]]:
    """Returns what is known of a block, apart from its text, as pairs of term and value."""
    known = examples.names()
    rows = [
        ("Wanneer", week(block)),
        ("Liefst op", block.day),
        ("Tijd", times(block.starts, block.ends)),
        ("Plaats", block.place),
        ("Werkvorm", block.form),
        ("Duur", f"{block.minutes} minuten" if block.minutes else ""),
        ("Met wie", ", ".join(block.who)),
        ("Gasten", ", ".join(block.guests)),
        ("Methode", known.get(block.method, block.method)),
        ("Groepjes", f"van {in_words(block.groups_of)}" if block.groups_of else ""),
        ("Met hoeveel mensen", block.selection),
        ("Instrumenten", ", ".join(known.get(one, one) for one in block.instruments)),
        ("Meetmoment", MOMENTS.get(block.moment, block.moment)),
        ("Terugkijkmeting", "ook gevraagd naar het begin, met de kennis van nu" if block.then_test else ""),
        ("Schalen", ", ".join(known.get(one, one) for one in block.scales)),
    ]
    return [(term, value) for term, value in rows if value]


def differences(theirs: Form, mine: Form) -> list[tuple[str, str]]:
    """Returns what the other person's form says, for the fields where it says something else than mine."""
    found = []
    for field in theirs.visible_fields():
        there, typed = (_typed(form[field.name]) for form in (theirs, mine))
        if there != typed:
            found.append((str(field.label), there or "leeg"))
    return found


def _typed(field: BoundField) -> str:
    value = field.field.prepare_value(field.value())
    named = {str(key): str(name) for key, name in getattr(field.field, "choices", ())}
    if isinstance(value, list | tuple):
        return ", ".join(named.get(str(one), str(one)) for one in value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if str(value) in named:
        return named[str(value)]
    return "; ".join(str(value or "").split("\r\n" if "\r\n" in str(value) else "\n"))


def activity(part: Activity) -> dict[str, object]:
    """Returns one part of a day as an entry."""
    minutes = (part.ends.hour - part.starts.hour) * 60 + part.ends.minute - part.starts.minute
    used = examples.names().get(part.instrument, part.instrument)
    return {
        "at": clock(part.starts),
        "minutes": f"{minutes} min",
        "part": part,
        "pause": part.form == "pauze",
        "form": "" if part.form == "pauze" else part.form.capitalize(),
        "needs": ", ".join(text for text in (part.materials, used) if text),
    }


def part_of_day(part: Activity) -> str:
    """Returns one part of a day as a line of text."""
    row = activity(part)
    return ", ".join(
        str(text) for text in (times(part.starts, part.ends), part.title, row["form"], row["needs"]) if text
    )


def stages(blocks: Sequence[Block], url: str) -> list[dict[str, object]]:
    """Returns the blocks in three stretches: before, during and after the sessions; empty ones are left out."""
    last = max((block.week for block in blocks if block.kind == BlockKind.SESSION), default=0)
    stretches: dict[str, list[dict[str, object]]] = {"Vooraf": [], "Het traject": [], "Daarna": []}
    for block in blocks:
        name = "Vooraf" if block.week < 1 else "Daarna" if last and block.week > last else "Het traject"
        stretches[name].append({"block": block, "week": week(block), "meta": meta(block), "url": f"{url}{block.pk}/"})
    return [{"title": title, "entries": entries} for title, entries in stretches.items() if entries]


def cohort_stages(cohort: Cohort, found: Sequence[Planned]) -> list[dict[str, object]]:
    """Returns what a cohort does in three stretches, by its days; empty ones are left out."""
    stretches: dict[str, list[dict[str, object]]] = {"Vooraf": [], "Het traject": [], "Daarna": []}
    for one in found:
        name = "Vooraf" if one.on < cohort.starts_on else "Daarna" if one.on > cohort.ends_on else "Het traject"
        stretches[name].append(
            {
                "block": one.block,
                "when": _when(cohort, one),
                "meta": _of_cohort(cohort, one),
                "url": _url_of(cohort, one.block),
            }
        )
    return [{"title": title, "entries": entries} for title, entries in stretches.items() if entries]


def _when(cohort: Cohort, one: Planned) -> str:
    on = date_format(one.on, "j F" if one.on.year == cohort.starts_on.year else "j F Y")
    return on if one.block.kind == BlockKind.SESSION else f"vanaf {on}"


def _of_cohort(cohort: Cohort, one: Planned) -> str:
    block = one.block
    whose = "eigen onderdeel van deze groep" if block.cohort_id else ""
    taken = f"uit versie {block.version.number}" if block.version_id != cohort.version_id else ""
    parts = [block.get_kind_display(), "gaat niet door" if one.called_off else "", block.form, whose, taken]
    return ", ".join(part for part in parts if part)


def asks(version: Version, blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Returns what a version asks of a group, as pairs of term and value."""
    sessions = [block for block in blocks if block.kind == BlockKind.SESSION]
    hours = sum(version.effort.values())
    inside = ", ".join(f"{_hours(version.effort[key])} {name}" for key, name in EFFORT.items() if key in version.effort)
    known = examples.names()
    rows = [
        ("Groep", _group(version)),
        ("Duur", f"{max(b.week for b in sessions)} weken, {counted(len(sessions))}" if sessions else ""),
        ("Tijd", f"{_hours(hours)} uur, waarvan {inside}" if hours else ""),
        ("Thema's", ", ".join(known.get(one, one).lower() for one in version.themes)),
    ]
    return [(term, value) for term, value in rows if value]


def _hours(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _group(version: Version) -> str:
    trainers = f", {in_words(version.trainers)} trainers" if version.trainers else ""
    return f"{version.group_min} tot {version.group_max} mensen{trainers}" if version.group_min else ""


def counted(number: int, one: str = "bijeenkomst", many: str = "bijeenkomsten") -> str:
    """Returns a number of things in words.

    >>> counted(1), counted(8)
    ('één bijeenkomst', 'acht bijeenkomsten')
    """
    return f"{in_words(number)} {one if number == 1 else many}"


def standing(version: Version) -> str:
    """Returns whether a version is a draft, or since when it is fixed."""
    return f"Gepubliceerd op {day(version.publication.at)}" if version.published else "Concept"


def log_note(row: VersionChanges, *, sees_all: bool) -> str:
    """Returns which cohorts keep a version. Only who sees every cohort learns that there is none."""
    if not row.version.published:
        return "Concept"
    names = [cohort.title for cohort in row.cohorts]
    if not names:
        return "Nog niet gestart" if sees_all else standing(row.version)
    keep = "houdt" if len(names) == 1 else "houden"
    return f"{listed(names)} {keep} deze versie"


def log_lead(version: Version, changes: int) -> str:
    """Returns how many changes a version has against the one before."""
    if version.based_on is None:
        return "De eerste versie."
    number = counted(changes, "wijziging", "wijzigingen")
    return f"{capital(number)} ten opzichte van versie {version.based_on.number}."


def sessions(
    seen: CohortSeen, *, today: date, invitations: Mapping[uuid.UUID, uuid.UUID], given: Collection[uuid.UUID] = ()
) -> list[dict[str, object]]:
    """Returns the sessions of a cohort as entries with a state: done, next or open.

    `invitations` are one's own, `given` the sessions whose page one opens.
    """
    next_one = _next(seen, today)
    coming = next_one.pk if next_one else None
    return [
        {
            "session": session,
            "state": "done" if session.on < today else "next" if session.pk == coming else "open",
            "date": date_format(session.on, "j F"),
            "url": block_url(seen.cohort, session),
            "meta": ", ".join(filter(None, (times(session.starts, session.ends), session.where, _own(session)))),
            "facts": _arranged(session),
            "online": session.link if seen.inside and session.on >= today and not session.is_cancelled else "",
            "now": session.pk == coming,
            "gives": session.pk in given,
            "joins": seen.inside and session.on == today and not session.is_cancelled,
            "invitation": invitations.get(session.pk) if session.on >= today else None,
            "status": _from_now(session, today, next_one=session.pk == coming),
        }
        for session in seen.sessions
    ]


def _own(session: Session) -> str:
    return "eigen bijeenkomst van deze groep" if session.block.cohort_id else ""


def _next(seen: CohortSeen, today: date) -> Session | None:
    """Returns the next session that takes place, or None."""
    return next((session for session in seen.sessions if session.on >= today and not session.is_cancelled), None)


def _arranged(session: Session) -> list[tuple[str, str]]:
    """Returns what was arranged for a session, as pairs of term and value."""
    names = [row.person.name for row in session.trainers.all()]
    rows = [
        ("Trainers", listed(names) if names else ""),
        ("Gaat door vanaf", f"{session.group_min} mensen" if session.group_min else ""),
        ("Toegankelijkheid", session.access),
    ]
    return [(term, value) for term, value in rows if value]


def _from_now(session: Session, today: date, *, next_one: bool) -> str:
    days = (session.on - today).days
    if session.is_cancelled:
        return "gaat niet door"
    if days < 0:
        return "geweest"
    if not next_one:
        return ""
    return {0: "vandaag", 1: "morgen"}.get(days, f"over {in_words(days)} dagen")


def block_url(cohort: Cohort, session: Session) -> str:
    """Returns the page of the block behind a session."""
    return _url_of(cohort, session.block)


def _url_of(cohort: Cohort, block: Block) -> str:
    if block.cohort_id:
        return reverse("programmes:own_block", args=[cohort.pk, block.pk])
    return reverse("programmes:block", args=[block.version.programme_id, block.version.number, block.pk])


def cohort_lead(seen: CohortSeen, *, today: date) -> str:
    """Returns the sentence under the name of a cohort."""
    people = counted(len(seen.members), "deelnemer", "deelnemers") if seen.members else "nog geen deelnemers"
    parts = [people] if seen.everyone else []
    span = f"van {day(seen.cohort.starts_on)} tot {day(seen.cohort.ends_on)}"
    first = f"{', '.join([*parts, counted(len(seen.sessions)), span])}."
    coming = _next(seen, today)
    then = f" De volgende is op {date_format(coming.on, 'l j F')}." if coming else " De laatste is geweest."
    return capital(first) + then


def members(people: Sequence[Member], cohort: Cohort, *, ending: bool) -> list[dict[str, object]]:
    """Returns people with what may be shown of them, per organisation for who may know it.

    `ending`: with a link to end their enrolment.
    """
    names = sorted({one.organisation for one in people})
    return [
        {"organisation": name, "people": [_member(p, cohort, ending) for p in people if p.organisation == name]}
        for name in names
    ]


def _member(one: Member, cohort: Cohort, ending: bool) -> dict[str, str]:
    url = reverse("programmes:end_enrolment", args=[cohort.pk, one.enrolment.pk]) if ending else ""
    return {"name": one.name, "craft": one.discipline, "url": url}


def person_links(actor: Actor, person: Person) -> list[tuple[str, str]]:
    """Returns what programmes add to the page of a person with `shown_roles`: moving, for who leads there."""
    today = timezone.localdate(clock_now())
    working = any(
        role.organisation is not None
        and (role.ends_on is None or role.ends_on > today >= role.starts_on)
        and people_rules.leads(actor, organisation=role.organisation_id)
        for role in person.shown_roles  # type: ignore[attr-defined]
    )
    if not working or person.pk == actor.subject:
        return []
    return [("Werkt bij een andere organisatie", reverse("programmes:move_person", args=[person.pk]))]


def listed(names: Sequence[str]) -> str:
    """Returns names in a row.

    >>> listed(["Els", "Daan", "Sanne"])
    'Els, Daan en Sanne'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
