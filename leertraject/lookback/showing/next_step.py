"""What comes next in a conversation, for who reads it."""

from dataclasses import dataclass, replace

from django.urls import reverse

from leertraject.lookback.models import Conversation, Offer, Purpose
from leertraject.lookback.queries.progress import Progress
from leertraject.lookback.showing import dates

HOLD = "Voer het gesprek"


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
