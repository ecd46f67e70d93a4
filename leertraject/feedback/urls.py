from django.urls import path

from leertraject.feedback import views

app_name = "feedback"

SESSION = "na-de-bijeenkomst/<uuid:session_id>/"

urlpatterns = [
    path("na-de-bijeenkomst/", views.own, name="own"),
    path(SESSION, views.answer, name="answer"),
    path(f"{SESSION}tekst/", views.text, name="text"),
    path(f"{SESSION}keuze/", views.choose, name="choose"),
    path(f"{SESSION}intrekking/", views.withdraw_wish, name="withdraw_wish"),
    path("groepen/<uuid:cohort_id>/na-de-bijeenkomst/", views.of_group, name="of_group"),
]
