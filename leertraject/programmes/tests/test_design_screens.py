"""The pages of programmes, versions and blocks: what they show and what they do."""

import re
import uuid
from datetime import time

import pytest
from django.urls import reverse
from django.utils.safestring import mark_safe

from leertraject.programmes import commands, panels
from leertraject.programmes.models import Block, Programme, Version
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def test_the_change_log_numbers_by_version_newest_first(group, sign_in):
    page = build.text(sign_in("lead").get(build.addresses(group)["changes"]))
    assert page.index("Nieuw in versie 3") < page.index("3.1") < page.index("Nieuw in versie 2") < page.index("2.1")
    assert "Groep 7 houdt deze versie" in page
    assert page.count(build.WHY.reason) == 2
    assert build.text(sign_in("participant").get(build.addresses(group)["changes"])).count(build.WHY.reason) == 1


def test_panels_of_upper_packages_appear(group, sign_in, monkeypatch):
    said = {"change_reasons": "INZICHT", "change_checks": "HET HIELP", "cohort_checks": "TOETSEN"}
    for name, word in said.items():
        monkeypatch.setitem(
            panels._registered, name, lambda request, subjects, word=word: {s.pk: mark_safe(word) for s in subjects}
        )
    client = sign_in("lead")
    log = build.text(client.get(build.addresses(group)["changes"]))
    assert log.count("INZICHT") == log.count("HET HIELP") == 2
    assert "TOETSEN" in build.text(client.get(build.addresses(group)["cohort"]))


def test_a_new_programme_is_made_from_the_form(group, sign_in):
    client, address = sign_in("lead"), build.addresses(group)["new_programme"]
    answer = client.post(address, {"title": "Nieuw", "audience": "Iedereen", "promise": ""})
    assert answer.status_code == 422
    assert 'value="Nieuw"' in build.text(answer)
    answer = client.post(address, {"title": "Nieuw", "audience": "Iedereen", "promise": "Veel"})
    assert answer.url == reverse("programmes:programme", args=[Programme.objects.get(title="Nieuw").pk])


def test_an_example_is_copied_with_one_button(group, sign_in):
    answer = sign_in("lead").post(build.addresses(group)["copy_example"])
    made = Programme.objects.get(copied_from="business_partner")
    assert answer.url == reverse("programmes:programme", args=[made.pk])


WHY = {"change_title": "Anders", "change_reason": "Omdat het hielp.", "change_what": ""}
SESSION = {
    "title": "Nieuwe dag",
    "week": "7",
    "day": "dinsdag",
    "starts": "09:30",
    "ends": "12:00",
    "place": "stadhuis",
    "goals": "Eén\r\n\r\nTwee",
    "guests": "",
    "revision": "0",
    "activities": "9.30 10:15 Begin | tweetallen | kaarten | Eén zin\r\n10:15 - 12:00 Slot",
}


def test_a_block_is_added_from_the_form(group, draft, sign_in):
    answer = sign_in("lead").post(build.addresses(group)["add_block"], SESSION | WHY)
    block = build.block(draft, "Nieuwe dag")
    assert answer.status_code == 302
    assert (block.week, block.day, block.goals, block.position) == (7, "dinsdag", ["Eén", "Twee"], 4)
    parts = list(block.activities.values_list("starts", "ends", "title", "form", "materials", "output"))
    assert parts == [
        (time(9, 30), time(10, 15), "Begin", "tweetallen", "kaarten", "Eén zin"),
        (time(10, 15), time(12), "Slot", "", "", ""),
    ]
    assert draft.changes.order_by("number").last().reason == "Omdat het hielp."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"activities": "Begin om half tien"}, "Regel 1 begint niet met twee tijden"),
        ({"activities": "09:30 10:15 Begin\r\n25:00 26:00 Slot"}, "Regel 2: 25:00 is geen tijd."),
        ({"activities": "09:30 10:15 A | b | c | d | e"}, "Regel 1 heeft na de tijden een titel"),
        ({"activities": "09:30 10:15 " + "a" * 201}, "Regel 1 heeft een deel dat te lang is"),
        ({"goals": "a" * 201}, "Regel 1 is te lang"),
        ({"ends": "09:00"}, "Het einde ligt niet na het begin"),
        ({"title": ""}, "Titel"),
        ({"change_reason": ""}, "Waarom?"),
        ({"change_title": "", "change_reason": ""}, "Wat verandert er?"),
    ],
)
def test_a_form_with_an_error_keeps_everything_typed(group, draft, sign_in, wrong, sentence):
    answer = sign_in("lead").post(build.addresses(group)["add_block"], SESSION | WHY | {"place": "BEWAARD"} | wrong)
    assert answer.status_code == 422
    page = build.text(answer)
    assert sentence in page
    assert 'value="BEWAARD"' in page
    assert draft.blocks.count() == 3


def edit_address(draft: Version, title: str = "Vertrekpunt") -> tuple[str, Block]:
    block = build.block(draft, title)
    return reverse("programmes:change_block", args=[draft.programme_id, draft.number, block.pk]), block


def test_an_edit_form_shows_what_is_there_and_saving_it_changes_nothing_else(group, draft, sign_in):
    client = sign_in("lead")
    address, block = edit_address(draft)
    before = build.same(block)
    form = client.get(address).context["forms"][0][0]
    shown = {field.html_name: field.value() for field in form}
    assert shown["activities"].startswith("09:30 11:00 Wat hoorde je niet? | drietallen\n11:00 12:30 Oefenen")
    sent = {name: "" if value is None else value for name, value in shown.items()}
    assert client.post(address, sent | WHY).status_code == 302
    assert build.same(Block.objects.get(pk=block.pk)) == before


@pytest.mark.parametrize("example_id", ["business_partner", "urban_professional", "omgevingsprofessional"])
def test_saving_a_form_untouched_loses_nothing_of_an_example(group, sign_in, example_id, moment):
    client, by = sign_in("lead"), build.actor(group.people["lead"], now=moment)
    version = commands.copy_example(example_id=example_id, by=by, now=moment).versions.get()
    for block in version.blocks.all():
        before = build.same(block)
        address = reverse("programmes:change_block", args=[version.programme_id, 1, block.pk])
        ((form, _kind),) = client.get(address).context["forms"]
        sent = {f.html_name: f.field.prepare_value(f.value()) for f in form}
        sent = {name: "" if value is None else value for name, value in sent.items()}
        assert client.post(address, sent).status_code == 302, block.title
        assert build.same(Block.objects.get(pk=block.pk)) == before


def test_a_reason_is_not_asked_twice(group, draft, sign_in):
    client = sign_in("lead")
    address, block = edit_address(draft, "Eerst luisteren")
    assert "staat in dit concept al een reden" in build.text(client.get(address))
    empty = dict.fromkeys(WHY, "")
    assert client.post(address, SESSION | empty | {"revision": str(block.revision)}).status_code == 302
    assert draft.changes.count() == 1
    for field in WHY:
        half = empty | {field: "Alleen dit", "revision": "2"}
        assert client.post(address, SESSION | half).status_code == 422, field


def test_two_people_at_once_see_both_versions_and_lose_nothing(group, draft, sign_in, moment):
    client = sign_in("lead")
    address, block = edit_address(draft)
    by = build.actor(build.someone("Wim Prins", "programme_lead", now=moment), now=moment)
    commands.change_block(
        block=block, content=build.session("Van de ander", 3), revision=1, why=build.WHY, by=by, now=moment
    )
    typed = SESSION | WHY | {"title": "Van mij", "revision": "1"}
    answer = client.post(address, typed)
    page = build.text(answer)
    assert answer.status_code == 409
    assert "Wim Prins veranderde ‘Van de ander’ op 14 april 2026 om 11:00." in page
    assert "Twee keer oefenen" not in page
    assert ("Week", "3") in answer.context["there"]
    assert ("Gasten", "leeg") not in answer.context["there"]
    assert "Van de ander" in page
    assert 'value="Van mij"' in page
    assert "Omdat het hielp." in page
    assert Block.objects.get(pk=block.pk).title == "Van de ander"
    shown = answer.context["forms"][0][0]
    assert shown["revision"].value() == "2"
    assert client.post(address, typed | {"revision": "2"}).status_code == 302
    assert Block.objects.get(pk=block.pk).title == "Van mij"


def test_only_who_sees_every_cohort_learns_that_a_version_was_not_started(group, sign_in):
    address = build.addresses(group)["changes"]
    assert "Nog niet gestart" in build.text(sign_in("lead").get(address))
    assert "Nog niet gestart" not in build.text(sign_in("participant").get(address))


def test_what_was_typed_for_a_block_that_was_dropped_meanwhile_can_be_added(group, draft, sign_in, moment):
    client = sign_in("lead")
    address, block = edit_address(draft)
    typed = SESSION | WHY | {"title": "Van mij", "revision": "1", "kind": block.kind}
    assert client.post(address, typed | {"kind": "geen"}).status_code == 302
    by = build.actor(build.someone("Wim Prins", "programme_lead", now=moment), now=moment)
    commands.drop_block(block=block, why=build.WHY, by=by, now=moment)
    answer = client.post(address, typed)
    page = build.text(answer)
    assert answer.status_code == 409
    assert "Wim Prins schrapte dit onderdeel op 14 april 2026 om 11:00." in page
    assert 'value="Van mij"' in page and "Omdat het hielp." in page
    action = re.search(r'action="([^"]*toe[^"]*|[^"]*nieuw[^"]*)"', page)
    assert client.post(action[1], typed).status_code == 302
    assert draft.blocks.filter(title="Van mij").exists()
    assert client.get(address).status_code == 404
    unknown = reverse("programmes:change_block", args=[draft.programme_id, draft.number, uuid.uuid4()])
    assert client.post(unknown, typed).status_code == 404


def test_a_block_is_moved_dropped_and_put_back(group, draft, sign_in):
    client = sign_in("lead")
    block = build.block(draft, "Vertrekpunt")
    at = [draft.programme_id, draft.number, block.pk]
    assert client.post(reverse("programmes:move_block", args=at), {"position": "3"} | WHY).status_code == 302
    assert build.held(draft)[2] == (3, "Vertrekpunt")
    assert client.post(reverse("programmes:drop_block", args=at), {"change_title": "Weg"}).status_code == 422
    assert client.post(reverse("programmes:drop_block", args=at), WHY).status_code == 302
    assert "Vertrekpunt" not in dict(map(reversed, build.held(draft)))
    number = draft.changes.filter(lineage=block.lineage).first().number
    change = reverse("programmes:withdraw_change", args=[draft.programme_id, draft.number, number])
    page = build.text(client.get(change))
    assert "Het onderdeel komt terug in dit concept" in page and "twee wijzigingen van dit onderdeel" in page
    assert "Vertrekpunt" not in dict(map(reversed, build.held(draft))), "reading what it does changes nothing"
    assert client.post(change).status_code == 302
    assert "Vertrekpunt" in dict(map(reversed, build.held(draft)))


def test_a_change_is_worded_again(group, draft, sign_in):
    answer = sign_in("lead").post(build.addresses(group)["reword_change"], WHY)
    assert answer.status_code == 302
    assert draft.changes.get().title == "Anders"


def test_publishing_is_confirmed_first(group, draft, sign_in):
    client, address = sign_in("lead"), build.addresses(group)["publication"]
    page = build.text(client.get(address))
    assert "Drie onderdelen, waarvan twee bijeenkomsten" in page
    assert build.WHY.title in page
    assert not Version.objects.get(pk=draft.pk).published
    assert client.post(address).status_code == 302
    assert Version.objects.get(pk=draft.pk).published
    assert client.get(address).status_code == 404


def test_what_stands_in_the_way_of_publishing_is_shown_first(group, draft, sign_in, moment):
    by = build.actor(group.people["lead"], now=moment)
    gap = build.session("Gat", starts=time(9))
    commands.add_block(version=draft, content=gap, why=build.WHY, by=by, now=moment)
    page = build.text(sign_in("lead").get(build.addresses(group)["publication"]))
    assert "Bijeenkomst ‘Gat’ begint om 09:00, maar het eerste onderdeel om 09:30." in page
    assert "Publiceer en leg vast" not in page


def test_what_is_published_cannot_be_edited_from_a_screen(group, sign_in):
    client = sign_in("lead")
    for name in ("add_block", "publication"):
        address = build.addresses(group)[name].replace("/versies/3/", "/versies/2/")
        assert client.get(address).status_code in (403, 404)
