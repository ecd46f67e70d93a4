"""The letter to a sponsor: that something was published. It says nothing of what; whoever signs in reads it."""

from django.conf import settings
from django.urls import reverse

from leertraject.effects.models import Publication
from leertraject.effects.queries import publications
from leertraject.notices import letters, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice

PUBLISHED = publications.TOLD


def register() -> None:
    """Tells `notices` how to write it; called once, at start."""
    letters.register(PUBLISHED, _published, label="Publicatie gemeld", stream=streams.SHEETS)


def _published(notice: Notice, url: str) -> Letter | None:
    """Nothing goes any more about what was taken back."""
    if not Publication.objects.filter(pk=notice.object_id, retraction__isnull=True).exists():
        return None
    return Letter(
        subject="Er staat een nieuwe publicatie voor jullie klaar",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            "Voor jullie organisatie is een publicatie gemaakt over het leertraject: wat het opleverde, wat wij"
            " veranderden en wat we van jullie vragen. Je leest haar als je bent aangemeld.\n\n"
            f"{settings.BASE_URL}{reverse('effects:publication', args=[notice.object_id])}\n\n"
            "Deze mail krijg je één keer. Van de inhoud staat er niets in.\n"
        ),
    )
