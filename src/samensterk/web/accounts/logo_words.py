"""Why a logo cannot be used, in words for who sent it."""

from django.utils.translation import gettext as _

from samensterk.web.accounts.no_logo import NoLogo, Reason


def words_of(error: NoLogo) -> str:
    """Say what is wrong and what to do."""
    words = {
        Reason.WRONG_TYPE: _(
            "This is no SVG and no PNG. Save the logo as one of them."
        ),
        Reason.TOO_BIG: _(
            "This file is too large. An SVG has at most 200 kB, a PNG 500 kB."
        ),
        Reason.TOO_WIDE: _(
            "This picture is larger than 2000 by 2000 pixels. Make it smaller."
        ),
        Reason.BROKEN: _("This file is damaged. Save the logo again."),
    }
    return words[error.reason]
