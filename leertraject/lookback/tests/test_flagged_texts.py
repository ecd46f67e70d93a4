"""Words that a speaker withdrew while they stood in hand-written text: found again, and covered for everyone."""

import uuid

import pytest
from django.urls import reverse

from leertraject.lookback.commands import flags, rewording
from leertraject.lookback.models import Check, Flag, Study
from leertraject.lookback.queries import covering, flagged
from leertraject.lookback.queries.insights import GONE
from leertraject.lookback.tests import build
from leertraject.lookback.tests.flagged_places import (
    AGAIN,
    COVERED,
    LOOKERS,
    SAID,
    TOLD,
    addresses,
    at,
    gone_altogether,
    reword,
    sent,
    withdraw,
    written,
)
from leertraject.lookback.tests.insight_pages import page_of, someone
from leertraject.programmes import personal_data
from leertraject.programmes.models import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


# Found again, and covered for everyone


def test_a_withdrawal_flags_every_kind_of_text_with_its_places(place):
    found = {(flag.object_kind, flag.object_id, flag.field): flag.places for flag in Flag.objects.all()}
    wanted = {
        (row._meta.label_lower, row.check_of_id if kind == "outcome" else row.pk, field)
        for kind, (row, fields) in place.rows.items()
        for field in fields
    }
    assert set(found) == wanted
    assert all([TOLD[start:end] for start, end in places] == [SAID.rstrip(".")] for places in found.values())


def test_the_same_pages_show_the_words_before(client, scene):
    """Otherwise the next test would prove nothing."""
    place = written(scene)
    build.sign_in(client, scene.lead)
    shown = {address for address in addresses(place) if "huiswerk" in page_of(client.get(address))}
    wanted = (
        reverse("programmes:changes", args=[scene.programme.pk]), at("insight", place.insight.pk),
        at("trail", place.insight.pk), at("check", place.check.pk), at("tell_back", place.published.pk),
        at("checks"), at("check_plan", place.published.pk), reword(place, "draft"),
        reverse("programmes:cohort", args=[place.check.cohort_id]),
        reverse("programmes:publication", args=[scene.programme.pk, place.draft.version.number]),
    )  # fmt: skip
    assert set(wanted) <= shown


@pytest.mark.parametrize("gone", [False, True], ids=["conversation is there", "conversation has gone"])
def test_nobody_reads_them_anywhere(client, place, gone):
    if gone:
        gone_altogether(place)
    for who in LOOKERS:
        build.sign_in(client, someone(place.scene, who))
        for address in addresses(place):
            response = client.get(address)
            assert response.status_code in (200, 302, 403, 404), (who, address)
            assert "huiswerk" not in page_of(response), (who, address)
        for kind in ("check", "outcome", "note", "published", "draft"):
            assert "huiswerk" not in page_of(client.post(reword(place, kind), {})), (who, kind)
        for of in (place.draft, place.published):
            refused = client.post(at("insight_reason", place.insight.pk), {"change": of.pk})
            assert "huiswerk" not in page_of(refused), who


def test_what_stands_around_them_is_read(client, place):
    gone_altogether(place)
    build.sign_in(client, place.scene.bureau.hanneke)
    for address in (reverse("programmes:changes", args=[place.scene.programme.pk]), at("check", place.check.pk)):
        assert COVERED in page_of(client.get(address)), address


def test_two_quotes_in_one_text_are_both_covered_when_one_conversation_has_gone(scene):
    place = written(scene)
    Check.objects.update(measure=f"{TOLD} En: {build.WORDS}")
    withdraw(place)
    gone_altogether(place)
    (shown,) = flags.queries.all_shown([Check.objects.get()])
    assert "huiswerk" not in shown.measure and "formulier" not in shown.measure
    assert shown.measure.startswith("Iemand zei: ") and " En: " in shown.measure


def test_a_copy_of_ones_own_data_holds_them_neither(place):
    assert "huiswerk" not in str(personal_data.export_for(place.scene.lead.pk))


def test_covering_an_instance_twice_changes_nothing(place):
    check = Check.objects.get()
    for _ in range(2):
        flags.queries.all_shown([check])
        assert check.measure == COVERED


def test_a_flag_from_before_places_were_kept_covers_too(client, place):
    Flag.objects.update(places=[])
    build.sign_in(client, place.scene.lead)
    assert COVERED in page_of(client.get(at("check", place.check.pk)))
    gone_altogether(place)
    page = page_of(client.get(at("check", place.check.pk)))
    assert GONE in page and "huiswerk" not in page and "Iemand zei" not in page


# A leader finds what waits


def test_the_start_page_says_what_waits_and_where_to_write_it_again(client, place):
    page = page_of(build.sign_in(client, place.scene.lead).get(reverse("home:start")))
    for kind in ("check", "outcome", "note", "published", "draft"):
        assert f'href="{reword(place, kind)}"' in page, kind
    assert "In een bericht terug staan woorden die niet meer vrijgegeven zijn" in page


def test_a_trainer_hears_of_the_own_outcome_only(client, place):
    page = page_of(build.sign_in(client, place.scene.bureau.hanneke).get(reverse("home:start")))
    assert reword(place, "outcome") in page
    assert not any(reword(place, kind) in page for kind in ("check", "note", "published", "draft"))
    for who in ("bas", "a.sponsor", "a.participants.0", "a.alumni.1", "administrator"):
        page = page_of(build.sign_in(client, someone(place.scene, who)).get(reverse("home:start")))
        assert "herschrijving" not in page, who


def test_the_pages_lead_to_it(client, place):
    build.sign_in(client, place.scene.lead)
    page = page_of(client.get(at("check", place.check.pk)))
    assert reword(place, "check") in page and reword(place, "outcome") in page
    assert reword(place, "note") in page_of(client.get(at("tell_back", place.published.pk)))
    log = reverse("programmes:changes", args=[place.scene.programme.pk])
    assert reword(place, "published") in page_of(client.get(log))
    build.sign_in(client, place.scene.bureau.hanneke)
    page = page_of(client.get(at("check", place.check.pk)))
    assert reword(place, "check") not in page and reword(place, "outcome") in page
    assert "De tekst wacht op de programmaleider." in page and "herschrijving" not in page_of(client.get(log))


# The rest


def test_a_second_study_of_the_programme_flags_for_itself(place):
    scene = place.scene
    other = Study.objects.create(programme=scene.programme, title="Ander", made_at=scene.moment)
    rewording.replace_words(change=place.published, texts=sent("published", AGAIN), by=scene.leading, now=scene.moment)
    raised = flags.raise_flags(study=other, ended=[SAID], by=scene.leading, now=scene.moment)
    assert raised == Flag.objects.filter(study=other).count() > 0
    (shown,) = flags.queries.all_shown([Change.objects.get(pk=place.published.pk)])
    assert shown.reason == AGAIN, "what was written instead holds for both"


def test_a_flag_on_what_no_longer_exists_waits_for_nobody(place):
    for flag in Flag.objects.all():
        Flag.objects.filter(pk=flag.pk).update(object_id=uuid.uuid4())
    assert flagged.waiting_for(place.scene.leading) == []


def test_flags_cost_the_same_however_many(client, place, django_assert_max_num_queries):
    scene, by = place.scene, place.scene.leading
    build.sign_in(client, scene.lead)
    log = reverse("programmes:changes", args=[scene.programme.pk])

    def asked(number: int) -> None:
        with django_assert_max_num_queries(number):
            client.get(log)
        with django_assert_max_num_queries(5):
            assert flagged.waiting_for(by)

    asked(22)
    for _ in range(12):
        row = Check.objects.get(pk=place.check.pk)
        row.pk = uuid.uuid4()
        row.save(force_insert=True)
        Flag.objects.create(
            study=scene.study, object_kind="lookback.check", object_id=row.pk, field="measure", places=[[12, 66]],
            at=scene.moment,
        )  # fmt: skip
    asked(22)


def test_places_join_and_text_around_stays():
    text = "een twee drie vier vijf zes zeven acht negen. Daarna een twee drie vier vijf zes zeven acht negen!"
    sources = {1: "een twee drie vier vijf zes zeven acht", 2: "twee drie vier vijf zes zeven acht negen"}
    places = covering.repeated(text, sources)
    assert covering.covered(text, places) == f"{GONE}. Daarna {GONE}!"
    assert covering.joined([[5, 9], [0, 5], [20, 22]]) == [[0, 9], [20, 22]]
