from django.urls import path

from leertraject.assignments import views

app_name = "assignments"

WORK = "opdrachten/<uuid:work_id>/"
HAND_IN = "inleveringen/<uuid:hand_in_id>/"
FILE = "bestanden/<uuid:enclosure_id>/"

urlpatterns = [
    path("opdrachten/", views.own, name="own"),
    path(WORK, views.work, name="work"),
    path(f"{WORK}tekst/", views.text, name="text"),
    path(f"{WORK}inlevering/", views.handing_in, name="handing_in"),
    path(f"{WORK}bestand/", views.enclose, name="enclose"),
    path(f"{FILE}van-mij/", views.own_file, name="own_file"),
    path(f"{FILE}wissing/", views.take_off, name="take_off"),
    path(FILE, views.file, name="file"),
    path(HAND_IN, views.hand_in, name="hand_in"),
    path(f"{HAND_IN}opmerking/", views.remark, name="remark"),
    path("opmerkingen/<uuid:remark_id>/antwoord/", views.answer, name="answer"),
    path("opmerkingen/<uuid:remark_id>/intrekking/", views.withdraw_remark, name="withdraw_remark"),
    path(f"{HAND_IN}van-mij/", views.moment, name="moment"),
    path(f"{HAND_IN}lezers/", views.let_read, name="let_read"),
    path("lezers/<uuid:reader_id>/einde/", views.end_reading, name="end_reading"),
    path(f"{HAND_IN}intrekking/", views.take_back, name="take_back"),
    path("groepen/<uuid:cohort_id>/opdrachten/", views.of_group, name="of_group"),
    path("groepen/<uuid:cohort_id>/opdrachten/<uuid:block_id>/", views.asked, name="asked"),
]
