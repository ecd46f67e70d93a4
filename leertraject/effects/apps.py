from django.apps import AppConfig


class EffectsConfig(AppConfig):
    name = "leertraject.effects"
    label = "effects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.effects import emails, keeping

        emails.register()
        keeping.register()
