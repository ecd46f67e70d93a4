"""What other people's packages bring in, each with the reason why it may stay."""

MODELS = {
    "auth.Group": "comes with django.contrib.auth; roles live in people.Role and this table stays empty",
    "auth.Permission": "comes with django.contrib.auth; names of models, no persons",
    "contenttypes.ContentType": "names of models, no persons",
    "account.EmailAddress": "the address with which someone signs in; goes with the account",
    "account.EmailConfirmation": "unused: signing in by code confirms the address",
    "django_tasks_database.DBTaskResult": "the task queue; arguments are ids only",
}

URLS: dict[str, str] = {}
