"""Settings of Django; everything that differs per place comes from `environment`."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from samensterk.web.config.environment import environment, kept_secret
from samensterk.web.config.logs import logging_settings
from samensterk.web.config.mail import mail_settings
from samensterk.web.config.provider import provider_settings

try:
    ENVIRONMENT = environment()
except ValidationError as error:
    wrong = ", ".join(str(one["loc"][0]) for one in error.errors())
    # Without the cause: that would show the value, which may be a secret.
    raise ImproperlyConfigured(f"wrong value in the environment: {wrong}") from None

DATA = ENVIRONMENT.data
DEBUG = ENVIRONMENT.debug
DEMO = ENVIRONMENT.demo
DAYS_AHEAD = ENVIRONMENT.days_ahead if DEMO else 0
SECRET_KEY = ENVIRONMENT.secret_key or kept_secret(DATA / "secret-key")
SECRET_KEY_FALLBACKS = [one for one in ENVIRONMENT.old_secret_keys.split(",") if one]
SITE_URL = ENVIRONMENT.url
ALLOWED_HOSTS = [ENVIRONMENT.host]
if not ENVIRONMENT.is_https:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "samensterk.web.config",
    "samensterk.web.rounds",
    "samensterk.web.programme",
    "samensterk.web.areas",
    "samensterk.web.privacy",
    "samensterk.web.accounts",
    "samensterk.web.common",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "samensterk.web.config.request_ids.RequestIds",
    "django.middleware.security.SecurityMiddleware",
    "samensterk.web.config.content_policy.content_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samensterk.web.config.languages.chosen_language",
    "samensterk.web.config.upload_limit.upload_limit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "samensterk.web.config.only_forms.only_forms",
    "samensterk.web.config.door_keeper.DoorKeeper",
    "samensterk.web.config.log_keeper.LogKeeper",
]
ROOT_URLCONF = "samensterk.web.config.urls"
DOORS = "samensterk.web.config.doors.DOORS"
WSGI_APPLICATION = "samensterk.web.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samensterk.web.config.page_context.page_context",
            ],
        },
    }
]
FORM_RENDERER = "samensterk.web.common.forms.HouseRenderer"

# WAL lets people read while one writes. FULL, because what a phone was told is
# received must survive a power cut. IMMEDIATE, because a transaction that turns
# from reading to writing halfway cannot wait for another.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
        " PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
        " PRAGMA journal_size_limit=67108864;"
    ),
}


def _database() -> dict[str, Any]:
    if not ENVIRONMENT.database_url:
        name = DATA / "samensterk.sqlite3"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "OPTIONS": SQLITE,
            "CONN_MAX_AGE": 60,
        }
    found: dict[str, Any] = dict(
        dj_database_url.parse(
            ENVIRONMENT.database_url, conn_max_age=60, conn_health_checks=True
        )
    )
    # A server that accepts and says nothing must not hold up who asks for our health.
    found["OPTIONS"] = {"connect_timeout": 5, **found.get("OPTIONS", {})}
    return found


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all processes, so that limits on signing in count for all of them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Django keeps 300; beyond those it throws away limits that still count.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
LEASE_S = ENVIRONMENT.lease_s
PDOK = ENVIRONMENT.pdok
BACKUP_DAYS = ENVIRONMENT.backup_days

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["samensterk.web.config.formats"]

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "samensterk.web.config.static_files.StaticFiles"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
UPLOAD_BYTES = ENVIRONMENT.upload_mb * 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
SOURCES_ROOT = Path(ENVIRONMENT.sources) if ENVIRONMENT.sources else None
SOURCES_MIRROR = ENVIRONMENT.mirror

COOKIE_PREFIX = "__Host-" if ENVIRONMENT.is_https else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}taal"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = ENVIRONMENT.is_https
SECURE_REDIRECT_EXEMPT = [r"^gezond$"]
SECURE_HSTS_SECONDS = 365 * 86400 if ENVIRONMENT.is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.is_https
SECURE_REFERRER_POLICY = "same-origin"
if ENVIRONMENT.proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "samensterk.web.common.views.csrf_failure"

LOGGING = logging_settings(ENVIRONMENT.log_format, with_messages=DEBUG)
LOGGING_CONFIG = "logging.config.dictConfig"

MAIL = mail_settings(ENVIRONMENT.mail_url, DATA / "mail")
EMAIL_BACKEND = MAIL.backend
EMAIL_FILE_PATH = MAIL.folder
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starts_tls, MAIL.is_tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from

# Signing in; the choices are explained in docs/adr/0007-sign-in.md.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# NIST SP 800-63B-4 (2025), 3.1.1.2: length and a list of known passwords, no
# rules about kinds of characters, no expiry.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:home"
ACCOUNT_ADAPTER = "samensterk.web.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "accounts:home"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "reset_password": "samensterk.web.accounts.sign_in_forms.AskForLinkForm",
    "change_password": "samensterk.web.accounts.sign_in_forms.OtherPasswordForm",
    "reset_password_from_key": "samensterk.web.accounts.sign_in_forms.NewPasswordForm",
}
# Counted in the shared cache, so for all processes together. NIST SP 800-63B-4
# (2025), 3.2.2: at most 100 failures in a row for one account.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key,100/d/key",
    "reset_password": "20/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "signup": "20/m/ip",
}
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
USERSESSIONS_TRACK_ACTIVITY = False
MFA_ADAPTER = "samensterk.web.accounts.adapters.SecondFactorAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # our adapter links verified addresses
MFA_FORMS = {
    "add_webauthn": "samensterk.web.accounts.sign_in_forms.AddPasskeyForm",
    "edit_webauthn": "samensterk.web.accounts.sign_in_forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Samen Sterk"
# A code works once. To practise, several people may use one login at once.
MFA_TOTP_TOLERANCE = 2 if DEMO else 0
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.is_https
SOCIALACCOUNT_ADAPTER = "samensterk.web.accounts.provider_adapter.ProviderAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = provider_settings(ENVIRONMENT)
