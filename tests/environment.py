"""What the settings find in the environment while tests run; loaded (`-p tests.environment`) before Django is.

Every pytest process has its own data folder, so that workers of xdist do not meet.
"""

import atexit
import base64
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="leertraject-test-")
_owner = os.getpid()


def _remove() -> None:
    # A forked child ends too, and must not take the folder along.
    if os.getpid() == _owner:
        shutil.rmtree(_data, ignore_errors=True)


atexit.register(_remove)

for _name in [name for name in os.environ if name.startswith("LEERTRAJECT_") and name != "LEERTRAJECT_SHARED"]:
    del os.environ[_name]
os.environ.pop("EMAIL_URL", None)
os.environ.update(
    LEERTRAJECT_TESTING="1",
    LEERTRAJECT_DATA=_data,
    LEERTRAJECT_ANONYMOUS_PER_MINUTE="10000000",
    LEERTRAJECT_SECRET_KEY="a fixed key, for tests and for nothing else",
    LEERTRAJECT_MASTER_KEY=base64.b64encode(bytes(range(32))).decode(),
)
os.mkdir(os.path.join(_data, "static"))
