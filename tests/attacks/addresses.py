"""Every address of the product: each url of the url list, with every real identifier that fits in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from leertraject.assignments.models import Enclosure, HandIn, HandInReader, Remark, Work
from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.effects.models import Publication, Sheet
from leertraject.home.models import Pause
from leertraject.joining.models import JoinLink, JoinRequest
from leertraject.lookback.models import (
    Check,
    Code,
    Conversation,
    Fragment,
    Insight,
    NoteCopy,
    Offer,
    Study,
    Support,
    Trend,
    TrendSupport,
    Turn,
)
from leertraject.notices import feeds, leaving, links, streams
from leertraject.notices.models import CalendarFeed, MailLink, Notice
from leertraject.opgaven.models import Citation, Document, Interest, Opgave, OwnerCheck, ResidentQuestion
from leertraject.people.models import BrowserSession, Organisation, Passkey, Person, Role
from leertraject.programmes import examples
from leertraject.programmes.giving import plans
from leertraject.programmes.models import (
    Block,
    BlockKind,
    Change,
    Cohort,
    Enrolment,
    Grouping,
    Harvest,
    Programme,
    Session,
    SessionInvitation,
    Version,
)
from leertraject.reflections.models import Reflection, Share

Identifiers = dict[str, Any]


@dataclass(frozen=True)
class Address:
    """A url with identifiers filled in."""

    name: str
    path: str
    identifiers: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, name: str, identifiers: Identifiers) -> "Address":
        """Returns the address of a url with these identifiers."""
        return cls(name, reverse(name, kwargs=identifiers), tuple(sorted(identifiers.items())))


@cache
def url_names() -> dict[str, frozenset[str]]:
    """Returns every url name with the names of the identifiers in it."""
    return dict(_patterns(get_resolver(), "", frozenset()))


def addresses(names: Iterable[str] | None = None) -> list[Address]:
    """Returns every address in the database of now, in the order of the url list. Raises KeyError for an identifier
    that nobody knows: a new kind of page has to be added to `REAL`."""
    chosen = url_names() if names is None else {name: url_names()[name] for name in names}
    real = {wanted: list(REAL[wanted]()) for wanted in set(chosen.values())}
    return [Address.of(name, identifiers) for name, wanted in chosen.items() for identifiers in real[wanted]]


def _patterns(resolver: URLResolver, namespace: str, above: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for pattern in resolver.url_patterns:
        wanted = above | frozenset(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _patterns(pattern, inner, wanted)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", wanted


def _each(name: str, model: Any) -> tuple[frozenset[str], Callable[[], Iterator[Identifiers]]]:
    return frozenset({name}), lambda: ({name: key} for key in model.objects.values_list("pk", flat=True).order_by("pk"))


def _none() -> list[Identifiers]:
    return [{}]


def _versions() -> Iterator[Identifiers]:
    for programme, number in Version.objects.order_by("programme", "number").values_list("programme", "number"):
        yield {"programme_id": programme, "number": number}


def _kinds() -> Iterator[Identifiers]:
    return (of | {"kind": kind} for of in _versions() for kind in BlockKind.values)


def _blocks() -> Iterator[Identifiers]:
    rows = Block.objects.order_by("version", "position").values_list("version__programme", "version__number", "pk")
    return ({"programme_id": programme, "number": number, "block_id": key} for programme, number, key in rows)


def _changes() -> Iterator[Identifiers]:
    rows = Change.objects.order_by("version", "number").values_list("version__programme", "version__number", "number")
    return ({"programme_id": programme, "number": number, "change": change} for programme, number, change in rows)


def _opgaven() -> list[Opgave]:
    """Two of each organisation: the others of the demo are like them."""
    rows = Opgave.objects.order_by("organisation", "made_at", "pk")
    return [one for _, group in groupby(rows, key=lambda one: one.organisation_id) for one in islice(group, 2)]


def _of_opgaven(model: Any) -> Iterator[Any]:
    return iter(model.objects.filter(opgave__in=_opgaven()).order_by("pk"))


def _documents() -> Iterator[Any]:
    return iter(Document.objects.order_by("pk").values_list("pk", flat=True))


def _disciplines() -> Iterator[Identifiers]:
    return ({"opgave_id": one.pk, "discipline": "jur"} for one in _opgaven())


def _interests() -> Iterator[Identifiers]:
    return ({"opgave_id": one.opgave_id, "interest_id": one.pk} for one in _of_opgaven(Interest))


def _of_cohort(name: str, model: Any) -> Callable[[], Iterator[Identifiers]]:
    rows = model.objects.order_by("cohort", "pk").values_list("cohort", "pk")
    return lambda: ({"cohort_id": cohort, name: key} for cohort, key in rows.all())


def _asked() -> Iterator[Identifiers]:
    """What each group is asked: the assignments of its version, and what it has for itself."""
    of_versions = Block.objects.filter(kind=BlockKind.ASSIGNMENT, version__cohorts__isnull=False)
    own = Block.every.filter(cohort__isnull=False)
    rows = [*of_versions.values_list("version__cohorts", "pk"), *own.values_list("cohort", "pk")]
    return ({"cohort_id": cohort, "block_id": block} for cohort, block in sorted(rows))


def _parts() -> Iterator[Identifiers]:
    """The first part of every day that trainers made, or else of the one that the programme has."""
    for session in Session.objects.select_related("day_plan").prefetch_related("day_plan__parts", "block__activities"):
        for part in plans.of(session).parts[:1]:
            yield {"cohort_id": session.cohort_id, "session_id": session.pk, "key": part.key}


def _lines() -> Iterator[Identifiers]:
    rows = Harvest.objects.order_by("pk").values_list("session__cohort", "session", "pk")
    return ({"cohort_id": cohort, "session_id": session, "line": line} for cohort, session, line in rows)


def _supports() -> Iterator[Identifiers]:
    rows = Support.objects.order_by("pk").values_list("insight", "fragment")
    return ({"insight_id": insight, "fragment_id": fragment} for insight, fragment in rows)


def _on_cards() -> Iterator[Identifiers]:
    rows = TrendSupport.objects.order_by("pk").values_list("trend", "fragment")
    return ({"trend_id": trend, "fragment_id": fragment} for trend, fragment in rows)


def _turns() -> Iterator[Identifiers]:
    """Two turns of every text say the same as all."""
    rows = Turn.objects.filter(index__lte=2).order_by("transcript", "index")
    return (
        {"conversation_id": talk, "index": index}
        for talk, index in rows.values_list("transcript__conversation", "index")
    )


def _bases() -> Iterator[Identifiers]:
    """What one may ask of what rests on it."""
    asked = {"gesprek": Conversation, "fragment": Fragment, "code": Code, "inzicht": Insight, "wijziging": Change}
    for kind, model in asked.items():
        for key in model.objects.order_by("pk").values_list("pk", flat=True):
            yield {"kind": kind, "object_id": key}


def _tokens() -> Iterator[Identifiers]:
    return ({"token": links.token(link)} for link in MailLink.objects.order_by("pk"))


def _secrets() -> Iterator[Identifiers]:
    rows = CalendarFeed.objects.order_by("pk")
    return ({"secret": feeds.url(feed).rpartition("/")[2].removesuffix(".ics")} for feed in rows)


def _examples() -> Iterator[Identifiers]:
    return ({"example_id": key} for key in examples.examples())


CHOSEN: Identifiers = {"stream": streams.TALKS, "wish": "uit"}


def _leavings() -> Iterator[Identifiers]:
    stream = streams.BY_ID[streams.TALKS]
    return ({"leaving": leaving.secret(person.pk, stream)} for person in Person.objects.order_by("name")[:3])


REAL: dict[frozenset[str], Callable[[], Iterable[Identifiers]]] = dict(
    [
        (frozenset(), _none),
        _each("organisation_id", Organisation),
        _each("person_id", Person),
        _each("role_id", Role),
        _each("pause_id", Pause),
        _each("device_id", BrowserSession),
        _each("passkey_id", Passkey),
        _each("notice_id", Notice),
        _each("feed_id", CalendarFeed),
        (frozenset({"secret"}), _secrets),
        (frozenset({"leaving"}), _leavings),
        (frozenset({"leaving", "stream", "wish"}), lambda: ({**one, **CHOSEN} for one in _leavings())),
        (frozenset({"form"}), lambda: ({"form": form} for form in ("html", "docx", "pdf"))),
        (frozenset({"stream", "wish"}), lambda: iter([CHOSEN])),
        _each("conversation_id", Conversation),
        _each("fragment_id", Fragment),
        _each("offer_id", Offer),
        _each("copy_id", NoteCopy),
        _each("study_id", Study),
        _each("code_id", Code),
        _each("insight_id", Insight),
        _each("trend_id", Trend),
        _each("check_id", Check),
        _each("change_id", Change),
        _each("sheet_id", Sheet),
        _each("publication_id", Publication),
        _each("cohort_id", Cohort),
        _each("session_id", Session),
        _each("reflection_id", Reflection),
        _each("share_id", Share),
        _each("work_id", Work),
        _each("reader_id", HandInReader),
        _each("hand_in_id", HandIn),
        _each("remark_id", Remark),
        _each("enclosure_id", Enclosure),
        _each("link_id", JoinLink),
        (frozenset({"opgave_id"}), lambda: ({"opgave_id": one.pk} for one in _opgaven())),
        _each("document_id", Document),
        _each("citation_id", Citation),
        (frozenset({"document_id", "number"}), lambda: ({"document_id": key, "number": 2} for key in _documents())),
        (frozenset({"question_id"}), lambda: ({"question_id": one.pk} for one in _of_opgaven(ResidentQuestion))),
        _each("asked_id", OwnerCheck),
        (frozenset({"opgave_id", "discipline"}), _disciplines),
        (frozenset({"opgave_id", "interest_id"}), _interests),
        _each("request_id", JoinRequest),
        (frozenset({"cohort_id", "block_id"}), _asked),
        _each("programme_id", Programme),
        (frozenset({"cohort_id", "enrolment_id"}), _of_cohort("enrolment_id", Enrolment)),
        (frozenset({"cohort_id", "request_id"}), _of_cohort("request_id", BuddyRequest)),
        (frozenset({"cohort_id", "pair_id"}), _of_cohort("pair_id", BuddyPair)),
        (frozenset({"cohort_id", "grouping_id"}), _of_cohort("grouping_id", Grouping)),
        (frozenset({"cohort_id", "session_id"}), _of_cohort("session_id", Session)),
        (frozenset({"cohort_id", "session_id", "key"}), _parts),
        (frozenset({"cohort_id", "session_id", "line"}), _lines),
        _each("invitation_id", SessionInvitation),
        _each("session_id", Session),
        (frozenset({"programme_id", "number"}), _versions),
        (frozenset({"programme_id", "number", "kind"}), _kinds),
        (frozenset({"programme_id", "number", "block_id"}), _blocks),
        (frozenset({"programme_id", "number", "change"}), _changes),
        (frozenset({"insight_id", "fragment_id"}), _supports),
        (frozenset({"trend_id", "fragment_id"}), _on_cards),
        (frozenset({"conversation_id", "index"}), _turns),
        (frozenset({"kind", "object_id"}), _bases),
        (frozenset({"token"}), _tokens),
        (frozenset({"example_id"}), _examples),
    ]
)


def ids(address: Address) -> set[UUID]:
    """Returns the identifiers in an address that are of an object."""
    return {value for _, value in address.identifiers if isinstance(value, UUID)}
