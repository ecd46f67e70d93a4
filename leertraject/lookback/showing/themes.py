"""Codes and fragments of a study in words: people, never mentions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from leertraject.lookback.models import Conversation, Fragment, Study, Voice
from leertraject.lookback.queries.fragments import Elsewhere
from leertraject.lookback.queries.themes import Theme
from leertraject.lookback.showing import bench, counted

Row = dict[str, object]
HIDDEN = ("refused", "withdrawn")
# More columns than these do not stand beside each other on a tablet.
COLUMNS = 8


def matrix(study: Study, themes: Sequence[Theme]) -> Row:
    """Returns the table of codes by voice: heads and rows; codes that nobody's words have stand apart in `unused`."""
    used = [theme for theme in themes if theme.people]
    voices = [voice for voice in Voice if themes and themes[0].counts[voice].heard]
    silent = [voice.label.lower() for voice in Voice if voice not in voices]
    return {
        "heads": ["Code", *(voice.label for voice in voices), "Samen"],
        "rows": [_row(study, theme, voices) for theme in used],
        "heard": [(v.label, counted.sentence(counted.people(themes[0].counts[v].heard))) for v in voices],
        "silent": counted.listed(silent),
        "unused": counted.listed([f"‘{theme.code.name}’" for theme in themes if not theme.people]),
    }


def own_matrix(themes: Sequence[Theme], own: Sequence[Conversation]) -> Row:
    """Returns the table of codes by conversation, for who interviewed in these."""
    return {
        "heads": ["Code", *(f"Gesprek {one.number}" for one in own)],
        "rows": [
            {"head": theme.code.name, "cells": [_mark(theme, one) for one in own]} for theme in themes if theme.places
        ],
    }


def fragments_url(study: Study, **wanted: object) -> str:
    """Returns the address of the fragments of a study that are of this code, voice or cohort."""
    page = reverse("lookback:fragments", args=[study.pk])
    return f"{page}?{urlencode(wanted)}" if wanted else page


def fragment_rows(found: Iterable[Fragment], words: Mapping[UUID, str], today: date) -> list[Row]:
    """Returns the fragments of one page, with words only where they may still stand outside the conversation."""
    rows: list[Row] = []
    for fragment in found:
        conversation = fragment.transcript.conversation  # type: ignore[union-attr]
        turn = fragment.turn  # type: ignore[attr-defined]
        offer = getattr(fragment, "offer", None)
        state, note = bench.standing(offer, fragment, today) if offer else ("chosen", "")
        page = reverse("lookback:workbench", args=[conversation.pk])
        names = list(dict.fromkeys(coding.code.name for coding in fragment.codings.all())) or ["Zonder code"]
        rows.append(
            {
                "head": f"{conversation}, beurt {turn}" if turn else str(conversation),
                "url": f"{page}?fragment={fragment.pk}#{f'beurt-{turn}' if turn else 'verslag'}",
                "meta": ", ".join(filter(None, (fragment.get_voice_display(), str(conversation.cohort or "")))),
                "codes": names,
                "card_url": reverse("lookback:fragment_trend", args=[fragment.pk]),
                "words": "" if state in HIDDEN else words.get(fragment.pk, ""),
                "ended": note if state in HIDDEN else "",
            }
        )
    return rows


def elsewhere(found: Iterable[Elsewhere]) -> list[tuple[str, str]]:
    """Returns people in conversations of others, as pairs of voice with cohort, and how many."""
    return [
        (", ".join(filter(None, (Voice(row.voice).label, row.cohort))), counted.sentence(counted.people(row.people)))
        for row in found
    ]


def _row(study: Study, theme: Theme, voices: Sequence[Voice]) -> Row:
    missing = [voice.label.lower() for voice in voices if not theme.counts[voice].supporting]
    return {
        "head": theme.code.name,
        "url": fragments_url(study, code=theme.code.pk),
        "note": f"Nog niet bij {counted.listed(missing)}" if missing else "Bij elke stem die we hoorden",
        "cells": [
            *(_cell(study, theme, voice) for voice in voices),
            {"text": f"{theme.people} {'mens' if theme.people == 1 else 'mensen'}", "kind": "num"},
        ],
    }


def _cell(study: Study, theme: Theme, voice: Voice) -> Row:
    count = theme.counts[voice]
    if not count.supporting:
        return {"text": f"niemand van de {count.heard}", "kind": "never"}
    return {
        "text": f"{count.supporting} van de {count.heard}",
        "url": fragments_url(study, code=theme.code.pk, stem=voice.value),
        "about": f"{voice.label.lower()}, {theme.code.name}",
        "kind": "num",
    }


def _mark(theme: Theme, conversation: Conversation) -> Row | str:
    place = theme.places.get(conversation.pk)
    if place is None:
        return ""
    page = reverse("lookback:workbench", args=[conversation.pk])
    where = f"beurt-{place.turn}" if place.turn else "verslag"
    about = f"{theme.code.name} in gesprek {conversation.number}"
    return {"text": "ja", "about": about, "url": f"{page}?fragment={place.fragment}#{where}"}
