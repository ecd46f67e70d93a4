"""What has to be done before a sheet can be published."""

from leertraject.effects.models import Sheet
from leertraject.effects.queries import wording
from leertraject.effects.queries.sheets import Gathered
from leertraject.lookback.queries import insights


def problems(sheet: Sheet, found: Gathered, *, thorough: bool = True) -> list[str]:
    """Returns a sentence per thing that stops publishing.

    Texts were compared with the words of speakers when they were written, and are again at publishing (`thorough`).
    """
    content = found.content
    sentences = []
    if not content.lines:
        sentences.append("Kies eerst minstens één inzicht.")
    if not sheet.intro.strip():
        sentences.append("Schrijf eerst een inleiding in je eigen woorden.")
    written = {"Titel": sheet.title, "Inleiding": sheet.intro, "Wat we van jullie vragen": sheet.ask}
    for line in content.lines:
        if not hasattr(line.row.insight, "confirmation"):
            sentences.append(f"Inzicht {line.row.position}: dit inzicht is niet meer bevestigd.")
        if not line.row.claim:
            sentences.append(f"Inzicht {line.row.position}: schrijf de zin in je eigen woorden.")
        written[f"Inzicht {line.row.position}, de zin"] = line.row.claim
        written[f"Inzicht {line.row.position}, wat het tegenspreekt"] = line.row.against
    for altered in content.changes:
        row = altered.row
        if insights.waits(row.change):
            sentences.append(
                f"Wijziging {row.version}.{row.number}: er staan woorden in die zijn ingetrokken. Verwoord haar eerst"
                " anders, of laat haar van het blad."
            )
            continue
        name = f"Wijziging {row.version}.{row.number}"
        written |= {name: row.title, f"{name}, wat": row.what, f"{name}, waarom": row.reason}
        written[f"{name}, wat de toets zei"] = row.said
    return sentences + (wording.problems(sheet.study, written) if thorough else wording.waiting(written))
