"""Valid programmes and cohorts, made through the real commands, with a small cast that has names."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.people import commands as people
from leertraject.people import queries as people_queries
from leertraject.people.models import Organisation, Person, RoleKind
from leertraject.programmes import commands, contents
from leertraject.programmes.commands import Why
from leertraject.programmes.contents import ActivityContent, BlockContent
from leertraject.programmes.models import Block, BlockKind, Cohort, Programme, Session, Version

WHY = Why(title="Een tweede oefengesprek", what="Twee keer twintig minuten.", reason="Eén keer oefenen is te weinig.")


def organisation(name: str = "Gemeente Dijkerveen", *, now: datetime) -> Organisation:
    """Returns this organisation, welcomed when it is not there yet."""
    found = Organisation.objects.filter(name=name).first()
    return found or people.welcome_organisation(name=name, by=SYSTEM, now=now)


def person(name: str, *, now: datetime, account: bool = False) -> Person:
    """Welcomes a person with an address."""
    address = f"{name.lower().replace(' ', '.')}@voorbeeld.nl"
    someone = people.welcome_person(name=name, email=address, by=SYSTEM, now=now)
    if account:
        people.give_account(someone, by=SYSTEM, now=now)
    return someone


def someone(name: str, kind: str, *, now: datetime, **narrowed: object) -> Person:
    """Welcomes a person with an account and one role from a year ago."""
    found = person(name, now=now, account=True)
    began = date(now.year - 1, now.month, 1)
    people.give_role(person=found, kind=kind, starts_on=began, by=SYSTEM, now=now, **narrowed)
    return found


def actor(person: Person, *, now: datetime) -> Actor:
    """Returns the person as actor, with the roles held now."""
    return people_queries.actor(person, now=now)


def lead(*, now: datetime) -> Person:
    """Returns Lotte Brink, programme leader."""
    found = Person.objects.filter(name="Lotte Brink").first()
    return found or someone("Lotte Brink", RoleKind.PROGRAMME_LEAD, now=now)


def session(title: str = "Eerst luisteren", week: int = 1, **values: object) -> BlockContent:
    """Returns the contents of a session of two parts."""
    given = {
        "starts": time(9, 30),
        "ends": time(12, 30),
        "place": "training",
        "goals": ("Zien wat je luisteren tegenhoudt",),
        "activities": (
            ActivityContent(starts=time(9, 30), ends=time(11), title="Wat hoorde je niet?", form="drietallen"),
            ActivityContent(starts=time(11), ends=time(12, 30), title="Oefenen met weergaven", form="oefenen"),
        ),
    }
    return BlockContent(kind=BlockKind.SESSION, title=title, week=week, **{**given, **values})


def programme(*, now: datetime, title: str = "Leertraject Business Partner") -> Programme:
    """Returns a programme whose draft, version 1, has two sessions and an assignment between them."""
    by = actor(lead(now=now), now=now)
    made = commands.design_programme(
        title=title,
        audience="Professionals in bedrijfsvoering",
        promise="Van goede vakprofessional naar partner.",
        by=by,
        now=now,
    )
    version = made.versions.get()
    between = BlockContent(
        kind=BlockKind.ASSIGNMENT, title="Drie gesprekken zonder advies", week=2, until_week=4, description="Voer ze."
    )
    for content in (session("Vertrekpunt", 1), between, session("Eerst luisteren", 5)):
        commands.add_block(version=version, content=content, by=by, now=now)
    return made


def published(*, now: datetime, title: str = "Leertraject Business Partner") -> Version:
    """Returns version 1 of a programme, published."""
    version = programme(now=now, title=title).versions.get()
    commands.publish_version(version=version, by=actor(lead(now=now), now=now), now=now)
    return Version.objects.get(pk=version.pk)


def draft(*, now: datetime) -> Version:
    """Returns version 2 of a programme, a draft that builds on version 1."""
    first = published(now=now)
    return commands.start_version(programme=first.programme, by=actor(lead(now=now), now=now), now=now)


def second_version(*, now: datetime) -> Version:
    """Returns version 2 of a programme, published, with one changed block and its reason."""
    version = draft(now=now)
    by = actor(lead(now=now), now=now)
    listen = block(version, "Eerst luisteren")
    content = session("Eerst luisteren", 5, goals=("Twee keer oefenen",))
    commands.change_block(block=listen, content=content, revision=listen.revision, why=WHY, by=by, now=now)
    commands.publish_version(version=version, by=by, now=now)
    return Version.objects.get(pk=version.pk)


def block(version: Version, title: str) -> Block:
    """Returns the block with this title."""
    return version.blocks.get(title=title)


def held(version: Version) -> list[tuple[int, str]]:
    """Returns the places and titles of the blocks of a version."""
    return list(version.blocks.order_by("position").values_list("position", "title"))


def same(block: Block) -> BlockContent:
    """Returns what a block holds, to change a part of."""
    return contents.of_block(block)


@dataclass(frozen=True)
class Group:
    """A cohort with ten participants over two organisations, its trainer and those around it, by their roles."""

    cohort: Cohort
    ours: Organisation
    theirs: Organisation
    participants: list[Person]
    trainer: Person
    people: dict[str, Person]


PARTICIPANTS = (
    "Sanne de Graaf",
    "Tarik Aydin",
    "Els Vermeulen",
    "Marloes Kuipers",
    "Joost Brandsma",
    "Fatima Bouzidi",
    "Pieter Huisman",
    "Renske Postma",
    "Daan Wolters",
    "Anouk Leijten",
)
CRAFTS = ("inkoop", "juridisch", "financiën", "personeel", "ICT")


def cohort(version: Version, *organisations: Organisation, now: datetime, title: str = "Groep 7") -> Cohort:
    """Returns a cohort without people that starts on 13 January 2026, a Tuesday."""
    return commands.form_cohort(
        title=title,
        version=version,
        starts_on=date(2026, 1, 13),
        organisations=organisations or (organisation(now=now),),
        by=actor(lead(now=now), now=now),
        now=now,
    )


def group(*, now: datetime, version: Version | None = None) -> Group:
    """Returns cohort "Groep 7": seven participants of Dijkerveen, three of the province, and the people around it."""
    ours, theirs = organisation(now=now), organisation("Provincie Oosterland", now=now)
    made = cohort(version or second_version(now=now), ours, theirs, now=now)
    by = actor(lead(now=now), now=now)
    people_in = [person(name, now=now, account=True) for name in PARTICIPANTS]
    for number, one in enumerate(people_in):
        commands.enrol(
            cohort=made,
            person=one,
            organisation=ours if number < 7 else theirs,
            discipline=CRAFTS[number % 5],
            by=by,
            now=now,
        )
    trainer = person("Hanneke Vos", now=now, account=True)
    commands.appoint_trainer(cohort=made, person=trainer, by=by, now=now)
    around = {
        "lead": lead(now=now),
        "trainer": trainer,
        "participant": people_in[0],
        "sponsor": someone("Ruud Kok", RoleKind.SPONSOR, organisation=ours, now=now),
        "other_sponsor": someone(
            "Mieke Ton", RoleKind.SPONSOR, organisation=organisation("Waterschap Rijnzoom", now=now), now=now
        ),
        "line_manager": someone("Wim Bos", RoleKind.LINE_MANAGER, organisation=ours, about=people_in[1], now=now),
        "alumnus": someone("Ilse Maas", RoleKind.ALUMNUS, organisation=ours, now=now),
        "opgave_owner": someone("Jan Olie", RoleKind.OPGAVE_OWNER, organisation=ours, now=now),
        "administrator": someone("Ans Beheer", RoleKind.ADMINISTRATOR, now=now),
        "other_trainer": someone("Bas Oudejans", RoleKind.FACILITATOR, now=now),
    }
    return Group(made, ours, theirs, people_in, trainer, around)


def coming(cohort: Cohort, *, now: datetime) -> None:
    """Moves the sessions of a cohort to after `now`, four weeks from then and each two weeks after the one before."""
    by = actor(lead(now=now), now=now)
    for number, held in enumerate(cohort.sessions.order_by("on")):
        day = now.date() + timedelta(weeks=4 + 2 * number)
        commands.move_session(
            session=held, on=day, starts=time(9, 30), ends=time(12, 30), place="Zaal 3", by=by, now=now
        )


def addresses(group: Group) -> dict[str, str]:
    """Returns an address of every page, by url name. Nobody was invited, so there is no such page to answer on."""
    programme = group.cohort.version.programme
    draft = programme.versions.get(number=3)
    on_draft = [programme.pk, draft.number]
    on_block = block(draft, "Eerst luisteren")
    cohort = group.cohort
    arguments = {
        "programmes": [],
        "new_programme": [],
        "copy_example": ["business_partner"],
        "programme": [programme.pk],
        "revise_programme": [programme.pk],
        "start_version": [programme.pk],
        "changes": [programme.pk],
        "comparison": [programme.pk],
        "version": [programme.pk, 2],
        "frame_version": on_draft,
        "publication": on_draft,
        "add_block": [*on_draft, "session"],
        "block": [programme.pk, 2, block(cohort.version, "Vertrekpunt").pk],
        "change_block": [*on_draft, on_block.pk],
        "move_block": [*on_draft, on_block.pk],
        "drop_block": [*on_draft, on_block.pk],
        "reword_change": [*on_draft, 1],
        "withdraw_change": [*on_draft, 1],
        "cohorts": [],
        "new_cohort": [],
        "days_off": [],
        "busy_weeks": [group.ours.pk],
        "cohort": [cohort.pk],
        "rename_cohort": [cohort.pk],
        "enrol": [cohort.pk],
        "enrol_list": [cohort.pk],
        "taken_list": [cohort.pk],
        "move_person": [group.participants[1].pk],
        "end_enrolment": [cohort.pk, cohort.enrolments.get(person=group.participants[1]).pk],
        "appoint_trainer": [cohort.pk],
        "move_session": [cohort.pk, cohort.sessions.first().pk],
        "invite": [cohort.pk],
        "subgroups": [cohort.pk],
        "place_in_group": [cohort.pk, cohort.pk],
        "drop_groups": [cohort.pk, cohort.pk],
        "answer": [cohort.pk],
        "answers": [cohort.pk, cohort.sessions.first().pk],
        "cancel_session": [cohort.pk, cohort.sessions.first().pk],
        "reopen_session": [cohort.pk, cohort.sessions.first().pk],
        **_of_day(cohort.sessions.first()),
        **dict.fromkeys(("harvest_line", "harvest_photo"), [cohort.pk, cohort.sessions.first().pk, 1]),
        "join": [],
        "enter_code": [],
        "take_part": [cohort.sessions.first().pk],
        "take_back": [cohort.sessions.first().pk],
        "cohort_programme": [cohort.pk],
        "improvements": [cohort.pk],
        "take_over": [cohort.pk, cohort.sessions.first().pk],
        "take_over_work": [cohort.pk],
        "plan_later": [cohort.pk, cohort.version.blocks.first().pk],
        "add_own_session": [cohort.pk],
        **dict.fromkeys(("own_block", "change_own_block", "drop_own_assignment"), [cohort.pk, cohort.pk]),
        "add_own_assignment": [cohort.pk],
        "arrange_session": [cohort.pk, cohort.sessions.first().pk],
        "finish": [cohort.pk],
    }
    return {name: reverse(f"programmes:{name}", args=args) for name, args in arguments.items()}


def _of_day(session: Session) -> dict[str, list[object]]:
    whole = (
        "paper",
        "day_plan",
        "retime_part",
        "add_part",
        "to_programme",
        "explain_day",
        "note_attendance",
        "change_supplies",
        "write_harvest",
        "change_harvest",
        "add_photo",
        "live",
        "beamer",
        "steer_clock",
        "ask_round",
        "steer_round",
        "keep_contributions",
        "steer_code",
    )
    on_part = [session.cohort_id, session.pk, session.block.activities.first().pk]
    return dict.fromkeys(whole, on_part[:2]) | dict.fromkeys(("part", "move_part", "overrun_part"), on_part)


def text(answer: HttpResponse) -> str:
    """Returns what a page says."""
    return answer.content.decode()
