from django.apps import AppConfig


class BuddiesConfig(AppConfig):
    name = "leertraject.buddies"
    label = "buddies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.buddies import emails, panels

        emails.register()
        panels.register()
