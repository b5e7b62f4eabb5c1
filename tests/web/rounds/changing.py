"""A plan that is changed by its forms, for tests of plans."""

from django.urls import reverse

from samensterk.web.rounds.models import Stop


def url(name, of, *parts):
    return reverse(f"rounds:{name}", args=[of.municipality.slug, *(parts or (of.pk,))])


def accept(client, address, given):
    """Send a form, look at what it does and accept that."""
    shown = client.post(address, given)
    assert shown.status_code == 200, shown
    digest = shown.context["proposal"].digest
    return shown, client.post(address, {**given, "akkoord": digest})


def state_of(of):
    return {
        one.pk: (one.team_id, one.day, one.begins, one.place)
        for one in Stop.objects.filter(of=of)
    }


def to_day(of, day):
    return f"{of.teams.first().pk}_{day.isoformat()}"
