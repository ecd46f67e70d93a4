"""Steering the screen of a session: which part is on, the clock, a question to the group, and the code to join with.

Everything is of the day itself. What was not kept in the harvest goes at the end of that day (`sweep_live`).
"""

from collections.abc import Callable, Collection
from datetime import datetime
from random import Random

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.subjects import new_id
from leertraject.logbook import commands as logbook
from leertraject.privacy import boxes
from leertraject.programmes import guards
from leertraject.programmes.commands.harvesting import write_harvest
from leertraject.programmes.commands.seating import locked_session
from leertraject.programmes.giving import plans
from leertraject.programmes.giving import rules as giving
from leertraject.programmes.live import codes, rules, seeing, timing
from leertraject.programmes.models import Contribution, LiveRound, LiveSession, RoundForm, Session
from leertraject.programmes.queries import arranging

TRIES = 20


@transaction.atomic
def show_part(*, session: Session, key: str, by: Actor, now: datetime) -> None:
    """Puts a part of the day on the screen; without a key it follows the times of the day. Raises NotAllowed."""
    live = _steered(session, by=by, now=now)
    if key:
        giving.there(plans.of(live.session).place(key))
    live.part = key
    _kept(live, "show_part", by=by, now=now)


@transaction.atomic
def start_clock(*, session: Session, minutes: int, by: Actor, now: datetime) -> None:
    """Lets the clock run, on from where it stood or for so many minutes. Raises NotAllowed."""
    _turn_clock(session, lambda live: timing.start(live, minutes=minutes, now=now), "start_clock", by=by, now=now)


@transaction.atomic
def pause_clock(*, session: Session, by: Actor, now: datetime) -> None:
    """Lets the clock stand still. Raises NotAllowed."""
    _turn_clock(session, lambda live: timing.pause(live, now=now), "pause_clock", by=by, now=now)


@transaction.atomic
def extend_clock(*, session: Session, minutes: int, by: Actor, now: datetime) -> None:
    """Gives the clock more minutes. Raises NotAllowed."""
    _turn_clock(session, lambda live: timing.add(live, minutes=minutes, now=now), "extend_clock", by=by, now=now)


@transaction.atomic
def clear_clock(*, session: Session, by: Actor, now: datetime) -> None:
    """Takes the clock off the screen. Raises NotAllowed."""
    _turn_clock(session, timing.clear, "clear_clock", by=by, now=now)


@transaction.atomic
def open_round(*, session: Session, question: str, form: str, by: Actor, now: datetime) -> LiveRound:
    """Puts a question to the group. Raises NotAllowed, also while another one is open."""
    live = _steered(session, by=by, now=now)
    rules.check_may_open_round(seeing.open_round(session))
    guards.check(live.session.cohort.version.programme, question)
    pk = new_id()
    made = LiveRound(pk=pk, session=session, question=question, form=RoundForm(form), opened_at=now)
    made.box = boxes.make(owner=pk, now=now).id
    made.save(force_insert=True)
    _kept(live, "open_round", by=by, now=now)
    return made


@transaction.atomic
def close_round(*, session: Session, by: Actor, now: datetime) -> None:
    """Takes no more contributions; nothing happens when no round is open. Raises NotAllowed."""
    live = _steered(session, by=by, now=now)
    LiveRound.objects.filter(session=session, closed_at__isnull=True).update(closed_at=now)
    _kept(live, "close_round", by=by, now=now)


@transaction.atomic
def hide_contribution(*, session: Session, contribution: int, hidden: bool, by: Actor, now: datetime) -> None:
    """Takes a contribution off the screen, or puts it back; one that is gone stays gone. Raises NotAllowed."""
    live = _steered(session, by=by, now=now)
    values = {"hidden_at": now, "hidden_by": by.subject} if hidden else {"hidden_at": None, "hidden_by": None}
    Contribution.objects.filter(round__session=session, pk=contribution).update(**values)
    _kept(live, "hide_contribution" if hidden else "unhide_contribution", by=by, now=now)


@transaction.atomic
def keep_contributions(*, session: Session, chosen: Collection[int], kind: str, by: Actor, now: datetime) -> int:
    """Writes the words of chosen contributions in the harvest, without names, and returns how many. What was taken back
    meanwhile, or was kept already, is not written. Raises NotAllowed."""
    live = _steered(session, by=by, now=now)
    rows = Contribution.objects.filter(round__session=session, pk__in=chosen, harvest__isnull=True)
    found = seeing.opened(by, list(rows.select_related("round", "enrolment__person")))
    for one in found:
        line = write_harvest(session=session, kind=kind, text=one.text, by=by, now=now)
        Contribution.objects.filter(pk=one.key).update(harvest=line)
    _kept(live, "keep_contributions", by=by, now=now)
    return len(found)


@transaction.atomic
def renew_code(*, session: Session, chance: Random, by: Actor, now: datetime) -> str:
    """Gives a session a new code and returns it; who joined by the one before has to join again. Raises NotAllowed."""
    live = _steered(session, by=by, now=now)
    drawn = (codes.drawn(chance) for _ in range(TRIES))
    live.code = next(one for one in drawn if not LiveSession.objects.filter(code=one).exists())
    _kept(live, "renew_code", by=by, now=now)
    return live.code


@transaction.atomic
def withdraw_code(*, session: Session, by: Actor, now: datetime) -> None:
    """Lets nobody in by a code any more. Raises NotAllowed."""
    live = _steered(session, by=by, now=now)
    live.code = None
    _kept(live, "withdraw_code", by=by, now=now)


@transaction.atomic
def sweep_live(*, by: Actor = SYSTEM, now: datetime) -> int:
    """Throws away what was on screens before today and was not kept, with its keys, and returns how many rounds."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    over = list(LiveRound.objects.filter(opened_at__lt=midnight))
    for box in Contribution.objects.filter(round__in=over, enrolment__isnull=False).values_list("box", flat=True):
        boxes.destroy(box)
    for one in over:
        boxes.forget(owner=one.pk)
        logbook.record("drop_round", by=by, now=now, on=one)
    LiveRound.objects.filter(pk__in=[one.pk for one in over]).delete()
    LiveSession.objects.filter(begun_at__lt=midnight).delete()
    return len(over)


def _steered(session: Session, *, by: Actor, now: datetime) -> LiveSession:
    """Locks a session and returns its screen, for who may steer it."""
    found = locked_session(session)
    rules.check_may_steer(found, trainers=arranging.chosen(found), today=timezone.localdate(now), by=by)
    live, _made = LiveSession.objects.select_for_update().get_or_create(session=found, defaults={"begun_at": now})
    live.session = found
    return live


def _turn_clock(session: Session, turn: Callable[[LiveSession], None], verb: str, *, by: Actor, now: datetime) -> None:
    live = _steered(session, by=by, now=now)
    turn(live)
    _kept(live, verb, by=by, now=now)


def _kept(live: LiveSession, verb: str, *, by: Actor, now: datetime) -> None:
    live.revision += 1
    live.save()
    logbook.record(verb, by=by, now=now, on=live.session)
