"""Why something cannot be done with a list."""


class ListFault(Exception):
    """Something cannot be done with this list now.

    * NotNow: it is at work, or has been taken over, undone or thrown away since
    * RowsGone: its rows were removed on time
    * NoAddress: the columns make no address together
    """


class NotNow(ListFault):
    pass


class RowsGone(ListFault):
    pass


class NoAddress(ListFault):
    pass
