"""Guard 4: every url has an access test, or stands on a short list."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau, sign_in
from tests.guards import third_party
from tests.guards.access import PUBLIC, Access, Stage, cases

# What a case is about is made at the moment of the tests, so it is asked for then too.
pytestmark = pytest.mark.usefixtures("clock_at")
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
def test_who_may_ask(name: str, client: Client, moment: datetime, bureau: Bureau) -> None:
    assert wrong_answers(name, CASES[name], client, Stage(moment, bureau)) == []


def wrong_answers(name: str, case: Access, client: Client, stage: Stage) -> list[str]:
    """Asks a url as nobody, as outsiders, as whoever it is for, and by wrong methods; returns what was wrong."""
    other = stage.bureau.b
    url = reverse(name, kwargs=dict(case.arrange(stage)))
    asking = Asking(name, case, client, url)
    asking.as_someone("nobody", None, (case.anonymous,))
    for outsider in (other.participants[0], other.sponsor):
        asking.as_someone("an outsider", outsider, (case.outsider,), hidden=case.hidden)
    if case.refuses is not None:
        asking.as_someone("who may not", case.refuses(stage), (403,))
    if case.works_for is not None:
        asking.as_someone("whom it is for", case.works_for(stage), case.works, shown=case.shown)
    elif not case.works_for_nobody:
        asking.problems.append(f"{name}: works for nobody, without a reason")
    for method in set(METHODS) - set(case.methods):
        status = asking.once(method).status_code
        if status != 405:
            asking.problems.append(f"{name}: {method} gave {status}, not 405")
    return asking.problems


@dataclass
class Asking:
    """One url, asked by one person after another."""

    name: str
    case: Access
    client: Client
    url: str
    problems: list[str] = field(default_factory=list)

    def as_someone(
        self, who: str, person: Person | None, expected: tuple[int, ...], *, hidden: str = "", shown: str = ""
    ) -> None:
        """Asks by every method that the url knows, and keeps every answer that is not as expected."""
        if person is not None:
            sign_in(self.client, person)
        for method in self.case.methods:
            answer = self.once(method)
            body = answer.content.decode(errors="replace")
            if answer.status_code not in expected:
                wanted = " or ".join(map(str, expected))
                self.problems.append(f"{self.name}: {method} gave {who} {answer.status_code}, not {wanted}")
            if hidden and hidden in body:
                self.problems.append(f"{self.name}: {method} showed {who} what is hidden")
            if shown and answer.status_code == 200 and shown not in body:
                self.problems.append(f"{self.name}: {method} did not show {who} what is there")

    def once(self, method: str) -> HttpResponse:
        """Asks by one method."""
        if method in ("put", "delete"):
            return self.client.generic(method.upper(), self.url)
        return getattr(self.client, method)(self.url, self.case.data)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_urls_answer_and_change_nothing(name: str, client: Client) -> None:
    assert client.get(reverse(name)).status_code in (200, 503)
    assert client.post(reverse(name)).status_code == 405


def _leak(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Sanne de Graaf")


def _dead(request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [path("lek/", _leak, name="leak"), path("naamloos/", _leak), path("niets/", _dead, name="dead")]
CLOSED = override_settings(ROOT_URLCONF="tests.guards.test_urls")


@pytest.mark.django_db
@CLOSED
def test_an_open_url_is_caught(client: Client, moment: datetime, bureau: Bureau) -> None:
    own, _ = own_and_others()
    assert own == {"leak", "dead", "(without a name) naamloos/"}
    case = Access(hidden="Sanne", shown="Tarik", refuses=lambda stage: stage.bureau.hanneke)
    found = wrong_answers("leak", case, client, Stage(moment, bureau))
    assert "leak: get gave nobody 200, not 302" in found
    assert "leak: get gave an outsider 200, not 404" in found
    assert "leak: get showed an outsider what is hidden" in found
    assert "leak: get gave who may not 200, not 403" in found
    assert "leak: get did not show whom it is for what is there" in found
    assert {f"leak: {method} gave 200, not 405" for method in ("post", "put", "delete")} <= set(found)


@pytest.mark.django_db
@CLOSED
def test_a_url_that_nobody_finds_is_caught(client: Client, moment: datetime, bureau: Bureau) -> None:
    stage = Stage(moment, bureau)
    found = wrong_answers("dead", Access(anonymous=404), client, stage)
    assert "dead: get gave whom it is for 404, not 200 or 302 or 422" in found
    found = wrong_answers("dead", Access(anonymous=404, works_for=None), client, stage)
    assert "dead: works for nobody, without a reason" in found
