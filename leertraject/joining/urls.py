from django.urls import path

from leertraject.joining import views

app_name = "joining"

urlpatterns = [
    path("groepen/<uuid:cohort_id>/aanmeldlinks/", views.links, name="links"),
    path("groepen/<uuid:cohort_id>/aanmeldlinks/nieuw/", views.make, name="make"),
    path("aanmeldlinks/<uuid:link_id>/", views.change, name="change"),
    path("aanmeldlinks/<uuid:link_id>/vernieuwing/", views.renew, name="renew"),
    path("aanmeldlinks/<uuid:link_id>/intrekking/", views.withdraw, name="withdraw"),
    path("aanmeldingen/<uuid:request_id>/toelating/", views.let_in, name="let_in"),
    path("aanmeldingen/<uuid:request_id>/afwijzing/", views.refuse, name="refuse"),
    path("aanmelden/", views.ask, name="ask"),
    path("aanmelden/verstuurd/", views.asked, name="asked"),
    path("aanmelden/bevestiging/", views.confirm, name="confirm"),
    path("aanmelden/bevestiging/<str:token>/", views.open_mail, name="open_mail"),
    path("aanmelden/intrekking/", views.take_back, name="take_back"),
    path("aanmelden/<str:secret>/", views.open_link, name="open"),
]
