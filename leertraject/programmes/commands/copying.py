"""An example of the content file becomes a programme with a draft."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.programmes import contents, examples, rules
from leertraject.programmes.commands import designing
from leertraject.programmes.models import Programme, Version


@transaction.atomic
def copy_example(*, example_id: str, by: Actor, now: datetime) -> Programme:
    """Copies one example with everything in it as draft version 1. Raises NotAllowed, also for an unknown example."""
    rules.check_may_design_programme(by=by)
    example = examples.examples().get(example_id)
    if example is None:
        raise NotAllowed("Dit voorbeeld bestaat niet. Kies er een uit de lijst.")
    programme = Programme.objects.create(
        title=example.title,
        audience=example.audience,
        promise=example.promise,
        copied_from=example.id,
        made_at=now,
        made_by=by.subject,
    )
    version = Version.objects.create(
        programme=programme,
        number=1,
        **contents.frame_values(example.frame),
        made_at=now,
        made_by=by.subject,
    )
    for position, (lineage, content) in enumerate(example.blocks, start=1):
        designing.place(version, content, lineage=lineage, position=position)
    logbook.record("copy_example", by=by, now=now, on=programme)
    return programme
