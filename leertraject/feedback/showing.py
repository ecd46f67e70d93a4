"""Answers and pictures in words: never a number of people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.forms.boundfield import BoundField
from django.urls import reverse

from leertraject.feedback import counting, moments, queries
from leertraject.feedback.counting import Figure
from leertraject.feedback.forms import AnswerForm
from leertraject.feedback.queries import Opened, Seen
from leertraject.feedback.questions import PLAN, WISH, Question, questions
from leertraject.programmes.models import Session
from leertraject.programmes.showing import day
from leertraject.ui.held import HeldRow, saved
from leertraject.ui.number_words import capital

TOO_FEW = "Te weinig antwoorden om iets te laten zien."
ONLY_YOU = "Alleen jij ziet dit."
NOWHERE = f"{ONLY_YOU} Het telt nergens mee."
WISH_FOR = f"{ONLY_YOU} Zet je het vinkje hieronder, dan lezen de trainers en de programmaleider het, zonder je naam."


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the page: its choices or its text, who sees it, and what another device wrote."""

    question: Question
    choice: BoundField | None
    row: HeldRow | None
    audience: str
    saved: str
    theirs: str
    is_wish: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One session on one's own page."""

    key: str
    head: str
    meta: str
    url: str
    plan: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a picture says to one question; `hidden` when there is too little."""

    ask: str
    sentences: Sequence[str]
    hidden: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of one session. `later` is when it will be there, "" once it is."""

    key: str
    head: str
    url: str
    later: str
    answers: Sequence[Answer]
    wishes: Sequence[str]

    @property
    def empty(self) -> bool:
        """Says whether there is too little to say anything."""
        return all(one.hidden for one in self.answers)


def asked(form: AnswerForm, *, counts: str, now: datetime) -> list[Asked]:
    """Returns the questions with their fields; `counts` says who sees what is counted."""
    audiences = {PLAN: NOWHERE, WISH: WISH_FOR}
    return [
        Asked(
            question,
            choice,
            row,
            audiences.get(question.id, counts),
            saved(row.held.at, now=now) if row else "",
            saved(row.theirs.at, now=now) if row and row.theirs else "",
            question.id == WISH,
        )
        for question, choice, row in form.asked()
    ]


def own(found: Iterable[tuple[Session, Opened | None]], *, now: datetime) -> list[Row]:
    """Returns one's own page: what still asks, and what one meant to do after each session."""
    return [
        Row(
            day(session.on),
            session.block.title,
            f"{session.cohort.title}. {until(session)}" if moments.is_open(session, now=now) else session.cohort.title,
            reverse("feedback:answer", args=[session.pk]),
            queries.plan_of(opened),
        )
        for session, opened in found
    ]


def until(session: Session) -> str:
    """Returns until when one can answer."""
    return f"Antwoorden kan tot en met {day(moments.closes_on(session))}."


def given(opened: Opened) -> list[tuple[str, str]]:
    """Returns what someone answered, as pairs of question and answer, without what they left open."""
    rows = []
    for question in questions().values():
        if question.open:
            answer = opened.texts[question.id].text.strip()
        else:
            place = opened.choices.get(question.id)
            answer = "" if place is None else question.options[place]
        rows.append((question, answer))
    return [(question.text, answer) for question, answer in rows if answer]


def pictures(found: Iterable[Seen]) -> list[Picture]:
    """Returns the pictures of sessions, in the order they came."""
    return [picture(one) for one in found]


def picture(seen: Seen) -> Picture:
    """Returns the picture of one session in words."""
    session = seen.session
    return Picture(
        key=day(session.on),
        head=session.block.title,
        url=reverse("programmes:day_plan", args=[session.cohort_id, session.pk]),
        later="" if seen.closed else f"Er staat iets na {day(moments.closes_on(session))}, als de vragen sluiten.",
        answers=_answers(seen.figures),
        wishes=seen.wishes,
    )


def _answers(figures: Mapping[str, Figure]) -> list[Answer]:
    found = []
    for question in (one for one in questions().values() if not one.open):
        figure = figures.get(question.id)
        sentences = _sentences(question, figure) if figure else []
        found.append(Answer(question.text, sentences, not sentences))
    return found


def _sentences(question: Question, figure: Figure) -> list[str]:
    """Returns what may be said, from the middle of the group to the spread."""
    said = []
    if figure.middle is not None:
        said.append(f"In het midden van de groep: ‘{question.options[figure.middle]}’.")
    elif figure.most is not None:
        said.append(f"De meesten: {question.folded[figure.most][0]}.")
    else:
        said.append("Er is niet één ding dat de meesten noemen.")
    for part in figure.parts:
        names = " of ".join(f"‘{question.options[place]}’" for place in part.options)
        said.append(f"{capital(counting.share(part.people, figure.people))}: {names}.")
    return said
