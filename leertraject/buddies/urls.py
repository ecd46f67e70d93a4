from django.urls import path

from leertraject.buddies import views

app_name = "buddies"

OWN = "groepen/<uuid:cohort_id>/maatje/"

urlpatterns = [
    path(OWN, views.own, name="own"),
    path(f"{OWN}vragen/<uuid:request_id>/antwoord/", views.answer, name="answer"),
    path(f"{OWN}vragen/<uuid:request_id>/intrekking/", views.take_back, name="take_back"),
    path(f"{OWN}<uuid:pair_id>/einde/", views.end, name="end"),
]
