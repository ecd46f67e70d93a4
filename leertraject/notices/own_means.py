"""Mail about one's own means of signing in: that one came or went, so that a thief cannot do it in silence."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from leertraject.kernel.actors import Actor
from leertraject.notices import commands, letters, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice
from leertraject.people import means_told
from leertraject.people.models import Person

_SAID = {
    means_told.ADDED: (
        "Je logt nu in met een app",
        "Op je account is een app aangezet. Bij het inloggen vragen we voortaan ook een code uit die app.",
    ),
    means_told.DROPPED: (
        "De app om in te loggen staat uit",
        "De app op je account is uitgezet. Bij het inloggen vragen we er geen code meer uit.",
    ),
    means_told.PASSKEY_ADDED: (
        "Je hebt een nieuwe passkey",
        "Op je account is een passkey toegevoegd. Wie hem heeft, kan ermee inloggen.",
    ),
    means_told.PASSKEY_DROPPED: (
        "Een passkey is verwijderd",
        "Op je account is een passkey verwijderd. Daarmee kan niemand meer inloggen.",
    ),
    means_told.ADDRESS: (
        "Je mail komt voortaan op dit adres",
        "Je e-mailadres is veranderd. Je logt nu in met dit adres, en hier komt ook alle andere mail.",
    ),
    means_told.CODES: (
        "Je hebt nieuwe herstelcodes",
        "Voor je account zijn tien nieuwe herstelcodes gemaakt. De codes van eerder werken niet meer.",
    ),
}


def register() -> None:
    """Says how these mails are written, and takes it on to send them; called once, at start."""
    for kind in _SAID:
        letters.register(kind, _letter, label="Verandering bij het inloggen", stream=streams.ACCOUNT)
    means_told.register(_tell)


def _tell(person: Person, change: str, *, by: Actor, now: datetime) -> object:
    return commands.announce(kind=change, recipient=person, object_id=person.pk, by=by, now=now)


def _letter(notice: Notice, url: str) -> Letter:
    subject, what = _SAID[notice.kind]
    return Letter(
        subject=subject,
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"{what}\n\n"
            "Deed je dit zelf, dan hoef je niets te doen. Deed je dit niet zelf? Log dan in, log je andere apparaten"
            " uit, en zeg het tegen wie deze installatie beheert.\n\n"
            f"{settings.BASE_URL}{reverse('people:devices')}\n"
        ),
    )
