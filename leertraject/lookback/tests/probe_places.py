"""Where the probes of the chain look, and why someone sees less than the matrix allows."""

from collections.abc import Callable

from django.urls import reverse

from leertraject.lookback.tests.arranging import Thing
from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau

# Why someone sees less than the matrix allows.
NO_NAMES_OUT = "names cannot be taken out of a text yet, so who codes or reads along gets nothing"
NO_RELEASE_OF_TEXT = "a speaker releases sentences; there is no release of a whole text"
OWN_PAGES = "the speaker reads this at the own pages, not at those of who works with the text"
RELEASED_ONLY = "an insight shows released words only; the text is read at the conversation"
NOT_PUBLISHED_YET = "insights have no publication of their own yet"
FOR_THE_TEAM = "a published change is read in the change log, with the verdict; the rest is for who works on it"
NO_SHARING_YET = "nobody can share an address yet"

OUTSIDE_THE_TEAM = ("peer", "opdrachtgever", "leidinggevende", "opgavehouder", "oud_deelnemer", "bezoeker")
TEXT = {"codeur": NO_NAMES_OUT, "meelezer": NO_NAMES_OUT, "programmaleider": NO_RELEASE_OF_TEXT}
AT_INSIGHT = TEXT | {"subject": OWN_PAGES, "interviewer": RELEASED_ONLY}
UNPUBLISHED = dict.fromkeys(OUTSIDE_THE_TEAM, NOT_PUBLISHED_YET) | {"codeur": NO_NAMES_OUT, "meelezer": NO_NAMES_OUT}
TEAM_ONLY = dict.fromkeys(OUTSIDE_THE_TEAM, FOR_THE_TEAM) | {"meelezer": "nobody reads along with a change yet"}

Url = Callable[[Thing, str], str]


def lead_of(bureau: Bureau) -> Person:
    return bureau.lead


def interviewer_of(bureau: Bureau) -> Person:
    return bureau.interviewer


def at(name: str) -> Url:
    """A page of the conversation."""
    return lambda thing, who: reverse(f"lookback:{name}", args=[thing.of.pk])


def at_insight(name: str) -> Url:
    return lambda thing, who: reverse(f"lookback:{name}", args=[thing.insight.pk])


def at_study(name: str) -> Url:
    return lambda thing, who: reverse(f"lookback:{name}", args=[thing.scene.study.pk])


def listing(name: str) -> Url:
    return lambda thing, who: reverse(f"lookback:{name}")


def code_url(thing: Thing, who: str) -> str:
    return reverse("lookback:code", args=[thing.scene.codebook.codes.first().pk])


def bench(thing: Thing, who: str) -> str:
    query = f"?fragment={thing.fragment.pk}" if thing.fragment else ""
    return reverse("lookback:workbench", args=[thing.of.pk]) + query


def fragment_url(thing: Thing, who: str) -> str:
    if who == "subject":
        return reverse("lookback:transcript", args=[thing.of.pk])
    return reverse("lookback:trail", args=[thing.insight.pk]) if who == "programmaleider" else bench(thing, who)


def quote_url(thing: Thing, who: str) -> str:
    if who == "subject":
        return reverse("lookback:quote", args=[thing.offer.pk])
    return bench(thing, who) if who == "interviewer" else reverse("lookback:quotes")


def trend_url(thing: Thing, who: str) -> str:
    return reverse("lookback:trend", args=[thing.made["trend"].pk])


def change_log(thing: Thing, who: str) -> str:
    return reverse("programmes:changes", args=[thing.scene.programme.pk])


def check_url(thing: Thing, who: str = "") -> str:
    return reverse("lookback:check", args=[thing.made["check"].pk])
