"""What the manual says of the rooms around the chain, done by mouse, with its pictures."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.walks import product as running
from tests.walks import rooms
from tests.walks.chain import Walker
from tests.walks.hands import Mouse
from tests.walks.product import Product
from tests.walks.rooms import Newcomer
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

ORGANISATION, PROGRAMME, GROUP = "Provincie Oosterland", "Leertraject Urban Professional", "Groep Oosterland"
SESSION, TALKS, WALK = "In gesprek met de stad", "Zes straatgesprekken", "Stadswandeling voor belangstellenden"
DROPPED = "Er kwamen vooral collega's op af. De terugblik op de plek doet hetzelfde, met bewoners."
LEAD = Newcomer("Ruben Aalders", "ruben@bureau.example", "Programmaleider")
FIRST = Newcomer("Dirk Bakker", "dirk@oosterland.example", "Deelnemer", craft="Stedenbouw")
SECOND = Newcomer("Nadia Chahbari", "nadia@oosterland.example", "Deelnemer", craft="Verkeer")
MANAGER = Newcomer("Hugo Lammers", "hugo@oosterland.example", "Leidinggevende", manages=FIRST.name)
OWNER = Newcomer("Tessa Wolters", "tessa@oosterland.example", "Opgavehouder")


@pytest.fixture
def walker(as_person: Callable[..., Visitor]) -> Callable[[str], Walker]:
    """Signs in one of the people of the demo, with a mouse."""

    def come_in(name: str) -> Walker:
        return _walker(as_person(name))

    return come_in


def _walker(visitor: Visitor) -> Walker:
    # What another leader was first in is answered with 409, what lacks a reason with 422.
    visitor.expected |= {409, 422}
    return Walker(visitor, Mouse(visitor.page), manual=True)


def test_from_the_first_code_to_a_group_that_is_over(
    walker: Callable[[str], Walker], visitor: Callable[..., Visitor]
) -> None:
    administrator, lead = walker("Noor Aydin"), _walker(visitor())
    rooms.add_staff(administrator, LEAD)
    rooms.ask_code(lead, LEAD.email)
    rooms.use_code(lead, rooms.read_code(administrator, LEAD.email), "Ruben")
    lead.sees("Iemand wil meedoen met Groep 2")

    _people(lead)
    version = _design(lead)
    _next_version(lead, walker("Lotte Brink"), version)
    cohort = _group(lead, version)
    _trainer(walker("Hanneke Vos"), cohort)
    _over(lead, version)


def _people(lead: Walker) -> None:
    """An organisation with people, one of whom gets a second role and an account; a role that will end."""
    rooms.add_organisation(lead, ORGANISATION)
    for who in (FIRST, SECOND, MANAGER, OWNER):
        rooms.add_member(lead, who)
    expect(rooms.section(lead, MANAGER.role)).to_contain_text(f"van {FIRST.name}")

    lead.hands.follow(OWNER.name)
    lead.sees("Heeft geen account nodig: een opgavehouder gebruikt de links in de mail.")
    rooms.give_role(lead, "Opdrachtgever", ORGANISATION)
    lead.hands.press("Geef een account")
    lead.sees("Kan inloggen met een code per mail.")
    rooms.end_role(lead, "Opdrachtgever", date.today() + timedelta(days=30))
    expect(rooms.section(lead, "Rollen")).to_contain_text(" tot ")
    rooms.frame(lead, "mens", 720)


def _design(lead: Walker) -> str:
    """An example taken over, a session given another goal, and published: a first version asks no reasons."""
    lead.hands.follow("Programma")
    rooms.frame(lead, "voorbeelden", 840)
    version = rooms.copy_example(lead, PROGRAMME)
    lead.hands.follow(f"Verander {SESSION}")
    expect(lead.hands.field("Wat verandert er?")).to_have_count(0)
    lead.hands.write("Doelen", "Luisteren bij tegenspraak\nEen vraag terug durven stellen")
    lead.hands.press("Bewaar")
    expect(rooms.section(lead, "Doelen")).to_contain_text("Een vraag terug durven stellen")
    rooms.publish(lead, version)
    return version


def _next_version(lead: Walker, other: Walker, version: str) -> None:
    """A next version: dropped and moved with a reason, changed by two at once, and one change undone."""
    lead.go(version.partition("versies/")[0])
    lead.hands.press("Begin een nieuwe versie")
    draft = lead.url

    lead.hands.follow(WALK)
    lead.hands.follow("Schrap")
    rooms.why(lead, "De stadswandeling vervalt", DROPPED)
    rooms.frame(lead, "schrappen", 840)
    lead.hands.write("Waarom?", "")
    lead.hands.press("Schrap dit onderdeel")
    lead.sees("Er klopt nog iets niet")
    lead.hands.write("Waarom?", DROPPED)
    lead.hands.press("Schrap dit onderdeel")
    expect(lead.visitor.page.get_by_role("link", name=WALK)).to_have_count(0)

    other.go(draft)
    for here in (lead, other):
        here.hands.follow(f"Verander {TALKS}")
    lead.hands.write("Minuten", "90")
    rooms.why(lead, "Korter op straat", "Twee uur achter elkaar bleek te lang.")
    lead.hands.press("Bewaar")
    lead.sees("90 minuten")
    other.hands.write("Minuten", "150")
    rooms.why(other, "Langer op straat", "Zes gesprekken kosten meer tijd dan gedacht.")
    other.hands.press("Bewaar")
    other.sees(f"{LEAD.name} veranderde")
    rooms.frame(other, "twee-tegelijk", 700)
    other.hands.press("Bewaar wat jij typte")
    other.sees("150 minuten")

    lead.go(f"{lead.url.partition('versies/')[0]}wijzigingen/")
    lead.sees("Langer op straat")
    lead.hands.follow("Maak ongedaan De stadswandeling vervalt")
    lead.hands.press("Maak ongedaan")
    expect(lead.visitor.page.get_by_role("main")).not_to_contain_text("De stadswandeling vervalt")
    lead.go(draft)
    expect(lead.visitor.page.get_by_role("link", name=WALK, exact=True)).to_be_visible()


def _group(lead: Walker, version: str) -> str:
    """A group: enrolled, stopped, with a trainer, and a session on another day."""
    cohort = rooms.form_cohort(lead, version, GROUP, rooms.monday(-21), ORGANISATION)
    for who in (FIRST, SECOND):
        rooms.enrol(lead, who.name, ORGANISATION, who.craft)
    rooms.appoint(lead, "Hanneke Vos")
    lead.hands.follow(f"Verzet {SESSION}")
    day = rooms.monday(14) + timedelta(days=1)
    lead.hands.on("Dag", day)
    lead.hands.press("Verzet")
    stay = lead.visitor.page.get_by_role("radio", name="Ze blijven staan")
    if stay.count():  # a later session is in the way, on this day of the year
        lead.hands.tick(stay)
        lead.hands.press("Verzet")
    expect(rooms.entry(lead, SESSION)).to_contain_text(str(day.day))
    lead.hands.follow(SECOND.name)
    lead.hands.press("Stop de inschrijving")
    expect(rooms.section(lead, "Gestopt")).to_contain_text(SECOND.name)
    rooms.frame(lead, "groep", 1120)
    return cohort


def _trainer(trainer: Walker, cohort: str) -> None:
    """The trainer sees who takes part and moves sessions, and enrols nobody."""
    expect(rooms.section(trainer, "Eerstvolgende bijeenkomst")).to_contain_text(GROUP)
    trainer.go(cohort)
    expect(rooms.section(trainer, "De groep")).to_contain_text(FIRST.name)
    expect(trainer.visitor.page.get_by_role("link", name="Verzet").first).to_be_visible()
    expect(trainer.visitor.page.get_by_role("link", name="Schrijf iemand in")).to_have_count(0)


def _over(lead: Walker, version: str) -> None:
    """A group whose last session has been is closed off, and who took part is alumnus."""
    rooms.form_cohort(lead, version, "Groep die was", rooms.monday(-400), ORGANISATION)
    rooms.enrol(lead, SECOND.name, ORGANISATION, SECOND.craft)
    lead.hands.follow("Rond de groep af")
    lead.hands.press("Rond de groep af")
    lead.sees("Deze groep is afgerond.")
    expect(lead.visitor.page.get_by_role("link", name="Schrijf iemand in")).to_have_count(0)
    lead.go("/organisaties/")
    lead.hands.follow(ORGANISATION)
    expect(rooms.section(lead, "Oud-deelnemer")).to_contain_text(SECOND.name)


def test_what_the_client_and_a_speaker_see(walker: Callable[[str], Walker]) -> None:
    sponsor, manager, alumnus = walker("Karin Dekker"), walker("Peter Smit"), walker("Ineke van der Wal")
    for here, seen, unseen in ((sponsor, "Anouk Visser", "Tarik Özdemir"), (manager, "Sanne de Graaf", "Anouk Visser")):
        here.hands.follow("Groepen")
        here.hands.follow("Groep 2")
        group = rooms.section(here, "De groep")
        expect(group).to_contain_text(seen)
        expect(group).not_to_contain_text(unseen)
        expect(group).not_to_contain_text("Inkoop")
    rooms.frame(sponsor, "groep-opdrachtgever", 190, top=rooms.section(sponsor, "De groep"))

    alumnus.hands.follow("Jouw gesprekken")
    alumnus.hands.follow("Gesprek met Mirjam Kok")
    rooms.frame(alumnus, "jouw-gesprek", 1080)
    given = rooms.entry(alumnus, "iedereen in dit leertraject").get_by_role("link")
    alumnus.hands.leave(given)
    quote, main = alumnus.url, alumnus.visitor.page.get_by_role("main")
    words = main.get_by_role("blockquote").inner_text().strip("‘’ \n")
    alumnus.go("/citaten/")
    expect(main).to_contain_text(words)
    alumnus.go(quote)
    alumnus.hands.follow("Trek dit citaat in")
    alumnus.hands.press("Trek dit citaat in")
    alumnus.sees("De woorden zijn nergens meer te lezen")
    alumnus.go("/citaten/")
    expect(main).not_to_contain_text(words)


def test_a_mail_of_which_nobody_is_sure(walker: Callable[[str], Walker], product: Product) -> None:
    lead = walker("Lotte Brink")
    lead.visitor.all_mail_is_out()
    receiver = str(running.ask(product, "tests.walks.rooms"))
    lead.go("/")
    lead.sees("Van één mail is niet zeker of hij aankwam")
    lead.hands.follow("Bekijk de post")
    expect(rooms.section(lead, "Jij beslist")).to_contain_text(receiver)
    rooms.frame(lead, "post", 580)
    lead.hands.press(f"Stuur opnieuw {receiver}")
    expect(rooms.section(lead, "Jij beslist")).to_have_count(0)
