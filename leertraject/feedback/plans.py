"""Where else someone wrote what they mean to do: a package above tells, for this one does not know the notebook.

plans.register(fn)   # fn(person, now) gives the address of the page, "" when there is no plan
"""

import uuid
from collections.abc import Callable
from datetime import datetime

Plan = Callable[[uuid.UUID, datetime], str]
_plans: list[Plan] = []


def register(plan: Plan) -> None:
    """Adds a place to look; the same one is not added twice."""
    if plan not in _plans:
        _plans.append(plan)


def elsewhere(person: uuid.UUID, *, now: datetime) -> str:
    """Returns the address of a page with a plan of this person, "" when nobody knows one."""
    return next(filter(None, (plan(person, now) for plan in _plans)), "")
