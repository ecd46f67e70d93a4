"""A browser without pages: it sends what a form would send to a real web server, and may lose its answer."""

import http.client
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

SECONDS = 20
Fields = Mapping[str, str] | Sequence[tuple[str, str]]
_CSRF = "a" * 32
_PLAIN = "application/x-www-form-urlencoded"
_INPUT = re.compile(r'<input[^>]*?name="([^"]+)" value="([^"]*)"')
_CHOICE = re.compile(r'<select name="([^"]+)".*?</select>', re.DOTALL)
_CHOSEN = re.compile(r'<option value="([^"]*)" selected')


@dataclass(frozen=True)
class Browser:
    """Someone who is signed in (`session` is the value of their cookie) at a server on this machine."""

    session: str
    session_name: str = "sessie"
    csrf_name: str = "csrf"

    def post(self, port: int, path: str, fields: Fields, file: tuple[str, bytes] | None = None) -> "Answer":
        """Sends a form. Raises OSError or http.client.HTTPException when no whole answer came back."""
        sent = [("csrfmiddlewaretoken", _CSRF), *(fields.items() if isinstance(fields, Mapping) else fields)]
        body, kind = _with_file(sent, file) if file else (urlencode(sent).encode(), _PLAIN)
        headers = {
            "Content-Type": kind,
            "Cookie": f"{self.session_name}={self.session}; {self.csrf_name}={_CSRF}",
        }
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        try:
            connection.request("POST", path, body, headers)
            found = connection.getresponse()
            return Answer(found.status, found.read().decode())
        finally:
            connection.close()


@dataclass(frozen=True)
class Answer:
    """A whole answer."""

    status: int
    text: str

    @property
    def fields(self) -> dict[str, str]:
        """What the form of the page holds as it stands."""
        found = {name: unescape(value) for name, value in _INPUT.findall(self.text) if name != "csrfmiddlewaretoken"}
        for choice in _CHOICE.finditer(self.text):
            chosen = _CHOSEN.search(choice[0])
            found[choice[1]] = unescape(chosen[1]) if chosen else ""
        return found


def answers(port: int) -> bool:
    """Says whether a server answers at a port."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _with_file(fields: Sequence[tuple[str, str]], file: tuple[str, bytes]) -> tuple[bytes, str]:
    mark, (name, data) = uuid.uuid4().hex, file
    head = f"--{mark}\r\nContent-Disposition: form-data; name="
    parts = "".join(f'{head}"{key}"\r\n\r\n{value}\r\n' for key, value in fields)
    parts += f'{head}"file"; filename="{name}"\r\n\r\n'
    return parts.encode() + data + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
