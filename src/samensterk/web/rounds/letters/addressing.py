"""To whom a letter about a visit may go at this moment, and how."""

from collections.abc import Collection, Mapping

from samensterk.web.areas.yards import reach
from samensterk.web.privacy.rights.queries import Way

# A contact was given for something; a mail goes only where it was given for this.
GIVEN_FOR = ("bezoek", "ronde", "aankondig", "afspraak", "langskom")


def readers(municipality_id: int, keys: Collection[str]) -> Mapping[str, reach.Reader]:
    """Give how each address may be told that a visit comes; who may not is left out."""
    return reach.readers(municipality_id, keys, first=Way.VISIT, given_for=GIVEN_FOR)
