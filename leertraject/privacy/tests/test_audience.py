import re

import pytest
from django.template import Context, Template

from leertraject.privacy import audience, matrix

WRITERS = sorted(set(matrix.columns()) - {"assigned", "bezoeker"}) + sorted(matrix.assignments())


@pytest.mark.parametrize("kind", matrix.rows())
def test_every_data_kind_has_sentences_and_dots(kind: str) -> None:
    for writer in WRITERS:
        found = audience.of(kind, writer=writer)
        assert re.fullmatch(r"(?:[A-ZÉ][^.{}]{3,200}\. ?)+", found.text), found.text
        assert 1 <= found.dots <= 5
        assert len(found.text.split(". ")) <= 5
        assert all(len(sentence.split()) <= 30 for sentence in found.text.split(". ")), found.text


@pytest.mark.parametrize("kind", matrix.rows())
def test_only_you_is_said_only_when_it_is_true(kind: str) -> None:
    row = matrix.rows()[kind]
    readers = [row.levels[name] for name in row.levels if name not in ("subject", "assigned")] + [
        *row.assigned.values()
    ]
    if audience.of(kind).text.startswith("Alleen jij"):
        assert not {matrix.Level.VOL, matrix.Level.ZONDER_NAAM, matrix.Level.BETROKKEN} & set(readers)
        assert audience.of(kind).dots == 1


@pytest.mark.parametrize(
    ("kind", "writer", "text", "dots"),
    [
        ("oefen_activiteit", "subject", "Alleen jij ziet dit.", 1),
        (
            "terugblikgesprek",
            "subject",
            "Jij en de interviewer zien dit. De codeur en de meelezer lezen het zonder naam."
            " De programmaleider ziet alleen wat jij vrijgeeft.",
            2,
        ),
        (
            "terugblikgesprek",
            "interviewer",
            "Jij en de spreker zien dit. De codeur en de meelezer lezen het zonder naam."
            " De programmaleider ziet alleen wat de spreker vrijgeeft.",
            2,
        ),
        (
            "programmawijziging",
            "programmaleider",
            "Jij, de meelezer en de trainers zien dit. Anderen zien het na publicatie.",
            2,
        ),
        ("opgave", "subject", "Iedereen in de organisatie en het team ziet dit.", 4),
        (
            "driegesprek",
            "subject",
            "Jij ziet dit. De trainers en de leidinggevende zien het alleen bij eigen betrokkenheid.",
            2,
        ),
    ],
)
def test_sentences(kind: str, writer: str, text: str, dots: int) -> None:
    assert audience.of(kind, writer=writer) == audience.Audience(text, dots)


def test_what_is_published_is_read_at_once() -> None:
    before = audience.of("programmawijziging", writer="programmaleider")
    after = audience.of("programmawijziging", writer="programmaleider", published=True)
    assert "na publicatie" in before.text and before.dots == 2
    assert after == audience.Audience("Iedereen in de organisatie en het team ziet dit.", 4)


@pytest.mark.parametrize(("kind", "writer"), [("bestaat_niet", "subject"), ("reflectie", "directeur")])
def test_unknown_names_are_errors(kind: str, writer: str) -> None:
    with pytest.raises(KeyError):
        audience.of(kind, writer=writer)


def test_tag_draws_dots_and_words() -> None:
    html = Template('{% load privacy %}{% who_sees "terugblik_opname" writer="interviewer" %}').render(Context())
    assert html.startswith('<p class="lt-audience">')
    assert html.count("lt-audience__on") == 2
    assert "Jij en de spreker zien dit." in html


def test_tag_gives_text_and_dots_to_a_field() -> None:
    source = '{% load privacy %}{% audience_of "reflectie" as seen %}{{ seen.dots }} {{ seen.text }}'
    assert Template(source).render(Context()).startswith("1 Alleen jij ziet dit. Je maatje")
