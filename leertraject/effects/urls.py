from django.urls import path

from leertraject.effects.views import certificates, publications, sheets

app_name = "effects"
SHEET = "bladen/<uuid:sheet_id>/"
PUBLICATION = "publicaties/<uuid:publication_id>/"

urlpatterns = [
    path("bladen/", sheets.sheets, name="sheets"),
    path("bladen/nieuw/", sheets.sheet_new, name="sheet_new"),
    path(SHEET, sheets.sheet, name="sheet"),
    path(f"{SHEET}onderbouwing/", sheets.grounds, name="grounds"),
    path(f"{SHEET}voorbeeld/", sheets.preview, name="preview"),
    path(f"{SHEET}publicatie/", sheets.publish, name="publish"),
    path(f"{SHEET}verwijdering/", sheets.discard, name="discard"),
    path("publicaties/", publications.publications, name="publications"),
    path(PUBLICATION, publications.publication, name="publication"),
    path(f"{PUBLICATION}terugneming/", publications.take_back, name="take_back"),
    path(f"{PUBLICATION}naast/", publications.comparison, name="comparison"),
    path(f"{PUBLICATION}word/", publications.as_word, name="as_word"),
    path(f"{PUBLICATION}pdf/", publications.as_pdf, name="as_pdf"),
    path(
        "groepen/<uuid:cohort_id>/inschrijvingen/<uuid:enrolment_id>/bewijs/",
        certificates.certificate,
        name="certificate",
    ),
]
