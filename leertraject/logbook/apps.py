from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "leertraject.logbook"
    label = "logbook"
    default_auto_field = "django.db.models.BigAutoField"
