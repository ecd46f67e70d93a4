"""Word lists, written in the code as one text."""


def listed(text: str) -> frozenset[str]:
    """Returns the words of a text between white space.

    >>> sorted(listed("ja nee"))
    ['ja', 'nee']
    """
    return frozenset(text.split())
