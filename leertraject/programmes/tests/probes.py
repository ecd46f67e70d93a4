"""How to make one object of each data kind of programmes, and where it is shown: see `tests/guards/visibility`."""

from django.urls import reverse

from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau, actor
from leertraject.privacy.matrix import Condition, Level
from leertraject.programmes import commands
from leertraject.programmes.commands import contributing, steering
from leertraject.programmes.models import (
    Attendance,
    Block,
    Change,
    Enrolment,
    Reply,
    Session,
    SessionAnswer,
    SessionInvitation,
    Version,
)
from leertraject.programmes.tests import build
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

SENTENCE = "Ik vul te snel in wat de ander bedoelt."
LATER = "the public pages have a publication of their own, in a later part"


def _lead(bureau: Bureau) -> Person:
    return bureau.lead


def _draft(cast: Cast) -> Version:
    """The first version of a programme, a draft of Lotte Brink."""
    return build.programme(now=cast.moment).versions.get()


def _publish(version: Version, condition: Condition) -> None:
    by = actor(Person.objects.get(pk=version.made_by), version.made_at)
    commands.publish_version(version=version, by=by, now=version.made_at)


def _publish_for_others(version: Version, condition: Condition | None) -> None:
    """For those who never see a version: publishes it. Who waits for that must do so."""
    if condition is None:
        _publish(version, Condition(Level.GEPUBLICEERD, "bezoeker"))


def _change(cast: Cast) -> Change:
    """A change in a draft that builds on a published version."""
    first = _draft(cast)
    by = actor(cast.bureau.lead, cast.moment)
    commands.publish_version(version=first, by=by, now=cast.moment)
    draft = commands.start_version(programme=first.programme, by=by, now=cast.moment)
    listen = build.block(draft, "Eerst luisteren")
    return commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=cast.moment).change


def _enrolment(cast: Cast) -> Enrolment:
    """Sanne's enrolment in a cohort of both clients, with a peer of each and Hanneke as trainer."""
    bureau, by, now = cast.bureau, actor(cast.bureau.lead, cast.moment), cast.moment
    first = _draft(cast)
    commands.publish_version(version=first, by=by, now=now)
    cohort = build.cohort(first, bureau.a.organisation, now=now)
    for person in bureau.a.participants:
        commands.enrol(cohort=cohort, person=person, organisation=bureau.a.organisation, by=by, now=now)
    commands.appoint_trainer(cohort=cohort, person=bureau.hanneke, by=by, now=now)
    return cohort.enrolments.get(person=cast.subject)


def _answer(cast: Cast) -> SessionAnswer:
    """Sanne does not come to the first session."""
    cohort = _enrolment(cast).cohort
    build.coming(cohort, now=cast.moment)
    commands.invite_cohort(cohort=cohort, by=actor(cast.bureau.lead, cast.moment), now=cast.moment)
    invitation = SessionInvitation.objects.filter(person=cast.subject).earliest("session__on")
    by = actor(cast.subject, cast.moment)
    return commands.answer_invitation(invitation=invitation, reply=Reply.NO, by=by, now=cast.moment)


def _answer_url(answer: SessionAnswer, who: str) -> str:
    invitation = answer.invitation
    if who == "subject":
        return reverse("programmes:answer", args=[invitation.pk])
    return reverse("programmes:answers", args=[invitation.session.cohort_id, invitation.session_id])


def _attendance(cast: Cast) -> Attendance:
    """Sanne was not at the first session, which was today."""
    enrolment = _enrolment(cast)
    session = enrolment.cohort.sessions.earliest("on")
    by, now = actor(cast.bureau.hanneke, cast.moment), cast.moment
    Session.objects.filter(pk=session.pk).update(on=cast.moment.date())
    noted = commands.note_attendance(session=session, enrolment=enrolment, present=False, by=by, now=now)
    assert noted is not None
    return noted


def _said(cast: Cast) -> Session:
    """Sanne said something with her name at the first session, which is today."""
    enrolment = _enrolment(cast)
    session = enrolment.cohort.sessions.earliest("on")
    Session.objects.filter(pk=session.pk).update(on=cast.moment.date())
    by, now = actor(cast.bureau.hanneke, cast.moment), cast.moment
    steering.open_round(session=session, question="Wat viel je op?", form="sentences", by=by, now=now)
    found = Session.objects.get(pk=session.pk)
    contributing.contribute(session=found, text=SENTENCE, secret="x", named=enrolment, now=now)
    return found


def _said_url(session: Session, who: str) -> str:
    if who == "subject":
        return reverse("programmes:take_part", args=[session.pk])
    return reverse("programmes:beamer", args=[session.cohort_id, session.pk])


def _attendance_url(noted: Attendance, who: str) -> str:
    name = "programmes:cohort" if who == "subject" else "programmes:day_plan"
    of_cohort = [noted.session.cohort_id]
    return reverse(name, args=of_cohort if who == "subject" else [*of_cohort, noted.session_id])


def _version_url(version: Version, who: str) -> str:
    return reverse("programmes:version", args=[version.programme_id, version.number])


def _block_url(block: Block, who: str) -> str:
    return reverse("programmes:block", args=[block.version.programme_id, block.version.number, block.pk])


PROBES = [
    Probe(
        kind="leertraject",
        arrange=_draft,
        url=_version_url,
        words=lambda version: version.programme.promise,
        subject=_lead,
        meet=_publish,
        miss=_publish_for_others,
        elsewhere={"bezoeker": LATER},
    ),
    Probe(
        kind="bijeenkomst",
        arrange=lambda cast: build.block(_draft(cast), "Vertrekpunt"),
        url=_block_url,
        words=lambda block: block.goals[0],
        subject=_lead,
        meet=lambda block, condition: _publish(block.version, condition),
        miss=lambda block, condition: _publish_for_others(block.version, condition),
        elsewhere={
            "peer": "a draft has no group; test_screens has a participant open a session of the own group",
            "opgavehouder": "who is a guest of a session is not kept yet",
        },
    ),
    Probe(
        kind="programmawijziging",
        arrange=_change,
        url=lambda change, who: reverse("programmes:changes", args=[change.version.programme_id]),
        words=lambda change: change.reason,
        subject=_lead,
        meet=lambda change, condition: _publish(change.version, condition),
        miss=lambda change, condition: _publish_for_others(change.version, condition),
        alone=False,
        elsewhere={"bezoeker": LATER, "meelezer": "reading along with a change comes in a later part"},
    ),
    Probe(kind="agenda_antwoord", arrange=_answer, url=_answer_url, words=lambda answer: "komt niet"),
    Probe(
        kind="aanwezigheid",
        arrange=_attendance,
        url=_attendance_url,
        words=lambda noted: "genoteerd: was er niet",
        elsewhere={"opdrachtgever": "the total over a finished programme is published in a later part"},
    ),
    Probe(
        kind="metafoor",
        arrange=_said,
        url=_said_url,
        words=lambda session: SENTENCE,
        alone=False,
        always=dict.fromkeys(("trainer", "programmaleider"), "who sends a sentence with a name releases it at once"),
        elsewhere={"peer": "sees it on the screen in the room, and has no page of it"},
    ),
    Probe(
        kind="inschrijving",
        arrange=_enrolment,
        url=lambda enrolment, who: reverse("programmes:cohort", args=[enrolment.cohort_id]),
        words=lambda enrolment: enrolment.person.name,
        alone=False,
        always={"leidinggevende": "is party to the enrolment of the own person from the start"},
    ),
]
