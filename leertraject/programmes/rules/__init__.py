"""Who may do and see what. Rules read an actor and rows already loaded; no queries, no writes.

The programme leader does everything here. A trainer appointed to a cohort may move its sessions. What others see is
what the visibility matrix says.
"""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from itertools import pairwise

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people import rules as people_rules
from leertraject.people.models import Organisation, Person
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Condition, Level
from leertraject.programmes import examples, wordings
from leertraject.programmes.contents import Frame
from leertraject.programmes.models import (
    Activity,
    Block,
    BlockKind,
    Change,
    Cohort,
    Enrolment,
    Programme,
    Session,
    Version,
)

WHAT_IT_ASKS = "Wat deze versie vraagt"
# What a block may prefer, from Monday on.
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
LONGEST = timedelta(days=365)
LEAD_ONLY = "Alleen de programmaleider mag {what}. Vraag het aan de programmaleider."


def sees(kind: str, actor: Actor, *, published: bool) -> bool:
    """Says whether the actor sees an object of this kind of the bureau, by the roles held now.

    Publishing a version publishes it for everyone who works with the bureau. The public pages have a publication of
    their own, so what the matrix says of visitors opens nothing here.
    """
    columns = frozenset(matrix.COLUMN_OF_ROLE[role.kind] for role in actor.held)
    found = matrix.sight(kind, columns=columns)
    for_actor = {c for c in found.conditions if c.level is Level.GEPUBLICEERD and c.holder in columns}
    return found.when(for_actor if published else ()) is Level.VOL


def sees_enrolment(actor: Actor, enrolment: Enrolment) -> bool:
    """Says whether the actor may know that this person takes part. Only that, never how it goes."""
    columns = standing_of(
        actor, enrolment.person_id, organisation=enrolment.organisation_id, cohort=enrolment.cohort_id
    )
    # A line manager is party to the enrolment of their own person.
    party = Condition(Level.BETROKKEN, "leidinggevende")
    return matrix.sight("inschrijving", columns=columns).when({party}) is Level.VOL


def standing_of(actor: Actor, person: uuid.UUID, *, organisation: uuid.UUID | None, cohort: uuid.UUID) -> set[str]:
    """Returns what the actor is to this person in this cohort, as columns of the matrix."""
    columns = set()
    if person == actor.subject:
        columns.add("subject")
    if actor.has_in("participant", cohort=cohort):
        columns.add("peer")
    if actor.has_in("alumnus", cohort=cohort):
        columns.add("oud_deelnemer")
    if actor.has_in("facilitator", cohort=cohort):
        columns.add("trainer")
    if leads_somewhere(actor, organisations=[organisation] if organisation else [], cohort=cohort):
        columns.add("programmaleider")
    if actor.has("administrator"):
        columns.add("beheerder")
    if organisation in actor.organisations("sponsor"):
        columns.add("opdrachtgever")
    if any(role.kind == "line_manager" and role.about == person for role in actor.held):
        columns.add("leidinggevende")
    return columns


def leads_somewhere(actor: Actor, *, organisations: Iterable[uuid.UUID], cohort: uuid.UUID) -> bool:
    """Says whether the actor leads for the whole bureau, or for just this cohort or one of these organisations."""
    return any(
        role.kind == "programme_lead"
        and (role.organisation is None or role.organisation in organisations)
        and role.cohort in (None, cohort)
        for role in actor.held
    )


def is_team(actor: Actor, cohort: Cohort) -> bool:
    """Says whether the actor runs this cohort, and so sees which organisations take part."""
    if actor.has("administrator"):
        return False
    return people_rules.leads(actor, cohort=cohort.pk) or actor.has_in("facilitator", cohort=cohort.pk)


def check_may_design_programme(*, by: Actor) -> None:
    """Raises NotAllowed for anyone but a programme leader."""
    _check_leads(by, "een leertraject maken")


def check_may_start_version(*, last: Version, by: Actor) -> None:
    """Raises NotAllowed while the last version is a draft: there is one draft at a time."""
    _check_leads(by, "een nieuwe versie beginnen")
    if not last.published:
        raise NotAllowed(f"Versie {last.number} is nog een concept. Werk daarin verder, of publiceer die versie eerst.")


def check_may_edit(version: Version, *, by: Actor) -> None:
    """Raises NotAllowed when this is no draft, or not for the actor to change."""
    _check_leads(by, "het programma veranderen")
    if version.published:
        raise NotAllowed(f"Versie {version.number} is gepubliceerd en ligt vast. Begin een nieuwe versie.")


def check_names_reason(version: Version, *, given: bool, there_already: bool) -> None:
    """Raises NotAllowed when a change against an earlier version has no reason."""
    if version.based_on_id is not None and not given and not there_already:
        raise NotAllowed("Schrijf wat er verandert en waarom. Zonder reden kan een wijziging niet in deze versie.")


def check_may_revise_programme(*, by: Actor) -> None:
    """Raises NotAllowed for anyone but a programme leader."""
    _check_leads(by, "een leertraject anders omschrijven")


def check_saw_latest(row: Block | Programme | Cohort, *, revision: int) -> None:
    """Raises Conflict when someone else changed the row since it was shown."""
    if row.revision != revision:
        raise Conflict(f"‘{row.title}’ is intussen door iemand anders veranderd. Kijk wat er nu staat.")


def check_frame_read(version: Version, *, revision: int) -> None:
    """Raises Conflict when someone else changed what the version asks of a group since it was shown."""
    if version.revision != revision:
        raise Conflict(f"{WHAT_IT_ASKS} is intussen door iemand anders veranderd. Kijk wat er nu staat.")


def check_frame_fits(frame: Frame, *, kept: Sequence[str]) -> None:
    """Raises NotAllowed for a group that is smaller at most than at least, hours that are none, and a theme that the
    content file does not know; one that was `kept` may stay."""
    least, most = frame.group_min, frame.group_max
    if (least is None) != (most is None):
        raise NotAllowed("Vul zowel in hoeveel mensen er ten minste als ten hoogste meedoen, of geen van beide.")
    if least is not None and most is not None and not 0 < least <= most:
        raise NotAllowed("Het grootste aantal mensen is kleiner dan het kleinste. Kies een groter aantal.")
    if any(hours <= 0 for hours in frame.effort.values()):
        raise NotAllowed("Vul meer dan nul uren in, of laat het vak leeg.")
    if unknown := [one for one in frame.themes if one not in kept and one not in examples.themes()]:
        raise NotAllowed(f"‘{unknown[0]}’ is geen thema. Kies een thema uit de lijst.")


def check_may_publish_version(version: Version, blocks: Sequence[Block], *, by: Actor) -> None:
    """Raises NotAllowed for an empty version, or for a session with a gap. `blocks` hold their activities."""
    _check_leads(by, "een versie publiceren")
    if version.published:
        raise NotAllowed(f"Versie {version.number} is al gepubliceerd.")
    if not blocks:
        raise NotAllowed("Deze versie is leeg. Voeg eerst een onderdeel toe.")
    for block in blocks:
        if block.kind == BlockKind.SESSION:
            _check_contiguous(block, list(block.activities.all()))


def check_words_may_stay(covered: Sequence[Change]) -> None:
    """Raises NotAllowed while a change holds words that are `covered`: published, they could never be taken away."""
    for change in covered:
        raise NotAllowed(
            f"In wijziging {change.version.number}.{change.number} staan woorden die zijn ingetrokken. Verwoord die"
            " eerst anders."
        )


def check_blocks_may_stay(covered: Sequence[str]) -> None:
    """Raises NotAllowed while blocks, by title, hold a place where withdrawn words stood."""
    for title in covered:
        raise NotAllowed(f"In onderdeel ‘{title}’ staan woorden die zijn ingetrokken. Zeg het daar eerst anders.")


def check_may_form_cohort(version: Version, *, sessions: int, organisations: Sequence[Organisation], by: Actor) -> None:
    """Raises NotAllowed for a draft, a version without sessions, or a cohort of nobody."""
    _check_leads(by, "een groep vormen")
    if not version.published:
        raise NotAllowed(f"Versie {version.number} is nog een concept. Publiceer die versie eerst.")
    if not sessions:
        raise NotAllowed("Deze versie heeft geen bijeenkomsten. Kies een andere versie.")
    if not organisations:
        raise NotAllowed("Kies ten minste één organisatie die aan de groep meedoet.")


def check_may_form_any_cohort(*, by: Actor) -> None:
    """Raises NotAllowed for anyone but a programme leader of the bureau."""
    _check_leads(by, "een groep vormen")


def check_may_avoid(organisation: uuid.UUID | None, *, by: Actor) -> None:
    """Raises NotAllowed for who leads neither the bureau nor this organisation. Without one it is about the bureau."""
    _check_leads(by, "zeggen welke dagen we overslaan", organisation=organisation)


def check_period(first_on: date, last_on: date) -> None:
    """Raises NotAllowed for a period that ends before it begins, or that is longer than a year."""
    if last_on < first_on:
        raise NotAllowed("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
    if last_on - first_on > LONGEST:
        raise NotAllowed("Dit is langer dan een jaar. Kies een laatste dag binnen het jaar.")


def check_may_rename_cohort(cohort: Cohort, *, by: Actor) -> None:
    """Raises NotAllowed for anyone who does not lead, and for a closed cohort, unless its name lost withdrawn words."""
    _check_leads(by, "een groep een andere naam geven", cohort=cohort.pk)
    if wordings.GONE not in cohort.title:
        _check_open(cohort)


def check_may_run_cohort(cohort: Cohort, *, by: Actor) -> None:
    """Raises NotAllowed for anyone who does not decide who takes part, and for a cohort that is closed."""
    _check_leads(by, "mensen bij de groep zetten", cohort=cohort.pk)
    _check_open(cohort)


def check_may_invite(cohort: Cohort, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader, and for a cohort that is closed."""
    _check_leads(by, "mensen uitnodigen", cohort=cohort.pk)
    _check_open(cohort)


def check_may_take_list(cohort: Cohort, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader, also when the cohort is closed: addresses stand in it."""
    _check_leads(by, "de lijst van een groep ophalen", cohort=cohort.pk)


def check_may_move_person(
    person: Person, leaving: Organisation, to: Organisation, *, on: date, today: date, by: Actor
) -> None:
    """Raises NotAllowed for who does not lead at both organisations, for oneself, and for a day that has passed."""
    for organisation in (leaving, to):
        _check_leads(by, "iemand naar een andere organisatie laten gaan", organisation=organisation.pk)
    if by.subject == person.pk:
        raise NotAllowed(people_rules.NOT_YOURSELF)
    if leaving.pk == to.pk:
        raise NotAllowed(f"{person.name} werkt al bij {to.name}. Kies een andere organisatie.")
    if on < today:
        raise NotAllowed("Kies vandaag of later. Een rol eindigt niet met terugwerkende kracht.")


def check_may_move_session(session: Session, *, starts: time | None, ends: time | None, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader and the trainers of this cohort, and for odd times."""
    if by != SYSTEM and not is_team(by, session.cohort):
        raise NotAllowed("Alleen de trainers van deze groep en de programmaleider verzetten een bijeenkomst.")
    _check_open(session.cohort)
    if starts and ends and ends <= starts:
        raise NotAllowed("Het einde ligt niet na het begin. Kies een later einde.")


def check_runs(session: Session, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader and the trainers of this cohort, and when it is closed."""
    if by != SYSTEM and not is_team(by, session.cohort):
        raise NotAllowed("Alleen de trainers van deze groep en de programmaleider doen dit. Vraag het aan hen.")
    _check_open(session.cohort)


def check_may_enrol(
    cohort: Cohort, organisation: Organisation, *, taking_part: Iterable[object], enrolment: Enrolment | None, by: Actor
) -> None:
    """Raises NotAllowed for a closed cohort, an organisation that does not take part, or someone already in it.

    `taking_part` are the ids of the organisations of the cohort; `enrolment` is an earlier one of this person.
    """
    _check_leads(by, "iemand inschrijven", organisation=organisation.pk, cohort=cohort.pk)
    _check_open(cohort)
    if organisation.pk not in set(taking_part):
        raise NotAllowed(f"{organisation.name} doet niet mee aan {cohort.title}. Kies een organisatie van de groep.")
    if enrolment is not None and enrolment.stopped_on is None:
        raise NotAllowed(f"{enrolment.person.name} is al ingeschreven voor {cohort.title}.")


def check_may_stop_enrolment(enrolment: Enrolment, *, by: Actor) -> None:
    """Raises NotAllowed when the cohort is closed or the enrolment has stopped."""
    _check_leads(by, "een inschrijving stoppen", organisation=enrolment.organisation_id, cohort=enrolment.cohort_id)
    _check_open(enrolment.cohort)
    if enrolment.stopped_on is not None:
        raise NotAllowed("Deze inschrijving is al gestopt.")


def check_may_appoint_trainer(cohort: Cohort, *, already: bool, by: Actor) -> None:
    """Raises NotAllowed when the cohort is closed or this person is its trainer already."""
    _check_leads(by, "een trainer aanwijzen", cohort=cohort.pk)
    _check_open(cohort)
    if already:
        raise NotAllowed("Deze persoon is al trainer van de groep.")


def check_may_finish_cohort(cohort: Cohort, *, today: date, by: Actor) -> None:
    """Raises NotAllowed before the last session, and the second time."""
    _check_leads(by, "een groep afronden", cohort=cohort.pk)
    _check_open(cohort)
    if today < cohort.ends_on:
        raise NotAllowed("De laatste bijeenkomst is nog niet geweest. Rond de groep daarna af.")


def _check_leads(
    by: Actor, what: str, *, organisation: uuid.UUID | None = None, cohort: uuid.UUID | None = None
) -> None:
    if by != SYSTEM and not people_rules.leads(by, organisation=organisation, cohort=cohort):
        raise NotAllowed(LEAD_ONLY.format(what=what))


def _check_open(cohort: Cohort) -> None:
    if cohort.finished:
        raise NotAllowed(f"{cohort.title} is afgerond en verandert niet meer.")


def _check_contiguous(block: Block, activities: list[Activity]) -> None:
    if not activities:
        return
    name = f"Bijeenkomst ‘{block.title}’"
    for activity in activities:
        if activity.ends <= activity.starts:
            raise NotAllowed(f"{name}: ‘{activity.title}’ eindigt niet na het begin ({_clock(activity.starts)}).")
    for before, after in pairwise(activities):
        if before.ends != after.starts:
            raise NotAllowed(
                f"{name}: ‘{before.title}’ eindigt om {_clock(before.ends)} en ‘{after.title}’ begint om"
                f" {_clock(after.starts)}. Laat ze op elkaar aansluiten."
            )
    if block.starts and block.starts != activities[0].starts:
        raise NotAllowed(
            f"{name} begint om {_clock(block.starts)}, maar het eerste onderdeel om {_clock(activities[0].starts)}."
        )
    if block.ends and block.ends != activities[-1].ends:
        raise NotAllowed(
            f"{name} eindigt om {_clock(block.ends)}, maar het laatste onderdeel om {_clock(activities[-1].ends)}."
        )


def _clock(at: time) -> str:
    return at.strftime("%H:%M")
