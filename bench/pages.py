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
