from django.apps import AppConfig


class LookbackConfig(AppConfig):
    name = "leertraject.lookback"
    label = "lookback"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.lookback import emails, feeding, guarding, panels, retaining

        emails.register()
        feeding.register()
        guarding.register()
        panels.register()
        retaining.register()
