"""From planning to the note back, on conversations that are not in the demo: by mouse, by finger and by keys alone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

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
OUTCOME = "De bladzijde werd gemaakt en niet gelezen. Opvolgers belden pas als er iets misging."
TOLD = "Jullie vertelden wat er verloren gaat bij een wisseling. Er is nu een overdracht. Die hielp nog niet."


@dataclass(frozen=True)
class Way:
    """A way of walking, with people of its own, so that the walks do not meet."""

    hands: type[Hands]
    owner: str
    alumnus: tuple[str, str, str]
    how: dict[str, bool]
    manual: bool = False

    def __str__(self) -> str:
        return self.hands.name


WAYS = (
    Way(
        Mouse, "Marieke Noordam", ("Jeroen Prins", "jeroen@dijkerveen.example", "Gemeente Dijkerveen"), {}, manual=True
    ),
    Way(Finger, "Bert Kamminga", ("Aïsha Haddou", "aisha@dijkerveen.example", "Gemeente Dijkerveen"), {"narrow": True}),
    Way(Keys, "Saskia Wouda", ("Olaf Terpstra", "olaf@rietlanden.example", "Waterschap Rietlanden"), {}),
    Way(
        Plain,
        "Frits Oldenburg",
        ("Meryem Yıldız", "meryem@rietlanden.example", "Waterschap Rietlanden"),
        {"narrow": True, "script": False},
    ),
)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_from_planning_to_the_note_back(
    way: Way, visitor: Callable[..., Visitor], as_person: Callable[..., Visitor], material: Path
) -> None:
    lead = _walker(as_person(LEAD, **way.how), way)
    owner_tab, alumnus_tab = (_walker(visitor(**way.how), way) for _ in range(2))
    first_name = way.owner.split()[0].lower()
    owner = Speaker(
        way.owner,
        f"{first_name}@dijkerveen.example",
        "Opgavehouders",
        "Gemeente Dijkerveen",
        material / "opgavehouder.vtt",
    )
    name, email, organisation = way.alumnus
    alumnus = Speaker(name, email, "Oud-deelnemers", organisation, material / "oud-deelnemer.vtt", "Groep 1")
    claim = f"Bij een wisseling van plek raakt de opgavehouder iemand kwijt ({way})"
    title = f"De opvolger gaat mee naar de opgavehouder ({way})"

    chain.add_person(lead, owner, "Opgavehouder")
    insight = chain.write_insight(lead, claim, EXPLANATION, COUNTER)
    owners = chain.plan(lead, owner, LEAD)
    chain.no_transcript_without_consent(lead, owners)
    chain.consent(owner_tab, owner)
    chain.bring_transcript(lead, owners, owner)
    chain.mark(
        lead,
        owners,
        first := Piece(OWNER_SAYS, ("Beeld van de opgaven", "Gevolg voor een opgave of inwoner"), SUPPORTS),
    )
    chain.lay_under(lead, claim, first)
    chain.offer(lead)
    lead.picture("codering")
    chain.mark(lead, owners, Piece(OWNER_ADDS, ("Toegepast in het werk",), SUPPORTS))
    chain.release(owner_tab, owner, OWNER_SAYS)

    alumni = chain.plan(lead, alumnus, LEAD)
    chain.consent(alumnus_tab, alumnus)
    chain.bring_transcript(lead, alumni, alumnus)
    chain.mark(lead, alumni, second := Piece(ALUMNUS_SAYS, ("Nodig om vol te houden",), SUPPORTS))
    chain.lay_under(lead, claim, second)
    chain.mark(lead, alumni, third := Piece(ALUMNUS_DOUBTS, ("Gestopt of niet gelukt",), CONTRADICTS))
    chain.lay_under(lead, claim, third)

    chain.confirm(lead, insight, OWNER_SAYS)
    version = chain.change(lead, title, "Wie wisselt, laat niets achter voor wie na hem komt.")
    chain.name_reason(lead, insight, title)
    chain.publish(lead, version)
    cohort = f"Groep {way}"
    chain.form_cohort(lead, version, cohort)
    chain.plan_check(lead, insight, cohort)
    check = chain.report(lead, OUTCOME)
    chain.tell_back(lead, TOLD)
    chain.read_note(owner_tab, owner, TOLD)
    chain.read_note(alumnus_tab, alumnus, TOLD)
    chain.follow_trail(lead, insight, texts=2, title=title, check=check)


def _walker(visitor: Visitor, way: Way) -> Walker:
    return Walker(visitor, way.hands(visitor.page), manual=way.manual)
