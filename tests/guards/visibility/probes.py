"""What a package tells about a data kind, so that the requests can be generated."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau
from leertraject.privacy.matrix import Condition
from tests.guards.source import APPS, SOURCE
from tests.guards.visibility.cast import Cast, first_participant


@dataclass(frozen=True, kw_only=True)
class Probe:
    """How to make one object of a data kind and where it is shown.

    kind         the row of the matrix
    arrange      makes it for `cast.subject` of organisation A, through the real commands, and returns it; whoever is
                 `peer` or `trainer` in the cast takes part in, or trains, the group that it belongs to
    url          the page that shows it, given the object and the column or assignment of who looks
    words        what stands on that page only for those who see the content
    counted      what stands there for those who see only counts or totals
    subject      whose it is; a participant unless told otherwise
    assign       gives a person an assignment on the object (where the row knows assignments)
    meet         makes a condition hold: publishes it for, releases it to, or makes party, the column that it names
    miss         makes everything hold but this condition (None: all that can, for those who never see it), so that
                 the answer is no for that reason alone; without it the object stays as it was made
    alone        the page is about this object only, so hidden means 404; else the words are merely absent
    elsewhere    columns and assignments that see less here than the matrix allows, each with the reason; they are
                 asked all the same, and whoever turns out to see everything has to go from the list
    always       columns for which the condition holds from the start, each with the reason
    wider        columns for which the condition reaches people of other organisations or groups, each with the reason
    """

    kind: str
    arrange: Callable[[Cast], Any]
    url: Callable[[Any, str], str]
    words: Callable[[Any], str]
    counted: str = ""
    subject: Callable[[Bureau], Person] = first_participant
    assign: Callable[[Any, Person, str], None] | None = None
    meet: Callable[[Any, Condition], None] | None = None
    miss: Callable[[Any, Condition | None], None] | None = None
    alone: bool = True
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, str] = field(default_factory=dict)
    wider: Mapping[str, str] = field(default_factory=dict)


def probes() -> list[Probe]:
    """Returns the probes of all packages."""
    found: list[Probe] = []
    for package in sorted(APPS):
        if (SOURCE / package / "tests" / "probes.py").is_file():
            found += importlib.import_module(f"leertraject.{package}.tests.probes").PROBES
    return found


# Data kinds that exist in code and have no page, and why.
AWAITING = {
    "wislijst": "opaque ids of who was erased; read by restoring alone, no page shows it",
}
