"""All addresses: Dutch words, with a name for each in the table of doors."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as provider
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import include, path, re_path

from samensterk.web.accounts import organisation_sign_in as organisation

SIGN_IN = [
    path("", account.login, name="account_login"),
    path("aanmelden/", account.signup, name="account_signup"),
    path("gesloten/", account.account_inactive, name="account_inactive"),
    path("opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", account.password_reset, name="account_reset_password"),
    path(
        "wachtwoord/verstuurd/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^wachtwoord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("tweede-factor/", second_factor.authenticate, name="mfa_authenticate"),
    path("passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "organisatie/afgebroken/",
        provider.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path(
        "organisatie/mislukt/", provider.login_error, name="socialaccount_login_error"
    ),
    path("organisatie/aanmelden/", provider.signup, name="socialaccount_signup"),
    path("<slug:provider_id>/login/", organisation.login, name="openid_connect_login"),
    path(
        "<slug:provider_id>/terug/",
        organisation.callback,
        name="openid_connect_callback",
    ),
]
OWN_ACCOUNT = [
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("sessies/", sessions.list_usersessions, name="usersessions_list"),
    path("tweede-factor/", second_factor.index, name="mfa_index"),
    path(
        "tweede-factor/opnieuw/",
        second_factor.reauthenticate,
        name="mfa_reauthenticate",
    ),
    path("tweede-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("tweede-factor/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "tweede-factor/herstelcodes/",
        recovery_codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "tweede-factor/herstelcodes/nieuw/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tweede-factor/herstelcodes/bestand/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "passkeys/opnieuw/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "passkeys/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"
    ),
    path("passkeys/<int:pk>/naam/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
urlpatterns = [
    path("", include("samensterk.web.accounts.urls")),
    path("", include("samensterk.web.common.urls")),
    path("", include("samensterk.web.privacy.urls")),
    path("", include("samensterk.web.programme.urls")),
    path("", include("samensterk.web.areas.urls")),
    path("", include("samensterk.web.rounds.urls")),
    path("inloggen/", include(SIGN_IN)),
    path("uitloggen/", account.logout, name="account_logout"),
    path("mijn-account/", include(OWN_ACCOUNT)),
]
if settings.DEBUG:
    urlpatterns.append(path("dev/", include("samensterk.web.config.dev_urls")))
