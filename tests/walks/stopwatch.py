"""The programme leader's hour with a stopwatch: twelve conversations worked up, until a page for the client stands.

`python -m tests.walks.stopwatch` starts a demo, opens a new study with twelve conversations in it, and prints per kind
of step how many there were, how many actions each took, how long the product let one wait, and how long a person takes.

What a person takes is estimated, see `timing`.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.walks import chain, product
from tests.walks.chain import Walker
from tests.walks.conftest import CHROMIUM, FLAGS, PATIENCE, WIDE
from tests.walks.timing import POINT, PRESS, Timed, Watch
from tests.walks.visitor import Pictures, Visitor

LEAD = "Lotte Brink"
TALKS = Path(__file__).resolve().parents[2] / "leertraject" / "home" / "demo" / "conversations"
PER_TALK, OFFERED = 6, 2
STUDY = "Terugblik met de stopwatch"
INSIGHTS = (
    "Wie een afspraak heeft staan, houdt het vol",
    "Luisteren begint met je eigen haast herkennen",
    "Zonder rugdekking valt men terug in regels",
)


@dataclass
class Hour:
    """The programme leader and everyone who answers a mail, in one demo."""

    browser: Browser
    base: str
    watch: Watch
    addresses: dict[str, str] = field(default_factory=dict)
    lead: Walker = field(init=False)

    def __post_init__(self) -> None:
        self.lead = self.comer(self.watch)
        self.lead.visitor.sign_in(LEAD)

    def comer(self, watch: Watch) -> Walker:
        """Returns someone with a tab of their own."""
        context = self.browser.new_context(viewport=WIDE, locale="nl-NL", timezone_id="Europe/Amsterdam")
        context.set_default_timeout(PATIENCE)
        visitor = Visitor(context.new_page(), self.base, Pictures(Path(tempfile.gettempdir()), None)).watch()
        return Walker(visitor, Timed(visitor.page, watch))

    @property
    def hands(self) -> Timed:
        assert isinstance(self.lead.hands, Timed)
        return self.lead.hands

    def go(self, path: str) -> None:
        """Opens a page, as one action."""
        self.watch.act(POINT + PRESS)
        with self.watch.waits():
            self.lead.go(path)


def speakers(page: Page, base: str) -> list[tuple[str, str]]:
    """Returns who spoke in the demo with their conversation file: a file is named after its speaker's first name."""
    page.goto(f"{base}/gesprekken/")
    names = [link.inner_text() for link in page.locator(".lt-entry a[href^='/gesprekken/']").all()]
    files = {path.stem for path in TALKS.glob("*.vtt")}
    return [(name, first) for name in names if (first := _plain(name.split()[0])) in files]


def _plain(name: str) -> str:
    return name.lower().replace("ï", "i")


def plan(hour: Hour, speaker: str, *, first: bool, voice: str) -> str:
    """Plans a conversation and asks for consent; returns its path."""
    hands = hour.hands
    with hour.watch.step("plan and ask consent"):
        hour.go("/gesprekken/nieuw/")
        if first:
            hands.choose("Onderzoek", "Een nieuw onderzoek")
            hands.choose("Leertraject van het nieuwe onderzoek", chain.PROGRAMME)
            hands.write("Titel van het nieuwe onderzoek", STUDY)
            hands.write("Wat wil je weten?", "Wat bleef er over, een jaar later?")
        else:
            hands.choose("Onderzoek", STUDY)
        hands.choose("Spreker", speaker)
        hands.pick("Welke stem is dit?", voice)
        hands.choose("Interviewer", LEAD)
        hands.press("Plan dit gesprek")
        path = hour.lead.url
        hands.press("Vraag om toestemming")
    return path


def bring(hour: Hour, path: str, file: Path) -> None:
    """Uploads the conversation and says who is who."""
    hands = hour.hands
    with hour.watch.step("transcript and who is who"):
        hour.go(f"{path}verslag/")
        hands.attach("Bestand", file)
        hands.press("Voeg dit verslag toe")
        groups = hands.page.get_by_role("group", name=re.compile("^Wie is"))
        for number in range(groups.count()):
            asks = re.search("Lotte Brink|Mirjam Kok", groups.nth(number).inner_text())
            hands.answer(groups.nth(number), "De interviewer" if asks else "De spreker")
        hands.press("Zo is het")


def code(hour: Hour, path: str, talk: int) -> None:
    """Marks sentences with one code each, and lays some before the speaker; by mouse and by keys in turn."""
    hands, page = hour.hands, hour.hands.page
    with hour.watch.step("open the workbench"):
        hour.go(f"{path}codering/")
    for number in range(PER_TALK):
        if talk % 2:
            _by_keys(hour, number)
        else:
            _by_mouse(hour, number)
        if number < OFFERED:
            with hour.watch.step("lay before the speaker"):
                hands.press("Leg dit fragment voor")
                expect(page.get_by_text("Dit fragment is al voorgelegd.")).to_be_visible()


def _by_mouse(hour: Hour, number: int) -> None:
    page = hour.hands.page
    sentence = page.evaluate(_SENTENCE, number)
    with hour.watch.step("fragment with a code, by mouse"):
        hour.hands.mark(sentence)
        _given(
            hour,
            lambda: hour.hands.touch(page.locator("#codes ~ fieldset input, [data-saves] [data-key]").nth(number % 4)),
        )


def _by_keys(hour: Hour, number: int) -> None:
    page = hour.hands.page
    with hour.watch.step("fragment with a code, by keys"):
        hour.hands.press_key("j")
        _given(hour, lambda: hour.hands.press_key(str(number % 4 + 1)))
    page.wait_for_timeout(50)


def _given(hour: Hour, act: "object") -> None:
    """Gives a code and waits until the page says that it is kept."""
    page = hour.hands.page
    page.evaluate("() => { document.querySelector('[data-said]').textContent = '' }")
    with hour.watch.waits():
        act()  # type: ignore[operator]
        expect(page.locator("[data-said]")).to_contain_text("Bewaard")


_SENTENCE = """(number) => {
  const turns = [...document.querySelectorAll('.lt-turn:not(.lt-turn--ask) [data-turn]')].filter(
    (turn) => !turn.querySelector('mark') && turn.textContent.length > 60);
  const text = turns[Math.min(number, turns.length - 1)].textContent.trim();
  return (text.match(/^.{30,}?[.?!](?= |$)/) ?? [text])[0];
}"""


def main() -> int:
    """Walks it all and prints the table."""
    with tempfile.TemporaryDirectory(prefix="leertraject-stopwatch-") as folder, sync_playwright() as playwright:
        found = product.start(Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            watch = Watch()
            hour = Hour(browser, found.url, watch)
            walk(hour)
            print(watch.table())
        finally:
            browser.close()
            product.stop(found)
    return 0


def walk(hour: Hour) -> None:
    """Everything, from the first plan to the published page."""
    whom = speakers(hour.hands.page, hour.base)[:12]
    print(f"{len(whom)} conversations", file=sys.stderr)
    voices = ("Opgavehouders", "Opdrachtgevers", "Andere betrokkenen")
    paths = [plan(hour, who, first=not at, voice=voices[at % len(voices)]) for at, (who, _) in enumerate(whom)]
    others = Watch()
    for name, _ in whom:
        consent(hour, others, name)
    for number, ((_, first), path) in enumerate(zip(whom, paths, strict=True)):
        bring(hour, path, TALKS / f"{first}.vtt")
        code(hour, path, number)
    for name, _ in whom:
        release(hour, name)
    for number, claim in enumerate(INSIGHTS):
        insight = write(hour, claim)
        for path in (paths * 2)[number * 4 : number * 4 + 6]:
            support(hour, path, claim)
        confirm(hour, insight)
    sheet(hour)


def consent(hour: Hour, watch: Watch, name: str) -> None:
    """The speaker says yes three times behind the link in the mail."""
    speaker = hour.comer(watch)
    with watch.step("speaker: consent"):
        speaker.visitor.open_mail(_address(hour, name), chain.CONSENT)
        questions = speaker.visitor.page.get_by_role("group")
        for number in range(questions.count()):
            speaker.hands.answer(questions.nth(number), "Ja")
        speaker.hands.press("Bewaar mijn keuze")
    speaker.visitor.page.context.close()


def release(hour: Hour, name: str) -> None:
    """The speaker releases the newest words that were laid before them, for their organisation too."""
    speaker = hour.comer(hour.watch)
    speaker.visitor.open_mail(_address(hour, name), chain.QUOTE)
    with hour.watch.step("release, by the speaker"):
        speaker.hands.pick("Wie mogen het lezen?", "Ook mijn organisatie")
        speaker.hands.pick("Wat staat er bij?", "Niets")
        speaker.hands.press("Geef deze woorden vrij")
        speaker.sees("Trek dit citaat in")
    speaker.visitor.page.context.close()


def write(hour: Hour, claim: str) -> str:
    """Writes an insight and returns its path."""
    hands = hour.hands
    with hour.watch.step("write an insight"):
        hour.go("/inzichten/nieuw/")
        hands.choose("Onderzoek", STUDY)
        hands.write("Inzicht in één zin", claim)
        hands.write("Wat we denken", "Wie vooraf afspreekt, hoeft later niet te kiezen. Dat hoorden we van de meesten.")
        hands.write("Wat spreekt dit tegen?", "Een enkeling deed het alleen, zonder afspraak.")
        hands.press("Bewaar als concept")
    return hour.lead.url


def support(hour: Hour, path: str, claim: str) -> None:
    """Lays the first fragment of a conversation under an insight."""
    hands = hour.hands
    with hour.watch.step("open the workbench"):
        hour.go(f"{path}codering/")
    with hour.watch.step("lay a fragment under an insight"):
        hands.leave(hands.page.locator(".lt-turns a[href*='fragment=']").first)
        with hour.watch.waits():
            chain.lay_under(hour.lead, claim, chain.Piece("", (), "Steunt"))


def confirm(hour: Hour, insight: str) -> None:
    """Reads an insight with the voices under it, and confirms it."""
    with hour.watch.step("confirm an insight"):
        hour.go(insight)
        hour.hands.press("Bevestig dit inzicht")
        expect(hour.hands.page.get_by_role("button", name="Bevestig dit inzicht")).to_have_count(0)


def sheet(hour: Hour) -> None:
    """Puts the page for the client together from the three insights, and publishes it."""
    hands, page = hour.hands, hour.hands.page
    with hour.watch.step("a page for the client, published"):
        hour.go("/bladen/nieuw/")
        hands.choose("Voor welke organisatie?", "Gemeente Dijkerveen")
        hands.tick(page.get_by_role("radio", name=STUDY))
        hands.press("Begin dit blad")
        places = page.get_by_label(re.compile("^Plaats van inzicht"))
        for number in range(places.count()):
            hour.watch.act(2 * (POINT + PRESS))
            places.nth(number).select_option(str(number + 1))
        hands.write("Inleiding", "Een jaar na het leertraject spraken we twaalf mensen. Drie dingen vielen op.")
        hands.write("Wat we van jullie vragen", "Zet het veldgesprek in de agenda voordat een groep begint.")
        hands.press("Bewaar en ga verder")
        for box in page.get_by_role("checkbox").all():
            if not box.is_checked():
                hands.tick(box)
        hands.press("Bewaar en bekijk het voorbeeld")
        hands.press("Publiceer voor")
        expect(page).to_have_url(re.compile("/publicaties/"))


def _address(hour: Hour, name: str) -> str:
    """Returns the address of a speaker, as the demo's mailbox shows it."""
    if not hour.addresses:
        cast = yaml.safe_load((TALKS.parent / "cast.yaml").read_text(encoding="utf-8"))
        hour.addresses.update(_addresses(cast))
    return hour.addresses[name]


def _addresses(of: object) -> Iterator[tuple[str, str]]:
    """Yields every name with its address, wherever they stand in the cast."""
    if isinstance(of, dict):
        if "email" in of:
            yield of["name"], of["email"]
        for value in of.values():
            yield from _addresses(value)


if __name__ == "__main__":
    raise SystemExit(main())
