"""Answering after a session, letting a wish be read, and freezing the picture of a group.

Answering is in no logbook, nor letting a wish be read or taking that back: each would show who answered, and tie words
to a name that has no place beside them (decision 10). That others looked is, at the page and not at a writer.
"""

import json
import uuid
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from leertraject.feedback import asking, counting, queries, rules
from leertraject.feedback.models import FeedbackText, GroupPicture, SessionFeedback, WishRelease, WishWithdrawal
from leertraject.feedback.queries import Written
from leertraject.feedback.questions import WISH, questions
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.notices import commands as notices
from leertraject.notices import rhythm
from leertraject.people.models import Person
from leertraject.privacy import boxes, minimum
from leertraject.programmes.models import Cohort, Session
from leertraject.ui.held import LONGEST, Changed

GONE = "Deze vragen zijn er niet meer. Kopieer wat je schreef, en bewaar het ergens anders."
NO_CHOICE = "Kies een van de antwoorden die er staan."
TOO_LONG = "Deze tekst is te lang. Haal er iets uit."


@transaction.atomic
def lay_out(*, session: Session, by: Actor, now: datetime) -> SessionFeedback:
    """Lays the questions out for whoever acts; what lies there already is returned again. Raises NotAllowed."""
    _check_open(session, by=by, now=now)
    person: Any = by.subject
    return _laid_out(session, person, now=now)


@transaction.atomic
def save_text(
    *, feedback: SessionFeedback, position: int, text: str, seen: int, writer: str = "", by: Actor, now: datetime
) -> Written:
    """Keeps what stands under one open question and returns it. `seen` is the version that was changed.

    The same text again changes nothing; neither does a text of the page (`writer`) that wrote the newest version
    conflict with it, for that page may have lost the answer. Raises Changed when another page was first, and
    NotAllowed.
    """
    found = _locked(feedback, by=by, now=now)
    question = next((one for one in questions().values() if one.open and one.position == position), None)
    if question is None:
        raise NotAllowed("Deze vraag staat niet op deze bladzijde.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        raise NotAllowed(TOO_LONG)
    box, row = boxes.open_box(found.box), FeedbackText.objects.filter(feedback=found, position=position).first()
    kept = queries.written(question, found, row, box)
    if text == kept.text:
        return kept
    if kept.version != seen and not (row and writer and row.writer == writer):
        raise Changed(kept)
    row = row or FeedbackText(feedback=found, position=position)
    row.text = box.seal(text, field=queries.field_of(found.pk, question.id))
    row.version, row.writer, row.at = kept.version + 1, writer, now
    row.save()
    SessionFeedback.objects.filter(pk=found.pk).update(at=now)
    return queries.written(question, found, row, box)


@transaction.atomic
def answer(*, feedback: SessionFeedback, choices: Mapping[str, int], lets_read: bool, by: Actor, now: datetime) -> None:
    """Keeps what someone chose, by question, in the place of what they chose before; and whether their wish may be
    read once the picture is frozen. Raises NotAllowed."""
    found = _locked(feedback, by=by, now=now)
    _keep(found, boxes.open_box(found.box), choices, now=now)
    if lets_read:
        WishRelease.objects.filter(feedback=found, withdrawal__isnull=False).delete()
        WishRelease.objects.get_or_create(feedback=found, defaults={"at": now})
    else:
        # Nobody could read it yet, so nothing is taken back.
        WishRelease.objects.filter(feedback=found).delete()


@transaction.atomic
def choose(*, feedback: SessionFeedback, question: str, place: int, by: Actor, now: datetime) -> None:
    """Keeps what someone chose under one question, in the place of what they chose before; the rest stays. Raises
    NotAllowed."""
    found = _locked(feedback, by=by, now=now)
    box = boxes.open_box(found.box)
    _keep(found, box, {**queries.choices(found, box), question: place}, now=now)


@transaction.atomic
def withdraw_wish(*, feedback: SessionFeedback, by: Actor, now: datetime) -> None:
    """Takes a wish back: from now on nobody reads it. Twice is once. Raises NotAllowed."""
    _lock(feedback.session_id)
    release = WishRelease.objects.filter(feedback=feedback).first()
    rules.check_may_withdraw(release, feedback, by=by)
    WishWithdrawal.objects.get_or_create(release=release, defaults={"at": now})


def freeze_all(*, now: datetime) -> int:
    """Freezes the picture of every session that closed and returns how many; each is a change of its own."""
    return sum(freeze(session=one, by=SYSTEM, now=now) is not None for one in queries.to_freeze(now=now))


@transaction.atomic
def freeze(*, session: Session, by: Actor, now: datetime) -> GroupPicture | None:
    """Freezes what may be said about everyone who answered, once; None when that was done. Raises NotAllowed.

    From then on nothing comes in. Whoever is writing waits for it at the session, or is waited for.
    """
    rules.check_may_freeze(session, now=now, by=by)
    _lock(session.pk)
    if queries.is_frozen(session):
        return None
    answers, closed = queries.answers_to(session), minimum.rules()
    figures = {}
    for question in (one for one in questions().values() if not one.open):
        chosen = [one.choices[question.id] for one in answers if question.id in one.choices]
        if figure := counting.figure(question, chosen, closed):
            figures[question.id] = figure.plain()
    picture = GroupPicture.objects.create(session=session, figures=figures, at=now)
    wishes = [one.release for one in answers if one.release and one.texts[WISH].text.strip()]
    if figures and len(wishes) >= closed.least(counting.SENSITIVE):
        for place, release in enumerate(queries.shuffled(wishes)):
            WishRelease.objects.filter(pk=release.pk).update(place=place)
    logbook.record("freeze_group_picture", by=by, now=now, on=picture)
    return picture


@transaction.atomic
def look_at_wishes(*, cohort: Cohort, by: Actor, now: datetime) -> None:
    """Notes in the logbook that someone read the wishes of a group, and of nobody in it."""
    logbook.record("look_at_wishes", by=by, now=now, on=cohort)


def ask_all(*, now: datetime) -> int:
    """Lays the questions out after every session, asks by mail who was there, and returns how many mails went."""
    for session in asking.sessions(now=now):
        with transaction.atomic():
            for person in asking.people(session):
                _laid_out(session, person, now=now)
    if rhythm.is_quiet(now):
        return 0
    return sum(remind(kind=asking.ASKED, feedback=one, by=SYSTEM, now=now) for one in asking.to_ask(now=now))


def recall_all(*, now: datetime) -> int:
    """Asks people by mail to read their own plan back, and a week later whether the moment came; returns how many mails
    went."""
    if rhythm.is_quiet(now):
        return 0
    due = [(kind, one) for kind in asking.RECALLS for one in asking.to_recall(kind, now=now)]
    return sum(remind(kind=kind, feedback=one, by=SYSTEM, now=now) for kind, one in due)


def remind(*, kind: str, feedback: SessionFeedback, by: Actor, now: datetime) -> bool:
    """Sends one mail and says whether it went (see `notices.commands.remind`)."""
    notice = notices.remind(kind=kind, recipient=feedback.person_id, object_id=feedback.pk, by=by, now=now)
    return notice is not None


@transaction.atomic
def let_go(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Throws answers away whose term is over, and their keys. The job notes what it did."""
    gone = SessionFeedback.objects.filter(pk__in=ids)
    for box in gone.values_list("box", flat=True):
        boxes.destroy(box)
    gone.delete()


def _laid_out(session: Session, person: uuid.UUID, *, now: datetime) -> SessionFeedback:
    # Two at once end up with the one that was kept.
    Person.objects.select_for_update().get(pk=person)
    found = SessionFeedback.objects.filter(person=person, session=session).first()
    if found is not None:
        return found
    box = boxes.make(owner=person, now=now)
    made = SessionFeedback(person_id=person, session=session, box=box.id, laid_out_at=now)
    made.choices = box.seal("{}", field=queries.field_of(made.pk, "choices"))
    made.save(force_insert=True)
    return made


def _keep(found: SessionFeedback, box: boxes.Opened, choices: Mapping[str, int], *, now: datetime) -> None:
    for key, place in choices.items():
        if key not in questions() or not 0 <= place < len(questions()[key].options):
            raise NotAllowed(NO_CHOICE)
    found.choices = box.seal(json.dumps(dict(choices)), field=queries.field_of(found.pk, "choices"))
    found.at = now
    found.save(update_fields=["choices", "at"])


def _lock(session: uuid.UUID) -> Session:
    """The session as it is now; answers and the freezing of its picture wait for each other here."""
    return Session.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=session)


def _check_open(session: Session, *, by: Actor, now: datetime) -> None:
    frozen = queries.is_frozen(session)
    took_part = queries.took_part(by, session)
    rules.check_may_answer(session, took_part=took_part, frozen=frozen, now=now, by=by)


def _locked(feedback: SessionFeedback, *, by: Actor, now: datetime) -> SessionFeedback:
    """The feedback as it is now, while it is open. Raises NotAllowed."""
    session = _lock(feedback.session_id)
    found = SessionFeedback.objects.filter(pk=feedback.pk).first()
    if found is None:
        raise NotAllowed(GONE)
    rules.check_own(found, by=by)
    _check_open(session, by=by, now=now)
    return found
