"""Guard 6: what everyone gets to see is what the matrix says."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest
from django.apps import apps
from django.test import Client, override_settings

from leertraject.people.tests.build import Bureau
from leertraject.privacy import matrix
from tests.guards.source import APPS
from tests.guards.visibility import fake
from tests.guards.visibility.looking import Answer, leaks, looks, together
from tests.guards.visibility.probes import AWAITING, Probe, probes

PROBES = probes()
# The object is made at the moment of the tests, so it is looked at then too.
pytestmark = pytest.mark.usefixtures("clock_at")
FAKE = override_settings(ROOT_URLCONF="tests.guards.visibility.fake")


@pytest.mark.django_db
@pytest.mark.parametrize("pages", together(PROBES), ids=lambda pages: pages[0].kind)
def test_everyone_sees_what_the_matrix_says(
    pages: list[Probe], client: Client, bureau: Bureau, moment: datetime
) -> None:
    assert leaks(pages, client, bureau, moment) == []


def test_every_data_kind_in_code_has_a_probe_or_waits_for_one() -> None:
    own = [model for model in apps.get_models() if model._meta.app_label in APPS]
    kinds = {model.visibility_row for model in own if hasattr(model, "visibility_row")}
    assert kinds - {probe.kind for probe in PROBES} == set(AWAITING)


def test_a_probe_names_only_what_exists() -> None:
    known = set(matrix.columns()) | set(matrix.assignments())
    for probe in PROBES:
        assert probe.kind in matrix.rows()
        assert set(probe.elsewhere) | set(probe.always) | set(probe.wider) <= known


def test_requests_are_generated_for_all_columns_and_assignments() -> None:
    found = list(looks(matrix.rows()["terugblikgesprek"]))
    assert {look.who for look in found} == (set(matrix.columns()) - {"assigned"}) | set(matrix.assignments())
    assert Counter(look.expected for look in found) == {
        Answer.CONTENT: 3,
        Answer.NAMELESS: 2,
        Answer.NOT_FOUND: 17,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["terugblikgesprek", "publicatie", "citaat", "aanwezigheid", "opgave", "codeboek"])
@FAKE
def test_an_honest_page_passes(kind: str, client: Client, bureau: Bureau, moment: datetime) -> None:
    assert leaks([fake.probe(kind)], client, bureau, moment) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "fault", "problems"),
    [
        ("terugblikgesprek", "sponsor sees it", {"opdrachtgever (own)", "opdrachtgever (other)"}),
        ("aanwezigheid", "sponsor sees it", {"opdrachtgever (own)", "opdrachtgever (other)"}),
        (
            "opgave",
            "other organisation sees it",
            {
                f"{who} (other)"
                for who in ("peer", "trainer", "opdrachtgever", "leidinggevende", "opgavehouder", "oud_deelnemer")
            },
        ),
        ("terugblikgesprek", "subject lost it", {"subject (own)"}),
        ("terugblikgesprek", "coder reads the name", {"codeur (assigned)", "meelezer (assigned)"}),
        ("terugblikgesprek", "released is forgotten", {"programmaleider (own) once vrijgegeven"}),
        ("terugblikgesprek", "existence shows", {"leidinggevende (own)", "leidinggevende (other)"}),
        ("codering", "counts are gone", {"programmaleider (own)"}),
        (
            "codeboek",
            "an extra role gives it all",
            {
                f"{who} and {also} at once"
                for who in ("trainer", "programmaleider")
                for also in ("opdrachtgever", "leidinggevende", "beheerder")
            },
        ),
    ],
)
@FAKE
def test_a_fault_is_caught(
    kind: str, fault: str, problems: set[str], client: Client, bureau: Bureau, moment: datetime
) -> None:
    found = leaks([fake.probe(kind, fault)], client, bureau, moment)
    assert {line.removeprefix(f"{kind}: ").split(" got ")[0] for line in found} == problems


@pytest.mark.django_db
@FAKE
def test_a_release_for_others_is_no_release(client: Client, bureau: Bureau, moment: datetime) -> None:
    found = "".join(leaks([fake.probe("citaat", "one release reaches all")], client, bureau, moment))
    for who in ("trainer (own)", "opdrachtgever (own)", "bezoeker (own)", "beheerder (own)", "codeur (own)"):
        assert f"citaat: {who} got" in found
    assert "citaat: opdrachtgever (other) once vrijgegeven got" in found
    assert "citaat: opdrachtgever (own) once vrijgegeven got" not in found


LESS = {"subject": "has no page yet"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fault", "less", "problems"),
    [
        ("subject lost it", {"elsewhere": LESS}, []),
        ("", {"elsewhere": LESS}, ["subject got all there is, so has no place elsewhere"]),
        ("", {"elsewhere": {"peer": "sees nothing"}}, ["peer got all there is, so has no place elsewhere"]),
        (
            "sponsor sees it",
            {"elsewhere": {"opdrachtgever": "sees nothing"}},
            [
                "opdrachtgever (own) got the content, should get not found",
                "opdrachtgever (other) got the content, should get not found",
                "opdrachtgever got all there is, so has no place elsewhere",
            ],
        ),
        ("", {"elsewhere": {"programmaleider": "cannot be released"}, "meet": None}, []),
    ],
)
@FAKE
def test_less_than_the_matrix_has_a_reason_and_more_has_none(
    fault: str, less: dict[str, object], problems: list[str], client: Client, bureau: Bureau, moment: datetime
) -> None:
    found = leaks([fake.probe("terugblikgesprek", fault, **less)], client, bureau, moment)
    assert found == [f"terugblikgesprek: {problem}" for problem in problems]


def test_probes_that_differ_only_in_the_page_are_asked_together() -> None:
    first, other = fake.probe("citaat"), fake.probe("opgave")
    page = replace(first, words=lambda thing: "andere woorden")
    assert together([first, other, page]) == [[first, page], [other]]
