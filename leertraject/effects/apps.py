from django.apps import AppConfig


class EffectsConfig(AppConfig):
    name = "leertraject.effects"
    label = "effects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.effects import certificates, emails, keeping

        certificates.register()
        emails.register()
        keeping.register()
