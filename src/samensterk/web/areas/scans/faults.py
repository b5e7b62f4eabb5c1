"""Why a scan cannot be read, in words for who sent it."""

from django.utils.translation import gettext as _

from samensterk.web.areas.scans.scan_folders import Fault, NoScan


def words_of(error: NoScan) -> str:
    """Say what is wrong, where, and what to do."""
    words = {
        Fault.NO_FILE: _(
            "%(detail)s is missing. Send the files as the area scan has written them."
        ),
        Fault.NO_SUMMARY: _(
            "%(detail)s cannot be read. Send the file as the area scan has written it."
        ),
        Fault.NO_GEOPACKAGE: _(
            "%(detail)s is damaged or no GeoPackage. Make the scan again, or send the file again."
        ),
        Fault.NO_YARDS: _(
            "%(detail)s has no yards. Make the scan without the option that leaves them out."
        ),
        Fault.NO_COLUMNS: _(
            "The yards in the scan lack %(detail)s. Make the scan again with this version."
        ),
        Fault.NO_PLACE: _(
            "A yard in the scan has no number or no place (%(detail)s). Make the scan again with this version."
        ),
        Fault.OTHER_KIND: _(
            "This is a scan of a kind that this site does not know (%(detail)s)."
        ),
        Fault.SMALL_AREA: _(
            "The scan describes an area with fewer than five yards (%(detail)s). That would point at somebody, so nothing was taken over. Make the scan again with this version."
        ),
        Fault.NO_AREA: _(
            "The scan found nothing to describe: its files have hardly any buildings with an address in this municipality. Look whether they lie there, and whether a BAG of elsewhere goes before the map of here. Nothing was changed."
        ),
        Fault.OTHER_MUNICIPALITY: _(
            "This scan is of %(detail)s, another municipality. Nothing was changed."
        ),
    }
    return words[error.fault] % {"detail": error.detail}
