"""A device in plain words, from what a browser says of itself. Enough to recognise one's own; it proves nothing."""

UNKNOWN = "Onbekend apparaat"
# In this order: most browsers call themselves by the names of others as well.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "een Mac"),
    ("Linux", "Linux"),
)


def named(agent: str) -> str:
    """Returns a browser and its system in words; of something else nothing that it said itself.

    >>> named("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0")
    'Firefox op Windows'
    >>> named("curl/8.5.0")
    'Onbekend apparaat'
    """
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    if not browser and not system:
        return UNKNOWN
    return " op ".join([browser or "Een browser", system or "een onbekend systeem"])
