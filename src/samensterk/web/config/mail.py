"""Mail goes to a server, or to files in the folder where there is none."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}


class NoMailServer(ValueError):
    """The address of the mail server cannot be read."""


@dataclass(frozen=True, slots=True)
class Mail:
    """Where mail goes, in the words of Django's settings."""

    backend: str
    folder: Path | None = None
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False


def mail_settings(url: str, folder: Path) -> Mail:
    """Read `smtp://user:password@host:port`; `smtp` asks for STARTTLS unless local."""
    if not url:
        return Mail("django.core.mail.backends.filebased.EmailBackend", folder)
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise NoMailServer("SAMENSTERK_MAIL_URL starts with smtp:// or smtps://")
    is_local = parts.hostname in ("127.0.0.1", "localhost")
    return Mail(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp" and not is_local,
        is_tls=parts.scheme == "smtps",
    )
