"""Checks on screen: fixed beforehand, answered honestly, also when it did not help."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import checks
from leertraject.lookback.models import Check, Flag, Outcome, Verdict
from leertraject.lookback.queries import insights as queries
from leertraject.lookback.tests import build
from leertraject.privacy import audience
from leertraject.programmes import commands as programmes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

PLAN = {"measure": "Hoeveel kaarten zijn bijgewerkt", "helped_if": "Meer dan de helft", "due_on": "2027-01-15"}
SAW = {"verdict": Verdict.NOT_HELPED, "words": "De afspraak werd vaak verzet."}


@pytest.fixture
def check(scene) -> Check:
    """A check whose cohort is trained by Hanneke, and another cohort by Bas."""
    made = build.check(scene)
    programmes.appoint_trainer(cohort=made.cohort, person=scene.bureau.hanneke, by=scene.leading, now=scene.moment)
    programmes.appoint_trainer(cohort=scene.running, person=scene.bureau.bas, by=scene.leading, now=scene.moment)
    return made


def at(name: str, pk: object) -> str:
    return reverse(f"lookback:{name}", args=[pk])


def page_of(response) -> str:
    return unescape(response.content.decode())


# Who may come here


@pytest.mark.parametrize("who", ["lead", "other_lead", "hanneke"])
def test_leaders_and_the_trainer_of_the_cohort_read_a_check(client, scene, check, who):
    build.sign_in(client, getattr(scene.bureau, who))
    assert check.change.title in page_of(client.get(reverse("lookback:checks")))
    page = page_of(client.get(at("check", check.pk)))
    assert check.measure in page and check.helped_if in page and "15 januari 2027" in page and "Groep 7" in page


def test_the_neighbour_trains_another_cohort(client, scene, check):
    build.sign_in(client, scene.bureau.bas)
    assert check.change.title not in page_of(client.get(reverse("lookback:checks")))
    assert client.get(at("check", check.pk)).status_code == 404
    assert client.post(at("check_outcome", check.pk), SAW).status_code == 404


def test_a_trainer_without_a_cohort_has_an_empty_list(client, scene, check):
    build.sign_in(client, scene.interviewer)
    assert "Er is nog geen toets gepland." in page_of(client.get(reverse("lookback:checks")))
    assert client.get(at("check", check.pk)).status_code == 404


@pytest.mark.parametrize("who", ["sponsor", "manager"])
def test_for_an_outsider_there_are_no_checks(client, scene, check, who):
    build.sign_in(client, getattr(scene.bureau.a, who))
    assert client.get(reverse("lookback:checks")).status_code == 404
    assert client.get(at("check", check.pk)).status_code == 404
    assert client.post(at("check_outcome", check.pk), SAW).status_code == 404
    assert not Outcome.objects.exists()


def test_an_administrator_sees_no_change_and_so_plans_nothing(client, scene, check):
    build.sign_in(client, scene.bureau.administrator)
    assert client.get(reverse("lookback:checks")).status_code == 404
    assert client.get(at("check_plan", check.change_id)).status_code == 404


@pytest.mark.parametrize("who", ["hanneke", "interviewer"])
def test_who_sees_the_change_but_does_not_lead_plans_nothing(client, scene, check, who):
    build.sign_in(client, getattr(scene.bureau, who))
    assert client.get(at("check_plan", check.change_id)).status_code == 403
    assert client.post(at("check_plan", check.change_id), PLAN | {"cohort": check.cohort_id}).status_code == 403
    assert Check.objects.count() == 1


def test_a_stranger_signs_in_first(client, check):
    addresses = (reverse("lookback:checks"), at("check", check.pk), at("check_plan", check.change_id))
    for address in addresses:
        assert client.get(address)["Location"].startswith(reverse("account_login"))


def test_the_wrong_method_is_refused(client, scene, check):
    build.sign_in(client, scene.lead)
    assert client.get(at("check_outcome", check.pk)).status_code == 405
    assert client.post(at("check", check.pk)).status_code == 405
    assert client.post(reverse("lookback:checks")).status_code == 405


# Planning


def test_a_check_is_planned_in_a_cohort_that_runs_the_change(client, scene):
    change = build.change(scene, published=True)
    runs = programmes.form_cohort(
        title="Groep 7", version=change.version, starts_on=date(2026, 9, 1), organisations=[scene.organisation],
        by=scene.leading, now=scene.moment,
    )  # fmt: skip
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("check_plan", change.pk)))
    assert "Groep 7" in page and "Groep 5" not in page and "Groep 6" not in page
    assert page.count("de meelezer en de trainers zien dit") == 2, "beside each text field"
    response = client.post(at("check_plan", change.pk), PLAN | {"cohort": runs.pk})
    made = Check.objects.get()
    assert response["Location"] == at("check", made.pk)
    assert (made.cohort, made.measure, made.due_on) == (runs, PLAN["measure"], date(2027, 1, 15))


def test_a_cohort_of_an_older_version_cannot_be_chosen(client, scene, check):
    build.sign_in(client, scene.lead)
    response = client.post(at("check_plan", check.change_id), PLAN | {"cohort": scene.running.pk})
    assert response.status_code == 422 and PLAN["measure"] in page_of(response)
    assert Check.objects.count() == 1


def test_words_of_a_speaker_in_a_plan_are_refused_and_kept_in_the_form(client, scene, check):
    build.sign_in(client, scene.lead)
    sent = PLAN | {"cohort": check.cohort_id, "measure": f"Zegt men: {build.WORDS}"}
    response = client.post(at("check_plan", check.change_id), sent)
    assert response.status_code == 422
    assert "Deze tekst mag geen citaat bevatten" in page_of(response) and sent["measure"] in page_of(response)


def test_a_draft_and_a_version_without_cohort_say_what_comes_first(client, scene):
    change = build.change(scene)
    build.sign_in(client, scene.lead)
    assert "Publiceer eerst de versie" in page_of(client.get(at("check_plan", change.pk)))
    programmes.publish_version(version=change.version, by=scene.leading, now=scene.moment)
    assert "Vorm eerst een groep" in page_of(client.get(at("check_plan", change.pk)))


# What it said


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_an_ordinary_one(client, scene, check, verdict):
    build.sign_in(client, scene.bureau.hanneke)
    page = page_of(client.get(at("check", check.pk)))
    assert verdict.label in page and audience.of("programmawijziging", writer="trainer").text in page
    assert " checked" not in page
    response = client.post(at("check_outcome", check.pk), SAW | {"verdict": verdict})
    assert response["Location"] == at("check", check.pk)
    assert Outcome.objects.get().verdict == verdict
    page = page_of(client.get(at("check", check.pk)))
    kind = {"helped": "yes", "not_helped": "no"}.get(verdict.value, "wait")
    assert f'<p class="lt-change__verdict lt-change__verdict--{kind}">{verdict.label}</p>' in page
    assert SAW["words"] in page and "<form" not in page.partition("<main")[2]


@pytest.mark.parametrize("people", [0, 1, 4])
def test_a_figure_over_too_few_people_is_not_accepted(client, scene, check, people):
    build.sign_in(client, scene.lead)
    response = client.post(at("check_outcome", check.pk), SAW | {"people": people})
    assert response.status_code == 422 and not Outcome.objects.exists()
    assert "Een cijfer over minder dan 5 mensen komt hier niet te staan." in page_of(response)
    assert SAW["words"] in page_of(response)
    with pytest.raises(NotAllowed):
        checks.report_outcome(check=check, **SAW, people=people, by=scene.leading, now=scene.moment)


@pytest.mark.parametrize(("people", "shown"), [("", None), (5, "Over vijf mensen."), (14, "Over 14 mensen.")])
def test_a_figure_is_voluntary_and_over_enough_people(client, scene, check, people, shown):
    build.sign_in(client, scene.lead)
    client.post(at("check_outcome", check.pk), SAW | {"people": people})
    page = page_of(client.get(at("check", check.pk)))
    assert shown in page if shown else "Over " not in page


def test_a_figure_kept_under_an_older_minimum_is_hidden(client, scene, check):
    build.sign_in(client, scene.lead)
    client.post(at("check_outcome", check.pk), SAW)
    Outcome.objects.update(people=3)
    page = page_of(client.get(at("check", check.pk)))
    assert "Minder dan 5 mensen: niet getoond" in page and "drie mensen" not in page
    log = page_of(client.get(reverse("programmes:changes", args=[scene.programme.pk])))
    assert "Minder dan 5 mensen: niet getoond" in log and "drie mensen" not in log


@pytest.mark.parametrize(("missing", "sentence"), [("verdict", "gewoon antwoord"), ("words", "Schrijf op wat je zag")])
def test_what_is_missing_is_said(client, scene, check, missing, sentence):
    build.sign_in(client, scene.lead)
    response = client.post(at("check_outcome", check.pk), {k: v for k, v in SAW.items() if k != missing})
    assert response.status_code == 422 and sentence in page_of(response)


def test_an_outcome_lies_fixed(client, scene, check):
    build.sign_in(client, scene.lead)
    client.post(at("check_outcome", check.pk), SAW)
    response = client.post(at("check_outcome", check.pk), SAW | {"verdict": Verdict.HELPED})
    assert response.status_code == 422 and Outcome.objects.get().verdict == Verdict.NOT_HELPED


def test_what_was_withdrawn_since_is_masked_in_a_check(client, scene):
    """A text written before the words were marked is found again at a withdrawal."""
    check = build.check(scene, reported=True)
    said = f"Iemand zei: {build.WORDS}"
    Check.objects.update(measure=said)
    Outcome.objects.update(words=said)
    study, now = scene.study, scene.moment
    Flag.objects.create(study=study, object_kind="lookback.check", object_id=check.pk, field="measure", at=now)
    Flag.objects.create(study=study, object_kind="lookback.outcome", object_id=check.pk, field="words", at=now)
    build.sign_in(client, scene.lead)
    for address in (at("check", check.pk), reverse("programmes:changes", args=[scene.programme.pk])):
        page = page_of(client.get(address))
        assert build.WORDS not in page and queries.GONE in page, address


# Lists and panels


def test_what_still_has_to_be_looked_at_comes_first(client, scene, check):
    for year in (2029, 2028):
        checks.plan_check(
            change=check.change, cohort=check.cohort, measure=f"maat {year}", helped_if="ja",
            due_on=date(year, 1, 1), by=scene.leading, now=scene.moment,
        )  # fmt: skip
    checks.report_outcome(check=check, **SAW, people=None, by=scene.leading, now=scene.moment)
    page = page_of(build.sign_in(client, scene.lead).get(reverse("lookback:checks")))
    assert "Het hielp niet" in page.partition("Getoetst</h2>")[2]
    assert page.index("Nog te toetsen</h2>") < page.index("Januari 2028") < page.index("Januari 2029")
    assert page.index("Januari 2029") < page.index("Getoetst</h2>")


def test_a_list_costs_the_same_however_long(client, scene, check, django_assert_max_num_queries):
    build.sign_in(client, scene.lead)
    for count in (1, 30):
        for _ in range(count):
            checks.plan_check(
                change=check.change, cohort=check.cohort, measure="maat", helped_if="ja", due_on=date(2027, 2, 1),
                by=scene.leading, now=scene.moment,
            )  # fmt: skip
        with django_assert_max_num_queries(10):
            client.get(reverse("lookback:checks"))


def test_the_change_log_says_what_a_check_said(client, scene, check):
    log = reverse("programmes:changes", args=[scene.programme.pk])
    page = page_of(build.sign_in(client, scene.bureau.hanneke).get(log))
    assert "Nog te toetsen" in page and "Januari 2027, Groep 7" in page and check.measure in page
    checks.report_outcome(check=check, **SAW, people=12, by=scene.leading, now=scene.moment)
    page = page_of(client.get(log))
    assert "lt-change__verdict--no" in page and SAW["words"] in page and "Over twaalf mensen." in page
    page = page_of(build.sign_in(client, scene.bureau.bas).get(log))
    assert "Het hielp niet" in page and SAW["words"] not in page and "Groep 7" not in page.partition("Wat de toets")[2]


def test_others_read_the_verdict_and_the_month_only(client, scene, check):
    checks.report_outcome(check=check, **SAW, people=12, by=scene.leading, now=scene.moment)
    log = reverse("programmes:changes", args=[scene.programme.pk])
    page = page_of(build.sign_in(client, scene.bureau.a.participants[0]).get(log))
    assert "Het hielp niet" in page and "Januari 2027" in page
    assert SAW["words"] not in page and "mensen" not in page and at("check", check.pk) not in page
    assert "Plan een toets" not in page


def test_a_leader_plans_from_the_change_log(client, scene, check):
    page = page_of(build.sign_in(client, scene.lead).get(reverse("programmes:changes", args=[scene.programme.pk])))
    assert at("check_plan", check.change_id) in page


def test_a_cohort_shows_its_checks_to_its_trainer(client, scene, check):
    cohort = reverse("programmes:cohort", args=[check.cohort_id])
    assert at("check", check.pk) in page_of(build.sign_in(client, scene.bureau.hanneke).get(cohort))
