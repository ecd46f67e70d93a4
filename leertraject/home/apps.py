from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "leertraject.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.home import emails

        emails.register()
