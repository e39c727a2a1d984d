"""Whoever may sign has a key in the log of a server from the first day, not from the first signature on."""

from desktop.domain.case.keys import Pinned
from tests import shared


def test_the_key_of_a_signer_is_pinned_with_the_first_sign_in() -> None:
    with shared.copied() as name:
        found: list[dict[str, Pinned]] = []
        for person in ("li", "shen", "shen"):
            office = shared.office(name, person)
            try:
                found.append(office.keyring.pinned())
            finally:
                office.close()
    assert [sorted(one) for one in found] == [[], ["shen/1"], ["shen/1"]]
