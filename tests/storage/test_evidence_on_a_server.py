"""What a file of a case is, anybody who handles may say, not only who brought it in; and only as it is."""

from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.evidence import attach
from tests import shared
from tests.cli.test_verify_server import Handling
from tests.cluster import cluster
from tests.usecases.house import OPENING

PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(64)
NAME, SIZE, MEDIA, KIND = Words("门.png"), len(PHOTO), "image/png", "evidence-room-photo"


def test_a_colleague_says_what_a_file_is_and_only_as_it_is() -> None:
    with shared.copied() as name:
        li, chen = shared.office(name, "li"), shared.office(name, "chen")
        town = Handling(li, cluster().folder, li.clock())
        other = chen.desk(next(one for one in shared.EVERYBODY if one.id == "chen"))
        case_id, elsewhere = town.ids(), town.ids()
        for one in (case_id, elsewhere):
            assert refusal_of(town.desk("li").receive(OPENING, case_id=one)) is None
        assert refusal_of(attach(town.desk("li"), li.files, case_id, 1, PHOTO, NAME)) is None
        seal = next(iter(town.desk("li").case(case_id).inquiry.evidence))
        false = {
            "size": (AddEvidence(seal, NAME, SIZE + 1, MEDIA, KIND), "file"),
            "media": (AddEvidence(seal, NAME, SIZE, "application/pdf", KIND), "file"),
            "kind": (AddEvidence(seal, NAME, SIZE, MEDIA, "evidence-of-mine"), "choice.unknown"),
            "a point that its kind does not have": (
                AddEvidence(seal, NAME, SIZE, MEDIA, KIND, checks=("99",)),
                "checks",
            ),
            "a point of no kind": (AddEvidence(seal, NAME, SIZE, MEDIA, checks=("1",)), "checks"),
            "a point twice": (AddEvidence(seal, NAME, SIZE, MEDIA, KIND, checks=("1", "1")), "checks"),
        }
        for said, (told, why) in false.items():
            refusal = refusal_of(other.do(told, case_id))
            assert refusal is not None, said
            assert why in {refusal.reason, refusal.detail}, said
        described = AddEvidence(seal, NAME, SIZE, MEDIA, KIND, Words("客人"), None, ("1",))
        refusal = refusal_of(other.do(described, elsewhere))
        assert refusal is not None, "a file of another case"
        assert refusal.detail == "file"
        assert refusal_of(other.do(described, case_id)) is None
        kept = li.desk(next(one for one in shared.EVERYBODY if one.id == "li")).case(case_id).inquiry.evidence[seal]
        assert (kept.kind, kept.checks, kept.source, kept.by) == (KIND, ("1",), "客人", "chen")
        li.close()
        chen.close()
