"""How much of a text is procedure: articles, dates, deciding. Such a text is about its subject in name only."""

from functools import cache

from leertraject.analysis.textsearch.spelling import words
from leertraject.analysis.textsearch.stems import stem, stop

WORDS = (
    "aanhef aanvraag aanvrager aanvraagtermijn amendement april artikel artikelsgewijs augustus bedrag bedragen"
    " begroting bekendmaking besluit besluiten bevoegdheid bijlage burgemeester college commissie datum december"
    " dekking derde eerste euro februari fractie gehoord gelet gemeenteblad gemeentewet gezien griffie grond index"
    " indexering indiener informeren inwerkingtreding jaar januari juli juncto juni kenmerk krediet leden lid"
    " maart mei motie nota november oktober onderwerp ontwerp paragraaf presidium procedure programma raad"
    " raadsbesluit raadsvoorstel reserve saldo september stuk sub tarief tarieven termijn toelichting tweede"
    " uitvoering vaststellen vaststelling vergadering verordening verzoek vierde voorstel wet wethouder wettelijk"
)


@cache
def _stems() -> frozenset[str]:
    return frozenset(map(stem, WORDS.split()))


def share(text: str) -> float:
    """Returns which part of the words that say something is procedure or a number, from 0 to 1.

    >>> share("Artikel 3, lid 2, vervalt."), share("Ouderen wachten lang op een woning.")
    (0.75, 0.0)
    """
    said = [word.folded for word in words(text) if not stop(word.folded)]
    return sum(word.isdigit() or stem(word) in _stems() for word in said) / len(said) if said else 0.0
