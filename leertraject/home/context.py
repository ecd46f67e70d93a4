"""What every page shows around its own content."""

from django.http import HttpRequest
from django.urls import reverse

from leertraject.home import menu
from leertraject.home.demo import queries as demo
from leertraject.home.menu import Place
from leertraject.kernel import clock
from leertraject.kernel.actors import Actor

# Whether this is a demo, once that is certain: `leertraject demo` refuses a database in which there is anyone.
_certain: list[bool] = []


def page(request: HttpRequest) -> dict[str, object]:
    """Returns the menu, the person and the foot links for the base template."""
    actor = getattr(request, "actor", None)
    around: dict[str, object] = {
        "foot_links": [
            Place("Wie ziet wat", menu.url("home:who_sees_what")),
            Place("Toegankelijkheid", menu.url("home:accessibility")),
            Place("Privacy en bewaartermijnen", menu.url("home:privacy")),
        ],
        "demo": _is_demo(actor),
    }
    if actor is None or actor.subject is None:
        return around | {"sign_in_url": menu.url("account_login")}
    return around | {
        "places": [] if getattr(request, "gated", False) else menu.places(actor, path=request.path, now=clock.now()),
        "me": actor.name,
        "me_id": str(actor.subject),
        "me_url": reverse("home:mine", args=[actor.subject]),
        "sign_out_url": menu.url("account_logout"),
    }


def _is_demo(actor: Actor | None) -> bool:
    if _certain:
        return _certain[0]
    found = demo.exists()
    if found or (actor is not None and actor.subject is not None):
        _certain.append(found)
    return found
