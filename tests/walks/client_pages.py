"""The pages of sheets and publications, in every state."""

from collections.abc import Iterator

from tests.walks.shown import LEAD, SPONSOR, Shown


def sheets(made: dict[str, str]) -> Iterator[Shown]:
    """A sheet from empty to published, and how its client reads it."""
    empty, ready = {"sheet_id": made["sheet:empty"]}, {"sheet_id": made["sheet:ready"]}
    yield Shown("effects:sheets")
    yield Shown("effects:sheet_new")
    yield Shown("effects:sheet_new", "leeg verstuurd", press="Begin dit blad", status=422)
    yield Shown("effects:sheet", "leeg", identifiers=empty)
    yield Shown("effects:sheet", "gekozen", identifiers=ready)
    yield Shown("effects:sheet", "leeg verstuurd", identifiers=ready, typed={"title": ""}, press="Bewaar", status=422)
    yield Shown("effects:sheet", "iemand was eerder", identifiers=ready, typed={"revision": "1"}, press="Bewaar",
                status=409)  # fmt: skip
    yield Shown("effects:grounds", "leeg", identifiers=empty)
    yield Shown("effects:grounds", "gekozen", identifiers=ready)
    yield Shown("effects:preview", "kan nog niet", identifiers=empty)
    yield Shown("effects:preview", "klaar", identifiers=ready)
    yield Shown("effects:discard", "mag", identifiers=empty)
    yield Shown("effects:discard", "gepubliceerd", identifiers=ready)


def publications(made: dict[str, str]) -> Iterator[Shown]:
    """What was published, for who published it and for the client."""
    gone = {"publication_id": made["publication:gone"]}
    yield Shown("effects:take_back", "vraag", identifiers={"publication_id": made["publication:lost"]})
    yield Shown("effects:take_back", "leeg verstuurd", identifiers={"publication_id": made["publication:lost"]},
                press="Neem de publicatie terug", status=422)  # fmt: skip
    for who in (LEAD, SPONSOR):
        yield Shown("effects:publication", "teruggenomen", who, gone)
        yield Shown("effects:publications", who=who)
        yield Shown("effects:publication", "gepubliceerd", who, {"publication_id": made["publication:demo"]})
        yield Shown("effects:publication", "citaat ingetrokken", who, {"publication_id": made["publication:lost"]})
        yield Shown("effects:comparison", who=who, identifiers={"publication_id": made["publication:lost"]})
