"""How to make the mail log of someone, and where it is shown: see `tests/guards/visibility`."""

from uuid import uuid4

from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.notices import commands
from leertraject.notices.tests import build
from leertraject.people.models import Person
from leertraject.people.tests.build import actor
from leertraject.privacy.matrix import Condition
from tests.guards.visibility.cast import OWN, Cast
from tests.guards.visibility.probes import Probe


def _send(cast: Cast, by: Person) -> None:
    build.announced(cast.subject, uuid4(), by=actor(by, cast.moment), now=cast.moment)


def _mailed(cast: Cast) -> Cast:
    """A mail to Sanne from someone whom nobody looks as."""
    _send(cast, cast.bureau.other_lead)
    return cast


def _reminded(cast: Cast) -> Cast:
    """Sanne is reminded of something."""
    commands.remind(kind=build.KIND, recipient=cast.subject.pk, object_id=uuid4(), by=SYSTEM, now=cast.moment)
    return cast


def _sent_by(cast: Cast, condition: Condition) -> None:
    """Who sent a mail is party to it."""
    sender = cast.people[condition.holder, OWN]
    assert sender is not None, "a visitor sends no mail"
    _send(cast, sender)


PROBES = [
    Probe(
        kind="mail_log",
        arrange=_mailed,
        url=lambda cast, who: reverse("notices:sent"),
        words=lambda cast: "Proefbericht",
        counted="Alle mail bij elkaar, in aantallen",
        meet=_sent_by,
        alone=False,
    ),
    Probe(
        kind="herinnering",
        arrange=_reminded,
        url=lambda cast, who: reverse("notices:sent"),
        words=lambda cast: "Proefbericht",
        alone=False,
    ),
]
