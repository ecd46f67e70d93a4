"""The letters about assignments: that remarks wait, and that one is asked to read along. They hold no word of them,
nor of the text."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.assignments import telling
from leertraject.assignments.models import HandInReader, Remark
from leertraject.kernel import clock
from leertraject.notices import letters, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice

REMARKED, READING = telling.REMARKED, telling.READING


def register() -> None:
    """Tells `notices` how to write the letter; called once, at start."""
    letters.register(REMARKED, _remarked, label="Nieuwe opmerkingen bij een opdracht", stream=streams.REMINDERS)
    letters.register(READING, _reading, label="Vraag om mee te lezen", stream=streams.GROUPMATES)


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
            f"Een trainer of groepsgenoot van {work.cohort.title} las wat je inleverde voor ‘{work.block.title}’ en"
            " zette er iets bij. Wat er staat, lees je alleen in Leertraject:\n\n"
            f"{settings.BASE_URL}{reverse('assignments:work', args=[work.pk])}\n\n"
            "Antwoorden mag, en hoeft niet. Over opmerkingen mailen we hooguit één keer per dag.\n"
        ),
    )


def _reading(notice: Notice, url: str) -> Letter | None:
    """Nothing when it was stopped or taken back meanwhile."""
    living = HandInReader.objects.living(timezone.localdate(clock.now())).filter(pk=notice.object_id)
    found = living.select_related("hand_in__work__block", "hand_in__work__cohort", "hand_in__work__person").first()
    if found is None:
        return None
    work = found.hand_in.work
    return Letter(
        subject=f"{work.person.name} vraagt of je wilt meelezen",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"{work.person.name} uit {work.cohort.title} vraagt of je wilt meelezen met wat er is ingeleverd voor"
            f" ‘{work.block.title}’. Het kan tot en met {date_format(found.until, 'j F Y')}. Je mag er opmerkingen"
            " bij zetten. Lees je liever niet mee? Zeg het op dezelfde bladzijde, zonder reden:\n\n"
            f"{settings.BASE_URL}{reverse('assignments:hand_in', args=[found.hand_in_id])}\n\n"
            "Je krijgt er één mail over. Vertel niet verder wat je leest.\n"
        ),
    )
