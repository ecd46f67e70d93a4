"""Withdrawn words are covered in the row itself: that nobody reads them goes before that nothing changes."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Model

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes.models import Covering


@transaction.atomic
def cover_words(*, row: Model, texts: Mapping[str, object], by: Actor, now: datetime) -> None:
    """Puts these texts, by field, in place of what stands in a row; published or not, of this package or one above it.

    Where a row has a revision it rises, so that nobody who has the old words on screen saves them again unasked. Never
    by hand: a package above this one says when words were withdrawn, and which they are.
    """
    key = str(row.pk).replace("-", "")
    door = Covering.objects.create(kind=row._meta.db_table, object_key=key, at=now)
    more = {"revision": F("revision") + 1} if hasattr(row, "revision") else {}
    type(row)._base_manager.filter(pk=row.pk).update(**texts, **more)
    Covering.objects.filter(pk=door.pk).update(shut_at=now)
    logbook.record("cover_words", by=by, now=now, on=row)
