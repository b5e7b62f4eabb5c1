"""Which run sheets there are, what stands in them, and what the RIEC has changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from samensterk.web.programme.run_sheets.models import (
    Template,
    TemplateEdition,
    TemplateQuerySet,
)
from samensterk.web.programme.run_sheets.offers import Difference, differences
from samensterk.web.programme.run_sheets.shipping import shipped_steps
from samensterk.web.programme.run_sheets.steps import Step, in_order, read_steps


def standard_templates() -> list[Template]:
    """Give the standard ones that were given out."""
    return list(Template.objects.given_out())


def visible_to(municipality_id: int) -> TemplateQuerySet:
    """Give the own ones of a municipality and the standard ones."""
    given_out = Template.objects.given_out().values("pk")
    return Template.objects.filter(
        Q(municipality=municipality_id) | Q(pk__in=given_out)
    )


def templates_for(municipality_id: int) -> list[Template]:
    """Give what an event can be filled with: own ones first, by title."""
    found = visible_to(municipality_id)
    return sorted(found, key=lambda one: (one.is_standard, one.title, one.pk))


def template_for(kind: str, municipality_id: int) -> Template | None:
    """Give the run sheet for a kind of event: an own one, else the standard one.

    Its steps are given by `steps_of`.
    """
    fitting = (one for one in templates_for(municipality_id) if one.kind == kind)
    return next(fitting, None)


def newest_edition(template: Template) -> TemplateEdition | None:
    """Give what was last given out of a standard one."""
    # By `all`, so that editions that were fetched already are used.
    return next(iter(template.editions.all()), None)


def steps_of(template: Template) -> tuple[Step, ...]:
    """Give the steps that count: of a standard one those that were given out."""
    if not template.is_standard:
        return in_order(read_steps(template.steps))
    edition = newest_edition(template)
    return in_order(read_steps(edition.steps)) if edition else ()


@dataclass(frozen=True, slots=True)
class Offered:
    """What the RIEC has changed since an own run sheet last took over from it."""

    template: Template
    edition: TemplateEdition | None
    differences: tuple[Difference, ...] = ()


def offered(template: Template) -> Offered:
    """Give what is offered for one run sheet of a municipality."""
    if template.base is None:
        return Offered(template, None)
    newest = newest_edition(template.base.template)
    return _offered(template, newest)


def offers_for(municipality_id: int) -> list[Offered]:
    """Give the own run sheets for which the RIEC has changes; two queries."""
    editions = Prefetch("base__template__editions", TemplateEdition.objects.all())
    own = Template.objects.for_municipality(municipality_id).exclude(base=None)
    own = own.select_related("base__template").prefetch_related(editions)
    found = [
        _offered(one, newest_edition(one.base.template)) for one in own if one.base
    ]
    return [one for one in found if one.differences]


def _offered(template: Template, newest: TemplateEdition | None) -> Offered:
    if newest is None or template.base is None or newest.pk == template.base_id:
        return Offered(template, newest)
    told = differences(
        read_steps(template.base.steps),
        read_steps(newest.steps),
        read_steps(template.steps),
    )
    return Offered(template, newest, told)


def shipped_offer(template: Template) -> tuple[Difference, ...]:
    """Give what the software has otherwise than a standard one that the RIEC changed."""
    newer = shipped_steps(template.code)
    if not newer:
        return ()
    return differences(read_steps(template.shipped), newer, read_steps(template.steps))


def is_waiting(template: Template) -> bool:
    """Say whether a standard one was changed since it was last given out."""
    edition = newest_edition(template)
    return edition is None or not _are_same(edition.steps, template.steps)


def _are_same(one: Iterable[dict[str, object]], other: object) -> bool:
    return list(one) == other
