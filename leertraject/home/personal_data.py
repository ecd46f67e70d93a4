"""The demo marker holds nothing about anyone."""

from leertraject.privacy.personal_data import PLAIN

FIELDS = {
    "home.DemoMarker.id": PLAIN,
    "home.DemoMarker.made_at": PLAIN,
}
