"""What the accessibility page says about colours: text has at least 4.5 to 1 on paper (WCAG 2.2, 1.4.3)."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[3] / "frontend" / "css" / "tokens"
TEXT = ("ink", "ink-soft", "ink-faint", "action", "action-strong", "good", "care", "bad")


def _luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, by the definition of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _scheme(dark: bool) -> dict[str, str]:
    css = (CSS / "palette.css").read_text()
    begin = css.index("prefers-color-scheme:dark") if dark else 0
    end = None if dark else css.index("prefers-color-scheme:dark")
    return dict(re.findall(r"--voorbeeld-kleuren-([a-z0-9-]+):(#[0-9a-f]{6})", css[begin:end]))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("role", TEXT)
def test_text_stands_out_from_paper(role: str, dark: bool) -> None:
    roles = dict(re.findall(r"--lt-([a-z-]+):var\(--voorbeeld-kleuren-([a-z0-9-]+)\)", (CSS / "roles.css").read_text()))
    colours = _scheme(dark)
    assert _contrast(colours[roles[role]], colours[roles["paper"]]) >= 4.5


def test_contrast_of_black_on_white_and_of_a_faint_grey() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#999999", "#ffffff") < 4.5
