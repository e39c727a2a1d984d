"""Letters from a case: only those that fit it, filled from it, and never printed with a hole (S-02, S-17, S-23)."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from desktop.domain.case.delays import Apply, Grant
from desktop.domain.case.flags import Flag
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.promises import Make
from desktop.domain.case.remedy import CarryOut, Choose
from desktop.domain.case.signing import DECLINE_GROUNDS, DeclineCase, LetterWritten, WithdrawCase
from desktop.domain.errors import Refusal
from desktop.domain.wording.bilingual import LANGUAGES, Language
from desktop.domain.wording.words import Words
from desktop.usecases import letters, printing, privacy
from desktop.usecases.letters import Known, Written, fitting, known_by_case
from desktop.usecases.masking import whole_view
from tests.forms import paper
from tests.usecases.house import DONE, MINUTE, PEOPLE, Town
from tests.usecases.test_s04_levels import failed
from tests.usecases.test_s35_remedies import DAY, offer

LI = next(one for one in PEOPLE if one.id == "li")
DECLINING = {
    "sued": "court", "petition": "petition", "no-object": "vague", "police": "police", "outside-remit": "outside",
}  # fmt: skip


def offered(town: Town, case_id: UUID) -> list[str]:
    return [one.id.removeprefix("letter-") for one in fitting(town.office.contents, town.case(case_id), town.now)]


def known(town: Town, case_id: UUID, letter: str, language: Language = "zh") -> Known:
    office, found = town.office, town.office.contents.letters.of(f"letter-{letter}")
    assert found is not None
    return known_by_case(
        town.desk("li").view(case_id), found, language, office.contents, office.rulebook, office.house, LI
    )


def written(town: Town, case_id: UUID, letter: str, language: Language = "zh", **words: str) -> Written:
    found = town.office.contents.letters.of(f"letter-{letter}")
    assert found is not None
    return Written(found, language, {**known(town, case_id, letter, language).words, **words})


def test_a_new_case_is_acknowledged_and_neither_declined_nor_judged(quarter: Town) -> None:
    names = offered(quarter, quarter.receive())
    assert {"acknowledgement", "holding", "delay", "apology-inconvenience"} <= set(names)
    assert not [one for one in names if "decline" in one or "decision" in one or "admission" in one]
    assert "promise-text" not in names, "nothing was promised"
    assert "follow-up-text" not in names, "nothing was agreed"
    assert not {"regulator-reply", "review-reply"} & set(names), "it came by neither way"


def test_an_authority_is_answered_where_it_asks_and_something_was_found_and_a_review_where_it_stands(
    quarter: Town,
) -> None:
    asked = quarter.receive(channel="regulator")
    assert "regulator-reply" not in offered(quarter, asked), "it says who is at fault"
    assert "regulator-reply" in offered(quarter, quarter.through(3, channel="regulator"))
    flagged = quarter.through(3)
    quarter.do(flagged, Flag("regulator"))
    assert "regulator-reply" in offered(quarter, flagged)
    assert "review-reply" in offered(quarter, quarter.receive(channel="web"))


def test_an_authority_is_answered_too_where_nothing_was_found_and_nobody_is_then_said_to_be_at_fault(
    quarter: Town,
) -> None:
    case_id = quarter.receive(channel="regulator")
    quarter.step(case_id, 1)
    quarter.step(case_id, 2)
    assert "regulator-reply-not" not in offered(quarter, case_id), "nothing was judged"
    quarter.do(case_id, *(JudgeIssue(one, "no", Words("录音里没有")) for one in quarter.case(case_id).issues.all))
    names = offered(quarter, case_id)
    assert "regulator-reply-not" in names
    assert "regulator-reply" not in names
    made = written(quarter, case_id, "regulator-reply-not")
    assert made.words["not_part"]
    assert not {"remedy", "nature", "improvement"} & set(replace(made, words={}).open), "there need be none"
    other = quarter.receive()
    quarter.do(other, *(JudgeIssue(one, "no", Words("录音里没有")) for one in quarter.case(other).issues.all))
    assert "regulator-reply-not" not in offered(quarter, other), "no authority asked"


def test_the_amount_is_that_of_the_remedy_beside_it(quarter: Town) -> None:
    case_id = quarter.through(3)
    first, second = offer(quarter, "remedy-gift", 50_00), offer(quarter, "remedy-gift", 20_00)
    quarter.do(case_id, first, DONE[4], Choose(first.option, Words("好")), DONE[5], quarter.follow_up("not"))
    for step in (1, 2, 3):
        quarter.step(case_id, step)
    assert "amount" not in known(quarter, case_id, "decision-upheld").words, "nothing was agreed in this round"
    quarter.do(case_id, second, DONE[4], Choose(second.option, Words("好")))
    assert known(quarter, case_id, "decision-upheld").words["amount"] == "¥20.00"


def test_the_day_when_it_is_done_is_ahead_and_not_that_of_the_improvement(town: Town) -> None:
    case_id = town.through(3)
    gift = offer(town, "remedy-gift", 50_00)
    town.do(case_id, gift, DONE[4], Choose(gift.option, Words("好")))
    assert known(town, case_id, "decision-upheld").words["done_on"] == "2026年11月22日"
    partly = written(town, case_id, "decision-partly", improvement="换静音风机")
    assert "improve_by" in partly.open
    town.do(case_id, CarryOut(gift.option, Words("已送到")))
    made = written(town, case_id, "decision-upheld")
    assert "done_on" not in made.words, "it is done"
    assert "done_on" not in made.open
    assert "前办好" not in "".join(made.letter.paragraphs("zh", made.words))


def test_a_remedy_that_is_late_is_not_told_for_a_day_that_is_gone(town: Town) -> None:
    case_id = town.through(3)
    gift = offer(town, "remedy-gift", 50_00)
    town.do(case_id, gift, DONE[4], Choose(gift.option, Words("好")))
    town.now += 3 * DAY
    assert "done_on" not in known(town, case_id, "decision-upheld").words


def test_a_promise_is_confirmed_while_it_is_ahead(town: Town) -> None:
    case_id = town.receive()
    town.do(case_id, Make(town.ids(), Words("送风扇"), town.now + MINUTE))
    assert "promise-text" in offered(town, case_id)
    town.now += 5 * MINUTE
    assert "promise-text" not in offered(town, case_id)
    ahead = town.now + 60 * MINUTE
    town.do(case_id, Make(town.ids(), Words("工程师到房间"), ahead))
    words = known(town, case_id, "promise-text").words
    assert (words["remedy"], words["done_on"][-5:]) == ("工程师到房间", clock(ahead))
    assert known(town, case_id, "holding").words["next_contact"].endswith(clock(ahead))


def test_the_questions_afterwards_come_once_something_was_agreed(quarter: Town) -> None:
    assert "follow-up-text" in offered(quarter, quarter.through(5))


@pytest.mark.parametrize("ground", DECLINE_GROUNDS)
def test_s17_a_declined_case_has_the_letter_of_its_ground_alone(quarter: Town, ground: str) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, DeclineCase(ground, Words("已说明规定")), by="shen")
    assert offered(quarter, case_id) == [f"decline-{DECLINING[ground]}"]
    rule = known(quarter, case_id, f"decline-{DECLINING[ground]}").words["rule"]
    assert quarter.office.contents.label("decline", ground, "zh") in rule


def test_fault_is_admitted_and_the_decision_told_only_where_it_was_found(quarter: Town) -> None:
    case_id = quarter.through(3)
    assert {"decision-upheld", "apology-admission"} <= set(offered(quarter, case_id))
    assert not {"decision-partly", "decision-not"} & set(offered(quarter, case_id))


def test_a_withdrawn_case_gets_no_news(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, WithdrawCase(Words("客人不再追究")))
    assert not {"acknowledgement", "holding", "delay"} & set(offered(quarter, case_id))


def test_the_holes_are_what_the_case_says(quarter: Town) -> None:
    case_id = quarter.through(3, wanted=Words("今晚能睡。"))
    words = known(quarter, case_id, "acknowledgement").words
    assert words["salutation"] == "尊敬的王女士"
    assert words["number"] == quarter.case(case_id).number
    assert words["received"] == "2026年11月21日"
    assert words["summary"] == "您说空调太吵", "what the customer confirmed"
    assert (words["wish"], words["handler"], words["house"]) == ("今晚能睡", "李强", "兰亭酒店")
    assert "phone" not in words, "nobody knows it"


def test_the_answer_is_told_by_the_clock_that_really_runs(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone")
    view = quarter.desk("li").view(case_id)
    ends = [one.due for one in view.deadlines if one.governs and one.runs and one.clock == "ours" and one.due]
    first = min(ends)
    assert known(quarter, case_id, "acknowledgement").words["answer_by"].endswith(clock(first))
    promised = quarter.now + 10 * MINUTE
    quarter.do(case_id, Make(quarter.ids(), Words("工程师到房间"), promised))
    assert known(quarter, case_id, "acknowledgement").words["answer_by"].endswith(clock(min(first, promised)))
    assert known(quarter, case_id, "holding").words["next_contact"].endswith(clock(promised))
    assert known(quarter, case_id, "promise-text").words["remedy"] == "工程师到房间"


def clock(at: int) -> str:
    minutes = timedelta(microseconds=at, hours=8) // timedelta(minutes=1) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def test_a_letter_about_delay_names_the_time_that_was_missed_and_the_one_granted(town: Town) -> None:
    case_id, delay = town.receive(channel="phone"), town.ids()
    until = town.now + 240 * MINUTE
    town.do(case_id, failed(town), Apply(delay, "hotel-house.first-level", "no-answer", until, Words("打了没人接。")))
    town.do(case_id, Grant(delay, text=Words("同意")), by="luo")
    missed = town.now + MINUTE
    town.do(case_id, Make(town.ids(), Words("回电"), missed))
    town.now += 5 * MINUTE
    words = known(town, case_id, "delay").words
    assert words["new_date"].endswith(clock(until))
    assert words["answer_by"].endswith(clock(missed))
    assert words["reason"] == "打了没人接"


def test_chinese_words_do_not_slip_into_an_english_letter(quarter: Town) -> None:
    found = known(quarter, quarter.receive(wanted=Words("换房")), "acknowledgement", "en")
    assert not {"salutation", "summary", "wish"} & found.words.keys()
    assert found.foreign["salutation"] == "王女士"
    assert found.words["received"] == "21 November 2026"


def test_without_a_name_nobody_is_called_by_one(quarter: Town) -> None:
    case_id = quarter.receive(name=Words(""), anonymous=True)
    assert known(quarter, case_id, "holding").words["salutation"] == "尊敬的先生/女士"


@pytest.mark.parametrize(("words", "open_ones"), [({}, ()), ({"amount": "¥290"}, ("pay_date",))])
def test_a_clause_without_anything_known_is_left_out_and_one_half_filled_is_not(
    quarter: Town, words: dict[str, str], open_ones: tuple[str, ...]
) -> None:
    case_id = quarter.through(3)
    made = written(quarter, case_id, "decision-upheld", "zh")
    full = {name: "写了" for name in made.letter.order if name not in made.letter.optional}
    made = replace(made, words={**full, **words})
    assert made.open == open_ones
    assert ("到账" in "".join(made.letter.paragraphs("zh", made.words))) is bool(words)


def test_nothing_is_printed_with_a_hole_and_the_refusal_names_it(quarter: Town) -> None:
    case_id = quarter.receive()
    made = written(quarter, case_id, "holding", progress="工程师在房间", reason="配件")
    with pytest.raises(Refusal) as caught:
        printing.make(quarter.desk("li"), quarter.office.sheets, case_id, made.letter.id, "zh", letter=made)
    assert caught.value.reason == "letter.hole"
    said = quarter.office.contents.say("letter.hole", "zh", detail=caught.value.detail)
    assert "下次联系、直线电话" in said
    assert quarter.case(case_id).signing.printed == ()


def test_a_letter_that_fits_no_more_is_not_printed(quarter: Town) -> None:
    case_id = quarter.receive()
    made = written(quarter, case_id, "holding", progress="一", reason="二", next_contact="明天", phone="8001")
    quarter.do(case_id, DeclineCase("sued", Words("已说明")), by="shen")
    with pytest.raises(Refusal, match=r"letter\.unfit"):
        printing.make(quarter.desk("li"), quarter.office.sheets, case_id, made.letter.id, "zh", letter=made)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_printed_letter_is_in_the_log_and_says_what_was_written(quarter: Town, language: Language) -> None:
    case_id = quarter.receive(name=Words("Ms Lin"))
    told = {"progress": "engineer here 工程师", "reason": "a part", "next_contact": "noon", "phone": "8001"}
    made = written(quarter, case_id, "holding", language, **told)
    sheet = printing.make(quarter.desk("li"), quarter.office.sheets, case_id, made.letter.id, language, letter=made)
    said = paper.text(sheet.content)
    for one in told.values():
        assert one.replace(" ", "") in said
    assert "10000000417" not in said
    assert paper.archival(sheet.content)
    number = quarter.case(case_id).number
    assert paper.codes(sheet.content)[0].startswith(f"AM1|{number}|letter-holding/1|")
    printed = quarter.case(case_id).signing.printed[-1]
    assert (printed.form, printed.language, printed.copy, printed.sha256) == (
        "letter-holding", language, 1, sheet.sha256,
    )  # fmt: skip
    (kept,) = letters_of(quarter, case_id)
    assert (kept.letter, kept.language) == ("letter-holding", language)
    assert all(one in kept.text for one in told.values())
    for paragraph in kept.text.split("\n"):
        assert "".join(paragraph.split()) in said, "the record says what stands on paper"
    assert quarter.holds()


def letters_of(town: Town, case_id: UUID) -> list[LetterWritten]:
    entries = town.desk("li").view(case_id).entries
    return [one for entry in entries for one in entry.events if isinstance(one, LetterWritten)]


def test_s17_what_was_written_in_a_closed_case_is_kept_with_its_numbers_apart(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, DeclineCase("no-object", Words("已说明")), by="shen")
    made = written(quarter, case_id, "decline-vague")
    made = replace(made, words={**dict.fromkeys(made.letter.order, "写了"), **made.words, "phone": "13912345678"})
    desk = quarter.desk("li")
    for copy in (1, 2):
        sheet = printing.make(desk, quarter.office.sheets, case_id, made.letter.id, "zh", letter=made)
        assert sheet.copy == copy
    assert "13912345678" in paper.text(sheet.content)
    first, second = letters_of(quarter, case_id)
    assert first.text == second.text
    assert "139****5678" in first.text
    assert "13912345678" not in first.text
    numbers = privacy.reveal(quarter.office_of("li"), desk, case_id, "客人来电核对")
    shown = whole_view(desk.view(case_id), numbers).entries[-1].events[1]
    assert isinstance(shown, LetterWritten)
    assert "13912345678" in shown.text
    assert quarter.holds()


@pytest.mark.parametrize("text", ["长" * 20_000, "行\n" * 600], ids=["signs", "lines"])
def test_a_letter_too_long_to_be_kept_is_not_printed(quarter: Town, text: str) -> None:
    case_id = quarter.receive()
    made = written(quarter, case_id, "holding", progress=text, reason="二", next_contact="明天", phone="8001")
    with pytest.raises(Refusal, match=r"letter\.long") as caught:
        printing.make(quarter.desk("li"), quarter.office.sheets, case_id, made.letter.id, "zh", letter=made)
    assert "/" in caught.value.detail
    assert quarter.case(case_id).signing.printed == ()


def test_who_must_sign_has_an_empty_box_and_nobody_is_named_as_having_signed(quarter: Town) -> None:
    case_id = quarter.through(3)
    made = written(quarter, case_id, "decision-upheld")
    made = replace(made, words={**dict.fromkeys(made.letter.order, "写了"), **made.words})
    said = paper.text(
        printing.preview(quarter.desk("li"), quarter.office.sheets, case_id, made.letter.id, "zh", letter=made)
    )
    assert "签发：主管" in said
    assert "签发日期" not in said
    assert "{" not in said
    assert "待签" not in said, "signed in ink, it would still say so"


def test_every_letter_that_nobody_else_signs_bears_its_day(quarter: Town) -> None:
    letters = [one for one in quarter.office.contents.letters.letters if one.sign == "none" and "\n\n" in one.body.zh]
    assert letters
    for one in letters:
        for language in LANGUAGES:
            assert "{sign_date}" in one.paragraphs(language, {})[-1], one.id


def test_a_preview_names_its_holes(quarter: Town) -> None:
    case_id = quarter.receive()
    made = written(quarter, case_id, "holding")
    drawn = printing.preview(quarter.desk("li"), quarter.office.sheets, case_id, made.letter.id, "zh", letter=made)
    assert "〔进展〕" in paper.text(drawn)


@pytest.mark.parametrize(
    ("said", "gist"),
    [
        ("您遇到的是热水不来，没人管。我说得对吗？", "您遇到的是热水不来，没人管"),
        ("您要的是换房，对吗", "您要的是换房"),
        ("So your room was not cleaned. Is that right?", "So your room was not cleaned"),
        ("He turned right.", "He turned right."),
    ],
)
def test_what_was_said_back_stands_in_a_letter_without_its_question(said: str, gist: str) -> None:
    assert letters._ASKED.sub("", said) == gist  # pyright: ignore[reportPrivateUsage] - the pattern itself
