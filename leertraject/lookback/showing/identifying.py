"""Identifying words on screen: who or what, how often, in which sentences."""

from collections.abc import Sequence

from django.forms import BoundField
from django.urls import reverse

from leertraject.analysis import passages
from leertraject.analysis.identifying import Kind
from leertraject.lookback.forms.identifying import ReplaceForm
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries.editing import Edited
from leertraject.lookback.queries.identifying import Found, Group, Looked
from leertraject.lookback.showing import counted, dates
from leertraject.ui.number_words import in_words

Row = dict[str, object]
AROUND = 70
# So many sentences stand under a group, and so many numbers of turns behind them.
SENTENCES, NUMBERS = 3, 12
WHAT = {
    Kind.NAME: "Een naam",
    Kind.ADDRESS: "Een adres",
    Kind.POSTCODE: "Een postcode",
    Kind.PHONE: "Een telefoonnummer",
    Kind.MAIL: "Een mailadres",
    Kind.CITIZEN: "Een burgerservicenummer",
}


def groups(conversation: Conversation, looked: Looked, form: ReplaceForm) -> list[Row]:
    """Returns a row per person, number or address, with its three fields."""
    bench = reverse("lookback:workbench", args=[conversation.pk])
    return [_group(group, bench, form) for group in looked.groups]


def hints(conversation: Conversation, looked: Looked) -> list[Row]:
    """Returns the turns that may be about somebody's health, each with a link to where it is corrected."""
    rows = []
    for one in looked.hints:
        page = reverse("lookback:turn_edit", args=[conversation.pk, one.turn])
        rows.append({**_sentence(one), "head": f"Beurt {one.turn}", "url": page})
    return rows


def summary(looked: Looked) -> str:
    """Returns in a sentence how much was found.

    >>> summary(Looked(1, (), (), ()))
    ''
    """
    places = sum(len(group.places) for group in looked.groups)
    if not places:
        return ""
    people = sum(group.kind == Kind.NAME for group in looked.groups)
    other = len(looked.groups) - people
    parts = [f"{in_words(people)} {'naam' if people == 1 else 'namen'}"] if people else []
    parts += [f"{in_words(other)} {'adres of nummer' if other == 1 else 'adressen en nummers'}"] if other else []
    where = f"op {in_words(places)} {'plek' if places == 1 else 'plekken'}"
    return f"{counted.sentence(' en '.join(parts))}, {where}."


def nowhere(looked: Looked) -> str:
    """Returns which words that were looked up stand nowhere else, or nothing."""
    if not looked.nowhere:
        return ""
    words = counted.listed([f"‘{word}’" for word in looked.nowhere])
    return f"{words} staat niet in het verslag, of staat al in de lijst."


def replaced(last: Edited | None) -> str:
    """Returns who replaced words last, and when, or nothing."""
    if last is None:
        return ""
    return f"{last.by or 'Iemand'} verving woorden op {dates.day_and_time(last.edit.at)}."


def _group(group: Group, bench: str, form: ReplaceForm) -> Row:
    forms = list(dict.fromkeys(place.said for place in group.places))
    name = max(forms, key=len)
    others = [f"‘{one}’" for one in forms if one != name]
    also = f", ook als {counted.listed(others)}" if others else ""
    what = "Door jou opgezocht" if group.typed else WHAT[group.kind]
    shown = {place.turn for place in group.places[:SENTENCES]}
    turns = sorted({place.turn for place in group.places[SENTENCES:]} - shown)
    fields: dict[str, BoundField] = {
        name: form[f"{field}-{group.key}"] for name, field in (("choose", "kies"), ("role", "rol"), ("own", "eigen"))
    }
    return {
        "name": name,
        "times": f"{in_words(len(group.places))} keer",
        "what": f"{what}{also}.",
        "typed": group.typed,
        "sentences": [
            {**_sentence(place), "head": f"Beurt {place.turn}", "url": f"{bench}?beurt={place.turn}#beurt-{place.turn}"}
            for place in group.places[:SENTENCES]
        ],
        "more": _more(turns),
        "opened": bool(fields["own"].value() or fields["own"].errors),
        **fields,
    }


def _more(turns: Sequence[int]) -> str:
    """
    >>> _more([]), _more([4]), _more([4, 9])
    ('', 'Ook in beurt 4.', 'Ook in beurt 4 en 9.')
    """
    if not turns:
        return ""
    shown = [str(turn) for turn in turns[:NUMBERS]]
    if len(turns) > NUMBERS:
        return f"Ook in beurt {', '.join(shown)} en {in_words(len(turns) - NUMBERS)} andere."
    return f"Ook in beurt {counted.listed(shown)}."


def _sentence(place: Found) -> Row:
    """Returns the words in their surroundings, with the place of the words in it."""
    around = passages.context(place.words, passages.Place(place.start, place.end), AROUND, AROUND)
    before = f"… {around.before}" if not place.words.startswith(around.before + around.words) else around.before
    text = f"{before}{around.words}{around.after}"
    after = "" if place.words.endswith(around.words + around.after) else " …"
    return {"text": text + after, "marks": [(len(before), len(before) + len(around.words), "suggested")]}
