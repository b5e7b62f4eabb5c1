"""Why something that was heard cannot be changed or told now.

* HarvestFault
  * IsApproved
  * NotApproved
  * NothingWritten
  * TooFew
  * ToldElsewhere
"""


class HarvestFault(Exception):
    """The verb did nothing."""


class IsApproved(HarvestFault):
    """Approved words stay as they are; take the approval back first."""


class NotApproved(HarvestFault):
    """Only what was approved is published."""


class NothingWritten(HarvestFault):
    """There are no words to approve."""


class TooFew(HarvestFault):
    """There were too few visits to tell of without pointing at somebody."""


class ToldElsewhere(HarvestFault):
    """The area is told together with another one, on the page of that one."""
