"""Two people change the same session at once: what stands there now beside what was typed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from leertraject.programmes import queries, showing
from leertraject.programmes.forms.plain import RevisedWordsForm
from leertraject.programmes.models import Session
from leertraject.programmes.views.asking import actor_of
from leertraject.ui.conflicts import NOTHING_LOST, was_first


def both(
    request: HttpRequest, session: Session, form: RevisedWordsForm, fresh: Callable[[], RevisedWordsForm]
) -> dict[str, Any]:
    """Returns what a page says when someone else was first; `fresh` makes the form of what stands there now. Saving
    again is then a choice."""
    session.refresh_from_db()
    form.at_revision(session.revision)
    edit = queries.last_edit(actor_of(request), session, "arrange_session", "move_session")
    return {
        "submit": "Bewaar wat jij typte",
        "status": 409,
        "conflict": was_first("deze bijeenkomst", *edit),
        "after": NOTHING_LOST,
        "there": showing.differences(fresh(), form),
        "choices": [
            {"text": "Laat staan wat er nu staat", "url": reverse("programmes:cohort", args=[session.cohort_id])},
            {"text": "Begin opnieuw met wat er nu staat", "url": request.path},
        ],
    }
