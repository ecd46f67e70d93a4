"""Answers of passkeys for one question, without a database: what is made up is refused in a sentence."""

from datetime import UTC, datetime

from leertraject.kernel.errors import NotAllowed
from leertraject.people import passkeys
from leertraject.people.passkeys import Answer, Question, Site
from leertraject.people.tests.authenticator import Authenticator

_NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
_QUESTION = Question("AAAAAAAAAAAAAAAAAAAAAA", Site("testserver", ("http://testserver",)), _NOW)
_ASKED = {"challenge": _QUESTION.challenge, "user": {"id": "AAAA"}}
_OWN = Authenticator()
MADE, USED = _OWN.make(_ASKED), _OWN.use(_ASKED)
_SIGNATURE = passkeys.claimed(Answer(_QUESTION, USED), now=_NOW)[1].read.response.signature
_KEY = passkeys.made(Answer(_QUESTION, MADE), now=_NOW)[1].public_key


def once(data: bytes) -> None:
    """The first byte says which question it answers. What passes was signed by the one key that there is."""
    answer = Answer(_QUESTION, data[1:].decode("utf-8", "surrogateescape"))
    try:
        if data[:1] == b"m":
            passkeys.made(answer, now=_NOW)
        else:
            question, used = passkeys.claimed(answer, now=_NOW)
            passkeys.check_signed(question, used, public_key=_KEY)
            assert used.read.response.signature == _SIGNATURE, "signed by nobody"
    except NotAllowed as refusal:
        assert str(refusal).endswith(".")
