"""Who may ask the urls of programmes: see `tests/guards/access.py`. Outsiders are of a client that takes no part."""

from leertraject.analysis.enclosures import received
from leertraject.analysis.enclosures.tests import photographs
from leertraject.people.models import Person
from leertraject.people.tests.build import actor
from leertraject.programmes import commands
from leertraject.programmes.models import Change, Cohort, Grouping, Session, SessionInvitation, Version
from leertraject.programmes.tests import build
from tests.guards.access import Access, Stage

BOTH = ("get", "post")
SEEN_BUT_NOT_ALLOWED = 403


def _version(stage: Stage) -> Version:
    """Version 1, published by the programme leader."""
    return build.published(now=stage.moment)


def _draft(stage: Stage) -> Version:
    """Version 2, a draft with one change."""
    by = actor(stage.bureau.lead, stage.moment)
    draft = commands.start_version(programme=_version(stage).programme, by=by, now=stage.moment)
    listen = build.block(draft, "Eerst luisteren")
    commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=stage.moment)
    return draft


def _cohort(stage: Stage) -> Cohort:
    """A cohort of organisation A, with its first participant."""
    made = build.cohort(_version(stage), stage.bureau.a.organisation, now=stage.moment)
    commands.enrol(
        cohort=made,
        person=stage.bureau.a.participants[0],
        organisation=stage.bureau.a.organisation,
        by=actor(stage.bureau.lead, stage.moment),
        now=stage.moment,
    )
    return made


def _of_programme(stage: Stage) -> dict[str, object]:
    return {"programme_id": _version(stage).programme_id}


def _of_version(stage: Stage) -> dict[str, object]:
    return {"programme_id": _version(stage).programme_id, "number": 1}


def _of_draft(stage: Stage) -> dict[str, object]:
    return {"programme_id": _draft(stage).programme_id, "number": 2}


def _of_new_block(stage: Stage) -> dict[str, object]:
    return _of_draft(stage) | {"kind": "session"}


def _of_block(stage: Stage) -> dict[str, object]:
    block = _version(stage).blocks.first()
    return {"programme_id": block.version.programme_id, "number": 1, "block_id": block.pk}


def _of_draft_block(stage: Stage) -> dict[str, object]:
    block = _draft(stage).blocks.first()
    return {"programme_id": block.version.programme_id, "number": 2, "block_id": block.pk}


def _of_change(stage: Stage) -> dict[str, object]:
    change = Change.objects.get(version=_draft(stage))
    return {"programme_id": change.version.programme_id, "number": 2, "change": change.number}


def _of_participant(stage: Stage) -> dict[str, object]:
    return {"person_id": stage.bureau.a.participants[0].pk}


def _of_cohort(stage: Stage) -> dict[str, object]:
    return {"cohort_id": _cohort(stage).pk}


def _of_block_of_cohort(stage: Stage) -> dict[str, object]:
    """A cohort, and a session that only a later version has."""
    cohort, by = _cohort(stage), actor(stage.bureau.lead, stage.moment)
    later = commands.start_version(programme=cohort.version.programme, by=by, now=stage.moment)
    fresh = commands.add_block(version=later, content=build.session("Terug", 9), why=build.WHY, by=by, now=stage.moment)
    commands.publish_version(version=later, by=by, now=stage.moment)
    return {"cohort_id": cohort.pk, "block_id": fresh.block.pk}


def _of_own(stage: Stage) -> dict[str, object]:
    cohort, by = _cohort(stage), actor(stage.bureau.lead, stage.moment)
    given = {"title": "Een dag mee", "description": "", "follows": cohort.sessions.first().block.lineage, "weeks": 2}
    block = commands.add_own_assignment(cohort=cohort, **given, by=by, now=stage.moment)
    return {"cohort_id": cohort.pk, "block_id": block.pk}


def _of_enrolment(stage: Stage) -> dict[str, object]:
    cohort = _cohort(stage)
    return {"cohort_id": cohort.pk, "enrolment_id": cohort.enrolments.get().pk}


def _of_session(stage: Stage) -> dict[str, object]:
    cohort = _cohort(stage)
    return {"cohort_id": cohort.pk, "session_id": cohort.sessions.first().pk}


def _of_part(stage: Stage) -> dict[str, object]:
    session = _cohort(stage).sessions.first()
    return {"cohort_id": session.cohort_id, "session_id": session.pk, "key": session.block.activities.first().pk}


def _of_coming(stage: Stage) -> dict[str, object]:
    cohort = _cohort(stage)
    build.coming(cohort, now=stage.moment)
    return {"cohort_id": cohort.pk, "session_id": cohort.sessions.first().pk}


def _of_cancelled(stage: Stage) -> dict[str, object]:
    made, by = _of_coming(stage), actor(stage.bureau.lead, stage.moment)
    session = Session.objects.get(pk=made["session_id"])
    commands.cancel_session(session=session, reason="De zaal is dicht.", by=by, now=stage.moment)
    return made


def _of_today(stage: Stage) -> dict[str, object]:
    session = _cohort(stage).sessions.first()
    Session.objects.filter(pk=session.pk).update(on=stage.moment.date())
    return {"session_id": session.pk}


def _of_photo(stage: Stage) -> dict[str, object]:
    session = Session.objects.get(pk=_of_today(stage)["session_id"])
    file, by = received(photographs.png(), "wand.png"), actor(stage.bureau.lead, stage.moment)
    made = commands.add_photo(session=session, text="De wand.", file=file, by=by, now=stage.moment)
    return {"cohort_id": session.cohort_id, "session_id": session.pk, "line": made.pk}


def _participant(stage: Stage) -> Person:
    return stage.bureau.a.participants[0]


def _of_grouping(stage: Stage) -> dict[str, object]:
    cohort = _cohort(stage)
    return {
        "cohort_id": cohort.pk,
        "grouping_id": Grouping.objects.create(cohort=cohort, size=2, made_at=stage.moment).pk,
    }


def _of_invitation(stage: Stage) -> dict[str, object]:
    cohort = Cohort.objects.get(pk=_of_coming(stage)["cohort_id"])
    commands.invite_cohort(cohort=cohort, by=actor(stage.bureau.lead, stage.moment), now=stage.moment)
    return {"invitation_id": SessionInvitation.objects.filter(session__cohort=cohort).earliest("session__on").pk}


def _seen(arrange) -> Access:
    """What everyone sees once it is published."""
    return Access(arrange=arrange, outsider=200)


def _hidden(arrange, *methods: str) -> Access:
    """A draft, or a cohort of another client: it does not exist."""
    return Access(arrange=arrange, methods=methods or BOTH)


CASES = {
    "programmes:programmes": Access(outsider=200),
    "programmes:new_programme": Access(methods=BOTH, outsider=SEEN_BUT_NOT_ALLOWED),
    "programmes:copy_example": Access(
        arrange=lambda stage: {"example_id": "business_partner"}, methods=("post",), outsider=SEEN_BUT_NOT_ALLOWED
    ),
    "programmes:programme": _seen(_of_programme),
    "programmes:revise_programme": Access(arrange=_of_programme, methods=BOTH, outsider=SEEN_BUT_NOT_ALLOWED),
    "programmes:start_version": Access(arrange=_of_programme, methods=("post",), outsider=SEEN_BUT_NOT_ALLOWED),
    "programmes:changes": _seen(_of_programme),
    "programmes:comparison": _seen(_of_programme),
    "programmes:version": _seen(_of_version),
    "programmes:frame_version": _hidden(_of_draft),
    "programmes:publication": _hidden(_of_draft),
    "programmes:add_block": _hidden(_of_new_block),
    "programmes:block": _seen(_of_block),
    "programmes:change_block": _hidden(_of_draft_block),
    "programmes:move_block": _hidden(_of_draft_block),
    "programmes:drop_block": _hidden(_of_draft_block),
    "programmes:reword_change": _hidden(_of_change),
    "programmes:withdraw_change": _hidden(_of_change),
    "programmes:cohorts": Access(arrange=lambda stage: _cohort(stage) and {}, outsider=200, hidden="Groep 7"),
    "programmes:new_cohort": Access(methods=BOTH, outsider=SEEN_BUT_NOT_ALLOWED),
    "programmes:days_off": Access(methods=BOTH, outsider=SEEN_BUT_NOT_ALLOWED),
    "programmes:busy_weeks": _hidden(lambda stage: {"organisation_id": stage.bureau.a.organisation.pk}),
    "programmes:cohort": _hidden(_of_cohort, "get"),
    "programmes:cohort_programme": _hidden(_of_cohort, "get"),
    "programmes:rename_cohort": _hidden(_of_cohort),
    "programmes:enrol": _hidden(_of_cohort),
    "programmes:move_person": _hidden(_of_participant),
    "programmes:enrol_list": _hidden(_of_cohort),
    "programmes:taken_list": _hidden(_of_cohort, "get"),
    "programmes:end_enrolment": _hidden(_of_enrolment),
    "programmes:appoint_trainer": _hidden(_of_cohort),
    "programmes:move_session": _hidden(_of_session),
    "programmes:invite": _hidden(_of_cohort),
    "programmes:answers": _hidden(_of_session),
    "programmes:cancel_session": _hidden(_of_coming),
    "programmes:reopen_session": _hidden(_of_cancelled),
    "programmes:answer": Access(
        arrange=_of_invitation,
        methods=BOTH,
        anonymous=404,
        data={"reply": "yes"},
        works_for=lambda stage: stage.bureau.a.participants[0],
        shown="Ik kom",
    ),
    "programmes:arrange_session": _hidden(_of_session),
    "programmes:improvements": _hidden(_of_cohort, "get"),
    "programmes:take_over": _hidden(_of_session, "post"),
    "programmes:take_over_work": _hidden(_of_cohort, "post"),
    "programmes:plan_later": _hidden(_of_block_of_cohort),
    "programmes:add_own_session": _hidden(_of_cohort),
    "programmes:add_own_assignment": _hidden(_of_cohort),
    "programmes:own_block": _hidden(_of_own, "get"),
    "programmes:change_own_block": _hidden(_of_own),
    "programmes:drop_own_assignment": _hidden(_of_own, "post"),
    "programmes:day_plan": _hidden(_of_session, "get"),
    "programmes:paper": _hidden(_of_session, "get"),
    "programmes:retime_part": _hidden(_of_session, "post"),
    "programmes:note_attendance": _hidden(_of_session, "post"),
    "programmes:write_harvest": _hidden(_of_session, "post"),
    "programmes:change_harvest": _hidden(_of_session, "post"),
    "programmes:change_supplies": _hidden(_of_session, "post"),
    "programmes:add_part": _hidden(_of_session),
    "programmes:to_programme": _hidden(_of_session),
    "programmes:explain_day": _hidden(_of_session),
    "programmes:part": _hidden(_of_part),
    "programmes:move_part": _hidden(_of_part, "post"),
    "programmes:overrun_part": _hidden(_of_part),
    "programmes:add_photo": _hidden(_of_session),
    "programmes:harvest_line": _hidden(_of_photo),
    "programmes:harvest_photo": _hidden(_of_photo, "get"),
    "programmes:live": _hidden(_of_session, "get"),
    "programmes:beamer": _hidden(_of_session, "get"),
    "programmes:steer_clock": _hidden(_of_session, "post"),
    "programmes:ask_round": _hidden(_of_session, "post"),
    "programmes:steer_round": _hidden(_of_session, "post"),
    "programmes:keep_contributions": _hidden(_of_session, "post"),
    "programmes:steer_code": _hidden(_of_session, "post"),
    # Says the same about every code that is wrong.
    "programmes:enter_code": Access(
        methods=("post",),
        data={"code": "BCDF GHJK"},
        anonymous=422,
        outsider=422,
        works_for=None,
        works_for_nobody="a wrong code opens nothing; test_joining enters real ones",
    ),
    "programmes:take_part": Access(arrange=_of_today, methods=BOTH, works_for=_participant),
    "programmes:take_back": Access(arrange=_of_today, methods=("post",), works_for=_participant),
    "programmes:subgroups": _hidden(_of_cohort),
    "programmes:place_in_group": _hidden(_of_grouping, "post"),
    "programmes:drop_groups": _hidden(_of_grouping, "post"),
    "programmes:finish": _hidden(_of_cohort),
}
