from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "leertraject.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.feedback import plans
        from leertraject.home import emails, today

        emails.register()
        plans.register(today.promise)
