"""What was published, for whom."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from leertraject.analysis import disclosure
from leertraject.effects import counting, rules
from leertraject.effects.models import Publication, PublishedChange, PublishedCheck, PublishedInsight, PublishedQuote
from leertraject.effects.queries import figures
from leertraject.kernel.actors import Actor
from leertraject.notices import queries as notices
from leertraject.privacy import boxes

# Who reads publications of their organisation (matrix row `publicatie`); for others nothing is published yet.
READERS = ("sponsor",)
# The kind of the mail that says so to them.
TOLD = "effects.published"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote on a page; without words it has ended."""

    words: str
    shown_as: str
    literal: bool
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An insight on a page with its quotes."""

    row: PublishedInsight
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Altered:
    """A change on a page with its checks."""

    row: PublishedChange
    checks: tuple[PublishedCheck, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that stands on a page, published or not yet. `minimum` is the one that holds now."""

    publication: Publication
    lines: tuple[Line, ...]
    changes: tuple[Altered, ...]
    figures: counting.Figures | None
    minimum: int


def visible_to(actor: Actor) -> QuerySet[Publication]:
    """Returns the publications that `actor` may read, newest first: who makes sheets all, whoever published one that
    one, and a sponsor what was published to their organisation (matrix row `publicatie`).

    Of what was taken back a sponsor may know that, and no more (`readable_to`). `replaced` says whether there is a
    newer one of the same sheet.
    """
    newer = Publication.objects.filter(sheet=OuterRef("sheet"), number__gt=OuterRef("number"), retraction__isnull=True)
    found = Publication.objects.select_related("organisation", "study__programme", "figures", "retraction")
    found = found.annotate(replaced=Exists(newer)).order_by("-at", "pk")
    if actor.subject is None:
        return found.none()
    if rules.makes_sheets(actor):
        return found
    reach = Q(by=actor.subject)
    # The strictest rule: nothing is published for trainers, so who also trains reads nothing as a sponsor.
    if not actor.has("facilitator"):
        reach |= Q(organisation__in=actor.organisations(*READERS))
    return found.filter(reach)


def readable_to(actor: Actor) -> QuerySet[Publication]:
    """Returns the publications whose content `actor` may read: of what was taken back only who makes sheets, and
    whoever published it."""
    found = visible_to(actor)
    return found if rules.makes_sheets(actor) else found.filter(Q(retraction__isnull=True) | Q(by=actor.subject))


def may_read(actor: Actor, publication: Publication) -> bool:
    """Says whether `actor`, who sees a publication, may read its content (no query)."""
    mine = publication.by is not None and publication.by == actor.subject
    return not publication.is_taken_back or mine or rules.makes_sheets(actor)


def newer(actor: Actor, publication: Publication) -> Publication | None:
    """Returns the newest publication of the same sheet that came in place of this one, if any."""
    after = readable_to(actor).filter(sheet=publication.sheet_id, number__gt=publication.number)
    return after.filter(retraction__isnull=True).order_by("-number").first()


def mails(publication: Publication) -> Counter[str | None]:
    """Returns how the mails about a publication went: how many in which state (one query)."""
    return Counter(notices.about(publication.pk, kind=TOLD).order_by().values_list("state", flat=True))


def reads(actor: Actor) -> bool:
    """Says whether there is a list of publications for this person (no query for who makes sheets)."""
    return rules.makes_sheets(actor) or (actor.has(*READERS) and visible_to(actor).exists())


def content(publication: Publication, *, today: date, least: disclosure.Rules | None = None) -> Content:
    """Returns what a publication says: frozen, without what has ended since (at most six queries).

    `least` are the rules of now, when they are at hand.
    """
    return contents([publication], today=today, least=least or figures.rules())[0]


def contents(publications: Sequence[Publication], *, today: date, least: disclosure.Rules) -> list[Content]:
    """Returns what each of some publications says (at most five queries for all of them)."""
    lines = Prefetch("lines", queryset=PublishedInsight.objects.select_related("insight__confirmation"))
    quotes = Prefetch("lines__quotes", queryset=PublishedQuote.objects.order_by("pk"))
    prefetch_related_objects(publications, lines, quotes, "changes__checks")
    shown = [quote for one in publications for line in one.lines.all() for quote in line.quotes.all()]
    keys = boxes.open_boxes([quote.box for quote in shown if not quote.ended_at])
    return [
        Content(
            one,
            tuple(
                Line(line, tuple(_quote(quote, keys, least.minimum, today) for quote in line.quotes.all()))
                for line in one.lines.all()
            ),
            tuple(Altered(change, tuple(change.checks.all())) for change in one.changes.all()),
            figures.frozen(one.figures, least),
            least.minimum,
        )
        for one in publications
    ]


def showing(actor: Actor, insights: Collection[UUID], releases: Collection[UUID]) -> QuerySet[Publication]:
    """Returns the publications that `actor` may read and that show one of these insights, or a living copy of one of
    these quotes."""
    lines = Q(lines__insight__in=list(insights))
    lines |= Q(lines__quotes__release__in=list(releases), lines__quotes__ended_at__isnull=True)
    return visible_to(actor).filter(pk__in=Publication.objects.filter(lines).values("pk"))


def beside(actor: Actor, publication: Publication) -> QuerySet[Publication]:
    """Returns the other publications of the same study for the same client that `actor` may read, newest first."""
    same = readable_to(actor).filter(organisation=publication.organisation_id, study=publication.study_id)
    return same.exclude(pk=publication.pk).order_by("-number")


def other(actor: Actor, publication: Publication, wanted: str) -> Publication | None:
    """Returns the publication to lay beside this one: the wanted one, by id, else the one before it, if any."""
    if not wanted:
        return beside(actor, publication).filter(number__lt=publication.number).first()
    try:
        return beside(actor, publication).filter(pk=UUID(wanted)).first()
    except ValueError:
        return None


def _quote(quote: PublishedQuote, keys: dict[UUID, boxes.Opened], least: int, today: date) -> Quote:
    key = keys.get(quote.box)
    if quote.ended_at or key is None or quote.until < today:
        return Quote("", "", True)
    known = quote.holders is None or quote.holders >= least
    shown_as = key.unseal(quote.shown_as, field="shown_as") if known else ""
    return Quote(key.unseal(quote.words, field="words"), shown_as, quote.literal, quote.noted)
