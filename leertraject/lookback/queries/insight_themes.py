"""The theme of an insight: which there are to choose from, and how many insights each has."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.models import Insight, Study
from leertraject.lookback.queries import insights
from leertraject.programmes import queries as programmes
from leertraject.programmes.examples import theme_name

# How an address says that an insight fits no theme.
NONE = "geen"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which insights someone wants to see: those of one theme in one study; "" is no theme. `numbers` are `counts`."""

    study: Study
    theme: str
    numbers: Mapping[UUID, Mapping[str, int]]


def themes_for(studies: Iterable[Study], *, kept: str = "") -> list[str]:
    """Returns the themes of the programmes of these studies, and the one that an insight has already (one query)."""
    found = programmes.themes_of(list(dict.fromkeys(study.programme_id for study in studies)))
    offered = dict.fromkeys(theme for several in found.values() for theme in several)
    return list(offered | ({kept: None} if kept else {}))


def check_theme(study: Study, theme: str, *, kept: str = "") -> None:
    """Raises NotAllowed for a theme that is not one of the programme of this study; `kept` stays allowed."""
    if not theme or theme == kept:
        return
    offered = themes_for([study])
    if theme in offered:
        return
    names = ", ".join(f"‘{theme_name(one)}’" for one in offered)
    programme = study.programme.title
    if not offered:
        raise NotAllowed(f"{programme} heeft geen thema's. Kies ‘Past bij geen thema’.")
    raise NotAllowed(f"Dit is geen thema van {programme}. Kies uit {names}, of kies ‘Past bij geen thema’.")


def insights_of(actor: Actor, chosen: Chosen | None) -> QuerySet[Insight]:
    """Returns the insights that `actor` may read, per study, the newest first: all, or those that were chosen."""
    found = insights.visible_to(actor).order_by("study__title", "study_id", "-number")
    return found.filter(study=chosen.study, theme=chosen.theme) if chosen else found


def counts(actor: Actor, studies: Collection[Study]) -> dict[UUID, dict[str, int]]:
    """Returns per study how many insights that `actor` may read each theme has; "" is no theme (two queries).

    First come the themes of the programme, in its order and also without an insight, then the others.
    """
    offered = programmes.themes_of(list({study.programme_id for study in studies}))
    found = {study.pk: dict.fromkeys(offered[study.programme_id], 0) for study in studies}
    readable = insights.visible_to(actor).filter(study__in=studies).values("pk")
    rows = Insight.objects.filter(pk__in=readable).order_by().values_list("study_id", "theme")
    for study, theme, number in rows.annotate(number=Count("pk")):
        found[study][theme] = number
    return found


def chosen(actor: Actor, study: str, theme: str) -> Chosen | None:
    """Returns which theme of which study an address asks for, None when it asks for all (three queries).

    Raises Http404 for a study of which `actor` reads no insight, and for a theme that it does not know.
    """
    if not study and not theme:
        return None
    try:
        first = insights.visible_to(actor).filter(study=UUID(study)).first()
    except ValueError:
        first = None
    wanted = "" if theme == NONE else theme
    if first is None or not theme:
        raise Http404
    numbers = counts(actor, [first.study])
    if wanted and wanted not in numbers[first.study_id]:
        raise Http404
    return Chosen(first.study, wanted, numbers)
