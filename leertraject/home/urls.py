from django.urls import path

from leertraject.home import today, views
from leertraject.home.mine import views as mine

app_name = "home"
urlpatterns = [
    path("", today.start, name="start"),
    path("wie-ziet-wat/", views.who_sees_what, name="who_sees_what"),
    path("privacy/", views.privacy, name="privacy"),
    path("mijn-gegevens/<uuid:person_id>/", mine.mine, name="mine"),
    path("mijn-gegevens/<uuid:person_id>/gezien/", mine.seen, name="seen"),
    path("mijn-gegevens/<uuid:person_id>/naam/", mine.rename, name="rename"),
    path("mijn-gegevens/<uuid:person_id>/wissing/", mine.erasure, name="erasure"),
    path("gewist/", mine.erased, name="erased"),
    path("mijn-gegevens/<uuid:person_id>/download/", mine.download, name="download"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
]
