"""The codebook in words: its tree, how much was coded, and what happened to a code."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from leertraject.lookback.models import Code, CodeChange, CodeChangeKind
from leertraject.lookback.queries.codebook import Used
from leertraject.lookback.showing import counted, dates
from leertraject.ui import conflicts
from leertraject.ui.number_words import in_words

Row = dict[str, object]
FIELDS = {
    "name": "Naam",
    "definition": "Omschrijving",
    "include": "Wanneer wel",
    "exclude": "Wanneer niet",
    "example": "Voorbeeld",
}
NOTHING_LOST = (
    "Er is niets weg. Wat er nu staat, lees je hieronder; jouw tekst staat daaronder en is nog niet bewaard."
    " Bewaar je, dan komt jouw tekst in de plaats van wat er nu staat. Beide staan daarna in de geschiedenis."
)


def tree(codes: Iterable[Code], used: Mapping[UUID, Sequence[Used]], *, counts: bool) -> list[Row]:
    """Returns the codes that are in use, each of the first level with `under`: those under it."""
    rows: list[Row] = []
    under: dict[UUID, list[Row]] = {}
    for code in codes:
        if code.retired_at is not None:
            continue
        row: Row = {"code": code, "url": _page(code), "meta": in_one_line(used.get(code.pk, ())) if counts else ""}
        if code.parent_id is None:
            row["under"] = under[code.pk] = []
            rows.append(row)
        elif code.parent_id in under:
            under[code.parent_id].append(row)
    return rows


def retired(codes: Iterable[Code]) -> list[Row]:
    """Returns the codes that are used no more, with when that was and in which code they went up."""
    return [{"code": code, "url": _page(code), "meta": ended(code)} for code in codes if code.retired_at is not None]


def ended(code: Code) -> str:
    """Returns how a code ended, as a sentence, or nothing for a code in use."""
    if code.retired_at is None:
        return ""
    if code.merged_into is not None:
        return f"Opgegaan in ‘{code.merged_into.name}’ op {dates.day(code.retired_at)}."
    return f"Niet meer in gebruik sinds {dates.day(code.retired_at)}."


def in_one_line(used: Sequence[Used]) -> str:
    """Returns how often a code was used. Over several studies people cannot be added up: some spoke in more than one.

    >>> in_one_line([]), in_one_line([Used("Terugblik", 3, 2)])
    ('Nog bij geen fragment', 'Bij drie fragmenten van twee mensen')
    >>> in_one_line([Used("Terugblik", 3, 2), Used("Vooruitblik", 1, 1)])
    'Bij vier fragmenten, in twee onderzoeken'
    """
    if not used:
        return "Nog bij geen fragment"
    if len(used) == 1:
        return f"Bij {_fragments(used[0].fragments)} van {counted.people(used[0].people)}"
    return f"Bij {_fragments(sum(one.fragments for one in used))}, in {in_words(len(used))} onderzoeken"


def others(fragments: int) -> str:
    """Returns how many fragments one does not place oneself, as a sentence.

    >>> others(1), others(6)
    ('Nog één fragment heeft deze code.', 'Nog zes fragmenten hebben deze code.')
    """
    return f"Nog {_fragments(fragments)} {'heeft' if fragments == 1 else 'hebben'} deze code."


def per_study(used: Sequence[Used]) -> list[tuple[str, str]]:
    """Returns per study how often a code was used, for the facts tag."""
    return [(one.study, f"{_fragments(one.fragments)} van {counted.people(one.people)}") for one in used]


def facts(code: Code) -> list[tuple[str, str]]:
    """Returns the words of a code beside its name, for the facts tag."""
    return [
        (label, getattr(code, field)) for field, label in FIELDS.items() if field != "name" and getattr(code, field)
    ]


def history(changes: Iterable[tuple[CodeChange, str]]) -> list[Row]:
    """Returns the steps of a code, newest first: what, who, when, why, and the texts before and after."""
    return [
        {
            "key": dates.day(change.at),
            "what": _what(change),
            "who": name or "Iemand die hier niet meer is",
            "why": counted.closed(change.why),
            "texts": [
                {"field": FIELDS[field], "was": change.before.get(field, ""), "now": change.after[field]}
                for field in FIELDS
                if change.kind == CodeChangeKind.REWRITTEN and field in change.after
            ],
        }
        for change, name in changes
    ]


def was_first(change: CodeChange | None, name: str) -> str:
    """Returns who changed a code while someone else wrote, and when."""
    return conflicts.was_first("deze code", name, change.at if change else None)


def ways_out(code: Code) -> list[Row]:
    """Returns what one can do after someone else was first."""
    return [
        {"text": "Verder met mijn tekst", "url": "#id_name"},
        {"text": "Begin met wat er nu staat", "url": reverse("lookback:code_edit", args=[code.pk])},
        {"text": "Laat staan wat er nu staat", "url": _page(code), "quiet": True},
    ]


def _what(change: CodeChange) -> str:
    other = change.other.name if change.other else ""
    if change.kind == CodeChangeKind.MERGED:
        return f"Opgegaan in ‘{other}’"
    if change.kind == CodeChangeKind.RECEIVED:
        return f"‘{other}’ ging hierin op"
    if change.kind == CodeChangeKind.SPLIT:
        return f"Gesplitst in {change.after.get('name', '')}"
    if change.kind == CodeChangeKind.PARTED:
        return f"Kreeg fragmenten van ‘{other}’, die is gesplitst"
    if change.kind == CodeChangeKind.MOVED:
        return f"Verplaatst: {_where(change.after)} (eerst {_where(change.before)})"
    if change.kind == CodeChangeKind.ADDED and change.after.get("parent"):
        return f"Toegevoegd onder ‘{change.after['parent']}’"
    return str(change.get_kind_display())


def _where(place: Mapping[str, str]) -> str:
    above = f"onder ‘{place['parent']}’" if place.get("parent") else "op zichzelf"
    return f"{above}, na ‘{place['after']}’" if place.get("after") else f"{above}, vooraan"


def _fragments(count: int) -> str:
    return f"{in_words(count)} {'fragment' if count == 1 else 'fragmenten'}"


def _page(code: Code) -> str:
    return reverse("lookback:code", args=[code.pk])
