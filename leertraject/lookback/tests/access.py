"""Who may ask the urls of the chain: see `tests/guards/access.py`. Outsiders are of a client that takes no part."""

from collections.abc import Callable
from datetime import date
from typing import Any

from leertraject.lookback.commands import editing, releases, stepping
from leertraject.lookback.models import Attribution, Audience, CodingStep, Flag, Fragment, NoteCopy, Offer, Purpose
from leertraject.lookback.tests import build, held
from leertraject.lookback.tests import stage as scenes
from leertraject.lookback.tests.build import WORDS, Scene, actor
from leertraject.people.models import Person
from leertraject.programmes import commands as programmes
from tests.guards.access import Access, Stage

BOTH = ("get", "post")
POST = ("post",)
NO_ANSWER_IN_A_LINK = 404
SEEN_BUT_NOT_ALLOWED = 403
COVERED = "[ingetrokken woorden]"
CLAIM = "Een kaart blijft bij als er een gesprek op volgt"
CARD = "Kennis gaat met pensioen"
ANSWERS = dict.fromkeys(Purpose.values, "ja")
RELEASE = {"audience": Audience.TEAM, "attribution": Attribution.NONE, "until": "2027-04-14"}


def _speaker(stage: Stage) -> Person:
    return stage.bureau.a.participants[0]


def _interviewer(stage: Stage) -> Person:
    return stage.bureau.interviewer


def _trainer(stage: Stage) -> Person:
    return stage.bureau.hanneke


def _scene(stage: Stage) -> Scene:
    return scenes.scene(stage.bureau, stage.moment)


def _nothing(arrange: Callable[[Stage], Any]) -> Callable[[Stage], dict[str, object]]:
    """For a url without arguments: makes what must not be seen there."""

    def made(stage: Stage) -> dict[str, object]:
        arrange(stage)
        return {}

    return made


def _conversation(state: str) -> Callable[[Stage], dict[str, object]]:
    return lambda stage: {"conversation_id": scenes.conversation(_scene(stage), state).pk}


def _turn(stage: Stage) -> dict[str, object]:
    return {"conversation_id": scenes.conversation(_scene(stage), "mapped").pk, "index": 2}


def _corrected(stage: Stage, text: str = "Wat liet je los?") -> dict[str, object]:
    scene = _scene(stage)
    conversation = scenes.conversation(scene, "mapped")
    editing.correct_turn(
        transcript=conversation.transcript, index=1, text=text, revision=1, by=scene.asking, now=stage.moment
    )
    return {"conversation_id": conversation.pk}


def _held(stage: Stage) -> dict[str, object]:
    scene = _scene(stage)
    return {"conversation_id": held.held(scene, of=scenes.conversation(scene, "consented")).pk}


def _beside_text(stage: Stage) -> dict[str, object]:
    """Notes beside a text that came from elsewhere."""
    scene = _scene(stage)
    of = held.held(scene, of=scenes.conversation(scene, "consented"))
    held.bring_text(scene, of)
    return {"conversation_id": of.pk}


def _named(stage: Stage) -> dict[str, object]:
    return _corrected(stage, "Wat liet Gerda Hulshof los?")


def _fragment(stage: Stage) -> dict[str, object]:
    return {"fragment_id": scenes.fragment(_scene(stage)).pk}


def _step(stage: Stage) -> dict[str, object]:
    """Something that can be taken back."""
    return {"conversation_id": scenes.fragment(_scene(stage)).transcript.conversation_id}


def _step_back(stage: Stage) -> dict[str, object]:
    found = _step(stage)
    step = CodingStep.objects.get()
    stepping.undo_step(step=step, by=actor(_interviewer(stage), stage.moment), now=stage.moment)
    return found


def _study(stage: Stage) -> dict[str, object]:
    scene = _scene(stage)
    return {"study_id": scenes.fragment(scene).study_id}


def _offer(stage: Stage) -> Offer:
    scene = _scene(stage)
    return releases.offer_quote(fragment=scenes.fragment(scene), by=scene.asking, now=stage.moment)


def _laid(stage: Stage) -> dict[str, object]:
    return {"offer_id": _offer(stage).pk}


def _released(stage: Stage) -> dict[str, object]:
    offer = _offer(stage)
    releases.release_quote(
        offer=offer,
        audience=Audience.ORGANISATION,
        attribution=Attribution.NAME,
        until=date(2027, 4, 14),
        by=actor(_speaker(stage), stage.moment),
        now=stage.moment,
    )
    return {"offer_id": offer.pk}


def _everything(stage: Stage) -> dict[str, object]:
    _released(stage)
    return {"person_id": _speaker(stage).pk}


def _insight(stage: Stage) -> dict[str, object]:
    scene = _scene(stage)
    return {"insight_id": scenes.resting_insight(scene, scenes.fragment(scene)).pk}


def _supported(stage: Stage) -> dict[str, object]:
    return _insight(stage) | {"fragment_id": Fragment.objects.get().pk}


def _trend(stage: Stage) -> dict[str, object]:
    scene = _scene(stage)
    return {"trend_id": scenes.resting_trend(scene, scenes.fragment(scene)).pk}


def _on_trend(stage: Stage) -> dict[str, object]:
    return _trend(stage) | {"fragment_id": Fragment.objects.get().pk}


def _codebook(stage: Stage) -> dict[str, object]:
    """Someone interviews, so that the interviewer sees the codebook as well."""
    scenes.conversation(_scene(stage), "asked")
    return {}


def _code(stage: Stage) -> dict[str, object]:
    scene = _scene(stage)
    scenes.conversation(scene, "asked")
    return {"code_id": scene.codebook.codes.first().pk}


def _resting(stage: Stage) -> dict[str, object]:
    _insight(stage)
    return {"kind": "gesprek", "object_id": Fragment.objects.get().transcript.conversation_id}


def _to_confirm(stage: Stage) -> dict[str, object]:
    return {"insight_id": build.insight(_scene(stage)).pk}


def _fallen(stage: Stage) -> dict[str, object]:
    """An insight that lost its confirmation by itself."""
    scene = _scene(stage)
    made = build.insight(scene, confirmed=True)
    build.lose_owner(made, scene)
    return {"insight_id": made.pk}


def _published_change(stage: Stage) -> dict[str, object]:
    """A change that every client may read, so the outsider knows that it is there."""
    _, change = scenes.well_known(_scene(stage))
    return {"change_id": change.pk}


def _check(stage: Stage) -> dict[str, object]:
    return {"check_id": build.check(_scene(stage)).pk}


def _trained_check(stage: Stage, *, reported: bool = False) -> dict[str, object]:
    """A check with a flag, in a group that Hanneke trains: she reads it, and did not write what is flagged."""
    scene = _scene(stage)
    check = build.check(scene, reported=reported)
    programmes.appoint_trainer(cohort=check.cohort, person=stage.bureau.hanneke, by=scene.leading, now=stage.moment)
    _flag(scene, "lookback.outcome" if reported else "lookback.check", check.pk, "words" if reported else "measure")
    return {"check_id": check.pk}


def _flagged_outcome(stage: Stage) -> dict[str, object]:
    return _trained_check(stage, reported=True)


def _flagged_change(stage: Stage) -> dict[str, object]:
    scene = _scene(stage)
    _, change = scenes.well_known(scene)
    _flag(scene, "programmes.change", change.pk, "reason")
    return {"change_id": change.pk}


def _flagged_note(stage: Stage) -> dict[str, object]:
    scene = _scene(stage)
    _, change = scenes.well_known(scene)
    _flag(scene, "lookback.note", build.note(scene, of=change).pk, "text")
    return {"change_id": change.pk}


def _flag(scene: Scene, kind: str, key: object, field: str) -> None:
    Flag.objects.create(
        study=scene.study, object_kind=kind, object_id=key, field=field, places=[[0, 5]], at=scene.moment
    )


def _note(stage: Stage) -> dict[str, object]:
    note = build.note(_scene(stage))
    return {"copy_id": NoteCopy.objects.create(note=note, receiver=_speaker(stage)).pk}


def _for_interviewer(arrange: Callable[[Stage], Any], methods: tuple[str, ...], **more: Any) -> Access:
    """Work on a text. The programme leader knows that the conversation is there, and does not find this."""
    return Access(arrange=arrange, methods=methods, works_for=_interviewer, **more)


def _for_speaker(arrange: Callable[[Stage], Any], methods: tuple[str, ...], **more: Any) -> Access:
    """What the speaker decides, signed in or by the link from a mail. Without either there is no such page."""
    return Access(arrange=arrange, methods=methods, anonymous=NO_ANSWER_IN_A_LINK, works_for=_speaker, **more)


CONVERSING = {
    "lookback:conversations": Access(arrange=_nothing(_conversation("asked")), shown="Sanne de Graaf"),
    "lookback:search": _for_interviewer(
        _nothing(_conversation("mapped")), BOTH, data={"words": "formulier"}, shown="Zoeken in gesprekken"
    ),
    "lookback:plan": Access(arrange=_nothing(_conversation("asked")), methods=BOTH, refuses=_interviewer),
    "lookback:conversation": Access(arrange=_conversation("asked"), shown=scenes.PLACE),
    "lookback:ask_consent": Access(arrange=_conversation("planned"), methods=POST, refuses=_speaker),
    "lookback:send_preparation": Access(arrange=_conversation("planned"), methods=POST, refuses=_speaker),
    "lookback:move_conversation": Access(
        arrange=_conversation("planned"), methods=BOTH, shown=scenes.PLACE, refuses=_speaker
    ),
    "lookback:call_off": Access(arrange=_conversation("planned"), methods=BOTH, refuses=_speaker),
    "lookback:preparation": _for_speaker(_conversation("planned"), ("get",), shown=scenes.PLACE),
    "lookback:calendar": _for_speaker(_conversation("planned"), ("get",), shown="BEGIN:VEVENT"),
    "lookback:consent": _for_speaker(_conversation("asked"), BOTH, data=ANSWERS, shown="Drie vragen"),
    "lookback:transcript_upload": _for_interviewer(_conversation("consented"), BOTH, refuses=_speaker),
    "lookback:holding": _for_interviewer(_held, BOTH, shown=held.WORDS),
    "lookback:holding_discard": _for_interviewer(_beside_text, BOTH, shown="Gooi de aantekeningen weg"),
    "lookback:holding_begin": _for_interviewer(_conversation("consented"), POST),
    "lookback:jotting": _for_interviewer(_held, POST, data={"position": 1, "seen": 0, "text": "Goed."}),
    "lookback:discard_transcript": _for_interviewer(_conversation("with_transcript"), BOTH),
    "lookback:speakers": _for_interviewer(_conversation("with_transcript"), BOTH, shown="Sanne (opname)"),
    "lookback:transcript": _for_speaker(_conversation("mapped"), ("get",), shown=WORDS),
    "lookback:quote": _for_speaker(_laid, ("get",), shown=WORDS),
    "lookback:quote_release": _for_speaker(_laid, POST, data=RELEASE),
    "lookback:quote_refusal": _for_speaker(_laid, POST),
    "lookback:quote_withdrawal": _for_speaker(_released, BOTH),
    "lookback:own": _for_speaker(_everything, ("get",), shown=WORDS),
    "lookback:own_from_quote": _for_speaker(_laid, POST),
    "lookback:own_from_consent": _for_speaker(_conversation("asked"), POST),
    # Says the same to everyone.
    "lookback:own_sent": Access(anonymous=200, outsider=200, works_for=_speaker, shown="Kijk in je mail"),
    # Open to all: everyone reads what was released for them.
    "lookback:quotes": Access(
        arrange=_nothing(_released), anonymous=200, outsider=200, hidden=WORDS, works_for=_speaker, shown=WORDS
    ),
    "lookback:note": _for_speaker(_note, ("get",), shown="een afspraak met een naam"),
}
LEARNING = {
    "lookback:workbench": _for_interviewer(_conversation("mapped"), BOTH, shown=WORDS),
    "lookback:turn_edit": _for_interviewer(_turn, BOTH, shown="alleen bij als ik iemand moet spreken"),
    "lookback:turn_split": _for_interviewer(_turn, POST),
    "lookback:turn_merge": _for_interviewer(_turn, POST, data={"revision": 1}),
    "lookback:turn_speaker": _for_interviewer(_turn, POST),
    "lookback:identifying": _for_interviewer(_named, BOTH, shown="Gerda Hulshof", data={"revision": 2}),
    "lookback:edits": _for_interviewer(_corrected, ("get",), shown="Beurt verbeterd"),
    "lookback:edit_undo": _for_interviewer(_corrected, POST, data={"revision": 2}),
    "lookback:coding_finish": _for_interviewer(_conversation("mapped"), BOTH),
    "lookback:coding_undo": _for_interviewer(_step, POST),
    "lookback:coding_state": _for_interviewer(_step, ("get",), anonymous=404, shown="said"),
    "lookback:coding_redo": _for_interviewer(_step_back, POST),
    "lookback:fragment_codes": _for_interviewer(_fragment, POST),
    "lookback:fragment_memo": _for_interviewer(_fragment, POST, data={"memo": "Let op het woord formulier."}),
    "lookback:fragment_removal": _for_interviewer(_fragment, POST),
    "lookback:offer": _for_interviewer(_fragment, POST),
    "lookback:fragment_support": _for_interviewer(_fragment, POST),
    "lookback:codebook": Access(arrange=_codebook, works_for=_interviewer, shown="Opbrengst in eigen woorden"),
    "lookback:codebook_start": Access(methods=POST, refuses=_trainer),
    "lookback:code_new": Access(arrange=_codebook, methods=BOTH, works_for=_interviewer, refuses=_trainer),
    "lookback:code": Access(arrange=_code, works_for=_trainer, shown="Opbrengst in eigen woorden"),
    "lookback:code_edit": Access(arrange=_code, methods=BOTH, refuses=_interviewer),
    "lookback:code_place": Access(arrange=_code, methods=BOTH, refuses=_interviewer),
    "lookback:code_merge": Access(arrange=_code, methods=BOTH, refuses=_interviewer),
    "lookback:code_split": Access(arrange=_code, methods=BOTH, refuses=_interviewer),
    "lookback:code_retirement": Access(arrange=_code, methods=BOTH, refuses=_interviewer),
    "lookback:study_edit": Access(arrange=_study, methods=BOTH, refuses=_interviewer),
    "lookback:themes": Access(arrange=_study, shown="1 van de 1"),
    "lookback:fragments": _for_interviewer(_study, ("get",), shown=WORDS),
    "lookback:insights": Access(arrange=_nothing(_insight), works_for=_trainer, shown=CLAIM),
    "lookback:insight_new": Access(arrange=_nothing(_insight), methods=BOTH, works_for=_interviewer, refuses=_trainer),
    "lookback:insight": Access(arrange=_insight, works_for=_trainer, shown=CLAIM),
    "lookback:insight_edit": _for_interviewer(_insight, BOTH, shown=CLAIM, refuses=_trainer),
    "lookback:insight_confirmation": Access(arrange=_to_confirm, methods=POST, refuses=_interviewer),
    "lookback:insight_left": Access(arrange=_fallen, methods=POST, refuses=_interviewer),
    "lookback:insight_reason": Access(arrange=_insight, methods=BOTH, refuses=_interviewer),
    "lookback:insight_support_removal": _for_interviewer(_supported, BOTH),
    "lookback:trail": Access(arrange=_insight, works_for=_trainer, shown=CLAIM),
    "lookback:trends": Access(arrange=_nothing(_trend), works_for=_trainer, shown=CARD),
    "lookback:trend_new": Access(arrange=_nothing(_trend), methods=BOTH, works_for=_interviewer, refuses=_trainer),
    "lookback:trend": Access(arrange=_trend, works_for=_trainer, shown=CARD),
    "lookback:trend_edit": _for_interviewer(_trend, BOTH, shown=CARD, refuses=_trainer),
    "lookback:trend_change": Access(arrange=_trend, methods=BOTH, refuses=_interviewer),
    "lookback:trend_support_removal": _for_interviewer(_on_trend, POST),
    "lookback:fragment_trend": _for_interviewer(_fragment, BOTH, shown="Begin een nieuwe kaart"),
    "lookback:resting": _for_interviewer(_resting, ("get",), shown=CLAIM),
    "lookback:check_plan": Access(
        arrange=_published_change, methods=BOTH, outsider=SEEN_BUT_NOT_ALLOWED, refuses=_trainer
    ),
    "lookback:checks": Access(arrange=_nothing(_check), shown="Een afspraak met een naam"),
    "lookback:check": Access(arrange=_check, shown="Hoeveel kaarten"),
    "lookback:check_outcome": Access(arrange=_check, methods=POST),
    "lookback:tell_back": Access(
        arrange=_published_change, methods=BOTH, outsider=SEEN_BUT_NOT_ALLOWED, refuses=_trainer
    ),
    "lookback:check_rewording": Access(arrange=_trained_check, methods=BOTH, refuses=_trainer, shown=COVERED),
    "lookback:outcome_rewording": Access(arrange=_flagged_outcome, methods=BOTH, refuses=_trainer, shown=COVERED),
    "lookback:note_rewording": Access(
        arrange=_flagged_note, methods=BOTH, outsider=SEEN_BUT_NOT_ALLOWED, refuses=_trainer, shown=COVERED
    ),
    "lookback:change_rewording": Access(
        arrange=_flagged_change, methods=BOTH, outsider=SEEN_BUT_NOT_ALLOWED, refuses=_trainer, shown=COVERED
    ),
}
CASES = CONVERSING | LEARNING
