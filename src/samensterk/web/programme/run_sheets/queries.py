"""Which run sheets there are."""

from samensterk.web.programme.run_sheets.models import Template


def template_for(kind: str, municipality_id: int) -> Template | None:
    """Give the run sheet for a kind of event: an own one, else the standard one."""
    fitting = Template.objects.filter(kind=kind)
    own = fitting.for_municipality(municipality_id).first()
    return own or fitting.standard().first()
