"""How to make one object of each data kind of the chain, and where it is shown: see `tests/guards/visibility`.

Every page that shows something has a probe, so a kind may have several.
"""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.commands import releases
from leertraject.lookback.models import (
    Assignment,
    Attribution,
    Audience,
    Check,
    Conversation,
    Fragment,
    Insight,
    Note,
    NoteCopy,
    Offer,
)
from leertraject.lookback.tests import build, stage
from leertraject.lookback.tests.build import WORDS, Scene, actor
from leertraject.people import commands as people
from leertraject.people.models import Person, Role
from leertraject.people.tests.build import Bureau
from leertraject.privacy.matrix import Condition
from leertraject.programmes import commands as programmes
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

# Why someone sees less than the matrix allows.
NO_NAMES_OUT = "names cannot be taken out of a text yet, so who codes or reads along does not get it"
NO_RELEASE_OF_TEXT = "a speaker releases sentences; there is no release of a whole text"
NOT_PUBLISHED_YET = "insights have no publication of their own yet"
FOR_THE_TEAM = "published changes are read in the change log; this page is for who works on them"
OWN_PAGES = "the speaker reads this at the own pages, not at the ones of who works with the text"
NO_CODEBOOK_PAGE = "codes are shown where they are given; the codebook has no page of its own yet"


@dataclass
class Thing:
    """One object with the scene it is in, and the conversation behind it."""

    scene: Scene
    of: Conversation
    insight: Insight | None = None
    fragment: Fragment | None = None
    offer: Offer | None = None
    made: dict[str, object] = field(default_factory=dict)


def _lead(bureau: Bureau) -> Person:
    return bureau.lead


def _interviewer(bureau: Bureau) -> Person:
    return bureau.interviewer


def _assign(thing: Thing, person: Person, task: str) -> None:
    """The columns of the table are the only way: no command gives the tasks of coder and reader yet."""
    Assignment.objects.create(conversation=thing.of, person=person, task=task, since=thing.scene.moment)


def _conversation(state: str):
    def arrange(cast: Cast) -> Thing:
        scene = stage.scene(cast.bureau, cast.moment)
        return Thing(scene, stage.conversation(scene, state))

    return arrange


def _coded(cast: Cast) -> Thing:
    """Sanne's words with a code, under an insight."""
    scene = stage.scene(cast.bureau, cast.moment)
    fragment = stage.fragment(scene)
    insight = stage.resting_insight(scene, fragment)
    return Thing(scene, fragment.transcript.conversation, insight=insight, fragment=fragment)


def _offered(cast: Cast) -> Thing:
    thing = _coded(cast)
    thing.offer = releases.offer_quote(fragment=thing.fragment, by=thing.scene.asking, now=cast.moment)
    return thing


def _well_known(cast: Cast) -> Thing:
    """An insight whose writer has left: neither trainer nor interviewer any more."""
    scene = stage.scene(cast.bureau, cast.moment)
    insight, change = stage.well_known(scene)
    Assignment.objects.filter(person=scene.interviewer).update(until=cast.moment)
    for role in Role.objects.filter(person=scene.interviewer):
        people.end_role(role, on=cast.moment.date(), by=SYSTEM, now=cast.moment)
    return Thing(scene, Conversation.objects.earliest("number"), insight=insight, made={"change": change})


def _checked(cast: Cast) -> Thing:
    """A check with its outcome, in a group that Hanneke trains; a note went back."""
    scene = stage.scene(cast.bureau, cast.moment)
    insight, change = stage.well_known(scene)
    check = build.check(scene, reported=True, of=change)
    programmes.appoint_trainer(cohort=check.cohort, person=cast.bureau.hanneke, by=scene.leading, now=cast.moment)
    note = build.note(scene, of=change)
    first = Conversation.objects.earliest("number")
    return Thing(scene, first, insight=insight, made={"change": change, "check": check, "note": note})


def _told(cast: Cast) -> Thing:
    """A note to Sanne about a change that rests on her words."""
    scene = stage.scene(cast.bureau, cast.moment)
    insight, change = stage.well_known(scene)
    fragment = stage.fragment(scene)
    note = build.note(scene, of=change)
    copy = NoteCopy.objects.create(note=note, receiver=cast.subject)
    return Thing(scene, fragment.transcript.conversation, insight=insight, made={"note": note, "copy": copy})


# For whom a quote is released, per column: the narrowest audience that reaches it, and the widest that does not.
TEAM, COHORTS, ORGANISATION, PUBLIC = Audience.TEAM, Audience.COHORTS, Audience.ORGANISATION, Audience.PUBLIC
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


def _release(thing: Thing, condition: Condition, audience: str = "") -> None:
    by = actor(thing.of.speaker, thing.scene.moment)
    made = releases.release_quote(
        offer=thing.offer,
        audience=audience or REACHES[condition.holder],
        attribution=Attribution.NAME,
        until=date(2028, 4, 14),
        by=by,
        now=thing.scene.moment,
    )
    thing.made["release"] = made


def _release_to_others(thing: Thing, condition: Condition | None) -> None:
    """Releases to all but those meant; what was for the team only is withdrawn again."""
    if condition is None:
        _release(thing, Condition(0, ""), ORGANISATION)
        return
    _release(thing, condition, ONE_NARROWER.get(REACHES[condition.holder], TEAM))
    if REACHES[condition.holder] == TEAM:
        by = actor(thing.of.speaker, thing.scene.moment)
        releases.withdraw_release(release=thing.made["release"], by=by, now=thing.scene.moment)


def _page(name: str):
    return lambda thing, who: reverse(f"lookback:{name}", args=[thing.of.pk])


def _bench(thing: Thing, who: str) -> str:
    query = f"?fragment={thing.fragment.pk}" if thing.fragment else ""
    return reverse("lookback:workbench", args=[thing.of.pk]) + query


def _fragment_url(thing: Thing, who: str) -> str:
    if who == "subject":
        return reverse("lookback:transcript", args=[thing.of.pk])
    return reverse("lookback:trail", args=[thing.insight.pk]) if who == "programmaleider" else _bench(thing, who)


def _quote_url(thing: Thing, who: str) -> str:
    if who == "subject":
        return reverse("lookback:quote", args=[thing.offer.pk])
    return _bench(thing, who) if who == "interviewer" else reverse("lookback:quotes")


def _of_insight(name: str):
    return lambda thing, who: reverse(f"lookback:{name}", args=[thing.insight.pk])


def _change_log(thing: Thing, who: str) -> str:
    return reverse("programmes:changes", args=[thing.scene.programme.pk])


def _claim(thing: Thing) -> str:
    return thing.insight.claim


def _check(thing: Thing) -> Check:
    return thing.made["check"]


def _note(thing: Thing) -> Note:
    return thing.made["note"]


OUTSIDE_THE_TEAM = ("peer", "opdrachtgever", "leidinggevende", "opgavehouder", "oud_deelnemer", "bezoeker")
TEXT = {"codeur": NO_NAMES_OUT, "meelezer": NO_NAMES_OUT, "programmaleider": NO_RELEASE_OF_TEXT}
NO_TASKS_HERE = {
    "codeur": "the task of coder opens nothing yet: " + NO_NAMES_OUT,
    "meelezer": "the task of reader opens nothing yet: " + NO_NAMES_OUT,
}
UNPUBLISHED = dict.fromkeys(OUTSIDE_THE_TEAM, NOT_PUBLISHED_YET) | NO_TASKS_HERE
NOT_IN_THE_LOG = dict.fromkeys(OUTSIDE_THE_TEAM, FOR_THE_TEAM) | {
    "meelezer": "reading along with a change comes in a later part"
}

INVITATIONS = [
    Probe(
        kind="terugblik_uitnodiging",
        arrange=_conversation("asked"),
        url=_page("conversation"),
        words=lambda thing: stage.PLACE,
        assign=_assign,
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=_conversation("asked"),
        url=lambda thing, who: reverse("lookback:conversations"),
        words=lambda thing: reverse("lookback:conversation", args=[thing.of.pk]),
        assign=_assign,
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=_told,
        url=lambda thing, who: reverse("lookback:note", args=[thing.made["copy"].pk]),
        words=lambda thing: _note(thing).text,
        assign=_assign,
        elsewhere={
            "programmaleider": "reads the note where it was sent, without who got it",
            "interviewer": "knows from the conversation whom it is about; a note is for its receiver",
        },
    ),
    Probe(
        kind="persoon",
        arrange=_conversation("asked"),
        url=_page("conversation"),
        words=lambda thing: thing.of.speaker.name,
        assign=_assign,
        elsewhere={
            "trainer": "the name of a participant stands at the page of the group",
            "peer": "nobody can share an address yet",
            "oud_deelnemer": "nobody can share an address yet",
            "opgavehouder": "is party to a conversation only as its speaker",
        },
    ),
    Probe(
        kind="toestemming",
        arrange=_conversation("consented"),
        url=_page("conversation"),
        words=lambda thing: "Opnemen en uitschrijven",
        counted="beantwoord op 14 april 2026",
        assign=_assign,
    ),
    Probe(
        kind="toestemming",
        arrange=_conversation("consented"),
        url=_page("consent"),
        words=lambda thing: "Wat je koos",
        assign=_assign,
        elsewhere=dict.fromkeys(("programmaleider", "interviewer"), "this page is where the speaker answers"),
    ),
]
TEXTS = [
    Probe(
        kind="terugblikgesprek",
        arrange=_conversation("mapped"),
        url=_page("transcript"),
        words=lambda thing: WORDS,
        assign=_assign,
        elsewhere=TEXT,
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=_conversation("mapped"),
        url=_bench,
        words=lambda thing: WORDS,
        assign=_assign,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=_conversation("with_transcript"),
        url=_page("speakers"),
        words=lambda thing: "Sanne (opname)",
        assign=_assign,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=_coded,
        url=_of_insight("trail"),
        words=lambda thing: WORDS,
        assign=_assign,
        alone=False,
        elsewhere=TEXT | {"subject": OWN_PAGES, "interviewer": "an insight shows released words only"},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=_coded,
        url=_of_insight("insight"),
        words=lambda thing: WORDS,
        assign=_assign,
        alone=False,
        elsewhere=TEXT | {"subject": OWN_PAGES, "interviewer": "an insight shows released words only"},
    ),
]
CODINGS = [
    Probe(
        kind="codering",
        arrange=_coded,
        url=_fragment_url,
        words=lambda thing: f">{WORDS}</mark>",
        counted="Eén fragment, waarvan",
        assign=_assign,
        elsewhere={"codeur": NO_NAMES_OUT},
    ),
    Probe(
        kind="codering",
        arrange=_coded,
        url=_bench,
        words=lambda thing: "bij ‘Zonder gesprek in mijn agenda is het",
        assign=_assign,
        elsewhere={
            "subject": "the own text shows which words were chosen; codes do not stand beside it yet",
            "codeur": NO_NAMES_OUT,
            "programmaleider": "counts stand at the insight",
        },
    ),
    Probe(
        kind="codeboek",
        arrange=_coded,
        url=_bench,
        words=lambda thing: thing.scene.codebook.codes.first().include,
        subject=_lead,
        assign=_assign,
        elsewhere=dict.fromkeys(("subject", "trainer", "programmaleider", "codeur"), NO_CODEBOOK_PAGE),
    ),
]
QUOTES = [
    Probe(
        kind="citaat",
        arrange=_offered,
        url=_quote_url,
        words=lambda thing: WORDS,
        assign=_assign,
        meet=_release,
        miss=_release_to_others,
        alone=False,
        wider={"trainer": "what is released to trainers and programme leaders is for all of them, as the form says"},
    ),
]
INSIGHTS = [
    Probe(
        kind="inzicht",
        arrange=_well_known,
        url=_of_insight("insight"),
        words=_claim,
        subject=_interviewer,
        assign=_assign,
        elsewhere=UNPUBLISHED,
    ),
    Probe(
        kind="inzicht",
        arrange=_well_known,
        url=_of_insight("trail"),
        words=_claim,
        subject=_interviewer,
        assign=_assign,
        elsewhere=UNPUBLISHED,
    ),
    Probe(
        kind="inzicht",
        arrange=_well_known,
        url=lambda thing, who: reverse("lookback:insights"),
        words=_claim,
        subject=_interviewer,
        assign=_assign,
        elsewhere=UNPUBLISHED | {"subject": "the list is for who works on insights now; the own one can be opened"},
    ),
    Probe(
        kind="inzicht",
        arrange=_well_known,
        url=_change_log,
        words=_claim,
        subject=_interviewer,
        assign=_assign,
        alone=False,
        elsewhere=UNPUBLISHED
        | dict.fromkeys(("subject", "interviewer"), "reads the change log only in a role that sees programmes"),
    ),
]
CHANGES = [
    Probe(
        kind="programmawijziging",
        arrange=_checked,
        url=lambda thing, who: reverse("lookback:check", args=[_check(thing).pk]),
        words=lambda thing: _check(thing).measure,
        subject=_lead,
        elsewhere=NOT_IN_THE_LOG,
    ),
    Probe(
        kind="programmawijziging",
        arrange=_checked,
        url=lambda thing, who: reverse("lookback:checks"),
        words=lambda thing: reverse("lookback:check", args=[_check(thing).pk]),
        subject=_lead,
        elsewhere=NOT_IN_THE_LOG,
    ),
    Probe(
        kind="programmawijziging",
        arrange=_checked,
        url=_change_log,
        words=lambda thing: _check(thing).outcome.words,
        subject=_lead,
        alone=False,
        elsewhere=NOT_IN_THE_LOG,
    ),
    Probe(
        kind="programmawijziging",
        arrange=_checked,
        url=lambda thing, who: reverse("lookback:tell_back", args=[_note(thing).change_id]),
        words=lambda thing: _note(thing).text,
        subject=_lead,
        alone=False,
        elsewhere=NOT_IN_THE_LOG | {"trainer": "only the programme leader writes and reads the note before its receivers"},
    ),
]
PROBES = [*INVITATIONS, *TEXTS, *CODINGS, *QUOTES, *INSIGHTS, *CHANGES]
