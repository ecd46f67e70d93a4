"""Invitations in words."""

from leertraject.programmes.inviting.seeing import Due
from leertraject.programmes.showing import counted
from leertraject.ui.number_words import capital


def lead(due: Due) -> str:
    """Returns the sentence above the page: how many people, how many sessions, how many mails."""
    if not due.count:
        return ""
    people = counted(len(due.people), "mens krijgt", "mensen krijgen")
    mails = counted(due.count, "mail", "mails")
    return capital(f"{people} een uitnodiging voor {counted(len(due.sessions))}: samen {mails}.")
