"""Every setting comes from the environment, has a type and says what it is for."""

import json
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOCAL = "http://127.0.0.1:8000"


class Environment(BaseSettings):
    """The settings; docs/deployment.md shows them in a table that a test compares."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, populate_by_name=True
    )

    data: Path = Field(
        default_factory=lambda: user_data_path("samensterk"),
        validation_alias="SAMENSTERK_DATA",
        description="folder for everything: database, files of users, mail, keys",
    )
    database_url: str = Field(
        default="",
        validation_alias="DATABASE_URL",
        description="`postgresql://user:password@host/name`; empty means SQLite in the folder",
    )
    url: str = Field(
        default=LOCAL,
        validation_alias="SAMENSTERK_URL",
        description="the address in the browser; `https` turns on secure cookies and HSTS",
        pattern=r"^https?://[^/]+$",
    )
    secret_key: str = Field(
        default="",
        validation_alias="SAMENSTERK_SECRET_KEY",
        description="signs sessions and links; empty means one made in the folder; must be given with PostgreSQL",
        repr=False,
    )
    old_secret_keys: str = Field(
        default="",
        validation_alias="SAMENSTERK_OLD_SECRET_KEYS",
        description="earlier keys, with commas, still accepted while people move over",
        repr=False,
    )
    mail_url: str = Field(
        default="",
        validation_alias="SAMENSTERK_MAIL_URL",
        description="`smtp://user:password@host:587` or `smtps://...:465`; empty means files in the folder",
        repr=False,
    )
    mail_from: str = Field(
        default="samensterk@localhost",
        validation_alias="SAMENSTERK_MAIL_FROM",
        description="sender of mail; the municipality's name is put before it",
    )
    security_contact: str = Field(
        default="",
        validation_alias="SAMENSTERK_SECURITY_CONTACT",
        description="`mailto:` or `https:` address in security.txt",
    )
    log_format: Literal["text", "json"] = Field(
        default="text",
        validation_alias="SAMENSTERK_LOG_FORMAT",
        description="`text` for people, `json` for a log collector",
    )
    proxies: int = Field(
        default=0,
        ge=0,
        validation_alias="SAMENSTERK_PROXIES",
        description="how many reverse proxies stand before the site; their headers are believed",
    )
    upload_mb: int = Field(
        default=200,
        ge=1,
        validation_alias="SAMENSTERK_UPLOAD_MB",
        description="largest file that a user may send, in MB",
    )
    sources: str = Field(
        default="",
        validation_alias="SAMENSTERK_SOURCES",
        description="folder on the server with files for scans, in subfolders; it is only read; empty means that nobody is offered it",
    )
    mirror: str = Field(
        default="",
        validation_alias="SAMENSTERK_MIRROR",
        description="mirror that is asked for open data instead of PDOK and CBS, as `samensterk fetch --from`",
    )
    web_processes: int = Field(
        default=2,
        ge=1,
        validation_alias="SAMENSTERK_WEB_PROCESSES",
        description="processes of one web server",
    )
    web_threads: int = Field(
        default=8,
        ge=1,
        validation_alias="SAMENSTERK_WEB_THREADS",
        description="requests at the same time in each of them",
    )
    lease_s: int = Field(
        default=60,
        ge=2,
        validation_alias="SAMENSTERK_LEASE_S",
        description="after so many seconds of silence a job goes to another worker",
    )
    backup_days: int = Field(
        default=30,
        ge=1,
        le=3650,
        validation_alias="SAMENSTERK_BACKUP_DAYS",
        description="how many days a backup may be kept; its end date is in its name, and it may hold what was removed since",
    )
    pdok: bool = Field(
        default=False,
        validation_alias="SAMENSTERK_PDOK",
        description="maps may draw the base map of PDOK; browsers of users then ask service.pdok.nl for it",
    )
    demo: bool = Field(
        default=False,
        validation_alias="SAMENSTERK_DEMO",
        description="a place to practise, with known logins; never on a real site",
    )
    days_ahead: int = Field(
        default=0,
        ge=0,
        le=36_500,
        validation_alias="SAMENSTERK_DAYS_AHEAD",
        description="how many days ahead of the calendar it is for terms, to practise; only counts with SAMENSTERK_DEMO",
    )
    debug: bool = Field(
        default=False,
        validation_alias="SAMENSTERK_DEBUG",
        description="pages for developers; never on a real site",
    )
    oidc_name: str = Field(
        default="",
        validation_alias="SAMENSTERK_OIDC_NAME",
        description="name on the button, such as `Microsoft`; empty means no OpenID Connect",
    )
    oidc_url: str = Field(
        default="",
        validation_alias="SAMENSTERK_OIDC_URL",
        description="address of the provider, without `/.well-known/openid-configuration`",
    )
    oidc_client: str = Field(
        default="",
        validation_alias="SAMENSTERK_OIDC_CLIENT",
        description="our client id with the provider",
    )
    oidc_secret: str = Field(
        default="",
        validation_alias="SAMENSTERK_OIDC_SECRET",
        description="our client secret with the provider",
        repr=False,
    )
    oidc_claim: str = Field(
        default="roles",
        validation_alias="SAMENSTERK_OIDC_CLAIM",
        description="claim that holds the groups of a person",
    )
    oidc_roles: Annotated[dict[str, str], NoDecode] = Field(
        default_factory=dict,
        validation_alias="SAMENSTERK_OIDC_ROLES",
        description='JSON, from group to role in a municipality: `{"group": "GM0166:coordinator"}`',
    )
    oidc_second_factor: str = Field(
        default="",
        validation_alias="SAMENSTERK_OIDC_SECOND_FACTOR",
        description="value of `amr` that proves a second factor with the provider, such as `mfa`; empty means we ask our own",
    )

    @field_validator("oidc_roles", mode="before")
    @classmethod
    def _read_json(cls, given: Any) -> Any:
        return json.loads(given) if isinstance(given, str) else given

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def is_https(self) -> bool:
        return self.url.startswith("https://")


@cache
def environment() -> Environment:
    """Read the environment once; a wrong value is told by name."""
    return Environment()


def kept_secret(path: Path) -> str:
    """Give the secret in a file; the first who asks makes it, readable by us only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(made, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text("ascii").strip()
