"""One link that exists, without a database."""

import uuid

from leertraject.notices.models import MailLink

ONLY = MailLink(pk=uuid.UUID(int=7), purpose="lookback.consent", person_id=uuid.UUID(int=8), object_id=uuid.UUID(int=9))


class Only:
    """Stands for the table: it holds `ONLY`."""

    found: MailLink | None = None

    def filter(self, *, pk: uuid.UUID) -> "Only":
        """Looks for a link by its id."""
        self.found = ONLY if pk == ONLY.pk else None
        return self

    def first(self) -> MailLink | None:
        """Returns what was looked for."""
        return self.found
