"""Who the demo lets you be, and the mail it kept."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from leertraject.home.demo.filling import cast
from leertraject.home.models import DemoMarker
from leertraject.notices import mailfolder
from leertraject.notices import queries as notices
from leertraject.people.models import Account, Role, RoleKind

LINK = re.compile(r"https?://\S+")
# The role that says most about someone comes first.
ORDER = [*RoleKind.values]


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the demo, with role and organisation in words."""

    account: Account
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A kept mail, its text cut at the link so that the link can be followed."""

    subject: str
    to: str
    at: datetime
    before: str
    link: str
    after: str


def exists() -> bool:
    """Says whether this installation is a demo."""
    return DemoMarker.objects.exists()


def someones(*, now: datetime) -> list[Someone]:
    """Returns the people to sign in as, in the order of the cast (two queries)."""
    wanted = [_row(key)["email"] for key in cast()["sign_in"]]
    accounts = {a.email: a for a in Account.objects.filter(email__in=wanted).select_related("person")}
    roles: dict[object, list[Role]] = {}
    held = Role.objects.filter(person__account__email__in=wanted).held_on(timezone.localdate(now))
    for role in held.select_related("organisation", "about"):
        roles.setdefault(role.person_id, []).append(role)
    found = [accounts[email] for email in wanted if email in accounts]
    return [Someone(a, a.person.name, _words(roles.get(a.person_id, []))) for a in found]


def mails(*, to: str = "", limit: int = 100) -> list[Mail]:
    """Returns the newest kept mails, for one address when `to` is given."""
    found = [mail for mail in mailfolder.read_folder(limit) if to.lower() in mail.to.lower()]
    return [_mail(mail) for mail in found]


def under_way() -> int:
    """Returns how many mails are made and not yet in the mailbox."""
    return notices.under_way()


def _row(key: str) -> dict[str, str]:
    people = {**cast()["staff"], **cast()["clients"]}
    for cohort in cast()["cohorts"].values():
        people |= cohort["people"]
    return people[key]


def _words(roles: list[Role]) -> str:
    if not roles:
        return "geen rol meer"
    role = min(roles, key=lambda r: (ORDER.index(r.kind), r.cohort is None))
    words = role.get_kind_display()
    if role.about:
        words += f" van {role.about.name}"
    return f"{words}, {role.organisation.name}" if role.organisation else f"{words} van het bureau"


def _mail(mail: mailfolder.KeptMail) -> Mail:
    found = LINK.search(mail.text)
    before, after = (mail.text[: found.start()], mail.text[found.end() :]) if found else (mail.text, "")
    return Mail(mail.subject, mail.to, mail.at, before.strip(), found.group() if found else "", after.strip())
