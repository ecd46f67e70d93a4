"""The floor: a bare Django project on SQLite with a session, a sign-in and a template of 50 rows out of 2,000.

Run as a program (`python -m bench.bare FOLDER`) it prints its cost as JSON.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

TEMPLATE = """<!doctype html><title>Rows</title><p>{{ request.user }}</p><table>
{% for row in rows %}<tr><td>{{ row.name }}</td><td>{{ row.codename }}</td><td>{{ row.pk }}</td></tr>{% endfor %}
</table>"""


def rows(request: HttpRequest) -> HttpResponse:
    """Shows 50 rows to whoever is signed in."""
    from django.contrib.auth.models import Permission
    from django.template import engines

    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    found = Permission.objects.order_by("-pk")[:50]
    return HttpResponse(engines["django"].from_string(TEMPLATE).render({"rows": found}, request))


urlpatterns = [path("", rows)]


def main(folder: Path) -> None:
    """Sets the project up in `folder` and prints what its page costs."""
    settings.configure(
        SECRET_KEY="bare",  # noqa: S106
        ROOT_URLCONF="bench.bare",
        ALLOWED_HOSTS=["testserver"],
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "bare.sqlite3")}},
        USE_TZ=True,
    )
    django.setup()
    from django.contrib.auth.models import Permission, User
    from django.contrib.contenttypes.models import ContentType
    from django.core.management import call_command
    from django.test import Client

    from bench.measuring import cost

    call_command("migrate", verbosity=0)
    kind = ContentType.objects.create(app_label="bench", model="row")
    Permission.objects.bulk_create(
        Permission(name=f"Row number {n}", codename=f"row_{n}", content_type=kind) for n in range(2000)
    )
    client = Client()
    client.force_login(User.objects.create_user("lotte"))  # type: ignore[arg-type]  # the users of this project
    print(json.dumps(asdict(cost("bare Django, 50 rows", client, "/"))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
