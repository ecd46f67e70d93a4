"""The minimum group of this installation. It only goes up (`content/instruments.yaml`, `disclosure.minimum_group`)."""

from django.conf import settings

from leertraject.analysis import disclosure


def rules() -> disclosure.Rules:
    """Returns the rules for figures with the minimum of `LEERTRAJECT_MINIMUM_GROUP`."""
    return disclosure.Rules().raised_to(settings.MINIMUM_GROUP)
