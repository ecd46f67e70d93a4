"""The pages of joining by a link in every state, and people who are on the way in."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import LEAD, PARTICIPANT, STRANGER, Shown

STATES = ("asked", "waits", "in", "refused")
# Whose button is pressed, so that the pages of the others stay as they are.
PRESSED = ("confirms", "leaves")


def staged(people: Any, now: Any) -> dict[str, str]:
    """Makes a link of Groep 2 for the second organisation, and someone in each state; returns secrets and tokens."""
    from leertraject.joining import commands, secrets
    from leertraject.joining.models import JoinRequest
    from leertraject.kernel.actors import NOBODY
    from leertraject.people.queries import actor
    from leertraject.programmes.models import Cohort

    by: dict[str, Any] = {"by": actor(people[LEAD], now=now), "now": now}
    cohort = Cohort.objects.get(title="Groep 2")
    other = cohort.organisations.exclude(organisation__name="Gemeente Dijkerveen").get().organisation
    terms = {"last_on": now.date().replace(year=now.year + 1, day=1), "vets": True}
    link, secret = commands.make_link(cohort=cohort, organisation=other, places=1, **terms, **by)
    tokens = {}
    for state in (*STATES, *PRESSED):
        name, email = f"Iemand die {state}", f"{state}@elders.example"
        attempt = commands.ask(link=link, name=name, email=email, by=NOBODY, now=now).attempt
        tokens[state] = secrets.token(attempt.pk)
        if state not in ("asked", "confirms"):
            commands.confirm(attempt=attempt, by=NOBODY, now=now)
    commands.let_in(request=JoinRequest.objects.get(email="in@elders.example"), **by)
    commands.refuse(request=JoinRequest.objects.get(email="refused@elders.example"), **by)
    first = Cohort.objects.exclude(title="Groep 2").filter(finish__isnull=True).order_by("pk").first()
    gone, _ = commands.make_link(
        cohort=first, organisation=first.organisations.first().organisation, places=1, **terms, **by
    )
    commands.withdraw_link(link=gone, **by)
    behind = Cohort.objects.get(title="Groep luisteren")
    _, free = commands.make_link(
        cohort=behind, organisation=behind.organisations.get().organisation, places=5, **terms, **by
    )
    return {
        "joining:free": free,
        "joining:link": str(link.pk),
        "joining:withdrawn": str(first.pk),
        "joining:secret": secret,
        **{f"joining:{state}": token for state, token in tokens.items()},
    }


def joining(made: dict[str, str]) -> Iterator[Shown]:
    """Keeping a link, and coming by it."""
    group, link = {"cohort_id": made["cohort:Groep 2"]}, {"link_id": made["joining:link"]}
    secret = {"secret": made["joining:secret"]}
    wrong = {"places": "0", "domains": "geen domein"}
    yield Shown("joining:links", "met wie wacht", LEAD, group)
    yield Shown("joining:links", "ingetrokken", LEAD, {"cohort_id": made["joining:withdrawn"]})
    yield Shown("joining:links", "leeg", LEAD, {"cohort_id": made["cohort:invited"]})
    yield Shown("joining:make", "", LEAD, {"cohort_id": made["cohort:invited"]})
    yield Shown(
        "joining:make",
        "klopt niet",
        LEAD,
        {"cohort_id": made["cohort:invited"]},
        typed=wrong,
        press="Maak de link",
        status=422,
    )
    yield Shown("joining:change", "", LEAD, link)
    yield Shown("joining:change", "klopt niet", LEAD, link, typed=wrong, press="Bewaar", status=422)
    yield Shown("joining:open", "plek vrij", STRANGER, {"secret": made["joining:free"]})
    yield Shown("joining:open", "ingelogd, plek vrij", LEAD, {"secret": made["joining:free"]})
    yield Shown("joining:open", "vol", STRANGER, secret)
    yield Shown("joining:open", "leeg verstuurd", STRANGER, secret, press="Stuur mij een mail", status=422)
    yield Shown("joining:open", "ingelogd", PARTICIPANT, secret)
    yield Shown("joining:open", "dode link", STRANGER, {"secret": "vervalst"}, status=404)
    yield Shown("joining:asked", "", STRANGER)
    for state in STATES:
        yield Shown("joining:open_mail", state, STRANGER, {"token": made[f"joining:{state}"]})
    yield Shown(
        "joining:open_mail", "bevestigd", STRANGER, {"token": made["joining:confirms"]}, press="Ja, ik meld mij aan"
    )
    yield Shown(
        "joining:open_mail",
        "ingetrokken",
        STRANGER,
        {"token": made["joining:leaves"]},
        press="Trek mijn aanmelding in",
    )
    yield Shown("joining:make", "gemaakt", LEAD, {"cohort_id": made["cohort:invited"]}, press="Maak de link")
