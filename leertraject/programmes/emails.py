"""The letters about sessions: when and where, and the same as a file for the calendar. Never who else comes."""

from dataclasses import replace

from django.utils.formats import date_format

from leertraject.kernel import clock
from leertraject.notices import guarding, letters, links, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice, NoticeState
from leertraject.programmes.inviting import appointments, seeing
from leertraject.programmes.models import Session, SessionInvitation

INVITATION = "programmes.invitation"
CHANGED = "programmes.session_changed"
TAKEN_OUT = "programmes.session_taken_out"
SEAT = "programmes.seat"
UNANSWERED = "programmes.remind_answer"
KINDS = (INVITATION, CHANGED, TAKEN_OUT)
# In these states the receiver has, or may have, the mail.
ARRIVED = (NoticeState.SENDING, NoticeState.SENT, NoticeState.UNSURE)


def register() -> None:
    """Tells `notices` how to write each letter; called once, at start."""
    letters.register(INVITATION, _invitation, label="Uitnodiging voor een bijeenkomst", stream=streams.SESSIONS)
    letters.register(CHANGED, _changed, label="Bijeenkomst veranderd", stream=streams.SESSIONS)
    letters.register(TAKEN_OUT, _taken_out, label="Bijeenkomst uit je agenda", stream=streams.SESSIONS)
    letters.register(SEAT, _seat, label="Plek bij een bijeenkomst", stream=streams.SESSIONS)
    letters.register(
        UNANSWERED, _unanswered, label="Herinnering aan een bijeenkomst", stream=streams.REMINDERS, asks=True
    )
    guarding.register((UNANSWERED,), lambda now: seeing.without_answer().order_by().values("pk"))
    links.register(INVITATION, "programmes:answer")


def _invitation(notice: Notice, url: str) -> Letter | None:
    found = _current(notice)
    if found is None or found.withdrawn_at is not None:
        return None
    opening = f"Je bent uitgenodigd voor {_what(found.session)}."
    return _letter(found, f"Uitnodiging: {_name(found.session)}", opening, *_asked(url), f"{IN_CALENDAR} {WHO_ELSE}")


def _changed(notice: Notice, url: str) -> Letter | None:
    found = _current(notice)
    if found is None or found.withdrawn_at is not None:
        return None
    if not _had_one(notice):
        return _invitation(notice, url)
    opening = f"Er is iets veranderd aan {_what(found.session)}. Zo is het nu:"
    return _letter(found, f"Veranderd: {_name(found.session)}", opening, *_asked(url), REPLACED)


def _taken_out(notice: Notice, url: str) -> Letter | None:
    """Who never got the invitation hears nothing of its end."""
    found = _current(notice)
    if found is None or found.withdrawn_at is None or not _had_one(notice):
        return None
    if found.session.is_cancelled:
        opening = f"Dit gaat niet door: {_what(found.session)}."
        reason = found.session.cancellation.reason  # type: ignore[attr-defined]
        return _letter(found, f"Gaat niet door: {_name(found.session)}", " ".join([opening, reason]).strip(), GONE)
    opening = f"Je uitnodiging vervalt voor {_what(found.session)}."
    return _letter(found, f"Vervallen: {_name(found.session)}", opening, GONE)


def _seat(notice: Notice, url: str) -> Letter | None:
    found = seeing.newest(notice.object_id)
    if found is None or not seeing.has_seat(found) or appointments.over(found.session, now=clock.now()):
        return None
    opening = f"Er is een plek voor je vrijgekomen bij {_what(found.session)}. Je stond op de wachtlijst."
    rest = "Kun je toch niet? Zeg het op deze bladzijde, dan gaat de plek naar een ander:"
    letter = _letter(found, f"Er is een plek: {_name(found.session)}", opening, rest, url, _ONLY_YOU)
    return replace(letter, appointment=None)


def _unanswered(notice: Notice, url: str) -> Letter | None:
    found = seeing.newest(notice.object_id)
    if found is None or seeing.answer_of(found) is not None or not appointments.comes(found.session, now=clock.now()):
        return None
    if found.withdrawn_at is not None:
        return None
    opening = f"Binnenkort is er {_what(found.session)}. Je zei nog niet of je komt."
    letter = _letter(found, f"Kom je? {_name(found.session)}", opening, *_asked(url))
    return replace(letter, appointment=None)


def _asked(url: str) -> tuple[str, ...]:
    return ("Kom je? Zeg het op deze bladzijde, zonder account. Je kunt het later veranderen:", url, SEEN)


_ONLY_YOU = "De link is alleen voor jou. Stuur hem niet door."
SEEN = f"{_ONLY_YOU} Je antwoord zien alleen de trainers van de groep en de programmaleider."
IN_CALENDAR = "Bij deze mail zit de afspraak voor je agenda. Verandert er iets, dan verandert die mee."
REPLACED = "De afspraak in je agenda verandert mee."
GONE = "De afspraak verdwijnt uit je agenda. Je hoeft niets te doen."
WHO_ELSE = "Wie er nog meer komen, staat er niet in."


def _letter(found: SessionInvitation, subject: str, *paragraphs: str) -> Letter:
    opening, *closing = paragraphs
    facts = "\n".join(f"{term}: {value}" for term, value in appointments.facts(found.session))
    text = "\n\n".join([f"Dag {found.person.name},", opening, facts, *filter(None, closing)])
    return Letter(subject=subject, text=f"{text}\n", appointment=appointments.of(found))


def _what(session: Session) -> str:
    return f"‘{session.block.title}’, een bijeenkomst van {session.cohort.title}"


def _name(session: Session) -> str:
    """What a session is called in one line: a title may hold a line break."""
    return f"{' '.join(session.block.title.split())} op {date_format(session.on, 'l j F')}"


def _current(notice: Notice) -> SessionInvitation | None:
    """Returns the invitation that a mail is about, or None when a later mail says more, or the session has begun."""
    later = Notice.objects.filter(object_id=notice.object_id, kind__in=KINDS, made_at__gt=notice.made_at)
    found = None if later.exists() else seeing.newest(notice.object_id)
    return None if found is None or appointments.over(found.session, now=clock.now()) else found


def _had_one(notice: Notice) -> bool:
    """Says whether an earlier mail about this session went to the same person."""
    earlier = Notice.objects.filter(object_id=notice.object_id, kind__in=KINDS, state__in=ARRIVED)
    return earlier.exclude(pk=notice.pk).exists()
