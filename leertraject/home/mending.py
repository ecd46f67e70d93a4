"""What asks to be written again on the start page: texts in which words stand, or stood, that were withdrawn."""

from datetime import datetime

from django.db.models import Model
from django.urls import reverse

from leertraject.effects.queries import covered as sheets
from leertraject.home.matter import AT_MOST, Matter, day
from leertraject.kernel.actors import Actor
from leertraject.lookback.queries import covered, flagged, insights, trends
from leertraject.lookback.showing import covered as words
from leertraject.lookback.showing import rewording


def flagged_texts(actor: Actor, *, now: datetime) -> list[Matter]:
    """Returns the texts that wait behind a flag, for who may write them again (one query when nothing waits)."""
    if not flagged.any_waits():
        return []
    return [*_insights_to_mend(actor, now=now), *_trends_to_mend(actor, now=now), *_texts_to_mend(actor)]


def covered_texts(actor: Actor, *, now: datetime) -> list[Matter]:
    """Returns what lost withdrawn words at once, for who may say it otherwise (one query when nothing ever did)."""
    touched = covered.touched()
    rows = covered.waiting(actor, touched, now=now)
    own = sheets.waiting(actor) if touched & sheets.TABLES else ()
    return [*map(_covered, rows), *map(_sheet, own)]


def _covered(row: Model) -> Matter:
    said = words.said(row)
    return Matter(
        said.key,
        f"In {said.place} stonden woorden die niet meer vrijgegeven zijn",
        f"{said.which}. {said.how}",
        said.do,
        said.url,
    )


def _sheet(one: sheets.Waiting) -> Matter:
    return Matter(
        "blad",
        "Op een blad stonden woorden die niet meer vrijgegeven zijn",
        f"{one.sheet}, voor {one.sheet.organisation}. {words.OTHERWISE}",
        "Zeg het anders",
        reverse("effects:sheet" if one.first_step else "effects:grounds", args=[one.sheet.pk]),
    )


def _insights_to_mend(actor: Actor, *, now: datetime) -> list[Matter]:
    return [
        Matter(
            f"inzicht {insight.number}",
            "In een inzicht staan woorden die niet meer vrijgegeven zijn",
            "Wij hebben ze afgedekt. Schrijf de zin opnieuw.",
            "Herschrijf",
            reverse("lookback:insight_edit", args=[insight.pk]),
        )
        for insight in insights.to_rewrite(actor, now=now)[:AT_MOST]
    ]


def _trends_to_mend(actor: Actor, *, now: datetime) -> list[Matter]:
    return [
        Matter(
            f"trendkaart {trend.number}",
            "Op een trendkaart staan woorden die niet meer vrijgegeven zijn",
            "Wij hebben ze afgedekt. Schrijf de tekst opnieuw.",
            "Herschrijf",
            reverse("lookback:trend_edit", args=[trend.pk]),
        )
        for trend in trends.to_rewrite(actor, now=now)[:AT_MOST]
    ]


def _texts_to_mend(actor: Actor) -> list[Matter]:
    return [
        Matter(
            day(waiting.since),
            f"In {rewording.place(waiting)} staan woorden die niet meer vrijgegeven zijn",
            f"{rewording.about(waiting)}. Wij hebben ze afgedekt. Schrijf de tekst opnieuw.",
            "Herschrijf",
            rewording.url(waiting),
        )
        for waiting in flagged.waiting_for(actor)[:AT_MOST]
    ]
