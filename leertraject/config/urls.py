"""All urls: nouns, Dutch; every change is a POST."""

from django.urls import include, path

from leertraject.config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("leertraject.home.urls")),
    path("demo/", include("leertraject.home.demo.urls")),
    path("", include("leertraject.effects.urls")),
    path("", include("leertraject.lookback.urls")),
    path("", include("leertraject.reflections.urls")),
    path("", include("leertraject.assignments.urls")),
    path("", include("leertraject.feedback.urls")),
    path("", include("leertraject.stopping.urls")),
    path("", include("leertraject.buddies.urls")),
    path("", include("leertraject.joining.urls")),
    path("", include("leertraject.opgaven.urls")),
    path("", include("leertraject.programmes.urls")),
    path("", include("leertraject.notices.urls")),
    path("", include("leertraject.people.urls")),
    path("", include("leertraject.ui.urls")),
]

handler400 = "leertraject.ui.views.handler400"
handler403 = "leertraject.ui.views.handler403"
handler404 = "leertraject.ui.views.handler404"
handler500 = "leertraject.ui.views.handler500"
