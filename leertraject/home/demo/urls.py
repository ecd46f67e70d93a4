from django.urls import path

from leertraject.home.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.people, name="people"),
    path("aanmelding/", views.sign_in, name="sign_in"),
    path("post/", views.mailbox, name="mailbox"),
]
