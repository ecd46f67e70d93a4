"""How to make an opgave and a question of a resident, and where they are shown: see `tests/guards/visibility`."""

from typing import Any

from django.urls import reverse

from leertraject.opgaven import commands
from leertraject.opgaven.contents import Words
from leertraject.opgaven.models import Document, Keeper, Opgave, ResidentQuestion
from leertraject.opgaven.tests import build
from leertraject.people.models import Person
from leertraject.people.tests.build import actor
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

NOT_HERE = "an owner reads the opgave that they answer for, and no map"


def _opgave(cast: Cast) -> Opgave:
    """Made by the subject, and answered for by the owner of A."""
    build.group(cast.bureau, cast.moment)
    organisation = cast.bureau.a.organisation
    words = Words(title=build.TITLE, statement=build.STATEMENT, owner_id=cast.bureau.a.owner.pk)
    by = {"by": actor(cast.subject, cast.moment), "now": cast.moment}
    return commands.make_opgave(organisation=organisation, words=words, **by)


def _question(cast: Cast) -> ResidentQuestion:
    return build.question(_opgave(cast), cast.subject, cast.moment)


def _document(cast: Cast) -> Document:
    """Brought in by the subject."""
    build.group(cast.bureau, cast.moment)
    return build.document(cast.bureau, cast.moment)


def _keep_there(made: Document, person: Person, task: str) -> None:
    """Makes someone the keeper of an opgave of the organisation that the document is of."""
    words = {"title": build.TITLE, "statement": build.STATEMENT, "made_at": made.added_at, "changed_at": made.added_at}
    opgave = Opgave.objects.create(organisation=made.organisation, **words)
    Keeper.objects.create(opgave=opgave, person=person, at=made.added_at)


def _keep(made: Any, person: Person, task: str) -> None:
    """Whoever was put in charge of it: how one becomes a keeper is for another test."""
    opgave = made if isinstance(made, Opgave) else made.opgave
    Keeper.objects.create(opgave=opgave, person=person, at=opgave.made_at)


def _page(opgave: Opgave) -> str:
    return reverse("opgaven:opgave", args=[opgave.pk])


PROBES = [
    Probe(
        kind="opgave",
        arrange=_opgave,
        url=lambda made, who: _page(made),
        words=lambda made: build.STATEMENT,
        assign=_keep,
    ),
    Probe(
        kind="opgave",
        arrange=_opgave,
        url=lambda made, who: reverse("opgaven:map", args=[made.organisation_id]),
        words=lambda made: build.TITLE,
        assign=_keep,
        elsewhere={"opgavehouder": NOT_HERE, "bijhouder": "a keeper reads the opgave that they keep, and no map"},
    ),
    Probe(
        kind="bewonersvraag",
        arrange=_question,
        url=lambda made, who: _page(made.opgave),
        words=lambda made: build.WORDS,
        assign=_keep,
    ),
    Probe(
        kind="document",
        arrange=_document,
        url=lambda made, who: reverse("opgaven:document", args=[made.pk]),
        words=lambda made: "vast gezicht",
        assign=_keep_there,
        elsewhere={"opgavehouder": NOT_HERE, "bijhouder": "a keeper reads the opgave that they keep, and no map"},
    ),
]
