"""A passkey in software, as a browser with an authenticator would answer: ES256, no attestation."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

ORIGIN = "http://testserver"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One passkey. Whatever differs from a good one is set on it before it answers."""

    origin: str = ORIGIN
    host: str = "testserver"
    verifies: bool = True
    counts: bool = True
    keeps_handle: bool = True
    count: int = 0
    handle: str = ""
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: dict[str, Any]) -> str:
        """Answers the question to make a passkey."""
        self.handle = options["user"]["id"]
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self._data(ATTESTED) + attested
        made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer("webauthn.create", options, lambda client: {"attestationObject": websafe_encode(made)})

    def use(self, options: dict[str, Any]) -> str:
        """Answers the question to use it."""
        data = self._data()

        def signed(client: bytes) -> dict[str, str]:
            words = data + hashlib.sha256(client).digest()
            found = {
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(self.key.sign(words, ec.ECDSA(hashes.SHA256()))),
            }
            return found | ({"userHandle": self.handle} if self.keeps_handle else {})

        return self._answer("webauthn.get", options, signed)

    def _data(self, more: int = 0) -> bytes:
        self.count += self.counts
        flags = PRESENT | (VERIFIED if self.verifies else 0) | more
        return hashlib.sha256(self.host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _answer(self, kind: str, options: dict[str, Any], response: Any) -> str:
        client = json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()
        own = {"clientDataJSON": websafe_encode(client)} | response(client)
        return json.dumps({"id": self.id_text, "rawId": self.id_text, "type": "public-key", "response": own})

    @property
    def id_text(self) -> str:
        """The id as JSON has it."""
        assert websafe_decode(websafe_encode(self.id)) == self.id
        return websafe_encode(self.id)
