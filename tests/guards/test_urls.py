"""Guard 4: every url has an access test, or stands on a short list."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from leertraject.people.tests.build import sign_in
from tests.guards import third_party
from tests.guards.access import PUBLIC, Access, Stage, cases

CASES = cases()
METHODS = ("get", "post", "put", "delete")


def patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, str]]:
    """Yields (name, module of the view) of every url below a resolver."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern, inner)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", pattern.callback)
            yield f"{namespace}{pattern.name or '(without a name) ' + str(pattern.pattern)}", view.__module__


def own_and_others() -> tuple[set[str], set[str]]:
    found = list(patterns(get_resolver()))
    own = {name for name, module in found if module.partition(".")[0] in ("leertraject", "tests")}
    return own, {name for name, _ in found} - own


def test_every_url_has_an_access_test() -> None:
    own, _ = own_and_others()
    assert own - set(CASES) - set(PUBLIC) == set()


def test_the_lists_hold_nothing_else() -> None:
    own, others = own_and_others()
    assert (set(CASES) | set(PUBLIC)) - own == set()
    assert set(CASES) & set(PUBLIC) == set()
    assert others == set(third_party.URLS)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(CASES))
def test_who_may_ask(name: str, client: Client, moment: datetime) -> None:
    assert wrong_answers(name, CASES[name], client, Stage(moment)) == []


def wrong_answers(name: str, case: Access, client: Client, stage: Stage) -> list[str]:
    """Asks a url as nobody, as people of another organisation, and by wrong methods; returns what was wrong."""
    # The cast must be there before anything is made for it.
    other = stage.bureau.b
    url = reverse(name, kwargs=dict(case.arrange(stage)))
    problems = []
    for method in case.methods:
        status = _ask(client, method, url, case).status_code
        if status != case.anonymous:
            problems.append(f"{name}: {method} gave nobody {status}, not {case.anonymous}")
    for outsider in (other.participants[0], other.sponsor):
        sign_in(client, outsider)
        for method in case.methods:
            answer = _ask(client, method, url, case)
            if answer.status_code != case.outsider:
                problems.append(f"{name}: {method} gave an outsider {answer.status_code}, not {case.outsider}")
            if case.hidden and case.hidden in answer.content.decode():
                problems.append(f"{name}: {method} showed an outsider what is hidden")
    for method in set(METHODS) - set(case.methods):
        status = _ask(client, method, url, case).status_code
        if status != 405:
            problems.append(f"{name}: {method} gave {status}, not 405")
    return problems


def _ask(client: Client, method: str, url: str, case: Access) -> HttpResponse:
    return (
        client.generic(method.upper(), url) if method in ("put", "delete") else getattr(client, method)(url, case.data)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_urls_answer_and_change_nothing(name: str, client: Client) -> None:
    assert client.get(reverse(name)).status_code in (200, 503)
    assert client.post(reverse(name)).status_code == 405


def _leak(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Sanne de Graaf")


urlpatterns = [path("lek/", _leak, name="leak"), path("naamloos/", _leak)]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.guards.test_urls")
def test_an_open_url_is_caught(client: Client, moment: datetime) -> None:
    own, _ = own_and_others()
    assert own == {"leak", "(without a name) naamloos/"}
    found = wrong_answers("leak", Access(hidden="Sanne"), client, Stage(moment))
    assert "leak: get gave nobody 200, not 302" in found
    assert "leak: get gave an outsider 200, not 404" in found
    assert "leak: get showed an outsider what is hidden" in found
    assert {f"leak: {method} gave 200, not 405" for method in ("post", "put", "delete")} <= set(found)
