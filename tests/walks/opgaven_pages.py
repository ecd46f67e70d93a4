"""The map of opgaven and its pages in every state, and what the demo lacks of them."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import ALUMNUS, INTERVIEWER, LEAD, MANAGER, PARTICIPANT, SPONSOR, STRANGER, TRAINER, Shown

HEAD = "Vooruit in Oost"


def staged(people: Any, now: Any) -> dict[str, str]:
    """Adds an organisation without opgaven, and changes a text; returns identifiers."""
    from dataclasses import replace

    from leertraject.kernel.actors import SYSTEM
    from leertraject.notices import links
    from leertraject.notices.models import MailLink
    from leertraject.opgaven import commands
    from leertraject.opgaven.contents import words_of
    from leertraject.opgaven.models import Opgave
    from leertraject.people import commands as welcoming
    from leertraject.people.queries import actor

    empty = welcoming.welcome_organisation(name="Provincie Zandland", by=SYSTEM, now=now)
    opgave = Opgave.objects.get(title=HEAD)
    words = replace(words_of(opgave), principles="Bewoners eerst\nEén brief")
    by = {"by": actor(people[PARTICIPANT], now=now), "now": now}
    commands.change_opgave(opgave=opgave, words=words, revision=opgave.revision, **by)
    checks = {}
    for state in ("open", "corrected", "holds"):
        made = commands.make_opgave(
            organisation=opgave.organisation, words=replace(words, title=f"Opgave {state}"), **by
        )
        check = commands.ask_owner(opgave=made, **by)
        owner = actor(check.owner, now=now)
        if state == "corrected":
            commands.correct(check=check, words="Sinds april zijn het er elf.", by=owner, now=now)
        if state == "holds":
            commands.confirm(check=check, by=owner, now=now)
        token = links.token(MailLink.objects.get(object_id=check.pk))
        checks |= {f"opgaven:check:{state}": str(check.pk), f"opgaven:link:{state}": token}
    bare = Opgave.objects.get(title="Een bereikbaar stationsgebied")
    return (
        checks
        | _papers(opgave, now)
        | {
            "opgaven:empty": str(empty.pk),
            "opgaven:map": str(opgave.organisation_id),
            "opgaven:opgave": str(opgave.pk),
            "opgaven:bare": str(bare.pk),
            "opgaven:question": str(opgave.questions.latest("asked_on").pk),
            "opgaven:interest": str(opgave.interests.first().pk),
        }
    )


def _papers(opgave: Any, now: Any) -> dict[str, str]:
    """Adds a document that waits, one that is read and one that was not, and returns all with the one of the demo."""
    from leertraject.opgaven.models import Document, DocumentState

    found = {"read": Document.objects.get(organisation=opgave.organisation)}
    given = {"organisation": opgave.organisation, "dated_on": now.date(), "added_at": now}
    for state in (DocumentState.WAITING, DocumentState.READING, DocumentState.REFUSED):
        said = "Dit is een foto. Vraag om het document zelf." if state == DocumentState.REFUSED else ""
        more = {"title": f"Stuk {state}", "file_name": "stuk.pdf", "sha256": state, "state": state, "refusal": said}
        found[state.value] = Document.objects.create(**given, **more)
    return {f"opgaven:document:{state}": str(one.pk) for state, one in found.items()}


def papers(made: dict[str, str]) -> Iterator[Shown]:
    """The documents, bringing one in, and one in every state."""
    there, empty = {"organisation_id": made["opgaven:map"]}, {"organisation_id": made["opgaven:empty"]}
    yield Shown("opgaven:documents", who=PARTICIPANT, identifiers=there)
    yield Shown("opgaven:documents", "leeg", LEAD, empty)
    yield Shown("opgaven:add_document", who=PARTICIPANT, identifiers=there)
    yield Shown("opgaven:add_document", "leeg verstuurd", LEAD, empty, press="Voeg toe", status=422)
    one = {
        state: {"document_id": made[f"opgaven:document:{state}"]} for state in ("read", "waiting", "reading", "refused")
    }
    for who in (PARTICIPANT, SPONSOR):
        yield Shown("opgaven:document", "gelezen", who, one["read"])
    yield Shown("opgaven:document", "stond er al", LEAD, one["read"], query="?al=1")
    for state in ("waiting", "reading", "refused"):
        yield Shown("opgaven:document", state, PARTICIPANT, one[state])
    yield Shown("opgaven:drop_document", who=PARTICIPANT, identifiers=one["refused"])
    yield Shown("opgaven:drop_document", "er rust iets op", LEAD, one["read"], press="Haal dit stuk weg", status=422)
    paragraph = one["read"] | {"number": "3"}
    for name, button in (("opgaven:cite", "Koppel"), ("opgaven:make_cited", "Zet op de kaart")):
        yield Shown(name, who=PARTICIPANT, identifiers=paragraph)
        yield Shown(name, "niet af", PARTICIPANT, paragraph, press=button, status=422)


def opgaven(made: dict[str, str]) -> Iterator[Shown]:
    """The maps, one opgave, and every form about it."""
    one, bare = {"opgave_id": made["opgaven:opgave"]}, {"opgave_id": made["opgaven:bare"]}
    there, empty = {"organisation_id": made["opgaven:map"]}, {"organisation_id": made["opgaven:empty"]}
    for who in (LEAD, PARTICIPANT, INTERVIEWER):
        yield Shown("opgaven:maps", who=who)
    yield Shown("opgaven:explained", who=PARTICIPANT)
    for who in (LEAD, SPONSOR, MANAGER, ALUMNUS):
        yield Shown("opgaven:map", who=who, identifiers=there)
    yield Shown("opgaven:map", "oud bovenaan", LEAD, there, query="?volgorde=oud")
    yield Shown("opgaven:map", "leeg", LEAD, empty)
    for name in ("opgaven:overview", "opgaven:news"):
        yield Shown(name, who=SPONSOR, identifiers=there)
        yield Shown(name, "leeg", LEAD, empty)
    yield Shown("opgaven:overview", "gekozen", LEAD, there, query="?thema=Sociaal+Domein&vak=&vers=Actueel")
    yield Shown("opgaven:overview", "niets past", LEAD, there, query="?thema=Economie+en+Binnenstad&vers=Actueel")
    yield Shown("opgaven:overview", "staat er niet", LEAD, there, query="?thema=Ruimtevaart", status=422)
    yield Shown("opgaven:news", "geen dag", LEAD, there, query="?sinds=", status=422)
    yield Shown("opgaven:make", who=LEAD, identifiers=empty)
    yield Shown("opgaven:make", "leeg verstuurd", LEAD, empty, press="Bewaar", status=422)
    for who in (PARTICIPANT, TRAINER, SPONSOR):
        yield Shown("opgaven:opgave", who=who, identifiers=one)
    yield Shown("opgaven:opgave", "zonder vragen", PARTICIPANT, bare)
    yield Shown("opgaven:opgave", "zonder vragen", SPONSOR, bare)
    yield Shown("opgaven:change", who=PARTICIPANT, identifiers=one)
    old = {"title": HEAD, "statement": "Wat anders?", "revision": "1"}
    yield Shown("opgaven:change", "iemand was eerst", PARTICIPANT, one, typed=old, press="Bewaar", status=409)
    yield Shown("opgaven:ask", who=PARTICIPANT, identifiers=one)
    yield Shown("opgaven:ask", "leeg verstuurd", PARTICIPANT, one, press="Bewaar", status=422)
    named = {"words": "Waarom belt Jan de Vries mij niet terug?", "asker": "Een bewoner"}
    yield Shown("opgaven:ask", "met een naam", PARTICIPANT, one, typed=named, press="Bewaar", status=422)
    question = {"question_id": made["opgaven:question"]}
    yield Shown("opgaven:answer", who=PARTICIPANT, identifiers=question)
    late = {"answer": "Nee.", "revision": "9"}
    yield Shown("opgaven:answer", "iemand was eerst", PARTICIPANT, question, typed=late, press="Bewaar", status=409)
    yield Shown("opgaven:withdraw_question", who=LEAD, identifiers=question)
    for discipline, state in (("jur", "er staat iets"), ("com", "er staat nog niets")):
        yield Shown("opgaven:contribution", state, PARTICIPANT, one | {"discipline": discipline})
    empty_form = one | {"discipline": "com"}
    yield Shown("opgaven:contribution", "leeg verstuurd", PARTICIPANT, empty_form, press="Bewaar", status=422)
    for state in ("open", "corrected", "holds"):
        check = {"asked_id": made[f"opgaven:check:{state}"]}
        yield Shown("opgaven:owner_check", state, STRANGER, check, by_link=made[f"opgaven:link:{state}"])
    check, link = {"asked_id": made["opgaven:check:open"]}, made["opgaven:link:open"]
    sends = {"press": "Stuur de verbetering", "status": 422}
    yield Shown("opgaven:owner_check", "leeg verstuurd", STRANGER, check, by_link=link, **sends)
    yield Shown("opgaven:add_interest", who=PARTICIPANT, identifiers=one)
    yield Shown("opgaven:add_interest", "leeg verstuurd", PARTICIPANT, one, press="Bewaar", status=422)
    yield Shown("opgaven:interest", who=PARTICIPANT, identifiers=one | {"interest_id": made["opgaven:interest"]})
