"""What can go wrong with orders.

* OrderUnderWay: it is at work, or was, so its files stay as they are
* NotReady: it lacks what it needs to start
* NumberTaken: another order has this number
"""

from samensterk.web.areas.making.models import ScanOrder


class OrderUnderWay(Exception):
    def __init__(self, order: ScanOrder) -> None:
        super().__init__(f"{order} is {order.state}")
        self.order = order


class NotReady(Exception):
    pass


class NumberTaken(Exception):
    pass
