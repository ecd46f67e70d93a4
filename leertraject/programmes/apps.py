from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "leertraject.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from leertraject.people import cohort_names, person_links
        from leertraject.programmes import emails, queries, showing
        from leertraject.programmes.inviting import feeding

        emails.register()
        feeding.register()
        cohort_names.register(queries.cohort_names)
        person_links.register(showing.person_links)
