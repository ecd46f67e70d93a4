from django.urls import path

from leertraject.reflections import views

app_name = "reflections"

REFLECTION = "notitieboek/<uuid:reflection_id>/"

urlpatterns = [
    path("notitieboek/", views.notebook, name="notebook"),
    path("notitieboek/nieuw/", views.begin, name="begin"),
    path(REFLECTION, views.reflection, name="reflection"),
    path(f"{REFLECTION}tekst/", views.passage, name="passage"),
    path(f"{REFLECTION}terugkeer/", views.return_on, name="return_on"),
    path(f"{REFLECTION}wissing/", views.discard, name="discard"),
    path(f"{REFLECTION}deling/", views.share, name="share"),
    path("delingen/<uuid:share_id>/", views.shared_one, name="shared_one"),
    path("delingen/<uuid:share_id>/intrekking/", views.withdraw_share, name="withdraw_share"),
]
