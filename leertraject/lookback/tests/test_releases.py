"""Laying words before their speaker, and what is left after a withdrawal or an erasure."""

from datetime import date, timedelta

import pytest

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback import emails, personal_data
from leertraject.lookback.commands import releases
from leertraject.lookback.models import (
    Audience,
    Release,
    Turn,
    Voice,
    Withdrawal,
)
from leertraject.lookback.queries import insights as insight_queries
from leertraject.lookback.queries import quotes, texts
from leertraject.lookback.tests import build
from leertraject.notices.models import Notice
from leertraject.privacy import crypto
from leertraject.privacy.models import Box, PersonKey

pytestmark = pytest.mark.django_db


def test_a_release_keeps_the_literal_words_sealed_and_no_plain_tie_to_the_speaker(scene):
    release = build.release(scene)
    assert quotes.quotes(Release.objects.all())[0].words == build.WORDS
    assert texts.speaker_of(release) == scene.alumna.pk
    owner = Box.objects.get(pk=release.box).owner_id
    assert owner != scene.alumna.pk
    assert PersonKey.objects.filter(pk=owner).exists()


@pytest.mark.parametrize("who", ["lead", "interviewer", "alumnus"])
def test_only_the_speaker_decides_about_a_quote(scene, who):
    by, offer = build.actor(getattr(scene, who), scene.moment), build.offer(scene)
    with pytest.raises(NotAllowed):
        releases.release_quote(
            offer=offer, audience=Audience.TEAM, attribution="geen", until=date(2027, 1, 1), by=by, now=scene.moment
        )
    with pytest.raises(NotAllowed):
        releases.refuse_quote(offer=offer, by=by, now=scene.moment)
    assert not Release.objects.exists()


def test_an_offer_is_answered_once(scene):
    offer, by = build.refused(scene), build.actor(scene.alumna, scene.moment)
    with pytest.raises(NotAllowed, match="al op geantwoord"):
        releases.refuse_quote(offer=offer, by=by, now=scene.moment)
    with pytest.raises(NotAllowed, match="al op geantwoord"):
        releases.release_quote(
            offer=offer, audience=Audience.TEAM, attribution="geen", until=date(2027, 1, 1), by=by, now=scene.moment
        )


def test_a_fragment_is_offered_once(scene):
    offer = build.offer(scene)
    with pytest.raises(NotAllowed, match="al voorgelegd"):
        releases.offer_quote(fragment=offer.fragment, by=scene.asking, now=scene.moment)


def test_a_role_that_few_people_hold_is_not_shown(scene):
    with pytest.raises(NotAllowed, match="Minder dan 5 mensen"):
        build.release(scene, attribution="rol")
    assert not Release.objects.exists()


def test_a_role_that_enough_people_hold_is_shown(scene):
    for number in range(5):
        someone = build_alumnus(scene, number)
        assert someone.pk
    release = build.release(scene, attribution="rol")
    assert texts.released_words([release])[release.pk][1] == "Oud-deelnemer"


def build_alumnus(scene, number):
    from leertraject.people.tests import build as people

    someone = people.person(f"Oud {number}", f"oud{number}@dijkerveen.example", scene.moment)
    people.role(someone, "alumnus", scene.moment, where=scene.organisation)
    return someone


@pytest.mark.parametrize("until", [date(2026, 4, 14), date(2020, 1, 1), date(2036, 1, 1)])
def test_a_release_has_a_sound_end_date(scene, until):
    with pytest.raises(NotAllowed, match="einddatum"):
        build.release(scene, until=until)


def test_withdrawn_words_are_nowhere_but_in_the_conversation(scene):
    release = build.withdrawn(scene)
    assert quotes.quotes(quotes.released_for(scene.leading, today=scene.moment.date())) == []
    kept = Release.objects.get(pk=release.pk)
    assert (bytes(kept.words), bytes(kept.speaker), bytes(kept.shown_as)) == (b"", b"", b"")
    assert not Box.objects.filter(pk=release.box).exists()
    assert build.WORDS in texts.opened(release.offer.fragment.transcript).text
    assert Withdrawal.objects.get(release=release).cause == "speaker"


def test_a_release_runs_out_by_itself(scene):
    release = build.release(scene, until=date(2026, 5, 1))
    assert releases.expire_releases(now=scene.moment + timedelta(days=17)) == 0
    later = scene.moment + timedelta(days=18)
    assert quotes.quotes(quotes.released_for(scene.leading, today=later.date())) == [], "before the job ran too"
    assert releases.expire_releases(now=later) == 1
    assert Withdrawal.objects.get(release=release).cause == "expired"


def test_with_the_persons_key_gone_the_text_is_unreadable(scene):
    transcript = build.conversation(scene, "with_transcript").transcript
    PersonKey.objects.filter(pk=scene.alumna.pk).delete()
    with pytest.raises(crypto.Unreadable):
        texts.opened(transcript)
    assert Turn.objects.filter(transcript=transcript).exists()


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [
        (Audience.TEAM, {"lead", "hanneke", "interviewer"}),
        (Audience.COHORTS, {"lead", "hanneke", "interviewer", "peer", "alumna_b"}),
        (
            Audience.ORGANISATION,
            {"lead", "hanneke", "interviewer", "peer", "alumna_b", "sponsor", "manager", "owner"},
        ),
        (
            Audience.PUBLIC,
            {
                "lead", "hanneke", "interviewer", "peer", "alumna_b", "sponsor", "manager", "owner", "administrator",
                "sponsor_b", "manager_b", "owner_b", "nobody",
            },
        ),
    ],
)  # fmt: skip
def test_a_quote_reaches_its_audience_and_no_one_else(scene, audience, seen_by):
    build.release(scene, audience=audience)
    cast = scene.bureau
    people = {
        "lead": cast.lead, "hanneke": cast.hanneke, "interviewer": cast.interviewer, "peer": cast.a.participants[0],
        "alumna_b": cast.b.alumni[0], "sponsor": cast.a.sponsor, "manager": cast.a.manager, "owner": cast.a.owner,
        "administrator": cast.administrator, "sponsor_b": cast.b.sponsor, "manager_b": cast.b.manager,
        "owner_b": cast.b.owner,
    }  # fmt: skip
    actors = {name: build.actor(person, scene.moment) for name, person in people.items()} | {"nobody": Actor(None)}
    today = scene.moment.date()
    assert {name for name, by in actors.items() if quotes.released_for(by, today=today).exists()} == seen_by


def test_what_someone_said_is_handed_over_whole(scene):
    release = build.release(scene)
    handed = personal_data.export_for(scene.alumna.pk)
    assert " ".join(t["woorden"] for t in handed["gesprekken"][0]["tekst"]).count(build.WORDS) == 1
    assert [c["woorden"] for c in handed["citaten"]] == [build.WORDS]
    assert {a["ja"] for a in handed["toestemming"]} == {True}
    assert personal_data.export_for(scene.alumnus.pk)["gesprekken"] == []
    assert release.pk


def test_an_erased_speaker_leaves_counts_and_no_words(scene):
    insight = build.insight(scene)
    release = build.release(scene, build.AGAINST, speaker=scene.alumna)
    before = insight_queries.counts(insight)[Voice.ALUMNI].supporting
    personal_data.erase_for(scene.alumna.pk)
    assert not scene.study.conversations.filter(voice=Voice.ALUMNI).exists()
    assert Withdrawal.objects.filter(release=release).exists()
    assert insight_queries.counts(insight)[Voice.ALUMNI].supporting == before == 1
    assert personal_data.export_for(scene.alumna.pk) == {"gesprekken": [], "toestemming": [], "citaten": []}


def test_what_was_never_answered_may_be_laid_again_after_its_time_and_not_before(scene):
    laid = build.offer(scene)
    late = scene.moment + timedelta(days=30)

    def lay(now):
        return releases.offer_quote(fragment=laid.fragment, by=scene.asking, now=now)

    with pytest.raises(NotAllowed, match="al voorgelegd"):
        lay(late - timedelta(seconds=1))
    assert lay(late).pk == laid.pk
    mails = Notice.objects.filter(kind=emails.QUOTE, object_id=laid.pk).order_by("made_at")
    assert [mail.link.expires_at > late for mail in mails] == [False, True]
    with pytest.raises(NotAllowed, match="al voorgelegd"):
        lay(late + timedelta(days=1))


def test_an_answer_stays_an_answer(scene):
    laid = build.refused(scene)
    with pytest.raises(NotAllowed, match="al op geantwoord"):
        releases.offer_quote(fragment=laid.fragment, by=scene.asking, now=scene.moment + timedelta(days=60))
    assert Notice.objects.filter(kind=emails.QUOTE, object_id=laid.pk).count() == 1
