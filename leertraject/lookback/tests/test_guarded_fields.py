"""Every hand-written field is classed: it refuses eight words of a speaker with the place, or says why it need not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, SlugField, TextField

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import (
    checks,
    codebook,
    conversations,
    editing,
    flags,
    insights,
    releases,
    sweeping,
    trends,
)
from leertraject.lookback.commands.codebook import CodeTexts
from leertraject.lookback.models import Verdict
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build
from leertraject.programmes import commands as programmes
from leertraject.programmes.commands import Arrangement, PartContent, Why, steering
from leertraject.programmes.contents import ActivityContent
from leertraject.programmes.models import Session
from leertraject.programmes.tests.build import session

pytestmark = pytest.mark.django_db

SAID = build.WORDS
PLANTED = f"Iemand zei: {SAID} Daarom."
PLAIN = "In eigen woorden."

# Refused when saved. What turns out to repeat withdrawn words after all is covered in the row (`sweeping`).
REFUSED = {
    "lookback.code": ("name", "definition", "include", "exclude", "example"),
    "lookback.codechange": ("why",),
    "programmes.block": ("title", "place", "description", "goals", "guests", "who", "selection", "outcome"),
    "programmes.activity": ("title", "materials", "output"),
    "programmes.programme": ("title", "audience", "promise"),
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
}
NOT_GUARDED = {
    "chosen from a list, a key, or a copy of what is guarded": {
        "lookback.code": ("key",),
        "lookback.insight": ("theme",),
        "lookback.codingstep": ("before", "after"),
        "lookback.transcript": ("source_format",),
        "lookback.fragment": ("digest",),
        "lookback.holding": ("guide",),
        "lookback.jotting": ("writer",),
        "lookback.flag": ("object_kind", "field", "places"),
        "programmes.programme": ("copied_from",),
        "programmes.covering": ("kind", "object_key"),
        "programmes.version": ("effort", "themes"),
        "programmes.sessioninvitation": ("told",),
        "programmes.block": ("day", "form", "instruments", "moment", "scales", "method"),
        "programmes.activity": ("form", "instrument"),
        "programmes.daypart": ("key", "form", "instrument"),
        "programmes.livesession": ("code", "part"),
        "programmes.contribution": ("mark",),
    },
    "an address without words": {"programmes.session": ("link",)},
    "names days of a calendar, for whoever plans": {"programmes.avoidedperiod": ("title",)},
    "written before anyone spoke, and never again": {"lookback.consentanswer": ("wording",)},
    "rewording refuses it: test_rewording": {"lookback.flag": ("instead",)},
}


def _pairs(classed: dict[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(kind, field) for kind, fields in classed.items() for field in fields}


def test_every_field_that_holds_text_is_classed_once():
    there = {
        (model._meta.label_lower, field.name)
        for name in ("lookback", "programmes")
        for model in apps.get_app_config(name).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, CharField | TextField | JSONField | SlugField) and not field.choices
    }
    classes = [_pairs(flags.WRITTEN), _pairs(sweeping.SWEPT), *map(_pairs, NOT_GUARDED.values())]
    assert _pairs(REFUSED) <= _pairs(sweeping.SWEPT)
    assert set().union(*classes) == there
    assert sum(map(len, classes)) == len(there), "a field stands in two classes"


def _insight(scene, field):
    given = {"claim": PLAIN, "explanation": PLAIN, "counter": PLAIN, field: PLANTED}
    insights.write_insight(study=scene.study, **given, by=scene.asking, now=scene.moment)


def _trend(scene, field):
    given = {"title": PLAIN, "coming": PLAIN, "module": PLAIN, field: PLANTED}
    trends.write_trend(study=scene.study, **given, insight=None, by=scene.asking, now=scene.moment)


def _check(scene, field):
    first = build.check(scene)
    given = {"measure": PLAIN, "helped_if": PLAIN, field: PLANTED}
    checks.plan_check(
        change=first.change, cohort=first.cohort, **given, due_on=date(2027, 1, 15), by=scene.leading, now=scene.moment
    )


def _outcome(scene, field):
    check = build.check(scene)
    checks.report_outcome(
        check=check, verdict=Verdict.MIXED, people=None, by=scene.leading, now=scene.moment, **{field: PLANTED}
    )


def _note(scene, field):
    change = build.change(scene, published=True)
    checks.tell_back(change=change, by=scene.leading, now=scene.moment, **{field: PLANTED})


def _draft(scene):
    return programmes.start_version(programme=scene.programme, by=scene.leading, now=scene.moment)


def _change(scene, field):
    why = replace(Why(title=PLAIN, what=PLAIN, reason=PLAIN), **{field: PLANTED})
    programmes.add_block(version=_draft(scene), content=session(), why=why, by=scene.leading, now=scene.moment)


def _block(scene, field):
    text = (PLANTED,) if field in ("goals", "guests", "who") else PLANTED
    programmes.add_block(
        version=_draft(scene), content=replace(session(), **{field: text}), by=scene.leading, now=scene.moment
    )


def _activity(scene, field):
    part = ActivityContent(**{"starts": time(9, 30), "ends": time(12, 30), "title": PLAIN, field: PLANTED})
    content = replace(session(), activities=(part,))
    programmes.add_block(version=_draft(scene), content=content, by=scene.leading, now=scene.moment)


def _code(scene, field):
    given = {"name": "Nieuw", "definition": "", "include": PLAIN, "exclude": "", "example": "", field: PLANTED}
    codebook.add_code(codebook=scene.codebook, texts=CodeTexts(**given), why=PLAIN, by=scene.leading, now=scene.moment)


def _why(scene, field):
    code = scene.codebook.codes.last()
    codebook.retire_code(code=code, by=scene.leading, now=scene.moment, **{field: PLANTED})


def _programme(scene, field):
    given = {"title": PLAIN, "audience": PLAIN, "promise": PLAIN, field: PLANTED}
    programmes.revise_programme(programme=scene.programme, **given, revision=1, by=scene.leading, now=scene.moment)


def _cohort(scene, field):
    programmes.rename_cohort(cohort=scene.running, **{field: PLANTED}, revision=1, by=scene.leading, now=scene.moment)


def _session(scene, field):
    programmes.arrange_session(
        session=scene.running.sessions.first(), arrangement=Arrangement(**{field: PLANTED}), trainers=[], revision=1,
        by=scene.leading, now=scene.moment,
    )  # fmt: skip


def _cancellation(scene, field):
    held = scene.running.sessions.first()
    held.on = date(2026, 12, 1)
    held.save()
    programmes.cancel_session(session=held, **{field: PLANTED}, by=scene.leading, now=scene.moment)


def _day_part(scene, field):
    content = replace(PartContent(title=PLAIN, minutes=15), **{field: PLANTED})
    programmes.add_part(
        session=scene.running.sessions.first(), after="", content=content, revision=0, by=scene.leading,
        now=scene.moment,
    )  # fmt: skip


def _day_plan(scene, field):
    held = scene.running.sessions.first()
    programmes.explain_day(session=held, **{field: PLANTED}, revision=0, by=scene.leading, now=scene.moment)


def _supply(scene, field):
    held = scene.running.sessions.first()
    programmes.change_supplies(session=held, added=PLANTED, by=scene.leading, now=scene.moment)


def _harvest(scene, field):
    held = scene.running.sessions.earliest("on")
    Session.objects.filter(pk=held.pk).update(on=scene.moment.date())
    given = {"session": held, "kind": "other", "by": scene.leading, "now": scene.moment}
    programmes.write_harvest(**given, **{field: PLANTED})


def _round(scene, field):
    held = scene.running.sessions.earliest("on")
    Session.objects.filter(pk=held.pk).update(on=scene.moment.date())
    steering.open_round(session=held, form="cards", by=scene.leading, now=scene.moment, **{field: PLANTED})


def _study(scene, field):
    given = {"title": PLAIN, "question": PLAIN, field: PLANTED}
    conversations.revise_study(study=scene.study, **given, revision=1, by=scene.leading, now=scene.moment)


def _conversation(scene, field):
    build.planned(scene, **{field: PLANTED})


SAVED: dict[str, Callable] = {
    "programmes.programme": _programme,
    "programmes.cohort": _cohort,
    "programmes.session": _session,
    "programmes.sessioncancellation": _cancellation,
    "programmes.dayplan": _day_plan,
    "programmes.daypart": _day_part,
    "programmes.sessionsupply": _supply,
    "programmes.harvest": _harvest,
    "programmes.liveround": _round,
    "lookback.study": _study,
    "lookback.conversation": _conversation,
    "lookback.insight": _insight,
    "lookback.trend": _trend,
    "lookback.check": _check,
    "lookback.outcome": _outcome,
    "lookback.note": _note,
    "programmes.change": _change,
    "programmes.block": _block,
    "programmes.activity": _activity,
    "lookback.code": _code,
    "lookback.codechange": _why,
}


@pytest.mark.parametrize(
    ("kind", "field"), sorted(_pairs(flags.WRITTEN) | _pairs(REFUSED)), ids=lambda value: value.rpartition(".")[2]
)
def test_a_planted_repetition_is_refused_with_its_place(scene, kind, field):
    if kind not in ("lookback.check", "lookback.outcome", "lookback.note"):
        build.fragment(scene, SAID)
    with pytest.raises(NotAllowed, match="woorden van een spreker") as refused:
        SAVED[kind](scene, field)
    assert SAID.rstrip(".")[:60] in str(refused.value)


NEW = "Wie een afspraak in de agenda heeft, kijkt een dag tevoren nog even goed op de kaart."


def test_what_a_correction_put_in_a_released_fragment_is_not_released(scene):
    """The quote was released as it was; what stands in the text since was never laid before anyone."""
    release = build.release(scene)
    fragment = release.offer.fragment
    turn = fragment.transcript.turns.get(begin__lte=fragment.start, end__gte=fragment.end)
    spoken = texts.opened(fragment.transcript).words(turn.begin, turn.end)
    first, _, rest = SAID.partition(" ")
    editing.correct_turn(
        transcript=fragment.transcript, index=turn.index, revision=fragment.transcript.revision,
        text=spoken.replace(SAID, f"{first} {NEW} {rest}"), by=scene.asking, now=scene.moment,
    )  # fmt: skip

    def write(claim):
        return insights.write_insight(
            study=scene.study, claim=claim[:240], explanation=PLAIN, counter="", by=scene.asking, now=scene.moment
        )

    with pytest.raises(NotAllowed, match="woorden van een spreker"):
        write(NEW)
    assert write(SAID), "the words that were released may be repeated"
    change = build.change(scene, published=True)
    with pytest.raises(NotAllowed, match="geen citaat"):
        checks.tell_back(change=change, text=SAID, by=scene.leading, now=scene.moment)


def test_a_text_that_outlives_a_withdrawal_holds_no_quote_of_a_conversation_that_has_gone(scene):
    release = build.release(scene)
    build.answer(scene, release.offer.fragment.transcript.conversation, build.YES | {"uitschrijven": False})
    assert SAID in texts.guarded(scene.study, released_too=True).values()
    releases.withdraw_release(release=release, by=build.actor(scene.alumna, scene.moment), now=scene.moment)
    assert SAID not in texts.guarded(scene.study, released_too=True).values()
