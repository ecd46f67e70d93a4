from django.apps import AppConfig


class UiConfig(AppConfig):
    """Page frames, component tags, styles and behaviours."""

    name = "leertraject.ui"
    label = "ui"
