"""The standing cast: one bureau with two client organisations, made by the real commands."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.test import Client

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.people import commands, passkeys, queries
from leertraject.people.models import Account, Organisation, Passkey, Person
from leertraject.people.passkeys import Answer, Site
from leertraject.people.tests.authenticator import ORIGIN, Authenticator

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class ClientOrganisation:
    """A client organisation with its people. The owner of an opgave has no account; all others have."""

    organisation: Organisation
    sponsor: Person
    manager: Person
    participants: tuple[Person, Person]
    alumni: tuple[Person, Person]
    owner: Person


@dataclass(frozen=True)
class Bureau:
    """The people of the bureau, and its clients: `a` is Gemeente Dijkerveen, `b` is Waterschap Rietlanden."""

    lead: Person
    other_lead: Person
    hanneke: Person
    bas: Person
    interviewer: Person
    administrator: Person
    a: ClientOrganisation
    b: ClientOrganisation


def bureau(moment: datetime) -> Bureau:
    """Makes the whole cast; every role but that of alumni began half a year before `moment`."""
    return Bureau(
        lead=staff("Lotte Brink", "lotte@bureau.example", "programme_lead", moment),
        other_lead=staff("Ruben Smeets", "ruben@bureau.example", "programme_lead", moment),
        hanneke=staff("Hanneke Vos", "hanneke@bureau.example", "facilitator", moment),
        bas=staff("Bas Oudejans", "bas@bureau.example", "facilitator", moment),
        interviewer=staff("Mirjam Kok", "mirjam@bureau.example", "facilitator", moment),
        administrator=staff("Ingrid Postma", "ingrid@bureau.example", "administrator", moment),
        a=_client(
            "Gemeente Dijkerveen",
            "dijkerveen.example",
            sponsor="Marjan de Wit",
            manager="Karel Hofstra",
            participants=("Sanne de Graaf", "Tarik Aydin"),
            alumni=("Els Vermeulen", "Joost Brandsma"),
            owner="Youssef el Amrani",
            moment=moment,
        ),
        b=_client(
            "Waterschap Rietlanden",
            "rietlanden.example",
            sponsor="Theo Wassenaar",
            manager="Agnes Dijkema",
            participants=("Noor Bakker", "Wim Terlouw"),
            alumni=("Fleur Jonker", "Hasan Yilmaz"),
            owner="Petra Scholten",
            moment=moment,
        ),
    )


def organisation(name: str, moment: datetime) -> Organisation:
    """A client organisation."""
    return commands.welcome_organisation(name=name, by=SYSTEM, now=moment)


def person(name: str, email: str | None, moment: datetime) -> Person:
    """A person without roles and without account."""
    return commands.welcome_person(name=name, email=email, by=SYSTEM, now=moment)


def staff(name: str, email: str, kind: str, moment: datetime) -> Person:
    """A person of the bureau with one role and an account."""
    someone = person(name, email, moment)
    role(someone, kind, moment)
    commands.give_account(someone, by=SYSTEM, now=moment)
    return someone


def role(
    someone: Person,
    kind: str,
    moment: datetime,
    *,
    where: Organisation | None = None,
    about: Person | None = None,
    discipline: str = "",
    ended: bool = False,
) -> None:
    """Gives a role: from half a year ago, or from two years until one year ago when `ended`."""
    today = moment.date()
    commands.give_role(
        person=someone,
        kind=kind,
        organisation=where,
        about=about,
        discipline=discipline,
        starts_on=today - (2 * YEAR if ended else YEAR / 2),
        ends_on=today - YEAR if ended else None,
        by=SYSTEM,
        now=moment,
    )


def actor(someone: Person, moment: datetime) -> Actor:
    """The person with the roles held at `moment`."""
    return queries.actor(someone, now=moment)


def passkey(someone: Person, moment: datetime, name: str = "Sleutelbos") -> Passkey:
    """A passkey of someone with an account, made by a device in software."""
    site, device = Site("testserver", (ORIGIN,)), Authenticator()
    asked, question = passkeys.ask_for_new(
        site, handle=passkeys.new_handle(), email="", name="", existing=[], now=moment
    )
    answer = Answer(question, device.make(asked))
    commands.add_passkey(name=name, answer=answer, by=actor(someone, moment), now=moment)
    return Passkey.objects.get(credential_id=device.id_text)


def sign_in(client: Client, someone: Person) -> Client:
    """Signs a person in who has an account, and returns the same client."""
    client.force_login(Account.objects.get(person=someone))
    return client


def _client(
    name: str,
    domain: str,
    *,
    sponsor: str,
    manager: str,
    participants: tuple[str, str],
    alumni: tuple[str, str],
    owner: str,
    moment: datetime,
) -> ClientOrganisation:
    where = organisation(name, moment)

    def someone(who: str) -> Person:
        return person(who, f"{who.split()[0].lower()}@{domain}", moment)

    made = ClientOrganisation(
        organisation=where,
        sponsor=someone(sponsor),
        manager=someone(manager),
        participants=(someone(participants[0]), someone(participants[1])),
        alumni=(someone(alumni[0]), someone(alumni[1])),
        owner=someone(owner),
    )
    role(made.sponsor, "sponsor", moment, where=where)
    role(made.manager, "line_manager", moment, where=where, about=made.participants[0])
    role(made.owner, "opgave_owner", moment, where=where)
    for who, craft in zip(made.participants, ("inkoop", "juridisch"), strict=True):
        role(who, "participant", moment, where=where, discipline=craft)
    for who, craft in zip(made.alumni, ("financiën", "ICT"), strict=True):
        role(who, "participant", moment, where=where, discipline=craft, ended=True)
        role(who, "alumnus", moment, where=where, discipline=craft)
    for who in (made.sponsor, made.manager, *made.participants, *made.alumni):
        commands.give_account(who, by=SYSTEM, now=moment)
    return made
