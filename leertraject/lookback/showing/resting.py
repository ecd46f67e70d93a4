"""What rests on something, in words: one part per kind, empty ones left out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from leertraject.lookback.models import Trend
from leertraject.lookback.queries.resting import Rests, Under
from leertraject.lookback.showing import counted, dates
from leertraject.lookback.showing import insight as showing
from leertraject.ui.number_words import in_words

Row = dict[str, Any]


def parts(found: Rests, today: date, *, leads: bool) -> list[Row]:
    """Returns the kinds of things that rest on something, each with its entries; `leads` opens the notes back."""
    every = [
        ("Inzichten", [*map(_insight, found.insights), *_hidden(found.hidden)]),
        ("Vooruitblik", [_card(trend) for trend in found.trends]),
        ("Citaten", _quotes(found.quotes)),
        ("Wijzigingen", [_change(change) for change in found.changes]),
        ("Groepen", [_cohort(cohort) for cohort in found.cohorts]),
        ("Toetsen", [showing.check_row(check, today) for check in found.checks]),
        ("Berichten terug", [_note(showing.note_row(note), leads=leads) for note in found.notes]),
        ("Publicaties", [{"head": one.label, "url": one.url} for one in found.elsewhere]),
    ]
    return [{"title": title, "rows": rows} for title, rows in every if rows]


def sentence(found: Rests) -> str:
    """Returns in one sentence how much rests on something."""
    counts = [
        (len(found.insights) + found.hidden, "inzicht", "inzichten"),
        (len(found.trends), "trendkaart", "trendkaarten"),
        (found.quotes, "vrijgegeven citaat", "vrijgegeven citaten"),
        (len(found.changes), "wijziging", "wijzigingen"),
        (len(found.cohorts), "groep", "groepen"),
        (len(found.checks), "toets", "toetsen"),
        (len(found.notes), "bericht terug", "berichten terug"),
        (len(found.elsewhere), "publicatie", "publicaties"),
    ]
    said = [f"{in_words(number)} {one if number == 1 else many}" for number, one, many in counts if number]
    return counted.sentence(f"{counted.listed(said)}.") if said else "Hier rust nog niets op."


def _insight(under: Under) -> Row:
    insight = under.insight
    return {
        "key": str(insight),
        "head": insight.claim,
        "url": reverse("lookback:insight", args=[insight.pk]),
        "meta": " ".join(_loses(under)),
        "now": under.falls_back,
    }


def _loses(under: Under) -> Iterable[str]:
    lost = under.before - under.after
    if lost:
        yield f"Zonder deze woorden steunen {in_words(under.after)} van de {in_words(under.before)} mensen het nog."
    if under.falls_back:
        yield "Het is bevestigd, maar rust dan niet meer op twee soorten stemmen."


def _hidden(number: int) -> list[Row]:
    if not number:
        return []
    return [{"head": f"En nog {in_words(number)} {'inzicht' if number == 1 else 'inzichten'} van anderen"}]


def _card(trend: Trend) -> Row:
    return {"key": str(trend), "head": trend.title, "url": reverse("lookback:trend", args=[trend.pk])}


def _quotes(number: int) -> list[Row]:
    if not number:
        return []
    return [
        {
            "head": f"{counted.sentence(in_words(number))} vrijgegeven {'citaat' if number == 1 else 'citaten'}",
            "meta": "Alleen wie het zei, trekt een citaat in.",
        }
    ]


def _change(change: Any) -> Row:
    version = change.version
    fixed = f"Ligt vast sinds {dates.day(version.publication.at)}" if version.published else "In een concept"
    return {"key": showing.number(change), "head": change.title, "url": showing.change_url(change), "meta": fixed}


def _cohort(cohort: Any) -> Row:
    return {
        "head": cohort.title,
        "url": reverse("programmes:cohort", args=[cohort.pk]),
        "meta": f"Volgt versie {cohort.version.number}",
    }


def _note(row: Row, *, leads: bool) -> Row:
    gone = {"meta": "Is verstuurd en kan niet terug."}
    return row | gone if leads else {"key": row["key"], "head": row["head"]} | gone
