"""Who acts or looks. Rules read an actor and never the database."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """A role held now. `organisation`, `cohort` and `about` narrow it; None means the whole bureau."""

    kind: str
    organisation: uuid.UUID | None = None
    cohort: uuid.UUID | None = None
    about: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the roles held now, or the system itself when `subject` is None."""

    subject: uuid.UUID | None
    name: str = ""
    held: tuple[Held, ...] = ()

    def has(self, *kinds: str) -> bool:
        """Says whether one of these roles is held, anywhere."""
        return any(role.kind in kinds for role in self.held)

    def has_in(self, kind: str, *, organisation: uuid.UUID | None = None, cohort: uuid.UUID | None = None) -> bool:
        """Says whether this role is held for just this organisation or cohort."""
        return any(
            role.kind == kind
            and (organisation is None or role.organisation == organisation)
            and (cohort is None or role.cohort == cohort)
            for role in self.held
        )

    def organisations(self, *kinds: str) -> frozenset[uuid.UUID]:
        """Returns the organisations for which one of these roles is held."""
        return frozenset(r.organisation for r in self.held if r.kind in kinds and r.organisation)

    def cohorts(self, *kinds: str) -> frozenset[uuid.UUID]:
        """Returns the cohorts for which one of these roles is held."""
        return frozenset(r.cohort for r in self.held if r.kind in kinds and r.cohort)


SYSTEM = Actor(subject=None, name="Leertraject")
NOBODY = Actor(subject=None)
