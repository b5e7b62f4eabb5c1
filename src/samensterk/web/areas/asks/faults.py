"""What can go wrong with requests to the RIEC.

* NotNow: in the state it is in, this cannot be done any more
* OfAnotherPlace: the scan is not of the municipality that asked
"""

from samensterk.web.areas.asks.models import ScanRequest


class NotNow(Exception):
    def __init__(self, ask: ScanRequest) -> None:
        super().__init__(f"{ask} is {ask.state}")
        self.ask = ask


class OfAnotherPlace(Exception):
    pass
