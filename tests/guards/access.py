"""How a package says who may ask its urls: `CASES` in `leertraject/<package>/tests/access.py`, by url name.

From each case the guard asks, as nobody, as two people of another organisation, as whoever it is for and whoever may
see it and not do it, and with every method that the url does not know.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau
from tests.guards.source import APPS, SOURCE


@dataclass(frozen=True)
class Stage:
    """The moment, and the standing cast: objects are made for organisation `bureau.a`, outsiders are of `bureau.b`."""

    moment: datetime
    bureau: Bureau


def lead(stage: Stage) -> Person:
    """Lotte Brink, programme leader of the bureau."""
    return stage.bureau.lead


def no_arguments(stage: Stage) -> dict[str, object]:
    """For a url without arguments."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who gets what at one url.

    `arrange` makes what the url is about, of organisation A, and returns the arguments of the url. `outsider` is the
    status for people of organisation B: 404 at everything that is of A; 200 where everyone sees their own, and then
    `hidden` are words that must not be there. `anonymous` is 302 (to sign in), or 404 for a forged mail link.

    `works_for` is whom it is for, else the outsiders may be missing something that nobody finds; they get one of
    `works` (422 is a form that wants other data), and `shown` are words that they read. None: nobody, and
    `works_for_nobody` says why. `refuses` sees what the url is about, and may not do this: 403.
    """

    arrange: Callable[[Stage], Mapping[str, object]] = no_arguments
    methods: tuple[str, ...] = ("get",)
    data: Mapping[str, object] = field(default_factory=dict)
    outsider: int = 404
    anonymous: int = 302
    hidden: str = ""
    works_for: Callable[[Stage], Person] | None = lead
    works: tuple[int, ...] = (200, 302, 422)
    shown: str = ""
    works_for_nobody: str = ""
    refuses: Callable[[Stage], Person] | None = None


def cases() -> dict[str, Access]:
    """Returns the cases of all packages by url name."""
    found: dict[str, Access] = {}
    for package in sorted(APPS):
        if (SOURCE / package / "tests" / "access.py").is_file():
            found |= importlib.import_module(f"leertraject.{package}.tests.access").CASES
    return found


# Urls that anyone may ask, signed in or not, and why.
PUBLIC = {
    "healthz": "says only that the process answers",
    "readyz": "says only whether database, migrations and worker are well",
    "home:who_sees_what": "the rules are for everyone to read",
    "home:privacy": "the rules are for everyone to read",
    "home:dossier": "a works council has no account, and it says nothing about anyone",
    "home:dossier_pdf": "the same as a file",
    "programmes:join": "asks for a code, and says nothing of any session",
    "joining:asked": "says to look in one's mail, and nothing of any address",
    "home:erased": "says that something is gone, and nothing of whom",
    "home:accessibility": "the statement must be public",
    "ui:gallery": "components with invented text",
}
