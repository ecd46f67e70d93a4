"""`leertraject document`: a document as a list of numbered paragraphs. Pure Python: Django is not loaded.

The file is read in a process of its own, within limits: a file that was made to hurt ends that process and no more.
"""

import json
import sys
from pathlib import Path

from leertraject.analysis import documents
from leertraject.config.listing import bytes_of
from leertraject.config.trouble import Trouble
from leertraject.kernel import confined

_FUNCTION = "leertraject.analysis.documents:answered"
_SIGNS = {documents.HEADING: "# ", documents.ITEM: "", documents.ROW: "", documents.TEXT: ""}


def show(name: str, *, as_json: bool) -> int:
    """Prints the paragraphs of the file (or of standard input when `name` is "-") and returns the exit code.

    What could not be read of it is said on standard error. Raises Trouble: code 2 when there is no such file, 1 when it
    cannot be read as a document.
    """
    data = bytes_of(name, most=documents.MAX_BYTES + 1)
    try:
        documents.check_size(len(data))
        asked = documents.asked(data, name="" if name == "-" else Path(name).name)
        found = documents.received(confined.run(_FUNCTION, asked, seconds=documents.SECONDS))
    except documents.Refused as refusal:
        raise Trouble(str(refusal)) from refusal
    except confined.TooMuch as error:
        raise Trouble(documents.TOO_HEAVY) from error
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if as_json:
        print(json.dumps([one.as_dict() for one in found.paragraphs], ensure_ascii=False, indent=1))
    else:
        _print(found)
    for note in found.notes:
        print(note, file=sys.stderr)
    return 0


def _print(found: documents.Document) -> None:
    if found.title:
        print(f"{found.title}\n")
    page = 0
    for one in found.paragraphs:
        if one.page != page and found.pages > 1:
            print(f"-- bladzijde {one.page}")
        page = one.page
        print(f"{one.number:4} {_SIGNS[one.part]}{one.text}")
