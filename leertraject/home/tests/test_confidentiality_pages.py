"""The pages about privacy: complete, from the content file, and readable for everyone."""

import html
import re
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.home import accessible, confidentiality
from leertraject.kernel.actors import NOBODY, Actor, Held
from leertraject.kernel.subjects import new_id
from leertraject.people.tests.build import bureau, sign_in
from leertraject.privacy import matrix, retention
from leertraject.privacy.matrix import Level

PAGES = ["home:who_sees_what", "home:privacy", "home:accessibility"]


def read(client: Client, name: str) -> str:
    response = client.get(reverse(name))
    assert response.status_code == 200
    return html.unescape(response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_may_read_it(client: Client, name: str) -> None:
    text = read(client, name)
    assert text.count("<h1") == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert all(deeper - level <= 1 for level, deeper in zip(levels, levels[1:], strict=False))
    assert len(re.findall(r'\sid="([^"]+)"', text)) == len(set(re.findall(r'\sid="([^"]+)"', text)))


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_wrong_method(client: Client, name: str) -> None:
    assert client.post(reverse(name)).status_code == 405


@pytest.mark.django_db
def test_the_matrix_is_complete(client: Client) -> None:
    text = read(client, "home:who_sees_what")
    for row in matrix.rows().values():
        assert f'<th scope="row">{row.label}</th>' in text
        assert row.note in text
    for label in matrix.columns().values():
        assert f'<th scope="col">{label}</th>' in text
    for rule in [*confidentiality.rules(), *confidentiality.rules_for_figures()]:
        assert f"<li>{rule}</li>" in text
    assert "disclosure" not in text
    cells = len(re.findall("<td data-label=", text))
    assert cells == len(matrix.rows()) * len(matrix.columns())


@pytest.mark.django_db
def test_someone_reads_their_own_columns_first(client: Client, moment: datetime) -> None:
    cast = bureau(moment)
    sign_in(client, cast.hanneke)
    text = read(client, "home:who_sees_what")
    assert "Hanneke Vos, trainer" in text
    assert text.index("Wat jij ziet van anderen") < text.index("De regels")
    first = text[text.index("<table") : text.index("</table>")]
    assert re.findall(r'<th scope="col">([^<]+)</th>', first) == ["Wat", "Trainer"]
    assert "Tekst van een terugblikgesprek" not in first
    assert "Aanwezigheid" in first


@pytest.mark.django_db
def test_without_a_role_there_is_no_table_of_your_own(client: Client) -> None:
    assert "Wat jij ziet van anderen" not in read(client, "home:who_sees_what")
    assert confidentiality.for_person(NOBODY) is None


def test_roles_are_named_once() -> None:
    held = (Held("facilitator"), Held("alumnus", new_id()), Held("facilitator", cohort=new_id()))
    assert confidentiality.roles(Actor(new_id(), "Bas Oudejans", held)) == "trainer en oud-deelnemer"


def test_the_cells_say_what_the_matrix_says() -> None:
    scopes = {scope.title: scope for scope in confidentiality.scopes()}
    inside, outside = scopes["Van één mens"].tables
    row = next(row for row in inside.rows if row["head"] == "Tekst van een terugblikgesprek")
    assert [cell["text"] for cell in row["cells"]] == [
        "alles (spreker)",
        "interviewer: alles; codeur: zonder naam; meelezer: zonder naam",
        "nooit",
        "nooit",
        "wat is vrijgegeven",
    ]
    row = next(row for row in outside.rows if row["head"] == "Tekst van een terugblikgesprek")
    assert {cell["kind"] for cell in row["cells"]} == {"never"}


def test_every_level_has_a_short_word() -> None:
    assert set(confidentiality.SHORT) == set(Level)
    assert len(set(confidentiality.SHORT.values())) == len(Level)


@pytest.mark.django_db
def test_every_term_is_told_with_its_reason(client: Client) -> None:
    text = read(client, "home:privacy")
    for kind, term in retention.terms().items():
        assert f'<th scope="row">{matrix.rows()[kind].label}</th>' in text
        assert term.reason in text
        assert retention.starts()[term.start] in text
    assert "Je hoort het 30 dagen vooraf." in text
    assert "Dit wacht op: vrijgegeven citaat" in text


@pytest.mark.django_db
def test_the_statement_claims_no_conformance(client: Client) -> None:
    text = read(client, "home:accessibility")
    assert "Dit is dus geen verklaring dat alles voldoet." in text
    for sentence in accessible.UNCHECKED:
        assert sentence in text
