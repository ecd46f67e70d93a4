"""Sheets and publications in the states that the demo does not show."""

from typing import Any


def made(lead: Any, now: Any) -> dict[str, str]:
    """Makes an empty sheet, a publication that lost a quote, and one that was taken back.

    Returns identifiers by the names of `pages.py`.
    """
    from leertraject.effects.commands import publishing, sheets
    from leertraject.effects.models import Publication, PublishedQuote

    demo = Publication.objects.select_related("organisation", "study", "sheet").earliest("number")
    by = {"by": lead, "now": now}
    empty = sheets.begin_sheet(organisation=demo.organisation, study=demo.study, title="Een leeg blad", **by)
    lost = publishing.publish_sheet(sheet=demo.sheet, revision=demo.sheet.revision, **by)
    gone = publishing.publish_sheet(sheet=demo.sheet, revision=demo.sheet.revision, **by)
    publishing.take_back(publication=gone, reason="Een wijziging stond er verkeerd in.", **by)
    quote = PublishedQuote.objects.filter(line__publication=lost).earliest("pk")
    PublishedQuote.objects.filter(pk=quote.pk).update(words=b"", shown_as=b"", ended_at=now)
    return {
        "sheet:empty": str(empty.pk),
        "sheet:ready": str(demo.sheet_id),
        "publication:demo": str(demo.pk),
        "publication:lost": str(lost.pk),
        "publication:gone": str(gone.pk),
    }
