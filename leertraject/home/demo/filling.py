"""Plays the demo's story through the real commands, in the order in which it would have happened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from leertraject.analysis import transcripts as reader
from leertraject.home.demo import after, charting, client_page, giving, invited, pairing, working
from leertraject.home.models import DemoMarker
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.lookback import guides
from leertraject.lookback.commands import (
    checks,
    coding,
    consent,
    conversations,
    insights,
    releases,
    transcripts,
    trends,
)
from leertraject.lookback.models import Code, Conversation, Insight, Offer, Part, Purpose, Release, Study, Trend
from leertraject.lookback.queries import texts
from leertraject.notices.models import Notice, NoticeState
from leertraject.people import commands as people
from leertraject.people import queries as people_queries
from leertraject.people.models import Organisation, Person
from leertraject.programmes import commands as programmes
from leertraject.programmes.commands import Why
from leertraject.programmes.contents import BlockContent
from leertraject.programmes.models import Change, Cohort, Version
from leertraject.reflections import commands as notebook

FOLDER = Path(__file__).resolve().parent
PROGRAMME = "business_partner"
# Days from today at which the cohorts had their first session, and at which two of them were closed.
PILOT, PILOT_CLOSED, FIRST_COHORT, FIRST_CLOSED, VERSION_TWO, SECOND_COHORT = -700, -310, -560, -150, -88, -56


class NotEmpty(Exception):
    """The database holds people already; a demo is never mixed with real data."""


@cache
def cast() -> dict[str, Any]:
    """Returns who there is."""
    return _read("cast")


@cache
def story() -> dict[str, Any]:
    """Returns what they said and what came of it."""
    return _read("story")


@transaction.atomic
def fill(*, now: datetime) -> None:
    """Fills an empty database with the demo and marks it as one. Raises NotEmpty."""
    if Person.objects.exists() or DemoMarker.objects.exists():
        raise NotEmpty("Deze database is niet leeg. De demo komt alleen in een lege database.")
    DemoMarker.objects.create(made_at=now)
    stage = Stage(today=now)
    _welcome(stage)
    _run_first_version(stage)
    _look_back(stage)
    _publish_second_version(stage)
    _check_in_second_cohort(stage)
    acting: dict[str, Any] = {"actor": stage.actor, "at": stage.at}
    pairing.make_buddies(story()["buddies"], cohort=stage.cohorts["second"], people=stage.people, **acting)
    _write_in_notebooks(stage)
    giving.give_sessions(stage)
    working.make_assignments(story()["assignments"], cohorts=stage.cohorts, people=stage.people, **acting)
    after.answer_after_sessions(story()["after_sessions"], cohort=stage.cohorts["second"], **acting)
    invited.invite_by_link(stage)
    charting.chart(stage)
    client_page.publish_client_page(now=now)
    # All post leaves at the first start: the queue would call mail that waited for months undeliverable.
    Notice.objects.filter(state=NoticeState.WAITING).update(made_at=now, state_at=now)


@dataclass
class Stage:
    """Everything made so far, by the names of the story."""

    today: datetime
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    cohorts: dict[str, Cohort] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    insights: dict[str, Insight] = field(default_factory=dict)
    trends: dict[str, Trend] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    study: Study = field(init=False)
    version: Version = field(init=False)

    def at(self, day: int, hour: int = 10) -> datetime:
        """Returns an hour (Dutch time) on a day counted from today, never later than now."""
        local = timezone.localtime(self.today) + timedelta(days=day)
        moment = timezone.make_aware(datetime.combine(local.date(), time(hour)))
        return min(moment, self.today) if day <= 0 else moment

    def day(self, day: int) -> date:
        """Returns a date counted from today."""
        return timezone.localdate(self.today) + timedelta(days=day)

    def actor(self, name: str, day: int) -> Actor:
        """Returns someone with the roles held on that day."""
        return people_queries.actor(self.people[name], now=self.at(day))


def _welcome(stage: Stage) -> None:
    start = stage.at(-900)
    for key, name in cast()["organisations"].items():
        stage.organisations[key] = people.welcome_organisation(name=name, by=SYSTEM, now=start)
    for key, row in cast()["staff"].items():
        _person(stage, key, row, now=start)
        _role(stage, key, row["role"], starts=-900, now=start)
    for key, row in cast()["owners"].items():
        _person(stage, key, row, now=start, account=False)
        _role(stage, key, "opgave_owner", organisation=row["organisation"], starts=-900, now=start)
    for key, row in cast()["others"].items():
        _person(stage, key, row, now=start, account=False)
    for cohort in cast()["cohorts"].values():
        for key, row in cohort["people"].items():
            _person(stage, key, row, now=start, account=cohort.get("accounts", True))
    for key, row in cast()["clients"].items():
        _person(stage, key, row, now=start)
        about = stage.people.get(row.get("about", ""))
        _role(stage, key, row["role"], organisation=row["organisation"], about=about, starts=-900, now=start)


def _run_first_version(stage: Stage) -> None:
    start = PILOT - 60
    programme = programmes.copy_example(example_id=PROGRAMME, by=stage.actor("lotte", start), now=stage.at(start))
    stage.version = programme.versions.get(number=1)
    programmes.publish_version(version=stage.version, by=stage.actor("lotte", start), now=stage.at(start))
    for key, first_day, closed in (("pilot", PILOT, PILOT_CLOSED), ("first", FIRST_COHORT, FIRST_CLOSED)):
        _form_cohort(stage, key, first_day)
        programmes.finish_cohort(cohort=stage.cohorts[key], by=stage.actor("lotte", closed), now=stage.at(closed))


def _look_back(stage: Stage) -> None:
    lead, opened = stage.actor("lotte", -130), stage.at(-130)
    stage.study = conversations.open_study(
        programme=stage.cohorts["first"].version.programme, **story()["study"], by=lead, now=opened
    )
    codebook = conversations.load_codebook(title="Terugblikgesprekken", codes=guides.codes(), by=lead, now=opened)
    stage.codes = {code.key: code for code in codebook.codes.all()}
    for row in [*story()["conversations"], *story()["planned"]]:
        _plan(stage, row)
    for row in story()["conversations"]:
        _hold(stage, row)
    for row in story()["insights"]:
        stage.insights[row["id"]] = insights.write_insight(
            study=stage.study,
            claim=row["claim"],
            explanation=row["explanation"],
            counter=row["counter"],
            theme=row["theme"],
            by=stage.actor("lotte", row["written"]),
            now=stage.at(row["written"]),
        )
    for row in story()["trends"]:
        stage.trends[row["id"]] = trends.write_trend(
            study=stage.study,
            title=row["title"],
            coming=row["coming"],
            module=row["module"],
            insight=stage.insights.get(row.get("insight", "")),
            by=stage.actor("lotte", row["written"]),
            now=stage.at(row["written"]),
        )
    for row in story()["quotes"]:
        _use(stage, row)
    for row in story()["insights"]:
        if (day := row.get("confirmed")) is None:
            continue
        insights.confirm_insight(insight=stage.insights[row["id"]], by=stage.actor("lotte", day), now=stage.at(day))


def _publish_second_version(stage: Stage) -> None:
    lead, now = stage.actor("lotte", VERSION_TWO), stage.at(VERSION_TWO)
    version = programmes.start_version(programme=stage.version.programme, by=lead, now=now)
    for row in story()["changes"]:
        why = Why(title=row["title"], what=row["what"], reason=row["reason"])
        edited = programmes.add_block(version=version, content=BlockContent(**row["add"]), why=why, by=lead, now=now)
        if edited.change is None:
            raise LookupError("a second version writes down every change")
        stage.changes[row["id"]] = edited.change
        if "insight" in row:
            insights.name_reason(change=edited.change, insight=stage.insights[row["insight"]], by=lead, now=now)
        if "trend" in row:
            trends.answer_trend(trend=stage.trends[row["trend"]], change=edited.change, by=lead, now=now)
    programmes.publish_version(version=version, by=lead, now=now)
    stage.version = Version.objects.get(pk=version.pk)
    _form_cohort(stage, "second", SECOND_COHORT)


def _check_in_second_cohort(stage: Stage) -> None:
    for row in story()["changes"]:
        if "check" not in row:
            continue
        change, plan = Change.objects.get(pk=stage.changes[row["id"]].pk), row["check"]
        check = checks.plan_check(
            change=change,
            cohort=stage.cohorts[plan["cohort"]],
            measure=plan["measure"],
            helped_if=plan["helped_if"],
            due_on=stage.day(plan["due"]),
            by=stage.actor("lotte", SECOND_COHORT),
            now=stage.at(SECOND_COHORT),
        )
        if "reported" in plan:
            day = plan["reported"]
            checks.report_outcome(
                check=check,
                verdict=plan["verdict"],
                words=plan["words"],
                people=None,
                by=stage.actor("hanneke", day),
                now=stage.at(day),
            )
        if "note" in row:
            day = row["note"]["day"]
            checks.tell_back(change=change, text=row["note"]["text"], by=stage.actor("lotte", day), now=stage.at(day))


def _write_in_notebooks(stage: Stage) -> None:
    for row in story()["notebook"]:
        by, now = stage.actor(row["writer"], row["day"]), stage.at(row["day"], 16)
        page = notebook.begin_reflection(prompt=row["prompt"], by=by, now=now)
        for position, text in enumerate(row["texts"], start=1):
            notebook.save_passage(reflection=page, position=position, text=text, seen=0, by=by, now=now)
        if found := row.get("share"):
            notebook.share(
                reflection=page,
                circle=found["circle"],
                cohort=stage.cohorts["second"],
                reader=stage.people[found["reader"]] if "reader" in found else None,
                until=stage.day(found["until"]),
                by=stage.actor(row["writer"], found["day"]),
                now=stage.at(found["day"]),
            )


def _form_cohort(stage: Stage, key: str, first_day: int) -> None:
    row, day = cast()["cohorts"][key], first_day - 40
    lead, now = stage.actor("lotte", max(day, VERSION_TWO) if key == "second" else day), stage.at(day)
    stage.cohorts[key] = programmes.form_cohort(
        title=row["title"],
        version=stage.version,
        starts_on=stage.day(first_day),
        organisations=list(stage.organisations.values()),
        by=lead,
        now=now,
    )
    for trainer in row["trainers"]:
        programmes.appoint_trainer(cohort=stage.cohorts[key], person=stage.people[trainer], by=lead, now=now)
    for name, person in row["people"].items():
        programmes.enrol(
            cohort=stage.cohorts[key],
            person=stage.people[name],
            organisation=stage.organisations[person["organisation"]],
            discipline=person["discipline"],
            by=lead,
            now=now,
        )
    first, by = stage.cohorts[key].sessions.order_by("on").first(), stage.actor(row["trainers"][0], day)
    programmes.make_groups(cohort=stage.cohorts[key], size=3, session=first, chance=Random(day), by=by, now=now)  # noqa: S311


def _plan(stage: Stage, row: dict[str, Any]) -> None:
    lead, now = stage.actor("lotte", row["asked"]), stage.at(row["asked"])
    conversation = conversations.plan_conversation(
        study=stage.study,
        speaker=stage.people[row["speaker"]],
        voice=row["voice"],
        interviewer=stage.people[row["interviewer"]],
        organisation=stage.organisations[row["organisation"]],
        cohort=stage.cohorts[row.get("cohort", "first")] if row["voice"] == "oud_deelnemers" else None,
        planned_for=stage.at(row["held"], 14),
        place="Videogesprek",
        by=lead,
        now=now,
    )
    conversations.ask_consent(conversation=conversation, by=lead, now=now)
    stage.conversations[row["speaker"]] = conversation


def _hold(stage: Stage, row: dict[str, Any]) -> None:
    conversation, day = stage.conversations[row["speaker"]], row["held"]
    speaker, interviewer = stage.actor(row["speaker"], day), stage.actor(row["interviewer"], day)
    yes = dict.fromkeys(Purpose.values, True)
    consent.answer_consent(conversation=conversation, answers=yes, by=speaker, now=stage.at(day, 9))
    file = FOLDER / "conversations" / f"{row['id']}.vtt"
    transcript = transcripts.receive_transcript(
        conversation=conversation,
        read=reader.read(file.read_bytes(), file.name),
        by=stage.actor(row.get("brought_by", row["interviewer"]), day),
        now=stage.at(day, 16),
    )
    asks = stage.people[row["interviewer"]].name
    parts = {pk: Part.INTERVIEWER if name == asks else Part.SPEAKER for pk, name in texts.labels(transcript).items()}
    transcripts.map_speakers(transcript=transcript, parts=parts, by=interviewer, now=stage.at(day, 16))


def _use(stage: Stage, row: dict[str, Any]) -> None:
    conversation, day = stage.conversations[row["in"]], row["day"]
    by, now = stage.actor(_interviewer(row["in"]), day), stage.at(day)
    transcript = conversation.transcript
    start = texts.opened(transcript).text.index(row["text"])
    fragment = coding.mark_fragment(
        transcript=transcript,
        start=start,
        end=start + len(row["text"]),
        codes=[stage.codes[key] for key in row["codes"]],
        by=by,
        now=now,
    )
    for coder, codes in row.get("also", {}).items():
        given, later = [stage.codes[key] for key in codes], stage.at(day + 1)
        coding.code_fragment(fragment=fragment, codes=given, by=stage.actor(coder, day + 1), now=later)
    for key, stance in row.get("supports", {}).items():
        insight = stage.insights[key]
        insights.add_support(insight=insight, fragment=fragment, stance=stance, by=by, now=max(now, insight.made_at))
    for key in row.get("trends", ()):
        trend = stage.trends[key]
        trends.lay_under_trend(trend=trend, fragment=fragment, by=by, now=max(now, trend.made_at))
    if "release" in row or "refused" in row or row.get("asked"):
        _answer(stage, row, releases.offer_quote(fragment=fragment, by=by, now=now))


def _answer(stage: Stage, row: dict[str, Any], offer: Offer) -> None:
    speaker = stage.people[row["in"]]
    if "refused" in row:
        releases.refuse_quote(offer=offer, by=Actor(speaker.pk, speaker.name), now=stage.at(row["refused"]))
    if "release" not in row:
        return
    answer = row["release"]
    release: Release = releases.release_quote(
        offer=offer,
        audience=answer["audience"],
        attribution=answer["attribution"],
        until=stage.day(600),
        own_words=answer.get("own_words", ""),
        by=Actor(speaker.pk, speaker.name),
        now=stage.at(answer["answered"]),
    )
    if "withdrawn" in answer:
        releases.withdraw_release(
            release=release, by=Actor(speaker.pk, speaker.name), now=stage.at(answer["withdrawn"])
        )


def _interviewer(speaker: str) -> str:
    return next(row["interviewer"] for row in story()["conversations"] if row["speaker"] == speaker)


def _person(stage: Stage, key: str, row: dict[str, Any], *, now: datetime, account: bool = True) -> None:
    person = people.welcome_person(name=row["name"], email=row["email"], by=SYSTEM, now=now)
    stage.people[key] = person
    if account:
        people.give_account(person, by=SYSTEM, now=now)


def _role(
    stage: Stage,
    key: str,
    kind: str,
    *,
    organisation: str = "",
    about: Person | None = None,
    starts: int,
    now: datetime,
) -> None:
    people.give_role(
        person=stage.people[key],
        kind=kind,
        organisation=stage.organisations.get(organisation),
        about=about,
        starts_on=stage.day(starts),
        by=SYSTEM,
        now=now,
    )


def _read(name: str) -> dict[str, Any]:
    load: Callable[..., Any] = yaml.safe_load
    return load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
