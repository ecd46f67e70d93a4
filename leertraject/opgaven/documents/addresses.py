"""The addresses of documents."""

from django.urls import path

from leertraject.opgaven.documents import citing, pages

ON_MAP = "opgaven/kaart/<uuid:organisation_id>/stukken/"
DOCUMENT = "opgaven/stukken/<uuid:document_id>/"

urlpatterns = [
    path(ON_MAP, pages.documents, name="documents"),
    path(f"{ON_MAP}nieuw/", pages.add_document, name="add_document"),
    path(DOCUMENT, pages.document, name="document"),
    path(f"{DOCUMENT}weg/", pages.drop_document, name="drop_document"),
    path(f"{DOCUMENT}alinea/<int:number>/", citing.cite, name="cite"),
    path(f"{DOCUMENT}alinea/<int:number>/opgave/", citing.make_cited, name="make_cited"),
    path("opgaven/citaten/<uuid:citation_id>/weg/", citing.take_off_citation, name="take_off_citation"),
]
