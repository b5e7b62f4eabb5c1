"""Menu and breadcrumb: from the table of doors, so nobody sees what he may not use."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from samensterk.web.accounts.models import Municipality
from samensterk.web.common.may import may
from samensterk.web.config.doors import DOORS

MENU = (
    "accounts:municipality",
    "programme:overview",
    "programme:timeline",
    "programme:region",
    "areas:yards",
    "privacy:overview",
    "accounts:members",
    "accounts:house_style",
    "common:jobs",
    "accounts:why",
    "accounts:platform",
    "accounts:platform_why",
)
# The page above a page; the others hang under the home page.
ABOVE = {
    "privacy:log": "privacy:overview",
    "privacy:log_line": "privacy:log",
    "privacy:chain": "privacy:overview",
    "privacy:breach_file": "privacy:overview",
    "privacy:unusual": "privacy:overview",
    "privacy:unusual_use": "privacy:unusual",
    "privacy:accesses": "privacy:overview",
    "privacy:accesses_of": "privacy:accesses",
    "privacy:access_policy": "privacy:accesses",
    "privacy:papers": "privacy:overview",
    "privacy:decisions": "privacy:papers",
    "privacy:paper": "privacy:papers",
    "privacy:paper_edition": "privacy:papers",
    **dict.fromkeys(
        (
            "programme:programme_new",
            "programme:programme_edit",
            "programme:aim_new",
            "programme:aim",
            "programme:aim_reached",
            "programme:phase_new",
            "programme:phase",
            "programme:partner_new",
            "programme:partner",
            "programme:hours",
            "programme:activity",
            "programme:start",
            "programme:run_sheets",
            "programme:promises",
            "programme:rhythm",
        ),
        "programme:overview",
    ),
    "programme:hours_new": "programme:hours",
    "programme:start_preview": "programme:start",
    "areas:yard": "areas:yards",
    "areas:yard_file": "areas:yards",
    "areas:load_scan": "areas:yards",
    "privacy:terms": "privacy:overview",
    "privacy:shorten": "privacy:terms",
    "privacy:removed": "privacy:overview",
    "privacy:archive": "privacy:overview",
    "privacy:archive_taken": "privacy:archive",
    "privacy:conflicts": "privacy:overview",
    "privacy:decide": "privacy:conflicts",
    "privacy:requests": "privacy:overview",
    "privacy:request_new": "privacy:requests",
    "privacy:request": "privacy:requests",
    **dict.fromkeys(
        (
            "privacy:request_identity",
            "privacy:request_find",
            "privacy:request_file",
            "privacy:request_remove",
            "privacy:request_correct",
            "privacy:request_object",
            "privacy:request_extend",
            "privacy:request_answer",
        ),
        "privacy:requests",
    ),
    "programme:contacts": "programme:overview",
    "programme:contact": "programme:contacts",
    "programme:contact_new": "programme:contacts",
    "programme:contact_checks": "programme:contacts",
    **dict.fromkeys(
        (
            "programme:contact_edit",
            "programme:contact_left",
            "programme:contact_remove",
        ),
        "programme:contacts",
    ),
    "programme:menu": "programme:overview",
    **dict.fromkeys(
        (
            "programme:offer",
            "programme:offer_new",
            "programme:offer_edit",
            "programme:offer_remove",
            "programme:experience_new",
        ),
        "programme:menu",
    ),
    "privacy:wishes_ending": "privacy:overview",
    "privacy:wish": "privacy:overview",
    **dict.fromkeys(
        (
            "programme:event",
            "programme:event_new",
            "programme:event_edit",
            "programme:event_file_add",
            "programme:event_remove",
            "programme:tasks",
            "programme:calendars",
        ),
        "programme:timeline",
    ),
    **dict.fromkeys(
        (
            "programme:task",
            "programme:task_new",
            "programme:task_edit",
            "programme:task_needs",
            "programme:task_comment",
            "programme:task_file_add",
        ),
        "programme:tasks",
    ),
    **dict.fromkeys(
        (
            "programme:promise",
            "programme:promise_new",
            "programme:promise_edit",
            "programme:promise_answer",
            "programme:promise_reopen",
            "programme:promise_file",
        ),
        "programme:promises",
    ),
    "programme:region_file": "programme:region",
    "programme:shares": "programme:overview",
    "programme:share": "programme:shares",
    "programme:share_end": "programme:shares",
    "programme:shared_event": "programme:shares",
    "programme:task_give": "programme:shares",
    "programme:task_give_back": "programme:shares",
    "accounts:member": "accounts:members",
    "accounts:invite": "accounts:members",
    "accounts:hand_over": "accounts:members",
    "common:job": "common:jobs",
    "accounts:new_municipality": "accounts:platform",
    "accounts:new_organisation": "accounts:platform",
    "accounts:invite_administrator": "accounts:platform",
    "programme:run_sheet_new": "programme:run_sheets",
    "programme:run_sheet_template": "programme:run_sheets",
    "programme:run_sheet_name": "programme:run_sheets",
    "programme:run_sheet_step": "programme:run_sheets",
    "programme:run_sheet_offer": "programme:run_sheets",
    "programme:run_sheet": "programme:run_sheets",
    "programme:run_sheet_fill": "programme:run_sheets",
    "programme:run_sheet_upload": "programme:run_sheets",
    "programme:sheet_import": "programme:run_sheets",
    "programme:standard": "programme:standards",
    "programme:standard_give_out": "programme:standards",
    "programme:standard_step": "programme:standards",
    "programme:standard_offer": "programme:standards",
    "account_change_password": "accounts:me",
    "usersessions_list": "accounts:me",
    "mfa_index": "accounts:me",
    "mfa_activate_totp": "mfa_index",
    "mfa_deactivate_totp": "mfa_index",
    "mfa_view_recovery_codes": "mfa_index",
    "mfa_generate_recovery_codes": "mfa_index",
    "mfa_list_webauthn": "mfa_index",
    "mfa_add_webauthn": "mfa_list_webauthn",
    "mfa_remove_webauthn": "mfa_list_webauthn",
    "mfa_edit_webauthn": "mfa_list_webauthn",
}


@dataclass(frozen=True, slots=True)
class Link:
    url: str | None
    label: str | Promise
    is_here: bool = False


def menu(request: HttpRequest, here: Municipality | None) -> Sequence[Link]:
    """Give the main pages that this visitor may open from here."""
    current = _name(request)
    section = current
    while section in ABOVE and section not in MENU:
        section = ABOVE[section]
    links = [
        Link(address(name, here), DOORS[name].title, name == section)
        for name in MENU
        if may(request, name)
    ]
    return [one for one in links if one.url]


def breadcrumb(request: HttpRequest, here: Municipality | None) -> Sequence[Link]:
    """Give the way from home to this page; the last has no address."""
    current = _name(request)
    home = "accounts:municipality" if here else "accounts:home"
    if current not in DOORS or current in ("accounts:home", home):
        return []
    names: list[str] = []
    above = ABOVE.get(current)
    while above:
        names.insert(0, above)
        above = ABOVE.get(above)
    title = here.name if here else DOORS[home].title
    way = [Link(address(home, here), title)]
    may_open = [name for name in names if may(request, name)]
    way += [Link(address(name, here), DOORS[name].title) for name in may_open]
    return [*way, Link(None, DOORS[current].title, is_here=True)]


def address(name: str, here: Municipality | None) -> str | None:
    """Give the address of a page here; None when it needs a municipality."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(name, args=[here.slug]) if here else None


def _name(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""
