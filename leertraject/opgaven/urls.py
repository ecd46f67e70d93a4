from django.urls import path

from leertraject.opgaven import views
from leertraject.opgaven.documents.addresses import urlpatterns as of_documents
from leertraject.opgaven.views import looking, owning

app_name = "opgaven"

OPGAVE = "opgaven/<uuid:opgave_id>/"

urlpatterns = [
    path("opgaven/", views.maps, name="maps"),
    path("opgaven/wat-is-een-opgave/", views.explained, name="explained"),
    path("opgaven/kaart/<uuid:organisation_id>/", views.of_organisation, name="map"),
    path("opgaven/kaart/<uuid:organisation_id>/overzicht/", looking.overview, name="overview"),
    path("opgaven/kaart/<uuid:organisation_id>/nieuws/", looking.news, name="news"),
    path("opgaven/kaart/<uuid:organisation_id>/nieuw/", views.make, name="make"),
    path(OPGAVE, views.opgave, name="opgave"),
    path(f"{OPGAVE}tekst/", views.change, name="change"),
    path(f"{OPGAVE}vragen/nieuw/", views.ask, name="ask"),
    path(f"{OPGAVE}bijhouder/", views.keep, name="keep"),
    path(f"{OPGAVE}bijhouder/einde/", views.let_go, name="let_go"),
    path(f"{OPGAVE}opgavehouder/vraag/", owning.ask_owner, name="ask_owner"),
    path("opgaven/opgavehouder/<uuid:asked_id>/", owning.owner_check, name="owner_check"),
    path("opgaven/opgavehouder/<uuid:asked_id>/klopt/", owning.owner_holds, name="owner_holds"),
    path("opgaven/opgavehouder/<uuid:asked_id>/intrekking/", owning.owner_takes_back, name="owner_takes_back"),
    path(f"{OPGAVE}vakken/<slug:discipline>/", views.contribution, name="contribution"),
    path(f"{OPGAVE}belangen/nieuw/", views.add_interest, name="add_interest"),
    path(f"{OPGAVE}belangen/<uuid:interest_id>/", views.interest, name="interest"),
    path("opgaven/vragen/<uuid:question_id>/", views.answer, name="answer"),
    path("opgaven/vragen/<uuid:question_id>/intrekking/", views.withdraw_question, name="withdraw_question"),
    *of_documents,
]
