"""The frame of every page, and the pages for when something does not work."""

import re
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string

from leertraject.ui import views
from leertraject.ui.failures import FAILURES

PAGE = {
    "places": [
        SimpleNamespace(label="Vandaag", url="/", current=True),
        SimpleNamespace(label="Groep 7", url="/groepen/7/", current=False),
    ],
    "me": "Sanne de Graaf",
    "me_id": "p-7",
    "me_url": "/mijn-gegevens/",
    "sign_out_url": "/uitloggen/",
    "foot_links": [SimpleNamespace(label="Wie ziet wat", url="/wie-ziet-wat/")],
}


@pytest.fixture
def without_context(monkeypatch):
    """Failure pages without the context processors of the project, that belong to packages above this one."""

    def plain(request, template, context=None, status=None):
        return render(None, template, context, status=status)

    monkeypatch.setattr(views, "render", plain)


def test_frame_of_someone_signed_in():
    html = render_to_string("ui/base.html", PAGE)
    assert html.startswith('<!doctype html>\n<html lang="nl">')
    assert html.index("nl-skip-link") < html.index("lt-masthead")
    assert '<a class="lt-masthead__link" href="/" aria-current="page">Vandaag</a>' in html
    assert '<a class="lt-masthead__link" href="/groepen/7/">Groep 7</a>' in html
    assert '<a href="/mijn-gegevens/">Sanne de Graaf</a>' in html
    assert '<form method="post" action="/uitloggen/" data-forget="p-7">' in html
    assert '<a href="/wie-ziet-wat/">Wie ziet wat</a>' in html


def test_frame_without_anyone():
    html = render_to_string("ui/base.html", {})
    assert "lt-masthead__me" not in html
    assert "<nav" not in html
    assert "verzonnen" not in html


def test_the_demo_says_so():
    assert "verzonnen" in render_to_string("ui/base.html", {"demo": True})


def test_the_font_is_fetched_early_and_scripts_wait():
    html = render_to_string("ui/base.html", {})
    assert re.search(r'rel="preload" href="[^"]+woff2" as="font" type="font/woff2" crossorigin', html)
    scripts = re.findall(r"<script[^>]*>", html)
    assert scripts
    assert all('src="' in tag and ("defer" in tag or 'type="module"' in tag) for tag in scripts)
    assert '"includeIndicatorStyles":false' in html
    assert '"allowEval":false' in html


@pytest.mark.parametrize("number", sorted(FAILURES))
def test_every_failure_has_its_sentences(rf, without_context, number):
    response = views.failed(rf.get("/"), number)
    assert response.status_code == number
    html = response.content.decode()
    assert FAILURES[number].head in html
    assert html.count("<h1") == 1
    assert 'name="lt-unsent"' in html


def test_404_tells_nothing(rf, without_context):
    html = views.handler404(rf.get("/"), Http404("Reflectie 12 van Sanne")).content.decode()
    assert "Sanne" not in html
    assert "Reflectie" not in html


def test_403_gives_the_reason_escaped(rf, without_context):
    refused = views.handler403(rf.get("/"), PermissionDenied("Alleen <b>trainers</b> lezen dit."))
    html = refused.content.decode()
    assert refused.status_code == 403
    assert "Alleen &lt;b&gt;trainers&lt;/b&gt; lezen dit." in html


def test_other_failures(rf, without_context):
    assert views.handler400(rf.get("/")).status_code == 400
    assert views.handler500(rf.get("/")).status_code == 500
    expired = views.csrf_failure(rf.post("/"), reason="CSRF token missing")
    assert expired.status_code == 403
    assert "te lang open" in expired.content.decode()
    assert "CSRF" not in expired.content.decode()


def test_gallery_page(rf, without_context):
    response = views.gallery(rf.get("/galerij/"))
    assert response.status_code == 200
    assert "Galerij van blokken" in response.content.decode()
