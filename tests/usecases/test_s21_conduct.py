"""S-21: an incident goes on no paper, ends no complaint and is no part of what is signed."""

from desktop.domain.case.conduct import NoteConduct
from desktop.domain.case.record import record_digest
from desktop.domain.wording.words import Words
from desktop.usecases import printing
from tests.forms import paper
from tests.usecases.house import Town

SAID = ("摔杯子威胁前台", "保安王师傅看见", "请至休息室冷静", "接警单七七四一")


def test_no_sheet_prints_it_and_the_complaint_goes_on(town: Town) -> None:
    case_id = town.through(3)
    before = record_digest(town.case(case_id))
    facts, witnesses, taken, report = (Words(one) for one in SAID)
    town.do(case_id, NoteConduct(town.ids(), facts, witnesses, taken, report))
    case = town.case(case_id)
    assert record_digest(case) == before
    assert case.signing.status == "open"
    for form in printing.filled_by(case):
        said = paper.text(printing.preview(town.desk("li"), town.office.sheets, case_id, form, "zh"))
        assert "空调" in said, "the control: the complaint itself stands there"
        assert not [one for one in SAID if one in said], form
    town.step(case_id, 4)
    assert town.case(case_id).handling.done(4)
