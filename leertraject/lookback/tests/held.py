"""Conversations that are held with notes, made through the real commands; beside `build`, which makes the rest."""

from leertraject.analysis import transcripts as reader
from leertraject.lookback.commands import holding, transcripts
from leertraject.lookback.models import Conversation
from leertraject.lookback.tests.build import SAID, Scene, actor, conversation

WORDS = "Die bleef hangen door het gesprek met Joke van de balie."
NOTES = {2: f"Dacht eerst aan de kaart.\n{WORDS}", 5: "De herinnering klikte zij weg."}


def held(
    scene: Scene, notes: dict[int, str] | None = None, *, of: Conversation | None = None, ended: bool = False
) -> Conversation:
    """Returns a conversation that has begun, with a note per position; without `of` a new one."""
    of = of or conversation(scene, "consented")
    by = {"by": actor(scene.interviewer, scene.moment), "now": scene.moment}
    holding.begin_talk(conversation=of, **by)
    for position, text in (NOTES if notes is None else notes).items():
        holding.save_jotting(conversation=of, position=position, text=text, seen=0, **by)
    if ended:
        holding.end_talk(conversation=of, **by)
    return Conversation.objects.get(pk=of.pk)


def bring_text(scene: Scene, of: Conversation) -> None:
    """A text of the conversation comes from elsewhere, beside the notes."""
    by = {"by": actor(scene.interviewer, scene.moment), "now": scene.moment}
    transcripts.receive_transcript(conversation=of, read=reader.read_pasted(SAID), **by)


def noted(scene: Scene, notes: dict[int, str] | None = None, *, of: Conversation | None = None) -> Conversation:
    """Returns a conversation whose transcript was made of notes."""
    of = held(scene, notes, of=of, ended=True)
    holding.make_transcript(conversation=of, by=actor(scene.interviewer, scene.moment), now=scene.moment)
    return Conversation.objects.get(pk=of.pk)
