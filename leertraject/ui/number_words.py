"""Numbers as the screens write them: in words under thirteen."""

WORDS = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


def in_words(number: int) -> str:
    """
    >>> in_words(3), in_words(14)
    ('drie', '14')
    """
    return WORDS[number] if 0 <= number < len(WORDS) else str(number)
