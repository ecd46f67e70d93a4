"""Settings. Every one has a default with which `make run` works; `docs/operations.md` lists them."""

import secrets
from pathlib import Path

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from environs import Env, validate

env = Env()

DATA = Path(env.str("LEERTRAJECT_DATA", "./var")).resolve()
URL = env.str("LEERTRAJECT_URL", "http://localhost:8000").rstrip("/")
HTTPS = URL.startswith("https://")
TESTING = env.bool("LEERTRAJECT_TESTING", False)


def _secret_key() -> str:
    """The key of sessions and mail links: from the environment, else a file that is made once."""
    given = env.str("LEERTRAJECT_SECRET_KEY", "")
    path = DATA / "keys" / "secret.key"
    if given:
        return given
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = _secret_key()
MASTER_KEY = env.str("LEERTRAJECT_MASTER_KEY", "")
MASTER_KEY_COMMAND = env.str("LEERTRAJECT_MASTER_KEY_COMMAND", "")
MASTER_KEY_FILE = env.str("LEERTRAJECT_MASTER_KEY_FILE", str(DATA / "keys" / "master.key"))

DEBUG = False
ALLOWED_HOSTS = env.list("LEERTRAJECT_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [URL] if HTTPS else []
BASE_URL = URL
# Never below what the product promises; `privacy/minimum.py`.
MINIMUM_GROUP = env.int("LEERTRAJECT_MINIMUM_GROUP", 5, validate=validate.Range(min=5))

# Until how many days after its newest evidence an opgave is fresh, and until how many it ages; `opgaven/freshness.py`.
OPGAVE_FRESH_DAYS = env.int("LEERTRAJECT_OPGAVE_FRESH_DAYS", 60, validate=validate.Range(min=1))
OPGAVE_AGEING_DAYS = env.int("LEERTRAJECT_OPGAVE_AGEING_DAYS", 120, validate=validate.Range(min=OPGAVE_FRESH_DAYS + 1))

INSTALLED_APPS = [
    "leertraject.home",
    "leertraject.effects",
    "leertraject.lookback",
    "leertraject.reflections",
    "leertraject.assignments",
    "leertraject.feedback",
    "leertraject.stopping",
    "leertraject.buddies",
    "leertraject.joining",
    "leertraject.opgaven",
    "leertraject.programmes",
    "leertraject.notices",
    "leertraject.people",
    "leertraject.privacy",
    "leertraject.logbook",
    "leertraject.ui",
    "leertraject.kernel",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "template_partials",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "leertraject.config.headers.PermissionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "leertraject.people.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "leertraject.people.middleware.ActorMiddleware",
    "leertraject.config.crowding.CrowdMiddleware",
    "leertraject.people.middleware.SecondStepGate",
]

ROOT_URLCONF = "leertraject.config.urls"
WSGI_APPLICATION = "leertraject.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "leertraject.home.context.page",
            ],
        },
    }
]

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL costs a little and keeps the promise that what is called saved survives a loss of power. The log goes into
    # the file after every hundred pages: after a thousand, everyone who saved just then waited a fifth of a second.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=268435456;"
        " PRAGMA cache_size=-16000; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=100"
    ),
}
DATABASES = {"default": dj_database_url.parse(env.str("DATABASE_URL", f"sqlite:///{DATA / 'leertraject.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = _SQLITE
    # A file and not memory: tests have threads and processes that meet in it, as web and worker do.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Opening a database anew costs a fifth of a page, also that of SQLite: its settings, its functions, all its tables.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Throttling counts over all web processes, so it needs a cache that they share.
# Room enough that nobody pushes the counters of others out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "leertraject.config.statics.KeptAddresses"
    },
}

# Signing in: a code by mail, the same answer for a known and an unknown address.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SESSION_ENGINE = "leertraject.people.sessions"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:start"
ACCOUNT_ADAPTER = "leertraject.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
# What each counts, and why no stranger shuts someone out: `people/throttling.py`. A training room shares one network.
ACCOUNT_RATE_LIMITS = {
    "request_login_code_network": "60/10m/ip,600/d/ip",
    "request_login_code_nearby": "4/10m/key,12/d/key",
    "request_login_code_address": "20/h/key,40/d/key",
    "request_login_code_known": "5/10m/key,40/d/key",
    "passkey_network": "120/10m/ip,1200/d/ip",
    "address_network": "30/h/ip,100/d/ip",
    "address_asked": "5/h/key,10/d/key",
    "address_mailed": "3/h/key,6/d/key",
    "address_code": "15/h/key,30/d/key",
    "second_step_nearby": "5/10m/key,20/d/key",
    "second_step_account": "20/h/key,40/d/key",
    "second_step_known": "5/10m/key,40/d/key",
    "invitation_network": "120/h/ip,600/d/ip",
    "invitation_address": "3/h/key,6/d/key",
    "join_network": "120/10m/ip,600/d/ip",
    "contribute_network": "240/m/ip",
    "contribute_browser": "6/m/key",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("LEERTRAJECT_PROXIES", 0)
# What one network may ask in a minute without being known here; a whole office may sit behind one address.
ANONYMOUS_PER_MINUTE = env.int("LEERTRAJECT_ANONYMOUS_PER_MINUTE", 1200, validate=validate.Range(min=60))

# Mail. Without a server it is kept as files, which the demo's mailbox page shows.
MAIL_FOLDER = DATA / "mail"
DEFAULT_FROM_EMAIL = env.str("LEERTRAJECT_MAIL_FROM", "Leertraject <leertraject@localhost>")
vars().update(dj_email_url.parse(env.str("EMAIL_URL", "dummymail:")))
EMAIL_BACKEND = (
    "leertraject.notices.mailfolder.MailFolderBackend" if not env.str("EMAIL_URL", "") else vars()["EMAIL_BACKEND"]
)
EMAIL_TIMEOUT = 20

# Security.
_HOST = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_HOST}sessie"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_FAILURE_VIEW = "leertraject.ui.views.csrf_failure"
CSRF_COOKIE_NAME = f"{_HOST}csrf"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
# With no-referrer Chromium sends `Origin: null` and plain forms are refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024

# A log line may name a path and an id, never what someone wrote: no request bodies, no local variables.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "leertraject.config.logs.PlacesOnly",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Whoever knocks under another name gets 400; a line per scanner would bury what matters.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
