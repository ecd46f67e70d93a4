"""Themes on a sheet and in a publication: what each brought, in the name that it had when it was published."""

import pytest

from leertraject.effects.models import PublishedInsight, Sheet
from leertraject.effects.queries import publications
from leertraject.effects.showing import comparing
from leertraject.effects.showing import page as showing
from leertraject.effects.tests import build
from leertraject.effects.tests.test_files import READ, asked
from leertraject.effects.tests.test_screens import at, page_of
from leertraject.lookback.commands import insights
from leertraject.lookback.models import Insight
from leertraject.lookback.tests import build as lookback
from leertraject.lookback.tests.build import THEMES, sign_in
from leertraject.programmes import examples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
MAPS, LISTENING = THEMES


@pytest.fixture
def lead(client, scene):
    return sign_in(client, scene.lead)


@pytest.fixture
def several(scene) -> Sheet:
    """A sheet with three insights: two of one theme, one of none, and a change that rests on the first."""
    first = lookback.check(scene, reported=True).change
    chosen = [insights_of(first)]
    chosen += [written(scene, ""), written(scene, MAPS)]
    retheme(chosen[0], MAPS, scene)
    return build.write(scene, chosen)


def insights_of(change) -> Insight:
    return Insight.objects.get(reasons__change=change)


def written(scene, theme: str) -> Insight:
    """Another confirmed insight on the same fragments."""
    made = insights.write_insight(
        study=scene.study, claim="Bellen helpt", explanation="e", counter="t", theme=theme, by=scene.leading,
        now=scene.moment,
    )  # fmt: skip
    for support in Insight.objects.earliest("number").supports.all():
        insights.add_support(
            insight=made, fragment=support.fragment, stance=support.stance, by=scene.asking, now=scene.moment
        )
    insights.confirm_insight(insight=made, by=scene.leading, now=scene.moment)
    return Insight.objects.get(pk=made.pk)


def retheme(insight: Insight, theme: str, scene) -> None:
    kept = Insight.objects.get(pk=insight.pk)
    texts = {name: getattr(kept, name) for name in ("claim", "explanation", "counter", "revision")}
    insights.revise_insight(insight=kept, **texts, theme=theme, by=scene.leading, now=scene.moment)


def read(publication, scene) -> showing.Page:
    return showing.page(publications.content(publication, today=scene.moment.date()))


def test_every_step_of_a_sheet_and_the_publication_name_the_theme(lead, scene) -> None:
    sheet = build.grounded(scene, theme=LISTENING).sheet
    for name in ("sheet", "grounds", "preview"):
        assert "Thema: Luisteren" in page_of(lead.get(at(name, sheet))), name
    made = build.publish(sheet, scene)
    sponsor = sign_in(lead, scene.bureau.a.sponsor)
    assert "Thema: Luisteren" in page_of(sponsor.get(at("publication", made)))


def test_a_publication_says_what_each_theme_brought(lead, scene, several) -> None:
    made = build.publish(several, scene)
    assert read(made, scene).themes == (
        ("Opgaven in beeld", "Inzichten 1 en 3. Wijziging 2.1 (het hielp niet)."),
        ("Bij geen thema", "Inzicht 2. Nog geen wijziging."),
    )
    page = page_of(sign_in(lead, scene.bureau.a.sponsor).get(at("publication", made)))
    assert "Wat elk thema bracht" in page and "Inzichten 1 en 3. Wijziging 2.1 (het hielp niet)." in page


def test_without_a_theme_nothing_is_said_of_themes(lead, scene) -> None:
    made = build.published(scene)
    assert read(made, scene).themes == ()
    for url in (at("publication", made), at("preview", made.sheet), at("grounds", made.sheet), at("sheet", made.sheet)):
        assert "thema" not in page_of(lead.get(url)).lower()


def test_what_is_published_keeps_its_theme_and_the_name_that_it_had(scene, monkeypatch) -> None:
    chosen = build.grounded(scene, theme=MAPS)
    made = build.publish(chosen.sheet, scene)
    before = read(made, scene)
    retheme(chosen.insight, LISTENING, scene)
    monkeypatch.setattr(examples, "names", lambda: {MAPS: "Heel anders"})
    assert read(made, scene) == before
    assert before.thoughts[0].themed == "Thema: Opgaven in beeld"


def test_a_next_publication_has_the_new_theme_and_the_comparison_says_so(scene) -> None:
    chosen = build.grounded(scene, theme=MAPS)
    first = build.publish(chosen.sheet, scene)
    retheme(chosen.insight, LISTENING, scene)
    second = build.publish(Sheet.objects.get(), scene)
    assert list(PublishedInsight.objects.order_by("pk").values_list("theme", flat=True)) == [
        "Opgaven in beeld",
        "Luisteren",
    ]
    tables = comparing.comparison(read(first, scene), read(second, scene))
    (row,) = next(table["rows"] for table in tables if table["title"] == "Inzichten")
    assert row["note"] == comparing.OTHER
    assert "Thema: Opgaven in beeld." in row["cells"][0] and "Thema: Luisteren." in row["cells"][1]


@pytest.mark.parametrize("name", READ)
def test_a_file_names_the_themes_and_what_each_brought(client, scene, several, name) -> None:
    made = build.publish(several, scene)
    text = READ[name](asked(sign_in(client, scene.bureau.a.sponsor), name, made).content)
    assert "Wat elk thema bracht" in text
    assert "Opgaven in beeld: inzichten 1 en 3. Wijziging 2.1 (het hielp niet)." in text
    assert text.count("Thema: Opgaven in beeld.") == 2


def test_a_withdrawal_leaves_the_theme(scene) -> None:
    chosen = build.grounded(scene, theme=MAPS)
    made = build.publish(chosen.sheet, scene)
    build.withdraw(chosen.releases[0], scene)
    assert read(made, scene).thoughts[0].themed == "Thema: Opgaven in beeld"
