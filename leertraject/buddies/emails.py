"""The one letter about buddies: that a groupmate asks. Nobody is mailed an answer: it stands on the site."""

from django.conf import settings
from django.urls import reverse

from leertraject.buddies import telling
from leertraject.buddies.models import BuddyRequest
from leertraject.notices import letters, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice

ASKED = telling.ASKED


def register() -> None:
    """Tells `notices` how to write the letter; called once, at start."""
    letters.register(ASKED, _asked, label="Vraag van een groepsgenoot", stream=streams.GROUPMATES)


def _asked(notice: Notice, url: str) -> Letter | None:
    """Nothing when the request was answered or taken back meanwhile."""
    waiting = BuddyRequest.objects.waiting().select_related("asker", "cohort")
    found = waiting.filter(pk=notice.object_id).first()
    if found is None:
        return None
    return Letter(
        subject=f"{found.asker.name} vraagt of je maatje wilt zijn",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"{found.asker.name} uit {found.cohort.title} vraagt of je maatje wilt zijn. Maatjes bellen elkaar elke"
            " week tien minuten: wat probeerde je, en wat gebeurde er? Ja of nee zeg je hier, zonder reden:\n\n"
            f"{settings.BASE_URL}{reverse('buddies:own', args=[found.cohort_id])}\n\n"
            "Alleen jullie tweeën weten van deze vraag. Je krijgt er één mail over.\n"
        ),
    )
