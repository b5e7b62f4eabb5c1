"""Forms of allauth that do something in our own way."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from django.http import HttpRequest

from samensterk.web.accounts.password_links import ask_for_link


class AskForLinkForm(ResetPasswordForm):
    """Named in the setting ACCOUNT_FORMS."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        ask_for_link(email)
        return email
