"""The codebook on screen: who reads it, what stands there, and changing it."""

import re

import pytest
from django.urls import reverse

from leertraject.lookback.commands import codebook, coding
from leertraject.lookback.models import Code, Codebook, CodeChange, Coding
from leertraject.lookback.tests import build
from leertraject.lookback.tests.insight_pages import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

TEXT = {"name": "Ritme", "include": "Een vaste dag of tijd", "why": "Het kwam vaak langs."}


@pytest.fixture
def codes(scene) -> list[Code]:
    return list(scene.codebook.codes.all())


def at(name, code) -> str:
    return reverse(f"lookback:{name}", args=[code.pk])


def by(scene):
    return {"by": scene.leading, "now": scene.moment}


BOOK = "/codeboek/"


def test_the_tree_says_when_and_when_not_and_how_many_people(client, scene, codes):
    build.fragment(scene, code=codes[0])
    codebook.move_code(code=codes[2], parent=codes[1], after=None, why="", **by(scene))
    page = page_of(build.sign_in(client, scene.lead).get(BOOK))
    assert codes[0].include in page and codes[0].exclude in page
    assert "Bij één fragment van één mens" in page and page.count("Nog bij geen fragment") == len(codes) - 1
    before, under = page[: page.index(codes[2].name)], page[: page.index(codes[1].name)]
    assert before.count("<li") - before.count("</li>") > under.count("<li") - under.count("</li>"), "one level deeper"
    assert "trainers" in page, "it says who reads this"


def test_a_trainer_reads_the_codes_and_no_counts(client, scene, codes):
    build.fragment(scene, code=codes[0])
    build.sign_in(client, scene.bureau.hanneke)
    for page in (page_of(client.get(BOOK)), page_of(client.get(at("code", codes[0])))):
        assert codes[0].include in page
        assert "fragment van" not in page and "Nog bij geen" not in page and "Hoe vaak" not in page
        assert "Voeg een code toe" not in page and "Herschrijf" not in page


def test_others_find_no_codebook(client, scene, codes):
    for person in (scene.alumna, scene.bureau.a.sponsor, scene.bureau.administrator):
        build.sign_in(client, person)
        for address in (BOOK, f"{BOOK}nieuw/", at("code", codes[0]), at("code_edit", codes[0])):
            assert client.get(address).status_code == 404


def test_who_has_nothing_to_change_hears_so(client, scene, codes):
    build.planned(scene)
    build.sign_in(client, scene.interviewer)
    assert "Herschrijf" not in page_of(client.get(at("code", codes[0])))
    for name in ("code_edit", "code_place", "code_merge", "code_retirement"):
        assert client.get(at(name, codes[0])).status_code == 403
        assert client.post(at(name, codes[0]), {"why": "x"}).status_code == 403
    assert client.post(f"{BOOK}begin/").status_code == 403


def test_an_interviewer_adds_a_code(client, scene, codes):
    build.planned(scene)
    build.sign_in(client, scene.interviewer)
    assert f"{BOOK}nieuw/" in page_of(client.get(BOOK))
    response = client.post(f"{BOOK}nieuw/", TEXT | {"parent": str(codes[1].pk)})
    made = Code.objects.get(name="Ritme")
    assert response.headers["Location"] == at("code", made) and made.parent == codes[1]
    page = page_of(client.get(at("code", made)))
    assert f"Onder: {codes[1].name}" in page and f"Toegevoegd onder ‘{codes[1].name}’" in page
    assert scene.interviewer.name in page and TEXT["why"] in page and "14 april 2026" in page


def test_what_is_missing_is_asked_and_what_is_typed_stays(client, scene):
    build.sign_in(client, scene.lead)
    response = client.post(f"{BOOK}nieuw/", {"name": "Ritme", "parent": "weg", "example": "Elke vrijdag"})
    page = page_of(response)
    assert response.status_code == 422 and "Kies een code uit de lijst." in page
    assert "Schrijf op wanneer je deze code geeft." in page and "Elke vrijdag" in page


def test_words_of_a_speaker_are_refused_with_everything_kept(client, scene, codes):
    build.release(scene)
    build.sign_in(client, scene.lead)
    response = client.post(f"{BOOK}nieuw/", TEXT | {"example": build.WORDS})
    assert response.status_code == 422 and "Hier staan woorden van een spreker" in page_of(response)
    assert build.WORDS in page_of(response) and not Code.objects.filter(name="Ritme").exists()


def test_rewriting_shows_both_texts_in_the_history(client, scene, codes):
    build.sign_in(client, scene.lead)
    response = client.post(at("code_edit", codes[0]), TEXT | {"revision": "1"})
    assert response.status_code == 302
    page = page_of(client.get(at("code", codes[0])))
    page = page.replace("</strong>", "").replace("<strong>", "")
    assert f"Naam, eerst: {codes[0].name}" in page and "Naam, daarna: Ritme" in page
    assert f"Wanneer niet, eerst: {codes[0].exclude}" in page and "Wanneer niet, daarna: niets" in page
    assert scene.lead.name in page and TEXT["why"] in page


def test_rewriting_asks_for_a_reason(client, scene, codes):
    build.sign_in(client, scene.lead)
    response = client.post(at("code_edit", codes[0]), TEXT | {"revision": "1", "why": ""})
    assert response.status_code == 422 and "Schrijf in één zin op waarom." in page_of(response)


def test_two_people_at_once_see_both_texts(client, scene, codes):
    theirs = codebook.CodeTexts(name="Van de ander", include="Anders")
    codebook.rewrite_code(code=codes[0], revision=1, texts=theirs, why="Eerder", **by(scene))
    later = {"by": build.actor(scene.bureau.other_lead, scene.moment), "now": scene.moment}
    codebook.move_code(code=codes[0], parent=None, after=codes[1], why="", **later)
    build.sign_in(client, scene.lead)
    response = client.post(at("code_edit", codes[0]), TEXT | {"revision": "1"})
    page = page_of(response)
    assert response.status_code == 409 and "Van de ander" in page and 'value="Ritme"' in page
    assert "Jij veranderde deze code op 14 april 2026" in page
    assert Code.objects.get(pk=codes[0].pk).name == "Van de ander"
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]
    assert client.post(at("code_edit", codes[0]), TEXT | {"revision": revision}).status_code == 302
    assert Code.objects.get(pk=codes[0].pk).name == "Ritme"


def test_a_code_gets_another_place(client, scene, codes):
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("code_place", codes[2])))
    assert f"Onder ‘{codes[0].name}’, vooraan" in page and f"na:{codes[2].pk}" not in page
    for place in ("", "na:weg", f"na:{codes[2].pk}"):
        assert client.post(at("code_place", codes[2]), {"place": place}).status_code == 422
    assert client.post(at("code_place", codes[2]), {"place": f"onder:{codes[0].pk}"}).status_code == 302
    page = page_of(client.get(at("code", codes[2])))
    assert f"Verplaatst: onder ‘{codes[0].name}’, vooraan (eerst op zichzelf, na ‘{codes[1].name}’)" in page
    page = page_of(client.get(at("code_place", codes[0])))
    assert "onder:" not in page, "it has a code under it, so it goes under no other"
    assert client.post(at("code_place", codes[2]), {"place": "vooraan"}).status_code == 302
    assert [code.pk for code in scene.codebook.codes.all()][:2] == [codes[2].pk, codes[0].pk]


def test_merging_leaves_a_code_that_says_where_it_went(client, scene, codes):
    build.fragment(scene, code=codes[0])
    build.sign_in(client, scene.lead)
    assert "kan niet terug" in page_of(client.get(at("code_merge", codes[0])))
    assert client.post(at("code_merge", codes[0]), {"why": "Zelfde"}).status_code == 422
    given = {"into": str(codes[1].pk), "why": "Zelfde"}
    assert client.post(at("code_merge", codes[0]), given).status_code == 302
    assert Coding.objects.get().code == codes[1]
    page = page_of(client.get(at("code", codes[0])))
    assert f"Opgegaan in ‘{codes[1].name}’ op 14 april 2026." in page and "Herschrijf" not in page
    assert at("code", codes[1]) in page
    assert f"‘{codes[0].name}’ ging hierin op" in page_of(client.get(at("code", codes[1])))
    book = page_of(client.get(BOOK))
    assert book.index("Niet meer in gebruik") < book.index(f"Opgegaan in ‘{codes[1].name}’")
    assert client.get(at("code_merge", codes[0])).status_code == 403, "what is over is not changed"


def test_a_retired_code_is_not_offered_in_the_workbench(client, scene, codes):
    fragment = build.fragment(scene, code=codes[0])
    build.sign_in(client, scene.lead)
    assert client.post(at("code_retirement", codes[0]), {"why": ""}).status_code == 422
    assert client.post(at("code_retirement", codes[0]), {"why": "Niemand gebruikt hem"}).status_code == 302
    build.sign_in(client, scene.interviewer)
    bench = reverse("lookback:workbench", args=[fragment.transcript.conversation_id])
    page = page_of(client.get(bench))
    assert codes[0].include not in page and codes[1].include in page and BOOK in page
    page = page_of(client.get(f"{bench}?fragment={fragment.pk}"))
    assert "Wordt niet meer gebruikt." in page and codes[0].include in page
    coded = client.post(at("fragment_codes", fragment), {"codes": [str(codes[0].pk), str(codes[1].pk)]})
    assert coded.status_code == 302 and fragment.codings.count() == 2


def test_without_a_codebook_a_leader_of_the_bureau_begins_one(client, scene):
    CodeChange.objects.all().delete()
    Codebook.objects.all().delete()
    build.sign_in(client, scene.lead)
    assert "Begin het codeboek" in page_of(client.get(BOOK))
    assert client.get(f"{BOOK}nieuw/").status_code == 404
    assert client.post(f"{BOOK}begin/").status_code == 302
    assert "Opbrengst in eigen woorden" in page_of(client.get(BOOK))
    assert client.post(f"{BOOK}begin/").status_code == 403


def test_the_insights_lead_to_the_codebook(client, scene):
    assert f'href="{BOOK}"' in page_of(build.sign_in(client, scene.lead).get("/inzichten/"))


def test_a_long_book_takes_no_more_queries(client, scene, codes, django_assert_max_num_queries):
    fragment = build.fragment(scene, code=codes[0])
    for number in range(20):
        made = codebook.add_code(
            codebook=scene.codebook, texts=codebook.CodeTexts(f"Code {number}", "x"), parent=codes[number % 5], why="",
            **by(scene),
        )  # fmt: skip
        texts = codebook.CodeTexts(name=codes[0].name, include=f"Versie {number}")
        codebook.rewrite_code(code=codes[0], revision=number + 1, texts=texts, why="x", **by(scene))
    coding.code_fragment(fragment=fragment, codes=[codes[0], made], by=scene.asking, now=scene.moment)
    build.sign_in(client, scene.lead)
    client.get(BOOK)
    with django_assert_max_num_queries(14):
        client.get(BOOK)
    with django_assert_max_num_queries(14):
        client.get(at("code", codes[0]))
