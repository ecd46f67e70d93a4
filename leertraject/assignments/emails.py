"""The one letter about assignments: that remarks wait. It holds no word of them, nor of the text."""

from django.conf import settings
from django.urls import reverse

from leertraject.assignments import telling
from leertraject.assignments.models import Remark
from leertraject.notices import letters, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice

REMARKED = telling.REMARKED


def register() -> None:
    """Tells `notices` how to write the letter; called once, at start."""
    letters.register(REMARKED, _remarked, label="Nieuwe opmerkingen bij een opdracht", stream=streams.REMINDERS)


def _remarked(notice: Notice, url: str) -> Letter | None:
    """Nothing when the remark was answered or withdrawn meanwhile."""
    waiting = Remark.objects.filter(pk=notice.object_id, answer__isnull=True, withdrawal__isnull=True)
    found = waiting.select_related("hand_in__work__block", "hand_in__work__cohort").first()
    if found is None:
        return None
    work = found.hand_in.work
    return Letter(
        subject="Nieuwe opmerkingen bij je opdracht",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"Een trainer van {work.cohort.title} las wat je inleverde voor ‘{work.block.title}’ en zette er iets bij."
            " Wat er staat, lees je alleen in Leertraject:\n\n"
            f"{settings.BASE_URL}{reverse('assignments:work', args=[work.pk])}\n\n"
            "Antwoorden mag, en hoeft niet. Over opmerkingen mailen we hooguit één keer per dag.\n"
        ),
    )
