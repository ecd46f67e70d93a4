"""A document that was read, as bytes: for between two processes. What comes back is not trusted."""

import json

from .errors import Refused
from .paragraphs import KINDS, PARTS, Document, Paragraph

_LOST = "Dit document is onderweg beschadigd. Kies het bestand opnieuw."


def asked(data: bytes, name: str) -> bytes:
    """Returns a file with its name as one: the name on the first line, which holds no line break."""
    return json.dumps(name).encode() + b"\n" + data


def given(asked: bytes) -> tuple[bytes, str]:
    """Returns the file and its name again."""
    name, _, data = asked.partition(b"\n")
    return data, str(json.loads(name))


def to_bytes(found: Document | Refused) -> bytes:
    """Returns a document, or the refusal of one, as JSON."""
    if isinstance(found, Refused):
        return json.dumps({"refused": str(found)}).encode()
    return json.dumps(
        {
            "kind": found.kind,
            "title": found.title,
            "pages": found.pages,
            "notes": found.notes,
            "paragraphs": [[one.page, PARTS.index(one.part), one.text] for one in found.paragraphs],
        }
    ).encode()


def from_bytes(data: bytes) -> Document:
    """Returns the document. Raises Refused: the refusal that was sent, or that the bytes hold no document."""
    try:
        said = json.loads(data)
        if "refused" in said:
            raise Refused(_text(said["refused"]))
        rows = enumerate(said["paragraphs"], start=1)
        paragraphs = tuple(
            Paragraph(number, _count(page), _text(text), PARTS[part]) for number, (page, part, text) in rows
        )
        notes = tuple(_text(note) for note in said["notes"])
        found = Document(_text(said["kind"]), _text(said["title"]), _count(said["pages"]), paragraphs, notes)
    except Refused:
        raise
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise Refused(_LOST) from None
    if found.kind not in KINDS or not paragraphs:
        raise Refused(_LOST)
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise TypeError
    return value
