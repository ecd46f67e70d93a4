"""Valid sheets and publications, made through the real commands, on the scene of the look-back.

maker                                   returns
many(scene, count=, first=, cohort=)    conversations held with so many people (tallies), who said WORDS
grounded(scene, …)                      Sheet for organisation a with one insight, a quote, intro and ask
published(scene, …)                     Publication of such a sheet
save(sheet, scene, **changed)           the sheet, written again with these texts
press_publish(client, sheet, **more)    the answer to the button of the preview
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from leertraject.effects.commands import publishing
from leertraject.effects.commands import sheets as commands
from leertraject.effects.models import Publication, Sheet
from leertraject.lookback.commands import insights, releases
from leertraject.lookback.models import Audience, Conversation, Fragment, Insight, Release, Stance, Voice
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import WORDS, Scene, actor
from leertraject.people.models import Organisation, Person
from leertraject.people.tests.build import person
from leertraject.programmes.models import Cohort

INTRO = "Deelnemers werken de kaart bij zodra er een gesprek op volgt."
ASK = "Plan elk kwartaal een gesprek.\nHoud twee uur per week vrij."
UNTIL = date(2028, 4, 14)


@dataclass
class Chosen:
    """A sheet with the insight on it and the quotes under that."""

    sheet: Sheet
    insight: Insight
    releases: list[Release]


def many(
    scene: Scene, *, count: int, voice: str = Voice.ALUMNI, first: int = 1, cohort: Cohort | None = None
) -> list[Fragment]:
    """Returns the same words said by so many new people, each in a conversation of their own."""
    found = []
    for number in range(first, first + count):
        speaker: Person = person(f"Spreker {voice} {number}", f"{voice}{number}@sprekers.example", scene.moment)
        found.append(build.fragment(scene, WORDS, speaker=speaker, voice=voice, cohort=cohort))
    return found


def rest_on(insight: Insight, fragments: Sequence[Fragment], scene: Scene) -> None:
    """Lets the insight rest on these fragments."""
    for fragment in fragments:
        insights.add_support(
            insight=insight, fragment=fragment, stance=Stance.SUPPORTS, by=scene.asking, now=scene.moment
        )


def grounded(
    scene: Scene, *, audience: str = Audience.ORGANISATION, attribution: str = "geen", theme: str = ""
) -> Chosen:
    """Returns a sheet that can be published: one confirmed insight with one quote."""
    insight = build.insight(scene, confirmed=True, theme=theme)
    release = released(insight, scene, audience=audience, attribution=attribution)
    return Chosen(write(scene, [insight], quotes={insight: [release]}), insight, [release])


def released(insight: Insight, scene: Scene, *, audience: str, attribution: str = "geen") -> Release:
    """Returns the quote of the alumna under an insight, released by her."""
    fragment = Fragment.objects.filter(
        supports__insight=insight, voice=Voice.ALUMNI, supports__stance=Stance.SUPPORTS, offer__isnull=True
    ).earliest("made_at", "pk")
    laid = releases.offer_quote(fragment=fragment, by=scene.asking, now=scene.moment)
    return releases.release_quote(
        offer=laid, audience=audience, attribution=attribution, until=UNTIL,
        by=actor(fragment.transcript.conversation.speaker, scene.moment), now=scene.moment,
    )  # fmt: skip


def withdraw(release: Release, scene: Scene) -> None:
    """The speaker withdraws a quote."""
    conversation: Conversation = release.offer.fragment.transcript.conversation
    by = actor(conversation.speaker, scene.moment)
    releases.withdraw_release(release=Release.objects.get(pk=release.pk), by=by, now=scene.moment)


def write(
    scene: Scene, chosen: Sequence[Insight], *, quotes: dict[Insight, list[Release]] | None = None,
    organisation: Organisation | None = None,
) -> Sheet:  # fmt: skip
    """Returns a sheet, for organisation a by default, with these insights and quotes, and all else that it needs."""
    by, now = scene.leading, scene.moment
    sheet = commands.begin_sheet(
        organisation=organisation or scene.organisation,
        study=scene.study,
        title="Wat groep 5 opleverde",
        by=by,
        now=now,
    )
    sheet = save(sheet, scene, chosen=chosen)
    lines = {
        insight.pk: commands.Grounds(insight.claim, "", [release.pk for release in (quotes or {}).get(insight, [])])
        for insight in chosen
    }
    said = {row.change_id: row.said for row in sheet.changes.all()}
    return commands.ground_sheet(
        sheet=sheet, revision=sheet.revision, lines=lines, changes=said, by=by, now=now, today=now.date()
    )


def save(
    sheet: Sheet,
    scene: Scene,
    *,
    chosen: Sequence[Insight] | None = None,
    cohorts: Sequence[Cohort] | None = None,
    **changed: str,
) -> Sheet:
    """Returns the sheet, written again."""
    texts = {"title": sheet.title, "intro": sheet.intro or INTRO, "ask": sheet.ask or ASK} | changed
    stays = [line.insight for line in sheet.lines.all()]
    return commands.write_sheet(
        sheet=sheet,
        revision=sheet.revision,
        **texts,
        cohorts=[row.cohort for row in sheet.cohorts.all()] if cohorts is None else cohorts,
        chosen=stays if chosen is None else chosen,
        by=scene.leading,
        now=scene.moment,
    )


def publish(sheet: Sheet, scene: Scene) -> Publication:
    """Returns the sheet, published."""
    made = publishing.publish_sheet(sheet=sheet, revision=sheet.revision, by=scene.leading, now=scene.moment)
    return Publication.objects.get(pk=made.pk)


def press_publish(client: Client, sheet: Sheet, **more: str) -> HttpResponse:
    """Sends the form of the preview, as it stands on the page now."""
    page = client.get(reverse("effects:preview", args=[sheet.pk])).content.decode()
    form = dict(re.findall(r'<input type="hidden" name="(revision|seen)" value="(\w+)">', page))
    return client.post(reverse("effects:publish", args=[sheet.pk]), form | more)


def published(scene: Scene, **of: str) -> Publication:
    """Returns a publication for organisation a with one insight and one quote."""
    return publish(grounded(scene, **of).sheet, scene)
