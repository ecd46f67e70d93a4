"""Conversations in a list, and the links of the chain of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from leertraject.lookback.models import Conversation
from leertraject.lookback.queries.progress import Progress
from leertraject.lookback.showing import agreeing, dates, next_step

Step = dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation in the list."""

    url: str
    key: str
    key_note: str
    number: int
    head: str
    meta: str
    status: str
    now: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one study."""

    title: str
    note: str
    rows: tuple[Row, ...]


def groups(conversations: Iterable[Conversation], known: Mapping[UUID, Progress], *, now: datetime) -> list[Group]:
    """Returns the conversations per study, in the order in which they come; each has its `interviewers`."""
    return [
        Group(study.title, study.programme.title, tuple(_row(c, known[c.pk], now) for c in found))
        for study, found in groupby(conversations, key=lambda c: c.study)
    ]


def _row(conversation: Conversation, progress: Progress, now: datetime) -> Row:
    at = conversation.planned_for
    step = next_step.next_step(conversation, progress)
    names = agreeing.interviewer_names(conversation)
    head = f"Gesprek met {names}" if progress.spoke and names else agreeing.speaker_name(conversation)
    where = [conversation.get_voice_display(), conversation.cohort, conversation.organisation]
    meta = [*where, "" if progress.spoke or not names else f"met {names}"]
    return Row(
        url=reverse("lookback:conversation", args=[conversation.pk]),
        key=_short(at, now) if at else "Nog geen dag",
        key_note=f"{timezone.localtime(at):%H:%M}" if at else "",
        number=conversation.number,
        head=head,
        meta=", ".join(str(part) for part in meta if part),
        status=step.words,
        now=bool(at and timezone.localdate(at) == timezone.localdate(now)),
    )


def _short(at: datetime, now: datetime) -> str:
    """A day without the year while that is this one: the margin is narrow."""
    day = dates.day(at)
    return day.rpartition(" ")[0] if day.endswith(f" {timezone.localdate(now).year}") else day


def steps(conversation: Conversation, progress: Progress) -> list[Step]:
    """Returns the links of the chain that the reader may know of, for the chain tag."""
    if conversation.is_called_off and not progress.transcript:
        ended = {"name": "Afgezegd", "what": dates.day(conversation.called_off.at)}
        return [step | {"state": "done"} for step in (_planned(conversation)[0], ended)]
    links = [_planned(conversation), _consented(conversation, progress), *_further(conversation, progress)]
    here = next((i for i, (_, done) in enumerate(links) if not done), None)
    return [
        step | {"state": "done" if done else "here" if index == here else "open"}
        for index, (step, done) in enumerate(links)
    ]


def _planned(conversation: Conversation) -> tuple[Step, bool]:
    at = conversation.planned_for
    return {"name": "Gepland", "what": dates.day(at) if at else "nog geen dag"}, True


def _consented(conversation: Conversation, progress: Progress) -> tuple[Step, bool]:
    step = {"name": "Toestemming", "what": "nog niet gevraagd"}
    if progress.answered_at:
        step["what"] = f"beantwoord op {dates.day(progress.answered_at)}"
    elif progress.asked_at:
        step["what"] = f"gevraagd op {dates.day(progress.asked_at)}"
    if progress.spoke:
        step["url"] = reverse("lookback:consent", args=[conversation.pk])
    return step, progress.answered


def _further(conversation: Conversation, progress: Progress) -> list[tuple[Step, bool]]:
    if not progress.full:
        return [({"name": "Uitwerken", "what": "door de interviewer"}, False)]
    kind = "van aantekeningen" if progress.noted else "er is een tekst"
    text: Step = {"name": "Verslag", "what": kind if progress.transcript else "aantekeningen" if progress.begun else ""}
    if progress.transcript:
        text["url"] = reverse("lookback:transcript", args=[conversation.pk])
    released = ({"name": "Citaten", "what": _of_quotes(progress)}, progress.offered > 0)
    told = ({"name": "Bericht terug", "what": ""}, progress.told)
    if progress.spoke:
        return [(text, progress.transcript), released, told]
    who: Step = {"name": "Wie is wie", "what": ""}
    if progress.transcript:
        who["url"] = reverse("lookback:speakers", args=[conversation.pk])
    marked: Step = {"name": "Fragmenten", "what": f"{progress.fragments} gekozen" if progress.fragments else ""}
    if progress.mapped:
        marked["url"] = reverse("lookback:workbench", args=[conversation.pk])
    number = progress.insights
    rests = f"in {number} {'inzicht' if number == 1 else 'inzichten'}" if number else ""
    return [
        (text, progress.transcript),
        # In notes it is known who is who.
        *(() if progress.noted or progress.begun else ((who, progress.mapped),)),
        (marked, progress.fragments > 0),
        released,
        ({"name": "Inzicht", "what": rests}, number > 0),
        told,
    ]


def _of_quotes(progress: Progress) -> str:
    return f"{progress.offered} voorgelegd, {progress.released} vrijgegeven" if progress.offered else ""
