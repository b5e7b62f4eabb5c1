"""What teams keep of the people in them, for who asks what is kept about him."""

from collections.abc import Collection, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import municipality_by_id, name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.rounds.teams.models import TeamMember

FEWEST_SIGNS = 2  # 'Bo' is a first name


class TeamProvider:
    """Finds people in teams by their account, or by words of the name that is shown."""

    code = "teams"
    label = gettext_lazy("People in teams that visit")
    models = frozenset({"rounds.TeamMember"})

    def find(self, person: Person) -> Sequence[Item]:
        slug = municipality_by_id(person.municipality_id).slug
        return [_item(one, slug) for one in _found(person)]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Take somebody out of his teams; the team itself stays."""
        gone = [one.pk for one in _found(person) if str(one.pk) in ids]
        return TeamMember.objects.filter(pk__in=gone).delete()[0]


def _found(person: Person) -> QuerySet[TeamMember]:
    rows = TeamMember.objects.filter(municipality=person.municipality_id)
    words = person.words.strip()
    if len(words) < FEWEST_SIGNS:
        return rows.none()
    named = Q()
    for word in words.split():
        named &= Q(shown_as__icontains=word)
    users = people_named(person.municipality_id, words)
    rows = rows.filter(named | Q(user__in=users.order_by().values("pk")))
    return rows.select_related("team__of", "organisation", "user").order_by("pk")


def _item(member: TeamMember, slug: str) -> Item:
    fields = {
        _("name for residents"): member.shown_as,
        _("in the team as"): str(member.get_part_display()),
        _("organisation"): member.organisation.name,
        _("round"): member.team.of.title,
    }
    if member.user is not None:
        fields[_("account in this system")] = name_of(member.user)
    return Item(
        id=str(member.pk),
        title=_("In %(team)s") % {"team": member.team.name},
        fields=fields,
        source=_("the coordinator, when the team was made"),
        correct_url=reverse("rounds:team_member", args=[slug, member.pk]),
    )
