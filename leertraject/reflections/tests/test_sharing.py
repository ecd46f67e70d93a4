"""Sharing: with whom, until when, taken back at once; who is on the employer's side reads nothing."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.buddies import commands as pairing
from leertraject.buddies.tests import build as buddies
from leertraject.kernel.actors import SYSTEM, Actor, Held
from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.subjects import new_id
from leertraject.logbook.models import Entry
from leertraject.people.tests.build import actor, role, sign_in
from leertraject.programmes import commands as programmes
from leertraject.reflections import commands, personal_data, queries, rules
from leertraject.reflections.models import Circle, Reflection, Share
from leertraject.reflections.retaining import ENDINGS
from leertraject.reflections.tests import build
from leertraject.reflections.tests.build import WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TODAY = date(2026, 4, 14)
WRITER, COHORT, CLIENT = new_id(), new_id(), new_id()


@pytest.fixture
def sanne(there):
    return there.bureau.a.participants[0]


@pytest.fixture
def page(sanne, moment):
    return build.reflection(sanne, moment)


def reads(person, share) -> int:
    return sign_in(Client(), person).get(reverse("reflections:shared_one", args=[share.pk])).status_code


def listed(person, moment) -> list[str]:
    return [one.writer for one in queries.shared_with(actor(person, moment), today=TODAY)]


HELD = {
    "trainer": Held("facilitator", cohort=COHORT),
    "trainer elders": Held("facilitator", cohort=new_id()),
    "groepsgenoot": Held("participant", cohort=COHORT),
    "deelnemer elders": Held("participant", cohort=new_id()),
    "programmaleider": Held("programme_lead"),
    "beheerder": Held("administrator"),
    "opdrachtgever": Held("sponsor", organisation=CLIENT),
    "opdrachtgever elders": Held("sponsor", organisation=new_id()),
    "leidinggevende": Held("line_manager", organisation=CLIENT, about=WRITER),
    "leidinggevende van een ander": Held("line_manager", organisation=CLIENT, about=new_id()),
    "oud-deelnemer": Held("alumnus", cohort=COHORT),
}


@pytest.mark.parametrize(
    ("circle", "held", "expected"),
    [
        ("trainers", ["trainer"], True),
        ("trainers", ["trainer elders"], False),
        ("trainers", ["groepsgenoot"], False),
        ("group", ["groepsgenoot"], True),
        ("group", ["trainer"], False),
        ("group", ["deelnemer elders"], False),
        ("group", ["oud-deelnemer"], False),
        ("one", ["groepsgenoot"], True),
        ("trainers", ["programmaleider"], False),
        ("trainers", ["trainer", "programmaleider"], True),
        ("trainers", ["trainer", "beheerder"], False),
        ("trainers", ["trainer", "opdrachtgever"], False),
        ("trainers", ["trainer", "opdrachtgever elders"], True),
        ("trainers", ["trainer", "leidinggevende"], False),
        ("trainers", ["trainer", "leidinggevende van een ander"], True),
        ("group", ["groepsgenoot", "leidinggevende"], False),
        ("group", ["groepsgenoot", "opdrachtgever"], False),
        ("one", ["groepsgenoot", "leidinggevende"], False),
        ("one", ["leidinggevende"], False),
        ("one", ["oud-deelnemer"], False),
        ("buddy", ["groepsgenoot"], True),
        ("buddy", ["oud-deelnemer"], True),
        ("buddy", ["groepsgenoot", "leidinggevende"], False),
        ("group", ["opdrachtgever"], False),
        ("group", [], False),
    ],
)
def test_who_reads(circle, held, expected):
    someone = Actor(new_id(), "", tuple(HELD[name] for name in held))
    about = {"writer": WRITER, "organisations": {CLIENT}, "cohort": COHORT}
    reader = someone.subject if circle in ("one", "buddy") else None
    assert rules.reads(circle=circle, **about, reader=reader, actor=someone) is expected
    if reader:
        assert rules.reads(circle=circle, **about, reader=new_id(), actor=someone) is False


@pytest.mark.parametrize("circle", Circle.values)
def test_the_chosen_circle_reads_and_nobody_else(there, page, sanne, moment, circle):
    mate, other = there.bureau.a.participants[1], there.bureau.b.participants[0]
    chosen = mate if circle in (Circle.ONE, Circle.BUDDY) else None
    if circle == Circle.BUDDY:
        buddies.pair(there.group, sanne, mate, moment)
    share = build.shared(page, circle, there.group, moment, reader=chosen)
    readers = {
        Circle.TRAINERS: [there.bureau.hanneke],
        Circle.GROUP: [mate, other],
        Circle.ONE: [mate],
        Circle.BUDDY: [mate],
    }[Circle(circle)]
    everyone = [
        mate,
        other,
        there.bureau.hanneke,
        there.bureau.lead,
        there.bureau.administrator,
        there.bureau.a.sponsor,
    ]
    everyone += [there.bureau.a.manager, there.bureau.a.alumni[0], there.bureau.bas]
    for person in everyone:
        allowed = person in readers
        assert reads(person, share) == (200 if allowed else 404), person.name
        assert listed(person, moment) == ([sanne.name] if allowed else []), person.name
    looked = Entry.objects.filter(verb="look_at_shared", subject=sanne.pk).values_list("actor", flat=True)
    assert set(looked) == {person.pk for person in readers}, "who opened it stands at Wie zag wat van mij"


def test_what_a_buddy_reads_ends_with_the_pair_for_good(there, page, sanne, moment, clock_at):
    mate, other = there.bureau.a.participants[1], there.bureau.b.participants[0]
    with pytest.raises(NotAllowed, match="niet je maatje"):
        build.shared(page, Circle.BUDDY, there.group, moment, reader=mate)
    pair = buddies.pair(there.group, sanne, mate, moment)
    own, address = sign_in(Client(), sanne), reverse("reflections:share", args=[page.pk])
    shown = own.get(address).content.decode()
    assert f"Je maatje {mate.name}" in shown and f"{mate.name}, Groep 8" not in shown
    key = f"buddy:{there.group.pk}:{mate.pk}"
    assert own.post(address, {"circle": key, "until": "2026-07-01"}).status_code == 302
    share = Share.objects.get()
    page_of = reverse("reflections:reflection", args=[page.pk])
    assert f"je maatje {mate.name}" in own.get(page_of).content.decode() and reads(mate, share) == 200
    pairing.end(pair=pair, by=actor(mate, moment), now=moment)
    assert reads(mate, share) == 404 and listed(mate, moment) == []
    assert "Alleen jij ziet dit." in own.get(page_of).content.decode()
    assert own.post(address, {"circle": key, "until": "2026-07-01"}).status_code == 422
    again = buddies.pair(there.group, sanne, mate, moment)
    buddies.pair(there.group, sanne, other, moment)
    assert (reads(mate, share), reads(other, share)) == (404, 404), "a next pair reads nothing of before"
    share = build.shared(page, Circle.BUDDY, there.group, moment, reader=mate, days=90)
    assert share.buddies == again
    end = moment + timedelta(days=(there.group.ends_on - moment.date()).days + 1)
    programmes.finish_cohort(cohort=there.group, by=actor(there.bureau.lead, end), now=end)
    share = build.shared(page, Circle.BUDDY, there.group, end, reader=mate)
    with clock_at(end):
        assert reads(mate, share) == 200, "a buddy reads on after the programme"
        group = sign_in(Client(), mate).get(reverse("programmes:cohort", args=[there.group.pk]))
        assert f"van {sanne.name}" in group.content.decode()
    with pytest.raises(NotAllowed, match="waarin je zelf meedoet"):
        build.shared(page, Circle.GROUP, there.group, end)


def test_a_trainer_who_becomes_manager_reads_it_no_more(there, page, sanne, moment):
    share = build.shared(page, Circle.TRAINERS, there.group, moment)
    assert reads(there.bureau.hanneke, share) == 200
    role(there.bureau.hanneke, "line_manager", moment, where=there.bureau.a.organisation, about=sanne)
    assert reads(there.bureau.hanneke, share) == 404 and listed(there.bureau.hanneke, moment) == []


def test_taking_back_and_the_last_day_end_it_at_once(there, page, sanne, moment, clock_at):
    share = build.shared(page, Circle.TRAINERS, there.group, moment)
    own = sign_in(Client(), sanne)
    address = reverse("reflections:reflection", args=[page.pk])
    assert "De trainers van Groep 8" in own.get(address).content.decode()
    assert own.post(reverse("reflections:withdraw_share", args=[share.pk]))["Location"] == address
    assert reads(there.bureau.hanneke, share) == 404
    assert "Alleen jij ziet dit." in own.get(address).content.decode()
    assert own.post(reverse("reflections:withdraw_share", args=[share.pk])).status_code == 404
    again = build.shared(page, Circle.TRAINERS, there.group, moment, days=2)
    assert again != share
    for days, status in ((2, 200), (3, 404)):
        with clock_at(moment + timedelta(days=days)):
            assert reads(there.bureau.hanneke, again) == status
    verbs = Entry.objects.filter(subject=sanne.pk, object_kind="reflections.share").order_by("pk")
    assert "withdraw_share" in verbs.values_list("verb", flat=True)


def test_the_same_circle_gets_another_day(there, page, moment):
    first = build.shared(page, Circle.GROUP, there.group, moment, days=2)
    assert build.shared(page, Circle.GROUP, there.group, moment, days=9) == first
    assert Share.objects.get().until == TODAY + timedelta(days=9)


def test_sharing_on_the_screen(there, page, sanne):
    own, address = sign_in(Client(), sanne), reverse("reflections:share", args=[page.pk])
    shown = own.get(address).content.decode()
    mate = there.bureau.a.participants[1]
    assert WORDS in shown and "De trainers van Groep 8" in shown and f"{mate.name}, Groep 8" in shown
    for sent, said in (
        ({"circle": "", "until": "2026-05-01"}, "Kies met wie je dit deelt."),
        ({"circle": f"trainers:{new_id()}", "until": "2026-05-01"}, "Kies opnieuw."),
        ({"circle": f"trainers:{there.group.pk}", "until": "2026-04-13"}, "Die dag is al voorbij."),
        ({"circle": f"trainers:{there.group.pk}", "until": "2027-05-01"}, "Kies een dag binnen een jaar."),
    ):
        answer = own.post(address, sent)
        assert answer.status_code == 422 and said in answer.content.decode(), sent
    assert own.post(address, {"circle": f"one:{there.group.pk}:{mate.pk}", "until": "2026-05-01"}).status_code == 302
    assert Share.objects.get().reader == mate


def test_what_may_not_be_shared(there, page, sanne, moment):
    empty = commands.begin_reflection(prompt="R1", by=actor(sanne, moment), now=moment)
    with pytest.raises(NotAllowed, match="nog niets"):
        build.shared(empty, Circle.GROUP, there.group, moment)
    stranger = there.bureau.bas
    with pytest.raises(NotAllowed, match="groepsgenoot"):
        build.shared(page, Circle.ONE, there.group, moment, reader=stranger)
    with pytest.raises(NotAllowed, match="Kies met wie"):
        build.shared(page, Circle.ONE, there.group, moment)
    alumna = there.bureau.a.alumni[0]
    with pytest.raises(NotAllowed, match="waarin je zelf meedoet"):
        build.shared(build.reflection(alumna, moment), Circle.GROUP, there.group, moment)
    assert not Share.objects.exists()


def test_thrown_away_or_erased_it_is_shared_no_more(there, page, sanne, moment):
    share = build.shared(page, Circle.TRAINERS, there.group, moment)
    commands.discard(reflection=page, by=actor(sanne, moment), now=moment)
    assert reads(there.bureau.hanneke, share) == 404
    other = build.reflection(sanne, moment)
    mate = there.bureau.a.participants[1]
    build.shared(other, Circle.ONE, there.group, moment, reader=mate)
    personal_data.erase_for(mate.pk)
    assert not Share.objects.filter(reader=mate.pk).exists() and Reflection.objects.filter(pk=other.pk).exists()


def test_its_term_counts_from_the_last_of_writing_and_group(there, page, sanne, moment):
    ending = ENDINGS[0]
    row = ending.of(sanne.pk, now=moment).get()
    assert row.start == there.group.ends_on > page.written_on
    share = build.shared(page, Circle.TRAINERS, there.group, moment)
    ending.end(ids=[page.pk], by=SYSTEM, now=moment)
    assert not Reflection.objects.filter(pk=page.pk).exists()
    assert Entry.objects.filter(verb="withdraw_share", object_id=str(share.pk), subject=sanne.pk).exists()
