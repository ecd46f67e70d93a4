"""Two versions of a programme side by side."""

import uuid
from collections import defaultdict
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from leertraject.people.access import signed_in
from leertraject.programmes import comparing, panels, queries, showing, wordings
from leertraject.programmes.forms.programmes import TwoVersionsForm
from leertraject.programmes.models import Change
from leertraject.programmes.views.asking import actor_of

Reason = tuple[Change, SafeString | None]


@require_safe
@signed_in
def comparison(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """What differs between two versions, block by block, each with its reasons."""
    seen, blocks, changes = queries.compared(actor_of(request), programme_id, _numbers(request))
    chosen = [one for one in reversed(seen) if one.number in blocks]
    context = {
        "programme": seen[0].programme,
        "form": TwoVersionsForm(
            initial={"van": chosen[0].number, "naar": chosen[-1].number}, numbers=[one.number for one in seen]
        ),
        "choice": len(seen) > 1,
    }
    if len(chosen) == 2:
        old, new = chosen
        found = comparing.comparison((old, blocks[old.number]), (new, blocks[new.number]), changes)
        reasons = reasons_of(request, changes)
        context |= {
            "head": f"Versie {old.number} naast versie {new.number}",
            "old": old,
            "new": new,
            "found": found,
            "summary": comparing.summary(found),
            "whole_reasons": reasons[seen[0].programme_id],
            "compared": [
                (one, comparing.standing(one), *_shown(one), reasons[one.block.lineage]) for one in found.blocks
            ],
        }
    return render(request, "programmes/comparison.html", context)


def _numbers(request: HttpRequest) -> list[int]:
    """Returns the numbers in the address. Raises Http404 for anything else."""
    typed = [request.GET[name] for name in ("van", "naar") if name in request.GET]
    if not all(number.isascii() and number.isdigit() and len(number) < 5 for number in typed):
        raise Http404
    return [int(number) for number in typed]


def _shown(one: comparing.Compared) -> tuple[str, str]:
    return showing.week(one.block), showing.meta(one.block)


def reasons_of(request: HttpRequest, changes: Sequence[Change]) -> dict[uuid.UUID, list[Reason]]:
    """Returns per block, by lineage, why it changed: in words as they may be read, with the insights behind it."""
    rows = wordings.shown(changes)
    insights = panels.shown("change_reasons", request, rows)
    found: dict[uuid.UUID, list[Reason]] = defaultdict(list)
    for row in rows:
        found[row.lineage].append((row, insights.get(row.pk)))
    return found
