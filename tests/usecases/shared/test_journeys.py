"""What people do must go the same way on a server, which judges every entry by itself: the same tests, run there."""

# ruff: noqa: F403 - pytest collects what is imported here, with the fixtures of this folder
from tests.usecases.test_s01_six_steps import *
from tests.usecases.test_s04_levels import *
from tests.usecases.test_s05_delays import *
from tests.usecases.test_s06_again import *
from tests.usecases.test_s07_signing import *
from tests.usecases.test_s16_first_receiver import *
from tests.usecases.test_s34_promises import *
from tests.usecases.test_s36_follow_up import *
