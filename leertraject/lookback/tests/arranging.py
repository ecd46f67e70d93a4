"""What the probes are about: one object each, in the states that the visibility matrix tells apart."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.commands import coding, releases, trends
from leertraject.lookback.models import (
    Assignment,
    Attribution,
    Audience,
    Conversation,
    Fragment,
    Insight,
    NoteCopy,
    Offer,
)
from leertraject.lookback.tests import build, stage
from leertraject.lookback.tests import held as holding
from leertraject.lookback.tests.build import Scene, actor
from leertraject.people import commands as people
from leertraject.people.models import Person, Role
from leertraject.privacy.matrix import Condition
from leertraject.programmes import commands as programmes
from tests.guards.visibility.cast import Cast

MEMO = "Let op: dit gaat over de agenda."
TEAM, COHORTS, ORGANISATION, PUBLIC = Audience.TEAM, Audience.COHORTS, Audience.ORGANISATION, Audience.PUBLIC
# Per column the narrowest audience of a quote that reaches it, and per audience the widest that it does not include.
REACHES = {
    "trainer": TEAM,
    "programmaleider": TEAM,
    "peer": COHORTS,
    "oud_deelnemer": COHORTS,
    "opdrachtgever": ORGANISATION,
    "leidinggevende": ORGANISATION,
    "opgavehouder": ORGANISATION,
    "bezoeker": PUBLIC,
}
ONE_NARROWER = {COHORTS: TEAM, ORGANISATION: COHORTS, PUBLIC: ORGANISATION}


@dataclass
class Thing:
    """One object with the scene it is in, and the conversation behind it."""

    scene: Scene
    of: Conversation
    insight: Insight | None = None
    fragment: Fragment | None = None
    offer: Offer | None = None
    made: dict[str, Any] = field(default_factory=dict)


def conversation_that_is(state: str) -> Callable[[Cast], Thing]:
    """Returns how to make Sanne's conversation in one of the states of `build`."""

    def arrange(cast: Cast) -> Thing:
        scene = stage.scene(cast.bureau, cast.moment)
        return Thing(scene, stage.conversation(scene, state))

    return arrange


asked = conversation_that_is("asked")
consented = conversation_that_is("consented")
with_transcript = conversation_that_is("with_transcript")


def held(cast: Cast) -> Thing:
    """Sanne's conversation while it is held, with notes."""
    scene = stage.scene(cast.bureau, cast.moment)
    return Thing(scene, holding.held(scene, of=stage.conversation(scene, "consented")))


def coded(cast: Cast) -> Thing:
    """Sanne's words with a code, under an insight."""
    scene = stage.scene(cast.bureau, cast.moment)
    fragment = stage.fragment(scene)
    coding.write_memo(fragment=fragment, text=MEMO, by=scene.asking, now=cast.moment)
    insight = stage.resting_insight(scene, fragment)
    return Thing(scene, fragment.transcript.conversation, insight=insight, fragment=fragment)


def offered(cast: Cast) -> Thing:
    """Those words laid before her."""
    thing = coded(cast)
    thing.offer = releases.offer_quote(fragment=thing.fragment, by=thing.scene.asking, now=cast.moment)
    return thing


def known_insight(cast: Cast) -> Thing:
    """An insight whose writer has left: neither trainer nor interviewer any more."""
    scene = stage.scene(cast.bureau, cast.moment)
    insight, change = stage.well_known(scene)
    Assignment.objects.filter(person=scene.interviewer).update(until=cast.moment)
    for role in Role.objects.filter(person=scene.interviewer):
        people.end_role(role, on=cast.moment.date(), by=SYSTEM, now=cast.moment)
    return Thing(scene, Conversation.objects.earliest("number"), insight=insight, made={"change": change})


def known_trend(cast: Cast) -> Thing:
    """A trend card that a published change answers, and whose writer has left."""
    scene = stage.scene(cast.bureau, cast.moment)
    insight = build.insight(scene, confirmed=True)
    trend = stage.resting_trend(scene, Fragment.objects.first())
    change = build.change(scene, because=insight)
    trends.answer_trend(trend=trend, change=change, by=scene.leading, now=cast.moment)
    programmes.publish_version(version=change.version, by=scene.leading, now=cast.moment)
    Assignment.objects.filter(person=scene.interviewer).update(until=cast.moment)
    for role in Role.objects.filter(person=scene.interviewer):
        people.end_role(role, on=cast.moment.date(), by=SYSTEM, now=cast.moment)
    return Thing(scene, Conversation.objects.earliest("number"), insight=insight, made={"trend": trend})


def checked(cast: Cast) -> Thing:
    """A check with its outcome, in a group that Hanneke trains; a note went back."""
    scene = stage.scene(cast.bureau, cast.moment)
    insight, change = stage.well_known(scene)
    check = build.check(scene, reported=True, of=change)
    programmes.appoint_trainer(cohort=check.cohort, person=cast.bureau.hanneke, by=scene.leading, now=cast.moment)
    made = {"change": change, "check": check, "note": build.note(scene, of=change)}
    return Thing(scene, Conversation.objects.earliest("number"), insight=insight, made=made)


def told(cast: Cast) -> Thing:
    """A note to Sanne about what she told."""
    scene = stage.scene(cast.bureau, cast.moment)
    _, change = stage.well_known(scene)
    note = build.note(scene, of=change)
    copy = NoteCopy.objects.create(note=note, receiver=cast.subject)
    return Thing(scene, stage.conversation(scene, "mapped"), made={"note": note, "copy": copy})


def assign(thing: Thing, person: Person, task: str) -> None:
    """Gives someone a task at the conversation. No command gives the tasks of coder and reader yet."""
    Assignment.objects.create(conversation=thing.of, person=person, task=task, since=thing.scene.moment)


def release(thing: Thing, condition: Condition) -> None:
    """Sanne releases the quote to the audience that just reaches the holder."""
    _release(thing, REACHES[condition.holder])


def release_to_others(thing: Thing, condition: Condition | None) -> None:
    """Sanne releases to all but the holder; what is for the team, the narrowest of all, she takes back."""
    audience = REACHES[condition.holder] if condition else PUBLIC
    _release(thing, ONE_NARROWER.get(audience, TEAM))
    if audience == TEAM:
        by = actor(thing.of.speaker, thing.scene.moment)
        releases.withdraw_release(release=thing.made["release"], by=by, now=thing.scene.moment)


def _release(thing: Thing, audience: str) -> None:
    thing.made["release"] = releases.release_quote(
        offer=thing.offer,
        audience=audience,
        attribution=Attribution.NAME,
        until=date(2028, 4, 14),
        by=actor(thing.of.speaker, thing.scene.moment),
        now=thing.scene.moment,
    )
