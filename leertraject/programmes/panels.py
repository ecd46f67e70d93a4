"""What a package above this one shows on pages of this one.

A panel gets the request and a list of subjects (changes, or cohorts) and returns HTML per subject, so that a page
with many changes still costs a fixed number of queries:

    panels.register("change_reasons", fn)   # under "Waarom", after the reason in words
    panels.register("change_checks", fn)    # under "Wat de toets zei"
    panels.register("cohort_checks", fn)    # section "Toetsen" on the page of a cohort
    panels.register("cohort_certificate", fn)   # beside "Deze groep is afgerond", for who took part
    panels.register("cohort_shared", fn)    # section "Met jou gedeeld" on the page of a cohort
    panels.register("cohort_assignments", fn)   # section "Opdrachten" on the page of a cohort
    panels.register("cohort_feedback", fn)  # section "Na de bijeenkomst" on the page of a cohort
    panels.register("cohort_buddies", fn)   # under "De groep" on the page of a cohort, for who takes part
    panels.register("cohort_stopped", fn)   # under "Gestopt" on the page of a cohort
    panels.register("cohort_joining", fn)   # under "De groep" on the page of a cohort
    panels.register("session_feedback", fn)     # the same on the page of a session for who gives it
    panels.register("session_questions", fn)    # the same on the page of a session for who was invited

    def fn(request, subjects): return {subject.pk: SafeString, …}   # leave out what has nothing to show

The panel itself decides what this person may see. Register in `AppConfig.ready`; a name is registered once.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

Panel = Callable[[HttpRequest, Sequence[Any]], Mapping[uuid.UUID, SafeString]]

NAMES = (
    "change_reasons",
    "change_checks",
    "cohort_checks",
    "cohort_certificate",
    "cohort_shared",
    "cohort_assignments",
    "cohort_feedback",
    "cohort_buddies",
    "cohort_stopped",
    "cohort_joining",
    "session_feedback",
    "session_questions",
)
_registered: dict[str, Panel] = {}


def register(name: str, panel: Panel) -> None:
    """Registers a panel. Raises ValueError for an unknown name."""
    if name not in NAMES:
        raise ValueError(f"there is no panel {name!r}; there are {', '.join(NAMES)}")
    _registered[name] = panel


def shown(name: str, request: HttpRequest, subjects: Sequence[Any]) -> Mapping[uuid.UUID, SafeString]:
    """Returns the HTML per subject; empty when nobody registered this panel or there is nothing to show."""
    panel = _registered.get(name)
    return panel(request, subjects) if panel and subjects else {}
