"""Valid things of the chain, made through the real commands; `moment` is the fixture of the root conftest.

    maker                                     returns
    scene(moment)                             Scene: cast, programme, version 1, two cohorts, study, codebook
    actor(person, moment)                     Actor with the roles held at `moment`
    sign_in(client, person)                   the client, signed in (alumni and staff have an account, the owner not)
    planned(scene, speaker=, voice=, …)       Conversation, planned, with an interviewer
    conversation(scene, state, said=, …)      Conversation in one of STATES; further arguments are those of `planned`
    answer(scene, conversation, answers)      None: the speaker answers the questions about consent
    fragment(scene, words, of=)               Fragment with one code; without `of` in a new mapped conversation
    offer(scene, words, …)                    Offer, laid before the speaker, not answered
    refused(scene, words, …)                  Offer that its speaker refused
    release(scene, words, audience=, …)       Release by its speaker
    withdrawn(scene, words, …)                Release that its speaker withdrew
    insight(scene, confirmed=, theme=)        Insight on two voices (alumna, opgave owner), one fragment against it
    change(scene, published=, because=)       Change in version 2, with a confirmed insight as its reason
    check(scene, of=, reported=)              Check of a published change in a cohort that runs version 2
    note(scene, of=)                          Note on a published change, with a NoteCopy per receiver
    posted(now)                               the mails that waited at `now`, delivered: what stands in the outbox since
    open_mail(client, purpose, object_id)     the page behind the newest mail link; the client holds the link from then

Of the cast: `scene.lead` plans and is no interviewer; `scene.interviewer` interviews; `scene.alumna` (organisation a)
speaks unless you say so; `scene.alumnus` is another one; `scene.owner` has no account. `scene.cohort` has finished,
`scene.running` runs. For all others: `scene.bureau` (`other_lead`, `hanneke`, `administrator`, `a.sponsor`,
`a.manager`, `a.participants`, `b.…`).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client

from leertraject.analysis import transcripts as reader
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.lookback import guides
from leertraject.lookback.commands import checks, coding, consent, conversations, insights, releases, transcripts
from leertraject.lookback.models import (
    Attribution,
    Audience,
    Check,
    Code,
    Codebook,
    Conversation,
    Fragment,
    Insight,
    Note,
    Offer,
    Part,
    Purpose,
    Release,
    Stance,
    Study,
    Verdict,
    Voice,
)
from leertraject.lookback.queries import texts
from leertraject.notices import links
from leertraject.notices.commands import delivering
from leertraject.notices.models import MailLink, Notice, NoticeState
from leertraject.people.models import Organisation, Person
from leertraject.people.tests.build import Bureau, actor, bureau, sign_in  # noqa: F401 (sign_in is for the tests)
from leertraject.programmes import commands as programmes
from leertraject.programmes.commands import Why
from leertraject.programmes.contents import BlockContent
from leertraject.programmes.models import BlockKind, Change, Cohort, Programme, Version

THEMES = ("opgaven_in_beeld", "luisteren")
YES = dict.fromkeys(Purpose.values, True)
WORDS = "Zonder gesprek in mijn agenda is het een formulier."
AGAINST = "Ik werk de kaart elke maand bij, ook zonder gesprek."
SAID = f"""Mirjam Kok: Wat heb je geprobeerd en weer losgelaten?
Els Vermeulen: Ik werk de kaart alleen bij als ik iemand moet spreken. {WORDS} En formulieren doe ik op vrijdag.
Mirjam Kok: Met een dag en een naam dus.
Els Vermeulen: Ja. Dan is het geen huiswerk meer, dan is het een afspraak. {AGAINST}"""


@dataclass(frozen=True, slots=True)
class Scene:
    """Who there is and what they work on."""

    moment: datetime
    bureau: Bureau
    programme: Programme
    version: Version
    cohort: Cohort
    running: Cohort
    study: Study
    codebook: Codebook

    @property
    def lead(self) -> Person:
        return self.bureau.lead

    @property
    def interviewer(self) -> Person:
        return self.bureau.interviewer

    @property
    def alumna(self) -> Person:
        return self.bureau.a.alumni[0]

    @property
    def alumnus(self) -> Person:
        return self.bureau.a.alumni[1]

    @property
    def owner(self) -> Person:
        return self.bureau.a.owner

    @property
    def organisation(self) -> Organisation:
        return self.bureau.a.organisation

    @property
    def leading(self) -> Actor:
        """The programme leader as an actor."""
        return actor(self.lead, self.moment)

    @property
    def asking(self) -> Actor:
        """The interviewer as an actor."""
        return actor(self.interviewer, self.moment)


def scene(moment: datetime) -> Scene:
    """Returns the people and what stands before the first conversation."""
    cast = bureau(moment)
    by = actor(cast.lead, moment)
    programme, version = _programme(by, moment)
    cohort = _cohort("Groep 5", version, date(2025, 9, 2), cast, (*cast.a.alumni, *cast.b.alumni), moment)
    programmes.finish_cohort(cohort=cohort, by=by, now=moment)
    people = (*cast.a.participants, *cast.b.participants)
    running = _cohort("Groep 6", version, date(2026, 4, 7), cast, people, moment)
    study = conversations.open_study(
        programme=programme, title="Terugblik op groep 5", question="Wat bleef er over?", by=by, now=moment
    )
    codebook = conversations.load_codebook(title="Codeboek", codes=guides.codes(), by=by, now=moment)
    return Scene(moment, cast, programme, version, cohort, running, study, codebook)


def planned(
    scene: Scene, *, speaker: Person | None = None, voice: str = Voice.ALUMNI, interviewer: Person | None = None,
    organisation: Organisation | None = None, planned_for: datetime | None = None, place: str = "Belgebouw, kamer 3",
    cohort: Cohort | None = None,
) -> Conversation:  # fmt: skip
    """Returns a conversation with a date a week ahead."""
    return conversations.plan_conversation(
        study=scene.study,
        speaker=speaker or scene.alumna,
        voice=voice,
        interviewer=interviewer or scene.interviewer,
        organisation=organisation or scene.organisation,
        cohort=cohort or (scene.cohort if voice == Voice.ALUMNI else None),
        planned_for=planned_for or scene.moment + timedelta(days=7),
        place=place,
        by=scene.leading,
        now=scene.moment,
    )


STATES = ("planned", "asked", "refused", "consented", "with_transcript", "mapped")


def conversation(
    scene: Scene, state: str = "planned", *, said: str = SAID, answers: dict[str, bool] | None = None, **of: object
) -> Conversation:
    """Returns a conversation in a state; `refused` is answered with three times no. `of`: arguments of `planned`."""
    depth = STATES.index(state)
    found = planned(scene, **of)
    if depth >= STATES.index("asked"):
        conversations.ask_consent(conversation=found, by=scene.leading, now=scene.moment)
    if state == "refused":
        answers = dict.fromkeys(Purpose.values, False)
    if depth >= STATES.index("refused"):
        answer(scene, found, answers or YES)
    if depth >= STATES.index("with_transcript"):
        transcripts.receive_transcript(
            conversation=found, read=reader.read_pasted(said), by=_interviewer(found, scene), now=scene.moment
        )
    if depth >= STATES.index("mapped"):
        map_speakers(scene, found)
    return Conversation.objects.get(pk=found.pk)


def answer(scene: Scene, of: Conversation, answers: dict[str, bool]) -> None:
    """The speaker answers the questions about consent."""
    consent.answer_consent(conversation=of, answers=answers, by=actor(of.speaker, scene.moment), now=scene.moment)


def map_speakers(scene: Scene, of: Conversation) -> None:
    """Says that the first voice in the file asks and the others speak."""
    labels = list(of.transcript.labels.all())
    parts = {label.pk: Part.SPEAKER for label in labels} | {labels[0].pk: Part.INTERVIEWER}
    transcripts.map_speakers(transcript=of.transcript, parts=parts, by=_interviewer(of, scene), now=scene.moment)


def fragment(
    scene: Scene, words: str = WORDS, *, of: Conversation | None = None, code: Code | None = None, **planning: object
) -> Fragment:
    """Returns these words, marked and coded. `planning`: arguments of `conversation`, for a new one."""
    of = of or conversation(scene, "mapped", **planning)
    by = _interviewer(of, scene)
    for turn in of.transcript.turns.filter(label__part=Part.SPEAKER):
        text = _text(of)[turn.begin : turn.end]
        if words in text:
            codes = [code or scene.codebook.codes.first()]
            return coding.mark_words(turn=turn, typed=words, codes=codes, by=by, now=scene.moment)
    raise ValueError(f"nobody said {words!r}")


def offer(scene: Scene, words: str = WORDS, **of: object) -> Offer:
    """Returns a fragment laid before its speaker, by mail link."""
    marked = fragment(scene, words, **of)
    by = _interviewer(marked.transcript.conversation, scene)
    return releases.offer_quote(fragment=marked, by=by, now=scene.moment)


def refused(scene: Scene, words: str = WORDS, **of: object) -> Offer:
    """Returns an offer that its speaker refused."""
    laid = offer(scene, words, **of)
    releases.refuse_quote(offer=laid, by=_speaker(laid, scene), now=scene.moment)
    return Offer.objects.get(pk=laid.pk)


def release(
    scene: Scene, words: str = WORDS, *, audience: str = Audience.TEAM, attribution: str = Attribution.NONE,
    until: date = date(2028, 4, 14), **of: object,
) -> Release:  # fmt: skip
    """Returns a quote that its speaker released."""
    laid = offer(scene, words, **of)
    made = releases.release_quote(
        offer=laid, audience=audience, attribution=attribution, until=until, by=_speaker(laid, scene), now=scene.moment
    )
    return Release.objects.get(pk=made.pk)


def withdrawn(scene: Scene, words: str = WORDS, **of: object) -> Release:
    """Returns a release that its speaker withdrew."""
    made = release(scene, words, **of)
    releases.withdraw_release(release=made, by=_speaker(made.offer, scene), now=scene.moment)
    return Release.objects.get(pk=made.pk)


def insight(scene: Scene, *, confirmed: bool = False, theme: str = "") -> Insight:
    """Returns an insight that an alumna and an opgave owner support, and that the alumna also contradicts."""
    first = conversation(scene, "mapped")
    second = conversation(scene, "mapped", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS)
    made = insights.write_insight(
        study=scene.study,
        claim="Een kaart blijft bij als er een gesprek op volgt",
        explanation="Wie iemand gaat spreken, kijkt eerst wat er staat.",
        counter="Eén persoon werkt zonder afspraak bij.",
        theme=theme,
        by=scene.asking,
        now=scene.moment,
    )
    for stance, words, of in (
        (Stance.SUPPORTS, WORDS, first),
        (Stance.SUPPORTS, WORDS, second),
        (Stance.CONTRADICTS, AGAINST, first),
    ):
        marked = fragment(scene, words, of=of)
        insights.add_support(insight=made, fragment=marked, stance=stance, by=scene.asking, now=scene.moment)
    if confirmed:
        insights.confirm_insight(insight=made, by=scene.leading, now=scene.moment)
    return Insight.objects.get(pk=made.pk)


def lose_owner(insight: Insight, scene: Scene) -> None:
    """The owner of an opgave withdraws the use of their words, so that an insight is left with one kind of voice."""
    talk = Conversation.objects.get(
        voice=Voice.OPGAVE_OWNERS, transcript__fragments__supports__insight=insight, speaker=scene.owner
    )
    answers = {**YES, Purpose.IMPROVEMENT: False}
    consent.answer_consent(conversation=talk, answers=answers, by=actor(scene.owner, scene.moment), now=scene.moment)


def change(scene: Scene, *, published: bool = False, because: Insight | None = None) -> Change:
    """Returns a change in version 2, with a confirmed insight as its reason."""
    because = because or insight(scene, confirmed=True)
    version = programmes.start_version(programme=scene.programme, by=scene.leading, now=scene.moment)
    edited = programmes.add_block(
        version=version,
        content=BlockContent(kind=BlockKind.SESSION, title="Aan tafel bij de opgavehouder", week=3, minutes=120),
        why=Why(title="Een afspraak met een naam", reason="Zonder afspraak raakt de kaart oud."),
        by=scene.leading,
        now=scene.moment,
    )
    insights.name_reason(change=edited.change, insight=because, by=scene.leading, now=scene.moment)
    if published:
        programmes.publish_version(version=version, by=scene.leading, now=scene.moment)
    return Change.objects.get(pk=edited.change.pk)


def check(scene: Scene, *, reported: bool = False, of: Change | None = None) -> Check:
    """Returns a check of a published change in a cohort that runs it."""
    of = of or change(scene, published=True)
    next_cohort = programmes.form_cohort(
        title="Groep 7", version=of.version, starts_on=date(2026, 9, 1), organisations=[scene.organisation],
        by=scene.leading, now=scene.moment,
    )  # fmt: skip
    made = checks.plan_check(
        change=of,
        cohort=next_cohort,
        measure="Hoeveel kaarten na drie maanden zijn bijgewerkt",
        helped_if="Meer dan de helft is bijgewerkt",
        due_on=date(2027, 1, 15),
        by=scene.leading,
        now=scene.moment,
    )
    if reported:
        checks.report_outcome(
            check=made,
            verdict=Verdict.NOT_HELPED,
            words="De afspraak werd vaak verzet.",
            people=12,
            by=scene.leading,
            now=scene.moment,
        )
    return Check.objects.get(pk=made.pk)


def note(scene: Scene, *, of: Change | None = None) -> Note:
    """Returns what was told back about a published change, with a copy per receiver."""
    of = of or change(scene, published=True)
    text = "In de volgende groep staat vanaf week drie een afspraak met een naam in de agenda."
    return checks.tell_back(change=of, text=text, by=scene.leading, now=scene.moment)


_WAITING = Prepared(lambda: Notice.objects.filter(state=NoticeState.WAITING).order_by("made_at", "pk"))


def posted(now: datetime) -> list[EmailMessage]:
    """Delivers what waits and returns the mails of this time."""
    before = len(mail.outbox)
    for notice in _WAITING.all():
        delivering.deliver(notice.pk, now=now)
    return mail.outbox[before:]


def open_mail(client: Client, purpose: str, object_id: object) -> HttpResponse:
    """Follows the newest link of a mail, as its receiver does, up to the page it leads to."""
    newest = MailLink.objects.filter(purpose=purpose, object_id=object_id).latest("made_at")
    return client.get(links.url(newest).removeprefix(settings.BASE_URL), follow=True)


def _programme(by: Actor, moment: datetime) -> tuple[Programme, Version]:
    programme = programmes.design_programme(
        title="Business partner", audience="Adviseurs", promise="Je kent de opgaven.", by=by, now=moment
    )
    version = programme.versions.get()
    for week, title in enumerate(("Kennismaken", "Op bezoek", "Terugkijken"), start=1):
        content = BlockContent(kind=BlockKind.SESSION, title=title, week=week, minutes=180)
        programmes.add_block(version=version, content=content, by=by, now=moment)
    # Every scene has themes to choose from.
    Version.objects.filter(pk=version.pk).update(themes=list(THEMES))
    programmes.publish_version(version=version, by=by, now=moment)
    return programme, Version.objects.get(pk=version.pk)


def _cohort(
    title: str, version: Version, starts_on: date, cast: Bureau, people: tuple[Person, ...], moment: datetime
) -> Cohort:
    by = actor(cast.lead, moment)
    places = [cast.a.organisation, cast.b.organisation]
    cohort = programmes.form_cohort(
        title=title, version=version, starts_on=starts_on, organisations=places, by=by, now=moment
    )
    for someone in people:
        where = places[0] if someone in (*cast.a.alumni, *cast.a.participants) else places[1]
        programmes.enrol(cohort=cohort, person=someone, organisation=where, by=by, now=moment)
    return cohort


def _interviewer(of: Conversation, scene: Scene) -> Actor:
    first = of.assignments.select_related("person").filter(task="interviewer").order_by("pk")[0]
    return actor(first.person, scene.moment)


def _speaker(laid: Offer, scene: Scene) -> Actor:
    return actor(laid.fragment.transcript.conversation.speaker, scene.moment)


def _text(of: Conversation) -> str:
    return texts.opened(of.transcript).text
