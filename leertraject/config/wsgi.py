"""The web application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leertraject.config.settings")
application = get_wsgi_application()

# What was loaded stays for as long as the process lives, so looking whether it can go is work for nothing; a page makes
# thousands of objects that go by themselves, so the few in a ring may wait a little longer (5 to 8 % of a page).
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
