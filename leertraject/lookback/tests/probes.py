"""How to make one object of each data kind of the chain, and where it is shown: see `tests/guards/visibility`.

Every page that shows something has a probe, so a kind may have several.
"""

from collections.abc import Callable

from django.urls import reverse

from leertraject.lookback.tests import arranging, stage
from leertraject.lookback.tests.arranging import Thing, assign
from leertraject.lookback.tests.build import WORDS
from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau
from tests.guards.visibility.probes import Probe

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


def _lead(bureau: Bureau) -> Person:
    return bureau.lead


def _interviewer(bureau: Bureau) -> Person:
    return bureau.interviewer


def _at(name: str) -> Url:
    """A page of the conversation."""
    return lambda thing, who: reverse(f"lookback:{name}", args=[thing.of.pk])


def _at_insight(name: str) -> Url:
    return lambda thing, who: reverse(f"lookback:{name}", args=[thing.insight.pk])


def _at_study(name: str) -> Url:
    return lambda thing, who: reverse(f"lookback:{name}", args=[thing.scene.study.pk])


def _list(name: str) -> Url:
    return lambda thing, who: reverse(f"lookback:{name}")


def _code_url(thing: Thing, who: str) -> str:
    return reverse("lookback:code", args=[thing.scene.codebook.codes.first().pk])


def _bench(thing: Thing, who: str) -> str:
    query = f"?fragment={thing.fragment.pk}" if thing.fragment else ""
    return reverse("lookback:workbench", args=[thing.of.pk]) + query


def _fragment_url(thing: Thing, who: str) -> str:
    if who == "subject":
        return reverse("lookback:transcript", args=[thing.of.pk])
    return reverse("lookback:trail", args=[thing.insight.pk]) if who == "programmaleider" else _bench(thing, who)


def _quote_url(thing: Thing, who: str) -> str:
    if who == "subject":
        return reverse("lookback:quote", args=[thing.offer.pk])
    return _bench(thing, who) if who == "interviewer" else reverse("lookback:quotes")


def _change_log(thing: Thing, who: str) -> str:
    return reverse("programmes:changes", args=[thing.scene.programme.pk])


def _check_url(thing: Thing, who: str = "") -> str:
    return reverse("lookback:check", args=[thing.made["check"].pk])


INVITATIONS = [
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=_at("conversation"),
        words=lambda thing: stage.PLACE,
        assign=assign,
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=_list("conversations"),
        words=lambda thing: reverse("lookback:conversation", args=[thing.of.pk]),
        assign=assign,
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=_at("preparation"),
        words=lambda thing: stage.PLACE,
        assign=assign,
        elsewhere=dict.fromkeys(("programmaleider", "interviewer"), "this page is for the speaker"),
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=_at("calendar"),
        words=lambda thing: str(thing.of.pk),
        assign=assign,
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=_at("move_conversation"),
        words=lambda thing: stage.PLACE,
        assign=assign,
        elsewhere={"subject": "the speaker reads the plan elsewhere, and does not move a conversation here"},
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.told,
        url=lambda thing, who: reverse("lookback:note", args=[thing.made["copy"].pk]),
        words=lambda thing: thing.made["note"].text,
        assign=assign,
        elsewhere={
            "programmaleider": "reads the note where it was sent, without who got it",
            "interviewer": "knows from the conversation whom it is about; a note is for its receiver",
        },
    ),
    Probe(
        kind="persoon",
        arrange=arranging.asked,
        url=_at("conversation"),
        words=lambda thing: thing.of.speaker.name,
        assign=assign,
        elsewhere={
            "trainer": "the name of a participant stands at the page of the group",
            "peer": NO_SHARING_YET,
            "oud_deelnemer": NO_SHARING_YET,
            "opgavehouder": "is party to a conversation only as its speaker",
        },
    ),
]
CONSENTS = [
    Probe(
        kind="toestemming",
        arrange=arranging.consented,
        url=_at("conversation"),
        words=lambda thing: "Opnemen en uitschrijven",
        counted="beantwoord op 14 april 2026",
        assign=assign,
    ),
    Probe(
        kind="toestemming",
        arrange=arranging.consented,
        url=_at("consent"),
        words=lambda thing: "Wat je koos",
        assign=assign,
        elsewhere=dict.fromkeys(("programmaleider", "interviewer"), "this page is where the speaker answers"),
    ),
]
TEXTS = [
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=_at("transcript"),
        words=lambda thing: WORDS,
        assign=assign,
        elsewhere=TEXT,
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=_bench,
        words=lambda thing: WORDS,
        assign=assign,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=_at_insight("trail"),
        words=lambda thing: WORDS,
        assign=assign,
        alone=False,
        elsewhere=AT_INSIGHT,
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=_at_insight("insight"),
        words=lambda thing: WORDS,
        assign=assign,
        alone=False,
        elsewhere=AT_INSIGHT,
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.with_transcript,
        url=_at("speakers"),
        words=lambda thing: "Sanne (opname)",
        assign=assign,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=lambda thing, who: reverse("lookback:turn_edit", args=[thing.of.pk, 2]),
        words=lambda thing: WORDS,
        assign=assign,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
]
CODINGS = [
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=_fragment_url,
        words=lambda thing: f">{WORDS}</mark>",
        counted="fragment, waarvan",
        assign=assign,
        elsewhere={"codeur": NO_NAMES_OUT},
    ),
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=_bench,
        words=lambda thing: "bij ‘Zonder gesprek in mijn agenda is het",
        assign=assign,
        elsewhere={
            "subject": "the own text shows which words were chosen; codes do not stand beside it yet",
            "codeur": NO_NAMES_OUT,
            "programmaleider": "counts stand at the insight",
        },
    ),
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=_at_study("themes"),
        words=lambda thing: f"fragment={thing.fragment.pk}",
        counted="1 van de 1",
        assign=assign,
        elsewhere={"subject": OWN_PAGES, "codeur": NO_NAMES_OUT},
    ),
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=_at_study("fragments"),
        words=lambda thing: WORDS,
        counted="<dd>Eén mens</dd>",
        assign=assign,
        elsewhere={"subject": OWN_PAGES, "codeur": NO_NAMES_OUT},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=_at_study("fragments"),
        words=lambda thing: WORDS,
        assign=assign,
        alone=False,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
    Probe(
        kind="codeboek",
        arrange=arranging.coded,
        url=_bench,
        words=lambda thing: thing.scene.codebook.codes.first().include,
        subject=_lead,
        assign=assign,
        elsewhere=dict.fromkeys(
            ("subject", "trainer", "programmaleider", "codeur"),
            "codes are given by who interviews; the others read them in the codebook",
        ),
    ),
    Probe(
        kind="codeboek",
        arrange=arranging.coded,
        url=_list("codebook"),
        words=lambda thing: thing.scene.codebook.codes.first().include,
        subject=_lead,
        assign=assign,
    ),
    Probe(
        kind="codeboek",
        arrange=arranging.coded,
        url=_code_url,
        words=lambda thing: thing.scene.codebook.codes.first().include,
        subject=_lead,
        assign=assign,
    ),
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=_code_url,
        words=lambda thing: f">{WORDS}</mark>",
        counted="één fragment van één mens",
        assign=assign,
        alone=False,
        elsewhere={
            "subject": OWN_PAGES,
            "interviewer": "the codebook counts and shows no words; the text is read at the conversation",
            "codeur": NO_NAMES_OUT,
        },
    ),
]
QUOTES = [
    Probe(
        kind="citaat",
        arrange=arranging.offered,
        url=_quote_url,
        words=lambda thing: WORDS,
        assign=assign,
        meet=arranging.release,
        miss=arranging.release_to_others,
        alone=False,
        wider={"trainer": "a quote for trainers and programme leaders is for all of them, as the speaker reads"},
    ),
]
INSIGHTS = [
    Probe(
        kind="inzicht",
        arrange=arranging.known_insight,
        url=_at_insight("insight"),
        words=lambda thing: thing.insight.claim,
        subject=_interviewer,
        assign=assign,
        elsewhere=UNPUBLISHED,
    ),
    Probe(
        kind="inzicht",
        arrange=arranging.known_insight,
        url=_at_insight("trail"),
        words=lambda thing: thing.insight.claim,
        subject=_interviewer,
        assign=assign,
        elsewhere=UNPUBLISHED,
    ),
    Probe(
        kind="inzicht",
        arrange=arranging.known_insight,
        url=_list("insights"),
        words=lambda thing: thing.insight.claim,
        subject=_interviewer,
        assign=assign,
        elsewhere=UNPUBLISHED | {"subject": "the list is for who works on insights now; the own one can be opened"},
    ),
    Probe(
        kind="inzicht",
        arrange=arranging.known_insight,
        url=_change_log,
        words=lambda thing: thing.insight.claim,
        subject=_interviewer,
        assign=assign,
        alone=False,
        elsewhere=UNPUBLISHED
        | dict.fromkeys(("subject", "interviewer"), "reads the change log only in a role that sees programmes"),
    ),
]
CHANGES = [
    Probe(
        kind="programmawijziging",
        arrange=arranging.checked,
        url=_check_url,
        words=lambda thing: thing.made["check"].measure,
        subject=_lead,
        elsewhere=TEAM_ONLY,
    ),
    Probe(
        kind="programmawijziging",
        arrange=arranging.checked,
        url=_list("checks"),
        words=_check_url,
        subject=_lead,
        elsewhere=TEAM_ONLY,
    ),
    Probe(
        kind="programmawijziging",
        arrange=arranging.checked,
        url=_change_log,
        words=lambda thing: thing.made["check"].outcome.words,
        subject=_lead,
        alone=False,
        elsewhere=TEAM_ONLY,
    ),
    Probe(
        kind="programmawijziging",
        arrange=arranging.checked,
        url=lambda thing, who: reverse("lookback:tell_back", args=[thing.made["change"].pk]),
        words=lambda thing: thing.made["note"].text,
        subject=_lead,
        alone=False,
        elsewhere=TEAM_ONLY | {"trainer": "the programme leader writes the note; others read it when it comes"},
    ),
]
PROBES = [*INVITATIONS, *CONSENTS, *TEXTS, *CODINGS, *QUOTES, *INSIGHTS, *CHANGES]
