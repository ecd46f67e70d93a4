"""What asks for someone's answer, and what comes next: the start page, and nothing else on it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.assignments import showing, waiting
from leertraject.buddies import queries as buddies
from leertraject.effects.models import Publication
from leertraject.effects.queries import publications
from leertraject.feedback import queries as feedback
from leertraject.home import mending
from leertraject.home.matter import AT_MOST, Matter, day
from leertraject.joining import queries as joining
from leertraject.joining.models import JoinRequest
from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.models import (
    Assignment,
    ConsentAnswer,
    Conversation,
    Fragment,
    Offer,
    Task,
    Transcript,
)
from leertraject.lookback.queries import checks, conversations, fallbacks, insights
from leertraject.lookback.queries.places import Parts
from leertraject.lookback.queries.progress import Progress, progress
from leertraject.lookback.showing import due, next_step
from leertraject.lookback.showing.next_step import Next
from leertraject.notices import queries as notices
from leertraject.programmes.giving import seeing as giving
from leertraject.programmes.inviting import seeing as inviting
from leertraject.programmes.models import Cohort, Session
from leertraject.ui.number_words import capital, in_words

RUN_PROGRAMMES = ("programme_lead", "facilitator")
LAST_PUBLISHED = 3
LOOK_AHEAD = timedelta(days=14)
SOON = timedelta(days=28)  # in which a session asks whether one comes


def asks_answer(actor: Actor, parts: Parts, *, now: datetime) -> list[Matter]:
    """Returns what waits for this person, most pressing first, at most `AT_MOST` of each kind."""
    writes = parts.interviews or actor.has(*RUN_PROGRAMMES)
    return [
        *_unsure_mail(actor),
        *_joining(actor),
        *_invitations(actor, now=now),
        *_after_sessions(actor, now=now),
        *_groupmates(actor),
        *_assignments(actor, now=now),
        *(_quotes_to_answer(actor) if parts.speaks else ()),
        *(_consents_to_give(actor) if parts.speaks else ()),
        *(_conversations_to_work_on(actor, now=now) if parts.interviews else ()),
        *(mending.flagged_texts(actor, now=now) if writes else ()),
        *_insights_to_confirm(actor),
        *(mending.covered_texts(actor, now=now) if writes else ()),
        *_checks_due(actor, now=now),
    ]


def next_sessions(actor: Actor, *, now: datetime) -> list[Session]:
    """Returns the next session of each cohort in which this person takes part, or trains and is no administrator."""
    parts = ("participant",) if actor.has("administrator") else ("participant", "facilitator")
    cohorts, today = actor.cohorts(*parts), timezone.localdate(now)
    first: dict[object, Session] = {}
    for session in _COMING.all(cohorts=cohorts, today=today, person=actor.subject) if cohorts else ():
        first.setdefault(session.cohort_id, session)
    return list(first.values())


def _coming() -> QuerySet[Session]:
    others = giving.by_others(Actor(subject=prepared.uuid("person")))
    rows = Session.objects.filter(
        cohort__in=prepared.uuids("cohorts"), on__gte=prepared.day("today"), cancellation=None
    )
    return rows.select_related("cohort", "block").annotate(given_by_others=others).order_by("on")[:50]


_COMING = Prepared(_coming)


def published(actor: Actor) -> list[Publication]:
    """Returns what was published last for a sponsor, newest first (no query for anyone else)."""
    if not actor.has(*publications.READERS):
        return []
    return list(publications.visible_to(actor)[:LAST_PUBLISHED])


def _unsure_mail(actor: Actor) -> list[Matter]:
    found = notices.troubles(actor)[:AT_MOST]
    if not found:
        return []
    one = len(found) == 1
    mails = "één mail is niet zeker of hij" if one else f"{in_words(len(found))} mails is niet zeker of ze"
    return [
        Matter(
            day(found[0].state_at),
            f"Van {mails} aankwam" + ("" if one else "en"),
            "Jij beslist of zo'n mail opnieuw gaat.",
            "Bekijk de post",
            reverse("notices:sent"),
        )
    ]


def _invitations(actor: Actor, *, now: datetime) -> list[Matter]:
    """Sessions of the next four weeks to which someone was invited and did not say whether they come."""
    if not actor.has("participant", "facilitator"):
        return []
    today = timezone.localdate(now)
    found = inviting.unanswered(actor, first=today, last=today + SOON, most=AT_MOST)
    return [
        Matter(
            date_format(one.session.on, "j F"),
            f"Kom je naar ‘{one.session.block.title}’?",
            f"Bijeenkomst van {one.session.cohort.title}. Je kunt het later veranderen.",
            "Zeg of je komt",
            reverse("programmes:answer", args=[one.pk]),
        )
        for one in found
    ]


def _joining(actor: Actor) -> list[Matter]:
    """Groups for which someone asked by a link to join, and waits for a yes or a no."""
    waits: dict[Cohort, list[JoinRequest]] = {}
    for one in joining.waiting_for(actor):
        waits.setdefault(one.link.cohort, []).append(one)
    return [
        Matter(
            f"sinds {date_format(timezone.localtime(found[0].at), 'j F')}",
            f"{_who(len(found))} meedoen met {cohort.title}",
            "Kijk wie het is, en zeg ja of nee.",
            "Bekijk wie wacht",
            reverse("joining:links", args=[cohort.pk]),
        )
        for cohort, found in waits.items()
    ][:AT_MOST]


def _who(number: int) -> str:
    return "Iemand wil" if number == 1 else f"{capital(in_words(number))} mensen willen"


def _after_sessions(actor: Actor, *, now: datetime) -> list[Matter]:
    """Sessions that were held in the last days, and ask what one can do with them."""
    if not actor.has("participant", "alumnus"):
        return []
    return [
        Matter(
            date_format(one.on, "j F"),
            f"Wat kun je met ‘{one.block.title}’?",
            f"Vier korte vragen over de bijeenkomst van {one.cohort.title}. Niemand ziet of je antwoordt.",
            "Beantwoord de vragen",
            reverse("feedback:answer", args=[one.pk]),
        )
        for one in feedback.waiting(actor, now=now, most=AT_MOST)
    ]


def _groupmates(actor: Actor) -> list[Matter]:
    """Groupmates who ask whether one will be their buddy (one query, for who takes part)."""
    if not actor.has("participant"):
        return []
    return [
        Matter(
            day(one.at),
            f"{one.asker.name} vraagt of je maatje wilt zijn",
            f"Uit {one.cohort.title}. Nee zeggen mag, zonder reden.",
            "Zeg ja of nee",
            reverse("buddies:own", args=[one.cohort_id]),
        )
        for one in buddies.requests_to(actor)[:AT_MOST]
    ]


def _assignments(actor: Actor, *, now: datetime) -> list[Matter]:
    """Remarks that wait, what a groupmate asks one to read along, and assignments whose weeks run and of which nothing
    was handed in, soonest first."""
    if not actor.has("participant", "alumnus"):
        return []
    own, along = waiting.asks(actor, today=timezone.localdate(now))
    said = [
        Matter(
            day(first.at),
            f"Opmerkingen bij ‘{first.hand_in.work.block.title}’",
            f"{showing.who(first)} las wat je inleverde. {_remarks(number)}",
            "Lees en antwoord",
            reverse("assignments:work", args=[first.hand_in.work_id]),
        )
        for first, number in showing.waiting(waiting.remarks(actor))[:AT_MOST]
    ]
    read = [
        Matter(
            f"tot en met {date_format(one.until, 'j F')}",
            f"{one.writer} vraagt of je wilt meelezen",
            f"Met ‘{one.title}’. Nee zeggen mag, zonder reden.",
            "Lees mee of zeg nee",
            reverse("assignments:hand_in", args=[one.hand_in]),
        )
        for one in along[:AT_MOST]
    ]
    return [*said, *read] + [
        Matter(
            f"tot en met {date_format(one.until, 'j F')}",
            one.title,
            f"Opdracht van {one.group}. Wat je schrijft, ziet niemand tot je inlevert.",
            "Open de opdracht",
            showing.way(one),
        )
        for one in own[:AT_MOST]
    ]


def _remarks(number: int) -> str:
    return "Eén opmerking wacht op jou." if number == 1 else f"Er wachten {in_words(number)} opmerkingen op jou."


def _quotes_to_answer(actor: Actor) -> list[Matter]:
    offers = Offer.objects.filter(
        fragment__transcript__conversation__speaker=actor.subject,
        fragment__lapsed_at__isnull=True,
        refusal__isnull=True,
        release__isnull=True,
    )
    return [
        Matter(
            day(offer.offered_at),
            "Mogen wij een zin van jou gebruiken?",
            "Je leest je eigen woorden en beslist voor wie. Weigeren mag, zonder reden.",
            "Lees je woorden",
            reverse("lookback:quote", args=[offer.pk]),
        )
        for offer in offers.order_by("offered_at")[:AT_MOST]
    ]


def _consents_to_give(actor: Actor) -> list[Matter]:
    answered = ConsentAnswer.objects.filter(conversation=OuterRef("pk"))
    mine = Conversation.objects.filter(~Exists(answered), speaker=actor.subject, called_off__isnull=True)
    return [
        Matter(
            day(conversation.made_at),
            "Wat mogen wij doen met wat je vertelt?",
            "Drie vragen voor ons terugblikgesprek. Nee is ook goed.",
            "Kies per vraag",
            reverse("lookback:consent", args=[conversation.pk]),
        )
        for conversation in mine.order_by("made_at")[:AT_MOST]
    ]


def _conversations_to_work_on(actor: Actor, *, now: datetime) -> list[Matter]:
    """What an interviewer has to do: conversations that come near, and those that wait for a step of theirs."""
    found = _TO_WORK_ON.all(person=actor.subject, now=now, near=now + LOOK_AHEAD)
    known = progress(actor, found, now=now) if found else {}
    steps = [(conversation, next_step.next_step(conversation, known[conversation.pk])) for conversation in found]
    asks = [(one, step) for one, step in steps if step.mine or _comes(known[one.pk])]
    return [_conversation(conversation, step, known[conversation.pk]) for conversation, step in asks[:AT_MOST]]


def _waiting_for_a_step() -> "QuerySet[Any]":
    asking, then = conversations.ASKING, conversations.THEN
    mine = Assignment.objects.filter(conversation=OuterRef("pk"), person=asking.subject, task=Task.INTERVIEWER)
    text = Transcript.objects.filter(conversation=OuterRef("pk"))
    fragments = Fragment.objects.filter(transcript__conversation=OuterRef("pk"))
    near = ~Exists(text) & Q(planned_for__lte=prepared.moment("near"))
    waiting = (
        Conversation.objects.annotate(interviewed=Exists(mine.current(then)))
        .filter(Q(interviewed=True), near | (Exists(text) & ~Exists(fragments)))
        .filter(called_off__isnull=True, speaker__isnull=False)
        .select_related("speaker", "study__programme", *conversations.PLANNING)
    )
    return waiting.order_by("planned_for")[: 4 * AT_MOST]


_TO_WORK_ON = Prepared(_waiting_for_a_step)


def _comes(known: Progress) -> bool:
    return known.to_come and not known.transcript


def _conversation(conversation: Conversation, step: Next, known: Progress) -> Matter:
    name = conversation.speaker.name if conversation.speaker else "iemand die gewist is"
    when = "Dit gesprek komt eraan." if _comes(known) else "Het gesprek is geweest."
    # What needs a press of a button is pressed at the page of the conversation.
    by_link = step.mine and step.url
    return Matter(
        day(conversation.planned_for),
        f"{conversation}: {name}",
        f"{when} {step.words}.",
        step.do if by_link else "Open het gesprek",
        step.url if by_link else reverse("lookback:conversation", args=[conversation.pk]),
    )


def _insights_to_confirm(actor: Actor) -> list[Matter]:
    return [
        Matter(
            day(fallback.at),
            f"{fallback.insight} is niet meer bevestigd",
            f"{fallback.get_cause_display()} Kijk wat erop rust, en kies of je het opnieuw bevestigt.",
            "Bekijk het inzicht",
            reverse("lookback:insight", args=[fallback.insight_id]),
        )
        for fallback in fallbacks.to_confirm_again(actor)[:AT_MOST]
    ]


def _checks_due(actor: Actor, *, now: datetime) -> list[Matter]:
    today = timezone.localdate(now)
    waiting = checks.visible_to(actor).filter(outcome__isnull=True, due_on__lte=today + due.LOOK_AHEAD)
    found = list(waiting[:AT_MOST])
    insights.all_shown([check.change for check in found])
    return [
        Matter(
            f"{'sinds' if due.due(check, today).late else 'voor'} {date_format(check.due_on, 'j F')}",
            f"Hielp deze wijziging in {check.cohort}?",
            check.change.title,
            "Schrijf de uitkomst op",
            reverse("lookback:check", args=[check.pk]),
        )
        for check in found
    ]
