"""The rooms around the chain as people walk them: coming in, people and roles, a design, a group, and the post.

Run as a module, with the data of the product, it makes one mail of which nobody is sure, and prints its receiver.
"""

import json
import os
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import django
from playwright.sync_api import Locator, expect

from leertraject.people import totp
from tests.walks.chain import Walker
from tests.walks.visitor import LOOK_AGAIN, MAIL_WITHIN

CODE = re.compile(r"\b\d{6}\b")
WIDE = 1280


@dataclass(frozen=True)
class Newcomer:
    """Someone who is added, with a first role."""

    name: str
    email: str
    role: str
    craft: str = ""
    manages: str = ""


def main() -> None:
    """Leaves the newest mail of the programme leader in doubt, as a worker that fell while sending does."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
    django.setup()
    from leertraject.notices.models import Notice, NoticeState
    from leertraject.people.models import Person

    lead = Person.objects.get(name="Lotte Brink")
    sent = Notice.objects.filter(made_by=lead.pk, state=NoticeState.SENT, kind="lookback.consent")
    newest = sent.select_related("recipient").latest("made_at")
    Notice.objects.filter(pk=newest.pk).update(state=NoticeState.UNSURE, note="De mailserver gaf geen antwoord meer.")
    print(json.dumps(newest.recipient.name))


def frame(walker: Walker, name: str, height: int, *, top: Locator | None = None) -> None:
    """Keeps a picture for the manual: so many pixels of the page, from its beginning or from `top` on."""
    page = walker.visitor.page
    page.set_viewport_size({"width": WIDE, "height": height})
    page.mouse.move(0, 0)
    if top is None:
        page.evaluate("() => scrollTo(0, 0)")
    else:
        top.evaluate("(here) => scrollTo(0, here.getBoundingClientRect().top + scrollY - 24)")
    walker.visitor.picture(name, manual=True, whole=False)


def entry(walker: Walker, text: str) -> Locator:
    """Returns what a list says about this."""
    return walker.visitor.page.get_by_role("main").get_by_role("listitem").filter(has_text=text).first


def section(walker: Walker, title: str) -> Locator:
    """Returns the part of the page under this heading."""
    return walker.visitor.page.get_by_role("region", name=title, exact=True)


def ask_code(walker: Walker, email: str) -> None:
    """Asks a code to sign in with."""
    walker.go("/inloggen/")
    walker.hands.write("Je e-mailadres op het werk", email)
    walker.hands.press("Stuur mij een code")
    walker.at("Vul je code in")


def read_code(walker: Walker, email: str) -> str:
    """Returns the code in the newest mail to this address, as soon as it is there."""
    return read_mail(walker, email, CODE)


def read_mail(walker: Walker, email: str, wanted: re.Pattern[str]) -> str:
    """Returns what is wanted from the newest mail to this address, as soon as it is there."""
    for _ in range(int(MAIL_WITHIN * 1000 / LOOK_AGAIN)):
        walker.go(f"/demo/post/?aan={email}")
        main = walker.visitor.page.get_by_role("main")
        found = wanted.search(main.inner_text()) or wanted.search(main.inner_html())
        if found:
            return found.group()
        walker.visitor.page.wait_for_timeout(LOOK_AGAIN)
    raise AssertionError(f"no such mail to {email} within {MAIL_WITHIN} s")


def use_code(walker: Walker, code: str, first_name: str) -> None:
    """Signs in for the first time with the code, sets up a second step, and comes to the page of today."""
    walker.hands.write("Code van zes cijfers", code)
    walker.hands.press("Log in")
    set_up_app(walker)
    walker.at(first_name)


def set_up_app(walker: Walker) -> None:
    """Sets up the second step that the role of who just signed in asks, with an app."""
    walker.at("Stel je tweede stap in")
    walker.hands.follow("Zet een app aan")
    secret = walker.visitor.page.locator("code").inner_text().replace(" ", "")
    now = int(walker.visitor.page.evaluate("() => Date.now()")) // 1000 // totp.SECONDS
    walker.hands.write("Code die de app nu laat zien", totp.code_at(secret, now))
    walker.hands.press("Zet de app aan")
    walker.at("Je herstelcodes")
    walker.hands.follow("Ik heb ze bewaard")
    walker.go("/")


def add_staff(walker: Walker, who: Newcomer) -> None:
    """Adds someone of the bureau."""
    walker.go("/")
    walker.hands.follow("Medewerkers")
    _fill_in(walker, who)
    expect(section(walker, who.role)).to_contain_text(who.name)


def add_organisation(walker: Walker, name: str) -> None:
    """Adds a client organisation, and opens its page, on which there is nobody yet."""
    walker.go("/")
    walker.hands.follow("Organisaties en mensen")
    walker.hands.write("Naam van de organisatie", name)
    walker.hands.press("Voeg toe")
    walker.hands.follow(name)
    walker.at(name)
    walker.sees("Hier is nog niemand.")


def add_member(walker: Walker, who: Newcomer) -> None:
    """Adds someone on the page of an organisation."""
    _fill_in(walker, who)
    expect(section(walker, who.role)).to_contain_text(who.name)


def give_role(walker: Walker, kind: str, organisation: str) -> None:
    """Gives one more role, on the page of a person."""
    walker.hands.choose("Rol", kind)
    walker.hands.choose("Organisatie", organisation)
    walker.hands.press("Geef deze rol")
    expect(section(walker, "Rollen")).to_contain_text(kind)


def end_role(walker: Walker, kind: str, on: date) -> None:
    """Ends a role, on the page of a person."""
    walker.hands.follow(f"Beëindig {kind}")
    walker.at("Een rol beëindigen")
    walker.hands.on("Eerste dag zonder deze rol", on)
    walker.hands.press("Beëindig deze rol")


def copy_example(walker: Walker, title: str) -> str:
    """Takes over an example, on the page of programmes, and returns the path of its draft."""
    walker.hands.press(f"Neem over {title}")
    walker.at(title)
    walker.hands.follow("Versie 1")
    expect(walker.visitor.page.get_by_role("main")).to_contain_text("Concept")
    return walker.url


def why(walker: Walker, title: str, reason: str) -> None:
    """Says what changes and why."""
    walker.hands.write("Wat verandert er?", title)
    walker.hands.write("Waarom?", reason)


def publish(walker: Walker, version: str) -> None:
    """Publishes a version."""
    walker.go(version)
    walker.hands.follow("Publiceer deze versie")
    walker.hands.press("Publiceer en leg vast")
    walker.sees("Gepubliceerd op")


def form_cohort(walker: Walker, version: str, title: str, starts_on: date, organisation: str) -> str:
    """Forms a cohort for one organisation and returns its path."""
    walker.go(version)
    walker.hands.follow("Vorm een groep")
    walker.hands.write("Naam", title)
    walker.hands.on("Eerste week begint op", starts_on)
    walker.hands.check(organisation)
    walker.hands.press("Maak een planning")
    walker.at("De planning")
    if starts_on < date.today():
        walker.hands.check("Ja, plan het zo")
    walker.hands.press("Vorm de groep")
    walker.at(title)
    return walker.url


def enrol(walker: Walker, name: str, organisation: str, craft: str) -> None:
    """Enrols someone, on the page of a cohort."""
    walker.hands.follow("Schrijf iemand in")
    walker.hands.choose("Wie", name)
    walker.hands.choose("Voor welke organisatie", organisation)
    walker.hands.write("Vak", craft)
    walker.hands.press("Schrijf in")
    expect(section(walker, "De groep")).to_contain_text(name)


def appoint(walker: Walker, name: str) -> None:
    """Appoints a trainer, on the page of a cohort."""
    walker.hands.follow("Wijs een trainer aan")
    walker.hands.choose("Wie", name)
    walker.hands.press("Wijs aan")
    expect(section(walker, "Bijeenkomsten")).to_contain_text(name)


def monday(days: int) -> date:
    """Returns the first Monday from so many days ahead; before today when `days` is negative."""
    first = date.today() + timedelta(days=days)
    return first + timedelta(days=-first.weekday() % 7)


def _fill_in(walker: Walker, who: Newcomer) -> None:
    given: dict[str, Any] = {"Naam": who.name, "E-mailadres": who.email}
    for label, text in given.items():
        walker.hands.write(label, text)
    walker.hands.choose("Rol", who.role)
    if who.manages:
        walker.hands.choose("Leidinggevende van", who.manages)
    if who.craft:
        walker.hands.write("Vak", who.craft)
    walker.hands.press("Voeg toe")


if __name__ == "__main__":
    main()
