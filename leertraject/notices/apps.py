from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "leertraject.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.notices import own_means, stopping

        own_means.register()
        stopping.register()
