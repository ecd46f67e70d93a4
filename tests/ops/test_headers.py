"""Every answer says what a browser may do with it, whoever asks and however it ends."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.ops import running

ROOT = Path(__file__).resolve().parents[2]
ASKED = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS)
"""


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/privacy/", "/nergens/", "/healthz"])
def test_every_answer_is_guarded(path):
    headers = Client().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin" and headers["Cross-Origin-Opener-Policy"] == "same-origin"
    allowed = dict(re.findall(r"([\w-]+)=\(([^)]*)\)", headers["Permissions-Policy"]))
    assert {name for name, who in allowed.items() if who} == {
        "publickey-credentials-create",
        "publickey-credentials-get",
    }
    assert {"camera", "microphone", "geolocation", "browsing-topics"} <= set(allowed)


@pytest.mark.django_db
def test_a_page_that_breaks_is_guarded_too(monkeypatch):
    def falls() -> None:
        raise LookupError("een geheim")

    monkeypatch.setattr("leertraject.home.confidentiality.scopes", falls)
    answer = Client(raise_request_exception=False).get(reverse("home:who_sees_what"))
    assert answer.status_code == 500 and "geheim" not in answer.content.decode()
    assert "Content-Security-Policy" in answer.headers and "Permissions-Policy" in answer.headers


def test_the_pages_ask_a_browser_for_nothing_else():
    """What is switched off by the header is used nowhere, so nothing can break by it."""
    scripts = [path.read_text(encoding="utf-8") for path in (ROOT / "frontend" / "js").glob("*.js")]
    assert scripts
    for word in ("geolocation", "mediaDevices", "getDisplayMedia", "requestMIDIAccess", "navigator.usb"):
        assert not any(word in script for script in scripts)


def test_on_https_cookies_and_transport_are_strict(tmp_path):
    env = running.environment(tmp_path, LEERTRAJECT_URL="https://leertraject.example")
    said = subprocess.run([sys.executable, "-c", ASKED], env=env, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert said.stdout.split() == ["__Host-sessie", "__Host-csrf", "True", "31536000"], said.stderr
