"""Sheets in which withdrawn words were covered, for who may say it in other words."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from leertraject.effects import rules
from leertraject.effects.models import Sheet, SheetChange, SheetInsight
from leertraject.effects.queries import sheets
from leertraject.kernel.actors import Actor
from leertraject.lookback.queries import covering

# Where nobody is asked to say it otherwise, and why.
STAYS = dict.fromkeys(
    ("effects.publication", "effects.retraction", "effects.publishedinsight", "effects.publishedchange"),
    "what a client read lies frozen",
)
ASKED = ("effects.sheet", "effects.sheetinsight", "effects.sheetchange")
TABLES = {model._meta.db_table for model in (Sheet, SheetInsight, SheetChange)}
AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sheet with covered words. `first_step`: they stand in its own texts, otherwise in what it rests on."""

    sheet: Sheet
    first_step: bool


def waiting(actor: Actor) -> list[Waiting]:
    """Returns the sheets with covered words, newest first, for who makes sheets (one query)."""
    if not rules.makes_sheets(actor):
        return []
    lines = SheetInsight.objects.filter(_gone("claim", "against"), sheet=OuterRef("pk"))
    changes = SheetChange.objects.filter(_gone("said"), sheet=OuterRef("pk"))
    own = _gone("title", "intro", "ask")
    found = sheets.visible_to(actor).filter(own | Exists(lines) | Exists(changes))[:AT_MOST]
    return [Waiting(sheet, covering.GONE in f"{sheet.title} {sheet.intro} {sheet.ask}") for sheet in found]


def _gone(*fields: str) -> Q:
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__contains": covering.GONE})
    return found
