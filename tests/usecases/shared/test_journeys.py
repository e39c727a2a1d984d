"""What people do must go the same way on a server, which judges every entry by itself: the same tests, run there."""

# pyright: reportUnusedImport=false
# ruff: noqa: F401, F403 - pytest collects what is imported here, with the fixtures of this folder
from tests.usecases.test_letters import (
    test_a_printed_letter_is_in_the_log_and_says_what_was_written,
    test_s17_what_was_written_in_a_closed_case_is_kept_with_its_numbers_apart,
)
from tests.usecases.test_s01_six_steps import *
from tests.usecases.test_s03_orders import test_the_whole_way_of_an_order_and_what_the_rules_ask_for_beside_it
from tests.usecases.test_s04_levels import *
from tests.usecases.test_s05_delays import *
from tests.usecases.test_s06_again import *
from tests.usecases.test_s07_signing import *
from tests.usecases.test_s11_together import *
from tests.usecases.test_s14_tasks import (
    test_all_finished_the_case_may_go_to_follow_up,
    test_of_two_who_take_it_at_once_one_has_it,
    test_the_pool_shows_what_nobody_has_first_then_ones_own,
)
from tests.usecases.test_s16_first_receiver import *
from tests.usecases.test_s16_refused_at_the_desk import *
from tests.usecases.test_s34_promises import *
from tests.usecases.test_s35_remedies import *
from tests.usecases.test_s36_follow_up import *
from tests.usecases.test_s44_handover import (
    here,
    test_cases_whose_promise_ends_first_push_nobody_off_the_sheet,
    test_restricted_cases_are_counted_and_left_out,
    test_what_is_due_or_overdue_and_who_holds_it,
)
