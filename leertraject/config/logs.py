"""A log line may name a class, a place and an id, never what someone wrote.

Exceptions carry the values that made them fail, and tracebacks carry source and local values, so neither is logged:
only the classes of the chain, and per frame the file, the line and the function.
"""

import logging
import re
from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).resolve().parent.parent.parent
_ADDRESS = re.compile(r"[^\s<>\"']+@[^\s<>\"']+")
# Longer than a UUID: a token of a mail link or a session.
_TOKEN = re.compile(r"[A-Za-z0-9_:\-]{41,}")


def class_of(error: BaseException) -> str:
    """Returns the full name of the error's class."""
    return f"{type(error).__module__}.{type(error).__qualname__}"


def places(error: BaseException) -> str:
    """Returns the chain of the error, oldest first: class, then `file:line function` per frame. No message."""
    lines: list[str] = []
    for link in reversed(_chain(error)):
        lines.append(class_of(link))
        lines.extend(f"  {place}" for place in _frames(link.__traceback__))
    return "\n".join(lines)


def last_place(error: BaseException) -> str:
    """Returns where in this program the error came up (else where at all), as `file:line function`."""
    found = _frames(error.__traceback__)
    own = [place for place in found if place.startswith("leertraject/")]
    return (own or found or ["onbekend"])[-1]


def scrubbed(text: str) -> str:
    """Returns the text without mail addresses and without tokens."""
    return _TOKEN.sub("…", _ADDRESS.sub("…@…", text))


class PlacesOnly(logging.Formatter):
    """Formats a record without messages of exceptions, local values, addresses or tokens."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line, and below it the places of its exception."""
        error = record.exc_info[1] if record.exc_info else None
        plain = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None, "stack_info": None})
        plain.msg, plain.args = scrubbed(_message(record, error)), None
        line = super().format(plain) + _mark(record)
        return f"{line}\n{places(error)}" if error else line


def _mark(record: logging.LogRecord) -> str:
    """What the page that broke told its reader to pass on."""
    mark = getattr(getattr(record, "request", None), "failure_mark", "")
    return f" kenmerk {mark[:4]}-{mark[4:]}" if mark else ""


def _message(record: logging.LogRecord, error: BaseException | None) -> str:
    message = record.getMessage()
    told = str(error) if error else ""
    # Some libraries log the exception as their message.
    return message.replace(told, type(error).__name__) if told else message


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


def _frames(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        name = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else Path(*path.parts[-3:])
        found.append(f"{name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found
