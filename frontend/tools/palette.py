"""python3 tools/palette.py: writes css/tokens/palette.css.

Seven ramps of eight steps in OKLCH, each step solved for its contrast with the paper, for both schemes.
"""

import math
from pathlib import Path

TARGET = Path(__file__).parent.parent / "css" / "tokens" / "palette.css"
STEPS = (50, 100, 200, 300, 400, 500, 600, 700)
PAPER = {"light": "#fcfaf5", "dark": "#1b1916"}
SHEET = {"light": "#fffefb", "dark": "#24221e"}
CONTRAST = {
    "light": (1.05, 1.12, 1.28, 1.62, 5.3, 7.4, 9.6, 14.2),
    "dark": (1.07, 1.18, 1.42, 2.0, 5.4, 8.4, 10.2, 13.2),
}
# Hue, and the chroma of each step in the light and in the dark scheme.
RAMPS = {
    "grijs": (
        78,
        (0.006, 0.009, 0.012, 0.014, 0.016, 0.016, 0.014, 0.012),
        (0.006, 0.008, 0.010, 0.012, 0.014, 0.014, 0.012, 0.010),
    ),
    "violet": (
        202,
        (0.008, 0.018, 0.036, 0.060, 0.085, 0.078, 0.068, 0.050),
        (0.022, 0.032, 0.042, 0.055, 0.085, 0.085, 0.070, 0.045),
    ),
    "blauw": (
        250,
        (0.012, 0.024, 0.040, 0.060, 0.100, 0.100, 0.090, 0.065),
        (0.020, 0.034, 0.046, 0.060, 0.090, 0.085, 0.070, 0.045),
    ),
    "geel": (
        92,
        (0.040, 0.075, 0.125, 0.140, 0.095, 0.085, 0.075, 0.055),
        (0.026, 0.042, 0.060, 0.075, 0.110, 0.110, 0.100, 0.070),
    ),
    "oranje": (
        52,
        (0.018, 0.036, 0.065, 0.090, 0.120, 0.105, 0.090, 0.065),
        (0.020, 0.036, 0.052, 0.065, 0.110, 0.100, 0.085, 0.055),
    ),
    "rood": (
        27,
        (0.015, 0.030, 0.055, 0.085, 0.165, 0.140, 0.120, 0.085),
        (0.022, 0.040, 0.058, 0.075, 0.130, 0.110, 0.090, 0.055),
    ),
    "groen": (
        152,
        (0.016, 0.032, 0.055, 0.075, 0.100, 0.088, 0.075, 0.055),
        (0.020, 0.034, 0.048, 0.060, 0.105, 0.100, 0.085, 0.055),
    ),
}


def linear(channel: float) -> float:
    """From sRGB to linear light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def encoded(channel: float) -> float:
    """From linear light to sRGB."""
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def oklch(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """OKLCH to linear sRGB, possibly outside the gamut."""
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def colour(light: float, chroma: float, hue: float) -> str:
    """The nearest colour inside the gamut, by taking chroma away."""
    while True:
        channels = oklch(light, chroma, hue)
        if all(-1e-4 <= channel <= 1.0001 for channel in channels):
            break
        chroma -= 0.002
        if chroma <= 0:
            channels = oklch(light, 0, hue)
            break
    whole = [round(255 * encoded(min(1, max(0, channel)))) for channel in channels]
    return "#{:02x}{:02x}{:02x}".format(*whole)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def solved(target: float, chroma: float, hue: float, scheme: str) -> str:
    """The colour of this hue whose contrast with the paper is the target."""
    paper = PAPER[scheme]
    dark = scheme == "dark"
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        found = colour(middle, chroma, hue)
        reached = (luminance(found) + 0.05) / (luminance(paper) + 0.05) if dark else contrast(found, paper)
        if (reached < target) == dark:
            low = middle
        else:
            high = middle
    return colour(high if dark else low, chroma, hue)


def palette(scheme: str) -> dict[str, str]:
    """All colours of a scheme."""
    return {
        f"{name}-{step}": solved(target, chroma, hue, scheme)
        for name, (hue, light, dark) in RAMPS.items()
        for step, target, chroma in zip(STEPS, CONTRAST[scheme], dark if scheme == "dark" else light, strict=True)
    }


def block(colours: dict[str, str], paper: str, sheet: str) -> str:
    """The declarations of a scheme."""
    lines = [f"  --voorbeeld-kleuren-wit:{paper};--lt-sheet:{sheet};"]
    for name in RAMPS:
        steps = (f"--voorbeeld-kleuren-{name}-{step}:{colours[f'{name}-{step}']};" for step in STEPS)
        lines.append("  " + "".join(steps))
    return "\n".join(lines)


def main() -> None:
    """Write the file: light, dark, and light on white for print."""
    light, dark = palette("light"), palette("dark")
    TARGET.write_text(
        "/* Generated by tools/palette.py: 7 ramps of 8 steps in OKLCH, solved for contrast with the paper."
        " Do not edit by hand.\n"
        "   violet = petrol (action), grijs = warm neutral, geel = highlighter, oranje = accent and margin line."
        " Names are those of the voorbeeld tokens. */\n"
        f":root{{color-scheme:light dark;\n{block(light, PAPER['light'], SHEET['light'])}\n}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{\n{block(dark, PAPER['dark'], SHEET['dark'])}\n}}}}\n"
        f"@media print{{:root{{\n{block(light, '#ffffff', '#ffffff')}\n}}}}\n"
    )


if __name__ == "__main__":
    main()
