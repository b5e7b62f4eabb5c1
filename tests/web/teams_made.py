"""Somebody in a team, for tests that need all that is kept of a person."""

from web.rounds_made import a_round, make_team, make_team_member


def fill_teams(place, user):
    return make_team_member(make_team(a_round(place)), user=user)
