"""Makes the word list of `leertraject.analysis.identifying` from sources that others publish.

    python tools/lexicon.py DUTCH ENGLISH...

DUTCH is the word list of OpenTaal, one word a line, as the Debian package wdutch holds it. ENGLISH are the lists of the
most common English words of SCOWL (english-words, american-words and british-words, 10 and 20), as the package scowl
holds them. Names and places come from the locales of Faker, which has to be installed for this; the product itself
never imports it. The licences stand beside the file that this writes. The same sources give the same bytes.
"""

import importlib
import lzma
import re
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).parents[1] / "leertraject/analysis/identifying/data/lexicon.txt.xz"
# Where people who live in the Netherlands come from, as far as Faker writes their names in Latin letters.
LOCALES = [
    "nl_NL",
    "nl_BE",
    "fr_BE",
    "fr_FR",
    "fr_DZ",
    "de_DE",
    "en_GB",
    "en_US",
    "es_ES",
    "es_CO",
    "pt_PT",
    "pt_BR",
    "it_IT",
    "tr_TR",
    "az_AZ",
    "pl_PL",
    "hr_HR",
    "ro_RO",
    "hu_HU",
    "cs_CZ",
    "sk_SK",
    "sl_SI",
    "id_ID",
    "vi_VN",
    "en_IN",
    "en_PK",
    "en_NG",
    "en_KE",
    "ha_NG",
    "ig_NG",
    "yo_NG",
    "tw_GH",
    "zh_CN",
    "zh_TW",
    "sw",
    "sv_SE",
    "da_DK",
]
LONGEST = 12
WORD = re.compile(r"[a-zà-ÿœ]+")
NAME = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})?")


def joined(word: str, words: set[str]) -> bool:
    """Says whether two words of the list behind each other make this one; `lexicon.py` reads them in the same way."""
    for at in range(4, len(word) - 3):
        left, right = word[:at], word[at:]
        if right in words and (left in words or (left[-1] == "s" and len(left) > 4 and left[:-1] in words)):
            return True
    return False


def ordinary(path: Path) -> set[str]:
    """Returns the words without a capital of at most `LONGEST` letters that are not two others behind each other."""
    lines = path.read_text(encoding="utf-8").split("\n")
    words: set[str] = set()
    for word in sorted(filter(WORD.fullmatch, lines), key=lambda word: (len(word), word)):
        if 2 < len(word) <= LONGEST and not joined(word, words):
            words.add(word)
    return words


def people(kind: str) -> set[str]:
    """Returns the names of the locales, in small letters, with and without their accents."""
    found: set[str] = set()
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for field in dir(provider):
            if kind in field and "name" in field and hasattr(values := getattr(provider, field), "__iter__"):
                found |= {name.lower() for name in values if isinstance(name, str) and name[:1].isupper()}
    found = {re.sub(r"^(van|de|den|der|ter|ten|op|in|'t|la|le|el|di|da|dos) (?=\w)", "", name) for name in found}
    found = {re.sub(r"^(van|de|den|der|het|'t) (?=\w)", "", name) for name in found}
    found = {name for name in found if NAME.fullmatch(name) and name[0] <= "\u024f"}
    return found | {plain(name) for name in found}


def plain(name: str) -> str:
    """Returns a name without accents, as a recogniser often writes it."""
    bare = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    return bare.translate(str.maketrans("ıłđøəß", "ildoes"))


def places() -> set[str]:
    """Returns towns, provinces and countries in small letters, those of one word."""
    found: set[str] = set()
    for locale in ("nl_NL", "nl_BE"):
        provider = importlib.import_module(f"faker.providers.address.{locale}").Provider
        for field in ("cities", "countries", "provinces"):
            found |= {re.sub(r"\s*\(.*\)", "", name).lower() for name in getattr(provider, field)}
    return {name for name in found if len(name) > 2 and re.fullmatch(r"'?[^\W\d_]+(?:-[^\W\d_]+)*", name)}


def main() -> int:
    """Writes the four lists behind each other, a blank line between them."""
    words, towns = ordinary(Path(sys.argv[1])), places()
    people_first = people("first")
    for path in map(Path, sys.argv[2:]):
        english = filter(WORD.fullmatch, path.read_text(encoding="latin-1").split())
        words |= {word for word in english if 2 < len(word) <= 10 and word not in people_first | towns} - words
    known = lambda name: name in words or joined(name, words)  # noqa: E731
    first = {name for name in people_first if not known(name) and name not in towns}
    last = {name for name in people("last") if name not in words and name not in first}
    lists = (words, first, last, {town for town in towns if town not in words})
    text = "\n\n".join("\n".join(sorted(one)) for one in lists) + "\n"
    DATA.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print([len(one) for one in lists], DATA.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
