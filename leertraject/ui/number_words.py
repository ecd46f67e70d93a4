"""Numbers as the screens write them: in words under thirteen."""

WORDS = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


def in_words(number: int) -> str:
    """
    >>> in_words(3), in_words(14)
    ('drie', '14')
    """
    return WORDS[number] if 0 <= number < len(WORDS) else str(number)


def capital(text: str) -> str:
    """Returns a sentence that begins with a capital; in Dutch the E of "Eén" has no accent.

    >>> capital("één wijziging"), capital("drie")
    ('Eén wijziging', 'Drie')
    """
    return f"Eén{text[3:]}" if text.startswith("één") else f"{text[:1].upper()}{text[1:]}"
