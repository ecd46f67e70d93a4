"""The theme of an insight: chosen from the programme, kept, and the way to the insights of each."""

import re

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import conversations, insights
from leertraject.lookback.models import Insight, Study
from leertraject.lookback.tests import build
from leertraject.lookback.tests.insight_pages import at, page_of
from leertraject.people import commands as people_commands
from leertraject.people.tests import build as people
from leertraject.programmes import commands as programmes
from leertraject.programmes import queries as programme_queries
from leertraject.programmes.models import Version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

FIRST, SECOND = build.THEMES
OTHER = "duurzaam_volhouden"
TEXT = {"claim": "Wie belt, blijft bij", "explanation": "Bellen werkt.", "counter": "Niet iedereen neemt op."}
LIST = reverse("lookback:insights")
NEW = reverse("lookback:insight_new")


@pytest.fixture
def lead(client, scene):
    return build.sign_in(client, scene.lead)


def another_study(scene, *themes: str) -> Study:
    """A study about another programme, whose only version has these themes."""
    programme = programmes.design_programme(
        title="Luisteren in de wijk", audience="a", promise="p", by=scene.leading, now=scene.moment
    )
    programme.versions.update(themes=list(themes))
    return conversations.open_study(
        programme=programme, title="Terugblik op de wijk", question="v", by=scene.leading, now=scene.moment
    )


def next_version(scene, *themes: str) -> None:
    """A draft of the programme with other themes."""
    draft = programmes.start_version(programme=scene.programme, by=scene.leading, now=scene.moment)
    Version.objects.filter(pk=draft.pk).update(themes=list(themes))


def write(scene, theme: str, study: Study | None = None, claim: str = "c") -> Insight:
    return insights.write_insight(
        study=study or scene.study, claim=claim, explanation="e", counter="t", theme=theme, by=scene.leading,
        now=scene.moment,
    )  # fmt: skip


def revise(insight: Insight, theme: str, scene) -> Insight:
    kept = Insight.objects.get(pk=insight.pk)
    return insights.revise_insight(
        insight=kept, revision=kept.revision, **TEXT, theme=theme, by=scene.leading, now=scene.moment
    )


def options(page: str) -> list[str]:
    """The themes to choose from, the chosen one with a star."""
    chooser = re.search(r'<select name="theme".*?</select>', page, re.DOTALL)[0]
    found = re.findall(r'<option value="[^"]*"( selected)?>([^<]+)</option>', chooser)
    return [f"*{text}" if chosen else text for chosen, text in found]


# Which themes there are


def test_themes_are_those_of_the_newest_version_and_then_the_others(scene):
    next_version(scene, OTHER, SECOND)
    elsewhere = another_study(scene, "visie")
    found = programme_queries.themes_of([scene.programme.pk, elsewhere.programme_id])
    assert found == {scene.programme.pk: [OTHER, SECOND, FIRST], elsewhere.programme_id: ["visie"]}


@pytest.mark.parametrize("theme", ["", *build.THEMES])
def test_an_insight_has_a_theme_of_its_programme_or_none(scene, theme):
    assert Insight.objects.get(pk=write(scene, theme).pk).theme == theme


@pytest.mark.parametrize("theme", [OTHER, "onzin", "geen", " luisteren"])
def test_a_theme_of_another_programme_is_refused_with_those_that_may_be_chosen(scene, theme):
    another_study(scene, OTHER)
    refused = "Dit is geen thema van Business partner. Kies uit ‘Opgaven in beeld’, ‘Luisteren’, of kies ‘Past bij geen"
    with pytest.raises(NotAllowed, match=refused):
        write(scene, theme)
    made = write(scene, FIRST)
    with pytest.raises(NotAllowed, match=refused):
        revise(made, theme, scene)
    assert Insight.objects.get().theme == FIRST


def test_a_programme_without_themes_says_so(scene):
    with pytest.raises(NotAllowed, match="Luisteren in de wijk heeft geen thema's"):
        write(scene, FIRST, another_study(scene))


def test_a_theme_that_a_programme_dropped_stays_with_an_insight_that_has_it(lead, scene):
    next_version(scene, OTHER)
    made, other = write(scene, OTHER), write(scene, SECOND)
    Version.objects.filter(programme=scene.programme, number=2).update(themes=[])
    offered = ["Past bij geen thema", "Opgaven in beeld", "Luisteren"]
    assert options(page_of(lead.get(at("insight_edit", made)))) == [*offered, "*Volhouden"]
    assert options(page_of(lead.get(at("insight_edit", other)))) == [*offered[:2], "*Luisteren"]
    assert revise(made, OTHER, scene).theme == OTHER
    with pytest.raises(NotAllowed):
        revise(other, OTHER, scene)
    assert "Thema: Volhouden" in page_of(lead.get(at("insight", made)))
    assert "Volhouden (1)" in ways(page_of(lead.get(LIST)))


# Choosing one


def test_a_theme_is_chosen_with_the_first_text_and_stands_on_the_pages(lead, scene):
    assert options(page_of(lead.get(NEW))) == ["*Past bij geen thema", "Opgaven in beeld", "Luisteren"]
    lead.post(NEW, TEXT | {"study": scene.study.pk, "theme": SECOND})
    made = Insight.objects.get()
    assert made.theme == SECOND
    assert "Inzicht 1, concept. Thema: Luisteren" in page_of(lead.get(at("insight", made)))
    assert "Thema: Luisteren" in page_of(lead.get(at("trail", made)))
    assert "Thema: Luisteren" in page_of(lead.get(LIST))


def test_a_theme_is_changed_and_taken_off_again(lead, scene):
    made = write(scene, FIRST)
    for theme in (SECOND, ""):
        kept = Insight.objects.get()
        lead.post(at("insight_edit", made), TEXT | {"theme": theme, "revision": kept.revision})
        assert Insight.objects.get().theme == theme
    assert "Thema:" not in page_of(lead.get(at("insight", made)))


def test_an_insight_from_a_fragment_has_a_theme_at_once(client, scene):
    fragment = build.fragment(scene)
    bench = build.sign_in(client, scene.interviewer)
    another_study(scene, OTHER)
    address = f"{NEW}?fragment={fragment.pk}"
    assert options(page_of(bench.get(address))) == ["*Past bij geen thema", "Opgaven in beeld", "Luisteren"]
    bench.post(address, TEXT | {"study": scene.study.pk, "theme": FIRST})
    assert (Insight.objects.get().theme, Insight.objects.get().supports.get().fragment) == (FIRST, fragment)


def test_with_two_programmes_a_theme_of_the_other_is_refused_beside_the_field_and_nothing_is_lost(lead, scene):
    other = another_study(scene, SECOND, OTHER)
    both = options(page_of(lead.get(NEW)))
    assert sorted(both) == ["*Past bij geen thema", "Luisteren", "Opgaven in beeld", "Volhouden"]
    answer = lead.post(NEW, TEXT | {"study": scene.study.pk, "theme": OTHER})
    page = page_of(answer)
    assert (answer.status_code, Insight.objects.count()) == (422, 0)
    assert page.count("Dit is geen thema van Business partner.") == 2, "in the summary and at the field"
    assert "*Volhouden" in options(page) and all(text in page for text in TEXT.values())
    lead.post(NEW, TEXT | {"study": other.pk, "theme": OTHER})
    assert (Insight.objects.get().theme, Insight.objects.get().study) == (OTHER, other)


@pytest.mark.parametrize("theme", ["onzin", "x" * 300, "geen"])
def test_a_theme_that_is_not_in_the_list_is_refused_and_nothing_typed_is_lost(lead, scene, theme):
    made = write(scene, FIRST)
    for address in (NEW, at("insight_edit", made)):
        answer = lead.post(address, TEXT | {"study": scene.study.pk, "theme": theme, "revision": 1})
        assert answer.status_code == 422
        assert "Kies een thema uit de lijst" in page_of(answer) and TEXT["explanation"] in page_of(answer)
    assert Insight.objects.get().theme == FIRST


def test_where_a_programme_has_no_themes_there_is_nothing_to_choose(lead, scene):
    made = write(scene, "", another_study(scene))
    page = page_of(lead.get(at("insight_edit", made)))
    assert "Thema" not in page and '<input type="hidden" name="theme"' in page
    lead.post(at("insight_edit", made), TEXT | {"theme": "", "revision": 1})
    assert (Insight.objects.get().claim, Insight.objects.get().theme) == (TEXT["claim"], "")


def test_of_two_writers_both_themes_are_shown(lead, scene):
    made = write(scene, "")
    revise(made, FIRST, scene)
    answer = lead.post(at("insight_edit", made), TEXT | {"theme": SECOND, "revision": 1})
    page = page_of(answer)
    assert answer.status_code == 409
    assert "Thema: Opgaven in beeld." in page, "what stands there now"
    assert options(page) == ["Past bij geen thema", "Opgaven in beeld", "*Luisteren"], "and what was chosen"


# The list


def ways(page: str) -> dict[str, str]:
    """The ways to the insights of each theme: how they are called, and their address without its host."""
    inside = "".join(re.findall(r'<nav aria-label="Inzichten per thema.*?</nav>', page, re.DOTALL))
    return {text: url for url, text in re.findall(r'href="([^"]+)">([^<]+)', inside)}


def test_the_list_leads_to_the_insights_of_each_theme(lead, scene):
    for number, theme in enumerate((FIRST, FIRST, "")):
        write(scene, theme, claim=f"Bewering {number}")
    page = page_of(lead.get(LIST))
    found = ways(page)
    assert list(found) == ["Opgaven in beeld (2)", "Bij geen thema (1)"]
    assert "Nog geen inzicht bij ‘Luisteren’." in page
    of_theme = page_of(lead.get(found["Opgaven in beeld (2)"]))
    assert [f"Bewering {n}" in of_theme for n in range(3)] == [True, True, False]
    assert "Je ziet alleen de inzichten bij het thema ‘Opgaven in beeld’." in of_theme
    assert '<strong aria-current="true">Opgaven in beeld (2)</strong>' in of_theme
    without = page_of(lead.get(found["Bij geen thema (1)"]))
    assert [f"Bewering {n}" in without for n in range(3)] == [False, False, True]


def test_the_same_theme_of_another_study_stands_apart(lead, scene):
    other = another_study(scene, FIRST)
    write(scene, FIRST, claim="Van groep 5")
    write(scene, FIRST, other, claim="Van de wijk")
    address = f"{LIST}?onderzoek={other.pk}&thema={FIRST}"
    assert f'href="{address}"' in page_of(lead.get(LIST))
    page = page_of(lead.get(address))
    assert "Van de wijk" in page and "Van groep 5" not in page


def test_a_list_without_any_theme_is_as_it_was(lead, scene):
    write(scene, "")
    page = page_of(lead.get(LIST))
    assert ways(page) == {} and "thema" not in page.lower()


def test_a_theme_of_the_programme_without_an_insight_says_so(lead, scene):
    write(scene, FIRST)
    assert "Hier is geen inzicht over." in page_of(lead.get(LIST, {"onderzoek": scene.study.pk, "thema": SECOND}))


def test_a_long_list_of_one_theme_has_pages_that_stay_with_it(lead, scene):
    write(scene, SECOND, claim="Iets anders")
    for number in range(26):
        write(scene, FIRST, claim=f"Bewering {number}!")
    asked = {"onderzoek": scene.study.pk, "thema": FIRST}
    first = page_of(lead.get(LIST, asked))
    onward = re.search(r'href="(\?[^"]+)">Volgende bladzijde', first)[1]
    last = page_of(lead.get(LIST + onward))
    assert "Bewering 0!" in last and "Bewering 25!" in first and "Iets anders" not in first + last


@pytest.mark.parametrize(
    "asked",
    [{"thema": FIRST}, {"onderzoek": "onzin", "thema": FIRST}, {"thema": "onzin"}, {"thema": ""}, {"thema": OTHER}],
)
def test_what_does_not_exist_is_not_found(lead, scene, asked):
    write(scene, FIRST)
    where = {} if asked == {"thema": FIRST} else {"onderzoek": scene.study.pk}
    assert lead.get(LIST, where | asked).status_code == 404


def test_a_study_of_others_is_not_found_and_not_counted(client, scene):
    guest = people.person("Gast", "gast@bureau.example", scene.moment)
    people.role(guest, "participant", scene.moment, where=scene.organisation)
    people_commands.give_account(guest, by=SYSTEM, now=scene.moment)
    build.planned(scene, speaker=scene.alumnus, interviewer=guest)
    other = another_study(scene, FIRST, OTHER)
    for study in (scene.study, other):
        write(scene, FIRST, study, claim=study.title)
    page = page_of(build.sign_in(client, guest).get(LIST))
    assert scene.study.title in page and other.title not in page and "Nog geen inzicht bij" not in page
    assert client.get(LIST, {"onderzoek": scene.study.pk, "thema": FIRST}).status_code == 200
    assert client.get(LIST, {"onderzoek": other.pk, "thema": FIRST}).status_code == 404


def test_the_list_costs_the_same_however_many_studies_and_themes(lead, scene, django_assert_max_num_queries):
    for number in (1, 2, 3):
        for theme in ("", FIRST, SECOND):
            write(scene, theme, claim=f"Bewering {number}")
        other = another_study(scene, FIRST, OTHER)
        write(scene, OTHER, other)
        with django_assert_max_num_queries(12):
            lead.get(LIST)
    with django_assert_max_num_queries(12):
        lead.get(LIST, {"onderzoek": scene.study.pk, "thema": FIRST})
