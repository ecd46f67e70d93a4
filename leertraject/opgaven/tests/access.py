"""Who may ask the urls of opgaven: see `tests/guards/access.py`."""

from leertraject.opgaven.models import Opgave
from leertraject.opgaven.tests import build
from leertraject.people.models import Person
from tests.guards.access import Access, Stage


def _participant(stage: Stage) -> Person:
    return stage.bureau.a.participants[0]


def _sponsor(stage: Stage) -> Person:
    return stage.bureau.a.sponsor


def _made(stage: Stage) -> Opgave:
    return build.opgave(stage.bureau, stage.moment)


def _organisation(stage: Stage) -> dict[str, object]:
    return {"organisation_id": _made(stage).organisation_id}


def _opgave(stage: Stage) -> dict[str, object]:
    return {"opgave_id": _made(stage).pk}


def _alone(stage: Stage) -> dict[str, object]:
    _made(stage)
    return {}


def _discipline(stage: Stage) -> dict[str, object]:
    return _opgave(stage) | {"discipline": "jur"}


def _interest(stage: Stage) -> dict[str, object]:
    made = _made(stage)
    return {"opgave_id": made.pk, "interest_id": build.interest(made, stage.bureau, stage.moment).pk}


def _question(stage: Stage) -> dict[str, object]:
    return {"question_id": build.question(_made(stage), _participant(stage), stage.moment).pk}


def _document(stage: Stage) -> dict[str, object]:
    _made(stage)
    return {"document_id": build.document(stage.bureau, stage.moment).pk}


def _paragraph(stage: Stage) -> dict[str, object]:
    return _document(stage) | {"number": 3}


def _citation(stage: Stage) -> dict[str, object]:
    there = build.document(stage.bureau, stage.moment)
    return {"citation_id": build.citation(_made(stage), there, _participant(stage), stage.moment).pk}


def _documents(stage: Stage) -> dict[str, object]:
    build.document(stage.bureau, stage.moment)
    return _organisation(stage)


def _kept(stage: Stage) -> dict[str, object]:
    from leertraject.opgaven import commands
    from leertraject.people.tests.build import actor

    made = _made(stage)
    commands.keep(opgave=made, by=actor(_participant(stage), stage.moment), now=stage.moment)
    return {"opgave_id": made.pk}


def _owned(stage: Stage) -> dict[str, object]:
    return {"opgave_id": build.owned(stage.bureau, stage.moment).pk}


def _asked_owner(stage: Stage) -> dict[str, object]:
    return {"asked_id": build.asked_owner(stage.bureau, stage.moment).pk}


BY_LINK = {
    "anonymous": 404,
    "works_for": None,
    "works_for_nobody": "an owner has no account and comes by the link of a mail: test_owner follows real ones",
}
BOTH = ("get", "post")
WRITES = {"methods": BOTH, "works_for": _participant, "refuses": _sponsor}
WORDS = {"title": build.TITLE, "statement": build.STATEMENT}
ASKED = {"words": build.WORDS, "asker": "Een bewoner", "asked_on": "2026-04-01"}

CASES = {
    "opgaven:maps": Access(arrange=_alone, outsider=200, works_for=_sponsor, shown=build.TITLE, hidden=build.TITLE),
    "opgaven:explained": Access(outsider=200, hidden=build.TITLE),
    "opgaven:map": Access(arrange=_organisation, works_for=_sponsor, shown=build.TITLE, hidden=build.TITLE),
    "opgaven:overview": Access(arrange=_organisation, works_for=_sponsor, shown=build.TITLE),
    "opgaven:news": Access(arrange=_organisation, works_for=_sponsor, shown=build.TITLE),
    "opgaven:make": Access(arrange=_organisation, data=WORDS, **WRITES),
    "opgaven:opgave": Access(arrange=_opgave, works_for=_sponsor, shown=build.STATEMENT),
    "opgaven:change": Access(arrange=_opgave, data=WORDS | {"revision": 1}, **WRITES),
    "opgaven:ask": Access(arrange=_opgave, data=ASKED, **WRITES),
    "opgaven:keep": Access(arrange=_opgave, methods=("post",), works_for=_participant, refuses=_sponsor),
    "opgaven:let_go": Access(arrange=_kept, methods=("post",), works_for=_participant, refuses=_sponsor),
    "opgaven:ask_owner": Access(arrange=_owned, methods=("post",), works_for=_participant, refuses=_sponsor),
    "opgaven:owner_check": Access(arrange=_asked_owner, methods=BOTH, data={"words": "Elf."}, **BY_LINK),
    "opgaven:owner_holds": Access(arrange=_asked_owner, methods=("post",), **BY_LINK),
    "opgaven:owner_takes_back": Access(arrange=_asked_owner, methods=("post",), **BY_LINK),
    "opgaven:contribution": Access(arrange=_discipline, data={"can": "Vroeg meedenken"}, **WRITES),
    "opgaven:add_interest": Access(arrange=_opgave, data={"party": "Wijkteam"}, **WRITES),
    "opgaven:interest": Access(arrange=_interest, data={"party": "Wijkteam"}, **WRITES),
    "opgaven:answer": Access(arrange=_question, data={"answer": "Ja.", "revision": 1}, **WRITES),
    "opgaven:documents": Access(arrange=_documents, works_for=_sponsor, shown=build.PAPER_TITLE),
    "opgaven:add_document": Access(arrange=_organisation, **WRITES),
    "opgaven:document": Access(arrange=_document, works_for=_sponsor, shown="vast gezicht"),
    "opgaven:drop_document": Access(arrange=_document, **WRITES),
    "opgaven:cite": Access(arrange=_paragraph, data={"quote": build.CITED}, **WRITES),
    "opgaven:make_cited": Access(arrange=_paragraph, data=WORDS | {"quote": build.CITED}, **WRITES),
    "opgaven:take_off_citation": Access(arrange=_citation, methods=("post",), works_for=_participant, refuses=_sponsor),
    "opgaven:withdraw_question": Access(arrange=_question, **WRITES),
}
