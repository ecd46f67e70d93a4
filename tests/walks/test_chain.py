"""From planning to the note back, on conversations that are not in the demo: by mouse, by finger and by keys alone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.walks import chain
from tests.walks.chain import Piece, Speaker, Walker
from tests.walks.hands import Finger, Hands, Keys, Mouse, Plain
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

LEAD = "Lotte Brink"
SUPPORTS, CONTRADICTS = "Steunt", "Spreekt tegen"
# An emoji is one code point of four bytes, the é in the second is an e with a combining mark.
OWNER_SAYS = "eindelijk iemand die eerst vraagt en dan pas een formulier pakt 🙂 Die app heb ik bewaard."
OWNER_ADDS = "Hij zei: ik zit in het cafe\u0301 om de hoek, heb je een kwartier."
ALUMNUS_SAYS = "Niemand vroeg mij wie hij moest bellen."
ALUMNUS_DOUBTS = "Papier leest niemand."
EXPLANATION = (
    "Wie van plek wisselt, neemt zijn contacten mee in zijn hoofd. De opvolger begint opnieuw, en de opgavehouder ook."
)
COUNTER = "Een overdracht op papier wordt vaak niet gelezen. Samen naar een gesprek gaan werkte bij één iemand beter."
THEME = "Volhouden"
OUTCOME = "De bladzijde werd gemaakt en niet gelezen. Opvolgers belden pas als er iets misging."
TOLD = "Jullie vertelden wat er verloren gaat bij een wisseling. Er is nu een overdracht. Die hielp nog niet."


@dataclass(frozen=True)
class Way:
    """A way of walking, with people and words of its own, so that the walks do not meet.

    `quote` are the words that are laid before their speaker and under the insight. The manual shows the programme
    leader of the first way and the speakers of the second, on a telephone.
    """

    hands: type[Hands]
    owner: str
    alumnus: tuple[str, str, str]
    quote: str
    claim: str
    change: str
    cohort: str
    how: dict[str, bool]

    def __str__(self) -> str:
        return self.hands.name


DIJKERVEEN, RIETLANDEN = "Gemeente Dijkerveen", "Waterschap Rietlanden"
WAYS = (
    Way(
        hands=Mouse,
        owner="Marieke Noordam",
        alumnus=("Jeroen Prins", "jeroen@dijkerveen.example", DIJKERVEEN),
        quote=OWNER_ADDS,
        claim="Bij een wisseling van plek raakt de opgavehouder iemand kwijt",
        change="De opvolger gaat mee naar de opgavehouder",
        cohort="Groep 3",
        how={},
    ),
    Way(
        hands=Finger,
        owner="Bert Kamminga",
        alumnus=("Aïsha Haddou", "aisha@dijkerveen.example", DIJKERVEEN),
        quote=OWNER_ADDS,
        claim="Wie van plek wisselt, laat de opgavehouder opnieuw beginnen",
        change="Een overdracht begint met een bezoek",
        cohort="Groep 4",
        how={"narrow": True},
    ),
    Way(
        hands=Keys,
        owner="Saskia Wouda",
        alumnus=("Olaf Terpstra", "olaf@rietlanden.example", RIETLANDEN),
        quote=OWNER_SAYS,
        claim="Een opvolger begint bij nul als niemand hem meeneemt",
        change="De voorganger stelt zijn opvolger voor",
        cohort="Groep 5",
        how={"dark": True},
    ),
    Way(
        hands=Plain,
        owner="Frits Oldenburg",
        alumnus=("Meryem Yıldız", "meryem@rietlanden.example", RIETLANDEN),
        quote=OWNER_SAYS,
        claim="Wat een adviseur weet, verhuist met hem mee",
        change="Wie vertrekt, neemt zijn opvolger een keer mee",
        cohort="Groep 6",
        how={"narrow": True, "script": False},
    ),
)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_from_planning_to_the_note_back(
    way: Way, visitor: Callable[..., Visitor], as_person: Callable[..., Visitor], material: Path
) -> None:
    lead = Walker(lead_tab := as_person(LEAD, **way.how), way.hands(lead_tab.page), manual=way.hands is Mouse)
    owner_tab, alumnus_tab = (
        Walker(tab := visitor(**way.how), way.hands(tab.page), manual=way.hands is Finger) for _ in range(2)
    )
    email = f"{way.owner.split()[0].lower()}@dijkerveen.example"
    owner = Speaker(way.owner, email, "Opgavehouders", DIJKERVEEN, material / "opgavehouder.vtt")
    name, email, organisation = way.alumnus
    alumnus = Speaker(name, email, "Oud-deelnemers", organisation, material / "oud-deelnemer.vtt", "Groep 1")
    rest = {OWNER_SAYS, OWNER_ADDS} - {way.quote}

    chain.add_person(lead, owner, "Opgavehouder")
    insight = chain.write_insight(lead, way.claim, EXPLANATION, COUNTER, theme=THEME)
    owners = chain.plan(lead, owner, LEAD)
    chain.no_transcript_without_consent(lead, owners)
    chain.consent(owner_tab, owner)
    chain.bring_transcript(lead, owners, owner)
    chain.mark(lead, owners, Piece(rest.pop(), ("Toegepast in het werk",), SUPPORTS))
    quote = Piece(way.quote, ("Beeld van de opgaven", "Gevolg voor een opgave of inwoner"), SUPPORTS)
    chain.mark(lead, owners, quote)
    chain.lay_under(lead, way.claim, quote)
    chain.offer(lead)
    chain.release(owner_tab, owner, way.quote)

    alumni = chain.plan(lead, alumnus, LEAD)
    chain.consent(alumnus_tab, alumnus)
    chain.bring_transcript(lead, alumni, alumnus)
    for words, code, stance in (
        (ALUMNUS_DOUBTS, "Gestopt of niet gelukt", CONTRADICTS),
        (ALUMNUS_SAYS, "Nodig om vol te houden", SUPPORTS),
    ):
        chain.mark(lead, alumni, piece := Piece(words, (code,), stance))
        chain.lay_under(lead, way.claim, piece)

    chain.confirm(lead, insight, way.quote)
    version = chain.change(lead, way.change, "Wie wisselt, laat niets achter voor wie na hem komt.")
    chain.name_reason(lead, insight, way.change)
    chain.publish(lead, version)
    chain.form_cohort(lead, version, way.cohort)
    chain.plan_check(lead, insight, way.cohort)
    check = chain.report(lead, OUTCOME)
    chain.tell_back(lead, TOLD)
    chain.read_note(owner_tab, owner, TOLD)
    chain.read_note(alumnus_tab, alumnus, TOLD)
    chain.follow_trail(lead, insight, texts=2, title=way.change, check=check)


def test_pictures_of_the_demo(as_person: Callable[..., Visitor], visitor: Callable[..., Visitor]) -> None:
    """What the manual and the README show of the demo itself."""
    someone = visitor()
    someone.go("/demo/")
    someone.picture("demo", manual=True)
    lead = as_person(LEAD)
    lead.picture("vandaag", manual=True)
    interviewer = as_person("Mirjam Kok")
    interviewer.follow("Gesprekken")
    interviewer.follow("Ineke van der Wal")
    interviewer.follow("Kies fragmenten en codes")
    turn = interviewer.page.locator(".lt-turn").filter(has_text="vertel eens, wat wil je kunnen")
    turn.locator("a.lt-tag").first.click()
    expect(interviewer.page.locator(".lt-fragment").first).to_contain_text("vertel eens, wat wil je kunnen")
    interviewer.page.set_viewport_size({"width": 1280, "height": 1180})
    interviewer.page.evaluate("() => scrollTo(0, 0)")
    interviewer.picture("werkblad", manual=True, whole=False)
