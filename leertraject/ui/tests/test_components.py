"""The HTML of the components is that of the design, class for class."""

import re

import pytest
from django.template import TemplateSyntaxError, engines

from leertraject.ui.marking import segments

ONE_DOT = (
    '<svg class="lt-audience__mark" viewBox="0 0 40 16" aria-hidden="true" focusable="false">'
    '<circle cx="4" cy="8" r="2.75" class="lt-audience__on"/><circle cx="12" cy="8" r="2.75"/>'
    '<circle cx="20" cy="8" r="2.75"/><circle cx="28" cy="8" r="2.75"/><circle cx="36" cy="8" r="2.75"/></svg>'
)


def html(source, **context):
    return engines["django"].from_string("{% load lt %}" + source).render(context)


EXPECTED = {
    '{% audience text="Alleen jij" dots=1 %}': f'<p class="lt-audience">{ONE_DOT}<span>Alleen jij</span></p>',
    '{% title head="Groep 7" kicker="Versie 3" lead="Twaalf mensen" back="Stukken" back_url="/s/" %}{% endtitle %}': (
        '<div class="lt-title"><div class="lt-title__back"><a href="/s/">Stukken</a></div><div class="lt-title__text">'
        '<p class="lt-title__kicker">Versie 3</p><h1 class="lt-title__head">Groep 7</h1>'
        '<p class="lt-title__lead">Twaalf mensen</p></div></div>'
    ),
    '{% section title="De regels" note="Altijd" wide=True %}<p>x</p>{% endsection %}': (
        '<section class="lt-section" aria-labelledby="de-regels"><div class="lt-section__head">'
        '<h2 class="lt-section__title" id="de-regels">De regels</h2><p class="lt-section__note">Altijd</p></div>'
        '<div class="lt-section__body lt-section__body--wide"><p>x</p></div></section>'
    ),
    '{% section title="Mens" %}<p>x</p>{% aside %}<p>y</p>{% endsection %}': (
        '<section class="lt-section lt-section--aside" aria-labelledby="mens"><div class="lt-section__head">'
        '<h2 class="lt-section__title" id="mens">Mens</h2></div><div class="lt-section__body"><p>x</p></div>'
        '<div class="lt-section__aside"><p>y</p></div></section>'
    ),
    '{% entries %}{% entry key="9 april" head="Kop" meta="Uitleg" do="Lees" do_url="/l/" %}'
    "{% endentry %}{% endentries %}": (
        '<ul role="list" class="lt-entries"><li class="lt-entry lt-entry--do"><div class="lt-entry__key">9 april</div>'
        '<div class="lt-entry__body"><p class="lt-entry__head">Kop</p><p class="lt-entry__meta">Uitleg</p></div>'
        '<div class="lt-entry__do"><a class="lt-link" href="/l/">Lees</a></div></li></ul>'
    ),
    '{% entry key="16 april" head="Kop" now=True %}{% endentry %}': (
        '<li class="lt-entry lt-entry--now"><div class="lt-entry__key">16 april</div>'
        '<div class="lt-entry__body"><p class="lt-entry__head">Kop</p></div></li>'
    ),
    '{% part title="Trainers" %}<p>x</p>{% endpart %}': (
        '<div class="lt-part"><h3 class="lt-part__title">Trainers</h3><p>x</p></div>'
    ),
    '{% part title="Codes" level=2 %}x{% endpart %}': (
        '<section class="lt-part" aria-labelledby="codes"><h2 class="lt-part__title" id="codes">Codes</h2>x</section>'
    ),
    '{% voice words="Mag dat?" who="Bewoner" %}': (
        '<figure class="lt-voice"><blockquote class="lt-voice__words">Mag dat?</blockquote>'
        '<figcaption class="lt-voice__who">Bewoner</figcaption></figure>'
    ),
    '{% voice gone=True words="Hier stond een citaat." %}': (
        '<div class="lt-voice lt-voice--gone"><p>Hier stond een citaat.</p></div>'
    ),
    '{% state kind="saved" head="Bewaard." text="Alleen jij." %}': (
        '<div class="lt-state lt-state--saved" role="status"><p class="lt-state__head">Bewaard.</p>'
        "<p>Alleen jij.</p></div>"
    ),
    '{% turn who="Gesprek 11" time="14:34" words="Een dag." codes=codes %}': (
        '<li class="lt-turn"><div class="lt-turn__key"><span class="lt-turn__who">Gesprek 11</span> '
        "<span>14:34</span></div>"
        '<p class="lt-turn__words">Een dag.</p><div class="lt-turn__codes"><span class="lt-tag">Nodig</span></div></li>'
    ),
    '{% code label="Gestopt" rule="Met reden" value="3" %}': (
        '<div class="lt-code"><input class="utrecht-checkbox utrecht-checkbox--html-input lt-code__box" type="checkbox"'
        ' id="codes-3" name="codes" value="3"><label for="codes-3">Gestopt<span class="lt-code__rule">Met reden</span>'
        "</label></div>"
    ),
    '{% release words="Dag." state="asked" %}': (
        '<div class="lt-release"><p class="lt-release__words">Dag.</p><ol role="list" class="lt-release__steps">'
        '<li class="lt-release__step lt-release__step--done">gekozen</li>'
        '<li class="lt-release__step lt-release__step--now">voorgelegd</li>'
        '<li class="lt-release__step">vrijgegeven</li></ol></div>'
    ),
    '{% suggestion text="Past dit?" why="Gevonden op: x." %}{% endsuggestion %}': (
        '<div class="lt-suggestion"><p class="lt-suggestion__label">Voorstel van het systeem</p><p>Past dit?</p>'
        '<p class="lt-suggestion__why">Gevonden op: x.</p></div>'
    ),
    "{% hidden_figure %}": '<p class="lt-hidden-figure">Minder dan 5 mensen: niet getoond</p>',
    "{% facts rows=rows %}": (
        '<dl class="lt-facts"><div class="lt-facts__row"><dt>Duur</dt><dd>tien maanden</dd></div></dl>'
    ),
}


@pytest.mark.parametrize(("source", "expected"), EXPECTED.items(), ids=lambda value: value[:40])
def test_structure(source, expected):
    assert html(source, codes=["Nodig"], rows=[("Duur", "tien maanden")]) == expected


def test_arguments_are_text_also_when_they_call_themselves_safe():
    assert "Wij &amp; jij &lt;b&gt;" in html('{% section title="Wij & jij <b>" %}{% endsection %}')
    assert "&lt;b&gt;" in html("{% words text=own|safe %}", own="<b>")


def test_an_empty_aside_makes_no_column():
    assert "lt-section--aside" not in html(
        '{% section title="x" %}a{% aside %}  {% if no %}b{% endif %}{% endsection %}'
    )


def test_section_refuses_what_it_does_not_know():
    with pytest.raises(TemplateSyntaxError):
        html('{% section title="x" colour="red" %}{% endsection %}')
    with pytest.raises(TemplateSyntaxError):
        html("{% section %}{% endsection %}")


@pytest.mark.parametrize("url", ["javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:x", "data:text/html,x"])
def test_a_link_runs_no_code(url):
    with pytest.raises(ValueError, match="run code"):
        html('{% link text="x" url=url %}', url=url)


def test_extra_attributes_are_few():
    assert 'hx-get="/x/?a=1&amp;b=2"' in html('{% link text="x" url="/" hx_get="/x/?a=1&b=2" %}')
    with pytest.raises(TypeError):
        html('{% button text="x" onclick="alert(1)" %}')
    with pytest.raises(TypeError):
        html('{% button text="x" hx_on="alert(1)" %}')


def test_a_posting_button_carries_the_token():
    shown = html('{% button text="Neem terug" post="/x/" about="de zin" %}', csrf_token="abc")
    assert '<form method="post" action="/x/"><input type="hidden" name="csrfmiddlewaretoken" value="abc">' in shown
    assert '<span class="u-hide"> de zin</span>' in shown


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_refused_words_are_never_shown(state):
    shown = html("{% release words=words state=state %}", words="geheim", state=state)
    assert "geheim" not in shown
    assert "Tekst niet meer te zien" in shown
    assert "lt-release__step--now lt-release__step--no" in shown


def test_chain_knows_where_the_line_ends():
    steps = [{"name": "a", "state": "done"}, {"name": "b", "state": "here"}, {"name": "c", "state": "open"}]
    assert re.findall(r'<li class="([^"]+)"', html("{% chain steps=steps %}", steps=steps)) == [
        "lt-chain__step",
        "lt-chain__step lt-chain__step--here lt-chain__step--last",
        "lt-chain__step lt-chain__step--open",
    ]


def test_support_is_counted_in_people():
    rows = [{"voice": "Oud-deelnemers", "yes": 9, "against": 1, "total": 14}]
    shown = html("{% support rows=rows %}", rows=rows)
    assert shown.count('class="lt-support__yes"') == 9
    assert shown.count('class="lt-support__no"') == 5
    assert shown.count('class="lt-support__against"') == 1
    assert shown.count("9 van de 14 mensen, 1 spreekt het tegen") == 2


def test_hidden_support_gives_no_hint():
    rows = [{"voice": "Opdrachtgevers", "yes": 3, "total": 4, "hidden": True}]
    shown = html("{% support rows=rows %}", rows=rows)
    assert "Minder dan 5 mensen: niet getoond" in shown
    assert "<circle" not in shown
    assert not re.search(r"\b[34]\b", shown)


def test_a_sentence_begins_with_a_capital_that_keeps_its_accent_for_the_second_letter():
    one = html("{% sessionline sessions=sessions %}", sessions=[{"state": "done"}])
    assert "<title>Eén bijeenkomst. Eén is geweest.</title>" in one
    assert "<title>Twee bijeenkomsten. " in html("{% sessionline sessions=s %}", s=[{"state": "done"}] * 2)


def test_matrix_repeats_the_head_in_the_cell():
    rows = [{"head": "Jij", "cells": [{"text": "alleen jij", "kind": "you"}]}]
    shown = html('{% matrix caption="Wie" heads=heads rows=rows %}', heads=["Wie", "Ziet"], rows=rows)
    assert '<td data-label="Ziet" class="lt-matrix__you">alleen jij</td>' in shown
    assert '<caption class="u-hide">Wie</caption>' in shown


def test_marks_count_code_points_and_keep_the_text():
    text = "Ja 🙂 en <b>nee</b>"
    marks = [(3, 4, "on"), (3, 7, "soft")]
    assert segments(text, marks) == [("Ja ", ""), ("🙂", "on"), (" en", "soft"), (" <b>nee</b>", "")]
    assert "".join(words for words, _ in segments(text, marks)) == text


def test_marks_outside_the_text_do_no_harm():
    assert segments("kort", [(-4, 2, "on"), (2, 90, "soft"), (3, 3, "cite")]) == [("ko", "on"), ("rt", "soft")]
    assert segments("", []) == []
