"""The steps between a password and being signed in."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from samensterk.web.accounts.provider_adapter import has_proved_second_factor


class SecondFactorStage(AuthenticateStage):
    """Asks our own second factor, unless somebody's organisation has just asked its own."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if has_proved_second_factor(self.login.signal_kwargs):
            return False
        return bool(super()._should_handle(request))
