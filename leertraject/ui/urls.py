from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [path("galerij/", views.gallery, name="gallery")]
