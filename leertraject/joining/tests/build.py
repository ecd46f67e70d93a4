"""A group with a link, and people on the way in, made through the real commands.

maker                               returns
group(bureau, moment)               Cohort of organisation A, led by Lotte; Sanne and Tarik take part
link(cohort, moment, …)             JoinLink with its secret
asks(link, moment, …)               JoinAttempt of Fatima, who has no account
waits(link, moment, …)              JoinRequest of her, whose address it is
"""

from datetime import date, datetime, timedelta
from typing import Any

from leertraject.joining import commands
from leertraject.joining.models import JoinAttempt, JoinLink, JoinRequest
from leertraject.kernel.actors import NOBODY
from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau, actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort
from leertraject.programmes.tests import build as programme

NAME, EMAIL = "Fatima Haddad", "fatima.haddad@dijkerveen.example"


def group(bureau: Bureau, moment: datetime) -> Cohort:
    """Returns a cohort that begins in a week."""
    by = {"by": actor(bureau.lead, moment), "now": moment}
    version = programme.programme(now=moment).versions.get()
    programmes.publish_version(version=version, **by)
    cohort = programmes.form_cohort(
        title="Groep 8",
        version=version,
        starts_on=moment.date() + timedelta(days=7),
        organisations=[bureau.a.organisation],
        **by,
    )
    for person in bureau.a.participants:
        programmes.enrol(cohort=cohort, person=person, organisation=bureau.a.organisation, **by)
    return cohort


def link(cohort: Cohort, moment: datetime, **terms: Any) -> tuple[JoinLink, str]:
    """Returns a link of the one organisation of the cohort, with its secret."""
    organisation = cohort.organisations.get().organisation
    given: dict[str, Any] = {"last_on": date(2026, 6, 1), "places": 3, "vets": True, **terms}
    lead = Person.objects.get(name="Lotte Brink")
    return commands.make_link(cohort=cohort, organisation=organisation, **given, by=actor(lead, moment), now=moment)


def asks(link: JoinLink, moment: datetime, *, name: str = NAME, email: str = EMAIL) -> JoinAttempt:
    """Returns what someone asked who has not answered the mail yet."""
    answer = commands.ask(link=link, name=name, email=email, by=NOBODY, now=moment)
    assert answer.attempt is not None
    return answer.attempt


def waits(link: JoinLink, moment: datetime, *, name: str = NAME, email: str = EMAIL) -> JoinRequest:
    """Returns a request of someone who answered the mail."""
    attempt = asks(link, moment, name=name, email=email)
    commands.confirm(attempt=attempt, by=NOBODY, now=moment)
    return JoinRequest.objects.get(pk=attempt.pk)
