"""Conversations on screen: where they are, what comes next, and what was agreed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from leertraject.lookback import guides
from leertraject.lookback.models import Conversation, Offer, Part, Purpose
from leertraject.lookback.queries.progress import Progress
from leertraject.lookback.queries.resting import Ending
from leertraject.lookback.queries.workbench import Sheet
from leertraject.lookback.showing import dates

NOBODY = "Gewiste spreker"
HOLD = "Voer het gesprek"
Step = dict[str, str]


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: `words` in a list, `text` on the page, and one action there; `quiet` can wait.

    `also_do` may be done already. `mine`: this waits for who reads it, and not for someone else.
    """

    words: str
    text: str
    do: str = ""
    url: str = ""
    post: str = ""
    quiet: bool = False
    also_do: str = ""
    also_url: str = ""
    also_post: str = ""
    prepares: bool = False

    @property
    def mine(self) -> bool:
        return bool(self.do) and not self.quiet


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation in the list."""

    url: str
    key: str
    key_note: str
    number: int
    head: str
    meta: str
    status: str
    now: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one study."""

    title: str
    note: str
    rows: tuple[Row, ...]


def groups(conversations: Iterable[Conversation], known: Mapping[UUID, Progress], *, now: datetime) -> list[Group]:
    """Returns the conversations per study, in the order in which they come; each has its `interviewers`."""
    return [
        Group(study.title, study.programme.title, tuple(_row(c, known[c.pk], now) for c in found))
        for study, found in groupby(conversations, key=lambda c: c.study)
    ]


def _row(conversation: Conversation, progress: Progress, now: datetime) -> Row:
    at = conversation.planned_for
    step = next_step(conversation, progress)
    names = interviewer_names(conversation)
    head = f"Gesprek met {names}" if progress.spoke and names else speaker_name(conversation)
    where = [conversation.get_voice_display(), conversation.cohort, conversation.organisation]
    meta = [*where, "" if progress.spoke or not names else f"met {names}"]
    return Row(
        url=reverse("lookback:conversation", args=[conversation.pk]),
        key=_short(at, now) if at else "Nog geen dag",
        key_note=f"{timezone.localtime(at):%H:%M}" if at else "",
        number=conversation.number,
        head=head,
        meta=", ".join(str(part) for part in meta if part),
        status=step.words,
        now=bool(at and timezone.localdate(at) == timezone.localdate(now)),
    )


def _short(at: datetime, now: datetime) -> str:
    """A day without the year while that is this one: the margin is narrow."""
    day = dates.day(at)
    return day.rpartition(" ")[0] if day.endswith(f" {timezone.localdate(now).year}") else day


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


def next_step(conversation: Conversation, progress: Progress, laid: Offer | None = None) -> Next:
    """Returns the one next step, for who reads it. `laid`: words that wait for their speaker."""
    if progress.spoke:
        return _next_of_speaker(conversation, progress, laid)
    if conversation.is_called_off and not progress.transcript:
        return Next("Afgezegd", f"Dit gesprek is afgezegd op {dates.day(conversation.called_off.at)}.")
    if conversation.speaker is None:
        return Next("De spreker is gewist", "De spreker van dit gesprek is gewist. Hier gebeurt niets meer.")
    if not progress.answered:
        return _next_before_answer(conversation, progress)
    if not progress.interviews:
        return Next(
            "Aan de interviewer", "De spreker heeft geantwoord. Alleen de interviewer ziet wat, en gaat hiermee verder."
        )
    return _next_of_interviewer(conversation, progress)


def _next_of_speaker(conversation: Conversation, progress: Progress, laid: Offer | None) -> Next:
    to = reverse("lookback:consent", args=[conversation.pk])
    if conversation.is_called_off and not progress.transcript:
        return Next("Gaat niet door", "Dit gesprek gaat niet door. Je hoeft niets te doen.")
    if not progress.answered:
        text = "Kies vóór het gesprek wat wij met je woorden mogen doen. Nee is ook goed."
        return Next("Jouw keuze", text, "Kies nu", to)
    if laid is not None:
        text = "Wij willen woorden van jou gebruiken. Jij bepaalt of dat mag."
        return Next("Er ligt iets voor", text, "Lees wat we je voorleggen", reverse("lookback:quote", args=[laid.pk]))
    text = "Je koos wat wij met je woorden mogen doen. Veranderen kan altijd."
    return Next("Je hebt gekozen", text, "Bekijk je keuze", to, quiet=True)


def _next_before_answer(conversation: Conversation, progress: Progress) -> Next:
    if not conversation.speaker or not conversation.speaker.email:
        words = "Geen e-mailadres van deze spreker"
        return Next(words, f"{words}. Vul dat eerst in bij Mensen, dan kun je om toestemming vragen.")
    post = reverse("lookback:ask_consent", args=[conversation.pk])
    if progress.asked_at is None:
        text = "De spreker krijgt een mail met drie vragen. Zonder antwoord kan hier geen verslag komen."
        return Next("Vraag toestemming", text, "Vraag om toestemming", post=post)
    text = f"Gevraagd op {dates.day(progress.asked_at)}. De spreker heeft nog niet geantwoord."
    again = "Vraag het nog een keer"
    if conversation.planned_for is None:
        move = reverse("lookback:move_conversation", args=[conversation.pk])
        day = "Spreek een dag af"
        return Next(day, f"{text} Er staat nog geen dag.", day, move, also_do=again, also_post=post)
    if progress.soon and can_prepare(conversation):
        return replace(_prepare(conversation, text), also_do=again, also_post=post)
    return Next("Wacht op antwoord", text, again, post=post, quiet=True)


def _prepare(conversation: Conversation, text: str) -> Next:
    """The conversation comes near and the speaker has no questions yet; `text` says how it is otherwise."""
    do, post = "Stuur de vragen vooraf", reverse("lookback:send_preparation", args=[conversation.pk])
    text += " Het gesprek komt dichterbij: de spreker kan de vragen en de afspraak nu krijgen."
    return Next(do, text, do, post=post, prepares=True)


def can_prepare(conversation: Conversation) -> bool:
    """Says whether the questions can be sent: not yet sent, and there is an address."""
    return bool(conversation.speaker and conversation.speaker.email) and not conversation.is_prepared


def _next_before_text(conversation: Conversation, progress: Progress) -> Next:
    if found := _next_with_notes(conversation, progress):
        return found
    add, to = "Voeg het verslag toe", reverse("lookback:transcript_upload", args=[conversation.pk])
    yes = "De spreker zei ja op opnemen en uitschrijven."
    if progress.soon and can_prepare(conversation):
        return replace(_prepare(conversation, f"{yes} Het verslag kan erbij na het gesprek."), also_do=add, also_url=to)
    if progress.to_come:
        return Next("Alles staat klaar", f"{yes} Het verslag kan erbij na het gesprek.", add, to, quiet=True)
    return Next(add, f"{yes} Het verslag kan erbij.", add, to)


def _next_with_notes(conversation: Conversation, progress: Progress) -> Next | None:
    """Holding the conversation with notes, when that comes before adding a transcript."""
    hold, to = HOLD, reverse("lookback:holding", args=[conversation.pk])
    if progress.ended:
        text = "Het gesprek is gevoerd. Maak van je aantekeningen een gespreksverslag, dan kun je fragmenten kiezen."
        return Next("Maak een verslag van je aantekeningen", text, "Bekijk je aantekeningen", to)
    if progress.begun:
        return Next("Het gesprek is begonnen", "Ga verder waar je was.", "Ga verder met het gesprek", to)
    if not progress.consents.get(Purpose.NOTES):
        return None
    add, upload, text = "", "", "De spreker zei ja op aantekeningen."
    if progress.consents.get(Purpose.TRANSCRIPT):
        add, upload = "Voeg het verslag toe", reverse("lookback:transcript_upload", args=[conversation.pk])
    elif progress.soon and not progress.today and can_prepare(conversation):
        return replace(_prepare(conversation, text), also_do=hold, also_url=to)
    if progress.today:
        return Next(hold, f"{text} Vandaag is het gesprek.", hold, to, also_do=add, also_url=upload)
    if add:
        return None
    words = "Alles staat klaar" if progress.to_come else hold
    return Next(words, f"{text} Uitschrijven mag niet.", hold, to, quiet=progress.to_come)


def may_hold(conversation: Conversation, progress: Progress) -> bool:
    """Says whether the reader may hold this conversation with notes, now or later."""
    there = conversation.speaker_id is not None and not conversation.is_called_off and not progress.transcript
    return there and progress.interviews and bool(progress.consents.get(Purpose.NOTES))


def _next_of_interviewer(conversation: Conversation, progress: Progress) -> Next:
    if not (progress.consents.get(Purpose.TRANSCRIPT) or progress.consents.get(Purpose.NOTES)):
        text = "De spreker zei nee op opnemen en uitschrijven. Hier komt geen verslag. De spreker kan dat veranderen."
        return Next("Geen verslag: de spreker zei nee", text)
    if not progress.transcript:
        return _next_before_text(conversation, progress)
    if not progress.mapped:
        to = reverse("lookback:speakers", args=[conversation.pk])
        text = "Het verslag is er. Zeg nu bij elke naam in het verslag wie dat is."
        return Next("Zeg wie wie is", text, "Zeg wie wie is", to)
    if not progress.consents.get(Purpose.IMPROVEMENT):
        text = "De spreker zei nee op gebruiken om het traject te verbeteren. De tekst telt nergens mee."
        return Next("Telt niet mee: de spreker zei nee", text)
    counted = f"{progress.fragments} {'fragment' if progress.fragments == 1 else 'fragmenten'}"
    text = f"{counted} gekozen, {progress.offered} voorgelegd, {progress.released} vrijgegeven."
    words = counted
    if not progress.fragments:
        words, text = "Kies fragmenten", "Kies de woorden waar het om gaat en geef ze codes."
    return Next(words, text, "Kies fragmenten en codes", reverse("lookback:workbench", args=[conversation.pk]))


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


def steps(conversation: Conversation, progress: Progress) -> list[Step]:
    """Returns the links of the chain that the reader may know of, for the chain tag."""
    if conversation.is_called_off and not progress.transcript:
        ended = {"name": "Afgezegd", "what": dates.day(conversation.called_off.at)}
        return [step | {"state": "done"} for step in (_planned(conversation)[0], ended)]
    links = [_planned(conversation), _consented(conversation, progress), *_further(conversation, progress)]
    here = next((i for i, (_, done) in enumerate(links) if not done), None)
    return [
        step | {"state": "done" if done else "here" if index == here else "open"}
        for index, (step, done) in enumerate(links)
    ]


def _planned(conversation: Conversation) -> tuple[Step, bool]:
    at = conversation.planned_for
    return {"name": "Gepland", "what": dates.day(at) if at else "nog geen dag"}, True


def _consented(conversation: Conversation, progress: Progress) -> tuple[Step, bool]:
    step = {"name": "Toestemming", "what": "nog niet gevraagd"}
    if progress.answered_at:
        step["what"] = f"beantwoord op {dates.day(progress.answered_at)}"
    elif progress.asked_at:
        step["what"] = f"gevraagd op {dates.day(progress.asked_at)}"
    if progress.spoke:
        step["url"] = reverse("lookback:consent", args=[conversation.pk])
    return step, progress.answered


def _further(conversation: Conversation, progress: Progress) -> list[tuple[Step, bool]]:
    if not progress.full:
        return [({"name": "Uitwerken", "what": "door de interviewer"}, False)]
    kind = "van aantekeningen" if progress.noted else "er is een tekst"
    text: Step = {"name": "Verslag", "what": kind if progress.transcript else "aantekeningen" if progress.begun else ""}
    if progress.transcript:
        text["url"] = reverse("lookback:transcript", args=[conversation.pk])
    released = ({"name": "Citaten", "what": _of_quotes(progress)}, progress.offered > 0)
    told = ({"name": "Bericht terug", "what": ""}, progress.told)
    if progress.spoke:
        return [(text, progress.transcript), released, told]
    who: Step = {"name": "Wie is wie", "what": ""}
    if progress.transcript:
        who["url"] = reverse("lookback:speakers", args=[conversation.pk])
    marked: Step = {"name": "Fragmenten", "what": f"{progress.fragments} gekozen" if progress.fragments else ""}
    if progress.mapped:
        marked["url"] = reverse("lookback:workbench", args=[conversation.pk])
    number = progress.insights
    rests = f"in {number} {'inzicht' if number == 1 else 'inzichten'}" if number else ""
    return [
        (text, progress.transcript),
        # In notes it is known who is who.
        *(() if progress.noted or progress.begun else ((who, progress.mapped),)),
        (marked, progress.fragments > 0),
        released,
        ({"name": "Inzicht", "what": rests}, number > 0),
        told,
    ]


def _of_quotes(progress: Progress) -> str:
    return f"{progress.offered} voorgelegd, {progress.released} vrijgegeven" if progress.offered else ""


@dataclass(frozen=True, slots=True)
class Said:
    """A turn for the turn tag. `who` is a part in the conversation and never a name; `marks` are chosen words."""

    who: str
    time: str
    words: str
    ask: bool
    number: int
    marks: tuple[tuple[int, int, str], ...]


def said(sheet: Sheet, *, number: int, own: bool, noted: bool = False) -> list[Said]:
    """Returns the turns of one part of conversation `number`; `own`: its speaker reads it; `noted`: it is of notes."""
    called = {
        Part.SPEAKER: "Aantekening" if noted else "Jij" if own else f"Gesprek {number}",
        Part.INTERVIEWER: "Vraag",
        Part.OTHER: "Iemand anders",
        Part.UNKNOWN: "Nog onbekend",
    }
    chosen = [f for f in sheet.fragments if f.lapsed_at is None]
    return [
        Said(
            who=called[Part(turn.part)],
            time=dates.clock(turn.starts_at),
            words=turn.words,
            ask=turn.part == Part.INTERVIEWER,
            number=turn.index,
            marks=tuple(
                (f.start - turn.begin, f.end - turn.begin, "soft")
                for f in chosen
                if turn.begin <= f.start and f.end <= turn.end
            ),
        )
        for turn in sheet.turns
    ]
