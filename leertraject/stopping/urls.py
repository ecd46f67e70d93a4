from django.urls import path

from leertraject.stopping import views

app_name = "stopping"

REASON = "groepen/<uuid:cohort_id>/inschrijvingen/<uuid:enrolment_id>/reden/"

urlpatterns = [
    path(REASON, views.reason, name="reason"),
    path(f"{REASON}tekst/", views.text, name="text"),
    path(f"{REASON}vrijgave/", views.release, name="release"),
    path(f"{REASON}intrekking/", views.withdraw_release, name="withdraw_release"),
    path("groepen/<uuid:cohort_id>/redenen/", views.of_group, name="of_group"),
]
