"""What is kept of who looks at yards for a while."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import (
    CONTRACT_OF_WORK,
    LEGAL_DUTY,
    Kept,
    Rows,
    Term,
    years,
)

CHECKS = Kept(
    "areas.YardCheck",
    _("partners who check addresses"),
    personal=frozenset({"made_by", "made_at"}),
    of_nobody=frozenset({"visit_area", "purpose", "ends_on", "ended_at"}),
    term=Term(
        days=365,
        starts=_("the last day that the partner could look"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("areas.YardCheck", "ends_on", "municipality"),
    ),
)
ANSWERS = Kept(
    "areas.CheckAnswer",
    _("what a partner said of an address"),
    personal=frozenset({"key", "answer", "by", "at", "handled_at", "handled_by"}),
    goes_with="areas.YardCheck",
)
GRANTS = Kept(
    "areas.YardGrant",
    _("analysts who were let in to see yards"),
    personal=frozenset(
        {"user", "purpose", "given_at", "given_by", "ends_on", "ended_at"}
    ),
    term=Term(
        days=years(2),
        starts=_("the last day of the grant"),
        ground=LEGAL_DUTY,
        holder=Rows("areas.YardGrant", "ends_on", "municipality"),
    ),
)
KEPT = (CHECKS, ANSWERS, GRANTS)
