"""Conversations, and what someone may do with them."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.models import Assignment, ConsentAnswer, Conversation, Purpose, Study, Task

# What happened to a plan: one row each, or none.
PLANNING = ("preparation", "called_off")
# Who asks, and when, in a query that is prepared.
ASKING, THEN = Actor(subject=prepared.uuid("person")), prepared.moment("now")
_TASKS = Prepared(
    lambda: (
        Assignment.objects.filter(conversation=prepared.uuid("conversation"), person=ASKING.subject)
        .current(THEN)
        .values_list("task", flat=True)
    )
)
_ANSWERS = Prepared(
    lambda: (
        ConsentAnswer.objects.filter(conversation=prepared.uuid("conversation"))
        .order_by("id")
        .values_list("purpose", "granted")
    )
)


def planned_for(actor: Actor, *, now: datetime) -> QuerySet[Conversation]:
    """Returns the conversations of which `actor` may know that they are planned: a programme leader all of
    those that they lead, an interviewer the own ones, a speaker the own ones (matrix row `terugblik_uitnodiging`)."""
    if actor.subject is None:
        return Conversation.objects.none()
    found = Conversation.objects.select_related("speaker", "organisation", "cohort", "study__programme", *PLANNING)
    mine = Assignment.objects.filter(conversation=OuterRef("pk"), person=actor.subject, task=Task.INTERVIEWER)
    own = Q(Exists(mine.current(now))) | Q(speaker=actor.subject)
    if leads(actor):
        # The strictest rule: who also stands on the employer's side of an organisation sees nothing more there.
        own |= _led(actor) & ~Q(organisation__in=actor.organisations("sponsor", "line_manager"))
    return found.filter(own)


def own(actor: Actor, *, now: datetime) -> QuerySet[Conversation]:
    """Returns the conversations that `actor` interviews or speaks in; nobody interviews themselves."""
    if actor.subject is None:
        return Conversation.objects.none()
    mine = Assignment.objects.filter(conversation=OuterRef("pk"), person=actor.subject, task=Task.INTERVIEWER)
    return Conversation.objects.filter(Q(Exists(mine.current(now))) | Q(speaker=actor.subject))


def readable_for(actor: Actor, *, now: datetime) -> QuerySet[Conversation]:
    """Returns the conversations whose text `actor` may read: own ones, and those assigned as interviewer
    (matrix row `terugblikgesprek`)."""
    if actor.subject is None:
        return Conversation.objects.none()
    mine = Assignment.objects.filter(conversation=OuterRef("pk"), person=actor.subject, task=Task.INTERVIEWER)
    found = Conversation.objects.select_related("speaker", "organisation", "cohort", "study__programme", "transcript")
    return found.filter(Q(Exists(mine.current(now))) | Q(speaker=actor.subject))


def worked_on_by(actor: Actor, *, now: datetime) -> QuerySet[Conversation]:
    """Returns the conversations that `actor` interviews in; a speaker does not code the own conversation."""
    if actor.subject is None:
        return Conversation.objects.none()
    mine = Assignment.objects.filter(conversation=OuterRef("pk"), person=actor.subject, task=Task.INTERVIEWER)
    found = Conversation.objects.select_related("speaker", "organisation", "cohort", "study__programme")
    return found.select_related("transcript__coding_finish").filter(Exists(mine.current(now)))


def leads(actor: Actor) -> bool:
    """Says whether `actor` plans conversations and sees the list of them; never as an administrator as well."""
    return actor.has("programme_lead") and not actor.has("administrator")


def _led(actor: Actor) -> Q:
    """The conversations of what `actor` leads: the whole bureau, an organisation, a cohort, or some of these."""
    led = Q(pk__in=[])
    for role in actor.held:
        if role.kind == "programme_lead":
            limits = {"organisation": role.organisation, "cohort": role.cohort}
            limits = {name: value for name, value in limits.items() if value}
            led |= Q(**limits) if limits else ~Q(pk__in=[])
    return led


def spoken_by(actor: Actor) -> QuerySet[Conversation]:
    """Returns the conversations in which `actor` speaks."""
    found = Conversation.objects.select_related("speaker", "organisation", "cohort", "study__programme", "transcript")
    found = found.select_related(*PLANNING)
    return found.filter(speaker=actor.subject) if actor.subject else found.none()


def interviewers(conversations: QuerySet[Conversation], *, now: datetime) -> QuerySet[Conversation]:
    """Returns these conversations, each with its current `interviewers` (one query more)."""
    held = Assignment.objects.filter(task=Task.INTERVIEWER).current(now).select_related("person").order_by("id")
    return conversations.prefetch_related(Prefetch("assignments", queryset=held, to_attr="interviewers"))


def tasks_of(actor: Actor, conversation: Conversation, *, now: datetime) -> frozenset[str]:
    """Returns the tasks that `actor` has at this conversation now."""
    if actor.subject is None:
        return frozenset()
    return frozenset(_TASKS.all(conversation=conversation.pk, person=actor.subject, now=now))


def consents(conversation: Conversation) -> dict[str, bool]:
    """Returns the newest answer per purpose; a purpose without an answer is left out."""
    return dict(_ANSWERS.all(conversation=conversation.pk))


def improving(conversations: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Returns those of these conversations whose newest answer on use for improvement is yes."""
    return saying(conversations).filter(improves=True)  # type: ignore[misc]


def saying(conversations: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Returns these conversations, each with the newest answer on use for improvement for `improves`."""
    answers = ConsentAnswer.objects.filter(conversation=OuterRef("pk"), purpose=Purpose.IMPROVEMENT).order_by("-id")
    return conversations.annotate(improves=Subquery(answers.values("granted")[:1]))


def improves(conversation: Conversation) -> bool:
    """Says whether the newest answer on use for improvement is yes (no query for one of `saying`)."""
    if hasattr(conversation, "improves"):
        return bool(conversation.improves)
    return consents(conversation).get(Purpose.IMPROVEMENT, False)


def interviews_in(actor: Actor, study: Study, *, now: datetime) -> bool:
    """Says whether `actor` is an interviewer in this study."""
    if actor.subject is None:
        return False
    found = Assignment.objects.filter(conversation__study=study, person=actor.subject, task=Task.INTERVIEWER)
    return found.current(now).exists()


def studies_for(actor: Actor, *, now: datetime) -> QuerySet[Study]:
    """Returns the studies whose insights `actor` may work on: programme leaders and trainers all, interviewers own."""
    found = Study.objects.select_related("programme").order_by("title")
    if actor.has("programme_lead", "facilitator"):
        return found
    if actor.subject is None:
        return found.none()
    mine = Assignment.objects.filter(conversation__study=OuterRef("pk"), person=actor.subject, task=Task.INTERVIEWER)
    return found.filter(Exists(mine.current(now)))
