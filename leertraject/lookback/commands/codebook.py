"""The codebook of the bureau: adding, rewriting, moving, merging and retiring codes, each with its history."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import guides, rules
from leertraject.lookback.commands import conversations
from leertraject.lookback.models import Code, Codebook, CodeChange, CodeChangeKind, Coding
from leertraject.lookback.queries import codebook as queries


@dataclass(frozen=True, slots=True)
class CodeTexts:
    """The words of a code."""

    name: str
    include: str
    definition: str = ""
    exclude: str = ""
    example: str = ""


@transaction.atomic
def start_codebook(*, by: Actor, now: datetime) -> Codebook:
    """Starts the codebook with the codes of the content file. Raises NotAllowed when there is one already."""
    rules.check_leads_bureau(by)
    if Codebook.objects.exists():
        raise NotAllowed("Er is al een codeboek.")
    return conversations.load_codebook(title="Terugblikgesprekken", codes=guides.codes(), by=by, now=now)


@transaction.atomic
def add_code(
    *, codebook: Codebook, texts: CodeTexts, parent: Code | None = None, why: str, by: Actor, now: datetime
) -> Code:
    """Adds a code, as the last one under `parent` or of the book.

    Raises NotAllowed without the task, for a name that is there, for words of a speaker, and for a third level.
    """
    rules.check_may_add_code(by, queries.interviews(by, now=now))
    held = hold(codebook)
    rules.check_room_for_code(len(held))
    parent = next((code for code in held if parent and code.pk == parent.pk), None)
    if parent is not None:
        rules.check_still_offered(parent)
    rules.check_fits_under(parent, 0)
    _check_texts(texts, why, held)
    code = Code.objects.create(
        codebook=codebook,
        key=_key(texts.name, held),
        parent=parent,
        position=len(held) + 1,
        **_stripped(texts),
    )
    _number([*held, code])
    after = {"parent": parent.name} if parent else {}
    note_change(code, CodeChangeKind.ADDED, why, by, now, after=after)
    logbook.record("add_code", by=by, now=now, on=code)
    return code


@transaction.atomic
def rewrite_code(*, code: Code, revision: int, texts: CodeTexts, why: str, by: Actor, now: datetime) -> Code:
    """Rewrites the words of a code that `by` read at `revision`; words that stay the same leave no trace.

    Raises Conflict when someone else rewrote it since, NotAllowed as `add_code` does.
    """
    rules.check_leads_bureau(by)
    held = hold(code.codebook)
    kept = one_of(held, code)
    rules.check_still_offered(kept)
    if kept.revision != revision:
        raise Conflict("Iemand anders heeft deze code intussen veranderd. Jouw tekst staat er nog.")
    _check_texts(texts, why, [other for other in held if other.pk != kept.pk])
    written = _stripped(texts)
    changed = [field for field, text in written.items() if getattr(kept, field) != text]
    if not changed:
        return kept
    before = {field: getattr(kept, field) for field in changed}
    for field in changed:
        setattr(kept, field, written[field])
    kept.revision += 1
    kept.save(update_fields=[*changed, "revision"])
    after = {field: written[field] for field in changed}
    note_change(kept, CodeChangeKind.REWRITTEN, why, by, now, before=before, after=after)
    logbook.record("rewrite_code", by=by, now=now, on=kept)
    return kept


@transaction.atomic
def move_code(
    *, code: Code, parent: Code | None, after: Code | None, why: str, by: Actor, now: datetime
) -> Code:  # fmt: skip
    """Gives a code its place: under `parent` (or none), right after `after` or, without it, in front.

    Raises NotAllowed without the task, for a third level, and when the place has gone.
    """
    rules.check_leads_bureau(by)
    held = hold(code.codebook)
    kept = one_of(held, code)
    rules.check_still_offered(kept)
    above = one_of(held, parent) if parent else None
    if above is not None:
        rules.check_still_offered(above)
    rules.check_fits_under(above, sum(1 for other in held if other.parent_id == kept.pk))
    before_it = one_of(held, after) if after else None
    if kept in (above, before_it) or (before_it and before_it.parent_id != (above.pk if above else None)):
        raise NotAllowed("Die plaats is er niet meer. Kies opnieuw waar deze code staat.")
    why = _checked(why)
    before = _place(kept, held)
    rest = [other for other in held if other.pk != kept.pk]
    kept.parent = above
    kept.save(update_fields=["parent"])
    at = rest.index(before_it) + 1 if before_it else rest.index(above) + 1 if above else 0
    ordered = [*rest[:at], kept, *rest[at:]]
    _number(ordered)
    note_change(kept, CodeChangeKind.MOVED, why, by, now, before=before, after=_place(kept, ordered))
    logbook.record("move_code", by=by, now=now, on=kept)
    return kept


@transaction.atomic
def merge_codes(*, code: Code, into: Code, why: str, by: Actor, now: datetime) -> None:
    """Lets `code` go up in `into`: its codings move, nobody's twice, and it is used no more.

    Raises NotAllowed without the task, and for codes that are used no more or have codes under them.
    """
    rules.check_leads_bureau(by)
    rules.check_may_merge(code, into)
    held = hold(code.codebook)
    gone, kept = one_of(held, code), one_of(held, into)
    for one in (gone, kept):
        rules.check_still_offered(one)
    rules.check_has_none_under_it(_living_under(gone, held))
    why = _checked(why)
    there = Coding.objects.filter(code=kept)
    moving = Coding.objects.filter(code=gone)
    pairs = set(there.values_list("fragment_id", "coder"))
    double = [pk for pk, *pair in moving.values_list("pk", "fragment_id", "coder") if tuple(pair) in pairs]
    moving.filter(pk__in=double).delete()
    moving.update(code=kept)
    gone.retired_at, gone.merged_into = now, kept
    gone.save(update_fields=["retired_at", "merged_into"])
    note_change(gone, CodeChangeKind.MERGED, why, by, now, other=kept)
    note_change(kept, CodeChangeKind.RECEIVED, why, by, now, other=gone)
    logbook.record("merge_codes", by=by, now=now, on=gone)


@transaction.atomic
def retire_code(*, code: Code, why: str, by: Actor, now: datetime) -> None:
    """Ends the use of a code; what was coded with it stays. Raises NotAllowed."""
    rules.check_leads_bureau(by)
    held = hold(code.codebook)
    kept = one_of(held, code)
    rules.check_still_offered(kept)
    rules.check_has_none_under_it(_living_under(kept, held))
    why = _checked(why)
    kept.retired_at = now
    kept.save(update_fields=["retired_at"])
    note_change(kept, CodeChangeKind.RETIRED, why, by, now)
    logbook.record("retire_code", by=by, now=now, on=kept)


def hold(codebook: Codebook) -> list[Code]:
    """Returns all codes of a book in reading order, held until the end: two people never order it at once."""
    Codebook.objects.select_for_update().get(pk=codebook.pk)
    # By key first, as whoever gives codes holds them, so that the two never wait for each other.
    found = Code.objects.select_for_update().filter(codebook=codebook).order_by("pk")
    return sorted(found, key=lambda code: code.position)


def one_of(held: list[Code], code: Code) -> Code:
    """Returns a code as it is held. Raises NotAllowed for a code of another book."""
    found = next((one for one in held if one.pk == code.pk), None)
    if found is None:
        raise NotAllowed("Kies een code uit hetzelfde codeboek.")
    return found


def _living_under(code: Code, held: list[Code]) -> int:
    return sum(1 for other in held if other.parent_id == code.pk and other.retired_at is None)


def _number(codes: list[Code]) -> None:
    """Numbers a book as it is read: every code of the first level with the codes under it."""
    ordered = [
        one
        for code in codes
        if code.parent_id is None
        for one in (code, *(under for under in codes if under.parent_id == code.pk))
    ]
    for position, code in enumerate(ordered, start=1):
        code.position = position
    Code.objects.bulk_update(ordered, ["position"])


def _place(code: Code, codes: list[Code]) -> dict[str, str]:
    """Returns where a code stands, in names: the one above it and the one before it on its level."""
    above = next((one.name for one in codes if one.pk == code.parent_id), "")
    level = [one for one in codes if one.parent_id == code.parent_id and (one.retired_at is None or one == code)]
    at = level.index(code)
    return {"parent": above, "after": level[at - 1].name if at else ""}


def _check_texts(texts: CodeTexts, why: str, others: list[Code]) -> None:
    taken = {code.name.casefold() for code in others if code.retired_at is None}
    if texts.name.strip().casefold() in taken:
        raise NotAllowed("Er is al een code met deze naam. Kies een andere naam.")
    queries.check_words(*asdict(texts).values(), why)


def _checked(why: str) -> str:
    queries.check_words(why)
    return why


def _stripped(texts: CodeTexts) -> dict[str, str]:
    return {field: text.strip() for field, text in asdict(texts).items()}


def _key(name: str, held: list[Code]) -> str:
    taken, key = {code.key for code in held}, slugify(name).replace("-", "_")[:50] or "code"
    number = 1
    while (found := key if number == 1 else f"{key}_{number}") in taken:
        number += 1
    return found


def note_change(
    code: Code,
    kind: CodeChangeKind,
    why: str,
    by: Actor,
    now: datetime,
    *,
    other: Code | None = None,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
) -> None:
    """Writes a step in the history of a code."""
    CodeChange.objects.create(
        code=code,
        kind=kind,
        other=other,
        why=why.strip(),
        before=before or {},
        after=after or {},
        at=now,
        by=by.subject,
    )
