"""After an older backup came back: texts and quotes of which the key was thrown away since."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.lookback.commands import consent, releases
from leertraject.lookback.models import Conversation, Holding, Release, Transcript
from leertraject.privacy import boxes


@transaction.atomic
def end_keyless(*, by: Actor, now: datetime) -> int:
    """Ends releases and erases texts that nobody can open any more: who threw the key away had ended them.

    Returns how many there were. The words are not there to look for what repeats them.
    """
    living = Release.objects.filter(withdrawal__isnull=True).exclude(box__in=boxes.existing())
    ended = [releases.end_lost(release=release, by=by, now=now) for release in living.select_related("study", "offer")]
    lost = Transcript.objects.exclude(box__in=boxes.existing()).values("conversation")
    texts = list(Conversation.objects.filter(pk__in=lost))
    for conversation in texts:
        consent.erase_text(conversation=conversation, by=by, now=now)
    notes = list(Conversation.objects.filter(holding__in=Holding.objects.exclude(box__in=boxes.existing())))
    for conversation in notes:
        consent.erase_notes(conversation=conversation, by=by, now=now)
    return len(ended) + len(texts) + len(notes)
