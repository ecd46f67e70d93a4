"""The addresses of documents."""

from django.urls import path

from leertraject.opgaven.documents import pages

ON_MAP = "opgaven/kaart/<uuid:organisation_id>/stukken/"
DOCUMENT = "opgaven/stukken/<uuid:document_id>/"

urlpatterns = [
    path(ON_MAP, pages.documents, name="documents"),
    path(f"{ON_MAP}nieuw/", pages.add_document, name="add_document"),
    path(DOCUMENT, pages.document, name="document"),
    path(f"{DOCUMENT}weg/", pages.drop_document, name="drop_document"),
]
