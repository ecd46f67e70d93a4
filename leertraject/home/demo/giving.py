"""Groep 2 met twice already, and meets today: who was there, a day that its trainers changed, what lies ready, and
what is on the screen."""

from datetime import time
from random import SystemRandom
from typing import Any

from leertraject.analysis.enclosures import received
from leertraject.home.demo import after
from leertraject.home.demo.working import photo
from leertraject.notices.models import Notice, NoticeState
from leertraject.programmes import commands as programmes
from leertraject.programmes.commands import contributing, steering
from leertraject.programmes.emails import INVITATION
from leertraject.programmes.giving import plans, seeing
from leertraject.programmes.giving.supplies import supplies
from leertraject.programmes.models import HarvestKind, Reply

# Who was not at the first and the second session.
AWAY = ({"gijs"}, {"marco", "lieke"})
# When the group was invited, and what some answered for today; two did not answer.
INVITED, ANSWERED = -9, -6
REPLIES = {"lieke": Reply.NO, "marco": Reply.UNSURE}
SILENT = {"gijs", "fatima"}


def give_sessions(stage: Any) -> None:
    """Notes who was at the sessions that were, and makes the next one a session of today."""
    cohort, today = stage.cohorts["second"], stage.day(0)
    by, now = stage.actor("hanneke", 0), stage.at(0)
    held = list(cohort.sessions.filter(on__lt=today).order_by("on"))
    after.recently(held[-1], today=today, by=by, now=now)
    for session, away in zip(held, AWAY, strict=False):
        for enrolment in cohort.enrolments.select_related("person"):
            present = enrolment.person_id not in {stage.people[key].pk for key in away}
            programmes.note_attendance(session=session, enrolment=enrolment, present=present, by=by, now=now)
    session = cohort.sessions.filter(on__gte=today).order_by("on").first()
    moved = {"starts": session.starts, "ends": session.ends, "place": session.place}
    session = programmes.move_session(session=session, on=today, **moved, by=by, now=now)
    _invite(stage, session)
    session = seeing.given(by, cohort.pk, session.pk)
    day = plans.of(session)
    given = {"session": session, "by": by, "now": now}
    first = day.parts[0]
    programmes.retime_part(key=first.key, minutes=first.minutes + 15, revision=0, **given)
    programmes.explain_day(reason="De groep praat aan het begin graag langer door.", revision=1, **given)
    programmes.change_supplies(added="De sleutel van de zaal", **given)
    ready = {one.key for one in supplies(session, day)[:2]}
    programmes.change_supplies(ready=ready, **given)
    _harvest(stage, held[-1])
    _live(stage, session)
    _own(stage)


def _invite(stage: Any, session: Any) -> None:
    """Everyone has the sessions that come in their calendar; nearly all said whether they come today."""
    invited = {"by": stage.actor("lotte", INVITED), "now": stage.at(INVITED)}
    programmes.invite_cohort(cohort=session.cohort, **invited)
    # They went that day; only what is of today still has to go.
    Notice.objects.filter(kind=INVITATION, state=NoticeState.WAITING).update(
        state=NoticeState.SENT, state_at=invited["now"]
    )
    keys = {person.pk: key for key, person in stage.people.items()}
    participants = set(session.cohort.enrolments.values_list("person", flat=True))
    for invitation in session.invitations.filter(person__in=participants):
        key = keys[invitation.person_id]
        if key not in SILENT:
            reply = REPLIES.get(key, Reply.YES)
            answered = {"by": stage.actor(key, ANSWERED), "now": stage.at(ANSWERED)}
            programmes.answer_invitation(invitation=invitation, reply=reply, **answered)


def _harvest(stage: Any, session: Any) -> None:
    """What came up the time before: the group reads a line and sees a photo, the other line is for the trainers."""
    given = {"session": session, "by": stage.actor("hanneke", 0), "now": stage.at(0)}
    promise = "Wie iets niet snapt, vraagt het meteen. Ook als het een afkorting is."
    line = programmes.write_harvest(kind=HarvestKind.AGREEMENT, text=promise, **given)
    programmes.show_harvest(line=line.pk, shown=True, **given)
    flip_over = received(photo(), "flip-over.png")
    shown = programmes.add_photo(text="De vragen die we vaker willen stellen.", file=flip_over, **given)
    programmes.show_harvest(line=shown.pk, shown=True, **given)
    programmes.write_harvest(kind=HarvestKind.NEXT, text="Wat doe je als de ander blijft praten?", **given)


def _own(stage: Any) -> None:
    """What this group does beside the programme: a morning together, and a question to bring along to it."""
    given = {"cohort": stage.cohorts["second"], "by": stage.actor("hanneke", 0), "now": stage.at(0)}
    programmes.add_own_session(
        title="Een ochtend aan de balie",
        description="We zitten een ochtend naast de mensen van de balie. Je luistert en vraagt. Je lost niets op.",
        on=stage.day(24),
        starts=time(9),
        ends=time(12),
        place="Publieksbalie van het stadhuis",
        **given,
    )
    last = stage.cohorts["second"].sessions.order_by("-on").first()
    programmes.add_own_assignment(
        title="Eén vraag van de balie",
        description="Kies één vraag die je aan de balie hoorde. Zoek uit bij wie zij in huis terechtkomt.",
        follows=last.block.lineage,
        weeks=2,
        **given,
    )


SAID = (
    "Dat de ander pas bij de derde vraag zegt waar het om gaat.",
    "Stilte. Ik vul haar altijd in.",
    "Ik hoorde dat ik het antwoord al had voor de vraag er was.",
)


def _live(stage: Any, session: Any) -> None:
    """A question is on the screen: three sentences without a name, and one with."""
    given = {"session": session, "by": stage.actor("hanneke", 0), "now": stage.at(0)}
    first = plans.of(session).parts[0]
    steering.show_part(key=first.key, **given)
    steering.start_clock(minutes=12, **given)
    steering.pause_clock(**given)
    steering.renew_code(chance=SystemRandom(), **given)
    steering.open_round(question="Wat hoorde je dat je verraste?", form="cards", **given)
    sanne = session.cohort.enrolments.get(person=stage.people["sanne"])
    said = [*((one, None) for one in SAID), ("Ik vroeg door, en toen kwam er iets heel anders.", sanne)]
    for number, (text, named) in enumerate(said):
        contributing.contribute(session=session, text=text, secret=f"demo {number}", named=named, now=stage.at(0))
