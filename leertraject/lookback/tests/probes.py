"""How to make one object of each data kind of the chain, and where it is shown: see `tests/guards/visibility`.

Every page that shows something has a probe, so a kind may have several.
"""

from django.urls import reverse

from leertraject.lookback.tests import arranging, stage
from leertraject.lookback.tests.arranging import assign
from leertraject.lookback.tests.build import WORDS
from leertraject.lookback.tests.coding_probes import CODINGS
from leertraject.lookback.tests.held import WORDS as NOTED
from leertraject.lookback.tests.probe_places import (
    AT_INSIGHT,
    NO_SHARING_YET,
    OWN_PAGES,
    TEAM_ONLY,
    TEXT,
    UNPUBLISHED,
    at,
    at_insight,
    bench,
    change_log,
    check_url,
    interviewer_of,
    lead_of,
    listing,
    quote_url,
    trend_url,
)
from tests.guards.visibility.probes import Probe

INVITATIONS = [
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=at("conversation"),
        words=lambda thing: stage.PLACE,
        assign=assign,
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=listing("conversations"),
        words=lambda thing: reverse("lookback:conversation", args=[thing.of.pk]),
        assign=assign,
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=at("preparation"),
        words=lambda thing: stage.PLACE,
        assign=assign,
        elsewhere=dict.fromkeys(("programmaleider", "interviewer"), "this page is for the speaker"),
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=at("calendar"),
        words=lambda thing: str(thing.of.pk),
        assign=assign,
    ),
    Probe(
        kind="terugblik_uitnodiging",
        arrange=arranging.asked,
        url=at("move_conversation"),
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
        url=at("conversation"),
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
        url=at("conversation"),
        words=lambda thing: "Opnemen en uitschrijven",
        counted="beantwoord op 14 april 2026",
        assign=assign,
    ),
    Probe(
        kind="toestemming",
        arrange=arranging.consented,
        url=at("consent"),
        words=lambda thing: "Wat je koos",
        assign=assign,
        elsewhere=dict.fromkeys(("programmaleider", "interviewer"), "this page is where the speaker answers"),
    ),
]
TEXTS = [
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=at("transcript"),
        words=lambda thing: WORDS,
        assign=assign,
        elsewhere=TEXT,
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.held,
        url=at("holding"),
        words=lambda thing: NOTED,
        assign=assign,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.held,
        url=at("transcript"),
        words=lambda thing: NOTED,
        assign=assign,
        elsewhere=TEXT,
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=bench,
        words=lambda thing: WORDS,
        assign=assign,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=at_insight("trail"),
        words=lambda thing: WORDS,
        assign=assign,
        alone=False,
        elsewhere=AT_INSIGHT,
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=at_insight("insight"),
        words=lambda thing: WORDS,
        assign=assign,
        alone=False,
        elsewhere=AT_INSIGHT,
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.with_transcript,
        url=at("speakers"),
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
QUOTES = [
    Probe(
        kind="citaat",
        arrange=arranging.offered,
        url=quote_url,
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
        url=at_insight("insight"),
        words=lambda thing: thing.insight.claim,
        subject=interviewer_of,
        assign=assign,
        elsewhere=UNPUBLISHED,
    ),
    Probe(
        kind="inzicht",
        arrange=arranging.known_insight,
        url=at_insight("trail"),
        words=lambda thing: thing.insight.claim,
        subject=interviewer_of,
        assign=assign,
        elsewhere=UNPUBLISHED,
    ),
    Probe(
        kind="inzicht",
        arrange=arranging.known_insight,
        url=listing("insights"),
        words=lambda thing: thing.insight.claim,
        subject=interviewer_of,
        assign=assign,
        elsewhere=UNPUBLISHED | {"subject": "the list is for who works on insights now; the own one can be opened"},
    ),
    Probe(
        kind="inzicht",
        arrange=arranging.known_insight,
        url=change_log,
        words=lambda thing: thing.insight.claim,
        subject=interviewer_of,
        assign=assign,
        alone=False,
        elsewhere=UNPUBLISHED
        | dict.fromkeys(("subject", "interviewer"), "reads the change log only in a role that sees programmes"),
    ),
]
TRENDS = [
    Probe(
        kind="inzicht",
        arrange=arranging.known_trend,
        url=trend_url,
        words=lambda thing: thing.made["trend"].coming,
        subject=interviewer_of,
        assign=assign,
        elsewhere=UNPUBLISHED,
    ),
    Probe(
        kind="inzicht",
        arrange=arranging.known_trend,
        url=listing("trends"),
        words=lambda thing: thing.made["trend"].title,
        subject=interviewer_of,
        assign=assign,
        elsewhere=UNPUBLISHED | {"subject": "the list is for who works on cards now; the own one can be opened"},
    ),
    Probe(
        kind="inzicht",
        arrange=arranging.known_trend,
        url=change_log,
        words=lambda thing: thing.made["trend"].title,
        subject=interviewer_of,
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
        url=check_url,
        words=lambda thing: thing.made["check"].measure,
        subject=lead_of,
        elsewhere=TEAM_ONLY,
    ),
    Probe(
        kind="programmawijziging",
        arrange=arranging.checked,
        url=listing("checks"),
        words=check_url,
        subject=lead_of,
        elsewhere=TEAM_ONLY,
    ),
    Probe(
        kind="programmawijziging",
        arrange=arranging.checked,
        url=change_log,
        words=lambda thing: thing.made["check"].outcome.words,
        subject=lead_of,
        alone=False,
        elsewhere=TEAM_ONLY,
    ),
    Probe(
        kind="programmawijziging",
        arrange=arranging.checked,
        url=lambda thing, who: reverse("lookback:tell_back", args=[thing.made["change"].pk]),
        words=lambda thing: thing.made["note"].text,
        subject=lead_of,
        alone=False,
        elsewhere=TEAM_ONLY | {"trainer": "the programme leader writes the note; others read it when it comes"},
    ),
]
PROBES = [*INVITATIONS, *CONSENTS, *TEXTS, *CODINGS, *QUOTES, *INSIGHTS, *TRENDS, *CHANGES]
