"""What a leaver owes residents, for who takes over."""

from django.utils.translation import gettext_lazy

from samensterk.web.programme.promises import queries, services
from samensterk.web.programme.promises.models import Promise


class OpenPromises:
    label = gettext_lazy("open promises to residents")

    def count(self, *, user_id: int, municipality_id: int) -> int:
        rows = Promise.objects.for_municipality(municipality_id).open()
        return rows.filter(owner=user_id).count()

    def move(self, *, from_id: int, to_id: int, municipality_id: int) -> int:
        """Give them to the successor, unless his role may not know residents."""
        if to_id not in queries.owner_ids(municipality_id):
            return 0
        return services.hand_over(
            from_id=from_id, to_id=to_id, municipality_id=municipality_id
        )
