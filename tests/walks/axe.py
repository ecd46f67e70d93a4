"""axe-core on a page, and whether a page scrolls sideways."""

from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

SOURCE = Path(__file__).resolve().parents[2] / "frontend" / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = f"""
axe.run(document, {{ runOnly: {TAGS}, resultTypes: ['violations'] }}).then((found) => found.violations.map((one) => ({{
  rule: one.id, help: one.help, where: one.nodes.map((node) => node.target.join(' ')).slice(0, 4),
}})))"""
_SIDEWAYS = """
() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return '';
  const all = [...document.querySelectorAll('body *')];
  const out = all.filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
  const names = out.slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
  return `scrolls ${wide} px sideways: ${names.join(', ')}`;
}"""


_HEADS = "() => document.querySelectorAll('h1').length"


class Axe:
    """Runs axe in one tab. It goes in by the debugger, so the content security policy of the page stays as it is."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._debugger: CDPSession = page.context.new_cdp_session(page)
        self._source = SOURCE.read_text(encoding="utf-8")

    def load(self) -> None:
        """Brings axe into the page that is open now."""
        self._ask(f"{self._source}; true")

    def violations(self) -> list[str]:
        """Returns what axe finds wrong, one line per rule."""
        found = self._ask(_RUN)
        return [f"{one['rule']} ({one['help']}) at {'; '.join(one['where'])}" for one in found]

    def heads(self) -> list[str]:
        """Returns what is wrong when the page has not just one h1, about which axe is silent."""
        count = self._page.evaluate(_HEADS)
        return [] if count == 1 else [f"{count} h1 headings"]

    def sideways(self) -> list[str]:
        """Returns what makes the page scroll sideways, if anything does."""
        return list(filter(None, [self._page.evaluate(_SIDEWAYS)]))

    def _ask(self, expression: str) -> Any:
        answer = self._debugger.send(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")
