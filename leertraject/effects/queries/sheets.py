"""Sheets: what there is to choose from, and what a sheet would say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from leertraject.effects import rules
from leertraject.effects.models import (
    FrozenFigures,
    Publication,
    PublishedChange,
    PublishedCheck,
    PublishedInsight,
    Sheet,
    SheetChange,
    SheetInsight,
    SheetQuote,
)
from leertraject.effects.queries import figures
from leertraject.effects.queries.publications import Altered, Content, Line, Quote
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Attribution, Audience, ChangeReason, Check, Insight, Release, Study
from leertraject.lookback.queries import insights, quotes
from leertraject.people import queries as people
from leertraject.people.models import Organisation
from leertraject.programmes.examples import theme_name
from leertraject.programmes.models import Change, Cohort


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a sheet would say now. `copies` are the releases behind the quotes of each line, with the number of people
    who hold the role beside it (None when no role stands there)."""

    content: Content
    copies: tuple[tuple[tuple[Release, int | None], ...], ...]
    frozen: FrozenFigures | None


def visible_to(actor: Actor) -> QuerySet[Sheet]:
    """Returns the sheets that `actor` works on: who makes sheets all, and whoever made one that one.

    Each with how often it was `published`.
    """
    found = Sheet.objects.select_related("organisation", "study__programme").annotate(published=Count("publications"))
    found = found.order_by("-made_at", "pk")
    if actor.subject is None:
        return found.none()
    return found if rules.makes_sheets(actor) else found.filter(made_by=actor.subject)


def to_publish(actor: Actor) -> QuerySet[Sheet]:
    """Returns `visible_to`, each with the id of what was published of it last and when (`last`, `last_at`), or None."""
    made = Publication.objects.filter(sheet=OuterRef("pk")).order_by("-number")
    return visible_to(actor).annotate(last=Subquery(made.values("pk")[:1]), last_at=Subquery(made.values("at")[:1]))


def studies() -> QuerySet[Study]:
    """Returns the studies that have a confirmed insight."""
    return Study.objects.filter(insights__confirmation__isnull=False).select_related("programme").distinct()


def clients() -> QuerySet[Organisation]:
    """Returns the client organisations."""
    return Organisation.objects.all()


def cohorts_of(study: Study) -> QuerySet[Cohort]:
    """Returns the cohorts that a study is about, the newest first."""
    spoken = Q(pk__in=study.conversations.filter(cohort__isnull=False).values("cohort"))
    return Cohort.objects.filter(spoken).order_by("-starts_on", "title")


def insights_of(study: Study) -> list[Insight]:
    """Returns the confirmed insights of a study that may be read as they are, in order of their number."""
    found = Insight.objects.filter(study=study, confirmation__isnull=False).select_related("study").order_by("number")
    return insights.all_shown(found)


def fallen_from(sheet: Sheet) -> list[Insight]:
    """Returns the insights on a sheet that are not confirmed any more (one query)."""
    return list(
        Insight.objects.filter(pk__in=sheet.lines.values("insight"), confirmation__isnull=True).order_by("number")
    )


def lines_of(sheet: Sheet) -> list[SheetInsight]:
    """Returns the insights on a sheet in order, each with its quotes (two queries)."""
    return list(sheet.lines.select_related("insight__study", "insight__confirmation").prefetch_related("quotes"))


def quotes_for(sheet: Sheet, lines: Iterable[SheetInsight], *, today: date) -> dict[UUID, list[quotes.Quote]]:
    """Returns per insight the quotes that this client may read: living, and released for its people or for everyone."""
    return _under(_for_client(sheet, today=today), lines)


def _for_client(sheet: Sheet, *, today: date) -> "QuerySet[Any]":
    """A release stands here once for each insight that its fragment is `under`."""
    reach = Q(audience=Audience.PUBLIC) | Q(audience=Audience.ORGANISATION, organisation=sheet.organisation_id)
    living = quotes.living(today).annotate(under=F("offer__fragment__supports__insight"))
    return living.filter(reach, study=sheet.study_id).order_by("released_at", "pk")


def _under(releases: "QuerySet[Any]", lines: Iterable[SheetInsight]) -> dict[UUID, list[quotes.Quote]]:
    rows: dict[UUID, list[quotes.Quote]] = {line.insight_id: [] for line in lines}
    for quote in quotes.quotes(releases.filter(under__in=list(rows))):
        rows[quote.release.under].append(quote)  # type: ignore[attr-defined]
    return rows


def _chosen_for(sheet: Sheet, *, now: datetime, today: date) -> "QuerySet[Any]":
    """Those of `_for_client` that were chosen, each with how many `holders` the role beside it has now."""
    chosen = SheetQuote.objects.filter(line__sheet=sheet, line__insight=OuterRef("under"), release=OuterRef("pk"))
    role = Case(*(When(voice=voice, then=Value(kind)) for voice, (kind, _) in quotes.ROLE_OF_VOICE.items()))
    held = people.holders(OuterRef("role"), OuterRef("organisation"), now=now)
    found = _for_client(sheet, today=today).filter(Exists(chosen))
    return found.annotate(role=role).annotate(holders=Coalesce(Subquery(held), 0))


def changes_for(study: Study, chosen: Iterable[UUID]) -> list[tuple[Change, list[UUID]]]:
    """Returns the changes of published versions that name one of these insights, each with those that it names."""
    return [(change, [reason.insight_id for reason in named]) for change, named in _by_change(_reasons(chosen))]


def _reasons(chosen: Iterable[UUID]) -> QuerySet[ChangeReason]:
    named = ChangeReason.objects.filter(insight__in=list(chosen), change__version__publication__isnull=False)
    return named.select_related("change__version__programme").order_by(
        "change__version__number", "change__number", "pk"
    )


def _by_change(reasons: Iterable[ChangeReason]) -> list[tuple[Change, list[ChangeReason]]]:
    """Returns the changes as they may be read, each with those of these reasons that are its own."""
    changes: dict[UUID, tuple[Change, list[ChangeReason]]] = {}
    for reason in reasons:
        changes.setdefault(reason.change_id, (reason.change, []))[1].append(reason)
    insights.all_shown([change for change, _ in changes.values()])
    return list(changes.values())


def gathered(sheet: Sheet, *, now: datetime, today: date) -> Gathered:
    """Returns what a sheet would say when it were published now; nothing of it is saved (ten queries at most)."""
    lines = list(sheet.lines.select_related("insight__study", "insight__confirmation"))
    cohorts = list(Cohort.objects.filter(pk__in=sheet.cohorts.values("cohort")).order_by("starts_on", "title"))
    least, history = figures.before(sheet.study)
    decided = figures.decided(
        sheet.study, [cohort.pk for cohort in cohorts], [line.insight_id for line in lines], least, history, now=now
    )
    publication = Publication(
        sheet=sheet,
        organisation=sheet.organisation,
        study=sheet.study,
        title=sheet.title,
        intro=sheet.intro,
        ask=sheet.ask,
        cohorts=[cohort.title for cohort in cohorts],
        at=now,
    )
    found = _under(_chosen_for(sheet, now=now, today=today), lines)
    content = Content(
        publication,
        tuple(
            Line(
                _line(line, publication, position),
                tuple(_quote(quote, least.minimum) for quote in found[line.insight_id]),
            )
            for position, line in enumerate(lines, start=1)
        ),
        _altered(sheet, lines, publication),
        figures.frozen(decided, least) if isinstance(decided, FrozenFigures) else decided,
        least.minimum,
    )
    copies = tuple(
        tuple((quote.release, _holders(quote.release)) for quote in found[line.insight_id]) for line in lines
    )
    return Gathered(content, copies, decided if isinstance(decided, FrozenFigures) else None)


def _line(line: SheetInsight, publication: Publication, position: int) -> PublishedInsight:
    return PublishedInsight(
        publication=publication,
        insight=line.insight,
        position=position,
        theme=theme_name(line.insight.theme) if line.insight.theme else "",
        claim=line.claim,
        against=line.against,
    )


def _holders(release: Release) -> int | None:
    """Returns how many people hold the role beside a quote, or None when no role stands there."""
    if release.attribution != Attribution.ROLE or release.organisation_id is None:
        return None
    return release.holders  # type: ignore[attr-defined,no-any-return]


def _quote(quote: quotes.Quote, least: int) -> Quote:
    release = quote.release
    known = release.attribution != Attribution.ROLE or (_holders(release) or 0) >= least
    return Quote(quote.words, quote.shown_as if known else "", release.literal, release.noted)


def _altered(sheet: Sheet, lines: Sequence[SheetInsight], publication: Publication) -> tuple[Altered, ...]:
    places = {line.insight_id: place for place, line in enumerate(lines, start=1)}
    said = SheetChange.objects.filter(sheet=sheet, change=OuterRef("change")).values("said")
    named = _reasons(places).annotate(said=Subquery(said[:1])).filter(said__isnull=False)
    chosen = _by_change(named)
    checks: dict[UUID, list[Check]] = {change.pk: [] for change, _ in chosen}
    for check in insights.checks_of(checks):
        checks[check.change_id].append(check)
    return tuple(
        Altered(_change(change, named, places, publication), tuple(map(_check, checks[change.pk])))
        for change, named in chosen
    )


def _change(
    change: Change, named: Sequence[ChangeReason], places: dict[UUID, int], publication: Publication
) -> PublishedChange:
    return PublishedChange(
        publication=publication,
        change=change,
        version=change.version.number,
        number=change.number,
        title=change.title,
        what=change.what,
        reason=change.reason,
        said=named[0].said,  # type: ignore[attr-defined]
        because=sorted(places[reason.insight_id] for reason in named),
    )


def _check(check: Check) -> PublishedCheck:
    outcome = getattr(check, "outcome", None)
    return PublishedCheck(
        check_of=check,
        cohort=check.cohort.title,
        due_on=check.due_on,
        verdict=outcome.verdict if outcome else "",
        reported_at=outcome.at if outcome else None,
    )
