"""What goes when, on a page: of oneself in full, of the installation without a number that tells of one person; and
putting off, with a reason and an end."""

import copy
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from leertraject.home import commands, rules
from leertraject.home.models import Pause, TermBatch
from leertraject.home.retention import due, overview, own, registry, running
from leertraject.home.tests import passing
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.logbook.models import Entry
from leertraject.lookback.models import Transcript
from leertraject.lookback.tests import build
from leertraject.people.models import Person
from leertraject.people.tests.build import actor, sign_in
from leertraject.privacy.models import Erasure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TERMS, NEW = reverse("home:terms"), reverse("home:new_pause")
REASON = "Er loopt een bezwaar over dit gesprek."


@pytest.fixture(scope="module")
def _scene(around_the_file, moment):
    return build.scene(moment)


@pytest.fixture
def scene(_scene, db):
    return copy.deepcopy(_scene)


def paused(scene, *, person: Person | None = None, until: date = date(2027, 4, 1), kind: str = "terugblikgesprek"):
    return commands.pause(kind=kind, person=person, reason=REASON, until=until, by=scene.leading, now=scene.moment)


def mine(client, person: Person) -> str:
    return client.get(reverse("home:own_terms", args=[person.pk])).content.decode()


def test_someone_reads_what_of_theirs_goes_and_when(client, scene) -> None:
    build.conversation(scene, "mapped")
    sign_in(client, scene.alumna)
    page = mine(client, scene.alumna)
    assert "De tekst van een gesprek" in page and "14 april 2027" in page
    assert "dit wacht op tekst van een terugblikgesprek" in page
    assert "Nog niet: je hebt een rol" in page
    assert (
        reverse("home:own_terms", args=[scene.alumna.pk])
        in client.get(reverse("home:mine", args=[scene.alumna.pk])).content.decode()
    )


def test_every_ending_of_someone_is_on_the_page_of_that_person(scene) -> None:
    build.release(scene)
    build.posted(scene.moment)
    logbook.seal_entries(limit=10_000)
    found = {going.kind for going in own.of_person(scene.alumna.pk, now=scene.moment)}
    has = {ending.kind for ending in registry.endings() if ending.of(scene.alumna.pk, now=scene.moment).exists()}
    assert found == has >= {"persoon", "inschrijving", "terugblikgesprek", "toestemming", "mail_log", "logboek", "rol"}


def test_the_day_on_the_page_is_the_day_on_which_it_goes(scene) -> None:
    build.conversation(scene, "mapped")
    build.posted(scene.moment)
    passing.through(date(2027, 3, 22), date(2027, 3, 22))
    now = passing.at(date(2027, 3, 22))
    told = next(one for one in own.of_person(scene.alumna.pk, now=now) if one.kind == "terugblikgesprek")
    assert told.days == "21 april 2027."
    passing.through(date(2027, 4, 14), date(2027, 4, 20))
    assert Transcript.objects.exists()
    passing.morning(date(2027, 4, 21))
    assert not Transcript.objects.exists()


def test_who_leads_reads_terms_and_no_number_that_tells_of_one_person(client, scene) -> None:
    build.conversation(scene, "mapped")
    for number in range(4):
        Erasure.objects.create(person=f"00000000-0000-0000-0000-00000000000{number}", at=scene.moment)
    rows = {row["head"]: row["cells"] for row in overview.rows(scene.leading, now=passing.at(date(2028, 4, 1)))}
    by = actor(scene.bureau.administrator, scene.moment)
    seen = {row["head"]: row["cells"] for row in overview.rows(by, now=passing.at(date(2028, 4, 1)))}
    assert rows["Tekst van een terugblikgesprek"][2:] == ["geen getal", "geen getal"]
    assert rows["Toestemming per doel"][2] == "geen getal"
    assert seen["Lijst van wissingen (alleen nummers)"][2] == "minder dan 5, of niets"
    assert seen["Inschrijving en bewijs van deelname"][2] == "geen getal"
    assert rows["Inschrijving en bewijs van deelname"][2] == "minder dan 5, of niets"
    Erasure.objects.create(person="00000000-0000-0000-0000-000000000009", at=scene.moment)
    again = {row["head"]: row["cells"] for row in overview.rows(by, now=passing.at(date(2028, 4, 1)))}
    assert again["Lijst van wissingen (alleen nummers)"][2] == "5"
    page = sign_in(client, scene.lead).get(TERMS).content.decode()
    assert "Er was nog geen ronde." in page and "Er is niets uitgesteld." in page and NEW in page


def test_the_last_round_names_its_entry_of_the_logbook(client, scene) -> None:
    for number in range(6):
        Erasure.objects.create(person=f"00000000-0000-0000-0000-00000000000{number}", at=scene.moment)
    running.let_go(now=passing.at(date(2028, 4, 14)))
    batch = TermBatch.objects.get(kind="wislijst")
    entry = Entry.objects.get(verb="let_go", object_id=str(batch.pk))
    page = sign_in(client, scene.bureau.administrator).get(TERMS).content.decode()
    assert f"14 april 2028: 6. Logboek, regel {entry.pk}." in page and "om 10:00 uur" in page
    assert "Uitgesteld" not in page and NEW not in page
    ended = Entry.objects.get(verb="end_term_run")
    assert f"regel {ended.pk}." in page


@pytest.mark.parametrize("who", ["interviewer", "hanneke"])
def test_nobody_else_finds_these_pages(client, scene, who) -> None:
    sign_in(client, getattr(scene.bureau, who))
    assert [client.get(TERMS).status_code, client.get(NEW).status_code, client.post(NEW).status_code] == [404] * 3


def test_an_administrator_puts_nothing_off(client, scene) -> None:
    sign_in(client, scene.bureau.administrator)
    assert client.get(NEW).status_code == 404
    with pytest.raises(NotAllowed, match="programmaleider"):
        commands.pause(
            kind="rol", person=None, reason=REASON, until=date(2026, 5, 1),
            by=actor(scene.bureau.administrator, scene.moment), now=scene.moment,
        )  # fmt: skip


def test_what_is_put_off_stays_and_goes_by_itself_afterwards(client, scene) -> None:
    build.conversation(scene, "mapped")
    build.posted(scene.moment)
    sign_in(client, scene.lead)
    given = {"kind": "terugblikgesprek", "email": scene.alumna.email, "reason": REASON, "until": "2027-04-14"}
    assert client.post(NEW, given).url == TERMS
    page = client.get(TERMS).content.decode()
    assert REASON in page and "Van Els Vermeulen" in page
    own_page = mine(sign_in(client, scene.alumna), scene.alumna)
    assert REASON in own_page and "Uitgesteld tot en met 14 april 2027." in own_page
    assert not [m for _, m in passing.through(date(2027, 3, 15), date(2027, 4, 14)) if scene.alumna.email in m.to[0]]
    told = passing.morning(date(2027, 4, 15))
    assert [m for m in told if scene.alumna.email in m.to[0]] and Transcript.objects.exists()
    passing.through(date(2027, 5, 14), date(2027, 5, 15))
    assert not Transcript.objects.exists()
    assert Entry.objects.filter(verb="pause", subject=scene.alumna.pk).exists()


def test_a_kind_is_put_off_for_everyone_and_let_go_earlier(client, scene) -> None:
    made = paused(scene, kind="wislijst")
    Erasure.objects.create(person="00000000-0000-0000-0000-000000000001", at=scene.moment - timedelta(days=800))
    running.let_go(now=scene.moment)
    assert Erasure.objects.exists()
    sign_in(client, scene.lead)
    assert client.post(reverse("home:end_pause", args=[made.pk])).url == TERMS
    assert client.post(reverse("home:end_pause", args=[made.pk])).status_code == 404
    running.let_go(now=scene.moment)
    assert not Erasure.objects.exists()
    assert Entry.objects.filter(verb="end_pause").count() == 1


def test_of_others_it_goes_on(scene) -> None:
    build.conversation(scene, "mapped")
    theirs = build.conversation(scene, "mapped", speaker=scene.alumnus)
    Person.objects.filter(pk__in=[scene.alumna.pk, scene.alumnus.pk]).update(email=None)
    paused(scene, person=scene.alumnus, until=date(2027, 4, 14))
    passing.morning(date(2027, 4, 14))
    assert list(Transcript.objects.values_list("conversation", flat=True)) == [theirs.pk]


def test_what_someone_erases_goes_in_spite_of_it(client, scene) -> None:
    build.conversation(scene, "mapped")
    paused(scene, person=scene.alumna)
    paused(scene)
    sign_in(client, scene.alumna)
    assert client.post(reverse("home:erasure", args=[scene.alumna.pk]), {"sure": "on"}).status_code == 302
    assert not Transcript.objects.exists() and not Pause.objects.filter(person__isnull=False).exists()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Kies wat er nog niet weg mag."),
        ({"kind": "inzicht"}, "Selecteer een geldige keuze"),
        ({"reason": " "}, "Schrijf op waarom het nog niet weg mag."),
        ({"email": "niemand@elders.example"}, "Dit mailadres is van niemand hier."),
        ({"email": "niemand"}, "Dit is geen mailadres."),
        ({"until": "2026-04-14"}, "Kies een dag na vandaag."),
        ({"until": "2027-04-15"}, "Kies een dag binnen twaalf maanden."),
        ({"until": "morgen"}, "Dit is geen dag."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client, scene, given, says) -> None:
    fine = {"kind": "rol", "email": "", "reason": REASON, "until": "2027-04-14"}
    answer = sign_in(client, scene.lead).post(NEW, fine | given if given else {})
    assert answer.status_code == 422 and says in answer.content.decode()
    assert not Pause.objects.exists()
    assert not given or given.get("reason") or REASON in answer.content.decode() or "reason" in given


def test_the_last_day_to_put_off_to_is_a_year_ahead_in_a_leap_year_too() -> None:
    assert rules.last_day(date(2028, 2, 29)) == date(2029, 2, 28)
    assert rules.last_day(date(2026, 4, 14)) == date(2027, 4, 14)


def test_of_a_kind_of_which_nothing_goes_nothing_is_put_off(scene) -> None:
    assert "inzicht" not in due.kinds()
    with pytest.raises(NotAllowed, match="niets vanzelf"):
        paused(scene, kind="inzicht")
    assert timezone.localdate(scene.moment) == date(2026, 4, 14)
