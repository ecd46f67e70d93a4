"""Insights, what they rest on, and the change that follows."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.commands import fallbacks, flags, stepping
from leertraject.lookback.models import (
    ChangeReason,
    Fallback,
    Fragment,
    Insight,
    InsightConfirmation,
    Stance,
    StepKind,
    Study,
    Support,
    Transcript,
)
from leertraject.lookback.queries import conversations, flagged, insight_themes, insights
from leertraject.lookback.queries import stepping as steps
from leertraject.programmes.models import Change


@transaction.atomic
def write_insight(
    *, study: Study, claim: str, explanation: str, counter: str, theme: str = "", by: Actor, now: datetime
) -> Insight:
    """Writes a draft insight; without `theme` it fits none.

    Raises NotAllowed without the task, for words that are not released, and for a theme of another programme.
    """
    rules.check_may_write(by, conversations.interviews_in(by, study, now=now))
    insight_themes.check_theme(study, theme)
    insights.check_words(study, claim, explanation, counter)
    Study.objects.select_for_update().get(pk=study.pk)
    last = study.insights.aggregate(last=Max("number"))["last"] or 0
    insight = Insight.objects.create(
        study=study,
        number=last + 1,
        claim=claim.strip(),
        explanation=explanation.strip(),
        counter=counter.strip(),
        theme=theme,
        made_at=now,
        made_by=by.subject,
    )
    logbook.record("write_insight", by=by, now=now, on=insight)
    return insight


@transaction.atomic
def revise_insight(
    *, insight: Insight, revision: int, claim: str, explanation: str, counter: str, theme: str, by: Actor, now: datetime
) -> Insight:
    """Rewrites an insight that `by` read at `revision`. It may keep a theme that the programme dropped since.

    Raises Conflict when someone else rewrote it since, NotAllowed as `write_insight` does.
    """
    rules.check_may_write(by, conversations.interviews_in(by, insight.study, now=now))
    kept = Insight.objects.select_for_update().get(pk=insight.pk)
    if kept.revision != revision:
        raise Conflict("Iemand anders heeft dit inzicht intussen veranderd. Jouw tekst staat er nog.")
    insights.check_words(insight.study, claim, explanation, counter)
    insight_themes.check_theme(insight.study, theme, kept=kept.theme)
    if hasattr(kept, "confirmation") and not counter.strip():
        raise NotAllowed("Een bevestigd inzicht houdt een antwoord op wat het tegenspreekt.")
    texts = {"claim": claim.strip(), "explanation": explanation.strip(), "counter": counter.strip()}
    for field, several in flagged.fields(kept).items():
        flagged.check_stays_gone(getattr(kept, field), several, texts[field])
    kept.claim, kept.explanation, kept.counter = texts["claim"], texts["explanation"], texts["counter"]
    kept.theme = theme
    kept.revision += 1
    kept.changed_at, kept.changed_by = now, by.subject
    kept.save(update_fields=["claim", "explanation", "counter", "theme", "revision", "changed_at", "changed_by"])
    flags.settle_flags(row=kept, fields=texts, now=now)
    logbook.record("revise_insight", by=by, now=now, on=kept)
    return kept


@transaction.atomic
def begin_insight(
    *,
    study: Study,
    claim: str,
    explanation: str,
    counter: str,
    theme: str = "",
    fragment: Fragment | None,
    by: Actor,
    now: datetime,
) -> Insight:
    """Writes an insight that its first fragment supports at once, if one is given. Raises NotAllowed."""
    texts = {"claim": claim, "explanation": explanation, "counter": counter}
    insight = write_insight(study=study, **texts, theme=theme, by=by, now=now)
    if fragment is not None:
        add_support(insight=insight, fragment=fragment, stance=Stance.SUPPORTS, by=by, now=now)
    return insight


@transaction.atomic
def add_support(*, insight: Insight, fragment: Fragment, stance: str, by: Actor, now: datetime) -> Support:
    """Lets a fragment support or contradict an insight; again with another stance changes it. Whoever did it can take
    it back, see `stepping`.

    Raises NotAllowed unless `by` interviews in the fragment's conversation, and for another study.
    """
    if fragment.transcript is None or fragment.lapsed_at:
        raise NotAllowed("Dit fragment telt niet meer mee.")
    conversation = fragment.transcript.conversation
    tasks = conversations.tasks_of(by, conversation, now=now)
    rules.check_may_code(by, tasks, conversations.consents(conversation))
    if fragment.study_id != insight.study_id:
        raise NotAllowed("Dit fragment hoort bij een ander onderzoek.")
    transcript, kept = stepping.hold(fragment)
    before = _said(insight, kept)
    support, _ = Support.objects.update_or_create(
        insight=insight, fragment=fragment, defaults={"stance": stance, "at": now, "by": by.subject}
    )
    _note("add_support", insight, kept, transcript, before, stance, by=by, now=now)
    return support


@transaction.atomic
def drop_support(*, support: Support, by: Actor, now: datetime) -> None:
    """Takes a fragment from under an insight; whoever did it can take it back. Raises NotAllowed."""
    fragment = support.fragment
    if fragment.transcript is None:
        raise NotAllowed("Dit fragment telt niet meer mee.")
    rules.check_may_interview(by, conversations.tasks_of(by, fragment.transcript.conversation, now=now))
    transcript, kept = stepping.hold(fragment)
    before = _said(support.insight, kept)
    Support.objects.filter(insight=support.insight, fragment=kept).delete()
    _note("drop_support", support.insight, kept, transcript, before, "", by=by, now=now)


@transaction.atomic
def set_stance(*, insight: Insight, fragment: Fragment, stance: str, by: Actor, now: datetime) -> None:
    """Lets a fragment say this of an insight; "" takes it from under it. Raises NotAllowed."""
    there = Support.objects.filter(insight=insight, fragment=fragment).first()
    if stance:
        add_support(insight=insight, fragment=fragment, stance=stance, by=by, now=now)
    elif there:
        drop_support(support=there, by=by, now=now)


def _said(insight: Insight, fragment: Fragment) -> str:
    """Returns what a fragment says of an insight now; "" for nothing."""
    found = Support.objects.filter(insight=insight, fragment=fragment).values_list("stance", flat=True)
    return found.first() or ""


def _note(
    verb: str, insight: Insight, fragment: Fragment, transcript: Transcript, before: str, after: str, *, by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    stepping.note_step(
        kind=StepKind.SUPPORT,
        verb=verb,
        fragment=fragment,
        transcript=transcript,
        before=steps.said_of(fragment, insight, before),
        after=steps.said_of(fragment, insight, after),
        on=insight,
        by=by,
        now=now,
    )
    fallbacks.keep_true(study=insight.study, by=by, now=now)


@transaction.atomic
def confirm_insight(*, insight: Insight, by: Actor, now: datetime) -> None:
    """Confirms a draft. Raises NotAllowed for one voice, without counter-evidence, or with an open flag."""
    kept = Insight.objects.select_for_update(no_key=True).get(pk=insight.pk)
    flagged = insights.open_flags(kept.study).filter(object_id=kept.pk).count()
    rules.check_may_confirm(by, insights.counts(kept), kept.counter, flagged)
    if InsightConfirmation.objects.filter(insight=insight).exists():
        raise NotAllowed("Dit inzicht is al bevestigd.")
    InsightConfirmation.objects.create(insight=insight, at=now, by=by.subject)
    Fallback.objects.filter(insight=insight, settled_at__isnull=True).update(settled_at=now, settled_by=by.subject)
    logbook.record("confirm_insight", by=by, now=now, on=insight)


@transaction.atomic
def name_reason(*, change: Change, insight: Insight, by: Actor, now: datetime) -> ChangeReason:
    """Names a confirmed insight as the reason of a change in a draft version. Raises NotAllowed."""
    confirmed = InsightConfirmation.objects.filter(insight=insight).exists()
    rules.check_may_name_reason(by, change.version.published, confirmed)
    if change.version.programme_id != insight.study.programme_id:
        raise NotAllowed("Deze wijziging hoort bij een ander leertraject.")
    if flagged.fields(change):
        raise NotAllowed("In deze wijziging staan woorden die zijn ingetrokken. Verwoord haar eerst anders.")
    insights.check_words(insight.study, change.title, change.what, change.reason, quotes_allowed=False)
    reason, made = ChangeReason.objects.get_or_create(
        change=change, insight=insight, defaults={"at": now, "by": by.subject}
    )
    if made:
        logbook.record("name_reason", by=by, now=now, on=change)
    return reason
