"""Who talks with whom about what, what the speaker answered, and what ends when that is taken back."""

from datetime import datetime
from uuid import UUID

from leertraject.lookback import guides
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries.progress import Progress
from leertraject.lookback.queries.resting import Ending
from leertraject.lookback.showing import dates

NOBODY = "Gewiste spreker"


def speaker_name(conversation: Conversation) -> str:
    """Returns who speaks, for those who may know."""
    return conversation.speaker.name if conversation.speaker else NOBODY


def interviewer_names(conversation: Conversation, *, but: UUID | None = None) -> str:
    """Returns who interviews, without the person `but`; the conversation has its `interviewers`."""
    held = conversation.interviewers  # type: ignore[attr-defined]
    return ", ".join(one.person.name for one in held if one.person_id != but)


def facts(conversation: Conversation) -> list[tuple[str, str]]:
    """Returns what was agreed, as pairs of term and value."""
    at = conversation.planned_for
    rows = [
        ("Spreker", speaker_name(conversation)),
        ("Stem", conversation.get_voice_display()),
        ("Organisatie", str(conversation.organisation or "")),
        ("Groep", str(conversation.cohort or "")),
        ("Interviewer", interviewer_names(conversation)),
        ("Wanneer", dates.day_and_time(at) if at else "Nog niet afgesproken"),
        ("Waar", conversation.place),
        ("Afgezegd", dates.day(conversation.called_off.at) if conversation.is_called_off else ""),
        ("Vragen vooraf", _prepared(conversation)),
        ("Onderzoek", conversation.study.title),
    ]
    return [(term, value) for term, value in rows if value]


def _prepared(conversation: Conversation) -> str:
    return f"Gestuurd op {dates.day(conversation.preparation.at)}" if conversation.is_prepared else ""


def invitation(conversation: Conversation, *, now: datetime) -> str:
    """Returns who wants to talk and when, for the speaker; afterwards who talked. It has its `interviewers`."""
    who = interviewer_names(conversation) or "Wij"
    one = len(conversation.interviewers) == 1  # type: ignore[attr-defined]
    at, what = conversation.planned_for, conversation.study.programme.title
    if conversation.is_called_off:
        return f"Het gesprek over {what} gaat niet door."
    when = f" op {dates.day_and_time(at)}" if at else ""
    if at and at < now:
        return f"{who} {'blikte' if one else 'blikten'}{when} met je terug op {what}."
    return f"{who} {'wil' if one else 'willen'}{when} met je terugblikken op {what}."


def answers(progress: Progress) -> list[tuple[str, str]]:
    """Returns per purpose what the speaker answered, in words."""
    said = {True: "Ja", False: "Nee", None: "Nog niet beantwoord"}
    return [(p.name, said[progress.consents.get(p.id)]) for p in guides.purposes().values()]


def parts(guide: guides.Guide) -> list[dict[str, object]]:
    """Returns the parts of a guide with their minutes in words and their questions."""
    return [{"title": p.title, "note": f"{p.minutes} minuten", "questions": p.questions} for p in guide.parts]


def ending(found: Ending) -> list[tuple[str, str]]:
    """Returns what ends when a speaker withdraws, as far as there is anything."""
    rows = [
        ("Tekst van het gesprek", "wordt gewist" if found.text else ""),
        ("Aantekeningen van de interviewer", "worden gewist" if found.notes else ""),
        ("Citaten die je vrijgaf", f"{found.quotes}, en die stoppen" if found.quotes else ""),
        ("Fragmenten met codes", f"{found.fragments}, en die tellen niet meer mee" if found.fragments else ""),
        ("Inzichten die steun verliezen", str(found.insights or "")),
        ("Trendkaarten die steun verliezen", str(found.trends or "")),
        ("Wijzigingen waarover je bericht kreeg", f"{found.told}, en die blijven" if found.told else ""),
    ]
    return [(term, value) for term, value in rows if value]
