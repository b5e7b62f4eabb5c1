"""Why a zip is not taken, in words for who sent it."""

from django.utils.translation import gettext as _

from samensterk.web.areas.making.zips import Fault, RefusedZip


def words_of(error: RefusedZip) -> str:
    """Say what is wrong with it, and what to do."""
    words = {
        Fault.BROKEN: _(
            "This zip breaks off or is damaged. Download it again, or send it again."
        ),
        Fault.LOCKED: _("This zip has a password. Send it without one."),
        Fault.BOMB: _(
            "This zip would become far too large when it is unpacked. Nothing was unpacked. Send the files themselves, or ask the administrator to put them on the server."
        ),
        Fault.STRANGE_NAME: _(
            "This zip has a file that would land in another folder. Nothing was unpacked. Make the zip again from the folder itself."
        ),
        Fault.LINK: _(
            "This zip has a link in place of a file. Nothing was unpacked. Make the zip again from the folder itself."
        ),
    }
    return words[error.fault]
