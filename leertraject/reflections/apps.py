from django.apps import AppConfig


class ReflectionsConfig(AppConfig):
    name = "leertraject.reflections"
    label = "reflections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.reflections import panels

        panels.register()
