"""The letters after a session: four questions, one's own plan to read back, and whether the moment came. They hold no
answer."""

from django.conf import settings
from django.urls import reverse

from leertraject.feedback import asking, moments, plans, queries
from leertraject.feedback.models import SessionFeedback
from leertraject.kernel import clock
from leertraject.notices import guarding, letters, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice
from leertraject.programmes.showing import day

NOBODY_KNOWS = "Niemand ziet of je antwoordt, en wij vragen het niet nog een keer."


def register() -> None:
    """Tells `notices` how to write the letters, and which still wait for an answer; called once, at start."""
    letters.register(asking.ASKED, _asked, label="Vragen na een bijeenkomst", stream=streams.AFTER_SESSIONS, asks=True)
    letters.register(asking.PLANNED, _planned, label="Je plan na een bijeenkomst", stream=streams.AFTER_SESSIONS)
    letters.register(asking.CAME, _came, label="Of het moment langskwam", stream=streams.AFTER_SESSIONS)
    guarding.register((asking.ASKED,), lambda now: SessionFeedback.objects.filter(at__isnull=True).values("pk"))


def _asked(notice: Notice, url: str) -> Letter | None:
    """Also to who answered meanwhile: that it was dropped would tell. Nothing once it closed."""
    found = _feedback(notice)
    if found is None or not moments.is_open(found.session, now=clock.now()):
        return None
    session = found.session
    return Letter(
        subject=f"Vier vragen na ‘{session.block.title}’",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"‘{session.block.title}’ van {session.cohort.title} is geweest. Wat kun je ermee in je werk? Vier korte"
            " vragen, een minuut op je telefoon. Elke vraag mag je overslaan:\n\n"
            f"{settings.BASE_URL}{_address(session.pk)}\n\n"
            f"Het kan tot en met {day(moments.closes_on(session))}, en tot dan kun je alles veranderen. Antwoordde je"
            f" al, dan hoef je niets te doen. {NOBODY_KNOWS}\n"
        ),
    )


def _planned(notice: Notice, url: str) -> Letter | None:
    """Nothing when there is no plan any more."""
    found = _feedback(notice)
    address = _plan(found)
    if found is None or not address:
        return None
    return Letter(
        subject="Lees je plan terug",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"Kort geleden was ‘{found.session.block.title}’ van {found.session.cohort.title}. Je schreef op wat je"
            " wilde gaan doen. Lees het terug, en oefen het één keer in gedachten: wanneer komt het moment, en wat doe"
            " je dan?\n\n"
            f"{settings.BASE_URL}{address}\n\n"
            "Wat je schreef staat niet in deze mail, en alleen jij kunt het lezen.\n"
        ),
    )


def _came(notice: Notice, url: str) -> Letter | None:
    """Nothing when there is no plan any more."""
    found = _feedback(notice)
    address = _plan(found)
    if found is None or not address:
        return None
    return Letter(
        subject="Kwam het moment langs?",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"Na ‘{found.session.block.title}’ van {found.session.cohort.title} schreef je op wat je wilde gaan doen."
            " Kwam het moment langs? Ja, nee, of anders dan je dacht: het is alle drie goed. Lees hier terug wat je"
            " schreef:\n\n"
            f"{settings.BASE_URL}{address}\n\n"
            "Wil je erbij stilstaan? Schrijf er één zin over in je notitieboek. Het hoeft niet, en alleen jij leest"
            " het:\n\n"
            f"{settings.BASE_URL}{reverse('reflections:notebook')}\n"
        ),
    )


def _plan(found: SessionFeedback | None) -> str:
    """The page with the plan of whom this is, "" when there is none."""
    if found is None:
        return ""
    own = queries.plan_of(next(iter(queries.all_opened([found])), None))
    return _address(found.session_id) if own else plans.elsewhere(found.person_id, now=clock.now())


def _feedback(notice: Notice) -> SessionFeedback | None:
    rows = SessionFeedback.objects.select_related("session__block", "session__cohort", "session__cancellation")
    return rows.filter(pk=notice.object_id).first()


def _address(session: object) -> str:
    return reverse("feedback:answer", args=[session])
