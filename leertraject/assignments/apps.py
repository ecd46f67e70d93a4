from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "leertraject.assignments"
    label = "assignments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.assignments import emails, panels

        emails.register()
        panels.register()
