"""The chain as people walk it: each step as a function of who does it, found by the words on the screen."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.walks.hands import Hands
from tests.walks.visitor import Visitor

STUDY = "Terugblik Business Partner"
PROGRAMME = "Leertraject Business Partner"
CONSENT = "Vraag om toestemming voor een terugblikgesprek"
QUOTE = "Mogen wij deze zin van jou gebruiken?"
NOTE = "Dit deden wij met wat je vertelde"


def day_ahead(days: int) -> date:
    """Returns a day at least so far ahead whose day and month are the same number.

    Browsers ask them in an order of their own, and a chromium without Dutch asks the month first.
    """
    first = date.today() + timedelta(days=days)
    return min(day for year in (first.year, first.year + 1) for n in range(1, 13) if (day := date(year, n, n)) >= first)


@dataclass
class Walker:
    """Someone at a page. `manual`: pictures go to the manual, under their own names."""

    visitor: Visitor
    hands: Hands
    manual: bool = False

    def picture(self, name: str) -> None:
        """Keeps a picture of the page."""
        self.visitor.picture(name if self.manual else f"{self.hands.name}-{name}", manual=self.manual)

    def go(self, path: str) -> None:
        """Opens a page."""
        self.visitor.go(path)

    def at(self, head: str) -> None:
        """Checks the heading."""
        self.visitor.at(head)

    def sees(self, text: str) -> None:
        """Checks that the page shows this."""
        self.visitor.sees(text)

    @property
    def url(self) -> str:
        """The path of the page."""
        return self.visitor.page.url.removeprefix(self.visitor.base)


@dataclass(frozen=True)
class Speaker:
    """Who speaks, as which voice, and the file with what was said."""

    name: str
    email: str
    voice: str
    organisation: str
    file: Path
    cohort: str = ""


@dataclass(frozen=True)
class Piece:
    """Words of a speaker that are marked, with codes and what they say about the insight."""

    words: str
    codes: tuple[str, ...]
    stance: str


def add_person(lead: Walker, speaker: Speaker, role: str) -> None:
    """Adds someone to an organisation, with a role and without an account."""
    lead.go("/organisaties/")
    lead.hands.follow(speaker.organisation)
    lead.at(speaker.organisation)
    lead.hands.write("Naam", speaker.name)
    lead.hands.write("E-mailadres", speaker.email)
    lead.hands.choose("Rol", role)
    lead.picture("iemand-toevoegen")
    lead.hands.press("Voeg toe")
    lead.sees(speaker.name)


def plan(lead: Walker, speaker: Speaker, interviewer: str) -> str:
    """Plans a conversation, asks for consent, and returns the path of the conversation."""
    lead.go("/gesprekken/")
    lead.picture("gesprekken")
    lead.hands.follow("Plan een gesprek")
    lead.hands.choose("Onderzoek", STUDY)
    lead.hands.choose("Spreker", speaker.name)
    lead.hands.pick("Welke stem is dit?", speaker.voice)
    lead.hands.choose("Organisatie", speaker.organisation)
    if speaker.cohort:
        lead.hands.choose("Groep", speaker.cohort)
    lead.hands.choose("Interviewer", interviewer)
    lead.hands.on("Dag", day_ahead(7))
    lead.hands.at("Tijd", time(14, 30))
    lead.hands.write("Plaats", "Stadskantoor, kamer 3")
    lead.picture("gesprek-plannen")
    lead.hands.press("Plan dit gesprek")
    lead.sees(speaker.name)
    conversation = lead.url
    lead.hands.press("Vraag om toestemming")
    lead.picture("gesprek")
    return conversation


def no_transcript_without_consent(lead: Walker, conversation: str) -> None:
    """The next step is impossible until the speaker said yes."""
    lead.go(f"{conversation}verslag/")
    lead.sees("geen ja gezegd op opnemen en uitschrijven")
    expect(lead.visitor.page.locator("input[type=file]")).to_have_count(0)


def consent(speaker: Walker, who: Speaker) -> None:
    """The speaker answers the three questions behind the link in the mail, without an account."""
    speaker.visitor.open_mail(who.email, CONSENT)
    speaker.at("Wat mogen wij met je woorden doen?")
    questions = speaker.visitor.page.get_by_role("group")
    for number in range(questions.count()):
        speaker.hands.answer(questions.nth(number), "Ja")
    speaker.picture("toestemming")
    speaker.hands.press("Bewaar mijn keuze")
    speaker.sees("Wat je koos")


def bring_transcript(lead: Walker, conversation: str, speaker: Speaker) -> None:
    """Uploads the file and says who is who."""
    lead.go(conversation)
    lead.hands.follow("Voeg het verslag toe")
    lead.hands.attach("Bestand", speaker.file)
    lead.picture("verslag")
    lead.hands.press("Voeg dit verslag toe")
    lead.at("Wie is wie")
    lead.hands.pick("Wie is ‘Lotte Brink’?", "De interviewer")
    lead.hands.pick("Wie is ‘Gast’?", "De spreker")
    lead.picture("wie-is-wie")
    lead.hands.press("Zo is het")


def mark(lead: Walker, conversation: str, piece: Piece) -> None:
    """Marks words and gives them codes."""
    lead.go(f"{conversation}codering/")
    lead.hands.mark(piece.words)
    save = lead.visitor.page.get_by_role("button", name="Bewaar fragment en codes")
    unscripted = save.is_visible()
    for code in piece.codes:
        lead.hands.check(code)
        if not unscripted:
            expect(lead.visitor.page.locator(".lt-turn .lt-tag--on").filter(has_text=code)).to_be_visible()
    if unscripted:
        lead.hands.leave(save)
    expect(lead.visitor.page.locator(".lt-fragment").first).to_contain_text(piece.words)
    lead.picture("codering")


def lay_under(lead: Walker, claim: str, piece: Piece) -> None:
    """Lays the marked fragment under an insight, with the button beside it."""
    page = lead.visitor.page
    expect(page.locator("#onder")).to_be_visible()
    item = page.locator(".lt-under__item").filter(has_text=claim)
    if item.count():
        lead.hands.touch(item.get_by_role("button", name=piece.stance))
    else:
        lead.hands.touch(page.get_by_text("Een ander inzicht"))
        lead.hands.choose("Inzicht", claim)
        lead.hands.touch(page.get_by_role("button", name=piece.stance, exact=True))
    expect(item.locator("[aria-pressed='true']")).to_contain_text(piece.stance)


def offer(lead: Walker) -> None:
    """Lays the marked fragment before its speaker."""
    lead.hands.press("Leg dit fragment voor")
    lead.sees("Dit fragment is al voorgelegd.")


def release(speaker: Walker, who: Speaker, words: str, audience: str = "Trainers en programmaleiders") -> None:
    """The speaker reads the words in their surroundings and releases them."""
    speaker.visitor.open_mail(who.email, QUOTE)
    expect(speaker.visitor.page.get_by_role("main").get_by_text(words).first).to_be_visible()
    speaker.hands.pick("Wie mogen het lezen?", audience)
    speaker.hands.pick("Wat staat er bij?", "Niets")
    speaker.picture("citaat")
    speaker.hands.press("Geef deze woorden vrij")
    speaker.sees("Trek dit citaat in")


def write_insight(lead: Walker, claim: str, explanation: str, counter: str, theme: str = "") -> str:
    """Writes an insight, about a theme of the programme or about none, and returns its path."""
    lead.go("/inzichten/")
    lead.hands.follow("Schrijf een inzicht")
    if lead.hands.field("Onderzoek").is_visible():
        lead.hands.choose("Onderzoek", STUDY)
    lead.hands.write("Inzicht in één zin", claim)
    if theme:
        lead.hands.choose("Thema", theme)
    lead.hands.write("Wat we denken", explanation)
    lead.hands.write("Wat spreekt dit tegen?", counter)
    lead.picture("inzicht-schrijven")
    lead.hands.press("Bewaar als concept")
    lead.at(claim)
    if theme:
        lead.sees(f"Thema: {theme}")
    return lead.url


def confirm(lead: Walker, insight: str, words: str) -> None:
    """Reads an insight with the voices under it, and confirms it."""
    lead.go(insight)
    lead.sees(words)
    lead.hands.press("Bevestig dit inzicht")
    expect(lead.visitor.page.get_by_role("button", name="Bevestig dit inzicht")).to_have_count(0)
    lead.picture("inzicht")


def change(lead: Walker, title: str, reason: str) -> str:
    """Begins a version, adds an assignment with a reason, and returns the path of the version."""
    lead.go("/programmas/")
    lead.hands.follow(PROGRAMME)
    lead.hands.press("Begin een nieuwe versie")
    version = lead.url
    lead.hands.follow("Opdracht toevoegen")
    lead.hands.write("Titel", title)
    lead.hands.write("Week", "30")
    lead.hands.write("Wat verandert er?", title)
    lead.hands.write("Waarom?", reason)
    lead.picture("onderdeel-toevoegen")
    lead.hands.press("Voeg toe")
    lead.at(title)
    return version


def name_reason(lead: Walker, insight: str, title: str) -> None:
    """Names the insight as the reason of the change."""
    lead.go(insight)
    lead.hands.follow("Noem dit inzicht als reden")
    lead.hands.tick(lead.visitor.page.get_by_role("radio", name=title))
    lead.picture("reden")
    lead.hands.press("Noem als reden")
    lead.go(insight)
    lead.sees(title)


def publish(lead: Walker, version: str) -> None:
    """Publishes the version and reads what changed."""
    lead.go(version)
    lead.hands.follow("Publiceer deze versie")
    lead.picture("publiceren")
    lead.hands.press("Publiceer en leg vast")
    lead.hands.follow("Wat er veranderde, en waarom")
    lead.picture("wijzigingen")


def form_cohort(lead: Walker, version: str, title: str) -> None:
    """Forms a cohort from the version, which is chosen already."""
    lead.go(version)
    lead.hands.follow("Vorm een groep")
    number = version.rstrip("/").rpartition("/")[2]
    expect(lead.hands.field("Programma").locator("option:checked")).to_have_text(f"{PROGRAMME}, versie {number}")
    lead.hands.write("Naam", title)
    lead.hands.on("Eerste week begint op", day_ahead(40))
    lead.hands.check("Gemeente Dijkerveen")
    lead.picture("groep-vormen")
    lead.hands.press("Maak een planning")
    lead.at("De planning")
    lead.hands.press("Vorm de groep")
    lead.at(title)


def plan_check(lead: Walker, insight: str, cohort: str) -> None:
    """Plans the check of the change in the cohort."""
    lead.go(insight)
    lead.hands.follow("Plan een toets")
    lead.hands.choose("Bij welke groep?", cohort)
    lead.hands.write("Waar kijken we naar?", "Hoeveel opvolgers spraken de opgavehouder in hun eerste maand.")
    lead.hands.write("Het hielp als …", "Drie van de vier opvolgers deden het.")
    lead.hands.on("Wanneer kijken we?", day_ahead(200))
    lead.picture("toets-plannen")
    lead.hands.press("Plan deze toets")
    lead.at("Hielp het?")


def report(lead: Walker, words: str) -> str:
    """Says that it did not help, and returns the path of the check."""
    check = lead.url
    lead.hands.pick("Wat zei de toets?", "Het hielp niet")
    lead.hands.write("Wat je zag", words)
    lead.hands.press("Leg de uitkomst vast")
    expect(lead.visitor.page.locator(".lt-change__verdict")).to_contain_text("Het hielp niet")
    lead.picture("toets")
    return check


def tell_back(lead: Walker, text: str) -> None:
    """Sends one note to everyone whose words counted."""
    lead.hands.follow("Vertel terug wat er veranderde")
    lead.hands.write("Bericht", text)
    lead.hands.press("Lees het bericht na")
    lead.picture("bericht")
    lead.hands.press("Stuur dit bericht")
    lead.at("Verteld")


def read_note(speaker: Walker, who: Speaker, text: str) -> None:
    """The receiver opens the note behind the link in the mail."""
    speaker.visitor.open_mail(who.email, NOTE)
    speaker.sees(text)
    speaker.sees("Het hielp niet")
    speaker.picture("bericht-terug")


def follow_trail(lead: Walker, insight: str, *, texts: int, title: str, check: str) -> None:
    """The trail shows every step, and each link on it leads somewhere."""
    lead.go(f"{insight}spoor/")
    lead.picture("spoor")
    main = lead.visitor.page.get_by_role("main")
    paths = [link.get_attribute("href") or "" for link in main.get_by_role("link").all()]
    expect(main).to_contain_text(title)
    assert len({path for path in paths if path.startswith("/gesprekken/")}) >= texts, paths
    assert check in paths, paths
    assert any("/wijzigingen/" in path and path.endswith("/bericht/") for path in paths), paths
    assert any(path.startswith("/programmas/") for path in paths), paths
    for path in dict.fromkeys(path.partition("#")[0] for path in paths):
        if path:
            lead.go(path)
            expect(lead.visitor.page.get_by_role("heading", level=1)).to_be_visible()
