"""How to make one object of each data kind of people, and where it is shown: see `tests/guards/visibility`.

The matrix row `rol` is about staff; that someone takes part stands in the row `inschrijving`, with `programmes`.
"""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from leertraject.people.models import BrowserSession, Person, Role
from leertraject.people.tests import build
from leertraject.people.tests.build import Bureau
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

# Why someone sees less than the matrix allows.
AT_THE_GROUP = "names stand at the page of the group; addresses are used by the product, and shown to who keeps them"
NO_SHARING_YET = "nobody can share an address yet"
NOT_ABOUT_ONESELF_YET = "a page with what is kept about oneself comes in a later part"

NO_ADDRESS = {
    "subject": NOT_ABOUT_ONESELF_YET,
    "peer": NO_SHARING_YET,
    "oud_deelnemer": NO_SHARING_YET,
    "trainer": AT_THE_GROUP,
    "interviewer": "the name stands at the conversation; the invitation goes by mail from there",
    "opgavehouder": "nothing yet brings an owner of an opgave and a participant together",
}


def _subject(cast: Cast) -> Person:
    return cast.subject


def _staff_member(bureau: Bureau) -> Person:
    """Mirjam Kok, a trainer of whom nobody in the cast is a colleague in one group."""
    return bureau.interviewer


def _role(cast: Cast) -> Role:
    return Role.objects.get(person=cast.subject)


def _person_url(person: Person, who: str) -> str:
    return reverse("people:person", args=[person.pk])


def _role_url(name: str) -> Callable[[Role, str], str]:
    return lambda role, who: reverse(f"people:{name}", args=[role.person_id] if name == "person" else [])


def _device(cast: Cast) -> BrowserSession:
    """A browser in which the subject is signed in, besides the one that looks."""
    client = build.sign_in(Client(), cast.subject)
    return BrowserSession.objects.get(pk=client.session.row_id)


PROBES = [
    Probe(
        kind="aanmeldmiddel",
        arrange=_device,
        url=lambda session, who: reverse("people:devices"),
        words=lambda session: str(session.pk),
        alone=False,
    ),
    Probe(
        kind="persoon",
        arrange=_subject,
        url=_person_url,
        words=lambda person: person.email,
        elsewhere=NO_ADDRESS,
    ),
    Probe(
        kind="persoon",
        arrange=_subject,
        url=lambda person, who: reverse(
            "people:organisation", args=[person.roles.get(kind="participant").organisation_id]
        ),
        words=lambda person: reverse("people:person", args=[person.pk]),
        elsewhere=NO_ADDRESS,
    ),
    Probe(
        kind="persoon",
        arrange=_subject,
        url=_person_url,
        words=lambda person: person.email,
        subject=_staff_member,
        # An administrator reads the name and the roles of staff there (row `rol`), and no address.
        alone=False,
        elsewhere=NO_ADDRESS,
    ),
    Probe(
        kind="rol",
        arrange=_role,
        url=_role_url("person"),
        words=lambda role: "sinds 14 oktober 2025",
        subject=_staff_member,
        elsewhere={"subject": NOT_ABOUT_ONESELF_YET},
    ),
    Probe(
        kind="rol",
        arrange=_role,
        url=_role_url("staff"),
        words=lambda role: reverse("people:role_end", args=[role.pk]),
        subject=_staff_member,
        elsewhere={"subject": NOT_ABOUT_ONESELF_YET},
    ),
    Probe(
        kind="rol",
        arrange=_role,
        url=lambda role, who: reverse("people:role_end", args=[role.pk]),
        words=lambda role: "is trainer, sinds 14 oktober 2025",
        subject=_staff_member,
        elsewhere={"subject": NOT_ABOUT_ONESELF_YET},
    ),
]
