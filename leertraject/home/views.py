"""The pages about privacy and access."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leertraject.home import accessible, confidentiality
from leertraject.home.dossier import measured
from leertraject.kernel.actors import Actor


@require_safe
def who_sees_what(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {
        "roles": confidentiality.roles(actor),
        "yours": confidentiality.for_person(actor),
        "rules": confidentiality.rules(),
        "figures": confidentiality.rules_for_figures(),
        "scopes": confidentiality.scopes(),
        "words": confidentiality.words(),
    }
    return render(request, "home/who_sees_what.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "home/privacy.html", {"tables": confidentiality.terms()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"checked": accessible.CHECKED, "unchecked": accessible.UNCHECKED, "measured": measured.sentences()}
    return render(request, "home/accessibility.html", context)
