"""One code becomes two or more: every fragment goes to one of them or to more, all or nothing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.commands import codebook
from leertraject.lookback.models import Code, CodeChangeKind, Coding
from leertraject.lookback.queries import codebook as queries


@transaction.atomic
def split_code(
    *,
    code: Code,
    into: Sequence[Code],
    placed: Mapping[UUID, Collection[Code]],
    rest: Collection[Code],
    why: str,
    by: Actor,
    now: datetime,
) -> None:
    """Gives every coder's use of `code` to the codes of `into`, fragment by fragment, and uses `code` no more.

    `placed` says which codes a fragment gets; all others get those of `rest`, and what has lapsed gets every one, so
    that it is right should it ever count again. Nobody has a code twice.

    Raises Conflict when a fragment is left without a code (someone gave it `code` meanwhile), and NotAllowed without
    the task, for fewer than two codes, and for codes that are used no more or have codes under them.
    """
    rules.check_leads_bureau(by)
    rules.check_may_split(code, into)
    held = codebook.hold(code.codebook)
    gone, parts = codebook.one_of(held, code), [codebook.one_of(held, one) for one in into]
    for one in (gone, *parts):
        rules.check_still_offered(one)
    rules.check_has_none_under_it(sum(1 for one in held if one.parent_id == gone.pk and one.retired_at is None))
    queries.check_words(why)
    moving = list(Coding.objects.select_for_update().filter(code=gone).select_related("fragment").order_by("pk"))
    there = set(Coding.objects.filter(code__in=parts).values_list("fragment", "code", "coder"))
    made = []
    for coding in moving:
        lapsed = coding.fragment.lapsed_at is not None
        wanted = parts if lapsed else placed.get(coding.fragment_id) or rest
        wanted_keys = {one.pk for one in wanted}
        given = [one for one in parts if one.pk in wanted_keys]
        if not given:
            raise Conflict("Er kwam intussen een fragment met deze code bij. Wat jij koos, staat er nog.")
        made += [
            Coding(fragment_id=coding.fragment_id, code=one, coder=coding.coder, at=coding.at)
            for one in given
            if (coding.fragment_id, one.pk, coding.coder) not in there
        ]
    Coding.objects.filter(pk__in=[coding.pk for coding in moving]).delete()
    Coding.objects.bulk_create(made, batch_size=500)
    gone.retired_at = now
    gone.save(update_fields=["retired_at"])
    names = {"name": ", ".join(one.name for one in parts)}
    codebook.note_change(gone, CodeChangeKind.SPLIT, why, by, now, after=names)
    for one in parts:
        codebook.note_change(one, CodeChangeKind.PARTED, why, by, now, other=gone)
    logbook.record("split_code", by=by, now=now, on=gone)
