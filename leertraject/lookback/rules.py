"""Who may do what in the chain. No queries, no writes: what a rule needs is given to it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from leertraject.analysis.statistics import Support as PeopleCount
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.models import Attribution, Code, Conversation, FallbackCause, Part, Purpose, Task
from leertraject.people import rules as people

MOST_CODES = 300
LONGEST_RELEASE = timedelta(days=3 * 366)
TEAM = ("programme_lead", "facilitator")
# A confirmed insight rests on at least so many kinds of voices.
LEAST_VOICES = 2
# What has to be done first before an insight is confirmed.
FIRST: dict[str, str] = {
    FallbackCause.ONE_VOICE: (
        "Dit inzicht rust op één soort stem. Zoek ook bij een andere stem, bijvoorbeeld een opgavehouder."
    ),
    FallbackCause.NO_COUNTER: "Schrijf eerst op wat dit inzicht tegenspreekt. Zonder tegenspraak geen inzicht.",
    FallbackCause.FLAGGED: "In de tekst staan woorden die niet zijn vrijgegeven. Haal die eerst weg.",
}

# How long a speaker has to answer about a quote: so long its link works. After that it may be laid before them again.
ANSWER_TIME = timedelta(days=30)


def check_may_lead(by: Actor) -> None:
    """Raises NotAllowed unless `by` is a programme leader, of the bureau or of a part of it, or the system."""
    if by.subject is not None and (not by.has("programme_lead") or by.has("administrator")):
        raise NotAllowed("Alleen een programmaleider mag dit doen. Vraag het de programmaleider van dit leertraject.")


def check_leads_bureau(by: Actor) -> None:
    """Raises NotAllowed unless `by` is a programme leader of the whole bureau, or the system.

    Programmes and insights are of the bureau (decision 1): who leads for one client does not decide about them.
    """
    if by.subject is not None and not people.leads(by):
        raise NotAllowed("Alleen een programmaleider van het hele bureau mag dit doen. Vraag het een van hen.")


def check_may_plan(by: Actor, organisation: UUID | None, cohort: UUID | None) -> None:
    """Raises NotAllowed unless `by` leads for this organisation or cohort, or is the system."""
    check_may_lead(by)
    if by.subject is not None and not people.leads(by, organisation=organisation, cohort=cohort):
        raise NotAllowed("Jij leidt niet voor deze organisatie of groep. Kies er een waarvoor je dat wel doet.")


def leads(by: Actor, conversation: Conversation) -> bool:
    """Says whether `by` leads for the organisation or the cohort that a conversation is about."""
    return people.leads(by, organisation=conversation.organisation_id, cohort=conversation.cohort_id)


def check_may_interview(by: Actor, tasks: frozenset[str]) -> None:
    """Raises NotAllowed unless `by` is the interviewer of this conversation."""
    if Task.INTERVIEWER not in tasks:
        raise NotAllowed("Alleen de interviewer van dit gesprek mag dit doen.")


def check_may_bring_transcript(
    by: Actor, conversation: Conversation, tasks: frozenset[str], consents: Mapping[str, bool], has_one: bool
) -> None:
    """Raises NotAllowed without the task, without consent to write out, or when there is a transcript already.

    A programme leader who does not interview hears one sentence for both: what was answered stays with the
    interviewer (matrix row `toestemming`).
    """
    interviews = Task.INTERVIEWER in tasks
    if not interviews and not leads(by, conversation):
        raise NotAllowed("Alleen de interviewer of een programmaleider mag een verslag toevoegen.")
    if not interviews and (has_one or not consents.get(Purpose.TRANSCRIPT)):
        raise NotAllowed("Er kan nu geen verslag bij. Alleen de interviewer ziet waarom. Vraag het de interviewer.")
    if not consents.get(Purpose.TRANSCRIPT):
        raise NotAllowed(
            "De spreker heeft geen ja gezegd op opnemen en uitschrijven. Vraag eerst om toestemming;"
            " zonder toestemming kan hier geen verslag komen."
        )
    if has_one:
        raise NotAllowed("Dit gesprek heeft al een verslag. Haal dat eerst weg als het niet klopt.")


def check_may_hold(by: Actor, conversation: Conversation, tasks: frozenset[str], consents: Mapping[str, bool]) -> None:
    """Raises NotAllowed unless `by` interviews in a conversation that goes on, and its speaker said yes to notes."""
    check_may_interview(by, tasks)
    check_goes_on(conversation)
    if conversation.speaker_id is None:
        raise NotAllowed("De spreker van dit gesprek is gewist. Hier kan niets meer worden opgeschreven.")
    if Purpose.NOTES not in consents:
        raise NotAllowed(
            "De spreker heeft nog niets gezegd over aantekeningen. Vraag eerst om toestemming. Praten kan altijd."
        )
    if not consents[Purpose.NOTES]:
        raise NotAllowed("De spreker zei nee op aantekeningen. Praten kan gewoon, maar schrijf niets op.")


def check_may_begin(has_text: bool) -> None:
    """Raises NotAllowed when there is a transcript already."""
    if has_text:
        raise NotAllowed("Dit gesprek heeft al een verslag. Begin niet opnieuw; verbeter het verslag.")


def check_may_make_transcript(has_text: bool, written: bool) -> None:
    """Raises NotAllowed when there is a transcript already, or when nothing was written."""
    if has_text:
        raise NotAllowed("Dit gesprek heeft al een verslag. De aantekeningen blijven staan zoals ze zijn.")
    if not written:
        raise NotAllowed("Er is nog niets opgeschreven. Schrijf eerst bij minstens één vraag wat er is gezegd.")


def check_may_discard_jottings(by: Actor, tasks: frozenset[str], has_text: bool) -> None:
    """Raises NotAllowed without the task, or while the notes are all that was written down."""
    check_may_interview(by, tasks)
    if not has_text:
        raise NotAllowed("Dit gesprek heeft nog geen verslag. Gooi de aantekeningen pas weg als dat er is.")


def check_may_discard_transcript(tasks: frozenset[str], by: Actor, fragments: int) -> None:
    """Raises NotAllowed without the task, or when something already rests on the transcript."""
    check_may_interview(by, tasks)
    if fragments:
        raise NotAllowed("Er zijn al fragmenten gekozen in dit verslag. Haal die eerst weg.")


def check_may_edit(
    by: Actor, tasks: frozenset[str], consents: Mapping[str, bool], finished: bool, *, noted: bool = False
) -> None:
    """Raises NotAllowed without the task or without consent to write out, or when the coding is finished.

    A text made of notes (`noted`) rests on consent to take notes.
    """
    check_may_interview(by, tasks)
    if noted and not consents.get(Purpose.NOTES):
        raise NotAllowed("De spreker heeft geen ja gezegd op aantekeningen. Aan de tekst verandert niets.")
    if not noted and not consents.get(Purpose.TRANSCRIPT):
        raise NotAllowed("De spreker heeft geen ja gezegd op opnemen en uitschrijven. Aan de tekst verandert niets.")
    if finished:
        raise NotAllowed("Het coderen van dit gesprek is klaar. De tekst ligt vast en verandert niet meer.")


def check_may_ask_consent(by: Actor, conversation: Conversation, tasks: frozenset[str]) -> None:
    """Raises NotAllowed without the task, or when the speaker cannot be reached by mail."""
    if Task.INTERVIEWER not in tasks and not leads(by, conversation):
        raise NotAllowed("Alleen de interviewer of een programmaleider mag om toestemming vragen.")
    if conversation.speaker is None or not conversation.speaker.email:
        raise NotAllowed("Van deze spreker is geen e-mailadres bekend. Vul dat eerst in bij Mensen.")


def check_may_arrange(
    by: Actor, conversation: Conversation, tasks: frozenset[str], *, text: bool, now: datetime
) -> None:
    """Raises NotAllowed unless `by` interviews or leads, and the conversation has still to be held.

    An interviewer may until there is a `text`, or notes of a conversation that is over. Who leads does not know of
    these, so for them the moment counts.
    """
    interviews = Task.INTERVIEWER in tasks
    if not interviews and not leads(by, conversation):
        raise NotAllowed("Alleen de interviewer of een programmaleider mag dit. Zeg het tegen de interviewer.")
    check_goes_on(conversation)
    if interviews and text:
        raise NotAllowed("Dit gesprek is al gevoerd. Er is een verslag, of er zijn aantekeningen.")
    at = conversation.planned_for
    if not interviews and at is not None and at <= now:
        raise NotAllowed("Dit gesprek is al geweest. Alleen de interviewer kan het nog verzetten of afzeggen.")


def check_goes_on(conversation: Conversation) -> None:
    """Raises NotAllowed for a conversation that was called off."""
    if conversation.is_called_off:
        raise NotAllowed("Dit gesprek is afgezegd. Wil je toch praten, plan dan een nieuw gesprek.")


def check_may_prepare(conversation: Conversation, now: datetime) -> None:
    """Raises NotAllowed without a moment to come or an address, and for a second time."""
    if conversation.planned_for is None or conversation.planned_for <= now:
        raise NotAllowed("Spreek eerst een dag en een tijd af die nog moeten komen.")
    if conversation.speaker is None or not conversation.speaker.email:
        raise NotAllowed("Van deze spreker is geen e-mailadres bekend. Vul dat eerst in bij Mensen.")
    if conversation.is_prepared:
        raise NotAllowed("De spreker kreeg de vragen al. Dezelfde mail gaat geen tweede keer.")


def check_may_move(conversation: Conversation, planned_for: datetime, place: str, now: datetime) -> None:
    """Raises NotAllowed for a moment that has passed, and when nothing changes."""
    if planned_for <= now:
        raise NotAllowed("Kies een dag en een tijd die nog moeten komen.")
    if (planned_for, place) == (conversation.planned_for, conversation.place):
        raise NotAllowed("Dit is de afspraak die er al staat. Kies een andere dag, tijd of plaats.")


def check_is_speaker(by: Actor, speaker: UUID | None) -> None:
    """Raises NotAllowed unless `by` is the speaker; nobody decides for them."""
    if by.subject is None or by.subject != speaker:
        raise NotAllowed("Alleen wie dit zei, beslist hierover.")


def check_may_code(by: Actor, tasks: frozenset[str], consents: Mapping[str, bool]) -> None:
    """Raises NotAllowed without the task, or without consent to use the text for improvement."""
    check_may_interview(by, tasks)
    if not consents.get(Purpose.IMPROVEMENT):
        raise NotAllowed(
            "De spreker heeft geen ja gezegd op gebruiken om het traject te verbeteren. De tekst telt nergens mee."
        )


def check_place(part: str) -> None:
    """Raises NotAllowed when the words are not the speaker's own."""
    if part != Part.SPEAKER:
        raise NotAllowed("Kies woorden van de spreker zelf. Kloppen de namen niet? Zeg dan eerst wie wie is.")


def check_own_step(by: Actor, whose: UUID | None) -> None:
    """Raises NotAllowed for what someone else did: only they take it back."""
    if by.subject is None or by.subject != whose:
        raise NotAllowed("Je maakt alleen ongedaan wat je zelf deed.")


def check_may_unmark(by: Actor, tasks: frozenset[str], offered: bool, supports: int, others: bool) -> None:
    """Raises NotAllowed without the task, or when something rests on the fragment."""
    check_may_interview(by, tasks)
    if offered:
        raise NotAllowed("Dit fragment is voorgelegd aan de spreker en blijft daarom staan.")
    if supports:
        raise NotAllowed("Op dit fragment rust een inzicht of een trendkaart. Haal het daar eerst weg.")
    if others:
        raise NotAllowed("Iemand anders werkt ook met dit fragment. Haal alleen je eigen codes eraf.")


def check_may_offer_again(answered: bool, offered_at: datetime, now: datetime) -> None:
    """Raises NotAllowed for a quote that the speaker answered, or whose time to answer is not over."""
    if answered:
        raise NotAllowed("De spreker heeft hier al op geantwoord. Dat antwoord blijft.")
    if now < offered_at + ANSWER_TIME:
        raise NotAllowed("Dit fragment is al voorgelegd. De spreker krijgt het niet twee keer.")


def check_may_release(by: Actor, speaker: UUID | None, answered: bool, until: date, today: date) -> None:
    """Raises NotAllowed unless the speaker answers for the first time, with a sound end date."""
    check_is_speaker(by, speaker)
    if answered:
        raise NotAllowed("Je hebt hier al op geantwoord. Je antwoord staat op deze bladzijde.")
    if until <= today:
        raise NotAllowed("Kies een einddatum die nog moet komen.")
    if until > today + LONGEST_RELEASE:
        raise NotAllowed("Kies een einddatum binnen drie jaar. Daarna kun je het opnieuw vrijgeven.")


def check_attribution(attribution: str, role_shown: bool, minimum: int) -> None:
    """Raises NotAllowed for a role that too few people hold (`disclosure.attribution` says whether it may show)."""
    if attribution == Attribution.ROLE and not role_shown:
        raise NotAllowed(
            f"Minder dan {minimum} mensen in jouw organisatie hebben deze rol. Met je rol erbij weet iedereen dat jij"
            " het zei. Kies 'Niets' of 'Mijn naam'."
        )


def check_may_write(by: Actor, interviews: bool) -> None:
    """Raises NotAllowed unless `by` leads the programme or interviews in the study."""
    if not interviews and (not by.has("programme_lead") or by.has("administrator")):
        raise NotAllowed("Alleen een programmaleider of een interviewer van dit onderzoek schrijft inzichten.")


def unconfirmable(counts: Mapping[str, PeopleCount], counter: str, *, flagged: bool) -> str:
    """Returns why an insight cannot be confirmed, or stay so, as a `FallbackCause`; "" when nothing is in the way."""
    if sum(1 for count in counts.values() if count.supporting) < LEAST_VOICES:
        return FallbackCause.ONE_VOICE
    if not counter.strip():
        return FallbackCause.NO_COUNTER
    return FallbackCause.FLAGGED if flagged else ""


def check_may_confirm(by: Actor, counts: Mapping[str, PeopleCount], counter: str, lapsed_flags: int) -> None:
    """Raises NotAllowed for an insight on one voice, without an answer to what contradicts it, or with a flag."""
    check_leads_bureau(by)
    cause = unconfirmable(counts, counter, flagged=lapsed_flags > 0)
    if cause:
        raise NotAllowed(FIRST[cause])


def check_may_write_trend(by: Actor, interviews: bool) -> None:
    """Raises NotAllowed unless `by` leads the programme or interviews in the study."""
    if not interviews and (not by.has("programme_lead") or by.has("administrator")):
        raise NotAllowed("Alleen een programmaleider of een interviewer van dit onderzoek schrijft trendkaarten.")


def check_may_answer_trend(by: Actor, published: bool, people: int) -> None:
    """Raises NotAllowed for a published version, or a trend that nobody's words speak of."""
    check_leads_bureau(by)
    if published:
        raise NotAllowed("Deze versie is gepubliceerd en ligt vast. Maak de wijziging in een nieuwe versie.")
    if not people:
        raise NotAllowed("Op deze kaart ligt nog geen fragment dat meetelt. Zonder mensen is het alleen een vermoeden.")


def check_may_name_reason(by: Actor, published: bool, confirmed: bool) -> None:
    """Raises NotAllowed for a published version, or an insight that is still a draft."""
    check_leads_bureau(by)
    if published:
        raise NotAllowed("Deze versie is gepubliceerd en ligt vast. Maak de wijziging in een nieuwe versie.")
    if not confirmed:
        raise NotAllowed("Dit inzicht is nog een concept. Bevestig het eerst.")


def check_may_plan_check(by: Actor, published: bool, same_programme: bool, version: int, cohort_version: int) -> None:
    """Raises NotAllowed unless the change is published and the cohort runs it."""
    check_leads_bureau(by)
    if not published:
        raise NotAllowed("Publiceer eerst de versie met deze wijziging. Daarna kun je een toets plannen.")
    if not same_programme or cohort_version < version:
        raise NotAllowed("Deze groep volgt een versie zonder deze wijziging. Kies een groep die haar wel volgt.")


def check_may_report(runs: bool, reported: bool) -> None:
    """Raises NotAllowed unless who leads or trains the cohort reports for the first time."""
    if not runs:
        raise NotAllowed("Alleen de programmaleider of een trainer van deze groep schrijft de uitkomst op.")
    if reported:
        raise NotAllowed("De uitkomst van deze toets staat al vast.")


def check_may_reword_outcome(by: Actor, *, wrote: bool) -> None:
    """Raises NotAllowed unless a programme leader, or the trainer who wrote an outcome, writes its words again."""
    if by.subject is not None and not wrote and not people.leads(by):
        raise NotAllowed("Alleen de programmaleider, of de trainer die dit opschreef, herschrijft deze woorden.")


def check_may_replace_words(by: Actor, *, published: bool) -> None:
    """Raises NotAllowed unless `by` leads for the whole bureau, and the version of the change lies fixed."""
    if by.subject is not None and not people.leads(by):
        raise NotAllowed("Alleen de programmaleider mag dit doen. Vraag het aan de programmaleider.")
    if not published:
        raise NotAllowed("Deze versie is nog een concept. Verwoord de wijziging daar anders.")


def check_figure(people: int | None, minimum: int) -> None:
    """Raises NotAllowed for a figure over too few people (`disclosure.people`); without a figure there is no limit."""
    if people is not None and people < minimum:
        raise NotAllowed(
            f"Een cijfer over minder dan {minimum} mensen komt hier niet te staan. Laat het leeg en zeg in woorden wat"
            " je zag."
        )


def check_may_tell_back(by: Actor, receivers: int, told: bool, published: bool) -> None:
    """Raises NotAllowed for a draft, when the note was sent before, or when there is nobody to tell."""
    check_leads_bureau(by)
    if not published:
        raise NotAllowed("Deze wijziging staat nog in een concept. Vertel het pas terug als de versie is gepubliceerd.")
    if told:
        raise NotAllowed("Over deze wijziging is al een bericht gestuurd. Iedereen krijgt het hoogstens één keer.")
    if not receivers:
        raise NotAllowed("Er is niemand om het aan te vertellen: op deze wijziging rusten geen woorden van sprekers.")


def check_may_add_code(by: Actor, interviews: bool) -> None:
    """Raises NotAllowed unless `by` leads for the whole bureau or interviews in a study."""
    if by.subject is not None and not interviews and not people.leads(by):
        raise NotAllowed("Alleen een programmaleider van het hele bureau of een interviewer voegt een code toe.")


def check_still_offered(code: Code) -> None:
    """Raises NotAllowed for a code that is not used any more."""
    if code.retired_at is not None:
        raise NotAllowed(f"De code ‘{code.name}’ wordt niet meer gebruikt. Kies een andere code.")


def check_has_none_under_it(children: int) -> None:
    """Raises NotAllowed for a code with codes under it: where those belong is a choice of its own."""
    if children:
        raise NotAllowed("Er staan nog codes onder deze code. Verplaats die eerst.")


def check_fits_under(parent: Code | None, children: int) -> None:
    """Raises NotAllowed for a third level in the tree."""
    if parent is not None and (parent.parent_id or children):
        raise NotAllowed("Een codeboek heeft twee lagen. Kies een plaats onder een code van de eerste laag.")


def check_may_merge(code: Code, into: Code) -> None:
    """Raises NotAllowed for a code with itself, or with a code of another codebook."""
    if code.pk == into.pk or code.codebook_id != into.codebook_id:
        raise NotAllowed("Kies een andere code uit hetzelfde codeboek.")


def check_may_split(code: Code, into: Sequence[Code]) -> None:
    """Raises NotAllowed for a split in fewer than two other codes of the same codebook."""
    others = {one.pk for one in into if one.codebook_id == code.codebook_id} - {code.pk}
    if len(others) < 2 or len(others) < len(into):
        raise NotAllowed("Kies minstens twee andere codes uit hetzelfde codeboek.")


def check_room_for_code(codes: int) -> None:
    """Raises NotAllowed when a codebook is full."""
    if codes >= MOST_CODES:
        raise NotAllowed(f"Een codeboek heeft hoogstens {MOST_CODES} codes. Voeg eerst codes samen.")
