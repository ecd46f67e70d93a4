"""Signing in, under the names that allauth reverses, and the people of the bureau and its clients."""

from django.urls import include, path

from leertraject.people import entering, views

people = (
    [
        path("organisaties/", views.organisations, name="organisations"),
        path("organisaties/<uuid:organisation_id>/", views.organisation, name="organisation"),
        path("mensen/", views.staff, name="staff"),
        path("mensen/<uuid:person_id>/", views.person, name="person"),
        path("mensen/<uuid:person_id>/rollen/", views.role, name="role"),
        path("mensen/<uuid:person_id>/gegevens/", views.details, name="details"),
        path("mensen/<uuid:person_id>/account/", views.account, name="account"),
        path("rollen/<uuid:role_id>/einde/", views.role_end, name="role_end"),
        path("inloggen/apparaten/", views.devices, name="devices"),
        path("inloggen/apparaten/einde/", views.devices_end, name="devices_end"),
        path("inloggen/nieuwe-app/", views.new_app, name="new_app"),
        path("inloggen/app/", views.app, name="app"),
        path("inloggen/app/einde/", views.app_end, name="app_end"),
        path("inloggen/herstelcodes/", views.new_codes, name="new_codes"),
        path("inloggen/apparaten/<uuid:device_id>/einde/", views.device_end, name="device_end"),
    ],
    "people",
)

urlpatterns = [
    path("inloggen/", entering.sign_in, name="account_login"),
    path("inloggen/aanvraag/", entering.ask_code, name="account_request_login_code"),
    path("inloggen/code/", entering.use_code, name="account_confirm_login_code"),
    path("inloggen/tweede-stap/", entering.second_step, name="account_second_step"),
    path("inloggen/gesloten/", entering.closed, name="account_inactive"),
    path("inloggen/aanmelden/", entering.no_sign_up, name="account_signup"),
    path("uitloggen/", entering.sign_out, name="account_logout"),
    path("", include(people)),
]
