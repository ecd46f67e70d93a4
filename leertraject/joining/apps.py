from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "leertraject.joining"
    label = "joining"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.joining import emails, panels

        emails.register()
        panels.register()
