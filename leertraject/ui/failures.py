"""What the screens say when something does not work: what it is, why, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """The sentences of one kind of failure."""

    number: int
    head: str
    why: str
    then: str


FAILURES = {
    failure.number: failure
    for failure in (
        Failure(
            400,
            "Dit verzoek begrijpen we niet",
            "Er klopte iets niet aan wat je browser stuurde.",
            "Ga terug, laad de bladzijde opnieuw en probeer het nog eens. Wat je typte, staat er meestal nog.",
        ),
        Failure(
            403,
            "Dit mag je hier niet doen",
            "Je ziet deze bladzijde wel, maar dit hoort niet bij jouw rol.",
            "Denk je dat het wel bij je hoort? Vraag het aan de trainer of de programmaleider.",
        ),
        # Never a hint that something exists: the same words for what was erased and for what is not yours.
        Failure(
            404,
            "Deze bladzijde is er niet",
            "Het adres klopt niet, of hier is voor jou niets te zien.",
            "Begin opnieuw bij het begin, of gebruik de link uit je mail.",
        ),
        Failure(
            405,
            "Zo werkt dit adres niet",
            "Dit adres hoort bij een knop op een andere bladzijde.",
            "Ga terug naar de bladzijde waar je was en gebruik daar de knop.",
        ),
        Failure(
            409,
            "Iemand was je net voor",
            "Terwijl je bezig was, is dit door iemand anders veranderd.",
            "Ga terug en kijk wat er nu staat. Wat jij typte, is niet overschreven.",
        ),
        Failure(
            413,
            "Dit bestand is te groot",
            "We konden het niet aannemen. Er is niets bewaard.",
            "Maak het kleiner of knip het in delen, en probeer het opnieuw.",
        ),
        Failure(
            429,
            "Even wachten",
            "Dit gebeurde te vaak achter elkaar. Zo houden we de deur dicht voor wie codes raadt.",
            "Probeer het over een paar minuten opnieuw.",
        ),
        Failure(
            500,
            "Er ging iets mis bij ons",
            "Dit ligt niet aan jou. Het staat in ons logboek, zonder wat jij schreef.",
            "Ga terug en probeer het zo nog eens. Wat je typte, staat er meestal nog.",
        ),
    )
}

EXPIRED = Failure(
    403,
    "De bladzijde stond te lang open",
    "Voor de veiligheid werkt een formulier een beperkte tijd, of je browser weigert cookies.",
    "Ga terug, laad de bladzijde opnieuw en verstuur het nog eens. Wat je typte, staat er meestal nog.",
)
