"""Sheets: what there is to choose from, and what a sheet would say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from leertraject.effects import rules
from leertraject.effects.models import (
    FrozenFigures,
    Publication,
    PublishedChange,
    PublishedCheck,
    PublishedInsight,
    Sheet,
    SheetInsight,
)
from leertraject.effects.queries import figures
from leertraject.effects.queries.publications import Altered, Content, Line, Quote
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Attribution, Audience, ChangeReason, Check, Insight, Release, Study
from leertraject.lookback.queries import insights, quotes
from leertraject.people import queries as people
from leertraject.people.models import Organisation, Person
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
    """Returns the sheets that `actor` works on: who makes sheets all, and whoever made one that one."""
    found = Sheet.objects.select_related("organisation", "study__programme").annotate(published=Count("publications"))
    found = found.order_by("-made_at", "pk")
    if actor.subject is None:
        return found.none()
    return found if rules.makes_sheets(actor) else found.filter(made_by=actor.subject)


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
    reach = Q(audience=Audience.PUBLIC) | Q(audience=Audience.ORGANISATION, organisation=sheet.organisation_id)
    rows: dict[UUID, list[quotes.Quote]] = {line.insight_id: [] for line in lines}
    # A release stands here once for each insight that its fragment is under.
    living = quotes.living(today).annotate(under=F("offer__fragment__supports__insight"))
    living = living.filter(reach, under__in=list(rows), study=sheet.study_id).order_by("released_at", "pk")
    for quote in quotes.quotes(living):
        rows[quote.release.under].append(quote)  # type: ignore[attr-defined]
    return rows


def changes_for(study: Study, chosen: Iterable[UUID]) -> list[tuple[Change, list[UUID]]]:
    """Returns the changes of published versions that name one of these insights, each with those that it names."""
    named = ChangeReason.objects.filter(insight__in=list(chosen), change__version__publication__isnull=False)
    named = named.select_related("change__version__programme").order_by(
        "change__version__number", "change__number", "pk"
    )
    changes: dict[UUID, tuple[Change, list[UUID]]] = {}
    for reason in named:
        changes.setdefault(reason.change_id, (reason.change, []))[1].append(reason.insight_id)
    insights.all_shown([change for change, _ in changes.values()])
    return list(changes.values())


def gathered(sheet: Sheet, *, now: datetime, today: date) -> Gathered:
    """Returns what a sheet would say when it were published now; nothing of it is saved."""
    lines = lines_of(sheet)
    cohorts = list(Cohort.objects.filter(pk__in=sheet.cohorts.values("cohort")).order_by("starts_on", "title"))
    least = figures.rules()
    decided = figures.decided(
        sheet.study, [cohort.pk for cohort in cohorts], [line.insight_id for line in lines], least, now=now
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
    found = quotes_for(sheet, lines, today=today)
    shown = [_line(line, found[line.insight_id], publication, position) for position, line in enumerate(lines, start=1)]
    holders = _holders((quote.release for _, chosen in shown for quote in chosen), now=now)
    content = Content(
        publication,
        tuple(Line(row, tuple(_quote(quote, holders, least.minimum) for quote in chosen)) for row, chosen in shown),
        _altered(sheet, lines, publication),
        figures.frozen(decided, least) if isinstance(decided, FrozenFigures) else decided,
        least.minimum,
    )
    copies = tuple(tuple((quote.release, holders.get(quote.release.pk)) for quote in chosen) for _, chosen in shown)
    return Gathered(content, copies, decided if isinstance(decided, FrozenFigures) else None)


def _line(
    line: SheetInsight, found: Sequence[quotes.Quote], publication: Publication, position: int
) -> tuple[PublishedInsight, list[quotes.Quote]]:
    theme = theme_name(line.insight.theme) if line.insight.theme else ""
    row = PublishedInsight(
        publication=publication,
        insight=line.insight,
        position=position,
        theme=theme,
        claim=line.claim,
        against=line.against,
    )
    chosen = {quote.release_id for quote in line.quotes.all()}
    return row, [quote for quote in found if quote.release.pk in chosen]


def _holders(releases: Iterable[Release], *, now: datetime) -> dict[UUID, int]:
    """Returns how many people hold the role beside these quotes, for those with a role (a query per kind of role)."""
    counted: dict[tuple[str, UUID], int] = {}
    found = {}
    for release in releases:
        if release.attribution != Attribution.ROLE or release.organisation_id is None:
            continue
        kind, _ = quotes.ROLE_OF_VOICE.get(release.voice, ("", ""))  # type: ignore[call-overload]
        key = (kind, release.organisation_id)
        if key not in counted:
            counted[key] = people.role_holders(kind, release.organisation_id, now=now) if kind else 0
        found[release.pk] = counted[key]
    return found


def _quote(quote: quotes.Quote, holders: dict[UUID, int], least: int) -> Quote:
    known = quote.release.attribution != Attribution.ROLE or holders.get(quote.release.pk, 0) >= least
    release = quote.release
    return Quote(quote.words, quote.shown_as if known else "", release.literal, release.noted)


def _altered(sheet: Sheet, lines: Sequence[SheetInsight], publication: Publication) -> tuple[Altered, ...]:
    places = {line.insight_id: place for place, line in enumerate(lines, start=1)}
    said = {row.change_id: row.said for row in sheet.changes.all()}
    chosen = [(change, named) for change, named in changes_for(sheet.study, places) if change.pk in said]
    checks: dict[UUID, list[Check]] = {change.pk: [] for change, _ in chosen}
    for check in insights.checks_of(checks):
        checks[check.change_id].append(check)
    return tuple(
        Altered(_change(change, named, said[change.pk], places, publication), tuple(map(_check, checks[change.pk])))
        for change, named in chosen
    )


def _change(
    change: Change, named: Sequence[UUID], said: str, places: dict[UUID, int], publication: Publication
) -> PublishedChange:
    return PublishedChange(
        publication=publication,
        change=change,
        version=change.version.number,
        number=change.number,
        title=change.title,
        what=change.what,
        reason=change.reason,
        said=said,
        because=sorted(places[insight] for insight in named),
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


def last_published(sheet: Sheet) -> Publication | None:
    """Returns what was published last of a sheet that knows how often it was `published` (no query when never)."""
    return sheet.publications.order_by("-number").first() if sheet.published else None  # type: ignore[attr-defined]


def changer(sheet: Sheet) -> str:
    """Returns the name of who last changed a sheet, or "" when that is not known any more."""
    found = Person.objects.filter(pk=sheet.changed_by) if sheet.changed_by else Person.objects.none()
    return found.values_list("name", flat=True).first() or ""
