"""What the tests of flagged text share: one chain in which the same words stand in every kind of text."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.lookback.commands import releases
from leertraject.lookback.models import Check, Conversation, Insight, Note, NoteCopy, Outcome, Purpose
from leertraject.lookback.queries.insights import GONE
from leertraject.lookback.tests import build
from leertraject.programmes import commands as programmes
from leertraject.programmes.commands import Why
from leertraject.programmes.models import Change

SAID = "Dan is het geen huiswerk meer, dan is het een afspraak."
TOLD = f"Iemand zei: {SAID} Daarom."
COVERED = f"Iemand zei: {GONE}. Daarom."
AGAIN = "Een afspraak werkt beter dan een opdracht."
LOOKERS = (
    "lead", "other_lead", "hanneke", "bas", "interviewer", "administrator", "a.sponsor", "a.manager",
    "a.participants.0", "a.alumni.0", "a.alumni.1", "b.sponsor", "b.participants.0",
)  # fmt: skip


@dataclass
class Place:
    """Everything in which the words stand, and the conversation they come from."""

    scene: build.Scene
    conversation: Conversation
    published: Change
    draft: Change
    check: Check
    copy: NoteCopy
    insight: Insight

    @property
    def rows(self) -> dict[str, tuple[object, tuple[str, ...]]]:
        """The rows by kind, with the fields that hold the words."""
        return {
            "insight": (self.insight, ("explanation",)),
            "check": (self.check, ("measure", "helped_if")),
            "outcome": (self.check.outcome, ("words",)),
            "note": (self.copy.note, ("text",)),
            "published": (self.published, ("title", "what", "reason")),
            "draft": (self.draft, ("title", "what", "reason")),
        }


def written(scene: build.Scene) -> Place:
    """A chain in which someone wrote the words down before anyone marked them; nothing stops that."""
    published = build.change(scene)
    insight = Insight.objects.get()
    Change.objects.update(title=TOLD, what=TOLD, reason=TOLD)
    programmes.publish_version(version=published.version, by=scene.leading, now=scene.moment)
    published = Change.objects.select_related("version").get(pk=published.pk)
    check = build.check(scene, of=published, reported=True)
    programmes.appoint_trainer(cohort=check.cohort, person=scene.bureau.hanneke, by=scene.leading, now=scene.moment)
    note = build.note(scene, of=published)
    draft = programmes.start_version(programme=scene.programme, by=scene.leading, now=scene.moment)
    edited = programmes.move_block(
        block=draft.blocks.last(), position=1, why=Why(title="Eerder", reason="Beter."), by=scene.leading,
        now=scene.moment,
    )  # fmt: skip
    Insight.objects.update(explanation=TOLD)
    Check.objects.update(measure=TOLD, helped_if=TOLD)
    Outcome.objects.update(words=TOLD, by=scene.bureau.hanneke.pk)
    Note.objects.update(text=TOLD)
    Change.objects.filter(pk=edited.change.pk).update(title=TOLD, what=TOLD, reason=TOLD)
    conversation = scene.study.conversations.get(speaker=scene.alumna)
    return Place(
        scene,
        conversation,
        published,
        Change.objects.select_related("version").get(pk=edited.change.pk),
        Check.objects.select_related("outcome", "change").get(),
        note.copies.get(receiver=scene.alumna),
        insight,
    )


def withdraw(place: Place) -> None:
    release = build.release(place.scene, SAID, of=place.conversation)
    by = build.actor(place.scene.alumna, place.scene.moment)
    releases.withdraw_release(release=release, by=by, now=place.scene.moment)


def gone_altogether(place: Place) -> None:
    """The speaker takes the text of the conversation back as well."""
    build.answer(place.scene, place.conversation, build.YES | {Purpose.TRANSCRIPT: False})


def at(name: str, *of: object) -> str:
    return reverse(f"lookback:{name}", args=of)


def reword(place: Place, kind: str) -> str:
    """Where a text is written again."""
    if kind == "draft":
        version = place.draft.version
        return reverse("programmes:reword_change", args=[version.programme_id, version.number, place.draft.number])
    of = place.check.pk if kind in ("check", "outcome") else place.published.pk
    return at({"published": "change"}.get(kind, kind) + "_rewording", of)


def sent(kind: str, text: str) -> dict[str, str]:
    fields = {
        "check": ("measure", "helped_if"),
        "outcome": ("words",),
        "note": ("text",),
        "published": ("title", "what", "reason"),
        "draft": ("change_title", "change_what", "change_reason"),
    }
    return dict.fromkeys(fields[kind], text)


def addresses(place: Place) -> list[str]:
    """Every page that shows one of the texts, and those on which they are written again."""
    programme, draft = place.scene.programme.pk, place.draft.version.number
    version = [programme, draft]
    block = place.draft.version.blocks.get(lineage=place.draft.lineage)
    return [
        reverse("home:start"),
        reverse("programmes:programme", args=[programme]),
        reverse("programmes:changes", args=[programme]),
        reverse("programmes:version", args=version),
        reverse("programmes:publication", args=version),
        reverse("programmes:block", args=[*version, block.pk]),
        reverse("programmes:change_block", args=[*version, block.pk]),
        reverse("programmes:move_block", args=[*version, block.pk]),
        reverse("programmes:cohort", args=[place.check.cohort_id]),
        at("insights"),
        at("insight", place.insight.pk),
        at("insight_edit", place.insight.pk),
        at("insight_reason", place.insight.pk),
        at("trail", place.insight.pk),
        at("checks"),
        at("check", place.check.pk),
        at("check_plan", place.published.pk),
        at("check_plan", place.draft.pk),
        at("tell_back", place.published.pk),
        at("tell_back", place.draft.pk),
        at("note", place.copy.pk),
        *(reword(place, kind) for kind in ("check", "outcome", "note", "published", "draft")),
        at("change_rewording", place.draft.pk),
    ]


def stored(kind: str, place: Place) -> list[str]:
    row, fields = place.rows[kind]
    row.refresh_from_db()
    return [getattr(row, field) for field in fields]
