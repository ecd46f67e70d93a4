"""What stands on someone's own line, gathered from what is theirs. Nobody keeps that it was looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from leertraject.assignments import waiting
from leertraject.assignments.models import HandIn
from leertraject.feedback import queries as feedback
from leertraject.feedback.questions import PLAN, questions
from leertraject.kernel.actors import Actor
from leertraject.programmes.models import Enrolment, Session
from leertraject.reflections import queries as notebook
from leertraject.reflections.models import Kind
from leertraject.reflections.queries import Opened

MOST = 400  # pages of the notebook on one line, the newest
# What someone wrote so soon after the first session tells where they began.
BEGINNING = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Point:
    """Something on a day. `words` are one's own, with the question above them; `url` is where it stands."""

    on: date
    what: str
    head: str = ""
    words: tuple[tuple[str, str], ...] = ()
    url: str = ""

    @property
    def kind(self) -> str:
        """What it is, when something else stands above it."""
        return self.what if self.head else ""


@dataclass(frozen=True, slots=True)
class Line:
    """The four parts of a line, each by day."""

    began: list[Point]
    since: list[Point]
    trying: list[Point]
    coming: list[Point]

    @property
    def empty(self) -> bool:
        """Says whether nothing stands on it."""
        return not (self.began or self.since or self.trying or self.coming)


def of(actor: Actor, *, now: datetime) -> Line:
    """Returns the line of whoever is here. What one looks ahead to is tried until its day has come."""
    today, plans = timezone.localdate(now), feedback.plans(actor, now=now)
    enrolments, pages = _enrolments(actor), _pages(actor)
    first = min((row.cohort.starts_on for row in enrolments), default=None)
    early = next((one for one in pages if first and _day(one) <= first + BEGINNING), None)
    rest = [one for one in pages if one is not early]
    trying = [one for one in rest if _tried(one, today)]
    since = [one for one in rest if not _tried(one, today)]
    sessions = _sessions(enrolments)
    return Line(
        began=_by_day([*map(_begin, enrolments), *([_page(early)] if early else [])]),
        since=_by_day(
            [
                *map(_page, since),
                *(_plan(one) for one in plans if not one.now),
                *_handed_in(actor),
                *(one for one in sessions if one.on < today),
            ]
        ),
        trying=_by_day([*map(_page, trying), *(_plan(one) for one in plans if one.now)]),
        coming=_by_day([*_asked(actor, today), *(one for one in sessions if one.on >= today)]),
    )


def _enrolments(actor: Actor) -> list[Enrolment]:
    rows = Enrolment.objects.filter(person=actor.subject).select_related("cohort__version__programme")
    return list(rows.order_by("cohort__starts_on", "pk"))


def _begin(row: Enrolment) -> Point:
    cohort = row.cohort
    return Point(
        cohort.starts_on, f"Begin in {cohort.title}", cohort.version.programme.title, url=_url("cohort", cohort.pk)
    )


def _sessions(enrolments: Iterable[Enrolment]) -> list[Point]:
    """The sessions while someone took part, as planned; whether they were there stands with the session."""
    until = {row.cohort_id: row.stopped_on for row in enrolments}
    rows = Session.objects.filter(cohort__in=until, cancellation=None).select_related("block")
    return [
        Point(row.on, "Bijeenkomst", row.block.title, url=_url("cohort", row.cohort_id))
        for row in rows
        if (stopped := until[row.cohort_id]) is None or row.on < stopped
    ]


def _pages(actor: Actor) -> list[Opened]:
    """The newest pages with something in them, the oldest first."""
    rows = notebook.filled(notebook.own(actor)).prefetch_related("passages")[:MOST]
    return [one for one in notebook.all_opened(rows) if one.written][::-1]


def _day(one: Opened) -> date:
    return timezone.localdate(one.reflection.begun_at)


def _tried(one: Opened, today: date) -> bool:
    back = one.reflection.returns_on
    return one.reflection.kind == Kind.LOOK_AHEAD and back is not None and back > today


def _page(one: Opened) -> Point:
    words = tuple((passage.ask, passage.text.strip()) for passage in one.written)
    url = reverse("reflections:reflection", args=[one.reflection.pk])
    return Point(_day(one), Kind(one.reflection.kind).label, words=words, url=url)


def _plan(one: feedback.Plan) -> Point:
    url = reverse("feedback:answer", args=[one.session.pk])
    words = ((questions()[PLAN].text, one.text),)
    return Point(one.session.on, "Na de bijeenkomst", one.session.block.title, words=words, url=url)


def _handed_in(actor: Actor) -> list[Point]:
    if actor.subject is None:
        return []
    rows = HandIn.objects.filter(work__person=actor.subject, withdrawal=None).select_related("work__block")
    return [
        Point(
            timezone.localdate(row.at),
            "Opdracht ingeleverd",
            row.work.block.title,
            url=reverse("assignments:moment", args=[row.pk]),
        )
        for row in rows
    ]


def _asked(actor: Actor, today: date) -> list[Point]:
    return [
        Point(one.until, "Opdracht, tot en met", one.title, url=reverse("assignments:own"))
        for one in waiting.assignments(actor, today=today)
    ]


def _by_day(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda one: (one.on, one.what, one.head))


def _url(page: str, key: object) -> str:
    return reverse(f"programmes:{page}", args=[key])
