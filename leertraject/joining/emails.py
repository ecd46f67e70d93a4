"""What is mailed about joining. Before someone takes part, the product knows only an address that they gave, so these
mails go at once and straight to it; no notice is kept of them.

None of them tells anything to who does not read the mail of that address, and none says who else joins.
"""

from datetime import datetime
from email.utils import format_datetime, formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.joining import queries, secrets
from leertraject.joining.models import JoinAttempt, JoinLink
from leertraject.kernel import clock
from leertraject.kernel.subjects import new_id
from leertraject.notices import letters, posting, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice
from leertraject.programmes.models import Cohort, Enrolment

CONFIRM, WAITS, ALREADY_IN, REFUSED = "confirm", "waits", "already_in", "refused"
WELCOME = "joining.welcome"


def register() -> None:
    """Tells `notices` how to write the one letter to who takes part; called once, at start."""
    letters.register(WELCOME, _welcome, label="Je doet mee in een groep", stream=streams.ASKED_FOR)


def send(
    kind: str, *, email: str, link: JoinLink, attempt: JoinAttempt | None = None, name: str = "", now: datetime
) -> None:
    """Sends one mail at once. `name` is left out while nobody showed that the address is theirs: a stranger writes
    nothing in a mail of ours.

    Raises posting.NotTaken when the server does not answer. An address that it refuses gets the same answer as any.
    """
    subject, paragraphs = _written(kind, link, attempt)
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    message = EmailMessage(
        subject=subject,
        body="\n\n".join([f"Dag {name},".replace(" ,", ","), *paragraphs]) + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((name, email))],
        headers={
            "Date": format_datetime(now),
            "Message-ID": f"<{new_id()}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        posting.hand_over(message)
    except (posting.Refused, posting.Unsure):
        return


def _written(kind: str, link: JoinLink, attempt: JoinAttempt | None) -> tuple[str, list[str]]:
    what = f"{link.cohort.version.programme.title} ({link.cohort.title}), voor {link.organisation.name}"
    if kind == CONFIRM and attempt is not None:
        return "Bevestig je aanmelding", [
            f"Je meldde je aan voor {what}. Klopt dat? Bevestig het op deze bladzijde:",
            secrets.confirm_url(attempt.pk),
            "De link werkt zeven dagen en is alleen voor jou. Stuur hem niet door.",
            "Was jij dit niet? Dan hoef je niets te doen. Na zeven dagen gaat je adres hier weg.",
        ]
    start = f"{settings.BASE_URL}{reverse('account_login')}"
    return {
        ALREADY_IN: (
            "Je doet al mee",
            [
                f"Je meldde je aan voor {what}. Je doet daar al mee. Je hoeft niets te doen.",
                f"Inloggen kan met dit e-mailadres:\n\n{start}",
                _NOT_YOU,
            ],
        ),
        WAITS: (
            "Je aanmelding wacht nog",
            [
                f"Je meldde je aan voor {what}. Dat had je al gedaan, en je aanmelding wacht nog.",
                "Je krijgt een mail als er iets verandert. Je hoeft niets te doen.",
                _NOT_YOU,
            ],
        ),
        REFUSED: (
            "Je aanmelding gaat niet door",
            [
                f"Dank je dat je mee wilde doen aan {what}. Dat gaat deze keer niet door.",
                "Dat zegt niets over jou: een groep heeft maar een paar plekken. Heb je een vraag? Stel haar aan wie"
                " je de link gaf, of aan de programmaleider.",
                "Dertig dagen na ons nee gaat je aanmelding hier weg.",
            ],
        ),
    }[kind]


_NOT_YOU = "Was jij dit niet? Dan gaf iemand anders jouw adres. Die ziet niet wat in deze mail staat."


def _welcome(notice: Notice, url: str) -> Letter | None:
    rows = Enrolment.objects.select_related("cohort__version__programme", "organisation")
    found = rows.filter(pk=notice.object_id, stopped_on__isnull=True).first()
    if found is None:
        return None
    return Letter(
        subject=f"Je doet mee: {_one_line(found.cohort)}",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"Je doet mee aan {found.cohort.version.programme.title} ({found.cohort.title}), voor"
            f" {found.organisation.name}.{_next(found.cohort)}\n\n"
            "Inloggen kan met dit e-mailadres, zonder wachtwoord. Je krijgt dan een code:\n\n"
            f"{settings.BASE_URL}{reverse('account_login')}\n\n"
            "Uitnodigingen voor je agenda krijg je apart. Wat je later schrijft, is eerst alleen van jou.\n"
        ),
    )


def _next(cohort: Cohort) -> str:
    """Says when one is expected first; who joins late reads nothing of what was."""
    coming = queries.sessions(cohort, since=timezone.localdate(clock.now()))
    return f" De eerste bijeenkomst voor jou is op {date_format(coming[0].on, 'l j F Y')}." if coming else ""


def _one_line(cohort: Cohort) -> str:
    return " ".join(cohort.title.split())
