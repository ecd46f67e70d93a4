"""Enrolling from a list, on the screens: a file or pasted text, a row mended, everyone in at once, and again."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.logbook.models import Entry
from leertraject.people import commands as people
from leertraject.people.models import Account, Person, Role
from leertraject.programmes import commands
from leertraject.programmes.models import Enrolment
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

HEADS = "Naam\tE-mail\tOrganisatie\tFunctie\n"


def _address(group):
    return reverse("programmes:enrol_list", args=[group.cohort.pk])


def _fields(answer) -> dict[str, str]:
    """What a browser would send with the form of a page, as it was filled in."""
    page = build.text(answer).partition('class="lt-form"')[2]
    found = {}
    for tag in re.findall(r"<input [^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = html.unescape(value[1]) if value else ""
    for name, inside in re.findall(r'<select [^>]*?name="([^"]*)".*?>(.*?)</select>', page, re.DOTALL):
        options = re.findall(r'<option value="([^"]*)"([^>]*)>', inside)
        chosen = [value for value, more in options if "selected" in more] or [options[0][0]]
        found[name] = html.unescape(chosen[0])
    return found


def _pasted(client, group, *rows: str):
    return client.post(_address(group), {"text": HEADS + "\n".join(rows)})


def _sent(client, group, answer, **mends: str):
    return client.post(_address(group), _fields(answer) | {"do": "inschrijven"} | mends)


@pytest.fixture
def client(sign_in):
    return sign_in("lead")


def test_a_pasted_list_enrols_everyone_and_the_second_time_nothing(client, group):
    rows = ("Bakker, Fenna\tfenna@dijkerveen.example\tgemeente dijkerveen\tinkoop", "Bas Bos\t\tProvincie Oosterland\t")
    answer = _pasted(client, group, *rows)
    assert "Twee mensen komen erbij" in build.text(answer)
    before = Enrolment.objects.count()
    done = _sent(client, group, answer)
    assert "Twee mensen zijn ingeschreven" in build.text(done)
    assert Enrolment.objects.count() == before + 2
    fenna = Person.objects.get(email="fenna@dijkerveen.example")
    assert fenna.name == "Fenna Bakker"
    assert Account.objects.filter(person=fenna).exists()
    role = Role.objects.get(person=fenna)
    assert (role.kind, role.discipline, role.cohort) == ("participant", "inkoop", group.cohort.pk)
    entries = set(Entry.objects.filter(subject=fenna.pk).values_list("verb", flat=True))
    assert entries == {"welcome_person", "give_account", "give_role", "enrol"}
    again = _pasted(client, group, *rows)
    assert "verandert niets" in build.text(again)
    assert "Er is niets veranderd" in build.text(_sent(client, group, again))
    assert Enrolment.objects.count() == before + 2
    assert Person.objects.filter(name__in=["Fenna Bakker", "Bas Bos"]).count() == 2


def test_a_problem_is_mended_in_its_row_and_nothing_typed_is_lost(client, group):
    answer = _pasted(
        client,
        group,
        "Fenna Bakker\tfenna(at)dijkerveen\tGemeente Dijkerveen\t",
        "\tbas@x.example\tGem. Dijkerveen\t",
        "Els Bos\tels@x.example\tGem. Dijkerveen\t=1+1",
    )
    page = build.text(answer)
    assert answer.status_code == 200
    for said in ("Dit e-mailadres klopt niet", "Hier staat geen naam", "Dit lijkt een formule", "Kies bij rij 3"):
        assert said in page
    before = Person.objects.count()
    half = _sent(client, group, answer, row_2_email="fenna@dijkerveen.example", row_3_name="Bas Kok")
    assert half.status_code == 422
    assert Person.objects.count() == before
    sent = _fields(half)
    assert (sent["row_2_email"], sent["row_3_name"]) == ("fenna@dijkerveen.example", "Bas Kok")
    done = _sent(client, group, half, row_3_organisation=str(group.ours.pk), row_4_discipline="inkoop")
    assert "Drie mensen zijn ingeschreven" in build.text(done)
    assert set(
        group.cohort.enrolments.filter(person__email__endswith="x.example").values_list("organisation", flat=True)
    ) == {group.ours.pk}


def test_a_row_can_be_left_out(client, group):
    answer = _pasted(client, group, "\t\tGemeente Dijkerveen\t", "Els Bos\tels@x.example\tGemeente Dijkerveen\t")
    done = _sent(client, group, answer, row_2_choice="skip")
    assert "Eén mens is ingeschreven" in build.text(done)


def test_the_same_name_is_a_question(client, group, moment):
    known = group.participants[0]
    other = build.person("Mohamed Rahimi", now=moment)
    people.give_role(
        person=other, kind="sponsor", organisation=group.ours, starts_on=moment.date(), by=SYSTEM, now=moment
    )
    rows = ("Rahimi, Mohamed\tmo@elders.example\tGemeente Dijkerveen\t", f"{known.name}\t\tGemeente Dijkerveen\t")
    answer = _pasted(client, group, *rows)
    page = build.text(answer)
    assert "Is dit dezelfde persoon?" in page
    assert f"same:{other.pk}" in page
    assert "doet al mee (zelfde naam en organisatie)" in page
    assert _sent(client, group, answer).status_code == 422
    done = _sent(client, group, answer, row_2_choice=f"same:{other.pk}")
    assert "mens is ingeschreven" in build.text(done)
    assert Person.objects.filter(name="Mohamed Rahimi").count() == 1
    other.refresh_from_db()
    assert other.email == "mohamed.rahimi@voorbeeld.nl"


def test_the_same_address_under_another_name_is_a_question(client, group, moment):
    other = build.person("Mohamed Rahimi", now=moment)
    answer = _pasted(client, group, f"Fenna Bakker\t{other.email.upper()} \tGemeente Dijkerveen\t")
    assert "Dit adres hoort bij Mohamed Rahimi" in build.text(answer)
    done = _sent(client, group, answer, row_2_choice=f"same:{other.pk}")
    assert "is ingeschreven" in build.text(done)
    assert group.cohort.enrolments.filter(person=other).exists()


def test_an_address_that_turns_out_to_be_of_another_is_mended(client, group, moment):
    other = build.person("Mohamed Rahimi", now=moment)
    answer = _pasted(client, group, f"Fenna Bakker\t{other.email}\tGemeente Dijkerveen\t")
    assert "row_2_email" in _fields(answer)
    assert "is ingeschreven" in build.text(_sent(client, group, answer, row_2_email="fenna@x.example"))
    assert Person.objects.get(email="fenna@x.example").name == "Fenna Bakker"


def test_a_row_twice_in_the_list_counts_once(client, group):
    answer = _pasted(
        client,
        group,
        "Fenna Bakker\tfenna@x.example\tGemeente Dijkerveen\t",
        "bakker, fenna\tFENNA@x.example \tGemeente Dijkerveen\t",
        "Bas Kok\tfenna@x.example\tGemeente Dijkerveen\t",
        "Fenna Bakker\tandere@x.example\tGemeente Dijkerveen\t",
    )
    page = build.text(answer)
    assert "staat er dubbel in (zie rij 2)" in page
    assert "Dit adres staat ook in rij 2, bij Fenna Bakker" in page
    assert "Rij 2 heeft dezelfde naam" in page


def test_who_stopped_stays_out_unless_asked(client, group, moment):
    gone = group.cohort.enrolments.select_related("person").get(person=group.participants[1])
    by = build.actor(group.people["lead"], now=moment)
    commands.stop_enrolment(enrolment=gone, by=by, now=moment)
    row = f"{gone.person.name}\t{gone.person.email}\tGemeente Dijkerveen\t"
    answer = _pasted(client, group, row)
    assert "stopte eerder, blijft zo" in build.text(answer)
    assert "Er is niets veranderd" in build.text(_sent(client, group, answer))
    back = _sent(client, group, _pasted(client, group, row), row_2_choice="again")
    assert "is ingeschreven" in build.text(back)
    gone.refresh_from_db()
    assert gone.stopped_on is None


def test_columns_and_headers_can_be_chosen(client, group):
    answer = client.post(_address(group), {"text": "wie\twaar\tmail\nEls Bos\tGemeente Dijkerveen\tels@x.example\n"})
    sent = _fields(answer)
    assert (sent["column_0"], sent["column_2"]) == ("name", "email")
    assert "Hier staat geen organisatie" in build.text(answer)
    read = client.post(_address(group), sent | {"do": "lezen", "column_1": "organisation"})
    assert "mens komt erbij" in build.text(read)
    none = client.post(_address(group), _fields(read) | {"do": "lezen", "header": "0"})
    assert "Die vonden we niet" in build.text(none)


def test_a_change_of_columns_is_shown_before_it_counts(client, group):
    answer = _pasted(client, group, "Els Bos\tels@x.example\tGemeente Dijkerveen\tinkoop")
    refused = _sent(client, group, answer, column_3="")
    assert refused.status_code == 422
    assert "anders dan je hem zag" in build.text(refused)
    assert not Person.objects.filter(email="els@x.example").exists()
    assert "is ingeschreven" in build.text(_sent(client, group, refused))


def test_what_is_wrong_with_a_file_is_said(client, group):
    for data, says in ((b"%PDF-1.7", "Dit is een pdf"), (b"", "Hier staat niets in")):
        answer = client.post(_address(group), {"file": SimpleUploadedFile("lijst.xlsx", data)})
        assert answer.status_code == 422
        assert says in build.text(answer)
    assert client.post(_address(group), {}).status_code == 422
    both = client.post(_address(group), {"file": SimpleUploadedFile("a.csv", b"a;b"), "text": "a;b"})
    assert "Kies één van de twee" in build.text(both)
    carried = client.post(_address(group), {"carried": "kapot"})
    assert (carried.status_code, "onderweg beschadigd" in build.text(carried)) == (422, True)


LISTS = {
    "deelnemers-cp1252.csv": ((7, 8, 9), (2, 3, 4, 9)),
    "deelnemers-utf8-bom.csv": ((7, 8, 9), (2, 3, 4, 9)),
    "deelnemers-samengevoegde-kop.xlsx": ((9, 10, 11), (4, 5, 6, 11)),
    "deelnemers-formules.xlsx": ((2, 3), (2,)),
}


@pytest.mark.parametrize("name", LISTS)
def test_shared_lists(client, group, shared_data, name):
    """Rows that no list may bring in are left out, the organisations are named once, and the rest comes in."""
    asks, places = LISTS[name]
    upload = SimpleUploadedFile(name, (shared_data / "spreadsheets" / name).read_bytes())
    answer = client.post(_address(group), {"file": upload})
    page = build.text(answer)
    assert (answer.status_code, "Fenna Bakker" in page, "Dit lijkt een formule" in page) == (200, True, True)
    fields = _fields(answer)
    assert all(f"row_{number}_organisation" in fields for number in places)
    mends = {f"row_{number}_organisation": str(group.ours.pk) for number in places}
    mends |= {f"row_{number}_choice": "skip" for number in asks if name != "deelnemers-formules.xlsx"}
    if name == "deelnemers-formules.xlsx":
        mends |= {"row_2_email": "fenna@x.example", "row_3_email": "daan@x.example"}
    done = _sent(client, group, answer, **mends)
    assert "ingeschreven" in build.text(done)
    assert group.cohort.enrolments.filter(person__name="Daan van 't Hof").count() == 1
    assert group.cohort.enrolments.filter(person__name="Fenna Bakker").count() == 1
    assert not Person.objects.filter(name__contains="HYPERLINK").exists()
