"""What every page shows around its own content."""

from django.http import HttpRequest
from django.urls import reverse

from leertraject.home import menu
from leertraject.home.menu import Place
from leertraject.home.models import DemoMarker
from leertraject.kernel import clock


def page(request: HttpRequest) -> dict[str, object]:
    """Returns the menu, the person and the foot links for the base template."""
    actor = getattr(request, "actor", None)
    around: dict[str, object] = {
        "foot_links": [
            Place("Wie ziet wat", reverse("home:who_sees_what")),
            Place("Toegankelijkheid", reverse("home:accessibility")),
            Place("Privacy en bewaartermijnen", reverse("home:privacy")),
        ],
        "demo": DemoMarker.objects.exists(),
    }
    if actor is None or actor.subject is None:
        return around | {"sign_in_url": reverse("account_login")}
    return around | {
        "places": menu.places(actor, path=request.path, now=clock.now()),
        "me": actor.name,
        "me_url": reverse("home:who_sees_what"),
        "sign_out_url": reverse("account_logout"),
    }
