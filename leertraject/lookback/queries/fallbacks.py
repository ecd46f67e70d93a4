"""Insights that lost their confirmation by themselves."""

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Fallback, Insight
from leertraject.lookback.queries import insights
from leertraject.people import rules as people


def to_confirm_again(actor: Actor) -> list[Fallback]:
    """Returns the insights that are no longer confirmed, for who may confirm them, oldest first.

    One that waits to be rewritten is not among them: that comes first, and it asks for that already.
    """
    if not people.leads(actor):
        return []
    waiting = insights.visible_to(actor).filter(flagged=False)  # type: ignore[misc]
    found = Fallback.objects.filter(settled_at__isnull=True, insight__in=waiting.values("pk"))
    return list(found.select_related("insight").order_by("at", "pk"))


def fallback_of(insight: Insight) -> Fallback | None:
    """Returns why and when an insight of `visible_to` that has `fallen` lost its confirmation (no query for others)."""
    if not getattr(insight, "fallen", False):
        return None
    return Fallback.objects.filter(insight=insight, settled_at__isnull=True).first()
