"""How users are made and found: by e-mail address, whatever its capitals."""

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import BaseUserManager
from django.db import IntegrityError, transaction

if TYPE_CHECKING:
    from samensterk.web.accounts.models import User


class AddressTaken(Exception):
    """There is an account with this address, perhaps since this very moment."""


def same_address(email: str) -> str:
    """Give the one spelling under which an address is kept."""
    return email.strip().lower()


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None) -> "User":
        """Make an account.

        Raises
        ------
        AddressTaken
        """
        user = self.model(email=same_address(email), name=name)
        user.set_password(password)
        # Only the database can tell which of two at once came first.
        user.full_clean(validate_unique=False)
        try:
            with transaction.atomic(using=self._db):
                user.save(using=self._db)
        except IntegrityError as error:
            raise AddressTaken from error
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=same_address(username or ""))
