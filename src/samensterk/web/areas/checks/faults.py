"""Why something cannot be done with a check by a partner, or with what an analyst sees."""


class CheckFault(Exception):
    """What cannot be.

    * Ended: its last day is over, or it was ended before
    * NoSuchYard: the yard is not in the area that is checked
    """


class Ended(CheckFault):
    pass


class NoSuchYard(CheckFault):
    pass
