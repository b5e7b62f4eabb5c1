"""The parameters of a scan, with their reasons; every scan writes them down."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """What a scan measures by; lengths in metres."""

    # A 300 m block with 30 addresses has more than three per hectare: denser than
    # ribbon farms, thinner than the smallest hamlet that has a name sign.
    built_up_square_m: int = 100
    built_up_addresses: int = 30
    near_m: float = 500.0
    far_m: float = 1000.0
    # In rural Kampen 10 m gives one address to half of the yards and at most three to
    # nine in ten; at 20 m hamlets grow into single yards of eight.
    gap_m: float = 10.0
    # A barn is larger than a garage (in the BAG most are under 60 m2); farmland begins
    # within a stone's throw of the buildings.
    farm_outbuilding_m2: float = 100.0
    farmland_reach_m: float = 100.0
    # Ground for businesses is drawn up to the road; a street with its verges is narrower
    # than this. A business park has at least a hectare (IBIS Bedrijventerreinen).
    park_gap_m: float = 50.0
    park_least_m2: float = 10_000.0
    fewest: int = 5  # no figure for fewer yards or units


DEFAULT_RULES = Rules()
