"""Invitations in words."""

from collections.abc import Sequence

from leertraject.programmes.inviting import appointments, seeing
from leertraject.programmes.inviting.seeing import Coming, Due
from leertraject.programmes.models import Reply, Session, SessionAnswer, SessionInvitation
from leertraject.programmes.showing import counted
from leertraject.ui.number_words import capital


def lead(due: Due) -> str:
    """Returns the sentence above the page: how many people, how many sessions, how many mails."""
    if not due.count:
        return ""
    people = counted(len(due.people), "mens krijgt", "mensen krijgen")
    mails = counted(due.count, "mail", "mails")
    return capital(f"{people} een uitnodiging voor {counted(len(due.sessions))}: samen {mails}.")


def moment(session: Session) -> str:
    """Returns when a session is, in one line."""
    return dict(appointments.facts(session))["Wanneer"]


def coming_lead(session: Session, found: Coming) -> str:
    """Returns how many come, and how many places are left. Who did not answer is not counted anywhere."""
    if session.is_cancelled:
        return "Deze bijeenkomst is afgezegd."
    people = counted(len(found.coming), "mens komt", "mensen komen") if found.coming else "nog niemand zei te komen"
    if session.seats is None:
        return f"{capital(people)}."
    left = session.seats - sum(row.counted for row in found.coming)
    free = f"er is plek voor nog {counted(left, 'deelnemer', 'deelnemers')}" if left > 0 else "alle plekken zijn bezet"
    return f"{capital(people)}, en {free}."


def groups(found: Coming) -> list[tuple[str, list[str]]]:
    """Returns the names per answer; what nobody answered is left out."""
    rows = [
        ("Wie komt", found.coming),
        ("Wie wacht op een plek", found.waiting),
        ("Wie komt niet", found.staying_away),
        ("Wie weet het nog niet", found.unsure),
    ]
    return [(title, _names(answers)) for title, answers in rows if answers]


def _names(answers: Sequence[SessionAnswer]) -> list[str]:
    """The names; with who answered before the session changed marked as such."""
    before = " (zei dit voor de laatste wijziging)"
    return [
        f"{row.invitation.person.name}{before if row.sequence < row.invitation.sequence else ''}" for row in answers
    ]


def cancelling_lead(session: Session, invited: int) -> str:
    """Returns what calling a session off does."""
    if not invited:
        return "Er is nog niemand uitgenodigd, dus er gaat geen mail uit. De bijeenkomst blijft staan als afgezegd."
    people = counted(invited, "mens krijgt", "mensen krijgen")
    return (
        f"{capital(people)} mail, en de bijeenkomst verdwijnt uit hun agenda. Wat zij antwoordden, gaat weg. Gaat zij"
        " later toch door, dan krijgt iedereen een nieuwe uitnodiging."
    )


def given(invitation: SessionInvitation) -> str:
    """Returns which reply someone gave, "" when none."""
    answer = seeing.answer_of(invitation)
    return answer.reply if answer else ""


def said(invitation: SessionInvitation) -> str:
    """Returns how an answer stands, for who gave it; "" when there is none."""
    answer = seeing.answer_of(invitation)
    if answer is None:
        return ""
    if answer.reply == Reply.YES and answer.seat_at is None:
        return "Je staat op de wachtlijst. Komt er een plek vrij, dan krijg je mail."
    return {Reply.YES: "Je komt. Fijn.", Reply.NO: "Je komt niet.", Reply.UNSURE: "Je weet het nog niet."}[
        Reply(answer.reply)
    ]
