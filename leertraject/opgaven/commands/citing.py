"""Words of a document as evidence of an opgave: citing them, and taking that off."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.opgaven import rules
from leertraject.opgaven.commands.locking import to_change
from leertraject.opgaven.commands.mapping import make_opgave
from leertraject.opgaven.contents import Words
from leertraject.opgaven.models import Citation, Evidence, EvidenceKind, Opgave, Paragraph


@transaction.atomic
def cite(*, opgave: Opgave, paragraph: Paragraph, words: str, by: Actor, now: datetime) -> Citation:
    """Lets an opgave rest on literal words of a paragraph: evidence of the day of the document, so that an old document
    makes nothing fresh. Raises NotAllowed, also for words that do not stand there or that it rests on already."""
    found, _, trained = to_change(opgave, by=by)
    read = Paragraph.objects.select_related("document").get(pk=paragraph.pk)
    rules.check_of_one_organisation(read.document, found)
    place = rules.check_stands_there(read.text, words)
    quote = read.text[place.start : place.end]
    rules.check_cites_anew(quote, there=Citation.objects.filter(opgave=found).values_list("quote", flat=True))
    evidence = Evidence.objects.create(
        opgave=found,
        kind=EvidenceKind.FACT,
        on=read.document.dated_on,
        at=now,
        by=by.subject,
        role=rules.called(by, found.organisation_id, trains=trained),
    )
    made = Citation.objects.create(
        evidence=evidence,
        opgave=found,
        paragraph=read,
        start=place.start,
        end=place.end,
        quote=quote,
        cited_by=by.subject,
        cited_at=now,
    )
    logbook.record("cite", by=by, now=now, on=made)
    return made


@transaction.atomic
def make_cited_opgave(*, paragraph: Paragraph, words: Words, quote: str, by: Actor, now: datetime) -> Opgave:
    """Puts an opgave on the map together with the words that it rests on, or neither. Raises NotAllowed."""
    made = make_opgave(organisation=paragraph.document.organisation, words=words, by=by, now=now)
    cite(opgave=made, paragraph=paragraph, words=quote, by=by, now=now)
    return made


@transaction.atomic
def take_off_citation(*, citation: Citation, by: Actor, now: datetime) -> None:
    """Takes words off an opgave, with what they did for its freshness; twice is once. Raises NotAllowed."""
    to_change(citation.opgave, by=by)
    found = Citation.objects.select_related("evidence").filter(pk=citation.pk).first()
    if found:
        logbook.record("take_off_citation", by=by, now=now, on=found)
        found.evidence.delete()
