"""Signing in, under the names that allauth reverses, and the people of the bureau and its clients."""

from django.urls import include, path

from leertraject.people import entering, moving, views, ways_in

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
        path("inloggen/apparaten/", ways_in.own_devices, name="devices"),
        path("inloggen/apparaten/einde/", ways_in.devices_end, name="devices_end"),
        path("inloggen/tweede-stap/instellen/", ways_in.step_needed, name="step_needed"),
        path("inloggen/adres/", moving.prove, name="address"),
        path("inloggen/adres/nieuw/", moving.new_address, name="new_address"),
        path("inloggen/adres/code/", moving.use_code, name="address_code"),
        path("inloggen/nieuwe-app/", ways_in.new_app, name="new_app"),
        path("inloggen/app/", ways_in.app, name="app"),
        path("inloggen/app/einde/", ways_in.app_end, name="app_end"),
        path("inloggen/herstelcodes/", ways_in.new_codes, name="new_codes"),
        path("inloggen/nieuwe-passkey/", ways_in.new_passkey, name="new_passkey"),
        path("inloggen/nieuwe-passkey/vraag/", ways_in.new_passkey_question, name="new_passkey_question"),
        path("inloggen/passkeys/<uuid:passkey_id>/einde/", ways_in.passkey_end, name="passkey_end"),
        path("inloggen/apparaten/<uuid:device_id>/einde/", ways_in.device_end, name="device_end"),
    ],
    "people",
)

urlpatterns = [
    path("inloggen/", entering.sign_in, name="account_login"),
    path("inloggen/aanvraag/", entering.ask_code, name="account_request_login_code"),
    path("inloggen/code/", entering.use_code, name="account_confirm_login_code"),
    path("inloggen/tweede-stap/", entering.second_step, name="account_second_step"),
    path("inloggen/tweede-stap/vraag/", entering.second_step_question, name="account_second_step_question"),
    path("inloggen/passkey/", entering.by_passkey, name="account_passkey"),
    path("inloggen/passkey/vraag/", entering.passkey_question, name="account_passkey_question"),
    path("inloggen/gesloten/", entering.closed, name="account_inactive"),
    path("inloggen/aanmelden/", entering.no_sign_up, name="account_signup"),
    path("uitloggen/", entering.sign_out, name="account_logout"),
    path("", include(people)),
]
