from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "leertraject.feedback"
    label = "feedback"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.feedback import emails, panels

        emails.register()
        panels.register()
