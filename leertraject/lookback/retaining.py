"""When texts, consents and invitations go, and what they wait for."""

from datetime import date, datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, Greatest, TruncDate

from leertraject.kernel.ending import DAY, NEVER, Ending
from leertraject.lookback.commands import forgetting
from leertraject.lookback.models import ConsentAnswer, Conversation, Move, NoteCopy, Release, Withdrawal
from leertraject.lookback.queries import reminders
from leertraject.lookback.queries.progress import ASKED
from leertraject.notices import guarding


def register() -> None:
    """Tells `notices` which mails and reminders are how we know that someone was asked; called once, at start."""
    guarding.register((ASKED, reminders.OF_CONSENT), _to_answer)
    guarding.register((reminders.OFFERED, reminders.OF_QUOTE), lambda now: reminders.quotes_to_answer().values("pk"))
    guarding.register((reminders.OF_TALK, *_ABOUT_A_TALK), _to_come)


_ABOUT_A_TALK = ("lookback.preparation", "lookback.moved", "lookback.called_off")


def _to_answer(now: datetime) -> "QuerySet[Any]":
    return reminders.consents_to_give().order_by().values("pk")


def _to_come(now: datetime) -> "QuerySet[Any]":
    return Conversation.objects.filter(planned_for__gt=now).order_by().values("pk")


def _texts(now: datetime, began: date | None) -> "QuerySet[Any]":
    """Conversations with a text or notes. One that came in before its planned day was held when it came in."""
    talks = Conversation.objects.filter(Q(transcript__isnull=False) | Q(holding__isnull=False))
    came = Coalesce("transcript__received_at", "holding__begun_at")
    held = Case(When(planned_for__lte=came, then=F("planned_for")), default=came)
    return talks.annotate(start=TruncDate(held, output_field=DAY), waits=NEVER)


def _agreed(now: datetime, began: date | None) -> "QuerySet[Any]":
    """Conversations about which something was answered. A consent is in use as long as there is a text, are notes, or
    lives a quote: its tie to the speaker is sealed, but the tally says of which speaker it can only be."""
    talks = Conversation.objects.filter(Exists(ConsentAnswer.objects.filter(conversation=OuterRef("pk"))))
    newest = ConsentAnswer.objects.filter(conversation=OuterRef("pk")).order_by().values("conversation")
    made = F("made_at")
    last = Greatest(
        Subquery(newest.annotate(last=Max("at")).values("last")),
        Coalesce("planned_for", made),
        Coalesce("text_gone_at", made),
        Coalesce(Subquery(_ended().values("last")), made),
        made,
    )
    rests = Q(transcript__isnull=False) | Q(holding__isnull=False) | Exists(_living())
    waits = ExpressionWrapper(rests, output_field=BooleanField())
    return talks.annotate(start=TruncDate(last, output_field=DAY), waits=waits)


def _living() -> "QuerySet[Any]":
    return Release.objects.filter(
        withdrawal__isnull=True, study=OuterRef("study"), offer__fragment__tally=OuterRef("tally")
    ).order_by()


def _ended() -> "QuerySet[Any]":
    ended = Withdrawal.objects.filter(
        release__study=OuterRef("study"), release__offer__fragment__tally=OuterRef("tally")
    )
    return ended.order_by().values("release__study").annotate(last=Max("at"))


def _invited(now: datetime, began: date | None) -> "QuerySet[Any]":
    """Conversations about which nothing was answered; one that is still to come waits."""
    answered = Exists(ConsentAnswer.objects.filter(conversation=OuterRef("pk")))
    talks = Conversation.objects.filter(~answered, transcript__isnull=True, holding__isnull=True)
    return talks.annotate(start=TruncDate("made_at", output_field=DAY), waits=_is_to_come(now))


def _plans(now: datetime, began: date | None) -> "QuerySet[Any]":
    """Conversations that still say where, or that they moved."""
    moved = Exists(Move.objects.filter(conversation=OuterRef("pk")))
    talks = Conversation.objects.filter(~Q(place="") | moved)
    return talks.annotate(start=TruncDate("made_at", output_field=DAY), waits=_is_to_come(now))


def _is_to_come(now: datetime) -> ExpressionWrapper:
    # Without a day the comparison says neither yes nor no.
    return ExpressionWrapper(Q(planned_for__isnull=False) & Q(planned_for__gt=now), output_field=BooleanField())


def _told(now: datetime, began: date | None) -> "QuerySet[Any]":
    return NoteCopy.objects.annotate(start=TruncDate("note__made_at", output_field=DAY), waits=NEVER)


_TEXT = "Transcript SpeakerLabel Turn TranscriptEdit Holding Jotting CodingFinish CodingStep Memo"

ENDINGS = (
    Ending(
        kind="terugblikgesprek",
        models=("lookback.Conversation", *(f"lookback.{name}" for name in _TEXT.split())),
        rows=_texts,
        end=forgetting.forget_texts,
        owner="speaker",
        what="de tekst van een gesprek, of de aantekeningen erbij",
    ),
    Ending(
        kind="toestemming",
        models=("lookback.Conversation", "lookback.ConsentAnswer"),
        rows=_agreed,
        end=forgetting.forget_conversations,
        owner="speaker",
        what="wat je antwoordde op de vragen om toestemming, en dat je bent gevraagd",
    ),
    Ending(
        kind="terugblik_uitnodiging",
        models=("lookback.Conversation", "lookback.Assignment", "lookback.Preparation", "lookback.CalledOff"),
        rows=_invited,
        end=forgetting.forget_conversations,
        owner="speaker",
        what="dat je voor een gesprek bent gevraagd",
    ),
    Ending(
        kind="terugblik_uitnodiging",
        models=("lookback.Conversation", "lookback.Move"),
        rows=_plans,
        end=forgetting.forget_plans,
        owner="speaker",
        what="waar het gesprek was, en of het verzet is",
    ),
    Ending(
        kind="terugblik_uitnodiging",
        models=("lookback.NoteCopy",),
        rows=_told,
        end=forgetting.forget_note_copies,
        owner="receiver",
        what="dat wij je vertelden wat er veranderde",
    ),
)
_AT_ONCE = "ends in the command that ends a release: words, key and the tie to the speaker go in that transaction"
_COUNTED = (
    "goes with the text, save a place without words and the tally under an insight: what was counted stays counted"
)
ELSEWHERE = {
    **dict.fromkeys(("lookback.Release", "lookback.Withdrawal"), _AT_ONCE),
    **dict.fromkeys(
        ("lookback.Offer", "lookback.Refusal"), "no words and no person; leads to nobody once the text has gone"
    ),
    **dict.fromkeys(("lookback.Fragment", "lookback.Coding"), _COUNTED),
}
