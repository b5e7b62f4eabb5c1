"""Noorderveld, a municipality that does not exist, written as the real registers are."""

from samensterk.sample.bag_files import write_bag
from samensterk.sample.files import write
from samensterk.sample.national import TooManyBuildings, write_national
from samensterk.sample.town import Town, grow

__all__ = ["TooManyBuildings", "Town", "grow", "write", "write_bag", "write_national"]
