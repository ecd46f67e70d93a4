from django.apps import AppConfig


class StoppingConfig(AppConfig):
    name = "leertraject.stopping"
    label = "stopping"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.stopping import panels

        panels.register()
