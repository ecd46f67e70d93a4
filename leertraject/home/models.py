"""The demo marker."""

from django.db import models


class DemoMarker(models.Model):
    """That this installation is a demo; made by `leertraject demo` and by nothing else."""

    technical = "says that the installation is a demo; holds no personal data"

    made_at = models.DateTimeField()
