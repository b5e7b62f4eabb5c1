"""Forms of allauth that say or do something in our own way; named in the settings."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.forms import GOOD_PASSWORD
from samensterk.web.accounts.password_links import ask_for_link

LONGEST_NAME = 60


class AskForLinkForm(ResetPasswordForm):
    """Asks for a link; what is sent is found out later."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        ask_for_link(email)
        return email


class OtherPasswordForm(ChangePasswordForm):
    """Says in one sentence what makes a good password."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password1"].help_text = GOOD_PASSWORD


class NewPasswordForm(ResetPasswordKeyForm):
    """The same, for who comes by a link."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password1"].help_text = GOOD_PASSWORD


class AddPasskeyForm(AddWebAuthnForm):
    """A name only: what a device can do, it tells the browser itself."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["passwordless"]
        _ask_name(self)


class RenamePasskeyForm(EditWebAuthnForm):
    """Another name."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        _ask_name(self)


def _ask_name(form: Any) -> None:
    name = form.fields["name"]
    name.label = _("name of the passkey")
    name.help_text = _("So that you know later which device it is.")
    name.max_length = LONGEST_NAME
    name.widget.attrs["maxlength"] = LONGEST_NAME
