"""Every sheet that a case fills is printed on a server, in each language and in both."""

from desktop.usecases.desk import refusal_of
from desktop.usecases.printing import make
from tests import shared
from tests.cli.test_verify_server import Handling
from tests.cluster import cluster
from tests.usecases.house import OPENING


def test_every_sheet_of_a_case_is_printed_in_every_language() -> None:
    with shared.copied() as name:
        li = shared.office(name, "li")
        town = Handling(li, cluster().folder, li.clock())
        case_id = town.ids()
        assert refusal_of(town.desk("li").receive(OPENING, case_id=case_id)) is None
        for step in range(1, 7):
            town.step(case_id, step)
        for form in ("handling", "register"):
            for language in ("zh", "en", "zh+en"):
                make(town.desk("li"), li.sheets, case_id, form, language)
        printed = town.desk("li").case(case_id).signing.printed
        assert [(one.form, one.language) for one in printed] == [
            (form, language) for form in ("handling", "register") for language in ("zh", "en", "zh+en")
        ]
        li.close()
