"""The letter to the owner of an opgave. It holds no word of it but its name."""

from leertraject.notices import letters, links, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice
from leertraject.opgaven.models import OwnerCheck

OWNER = "opgaven.owner_check"


def register() -> None:
    """Tells `notices` how to write the letter and where its link leads; called once, at start."""
    letters.register(OWNER, _owner, label="Vraag of een opgave nog klopt", stream=streams.QUESTIONS, asks=True)
    links.register(OWNER, "opgaven:owner_check")


def _owner(notice: Notice, url: str) -> Letter | None:
    """Nothing when it was answered meanwhile, or when somebody else answers for the opgave now."""
    open_ones = OwnerCheck.objects.filter(pk=notice.object_id, answer="").select_related("opgave__organisation")
    found = open_ones.first()
    if found is None or found.opgave.owner_id != found.owner_id:
        return None
    return Letter(
        subject=f"Klopt dit nog: {found.opgave.title}",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            f"Op de opgavenkaart van {found.opgave.organisation.name} staat ‘{found.opgave.title}’, waar jij over gaat."
            " Klopt wat er staat? Kijken en antwoorden kost twee minuten. Je hebt geen account nodig.\n\n"
            f"{url}\n\n"
            "De link is alleen voor jou, en werkt een maand. Stuur hem niet door. We vragen dit hooguit één keer per"
            " maand.\n"
        ),
    )
