"""Who looks: one person per column of the matrix, of the own and of another organisation, and per assignment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from leertraject.kernel.actors import SYSTEM
from leertraject.people import commands
from leertraject.people.models import Account, Person
from leertraject.people.tests import build
from leertraject.privacy.matrix import COLUMN_OF_ROLE

OWN, OTHER = "own", "other"


@dataclass(frozen=True)
class Cast:
    """The moment, the bureau, the subject, and who looks: person (None is a visitor) by (column, side)."""

    moment: datetime
    bureau: build.Bureau
    subject: Person
    people: dict[tuple[str, str], Person | None]
    assignees: dict[str, Person] = field(default_factory=dict)


def first_participant(bureau: build.Bureau) -> Person:
    """Sanne de Graaf, who is the subject unless a probe says otherwise."""
    return bureau.a.participants[0]


def gather(
    bureau: build.Bureau,
    moment: datetime,
    assignments: list[str],
    subject: Callable[[build.Bureau], Person] = first_participant,
) -> Cast:
    """Lets everyone look. Being a peer or a trainer of this group is for the probe to arrange, for it has the group."""
    about = subject(bureau)
    a, b = bureau.a, bureau.b
    for owner in (a.owner, b.owner):
        # Owners need no account and the command refuses one; here they must be able to look, as owner and nothing else.
        Account.objects.create(person=owner, email=owner.email)
    if about != a.participants[0]:
        build.role(a.manager, "line_manager", moment, where=a.organisation, about=about)
    people: dict[tuple[str, str], Person | None] = {
        ("subject", OWN): about,
        ("peer", OWN): a.participants[1],
        ("peer", OTHER): b.participants[1],
        ("trainer", OWN): bureau.hanneke,
        ("trainer", OTHER): bureau.bas,
        ("programmaleider", OWN): bureau.lead,
        ("opdrachtgever", OWN): a.sponsor,
        ("opdrachtgever", OTHER): b.sponsor,
        ("leidinggevende", OWN): a.manager,
        ("leidinggevende", OTHER): b.manager,
        ("opgavehouder", OWN): a.owner,
        ("opgavehouder", OTHER): b.owner,
        ("oud_deelnemer", OWN): a.alumni[1],
        ("oud_deelnemer", OTHER): b.alumni[1],
        ("beheerder", OWN): bureau.administrator,
        ("bezoeker", OWN): None,
    }
    assignees = {}
    for name in assignments:
        assignees[name] = build.person(f"Toegekend {name}", f"{name}@bureau.example", moment)
        commands.give_account(assignees[name], by=SYSTEM, now=moment)
    return Cast(moment, bureau, about, people, assignees)


def add_role(cast: Cast, person: Person, column: str) -> None:
    """Gives a person a role on the employer's side as well: of organisation A, or over the subject."""
    kind = next(kind for kind, name in COLUMN_OF_ROLE.items() if name == column)
    where = None if kind == "administrator" else cast.bureau.a.organisation
    about = cast.subject if kind == "line_manager" else None
    build.role(person, kind, cast.moment, where=where, about=about)
