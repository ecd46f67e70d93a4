"""Publishing: a draft becomes a fact. The database guards it from then on (migration 0002)."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes import queries, rules, wordings
from leertraject.programmes.models import Version, VersionPublication


@transaction.atomic
def publish_version(*, version: Version, by: Actor, now: datetime) -> VersionPublication:
    """Fixes a version: from now on cohorts can start from it and nothing in it changes. Raises NotAllowed."""
    newest = Version.objects.select_for_update(of=("self",)).select_related("programme", "publication")
    version = newest.get(pk=version.pk)
    rules.check_may_publish_version(version, list(version.blocks.prefetch_related("activities")), by=by)
    rules.check_words_may_stay(wordings.covered(version.changes.all()))
    rules.check_blocks_may_stay([block.title for block in queries.with_words_gone(version.blocks.all())])
    publication = VersionPublication.objects.create(version=version, at=now, by=by.subject)
    logbook.record("publish_version", by=by, now=now, on=version)
    return publication
