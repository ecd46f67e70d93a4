"""A publication lies frozen; what is withdrawn goes from it, and from nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from leertraject.effects import keeping
from leertraject.effects.commands import publishing
from leertraject.effects.commands import sheets as commands
from leertraject.effects.models import FrozenFigures, PublishedQuote, Sheet
from leertraject.effects.queries import publications, wording
from leertraject.effects.showing import page as showing
from leertraject.effects.tests import build
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.lookback.models import Audience, Release, Voice
from leertraject.lookback.showing.quoting import NOTED
from leertraject.lookback.tests import build as lookback
from leertraject.lookback.tests.build import AGAINST, WORDS
from leertraject.people.tests.build import actor

pytestmark = pytest.mark.django_db
LABEL = "Publicatie voor Gemeente Dijkerveen, 14 april 2026"


def read(publication, scene):
    return showing.page(publications.content(publication, today=scene.moment.date()))


def test_words_of_an_interviewer_are_not_shown_as_what_was_said(scene) -> None:
    chosen = build.grounded(scene)
    Release.objects.update(literal=False, noted=True)
    (quote,) = read(build.publish(chosen.sheet, scene), scene).thoughts[0].quotes
    assert quote.beside == NOTED


def test_a_publication_says_what_the_sheet_said_and_keeps_saying_it(scene) -> None:
    chosen = build.grounded(scene)
    made = build.publish(chosen.sheet, scene)
    before = read(made, scene)
    assert (before.title, before.intro, before.asks) == (
        "Wat groep 5 opleverde",
        (build.INTRO,),
        tuple(build.ASK.split("\n")),
    )
    assert [quote.words for quote in before.thoughts[0].quotes] == [WORDS]
    build.save(Sheet.objects.get(), scene, title="Heel anders", intro="Iets nieuws.", chosen=[])
    assert read(made, scene) == before


def test_a_withdrawn_quote_goes_from_every_publication(scene) -> None:
    chosen = build.grounded(scene)
    first, second = build.publish(chosen.sheet, scene), build.publish(chosen.sheet, scene)
    build.withdraw(chosen.releases[0], scene)
    for made in (first, second):
        thought = read(made, scene).thoughts[0]
        assert [(quote.words, quote.gone) for quote in thought.quotes] == [(showing.QUOTE_GONE, True)]
        assert thought.lost == "Dit inzicht had één citaat en heeft er nu geen."
    assert {(bytes(q.words), bytes(q.shown_as)) for q in PublishedQuote.objects.all()} == {(b"", b"")}
    assert not chosen.sheet.lines.get().quotes.exists()


def test_a_quote_whose_day_has_passed_is_not_read_before_the_night(scene) -> None:
    made = build.published(scene)
    later = publications.content(made, today=build.UNTIL + timedelta(days=1))
    assert showing.page(later).thoughts[0].quotes[0].gone


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.COHORTS])
def test_a_quote_for_others_is_not_chosen(scene, audience) -> None:
    chosen = build.grounded(scene, audience=audience)
    assert read(build.publish(chosen.sheet, scene), scene).thoughts[0].quotes == ()


@pytest.mark.parametrize(
    ("field", "label"), [("title", "Titel"), ("intro", "Inleiding"), ("ask", "Wat we van jullie vragen")]
)
def test_words_of_a_speaker_are_refused_with_their_place_also_when_released(scene, field, label) -> None:
    chosen = build.grounded(scene)
    for said in (WORDS, AGAINST):
        with pytest.raises(NotAllowed, match=f"^{label}: hier staan woorden van een spreker: ‘{said[:20]}"):
            build.save(chosen.sheet, scene, **{field: f"Iemand zei: {said}"})


def test_few_people_in_words_are_refused_with_their_place(scene) -> None:
    chosen = build.grounded(scene)
    with pytest.raises(NotAllowed, match="Inleiding: ‘Drie van de zeven’ gaat over minder dan 5 mensen"):
        build.save(chosen.sheet, scene, intro="Drie van de zeven oud-deelnemers zagen dat anders.")


def test_text_that_turns_out_to_repeat_withdrawn_words_is_covered(scene) -> None:
    chosen = build.grounded(scene)
    made = build.publish(chosen.sheet, scene)
    type(made).objects.update(intro=f"Zij zeiden: {WORDS} Daarom een afspraak.")
    Sheet.objects.update(ask=f"Onthoud: {WORDS}")
    build.withdraw(chosen.releases[0], scene)
    made.refresh_from_db()
    sheet = Sheet.objects.get()
    assert WORDS[:20] not in made.intro + sheet.ask
    assert wording.GONE in made.intro
    assert "Daarom een afspraak." in made.intro
    with pytest.raises(NotAllowed, match="er staan woorden in die zijn ingetrokken"):
        build.publish(sheet, scene)


def test_figures_are_frozen_and_the_next_ones_wait_for_enough_new_people(scene) -> None:
    insight = lookback.insight(scene, confirmed=True)
    build.rest_on(insight, build.many(scene, count=5), scene)
    sheet = build.write(scene, [insight])
    first = build.publish(sheet, scene)
    assert [(one.yes, one.total) for one in read(first, scene).thoughts] == [(6, 6)]
    build.rest_on(insight, build.many(scene, count=3, first=6), scene)
    second = build.publish(sheet, scene)
    assert second.figures_id == first.figures_id
    assert read(second, scene).thoughts[0].total == 6
    build.many(scene, count=1, first=9)
    third = read(build.publish(sheet, scene), scene)
    # Five are new, the owner among them, so everyone counts and no voice is named. Ten of eleven support it: the rest
    # is one.
    assert (third.total, third.spoken, third.thoughts[0].hidden) == (11, (), True)
    assert FrozenFigures.objects.count() == 2


def test_small_voices_are_folded_and_those_left_out_are_no_remainder(scene) -> None:
    insight = lookback.insight(scene, confirmed=True)
    build.rest_on(insight, build.many(scene, count=5), scene)
    page = read(build.publish(build.write(scene, [insight]), scene), scene)
    # The owner of an opgave is one voice of one: not named, not counted.
    assert page.spoken == (("Oud-deelnemers", "zes mensen"),)
    assert page.total == 6


def test_a_raised_minimum_hides_and_a_lowered_one_shows_nothing_again(scene, settings) -> None:
    insight = lookback.insight(scene, confirmed=True)
    build.rest_on(insight, build.many(scene, count=5), scene)
    made = build.publish(build.write(scene, [insight]), scene)
    settings.MINIMUM_GROUP = 7
    page = read(made, scene)
    assert (page.spoken, page.total, page.minimum) == ((), 0, 7)
    build.many(scene, count=8, first=20, voice=Voice.OTHERS)
    build.publish(build.write(scene, [insight]), scene)
    settings.MINIMUM_GROUP = 5
    assert read(made, scene).total == 0


def test_a_sheet_that_changed_since_the_preview_is_not_published(scene) -> None:
    sheet = build.grounded(scene).sheet
    build.save(sheet, scene, title="Anders")
    with pytest.raises(Conflict):
        publishing.publish_sheet(sheet=sheet, revision=sheet.revision - 1, by=scene.leading, now=scene.moment)


def test_only_who_leads_the_bureau_makes_and_publishes(scene) -> None:
    sheet = build.grounded(scene).sheet
    both = replace(scene.leading, held=(*scene.leading.held, *actor(scene.bureau.a.sponsor, scene.moment).held))
    for by in (scene.asking, actor(scene.bureau.a.sponsor, scene.moment), both):
        with pytest.raises(NotAllowed):
            publishing.publish_sheet(sheet=sheet, revision=sheet.revision, by=by, now=scene.moment)


def test_a_published_sheet_cannot_be_discarded(scene) -> None:
    sheet = build.grounded(scene).sheet
    build.publish(sheet, scene)
    with pytest.raises(NotAllowed, match="al gepubliceerd"):
        commands.discard_sheet(sheet=sheet, by=scene.leading, now=scene.moment)


def test_what_rests_on_an_insight_or_a_quote_names_its_publications_to_who_may_read_them(scene) -> None:
    chosen = build.grounded(scene)
    build.publish(chosen.sheet, scene)
    insight, release = [chosen.insight.pk], [chosen.releases[0].pk]
    for by in (scene.leading, actor(scene.bureau.a.sponsor, scene.moment)):
        assert [one.label for one in keeping.published(by, insight, [])] == [LABEL]
        assert [one.label for one in keeping.published(by, [], release)] == [LABEL]
    for by in (scene.asking, actor(scene.alumna, scene.moment), actor(scene.bureau.b.sponsor, scene.moment)):
        assert keeping.published(by, insight, release) == []
    build.withdraw(chosen.releases[0], scene)
    assert keeping.published(scene.leading, [], release) == []
