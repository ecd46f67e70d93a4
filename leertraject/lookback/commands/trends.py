"""Trend cards: written, laid under fragments, and answered with a change of the programme."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.commands import flags
from leertraject.lookback.models import Fragment, Insight, Study, Trend, TrendChange, TrendSupport
from leertraject.lookback.queries import conversations, flagged, insights, trends
from leertraject.programmes.models import Change


@transaction.atomic
def write_trend(
    *, study: Study, title: str, coming: str, module: str, insight: Insight | None, by: Actor, now: datetime
) -> Trend:
    """Writes a trend card. Raises NotAllowed without the task, for words that are not released, and for an insight of
    another study."""
    rules.check_may_write_trend(by, conversations.interviews_in(by, study, now=now))
    insights.check_words(study, title, coming, module)
    _check_same_study(study, insight)
    Study.objects.select_for_update().get(pk=study.pk)
    last = Trend.objects.filter(study=study).aggregate(last=Max("number"))["last"] or 0
    trend = Trend.objects.create(
        study=study,
        number=last + 1,
        title=title.strip(),
        coming=coming.strip(),
        module=module.strip(),
        insight=insight,
        made_at=now,
        made_by=by.subject,
    )
    logbook.record("write_trend", by=by, now=now, on=trend)
    return trend


@transaction.atomic
def begin_trend(
    *,
    study: Study,
    title: str,
    coming: str,
    module: str,
    insight: Insight | None,
    fragment: Fragment | None,
    by: Actor,
    now: datetime,
) -> Trend:
    """Writes a card with its first fragment already on it, if one is given. Raises NotAllowed."""
    trend = write_trend(study=study, title=title, coming=coming, module=module, insight=insight, by=by, now=now)
    if fragment is not None:
        lay_under_trend(trend=trend, fragment=fragment, by=by, now=now)
    return trend


@transaction.atomic
def revise_trend(
    *,
    trend: Trend,
    revision: int,
    title: str,
    coming: str,
    module: str,
    insight: Insight | None,
    by: Actor,
    now: datetime,
) -> Trend:
    """Rewrites a card that `by` read at `revision`.

    Raises Conflict when someone else rewrote it since, NotAllowed as `write_trend` does.
    """
    rules.check_may_write_trend(by, conversations.interviews_in(by, trend.study, now=now))
    kept = Trend.objects.select_for_update().get(pk=trend.pk)
    if kept.revision != revision:
        raise Conflict("Iemand anders heeft deze kaart intussen veranderd. Jouw tekst staat er nog.")
    insights.check_words(trend.study, title, coming, module)
    _check_same_study(trend.study, insight)
    texts = {"title": title.strip(), "coming": coming.strip(), "module": module.strip()}
    for field, several in flagged.fields(kept).items():
        flagged.check_stays_gone(getattr(kept, field), several, texts[field])
    kept.title, kept.coming, kept.module = texts["title"], texts["coming"], texts["module"]
    kept.insight = insight
    kept.revision += 1
    kept.changed_at, kept.changed_by = now, by.subject
    kept.save(update_fields=["title", "coming", "module", "insight", "revision", "changed_at", "changed_by"])
    flags.settle_flags(row=kept, fields=texts, now=now)
    logbook.record("revise_trend", by=by, now=now, on=kept)
    return kept


@transaction.atomic
def lay_under_trend(*, trend: Trend, fragment: Fragment, by: Actor, now: datetime) -> TrendSupport:
    """Lays a fragment under a card; a second time changes nothing.

    Raises NotAllowed unless `by` interviews in the fragment's conversation, and for another study.
    """
    if fragment.transcript is None or fragment.lapsed_at:
        raise NotAllowed("Dit fragment telt niet meer mee.")
    conversation = fragment.transcript.conversation
    tasks = conversations.tasks_of(by, conversation, now=now)
    rules.check_may_code(by, tasks, conversations.consents(conversation))
    if fragment.study_id != trend.study_id:
        raise NotAllowed("Dit fragment hoort bij een ander onderzoek.")
    # Held, so that the speaker does not withdraw or the interviewer unmark it at this moment.
    if Fragment.objects.select_for_update().filter(pk=fragment.pk).first() is None:
        raise NotAllowed("Dit fragment is er niet meer. Iemand haalde het intussen weg.")
    support, made = TrendSupport.objects.get_or_create(
        trend=trend, fragment=fragment, defaults={"at": now, "by": by.subject}
    )
    if made:
        logbook.record("lay_under_trend", by=by, now=now, on=trend, about=conversation.speaker_id)
    return support


@transaction.atomic
def take_from_trend(*, support: TrendSupport, by: Actor, now: datetime) -> None:
    """Takes a fragment from under a card. Raises NotAllowed."""
    transcript = support.fragment.transcript
    if transcript is None:
        raise NotAllowed("Dit fragment telt niet meer mee.")
    rules.check_may_interview(by, conversations.tasks_of(by, transcript.conversation, now=now))
    logbook.record("take_from_trend", by=by, now=now, on=support.trend, about=transcript.conversation.speaker_id)
    support.delete()


@transaction.atomic
def answer_trend(*, trend: Trend, change: Change, by: Actor, now: datetime) -> TrendChange:
    """Names a change in a draft version as the answer to a trend. Raises NotAllowed."""
    rules.check_may_answer_trend(by, change.version.published, trends.people(trend))
    if change.version.programme_id != trend.study.programme_id:
        raise NotAllowed("Deze wijziging hoort bij een ander leertraject.")
    if flagged.fields(change):
        raise NotAllowed("In deze wijziging staan woorden die zijn ingetrokken. Verwoord haar eerst anders.")
    insights.check_words(trend.study, change.title, change.what, change.reason, quotes_allowed=False)
    answer, made = TrendChange.objects.get_or_create(trend=trend, change=change, defaults={"at": now, "by": by.subject})
    if made:
        logbook.record("answer_trend", by=by, now=now, on=change)
    return answer


def _check_same_study(study: Study, insight: Insight | None) -> None:
    if insight is not None and insight.study_id != study.pk:
        raise NotAllowed("Dit inzicht hoort bij een ander onderzoek.")
