from django.urls import path

from leertraject.notices import views

app_name = "notices"
urlpatterns = [
    path("m/<str:token>/", views.open_link, name="open"),
    path("m/<str:token>/nieuw/", views.renew, name="renew"),
    path("agenda/", views.own_feeds, name="feeds"),
    path("agenda/<uuid:feed_id>/einde/", views.end_feed, name="end_feed"),
    path("agenda/<str:secret>.ics", views.feed, name="feed"),
    path("post/", views.sent, name="sent"),
    path("post/<uuid:notice_id>/herhaling/", views.again, name="again"),
    path("post/<uuid:notice_id>/afronding/", views.settle, name="settle"),
]
