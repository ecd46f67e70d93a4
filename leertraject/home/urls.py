from django.urls import path

from leertraject.home import today, views
from leertraject.home.dossier import views as dossier
from leertraject.home.line import views as line
from leertraject.home.mine import views as mine
from leertraject.home.retention import views as retention

app_name = "home"
urlpatterns = [
    path("", today.start, name="start"),
    path("wie-ziet-wat/", views.who_sees_what, name="who_sees_what"),
    path("privacy/", views.privacy, name="privacy"),
    path("mijn-gegevens/<uuid:person_id>/", mine.mine, name="mine"),
    path("mijn-gegevens/<uuid:person_id>/gezien/", mine.seen, name="seen"),
    path("mijn-gegevens/<uuid:person_id>/naam/", mine.rename, name="rename"),
    path("mijn-gegevens/<uuid:person_id>/wissing/", mine.erasure, name="erasure"),
    path("mijn-gegevens/<uuid:person_id>/termijnen/", mine.own_terms, name="own_terms"),
    path("bewaartermijnen/", retention.terms, name="terms"),
    path("bewaartermijnen/uitstel/", retention.new_pause, name="new_pause"),
    path("bewaartermijnen/uitstel/<uuid:pause_id>/einde/", retention.end_pause, name="end_pause"),
    path("vertrouwelijk/dossier/", dossier.dossier, name="dossier"),
    path("vertrouwelijk/dossier/pdf/", dossier.as_pdf, name="dossier_pdf"),
    path("gewist/", mine.erased, name="erased"),
    path("mijn-gegevens/<uuid:person_id>/download/", mine.download, name="download"),
    path("mijn-lijn/", line.line, name="line"),
    path("mijn-lijn/mijn-lijn.<slug:form>", line.as_file, name="line_file"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
]
