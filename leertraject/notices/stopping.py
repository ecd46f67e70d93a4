"""The mail that says, once, that reminders have stopped because nothing came after them."""

from leertraject.notices import leaving, letters, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice

KIND = "notices.stopped"


def register() -> None:
    """Says how this mail is written; called once, at start."""
    letters.register(KIND, _letter, label="Herinneringen gestopt", stream=streams.REMINDERS)


def _letter(notice: Notice, url: str) -> Letter:
    address = leaving.url(notice.recipient_id, streams.BY_ID[streams.REMINDERS])
    return Letter(
        subject="Is minder mail beter?",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            "We herinnerden je een paar keer aan iets wat op je wacht, en hoorden niets. Dat mag. We sturen je geen"
            " herinneringen meer. Wat op je wacht, blijft staan, en je kunt er altijd nog op antwoorden.\n\n"
            "Wil je toch weer herinneringen krijgen? Kies het hier, zonder account:\n\n"
            f"{address}\n\n"
            "Doe je niets, dan blijft het zo. Wij vertellen het aan niemand.\n"
        ),
    )
