from django.urls import path

from leertraject.home import today, views

app_name = "home"
urlpatterns = [
    path("", today.start, name="start"),
    path("wie-ziet-wat/", views.who_sees_what, name="who_sees_what"),
    path("privacy/", views.privacy, name="privacy"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
]
