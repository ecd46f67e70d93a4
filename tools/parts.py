"""Makes the list of parts by which `leertraject.analysis.textsearch` splits long words.

    python tools/parts.py DUTCH

DUTCH is the word list of OpenTaal, one word a line, as the Debian package wdutch holds it. A part is a word that stands
at the begin or the end of many others of which the rest is a word too, and that is no two parts itself. What only looks
like a word (an ending, a preposition that begins a verb) is left out by hand. The same list gives the same bytes.
"""

import re
import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parents[1] / "leertraject/analysis/textsearch/data/parts.txt"
# In how many words a part has to stand.
ENOUGH = 12
SHORTEST, LONGEST = 4, 12
# Words of three letters are nearly always a chance; these are not.
SHORT = "bad bed bos bus dag dak dam eis gas hal hof kap kas lid net pad rit uur vak vee vis wal wet zee zon"
# What the papers of a government are full of, and a general list of words knows too few compounds of.
ADDED = (
    "adaptatie bewoner bewoners bouwer bouwers burger burgers client consument contact criminaliteit houder"
    " houders huurder huurders initiatief initiatieven inwoner inwoners kinder koper kopers krapte leerling"
    " leerlingen neutraal nood ondernemer ondernemers onveiligheid opvang participatie patient preventie speelplek"
    " statushouder tappunt transitie uitstoot verduurzaming voorziening voorzieningen vrijwilliger vrijwilligers"
    " werker werkers woonplek zorger zorgers"
)
_NEVER_WORDS = (
    "aan achter binnen boven buiten door halve hand heen henen hier hoofd iteit isme lijk lijke lijks neer onder"
    " over rond samen schap tegen terug tussen vast voor voort voren waar weer zaam zame loos loze baar bare"
    " achtig aard erig ingen ering ende enden eren sche isch ische atie aties steren sters ster tering rings ting"
    " tings tingen kers keren lers ners ders dering ling lingen gers sing sings singen tend tende gend gende rend"
    " rende lend lende kend kende ding dingen ring ringen king vers pers heden hede ente enten aten aat anten eind"
    " rijk rijke vol volle arme stand standen have having houd hou wijs wijze staan stel stelling stellen gaan"
    " komen maken nemen geven zetten laten leggen brengen halen houden lopen vallen trekken slaan werpen worden"
    " laat maat matig matige dien dienen trek"
)
NEVER = set(_NEVER_WORDS.split())


def counted(words: set[str]) -> Counter[str]:
    """Returns for each word in how many others it stands at the begin or the end, the rest being a word."""
    found: Counter[str] = Counter()
    for word in words:
        for at in range(SHORTEST - 1, len(word) - SHORTEST + 2):
            left, right = word[:at], word[at:]
            if right not in words or right in NEVER:
                continue
            if left not in words and left[-1] == "s" and len(left) > SHORTEST:
                left = left[:-1]
            if left in words and left not in NEVER:
                found.update((left, right))
    return found


def whole(word: str, parts: set[str]) -> bool:
    """Says whether a word is no two parts behind each other."""
    return not any(
        word[at:] in parts and (word[:at] in parts or (word[at - 1] == "s" and word[: at - 1] in parts))
        for at in range(SHORTEST, len(word) - SHORTEST + 1)
    )


def main() -> int:
    """Writes one part a line, in the order of the alphabet."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")
    words = {line for line in lines if re.fullmatch("[a-z]{3,}", line)}
    often = {
        word for word, times in counted(words).items() if times >= ENOUGH and SHORTEST <= len(word) <= LONGEST
    } - NEVER
    parts = {word for word in often if whole(word, often)} | set(SHORT.split()) | set(ADDED.split())
    DATA.write_text("\n".join(sorted(parts)) + "\n", encoding="ascii")
    print(len(parts), "parts,", DATA.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
