"""axe-core on a page, and whether a page scrolls sideways."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

SOURCE = Path(__file__).resolve().parents[2] / "frontend" / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The rules of these tags whose answer a colour can change. In the dark nothing else changes, which a test watches.
COLOURS = ["color-contrast", "link-in-text-block"]
# `preload` of style sheets is for a rule that these tags do not hold.
_RUN = """
axe.run(document, {{ runOnly: {only}, resultTypes: ['violations'], preload: {{ assets: ['media'] }} }})
  .then((found) => found.violations.map((one) => ({{
    rule: one.id, help: one.help, where: one.nodes.map((node) => node.target.join(' ')).slice(0, 4),
  }})))"""
_SIDEWAYS = """
(() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return '';
  const all = [...document.querySelectorAll('body *')];
  const out = all.filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
  const names = out.slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
  return `scrolls ${wide} px sideways: ${names.join(', ')}`;
})()"""
_HEADS = "document.querySelectorAll('h1').length"


class Axe:
    """Runs axe in one tab. It goes in by the debugger, so the content security policy of the page stays as it is."""

    def __init__(self, page: Page) -> None:
        self._debugger: CDPSession = page.context.new_cdp_session(page)
        self._source = SOURCE.read_text(encoding="utf-8")

    def stay(self) -> None:
        """Brings axe into every page that this tab opens from now on, in less time than page by page."""
        self._debugger.send("Page.enable")
        self._debugger.send("Page.addScriptToEvaluateOnNewDocument", {"source": self._source})

    def load(self) -> None:
        """Brings axe into the page that is open now, unless it is there, and waits for the fonts of the page."""
        if not self._ask("document.fonts.ready.then(() => typeof axe === 'object')"):
            self._ask(f"{self._source}; true")

    def violations(self) -> list[str]:
        """Returns what axe finds wrong by all rules, one line per rule."""
        return self._found(TAGS)

    def colours(self) -> list[str]:
        """Returns what axe finds wrong by the rules about colour, one line per rule."""
        return self._found({"type": "rule", "values": COLOURS})

    def heads(self) -> list[str]:
        """Returns what is wrong when the page has not just one h1, about which axe is silent."""
        count = self._ask(_HEADS)
        return [] if count == 1 else [f"{count} h1 headings"]

    def sideways(self) -> list[str]:
        """Returns what makes the page scroll sideways, if anything does."""
        return list(filter(None, [self._ask(_SIDEWAYS)]))

    def _found(self, only: object) -> list[str]:
        found = self._ask(_RUN.format(only=json.dumps(only)))
        return [f"{one['rule']} ({one['help']}) at {'; '.join(one['where'])}" for one in found]

    def _ask(self, expression: str) -> Any:
        answer = self._debugger.send(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")
