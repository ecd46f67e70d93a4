from django.apps import AppConfig


class OpgavenConfig(AppConfig):
    name = "leertraject.opgaven"
    label = "opgaven"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.opgaven import emails

        emails.register()
