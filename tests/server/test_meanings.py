"""What a signature means follows from what was given: a server takes no other words."""

import pytest

from desktop.domain.case import signing as acts
from desktop.domain.case.record import record_digest
from desktop.domain.wording.words import Words
from desktop.usecases import signing
from desktop.usecases.desk import refusal_of
from tests import shared
from tests.cli.test_verify_server import Handling
from tests.cluster import cluster
from tests.usecases.house import PASSWORD

BY_ID = {one.id: one for one in shared.EVERYBODY}


def _otherwise(_: int) -> str:
    return "只看过，不同意"


def test_no_words_of_ones_own_stand_over_a_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    with shared.copied() as name:
        li, shen = shared.office(name, "li"), shared.office(name, "shen")
        town = Handling(li, cluster().folder, li.clock())
        case_id = town.waiting()
        record = record_digest(town.desk("li").case(case_id))
        desk = shen.desk(BY_ID["shen"])
        with monkeypatch.context() as past:
            past.setattr(acts, "meaning_of", _otherwise)
            seen = desk.case(case_id).version
            refused = refusal_of(signing.sign(desk, shen.door, case_id, seen, record, Words("同意"), PASSWORD))
        assert refused is not None
        assert (refused.reason, refused.detail) == ("server.refused", "meaning")
        seen = desk.case(case_id).version
        assert refusal_of(signing.sign(desk, shen.door, case_id, seen, record, Words("同意"), PASSWORD)) is None
        li.close()
        shen.close()
