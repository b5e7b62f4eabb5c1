"""The settings of the site, with a folder and a key for tests only."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SAMENSTERK_DATA", tempfile.mkdtemp(prefix="samensterk-test-"))
os.environ.setdefault("SAMENSTERK_SECRET_KEY", "a key that signs nothing real")

from samensterk.web.config.settings import *  # noqa: F403
from samensterk.web.config.settings import DATA, DATABASES

# Threads of a test must see one database, so SQLite keeps it in a file.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    name = f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'one')}.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA) / name)}
    # Nobody needs what a test wrote after the power has failed.
    options = DATABASES["default"]["OPTIONS"]
    quick = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    DATABASES["default"]["OPTIONS"] = {**options, "init_command": quick}
(Path(DATA) / "static").mkdir(parents=True, exist_ok=True)
DATABASES["default"]["CONN_MAX_AGE"] = 0
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The real one takes a fifth of a second on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
