from django.urls import path

from leertraject.notices.views import calendar, choosing, mail

app_name = "notices"
urlpatterns = [
    path("m/<str:token>/", mail.open_link, name="open"),
    path("m/<str:token>/nieuw/", mail.renew, name="renew"),
    path("agenda/", calendar.own_feeds, name="feeds"),
    path("agenda/<uuid:feed_id>/einde/", calendar.end_feed, name="end_feed"),
    path("agenda/<str:secret>.ics", calendar.feed, name="feed"),
    path("post/", mail.sent, name="sent"),
    path("post/<uuid:notice_id>/herhaling/", mail.again, name="again"),
    path("post/<uuid:notice_id>/afronding/", mail.settle, name="settle"),
    path("post/keuze/", choosing.choices, name="choices"),
    path("post/keuze/<slug:stream>/<slug:wish>/", choosing.choose, name="choose"),
    path("post/uit/<str:leaving>/", choosing.leave, name="leave"),
    path("post/uit/<str:leaving>/<slug:stream>/<slug:wish>/", choosing.leave_choose, name="leave_choose"),
]
