"""One sheet in the demo, published to a client: made from whatever insights and quotes the story brought forth."""

from datetime import datetime, timedelta

from django.utils import timezone

from leertraject.effects.commands import publishing, sheets
from leertraject.effects.models import Publication
from leertraject.effects.queries import sheets as queries
from leertraject.people import queries as people
from leertraject.people.models import Organisation, Person, Role, RoleKind

TITLE = "Wat de eerste groep opleverde"
INTRO = (
    "De gesprekken laten zien wat er na het traject overbleef in het gewone werk, en wat niet. Het meeste blijft staan"
    " waar een vaste afspraak is. Waar die afspraak ontbreekt, zakt het weg.\n\n"
    "Wij hebben het traject daarop aangepast. Bij elke wijziging staat of zij hielp, ook als dat niet zo was."
)
ASK = (
    "Houd voor deelnemers twee uur per week vrij die niet naar ander werk gaan.\n"
    "Zet elk kwartaal een gesprek met de opgavehouders in de agenda."
)
MOST = 3


def publish_client_page(*, now: datetime, client: Organisation | None = None) -> Publication | None:
    """Publishes a sheet for a client, by default the first that has a sponsor; None when there is nothing to say.

    Everything is chosen and written as a programme leader would do it, through the same commands.
    """
    lead = Role.objects.filter(kind=RoleKind.PROGRAMME_LEAD, organisation=None).order_by("starts_on", "id").first()
    study = queries.studies().order_by("made_at").first()
    client = client or _client()
    if lead is None or study is None or client is None:
        return None
    at, by = now - timedelta(days=2), people.actor(Person.objects.get(pk=lead.person_id), now=now)
    sheet = sheets.begin_sheet(organisation=client, study=study, title=TITLE, by=by, now=at)
    sheet = sheets.write_sheet(
        sheet=sheet,
        revision=sheet.revision,
        title=TITLE,
        intro=INTRO,
        ask=ASK,
        cohorts=list(queries.cohorts_of(study)),
        chosen=queries.insights_of(study)[:MOST],
        by=by,
        now=at,
    )
    today = timezone.localdate(at)
    lines = queries.lines_of(sheet)
    found = queries.quotes_for(sheet, lines, today=today)
    grounds = {
        line.insight_id: sheets.Grounds(
            line.claim or f"Inzicht {line.position}", "", [quote.release.pk for quote in found[line.insight_id]]
        )
        for line in lines
    }
    said = {row.change_id: row.said for row in sheet.changes.all()}
    sheet = sheets.ground_sheet(
        sheet=sheet, revision=sheet.revision, lines=grounds, changes=said, by=by, now=at, today=today
    )
    return publishing.publish_sheet(sheet=sheet, revision=sheet.revision, by=by, now=at)


def _client() -> Organisation | None:
    """Returns the first organisation by name that has a sponsor."""
    sponsors = Role.objects.filter(kind=RoleKind.SPONSOR).values("organisation")
    return Organisation.objects.filter(pk__in=sponsors).order_by("name").first()
