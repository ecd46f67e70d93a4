"""A publication is taken back: its client sees that, and nothing of it; its sponsors heard of it once, by mail."""

from dataclasses import replace
from html import unescape

import pytest
from django.urls import reverse

from leertraject.effects import emails
from leertraject.effects.commands import publishing
from leertraject.effects.models import FrozenFigures, Publication, Retraction
from leertraject.effects.queries import publications, receivers
from leertraject.effects.tests import build
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.tests import build as lookback
from leertraject.lookback.tests.build import WORDS, sign_in
from leertraject.notices import letters
from leertraject.notices.models import Notice
from leertraject.people.models import Account, RoleKind
from leertraject.people.tests.build import actor, person, role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
WHY = "Een wijziging stond er verkeerd in."
FORMS = ("as_pdf", "as_word")


def at(name: str, of: Publication) -> str:
    return reverse(f"effects:{name}", args=[of.pk])


def page_of(response) -> str:
    return unescape(response.content.decode())


def take_back(made: Publication, scene, **changed) -> Retraction:
    given = {"reason": WHY, "by": scene.leading, "now": scene.moment} | changed
    return publishing.take_back(publication=made, **given)


def test_the_client_sees_that_it_was_taken_back_and_nothing_of_it(client, scene) -> None:
    sheet = build.grounded(scene).sheet
    made, second = build.publish(sheet, scene), build.publish(sheet, scene)
    lead = sign_in(client, scene.lead)
    assert lead.post(at("take_back", made), {"reason": ""}).status_code == 422
    assert lead.post(at("take_back", made), {"reason": WHY}).url == at("publication", made)
    kept = page_of(lead.get(at("publication", made)))
    assert WHY in kept
    assert WORDS in kept
    assert [lead.get(at(form, made)).status_code for form in FORMS] == [403, 403]
    sponsor = sign_in(client, scene.bureau.a.sponsor)
    pages = [at("publication", made), reverse("effects:publications"), "/"]
    Publication.objects.filter(pk=made.pk).update(title="Een titel met een fout")
    for url in pages:
        read = page_of(sponsor.get(url))
        assert "eruggenomen op 14 april 2026" in read
        assert "Een titel met een fout" not in read
        assert WHY not in read
    assert WORDS not in page_of(sponsor.get(pages[0]))
    assert at("publication", second) in page_of(sponsor.get(pages[0]))
    refused = [at(form, made) for form in FORMS], [at("comparison", made), at("comparison", second)]
    assert [sponsor.get(url).status_code for url in refused[0]] == [403, 403]
    assert [sponsor.get(url).status_code for url in refused[1]] == [404, 404]
    assert sponsor.post(at("take_back", second), {"reason": WHY}).status_code == 403


def test_it_is_taken_back_once_by_who_makes_sheets_in_words_of_their_own(scene) -> None:
    made = build.published(scene)
    for by in (scene.asking, actor(scene.bureau.a.sponsor, scene.moment)):
        with pytest.raises(NotAllowed, match="Alleen een programmaleider"):
            take_back(made, scene, by=by)
    with pytest.raises(NotAllowed, match="^Waarom: hier staan woorden van een spreker"):
        take_back(made, scene, reason=f"Iemand zei {WORDS}")
    take_back(made, scene)
    with pytest.raises(NotAllowed, match="al teruggenomen"):
        take_back(made, scene)
    assert Retraction.objects.count() == 1


def test_a_reason_that_turns_out_to_repeat_withdrawn_words_is_covered(scene) -> None:
    chosen = build.grounded(scene)
    take_back(build.publish(chosen.sheet, scene), scene)
    Retraction.objects.update(reason=f"Dit stond er: {WORDS}")
    build.withdraw(chosen.releases[0], scene)
    assert WORDS[:20] not in Retraction.objects.get().reason


def test_figures_of_what_was_taken_back_still_count(scene) -> None:
    """A client may have kept them: what comes next may not tell the difference."""
    insight = lookback.insight(scene, confirmed=True)
    build.rest_on(insight, build.many(scene, count=5), scene)
    sheet = build.write(scene, [insight])
    first = build.publish(sheet, scene)
    take_back(first, scene)
    build.rest_on(insight, build.many(scene, count=3, first=6), scene)
    second = build.publish(sheet, scene)
    assert second.figures_id == first.figures_id
    assert publications.content(second, today=scene.moment.date()).figures.people == frozenset(first.figures.people)
    assert FrozenFigures.objects.count() == 1


def test_a_newer_one_stands_beside_the_older_until_it_is_taken_back_itself(client, scene) -> None:
    sheet = build.grounded(scene).sheet
    older, newer = build.publish(sheet, scene), build.publish(sheet, scene)
    sponsor = sign_in(client, scene.bureau.a.sponsor)
    read = page_of(sponsor.get(at("publication", older)))
    assert WORDS in read
    assert "Hiervan is een nieuwere publicatie." in read
    assert "Vervangen door een nieuwere" in page_of(sponsor.get(reverse("effects:publications")))
    assert "nieuwere" not in page_of(sponsor.get(at("publication", newer)))
    take_back(newer, scene)
    assert "nieuwere" not in page_of(sponsor.get(at("publication", older)))


def test_only_sponsors_of_this_client_hear_of_it_and_once(scene) -> None:
    both = person("Ook trainer", "ook@a.example", scene.moment)
    for kind, of in ((RoleKind.SPONSOR, scene.organisation), (RoleKind.FACILITATOR, None)):
        role(both, kind, scene.moment, where=of)
    role(person("Was het", "was@a.example", scene.moment), RoleKind.SPONSOR, scene.moment, where=scene.organisation,
         ended=True)  # fmt: skip
    silent = person("Zonder account", "zonder@a.example", scene.moment)
    role(silent, RoleKind.SPONSOR, scene.moment, where=scene.organisation)
    sponsor = scene.bureau.a.sponsor
    Account.objects.get_or_create(person=sponsor, defaults={"email": sponsor.email})
    found = receivers.receivers(scene.organisation, now=scene.moment)
    assert (found.reachable, found.others) == ((sponsor,), (silent,))
    made = build.published(scene)
    (notice,) = Notice.objects.filter(kind=emails.PUBLISHED)
    assert (notice.recipient, notice.object_id) == (sponsor, made.pk)
    letter = letters.render(notice, "")
    assert at("publication", made) in letter.text
    for told in (made.title, WORDS, build.INTRO, scene.organisation.name):
        assert told not in letter.subject + letter.text
    take_back(made, scene)
    assert letters.render(notice, "") is None


def test_the_preview_says_who_hears_of_it_and_it_can_be_published_without_mail(client, scene) -> None:
    sheet, sponsor = build.grounded(scene).sheet, scene.bureau.a.sponsor
    Account.objects.get_or_create(person=sponsor, defaults={"email": sponsor.email})
    lead = sign_in(client, scene.lead)
    preview = reverse("effects:preview", args=[sheet.pk])
    assert f"{sponsor.name} krijgt één mail met een link." in page_of(lead.get(preview))
    told = build.press_publish(lead, sheet).url
    assert "Gemeld per mail. Eén " in page_of(lead.get(told))
    quiet = build.press_publish(lead, sheet, quiet="1").url
    assert "Gemeld per mail" not in page_of(lead.get(quiet))
    Account.objects.all().update(is_active=False)
    nobody = receivers.receivers(scene.organisation, now=scene.moment)
    assert nobody.reachable == ()


def test_who_leads_and_pays_makes_no_sheets_and_takes_nothing_back(scene) -> None:
    made = build.published(scene)
    both = replace(scene.leading, held=(*scene.leading.held, *actor(scene.bureau.a.sponsor, scene.moment).held))
    with pytest.raises(NotAllowed):
        take_back(made, scene, by=both)
