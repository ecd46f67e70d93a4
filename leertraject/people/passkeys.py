"""Passkeys (WebAuthn): what a browser is asked, and whether its answer holds. Nothing here knows requests or rows.

See `docs/adr/0023-passkeys.md`.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from fido2 import cbor
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from leertraject.kernel.errors import NotAllowed

GOES_AFTER = timedelta(minutes=5)
LONGEST = 20_000  # characters of an answer; a real one has about a thousand

EXPIRED = "De vraag aan je passkey is verlopen. Probeer het opnieuw."
NOT_RIGHT = "Het antwoord van je passkey klopt niet. Probeer het opnieuw, of kies een andere manier."
OTHER_SITE = (
    "Deze passkey antwoordde voor een ander adres. Open Leertraject op zijn eigen adres en probeer het opnieuw."
)
UNKNOWN = "Deze passkey kennen we niet, of niet meer. Kies een andere manier om in te loggen."
UNVERIFIED = (
    "Je passkey vroeg niet om je pincode, vinger of gezicht. Zo is hij genoeg als tweede stap, maar niet als enige."
    " Log in met een code per mail."
)
COPIED = "Deze passkey telt niet verder, alsof er een kopie van is. Log in op een andere manier en verwijder hem."


@dataclass(frozen=True, slots=True)
class Site:
    """Where a passkey belongs: the name of the host, and the addresses from which a browser may answer."""

    host: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What one browser was asked, to be answered once within five minutes."""

    challenge: str
    site: Site
    asked_at: datetime
    handle: str = ""

    def check_in_time(self, now: datetime) -> None:
        """Raises NotAllowed when the answer comes too late."""
        if not timedelta(0) <= now - self.asked_at < GOES_AFTER:
            raise NotAllowed(EXPIRED)

    @property
    def state(self) -> dict[str, str | None]:
        """The same as the library wants it back. Whether someone was verified is judged here, with a sentence."""
        return {"challenge": self.challenge, "user_verification": None}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser brought back, unread, and the question that it answers; None when there was none."""

    question: Question | None
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """A passkey that was just made."""

    credential_id: str
    public_key: bytes
    sign_count: int


@dataclass(frozen=True, slots=True)
class Used:
    """A passkey that says who is there: by its id, and by the handle when it keeps that itself."""

    credential_id: str
    handle: str | None
    sign_count: int
    verified: bool
    read: AuthenticationResponse


def new_handle() -> str:
    """Returns what a passkey keeps of its owner: chance, from which nobody reads who it is."""
    return websafe_encode(secrets.token_bytes(32))


def ask_for_new(
    site: Site, *, handle: str, email: str, name: str, existing: Iterable[str], now: datetime
) -> tuple[dict[str, Any], Question]:
    """Returns what a browser is asked to make a passkey, and what to remember of that."""
    options, state = _server(site).register_begin(
        PublicKeyCredentialUserEntity(id=websafe_decode(handle), name=email, display_name=name),
        credentials=_described(existing),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return dict(options.public_key), Question(state["challenge"], site, now, handle)


def ask_for_use(site: Site, *, of: Iterable[str] | None, now: datetime) -> tuple[dict[str, Any], Question]:
    """Returns what a browser is asked to use a passkey: one of these, or any that says itself whose it is.

    Such a one is the only thing that is asked, so then someone must be verified by it.
    """
    alone = of is None
    options, state = _server(site).authenticate_begin(
        _described(of) if of is not None else None,
        user_verification=UserVerificationRequirement.REQUIRED if alone else UserVerificationRequirement.PREFERRED,
    )
    return dict(options.public_key), Question(state["challenge"], site, now)


def made(answer: Answer, *, now: datetime) -> tuple[Question, Made]:
    """Returns the passkey that a browser made. Raises NotAllowed with what is wrong."""
    question, text = _in_time(answer, now)
    try:
        found = _server(question.site).register_complete(question.state, text)
        data = found.credential_data
        if data is None or data.public_key.get(3) not in CoseKey.supported_algorithms():
            raise NotAllowed(NOT_RIGHT)
        return question, Made(websafe_encode(data.credential_id), cbor.encode(dict(data.public_key)), found.counter)
    except NotAllowed:
        raise
    except Exception as error:  # what a stranger sends, breaks in any way that it can
        raise NotAllowed(NOT_RIGHT) from error


def claimed(answer: Answer, *, now: datetime) -> tuple[Question, Used]:
    """Returns which passkey an answer says to be of; nothing of it is proven yet. Raises NotAllowed."""
    question, text = _in_time(answer, now)
    try:
        read = AuthenticationResponse.from_dict(text)
        handle, data = read.response.user_handle, read.response.authenticator_data
        own = websafe_encode(handle) if handle else None
        return question, Used(websafe_encode(read.raw_id), own, data.counter, data.is_user_verified(), read)
    except Exception as error:
        raise NotAllowed(NOT_RIGHT) from error


def check_signed(question: Question, used: Used, *, public_key: bytes) -> None:
    """Raises NotAllowed unless the passkey with this key signed the question, for this site."""
    try:
        key = CoseKey.parse(cast(Mapping[int, Any], cbor.decode(public_key)))
        known = AttestedCredentialData.create(Aaguid.NONE, websafe_decode(used.credential_id), key)
        _server(question.site).authenticate_complete(question.state, [known], used.read)
    except NotAllowed:
        raise
    except Exception as error:
        raise NotAllowed(NOT_RIGHT) from error


def _in_time(answer: Answer, now: datetime) -> tuple[Question, dict[str, Any]]:
    if answer.question is None:
        raise NotAllowed(EXPIRED)
    answer.question.check_in_time(now)
    try:
        read = json.loads(answer.text[: LONGEST + 1]) if len(answer.text) <= LONGEST else None
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise NotAllowed(NOT_RIGHT)
    return answer.question, read


def _server(site: Site) -> Fido2Server:
    def from_here(origin: str) -> bool:
        if origin not in site.origins:
            raise NotAllowed(OTHER_SITE)
        return True

    entity = PublicKeyCredentialRpEntity(id=site.host, name="Leertraject")
    return Fido2Server(entity, attestation=AttestationConveyancePreference.NONE, verify_origin=from_here)


def _described(ids: Iterable[str]) -> list[PublicKeyCredentialDescriptor]:
    kind = PublicKeyCredentialType.PUBLIC_KEY
    return [PublicKeyCredentialDescriptor(type=kind, id=websafe_decode(one)) for one in ids]
