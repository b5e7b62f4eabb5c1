"""Every address of the site and who may use it: the one table.

The door keeper enforces it, a test walks it, the manual's page on access is made from
it. An address that is not here does not exist for anybody.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, anybody, on_platform, signed_in, within
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import IN_MUNICIPALITY, Role
from samensterk.web.config.areas_doors import AREAS
from samensterk.web.config.programme_doors import PROGRAMME
from samensterk.web.config.rounds_doors import ROUNDS

ADMINISTRATORS = {Role.MUNICIPALITY_ADMIN}
RUNS_JOBS = {Role.COORDINATOR, Role.RIEC_ANALYST, Role.MUNICIPALITY_ADMIN}

# The officer watches, the coordinator does the work; an administrator sees the terms.
SEES_PRIVACY = {Role.PRIVACY_OFFICER, Role.COORDINATOR, Role.MUNICIPALITY_ADMIN}

OFFICER = {Role.PRIVACY_OFFICER}
# Who handles what residents ask; an administrator of accounts has no need to.
ANSWERS_RESIDENTS = {Role.PRIVACY_OFFICER, Role.COORDINATOR}


def _for_rights(title: str | Promise, *, is_sensitive: bool = False) -> Door:
    return within(
        title,
        ANSWERS_RESIDENTS,
        is_sensitive=is_sensitive,
        purpose=Purpose.RESIDENT_RIGHTS,
    )


_FOR_MACHINES: Mapping[str, Door] = {
    "common:health": anybody(_("Health of the site")),
    "common:security_txt": anybody(_("Where to report a leak")),
    "common:language": anybody(_("Choose the language")),
    "accounts:house_style_css": anybody(_("Colours of a municipality")),
    "accounts:logo": anybody(_("Logo of a municipality")),
}
_SIGN_IN: Mapping[str, Door] = {
    "accounts:home": anybody(_("Start")),
    "accounts:invitation": anybody(_("Link in an invitation")),
    "accounts:accept_invitation": anybody(_("Accept an invitation")),
    "account_login": anybody(_("Sign in")),
    "account_signup": anybody(_("Sign up (closed)")),
    "account_logout": signed_in(_("Sign out"), before_second_factor=True),
    "account_inactive": anybody(_("Account closed")),
    "account_reset_password": anybody(_("Forgotten password")),
    "account_reset_password_done": anybody(_("Mail for a new password")),
    "account_reset_password_from_key": anybody(_("Choose a new password")),
    "account_reset_password_from_key_done": anybody(_("New password set")),
    "mfa_authenticate": anybody(_("Second factor")),
    "mfa_login_webauthn": anybody(_("Sign in with a passkey")),
    "openid_connect_login": anybody(_("Sign in with your organisation")),
    "openid_connect_callback": anybody(_("Back from your organisation")),
    "socialaccount_login_cancelled": anybody(_("Sign-in cancelled")),
    "socialaccount_login_error": anybody(_("Sign-in failed")),
    "socialaccount_signup": anybody(_("Sign up with your organisation (closed)")),
}
_OWN_ACCOUNT: Mapping[str, Door] = {
    "accounts:me": signed_in(_("My account")),
    "accounts:second_factor": signed_in(
        _("Set up a second factor"), before_second_factor=True
    ),
    "account_reauthenticate": signed_in(_("Sign in again"), before_second_factor=True),
    "account_change_password": signed_in(_("Change password"), is_sensitive=True),
    "mfa_index": signed_in(_("Second factors"), before_second_factor=True),
    "mfa_reauthenticate": signed_in(_("Second factor again")),
    # Sensitive: who finds a screen unlocked must not make a key of his own.
    "mfa_activate_totp": signed_in(
        _("Set up an authenticator app"), is_sensitive=True, before_second_factor=True
    ),
    "mfa_deactivate_totp": signed_in(
        _("Remove the authenticator app"), is_sensitive=True
    ),
    "mfa_view_recovery_codes": signed_in(_("Recovery codes"), is_sensitive=True),
    "mfa_generate_recovery_codes": signed_in(
        _("New recovery codes"), is_sensitive=True
    ),
    "mfa_download_recovery_codes": signed_in(
        _("Recovery codes as a file"), is_sensitive=True
    ),
    "mfa_list_webauthn": signed_in(_("Passkeys"), before_second_factor=True),
    "mfa_add_webauthn": signed_in(
        _("Add a passkey"), is_sensitive=True, before_second_factor=True
    ),
    "mfa_reauthenticate_webauthn": signed_in(_("Passkey again")),
    "mfa_remove_webauthn": signed_in(_("Remove a passkey"), is_sensitive=True),
    "mfa_edit_webauthn": signed_in(_("Name a passkey")),
    "usersessions_list": signed_in(_("Where I am signed in")),
}
_MUNICIPALITY: Mapping[str, Door] = {
    "accounts:municipality": within(_("Start"), IN_MUNICIPALITY),
    "common:search": within(
        _("Search"), IN_MUNICIPALITY, purpose=Purpose.LIST_OF_YARDS
    ),
    "common:jobs": within(_("Work"), RUNS_JOBS),
    "common:job": within(_("One piece of work"), RUNS_JOBS),
    "common:job_cancel": within(_("Stop work"), RUNS_JOBS),
    "common:job_retry": within(_("Try work again"), RUNS_JOBS),
    "privacy:overview": within(_("Privacy"), SEES_PRIVACY),
    "accounts:members": within(
        _("People"), {Role.COORDINATOR, Role.MUNICIPALITY_ADMIN}
    ),
    "accounts:invite": within(_("Invite somebody"), ADMINISTRATORS, is_sensitive=True),
    "accounts:withdraw_invitation": within(
        _("Withdraw an invitation"), ADMINISTRATORS, is_sensitive=True
    ),
    "accounts:member": within(_("One member"), ADMINISTRATORS, is_sensitive=True),
    "accounts:hand_over": within(
        _("Hand over work"), ADMINISTRATORS, is_sensitive=True
    ),
    "accounts:house_style": within(
        _("House style"), {Role.MUNICIPALITY_ADMIN, Role.MATERIAL_EDITOR}
    ),
    "accounts:why": within(_("Why may I (not)?"), ADMINISTRATORS),
}
_LOG: Mapping[str, Door] = {
    "privacy:log": within(
        _("Processing log"), OFFICER, is_sensitive=True, purpose=Purpose.SUPERVISION
    ),
    "privacy:log_line": within(
        _("One line of the log"),
        OFFICER,
        is_sensitive=True,
        purpose=Purpose.SUPERVISION,
    ),
    "privacy:chain": within(_("Is the log whole?"), OFFICER),
    "privacy:breach_file": within(
        _("What one account touched"),
        OFFICER,
        is_sensitive=True,
        purpose=Purpose.SUPERVISION,
    ),
    "privacy:unusual": within(_("Unusual use"), OFFICER),
    "privacy:unusual_use": within(
        _("One day of unusual use"),
        OFFICER,
        is_sensitive=True,
        purpose=Purpose.SUPERVISION,
    ),
    "privacy:accesses": within(
        _("Who looked at an address"),
        ANSWERS_RESIDENTS,
        purpose=Purpose.RESIDENT_RIGHTS,
    ),
    "privacy:accesses_of": within(
        _("Who looked at this address"),
        ANSWERS_RESIDENTS,
        purpose=Purpose.RESIDENT_RIGHTS,
    ),
    "privacy:accesses_file": within(
        _("Who looked at this address, as a file"),
        ANSWERS_RESIDENTS,
        is_sensitive=True,
        purpose=Purpose.RESIDENT_RIGHTS,
    ),
    "privacy:access_policy": within(_("What residents hear"), OFFICER),
}
_RETENTION: Mapping[str, Door] = {
    "privacy:terms": within(_("Terms"), SEES_PRIVACY),
    "privacy:shorten": within(_("Shorten a term"), OFFICER, is_sensitive=True),
    "privacy:removed": within(_("Removed"), SEES_PRIVACY),
    "privacy:removed_file": within(_("Proof of removal as a file"), SEES_PRIVACY),
    "privacy:archive": within(_("Archive"), ANSWERS_RESIDENTS),
    "privacy:archive_file": within(
        _("Records as a file"), ANSWERS_RESIDENTS, is_sensitive=True
    ),
    "privacy:archive_taken": within(
        _("Taken to the archive"), ANSWERS_RESIDENTS, is_sensitive=True
    ),
    "privacy:conflicts": within(_("Terms at odds"), SEES_PRIVACY),
    "privacy:decide": within(_("Decide about records"), OFFICER, is_sensitive=True),
}
_RIGHTS: Mapping[str, Door] = {
    "privacy:requests": _for_rights(_("Requests about data")),
    "privacy:request_new": _for_rights(_("New request")),
    "privacy:request": _for_rights(_("One request")),
    "privacy:request_identity": _for_rights(_("Write down who asks")),
    "privacy:request_find": _for_rights(_("Choose what is of the one who asks")),
    "privacy:request_file": _for_rights(_("Data as a file"), is_sensitive=True),
    "privacy:request_remove": _for_rights(_("Remove data"), is_sensitive=True),
    "privacy:request_correct": _for_rights(_("Write down a correction")),
    "privacy:request_object": _for_rights(_("Write down an objection")),
    "privacy:request_extend": _for_rights(_("Take longer for an answer")),
    "privacy:request_answer": _for_rights(_("Answer a request")),
    "privacy:wishes_ending": _for_rights(_("Wishes that end")),
    "privacy:wish": _for_rights(_("Wish of an address")),
    "privacy:wish_confirm": _for_rights(_("Confirm a wish")),
    "privacy:wish_end": _for_rights(_("End a wish")),
}
# Who answers for the papers; the coordinator reads them.
_WRITES_PAPERS = {Role.PRIVACY_OFFICER, Role.MUNICIPALITY_ADMIN}
_PAPERS: Mapping[str, Door] = {
    "privacy:papers": within(_("Papers"), SEES_PRIVACY),
    "privacy:decisions": within(_("To decide"), _WRITES_PAPERS),
    "privacy:paper": within(_("One paper"), SEES_PRIVACY),
    "privacy:paper_edition": within(_("Edition of a paper"), SEES_PRIVACY),
    "privacy:paper_file": within(_("Paper as a file"), SEES_PRIVACY),
    "privacy:make_papers": within(_("Make all papers"), _WRITES_PAPERS),
    "privacy:make_paper": within(_("Make a paper"), _WRITES_PAPERS),
    "privacy:publish_paper": within(_("Show a paper to residents"), _WRITES_PAPERS),
    "privacy:take_down_paper": within(
        _("Show a paper to residents no longer"), _WRITES_PAPERS
    ),
    "privacy:public_privacy": anybody(_("Privacy statement")),
    "privacy:public_accessibility": anybody(_("Accessibility statement")),
}
_PLATFORM: Mapping[str, Door] = {
    "accounts:platform": on_platform(_("Municipalities and organisations")),
    "accounts:new_municipality": on_platform(_("New municipality"), is_sensitive=True),
    "accounts:new_organisation": on_platform(_("New organisation"), is_sensitive=True),
    "accounts:invite_administrator": on_platform(
        _("Invite an administrator"), is_sensitive=True
    ),
    "accounts:platform_why": on_platform(_("Why may somebody (not)?")),
}
_DEVELOPERS: Mapping[str, Door] = {
    "dev:components": anybody("Components"),
    "dev:mails": anybody("Mails"),
    "dev:mail": anybody("Mail"),
}
DOORS: Mapping[str, Door] = {
    **(_DEVELOPERS if settings.DEBUG else {}),
    **_FOR_MACHINES,
    **_SIGN_IN,
    **_OWN_ACCOUNT,
    **_MUNICIPALITY,
    **AREAS,
    **ROUNDS,
    **PROGRAMME,
    **_LOG,
    **_RETENTION,
    **_RIGHTS,
    **_PAPERS,
    **_PLATFORM,
}
