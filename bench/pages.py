"""Which pages are measured. One line per page; it is shown in this order.

`url` is an address, or a function that finds one in the demo once Django is loaded. `who` is a role of `RoleKind`
(the first account by name that holds it now), or "" for a visitor.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """A page as somebody sees it."""

    name: str
    url: str | Callable[[], str]
    who: str = ""


def first(model: str, url_name: str, *, argument: str = "pk", **where: object) -> Callable[[], str]:
    """Returns a function that gives the page of the first row of a model: `first("lookback.Insight", "…:insight")`."""

    def find() -> str:
        from django.apps import apps
        from django.urls import reverse

        row = apps.get_model(model).objects.filter(**where).order_by("pk").first()
        return reverse(url_name, args=[getattr(row, argument)])

    return find


def running(url_name: str, *, session: bool = False) -> Callable[[], str]:
    """Returns a function that gives a page of the cohort that has most people, or of its session with a day of its own
    or else its first one."""

    def find() -> str:
        from django.apps import apps
        from django.db.models import Count
        from django.urls import reverse

        cohorts = apps.get_model("programmes.Cohort").objects.filter(finish__isnull=True)
        cohort = cohorts.annotate(people=Count("enrolments")).order_by("-people", "pk")[0]
        if not session:
            return reverse(url_name, args=[cohort.pk])
        planned = cohort.sessions.order_by("-day_plan", "on")[0]
        return reverse(url_name, args=[cohort.pk, planned.pk])

    return find


WORKED_ON: dict[str, Any] = {"transcript__isnull": False, "assignments__person__roles__kind": "programme_lead"}

PAGES = (
    Page("who sees what", "/wie-ziet-wat/"),
    Page("sign in", "/inloggen/"),
    Page("today, participant", "/", "participant"),
    Page("notebook", "/notitieboek/", "participant"),
    Page("today, programme lead", "/", "programme_lead"),
    Page("who sees what, signed in", "/wie-ziet-wat/", "programme_lead"),
    Page("programmes", "/programmas/", "programme_lead"),
    Page("programme", first("programmes.Programme", "programmes:programme"), "programme_lead"),
    Page("cohort", first("programmes.Cohort", "programmes:cohort"), "programme_lead"),
    Page("cohort, trainer", running("programmes:cohort"), "facilitator"),
    Page("day of a session", running("programmes:day_plan", session=True), "facilitator"),
    Page("subgroups", running("programmes:subgroups"), "facilitator"),
    Page("assignments of a cohort", running("assignments:of_group"), "facilitator"),
    Page("own assignments", "/opdrachten/", "participant"),
    Page("which mail one gets", "/post/keuze/", "participant"),
    Page("conversations", "/gesprekken/", "programme_lead"),
    Page("conversation", first("lookback.Conversation", "lookback:conversation", **WORKED_ON), "programme_lead"),
    Page("workbench", first("lookback.Conversation", "lookback:workbench", **WORKED_ON), "programme_lead"),
    Page("quotes", "/citaten/", "programme_lead"),
    Page("insights", "/inzichten/", "programme_lead"),
    Page("insight", first("lookback.Insight", "lookback:insight"), "programme_lead"),
    Page("trail of an insight", first("lookback.Insight", "lookback:trail"), "programme_lead"),
    Page("trend cards", "/vooruitblik/", "programme_lead"),
    Page("trend card", first("lookback.Trend", "lookback:trend"), "programme_lead"),
    Page("checks", "/toetsen/", "programme_lead"),
    Page("sent mail", "/post/", "programme_lead"),
)
