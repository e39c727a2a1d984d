"""An offer ends where somebody else took the case meanwhile: on a server also for whoever does not ask the program."""

import pytest

from desktop.domain.case.handling import Assigned, Claim, Release, Released
from desktop.domain.case.state import Command, Event
from desktop.domain.case.urging import AcceptTransfer, OfferTransfer, TransferAccepted
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases import desk as desk_module
from desktop.usecases.desk import Desk, refusal_of
from tests import shared
from tests.usecases.house import OPENING


def _nothing(*_: object) -> None:
    """Asks nothing, as whoever goes past the program."""


BY_ID = {one.id: one for one in shared.EVERYBODY}


@pytest.mark.parametrize("past", [False, True], ids=["by the program", "past the program"])
def test_whoever_took_it_meanwhile_keeps_it(monkeypatch: pytest.MonkeyPatch, *, past: bool) -> None:
    if past:
        monkeypatch.setattr(Desk, "_still_offered", _nothing)
    with shared.copied() as name:
        offices = {one: shared.office(name, one) for one in ("li", "chen", "shen")}
        case_id = offices["li"].ids()

        def do(person: str, command: Command) -> Refusal | None:
            return refusal_of(offices[person].desk(BY_ID[person]).do(command, case_id))

        assert refusal_of(offices["li"].desk(BY_ID["li"]).receive(OPENING, case_id=case_id)) is None
        assert do("li", OfferTransfer("chen", Words("请接手"))) is None
        assert do("shen", Claim()) is None
        refused = do("chen", AcceptTransfer())
        assert refused is not None
        assert (refused.reason, refused.detail) == ("claim.held", "shen")
        assert do("shen", Release()) is None
        assert do("chen", AcceptTransfer()) is None
        # What a supervisor offers of somebody else's is theirs to take.
        assert do("shen", OfferTransfer("li", Words("请接手"))) is None
        assert do("li", AcceptTransfer()) is None
        for one in offices.values():
            one.close()


@pytest.mark.parametrize(
    "more", [(), (Released(Words("放")),), (Assigned("wang", Words("给")),)], ids=["reversed", "let go", "given on"]
)
def test_no_order_of_ones_own_takes_a_case(monkeypatch: pytest.MonkeyPatch, more: tuple[Event, ...]) -> None:
    """Given first and accepted then, whoever took it would be the holder already when it is asked whose it is."""
    with shared.copied() as name:
        offices = {one: shared.office(name, one) for one in ("li", "chen", "shen")}
        case_id = offices["li"].ids()

        def do(person: str, command: Command) -> Refusal | None:
            return refusal_of(offices[person].desk(BY_ID[person]).do(command, case_id))

        assert refusal_of(offices["li"].desk(BY_ID["li"]).receive(OPENING, case_id=case_id)) is None
        assert do("li", OfferTransfer("chen", Words("请接手"))) is None
        assert do("shen", Claim()) is None

        def as_given(*_: object) -> tuple[Event, ...]:
            return (Assigned("chen", Words("请接手")), *more, TransferAccepted())

        with monkeypatch.context() as past:
            past.setattr(desk_module, "decide", as_given)
            past.setattr(Desk, "_still_offered", _nothing)
            refused = do("chen", AcceptTransfer())
        assert refused is not None
        assert (refused.reason, refused.detail) == ("server.refused", "transfer")
        assert offices["shen"].desk(BY_ID["shen"]).case(case_id).handling.holder == "shen"
        for one in offices.values():
            one.close()
