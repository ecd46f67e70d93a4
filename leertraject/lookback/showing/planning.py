"""The appointment on screen and in a calendar file."""

from django.conf import settings
from django.urls import reverse

from leertraject.kernel.actors import Actor
from leertraject.lookback import guides
from leertraject.lookback.models import Conversation
from leertraject.lookback.showing import agreeing, dates
from leertraject.notices.calendars import Appointment


def minutes(conversation: Conversation) -> int:
    """Returns how long the conversation takes, by the guide of its voice."""
    return guides.guides()[conversation.voice].minutes


def facts(conversation: Conversation) -> list[tuple[str, str]]:
    """Returns for the speaker when, where, with whom and how long; the conversation has its `interviewers`."""
    at = conversation.planned_for
    rows = [
        ("Wanneer", dates.day_and_time(at) if at else "Nog niet afgesproken"),
        ("Waar", conversation.place),
        ("Met wie", agreeing.interviewer_names(conversation)),
        ("Hoelang", f"{minutes(conversation)} minuten"),
    ]
    return [(term, value) for term, value in rows if value]


def appointment(conversation: Conversation, *, reader: Actor, revision: int) -> Appointment | None:
    """Returns what stands in the reader's calendar, or None without a moment; the conversation has its `interviewers`.

    A calendar is read by colleagues, and an employer does not hear who talks with us. So the speaker's file names only
    who comes, and that of the others only the number of the conversation.
    """
    if conversation.planned_for is None:
        return None
    speaks = conversation.speaker_id == reader.subject
    names = agreeing.interviewer_names(conversation)
    page = settings.BASE_URL + reverse("lookback:conversation", args=[conversation.pk])
    return Appointment(
        id=conversation.pk,
        revision=revision + conversation.is_called_off,
        starts_at=conversation.planned_for,
        minutes=minutes(conversation),
        place=conversation.place,
        summary=(f"Gesprek met {names}" if names else "Gesprek") if speaks else str(conversation),
        details="De vragen staan op de bladzijde uit de mail." if speaks else "De leidraad staat bij het gesprek.",
        url="" if speaks else page,
        ended=conversation.is_called_off,
    )
