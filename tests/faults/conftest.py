"""Which of the faults can be tried here."""

from tests.faults.long import LONG
from tests.faults.test_full_disk import gone, small_disk


def _mountable() -> bool:
    place = small_disk()
    if place is not None:
        gone(place)
    return place is not None


# Where no disk may be mounted `make test` does not speak of it; `make faults` says that it was not tried.
collect_ignore = [] if LONG or _mountable() else ["test_full_disk.py"]
