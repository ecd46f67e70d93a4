"""The screens about people: works; may the neighbour; outsider 404; seen but not allowed; wrong method 405."""

import copy
import re
from datetime import date

import pytest
from django.test import Client

from leertraject.kernel import clock
from leertraject.people import queries
from leertraject.people.models import Organisation, Person, Role
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db
TODAY = "2026-04-14"


@pytest.fixture(scope="module")
def _bureau(around_the_file, moment):
    return build.bureau(moment)


@pytest.fixture
def bureau(_bureau, db):
    """Made once per file, and as good as new for every test."""
    return copy.deepcopy(_bureau)


@pytest.fixture(autouse=True)
def today(moment):
    with clock.standing_at(moment):
        yield


def _as(person: Person) -> Client:
    return build.sign_in(Client(), person)


def _page(person: Person, url: str) -> str:
    answer = _as(person).get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def _of(person: Person) -> str:
    return f"/mensen/{person.pk}/"


def _where(bureau) -> str:
    return f"/organisaties/{bureau.a.organisation.pk}/"


def test_a_lead_sees_organisations_and_adds_one(bureau):
    page = _page(bureau.lead, "/organisaties/")
    assert "Gemeente Dijkerveen" in page and "Waterschap Rietlanden" in page
    answer = _as(bureau.other_lead).post("/organisaties/", {"name": "Provincie Merendaal"})
    assert (answer.status_code, answer["Location"]) == (302, "/organisaties/")
    assert Organisation.objects.filter(name="Provincie Merendaal").exists()
    answer = _as(bureau.lead).post("/organisaties/", {"name": "gemeente dijkerveen"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Er is al een organisatie met deze naam." in page and 'value="gemeente dijkerveen"' in page


def test_a_lead_sees_the_people_of_one_organisation_with_their_history(bureau):
    page = _page(bureau.lead, _where(bureau))
    for name in ("Sanne de Graaf", "Els Vermeulen", "Marjan de Wit", "Karel Hofstra", "Youssef el Amrani"):
        assert name in page
    assert "van Sanne de Graaf" in page and "Eerder" in page
    assert "Noor Bakker" not in page and "Hanneke" not in page


@pytest.mark.parametrize("url", ["/organisaties/", "/mensen/", "of one organisation"])
def test_the_way_to_adding_stands_above_the_list(url, bureau):
    page = _page(bureau.lead, _where(bureau) if url == "of one organisation" else url)
    (form,) = re.findall(r'<a class="lt-link" href="#([\w-]+)">Voeg', page)
    assert page.index(f'href="#{form}"') < page.index("lt-entries") < page.index(f'id="{form}"')
    assert page.count("nl-button--primary") == 1


def test_a_lead_adds_someone_with_a_role_and_dates(bureau):
    given = {
        "name": "Marloes Kuipers",
        "email": "marloes@dijkerveen.example",
        "kind": "participant",
        "discipline": "personeel",
        "starts_on": TODAY,
        "ends_on": "2026-12-31",
    }
    answer = _as(bureau.lead).post(_where(bureau), given)
    assert (answer.status_code, answer["Location"]) == (302, _where(bureau))
    role = Role.objects.get(person__name="Marloes Kuipers")
    assert (role.kind, role.organisation, role.discipline) == ("participant", bureau.a.organisation, "personeel")
    assert (role.starts_on, role.ends_on) == (date(2026, 4, 14), date(2026, 12, 31))
    assert queries.has_account(role.person)


def test_what_was_typed_stays_after_a_refusal(bureau):
    given = {"name": "Marloes Kuipers", "email": "", "kind": "line_manager", "starts_on": TODAY}
    answer = _as(bureau.lead).post(_where(bureau), given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "van wie deze persoon de leidinggevende is" in page and 'value="Marloes Kuipers"' in page
    assert not Person.objects.filter(name="Marloes Kuipers").exists()


def test_a_lead_gives_and_ends_a_role(bureau):
    url = _of(bureau.a.participants[0])
    page = _page(bureau.lead, url)
    assert "sanne@dijkerveen.example" in page and "Deelnemer" in page
    given = {"kind": "alumnus", "organisation": str(bureau.a.organisation.pk), "starts_on": TODAY}
    client = _as(bureau.lead)
    assert client.post(url + "rollen/", given)["Location"] == url
    role = Role.objects.get(person=bureau.a.participants[0], kind="alumnus")
    assert client.get(f"/rollen/{role.pk}/einde/").status_code == 200
    assert client.post(f"/rollen/{role.pk}/einde/", {"on": TODAY})["Location"] == url
    role.refresh_from_db()
    assert role.ends_on == date(2026, 4, 14)
    assert client.post(f"/rollen/{role.pk}/einde/", {"on": TODAY}).status_code == 409
    answer = client.post(url + "rollen/", {"kind": "alumnus", "starts_on": TODAY})
    assert answer.status_code == 422
    assert "Kies de organisatie waarvoor deze rol geldt." in answer.content.decode()


def test_a_wrong_end_is_said_in_the_form(bureau):
    role = Role.objects.get(person=bureau.a.sponsor)
    answer = _as(bureau.lead).post(f"/rollen/{role.pk}/einde/", {"on": "2026-04-01"})
    assert answer.status_code == 422
    assert "niet met terugwerkende kracht" in answer.content.decode()


def test_a_lead_gives_an_account_but_not_to_an_owner(bureau, moment):
    someone = build.person("Marloes Kuipers", "marloes@dijkerveen.example", moment)
    client = _as(bureau.lead)
    assert "Heeft geen account." in client.get(_of(someone)).content.decode()
    assert client.post(_of(someone) + "account/")["Location"] == _of(someone)
    assert queries.has_account(someone)
    answer = client.post(_of(bureau.a.owner) + "account/")
    assert answer.status_code == 403
    assert "opgavehouder heeft geen account nodig" in answer.content.decode()


def test_nobody_gives_themselves_a_role(bureau):
    client = _as(bureau.lead)
    page = client.get(_of(bureau.lead)).content.decode()
    assert "Een rol geven" not in page and "Beëindig" not in page
    answer = client.post(_of(bureau.lead) + "rollen/", {"kind": "administrator", "starts_on": TODAY})
    assert answer.status_code == 422
    assert not Role.objects.filter(person=bureau.lead, kind="administrator").exists()
    own = Role.objects.get(person=bureau.lead)
    answer = client.post(f"/rollen/{own.pk}/einde/", {"on": TODAY})
    assert answer.status_code == 422
    assert "Niemand geeft of beëindigt een eigen rol." in answer.content.decode()


def test_an_administrator_sees_staff_and_no_one_else(bureau):
    page = _page(bureau.administrator, "/mensen/")
    assert "Hanneke Vos" in page and "Programmaleider" in page
    for hidden in ("Sanne", "Marjan", "Deelnemer", "@bureau.example", "/organisaties/"):
        assert hidden not in page
    assert "hanneke@bureau.example" not in _page(bureau.administrator, _of(bureau.hanneke))
    client = _as(bureau.administrator)
    role = Role.objects.get(person=bureau.a.participants[0])
    for url in ("/organisaties/", _where(bureau), _of(bureau.a.participants[0]), f"/rollen/{role.pk}/einde/"):
        assert client.get(url).status_code == 404


def test_an_administrator_adds_staff_and_cannot_slip_in_a_participant(bureau):
    client = _as(bureau.administrator)
    given = {"name": "Iris Blok", "email": "iris@bureau.example", "kind": "facilitator", "starts_on": TODAY}
    assert client.post("/mensen/", given)["Location"] == "/mensen/"
    iris = Person.objects.get(name="Iris Blok")
    assert queries.has_account(iris)
    slipped = {"kind": "participant", "organisation": str(bureau.a.organisation.pk), "starts_on": TODAY}
    assert client.post(_of(iris) + "rollen/", slipped).status_code == 422
    assert (
        client.post("/mensen/", given | {"name": "X", "email": "x@y.example", "kind": "participant"}).status_code == 422
    )
    assert Role.objects.filter(person=iris).count() == 1


@pytest.mark.parametrize("who", ["hanneke", "interviewer", "sponsor", "manager", "participant", "alumnus"])
def test_for_all_others_these_pages_are_not_there(who, bureau):
    people = {"manager": bureau.a.manager, "participant": bureau.a.participants[0], "alumnus": bureau.a.alumni[0]}
    client = _as(people.get(who) or getattr(bureau, who, None) or bureau.a.sponsor)
    role = Role.objects.get(person=bureau.bas)
    for url in ("/organisaties/", _where(bureau), "/mensen/", _of(bureau.hanneke), f"/rollen/{role.pk}/einde/"):
        assert client.get(url).status_code == 404
        assert client.post(url).status_code in (404, 405)
    assert client.post(_of(bureau.hanneke) + "account/").status_code == 404


@pytest.mark.parametrize("url", ["/organisaties/", "/mensen/"])
def test_a_visitor_signs_in_first_and_other_methods_are_refused(url):
    assert Client().get(url)["Location"].startswith("/inloggen/?next=")
    assert Client().put(url).status_code == 405


@pytest.mark.parametrize("page", ["organisation", "staff", "organisations"])
def test_many_people_cost_no_more_queries(page, bureau, moment, django_assert_max_num_queries):
    url = {"organisation": _where(bureau), "staff": "/mensen/", "organisations": "/organisaties/"}[page]
    client = _as(bureau.lead)
    client.get(url)
    with django_assert_max_num_queries(15) as few:
        client.get(url)
    for number in range(12):
        build.staff(f"Trainer {number}", f"t{number}@bureau.example", "facilitator", moment)
        someone = build.person(f"Deelnemer {number}", f"d{number}@dijkerveen.example", moment)
        build.role(someone, "participant", moment, where=bureau.a.organisation)
        build.organisation(f"Gemeente {number}", moment)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_a_refusal_is_a_page_with_its_sentence(rf):
    from leertraject.kernel.actors import NOBODY
    from leertraject.kernel.errors import Conflict, NotAllowed
    from leertraject.people.middleware import ActorMiddleware

    request = rf.get("/")
    request.actor = NOBODY
    middleware = ActorMiddleware(lambda request: None)
    for error, status in ((NotAllowed("Vraag het de trainer."), 403), (Conflict("Tarik was je voor."), 409)):
        answer = middleware.process_exception(request, error)
        assert answer.status_code == status
        assert str(error) in answer.content.decode()
    assert middleware.process_exception(request, ValueError("privé")) is None
