"""The workbench in words: turns with their marks, the chosen fragment, quotes and where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from leertraject.lookback.forms.coding import StanceForm
from leertraject.lookback.models import (
    Attribution,
    Audience,
    Code,
    Conversation,
    Fragment,
    Insight,
    Offer,
    Part,
    Release,
    Stance,
    StepKind,
    WithdrawalCause,
)
from leertraject.lookback.queries.stepping import Done, Written
from leertraject.lookback.queries.workbench import DIGITS, Given, Sheet, Spoken
from leertraject.lookback.rules import ANSWER_TIME
from leertraject.lookback.showing import counted, dates
from leertraject.ui.number_words import in_words

Row = dict[str, object]
FIRST_WORDS = 40
NEAR = 5  # how many insights stand ready beside a fragment; the others are in a list
SAYS = {Stance.SUPPORTS: "Dit steunt inzicht {}.", Stance.CONTRADICTS: "Dit spreekt inzicht {} tegen."}
GONE = "Deze woorden staan niet meer in het verslag. Wat is vrijgegeven, blijft zoals het was."
FOR_WHOM = {
    Audience.TEAM: "trainers en programmaleiders",
    Audience.COHORTS: "iedereen in dit leertraject, ook oud-deelnemers",
    Audience.ORGANISATION: "iedereen in dit leertraject en de organisatie van wie het zei",
    Audience.PUBLIC: "iedereen",
}
KEYS = (
    ("1 tot en met 9", "Geef een code bij de gekozen woorden, of haal hem weg. Het cijfer staat achter de code."),
    ("J en K", "Kies de volgende of de vorige zin van de spreker. Shift en J neemt de volgende zin erbij."),
    ("N", "Ga naar de volgende beurt zonder code."),
    ("M", "Schrijf een memo bij het gekozen fragment."),
    (
        "S en T",
        "Ga naar ‘Steunt’ of ‘Spreekt tegen’ bij het inzicht dat je het laatst gebruikte. Enter legt het eronder.",
    ),
    ("Ctrl en Z", "Maak ongedaan wat je deed. Ctrl, Shift en Z doet het opnieuw."),
    ("?", "Open of sluit deze lijst."),
)
DID = {
    StepKind.MARK: "heeft een fragment gekozen",
    StepKind.CODE: "heeft codes veranderd",
    StepKind.UNMARK: "heeft een fragment weggehaald",
    StepKind.MEMO: "heeft een memo geschreven",
    StepKind.SUPPORT: "heeft veranderd wat onder een inzicht ligt",
}
PART_OF = {Part.INTERVIEWER: "Vraag", Part.OTHER: "Iemand anders", Part.UNKNOWN: "Nog onbekend"}


def frame(conversation: Conversation, sheet: Sheet) -> Row:
    """Returns the words around the transcript, and the addresses of the parts beside this one."""
    heading, whole = f"Verslag, {sheet.total} {'beurt' if sheet.total == 1 else 'beurten'}", sheet.parts == 1
    if not whole:
        span = f"beurt {sheet.turns[0].index} tot en met {sheet.turns[-1].index} van {sheet.total}"
        heading = f"Verslag, deel {sheet.number} van {sheet.parts}: {span}"
    if sheet.code:
        deel = "" if whole else f", deel {sheet.number} van {sheet.parts}"
        many = in_words(sheet.total) if sheet.total else "geen"
        heading = f"Met de code ‘{sheet.code}’: {many} {'beurt' if sheet.total == 1 else 'beurten'}{deel}"
    keep = f"code={sheet.code.pk}&" if sheet.code else ""
    group = conversation.cohort.title if conversation.cohort else ""
    return {
        "kicker": ", ".join(filter(None, (conversation.get_voice_display(), group))),
        "heading": heading,
        "earlier": f"?{keep}deel={sheet.number - 1}#verslag" if sheet.number > 1 else "",
        "later": f"?{keep}deel={sheet.number + 1}#verslag" if sheet.number < sheet.parts else "",
        "quotes_title": "Citaten uit dit gesprek" if whole and not sheet.code else "Citaten uit dit deel",
    }


def turns(sheet: Sheet, conversation: Conversation, chosen: Fragment | None, *, may_edit: bool) -> list[Row]:
    """Returns a row per turn for the turn tag; `marks` are places within the turn, `edit` where it is corrected."""
    living = [fragment for fragment in sheet.fragments if fragment.lapsed_at is None]
    rows, at = [], 0
    said = "Aantekening" if conversation.transcript.is_noted else f"Gesprek {conversation.number}"
    page = reverse("lookback:workbench", args=[conversation.pk]) + (f"?code={sheet.code.pk}&" if sheet.code else "?")
    editing = reverse("lookback:turn_edit", args=[conversation.pk, 0]).removesuffix("0/")
    for turn in sheet.turns:
        here = []
        while at < len(living) and living[at].start < turn.end:
            here.append(living[at])
            at += 1
        rows.append(
            {
                "who": PART_OF.get(Part(turn.part), said),
                "time": dates.clock(turn.starts_at) or f"Beurt {turn.index}",
                "words": turn.words,
                "ask": turn.part == Part.INTERVIEWER,
                "number": turn.index,
                "offset": turn.begin,
                "marks": [(f.start - turn.begin, f.end - turn.begin, "on" if f == chosen else "soft") for f in here],
                "codes": [tag for f in here for tag in _tags(f, turn, page, chosen)],
                "do": "Verbeter" if may_edit else "",
                "edit": f"{editing}{turn.index}/" if may_edit else "",
            }
        )
    return rows


def after(sheet: Sheet, chosen: Fragment | None, turn: int | None) -> int:
    """Returns the turn from which one works on: of the chosen words, else the one asked for, else where this part
    begins."""
    here = sheet.turn_at(chosen.start, chosen.end) if chosen else None
    if here:
        return here.index
    return turn if turn is not None else sheet.turns[0].index - 1 if sheet.turns and not sheet.code else 0


def options(sheet: Sheet) -> list[tuple[str, str]]:
    """Returns the turns of the speaker as choices: number, time and first words."""
    return [
        (str(turn.index), " ".join(filter(None, (f"{turn.index}.", dates.clock(turn.starts_at), _first(turn.words)))))
        for turn in sheet.turns
        if turn.part == Part.SPEAKER
    ]


def place(turn: Spoken, start: int, end: int) -> str:
    """Returns where a fragment stands: "13:10, beurt 36, tekens 28 tot en met 134", counted from one."""
    where = f"beurt {turn.index}, tekens {start - turn.begin + 1} tot en met {end - turn.begin}"
    return f"{time}, {where}" if (time := dates.clock(turn.starts_at)) else where.capitalize()


def chosen(sheet: Sheet, fragment: Fragment, today: date) -> Row:
    """Returns the chosen fragment: words (None when they may not stand here), place, and how far its quote is."""
    turn = sheet.turn_at(fragment.start, fragment.end)
    offer = getattr(fragment, "offer", None)
    state, note = standing(offer, fragment, today) if offer else ("chosen", "")
    words = sheet.text.words(fragment.start, fragment.end)
    return {
        "fragment": fragment,
        "turn": turn.index if turn else "",
        "words": None if state in ("refused", "withdrawn") else words,
        "where": place(turn, fragment.start, fragment.end) if turn else "",
        "offered": offer is not None,
        "note": note,
        "again": state == "asked" and offer is not None and today > timezone.localdate(offer.offered_at + ANSWER_TIME),
    }


def memos(found: Iterable[Written]) -> list[Row]:
    """Returns the memos of others, each with who wrote it when."""
    return [
        {"text": one.text, "meta": f"{one.by or 'Iemand die hier niet meer is'}, {dates.day_and_time(one.at)}"}
        for one in found
        if not one.own
    ]


def codes(found: Sequence[Code], ticked: frozenset[str]) -> list[Row]:
    """Returns the codes to tick, each with when it applies and when not.

    The digits are for those used `often`, and then for the first of the book.
    """
    living = [code for code in found if code.retired_at is None]
    living.sort(key=lambda code: -code.often)  # type: ignore[attr-defined]
    digits = {code.pk: str(digit) for digit, code in enumerate(living[:DIGITS], start=1)}
    return [
        {
            "label": code.name,
            "rule": _rule(code),
            "value": str(code.pk),
            "checked": str(code.pk) in ticked,
            "key": digits.get(code.pk, ""),
        }
        for code in found
    ]


def quotes(sheet: Sheet, today: date) -> list[Row]:
    """Returns the offered fragments of this part for the release tag. Ended and refused ones hold no words."""
    rows: list[Row] = []
    for fragment in sheet.fragments:
        offer = getattr(fragment, "offer", None)
        if offer is not None:
            state, note = standing(offer, fragment, today)
            words = "" if state in ("refused", "withdrawn") else _words(sheet, fragment)
            rows.append({"words": words, "state": state, "note": note})
    return rows


def done_by_others(done: Sequence[Done]) -> str:
    """Returns what others did in a text meanwhile, as sentences for who works in it as well.

    >>> done_by_others([Done("Sanne", "mark", False)]), done_by_others([Done("Sanne", "code", True)])
    ('Sanne heeft een fragment gekozen.', 'Sanne heeft iets ongedaan gemaakt.')
    >>> done_by_others([Done("Sanne", "mark", False), Done("Bas", "code", False), Done("Sanne", "code", False)])
    'Sanne heeft twee dingen veranderd. Bas heeft codes veranderd.'
    """
    people: dict[str, list[Done]] = {}
    for one in done:
        people.setdefault(one.by, []).append(one)
    return " ".join(f"{name} {_did(steps)}." for name, steps in people.items())


def _did(steps: Sequence[Done]) -> str:
    if len(steps) > 1:
        return f"heeft {in_words(len(steps))} dingen veranderd"
    return "heeft iets ongedaan gemaakt" if steps[0].undone else DID[StepKind(steps[0].kind)]


def _words(sheet: Sheet, fragment: Fragment) -> str:
    return GONE if fragment.words_gone else sheet.text.words(fragment.start, fragment.end)


def standing(offer: Offer, fragment: Fragment, today: date) -> tuple[str, str]:
    """Returns how far an offer is, as a state of the release tag, and that in a sentence."""
    refusal, release = getattr(offer, "refusal", None), getattr(offer, "release", None)
    if refusal is not None:
        return "refused", f"Geweigerd op {dates.day(refusal.at)}. Wordt nergens gebruikt."
    if release is not None:
        return _released(release, today)
    if fragment.words_gone:
        return "withdrawn", "De woorden zijn bij het verbeteren uit het verslag gehaald. Dit fragment telt niet mee."
    if fragment.lapsed_at is not None:
        return "withdrawn", f"De toestemming is ingetrokken op {dates.day(fragment.lapsed_at)}."
    return "asked", f"Voorgelegd op {dates.day(offer.offered_at)}. Nog geen antwoord."


def for_whom(release: Release) -> str:
    """Returns for whom, with what beside it and until when a quote is released."""
    beside = {
        Attribution.NONE: "Zonder naam of rol.",
        Attribution.ROLE: "Met de rol erbij.",
        Attribution.NAME: "Met naam.",
    }
    words = "" if release.literal or release.noted else " De spreker koos andere woorden; anderen lezen die."
    return (
        f"Vrijgegeven voor {FOR_WHOM[Audience(release.audience)]}. {beside[Attribution(release.attribution)]}"
        f" Tot en met {dates.day(release.until)}.{words}"
    )


def ended(cause: str, at: date) -> str:
    """Returns why a quote is no longer there, without its words."""
    if cause == WithdrawalCause.EXPIRED:
        return f"De termijn liep af op {dates.day(at)}."
    if cause == WithdrawalCause.CONSENT:
        return f"De toestemming is ingetrokken op {dates.day(at)}."
    return f"Ingetrokken op {dates.day(at)}."


def under(insights: Sequence[Insight], stances: Mapping[UUID, str]) -> tuple[list[Row], list[Insight]]:
    """Returns a row per insight under which a fragment is laid with one press, and the insights further down.

    The first few of `insights` have a row, and every one under which it lies already.
    """
    rows: list[Row] = []
    rest: list[Insight] = []
    for at, insight in enumerate(insights):
        if at >= NEAR and insight.pk not in stances:
            rest.append(insight)
            continue
        said = stances.get(insight.pk, "")
        rows.append({"insight": insight, "lies": said, "ways": [_way(insight, stance, said) for stance in Stance]})
    return rows, sorted(rest, key=lambda insight: -insight.number)


def _way(insight: Insight, stance: Stance, said: str) -> Row:
    """A button: pressing what the fragment says already takes it from under the insight."""
    on = said == stance
    says = ("Onder inzicht {} weggehaald." if on else SAYS[stance]).format(insight.number)
    return {
        "label": stance.label,
        "value": stance.value,
        "post": StanceForm.NEITHER if on else stance.value,
        "on": on,
        "says": f"{says} Bewaard.",
    }


def _released(release: Release, today: date) -> tuple[str, str]:
    withdrawal = getattr(release, "withdrawal", None)
    if withdrawal is not None:
        return "withdrawn", ended(withdrawal.cause, withdrawal.at)
    if release.until < today:
        return "withdrawn", ended(WithdrawalCause.EXPIRED, release.until)
    return "released", for_whom(release)


def _tags(fragment: Fragment, turn: Spoken, page: str, chosen: Fragment | None) -> list[Row]:
    url = f"{page}fragment={fragment.pk}#beurt-{turn.index}"
    words = _first(turn.words[fragment.start - turn.begin : fragment.end - turn.begin])
    about = f"in beurt {turn.index}" if _ended(fragment) else f"bij ‘{words}’"
    given: list[Given] = fragment.given  # type: ignore[attr-defined]
    names = list(dict.fromkeys(one.name for one in given)) or ["Zonder code"]
    return [{"text": name, "url": url, "about": about, "on": fragment == chosen} for name in names]


def _ended(fragment: Fragment) -> bool:
    """Says whether the speaker said no: then the words stand in the conversation itself and nowhere else."""
    offer = getattr(fragment, "offer", None)
    release = getattr(offer, "release", None)
    return hasattr(offer, "refusal") or hasattr(release, "withdrawal")


def _first(words: str) -> str:
    if len(words) <= FIRST_WORDS:
        return words
    return words[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def _rule(code: Code) -> str:
    exclude = f"Niet: {code.exclude.rstrip('.')}." if code.exclude else ""
    ended = "Wordt niet meer gebruikt." if code.retired_at else ""
    parts = (ended, counted.closed(code.definition), f"Wel: {code.include.rstrip('.')}.", exclude)
    return " ".join(filter(None, parts))
