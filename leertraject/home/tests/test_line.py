"""Someone's own line: what stands on it, in which part, as a page and as a file; and nothing of anyone else."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document

from leertraject.assignments.tests import build as assignments
from leertraject.feedback import plans
from leertraject.home.line import files, points
from leertraject.logbook.models import Entry
from leertraject.people.tests import build as cast
from leertraject.reflections.models import Reflection
from leertraject.reflections.tests import build as notebook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
FIRST, LATER, AHEAD, OTHERS = "Ik luisterde nog niet.", "Ik vroeg door.", "Ik bel eerst.", "Van iemand anders."
DAY = timedelta(days=1)


@pytest.fixture
def bureau(moment):
    return cast.bureau(moment)


@pytest.fixture
def cohort(bureau, moment):
    return assignments.group(bureau, moment)


@pytest.fixture
def sanne(bureau, cohort):
    return bureau.a.participants[0]


def line(person, moment, days: int = 0):
    now = moment + days * DAY
    return points.of(cast.actor(person, now), now=now)


def words(found) -> list[str]:
    return [text for point in found for _, text in point.words]


def test_each_thing_stands_in_its_part_and_a_look_ahead_moves_on(sanne, bureau, cohort, moment):
    notebook.reflection(sanne, moment, FIRST)
    notebook.reflection(sanne, moment + 60 * DAY, LATER)
    ahead = notebook.reflection(sanne, moment + 61 * DAY, AHEAD, prompt="V1")
    notebook.reflection(bureau.a.participants[1], moment, OTHERS)
    assignments.handed_in(assignments.work(cohort, sanne, moment + 20 * DAY), moment + 21 * DAY)
    entries = Entry.objects.count()
    found = line(sanne, moment, 62)
    assert words(found.began) == [FIRST]
    assert any(point.what == f"Begin in {cohort.title}" for point in found.began)
    assert words(found.since) == [LATER]
    assert "Opdracht ingeleverd" in {point.what for point in found.since}
    assert words(found.trying) == [AHEAD]
    assert [point.on for point in found.since] == sorted(point.on for point in found.since)
    assert Entry.objects.count() == entries  # nobody keeps that one looks
    later = moment + 62 * DAY
    assert plans.elsewhere(sanne.pk, now=later) == reverse("reflections:reflection", args=[ahead.pk])
    Reflection.objects.filter(pk=ahead.pk).update(returns_on=timezone.localdate(moment) + 62 * DAY)
    moved = line(sanne, moment, 62)
    assert words(moved.trying) == [] and AHEAD in words(moved.since)
    assert plans.elsewhere(sanne.pk, now=later) == ""


def test_sessions_that_come_stand_ahead_and_who_stopped_misses_the_rest(sanne, cohort, moment):
    coming = [point for point in line(sanne, moment).coming if point.what == "Bijeenkomst"]
    assert {point.on for point in coming} == set(cohort.sessions.filter(on__gte=moment).values_list("on", flat=True))
    cohort.enrolments.filter(person=sanne).update(stopped_on=timezone.localdate(moment))
    assert not [point for point in line(sanne, moment).coming if point.what == "Bijeenkomst"]


def test_as_a_file_it_says_the_same_and_nothing_of_others(sanne, bureau, cohort, client, moment):
    long = " ".join(["Lang verhaal over een gesprek."] * 600)
    notebook.reflection(sanne, moment, f"{FIRST}\n\n{long} <b>")
    notebook.reflection(bureau.a.participants[1], moment, OTHERS)
    cast.sign_in(client, sanne)
    page = client.get(reverse("home:line")).content.decode()
    html = client.get(reverse("home:line_file", args=["html"]))
    made = client.get(reverse("home:line_file", args=["docx"]))
    pdf = client.get(reverse("home:line_file", args=["pdf"]))
    paper = Document(BytesIO(made.content))
    assert FIRST in page and FIRST in html.content.decode()
    assert "&lt;b&gt;" in html.content.decode()
    assert FIRST in {part.text for part in paper.paragraphs}
    assert [part.text for part in paper.paragraphs if part.style.name == "Heading 1"] == ["Mijn lijn"]
    assert pdf.content.startswith(b"%PDF-") and b"pdfuaid" in pdf.content
    assert 'filename="mijn-lijn.pdf"' in pdf["Content-Disposition"]
    for one in (page, html.content.decode(), "".join(part.text for part in paper.paragraphs)):
        assert OTHERS not in one
    assert client.get(reverse("home:line_file", args=["xlsx"])).status_code == 404


def test_an_empty_line_says_how_it_begins(client, moment):
    nobody = cast.staff("Noor Aydin", "noor@bureau.example", "administrator", moment)
    cast.sign_in(client, nobody)
    assert "Hier staat nog niets" in client.get(reverse("home:line")).content.decode()
    assert "Hier staat nog niets" in client.get(reverse("home:line_file", args=["html"])).content.decode()
    assert [block.kind for block in files.blocks(line(nobody, moment), name="Noor", today=moment.date())] == [
        "title",
        "note",
        "text",
    ]


def test_more_on_it_asks_no_more_of_the_database(sanne, client, moment):
    cast.sign_in(client, sanne)
    client.get(reverse("home:line"))  # a process asks once whether this is the demo
    costs = []
    for number in (1, 12):
        for one in range(number):
            notebook.reflection(sanne, moment + one * DAY, LATER)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("home:line"))
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 12
