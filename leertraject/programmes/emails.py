"""The letters about sessions: when and where, and the same as a file for the calendar. Never who else comes."""

from django.utils.formats import date_format

from leertraject.notices import letters
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice, NoticeState
from leertraject.programmes.inviting import appointments, seeing
from leertraject.programmes.models import Session, SessionInvitation

INVITATION = "programmes.invitation"
CHANGED = "programmes.session_changed"
TAKEN_OUT = "programmes.session_taken_out"
KINDS = (INVITATION, CHANGED, TAKEN_OUT)
# In these states the receiver has, or may have, the mail.
ARRIVED = (NoticeState.SENDING, NoticeState.SENT, NoticeState.UNSURE)


def register() -> None:
    """Tells `notices` how to write each letter; called once, at start."""
    letters.register(INVITATION, _invitation, label="Uitnodiging voor een bijeenkomst")
    letters.register(CHANGED, _changed, label="Bijeenkomst veranderd")
    letters.register(TAKEN_OUT, _taken_out, label="Bijeenkomst uit je agenda")


def _invitation(notice: Notice, url: str) -> Letter | None:
    found = _current(notice)
    if found is None or found.withdrawn_at is not None:
        return None
    opening = f"Je bent uitgenodigd voor {_what(found.session)}."
    return _letter(found, f"Uitnodiging: {_name(found.session)}", opening, IN_CALENDAR, WHO_ELSE)


def _changed(notice: Notice, url: str) -> Letter | None:
    found = _current(notice)
    if found is None or found.withdrawn_at is not None:
        return None
    if not _had_one(notice):
        return _invitation(notice, url)
    opening = f"Er is iets veranderd aan {_what(found.session)}. Zo is het nu:"
    return _letter(found, f"Veranderd: {_name(found.session)}", opening, REPLACED)


def _taken_out(notice: Notice, url: str) -> Letter | None:
    """Who never got the invitation hears nothing of its end."""
    found = _current(notice)
    if found is None or found.withdrawn_at is None or not _had_one(notice):
        return None
    opening = f"Je uitnodiging vervalt voor {_what(found.session)}."
    return _letter(found, f"Vervallen: {_name(found.session)}", opening, GONE)


IN_CALENDAR = "Bij deze mail zit de afspraak voor je agenda. Verandert er iets, dan verandert die mee."
REPLACED = "De afspraak in je agenda verandert mee."
GONE = "De afspraak verdwijnt uit je agenda. Je hoeft niets te doen."
WHO_ELSE = "Wie er nog meer komen, staat er niet in."


def _letter(found: SessionInvitation, subject: str, *paragraphs: str) -> Letter:
    opening, *closing = paragraphs
    facts = "\n".join(f"{term}: {value}" for term, value in appointments.facts(found.session))
    text = "\n\n".join([f"Dag {found.person.name},", opening, facts, " ".join(closing)])
    return Letter(subject=subject, text=f"{text}\n", appointment=appointments.of(found))


def _what(session: Session) -> str:
    return f"‘{session.block.title}’, een bijeenkomst van {session.cohort.title}"


def _name(session: Session) -> str:
    """What a session is called in one line: a title may hold a line break."""
    return f"{' '.join(session.block.title.split())} op {date_format(session.on, 'l j F')}"


def _current(notice: Notice) -> SessionInvitation | None:
    """Returns the invitation that a mail is about, or None when a later mail says more."""
    later = Notice.objects.filter(object_id=notice.object_id, kind__in=KINDS, made_at__gt=notice.made_at)
    return None if later.exists() else seeing.newest(notice.object_id)


def _had_one(notice: Notice) -> bool:
    """Says whether an earlier mail about this session went to the same person."""
    earlier = Notice.objects.filter(object_id=notice.object_id, kind__in=KINDS, state__in=ARRIVED)
    return earlier.exclude(pk=notice.pk).exists()
