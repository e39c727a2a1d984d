"""Which fault runs belong to every run: those of servers that crash, fail over or lose power take a quiet machine."""

import os

collect_ignore = (
    []
    if os.environ.get("AMENDS_FAULTS") == "1"
    else ["test_crashes.py", "test_failover.py", "test_server_power.py", "test_stalls.py"]
)
