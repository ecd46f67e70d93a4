"""A page in a state, and the people of the demo who look at it."""

from dataclasses import dataclass, field

LEAD, INTERVIEWER, TRAINER, ADMINISTRATOR = "Lotte Brink", "Mirjam Kok", "Hanneke Vos", "Noor Aydin"
SPONSOR, MANAGER, PARTICIPANT, ALUMNUS = "Karin Dekker", "Peter Smit", "Sanne de Graaf", "Ineke van der Wal"
STRANGER = ""
ROLES = {
    LEAD: "programmaleider",
    INTERVIEWER: "interviewer",
    TRAINER: "trainer",
    ADMINISTRATOR: "beheerder",
    SPONSOR: "opdrachtgever",
    MANAGER: "leidinggevende",
    PARTICIPANT: "deelnemer",
    ALUMNUS: "oud-deelnemer",
    STRANGER: "niemand",
}


@dataclass(frozen=True)
class Shown:
    """One page in one state: the url name, its identifiers, who looks, what is done there, and the status after it.

    `by_link` is a token of a link from mail that is opened first. `press` is the button that is pressed, after
    `typed` was filled in by name of the field.
    """

    name: str
    state: str = ""
    who: str = LEAD
    identifiers: dict[str, str] = field(default_factory=dict)
    query: str = ""
    by_link: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    press: str = ""
    status: int = 200

    def __str__(self) -> str:
        who = "link uit mail" if self.by_link else ROLES[self.who]
        return f"{self.name:32} {self.state:28} {who}"


def talk(made: dict[str, str], state: str) -> dict[str, str]:
    """Returns the identifier of a conversation in this state."""
    return {"conversation_id": made[f"talk:{state}"]}
