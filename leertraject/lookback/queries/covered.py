"""Rows in which withdrawn words were covered, for who may say it in other words.

`flagged` knows the texts that wait behind a flag; here are those that lost their words at once (`sweeping`).
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Assignment, Code, Conversation, Holding, Study, Task, Transcript
from leertraject.lookback.queries import covering
from leertraject.people import rules as people
from leertraject.programmes import queries as programmes
from leertraject.programmes.models import Block, Cohort, Programme, Session

SWEPT = {
    "programmes.programme": ("title", "audience", "promise"),
    "programmes.block": ("title", "place", "description", "goals", "guests", "who", "selection", "outcome"),
    "programmes.activity": ("title", "materials", "output"),
    "programmes.cohort": ("title",),
    "programmes.sessioncancellation": ("reason",),
    "programmes.session": ("place", "room", "access"),
    "programmes.dayplan": ("reason",),
    "programmes.daypart": ("title", "materials", "output"),
    "programmes.sessionsupply": ("text",),
    "programmes.harvest": ("text",),
    "programmes.liveround": ("question",),
    "lookback.study": ("title", "question"),
    "lookback.conversation": ("place",),
    "lookback.move": ("place_before",),
    "lookback.codebook": ("title",),
    "lookback.code": ("name", "definition", "include", "exclude", "example"),
    "lookback.codechange": ("why", "before", "after"),
}
# Where nobody is asked to say it otherwise, and why.
STAYS = {
    "programmes.sessioncancellation": "what the group was told is history",
    "programmes.dayplan": "who gives the session sees the gap on its page, and writes the line again there",
    "programmes.daypart": "who gives the session sees the gap on its page, and writes the part again there",
    "programmes.harvest": "who gives the session sees the gap on its page, and writes the line again there",
    "programmes.liveround": "it goes at the end of its day",
    "programmes.sessionsupply": "who gives the session sees the gap on its page, and adds the line again there",
    "lookback.move": "what was agreed before is history",
    "lookback.codebook": "the program gave it that name",
    "lookback.codechange": "the history of a code is never rewritten",
}
# What is asked for with the row it is a part of.
PART_OF = {"programmes.activity": "programmes.block"}
# Most rows per kind that someone is asked for at once.
AT_MOST = 12


def touched() -> frozenset[str]:
    """Returns the tables of which a row ever had words covered (one query)."""
    return programmes.covered_tables()


def waiting(actor: Actor, touched: frozenset[str], *, now: datetime) -> list[Model]:
    """Returns the rows with covered words that `actor` may write again, kind by kind (one query for each kind of which
    a row ever had words covered: `touched`)."""
    return [row for kind, rows in ASKED.items() if touched & _from(kind) for row in rows(actor, now)]


def _from(kind: str) -> set[str]:
    """Returns from which tables covered words can come into a row of this kind: a session takes the place of its block
    along, and a block holds activities."""
    sources = {"programmes.block": ("programmes.activity",), "programmes.session": ("programmes.block",)}
    return {apps.get_model(one)._meta.db_table for one in (kind, *sources.get(kind, ()))}


def _with_gone(found: QuerySet[Any]) -> Iterable[Model]:
    """Returns the first of these rows in which words were covered."""
    here = Q()
    for field in SWEPT[found.model._meta.label_lower]:
        here |= Q(**{f"{field}__icontains": covering.GONE})
    return found.filter(here)[:AT_MOST]


def _programmes(actor: Actor, now: datetime) -> Iterable[Model]:
    return _with_gone(Programme.objects.order_by("title", "pk")) if people.leads(actor) else ()


def _blocks(actor: Actor, now: datetime) -> Iterable[Model]:
    running = _run_by(actor, "programme_lead", "facilitator").filter(finish__isnull=True)
    own = _with_gone(Block.every.filter(cohort__in=running).select_related("version__publication").order_by("pk"))
    return [*programmes.blocks_to_reword(actor)[:AT_MOST], *own]


def _cohorts(actor: Actor, now: datetime) -> Iterable[Model]:
    return _with_gone(_run_by(actor, "programme_lead").order_by("-starts_on", "pk"))


def _sessions(actor: Actor, now: datetime) -> Iterable[Model]:
    """A closed cohort changes no more: what was covered there stays so."""
    running = _run_by(actor, "programme_lead", "facilitator").filter(finish__isnull=True)
    return _with_gone(Session.objects.filter(cohort__in=running).select_related("cohort", "block").order_by("on", "pk"))


def _studies(actor: Actor, now: datetime) -> Iterable[Model]:
    return _with_gone(Study.objects.order_by("title", "pk")) if people.leads(actor) else ()


def _conversations(actor: Actor, now: datetime) -> Iterable[Model]:
    """Those that have still to be held: another place can be agreed by who interviews."""
    if actor.subject is None:
        return ()
    mine = Assignment.objects.filter(conversation=OuterRef("pk"), person=actor.subject, task=Task.INTERVIEWER)
    over = Holding.objects.filter(conversation=OuterRef("pk"), ended_at__isnull=False)
    text = Transcript.objects.filter(conversation=OuterRef("pk"))
    found = Conversation.objects.filter(Exists(mine.current(now)), ~Exists(over), ~Exists(text))
    return _with_gone(found.filter(called_off__isnull=True, planned_for__gt=now).order_by("planned_for", "pk"))


def _codes(actor: Actor, now: datetime) -> Iterable[Model]:
    return _with_gone(Code.objects.filter(retired_at__isnull=True).order_by("position")) if people.leads(actor) else ()


def _run_by(actor: Actor, *kinds: str) -> QuerySet[Cohort]:
    """Returns the cohorts that `actor` runs in one of these roles; an administrator runs none."""
    if actor.has("administrator"):
        return Cohort.objects.none()
    return Cohort.objects.all() if people.leads(actor) else Cohort.objects.filter(pk__in=actor.cohorts(*kinds))


ASKED: dict[str, Callable[[Actor, datetime], Iterable[Model]]] = {
    "programmes.programme": _programmes,
    "programmes.block": _blocks,
    "programmes.cohort": _cohorts,
    "programmes.session": _sessions,
    "lookback.study": _studies,
    "lookback.conversation": _conversations,
    "lookback.code": _codes,
}
