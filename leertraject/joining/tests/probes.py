"""How to make a request to join, and where it is shown: see `tests/guards/visibility`."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.joining import commands
from leertraject.joining.models import JoinLink, JoinRequest
from leertraject.joining.tests import build
from leertraject.kernel.actors import NOBODY
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

OWN = "reads it at 'Mijn gegevens' and by the mail that went to their address"
WORDS = "Sanne van elders"


@dataclass
class Asked:
    """Someone who asked to join a group."""

    link: JoinLink


def _link(cast: Cast) -> JoinLink:
    cohort = build.group(cast.bureau, cast.moment)
    enrolment = cohort.enrolments.get(person=cast.subject)
    enrolment.delete()
    return build.link(cohort, cast.moment)[0]


def _waits(cast: Cast) -> Asked:
    link = _link(cast)
    build.waits(link, cast.moment, name=WORDS, email=str(cast.subject.email))
    assert JoinRequest.objects.get().person_id == cast.subject.pk
    return Asked(link)


def _unconfirmed(cast: Cast) -> Asked:
    link = _link(cast)
    commands.ask(link=link, name=WORDS, email=str(cast.subject.email), by=NOBODY, now=cast.moment)
    return Asked(link)


def _url(asked: Asked, who: str) -> str:
    return reverse("joining:links", args=[asked.link.cohort_id])


def _words(asked: Asked) -> str:
    return WORDS


PROBES = [
    Probe(kind="aanmelding", arrange=_waits, url=_url, words=_words, alone=False, elsewhere={"subject": OWN}),
    Probe(
        kind="aanmelding_onbevestigd",
        arrange=_unconfirmed,
        url=_url,
        words=_words,
        alone=False,
        elsewhere={"subject": OWN},
    ),
]
