"""The words themselves: opened in memory, never stored in the open."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID, uuid4

from leertraject.analysis import passages
from leertraject.lookback.models import Fragment, Release, Study, Transcript, Turn
from leertraject.lookback.queries import covering
from leertraject.privacy import boxes, crypto


@dataclass(frozen=True, slots=True)
class Text:
    """An opened transcript: the whole text and the key for digests of its words."""

    transcript: UUID
    text: str
    digest_key: bytes

    def words(self, start: int, end: int) -> str:
        """Returns the literal words at a place, in code points."""
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class Said:
    """A turn with its words, for showing."""

    turn: Turn
    speaker: str
    text: str


def opened(transcript: Transcript) -> Text:
    """Returns the text of a transcript. Raises crypto.Unreadable when its key has gone."""
    box = boxes.open_box(transcript.box)
    return Text(transcript.pk, box.unseal(transcript.text, field="text"), box.digest_key())


def original(transcript: Transcript) -> str | None:
    """Returns the text as it came in when it was corrected since, or None. Raises crypto.Unreadable."""
    if not transcript.original:
        return None
    return boxes.open_box(transcript.box).unseal(transcript.original, field="original")


def opened_many(transcripts: Iterable[Transcript]) -> dict[UUID, Text]:
    """Returns the texts that can be opened, by transcript, with one query for their keys."""
    found = list(transcripts)
    keys = boxes.open_boxes([transcript.box for transcript in found])
    return {
        t.pk: Text(t.pk, keys[t.box].unseal(t.text, field="text"), keys[t.box].digest_key())
        for t in found
        if t.box in keys
    }


def labels(transcript: Transcript) -> dict[int, str]:
    """Returns the names of the speakers as they stand in the file, by label id."""
    box = boxes.open_box(transcript.box)
    return {label.pk: box.unseal(label.label, field="label") for label in transcript.labels.all()}


def said(transcript: Transcript, text: Text) -> list[Said]:
    """Returns the turns with their words, in order (two queries)."""
    names = labels(transcript)
    turns = transcript.turns.select_related("label")
    return [Said(turn, names[turn.label_id], text.words(turn.begin, turn.end)) for turn in turns]


def released_words(releases: Iterable[Release]) -> dict[UUID, tuple[str, str]]:
    """Returns (words, shown as) of living releases, by release, with one query for their keys."""
    found = list(releases)
    keys = boxes.open_boxes([release.box for release in found])
    return {
        r.pk: (keys[r.box].unseal(r.words, field="words"), keys[r.box].unseal(r.shown_as, field="shown_as"))
        for r in found
        if r.box in keys
    }


def speaker_of(release: Release) -> UUID | None:
    """Returns the speaker of a living release, or None when the tie has gone."""
    return speakers_of([release]).get(release.pk)


def speakers_of(releases: Iterable[Release]) -> dict[UUID, UUID]:
    """Returns the speakers of living releases, by release, without those of which the tie has gone (one query)."""
    found = list(releases)
    keys = boxes.open_boxes([release.box for release in found])
    speakers = {}
    for release in found:
        if release.box in keys:
            with suppress(crypto.Unreadable, ValueError):
                speakers[release.pk] = UUID(keys[release.box].unseal(release.speaker, field="speaker"))
    return speakers


def guarded(study: Study, *, released_too: bool = False) -> dict[UUID, str]:
    """Returns the words of fragments of a study that are not, or no longer, released, by fragment.

    What stands in hand-written text is compared with these (eight successive words). What a speaker said stays guarded
    when other words were released in its place; so does what a correction put in a fragment after its release.
    `released_too` adds all that is released, for text that outlives a withdrawal and so may hold no quote at all.
    """
    fragments = Fragment.objects.filter(study=study, transcript__isnull=False, words_gone=False)
    living = list(Release.objects.filter(study=study, withdrawal__isnull=True).select_related("offer"))
    read = {key: words for key, (words, _) in released_words(living).items()}
    free = {} if released_too else {r.offer.fragment_id: r for r in living if r.literal or r.noted}
    found = list(fragments.select_related("transcript"))
    texts = opened_many({f.transcript_id: f.transcript for f in found if f.transcript}.values())
    said = {f.pk: texts[f.transcript_id].words(f.start, f.end) for f in found if f.transcript_id in texts}
    guarded = {key: words for key, words in said.items() if key not in free}
    for key, release in free.items():
        if key in said and release.literal and not release.noted and release.pk in read:
            guarded |= {uuid4(): words for words in _since(read[release.pk], said[key])}
    return guarded | (read if released_too else {})


def _since(was: str, now: str) -> Iterator[str]:
    """Yields what is different in `now`, with so many words around it that every guarded run with a change is there."""
    places = passages.words(now)
    around, shift = covering.GUARDED_WORDS - 1, 0
    for step in passages.differences(was, now):
        start = step.start + shift
        end = start + len(step.text)
        shift += len(step.text) - (step.end - step.start)
        before = [place for place in places if place.end <= start][-around:]
        after = [place for place in places if place.start >= end][:around]
        yield now[before[0].start if before else 0 : after[-1].end if after else len(now)]


def broken_digests() -> Iterator[UUID]:
    """Yields the fragments whose words no longer have the digest that was noted, for `doctor`.

    A fragment that says that its words are gone has none to compare.
    """
    transcripts = Transcript.objects.order_by("pk")
    for transcript in transcripts.iterator(chunk_size=20):
        try:
            text = opened(transcript)
        except crypto.Unreadable:
            yield from transcript.fragments.filter(words_gone=False).values_list("pk", flat=True)
            continue
        for fragment in transcript.fragments.filter(words_gone=False):
            if passages.digest(text.words(fragment.start, fragment.end), text.digest_key) != fragment.digest:
                yield fragment.pk
