"""The probes of fragments, codes and memos: see `probes`."""

from leertraject.lookback.tests import arranging
from leertraject.lookback.tests.arranging import assign
from leertraject.lookback.tests.build import WORDS
from leertraject.lookback.tests.probe_places import (
    NO_NAMES_OUT,
    OWN_PAGES,
    TEXT,
    at_study,
    bench,
    code_url,
    fragment_url,
    lead_of,
    listing,
)
from tests.guards.visibility.probes import Probe

CODINGS = [
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=fragment_url,
        words=lambda thing: f">{WORDS}</mark>",
        counted="fragment, waarvan",
        assign=assign,
        elsewhere={"codeur": NO_NAMES_OUT},
    ),
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=bench,
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
        url=bench,
        words=lambda thing: arranging.MEMO,
        assign=assign,
        elsewhere={
            "subject": "the speaker gets memos in the export of everything of theirs",
            "codeur": NO_NAMES_OUT,
            "programmaleider": "counts stand at the insight",
        },
    ),
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=at_study("themes"),
        words=lambda thing: f"fragment={thing.fragment.pk}",
        counted="1 van de 1",
        assign=assign,
        elsewhere={"subject": OWN_PAGES, "codeur": NO_NAMES_OUT},
    ),
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=at_study("fragments"),
        words=lambda thing: WORDS,
        counted="<dd>Eén mens</dd>",
        assign=assign,
        elsewhere={"subject": OWN_PAGES, "codeur": NO_NAMES_OUT},
    ),
    Probe(
        kind="terugblikgesprek",
        arrange=arranging.coded,
        url=at_study("fragments"),
        words=lambda thing: WORDS,
        assign=assign,
        alone=False,
        elsewhere=TEXT | {"subject": OWN_PAGES},
    ),
    Probe(
        kind="codeboek",
        arrange=arranging.coded,
        url=bench,
        words=lambda thing: thing.scene.codebook.codes.first().include,
        subject=lead_of,
        assign=assign,
        elsewhere=dict.fromkeys(
            ("subject", "trainer", "programmaleider", "codeur"),
            "codes are given by who interviews; the others read them in the codebook",
        ),
    ),
    Probe(
        kind="codeboek",
        arrange=arranging.coded,
        url=listing("codebook"),
        words=lambda thing: thing.scene.codebook.codes.first().include,
        subject=lead_of,
        assign=assign,
    ),
    Probe(
        kind="codeboek",
        arrange=arranging.coded,
        url=code_url,
        words=lambda thing: thing.scene.codebook.codes.first().include,
        subject=lead_of,
        assign=assign,
    ),
    Probe(
        kind="codering",
        arrange=arranging.coded,
        url=code_url,
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
