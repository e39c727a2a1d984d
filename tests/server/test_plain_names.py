"""What stands open in the log: a server lets in the names, references and sign-in names that the program does, and no number of a person."""

from hashlib import sha256
from random import Random

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.wording.masking import numbers_in
from desktop.usecases.importing import source_of
from tests import shared
from tests.cluster import cluster

NAMES = (
    "工程部", "w***@x.com", "a***@b@c", "w***@x.com y@z.cn", "Floor 12", "微信群：@值班经理", "微博：@上海12345", "微信：@小王", "a, @b", "x@y", "王女士：w@y.cn", "li@example.com", "0571－88881234",
    "0571-88881234", "13800138000", "王女士１３８００１３８０００", "+86 138 0013 8000", "＋86", "110101199003071234", "12345", "C-2026-0417", "",
    "(021) 6888 1234", "order 20261127123", "86-13800138000", "1234567", "1380013800", "138001380001",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_server_finds_a_number_where_the_program_does(name: str) -> None:
    with shared.copied() as house, cluster().boss(house) as boss:
        row = boss.execute("SELECT amends.holds_number(%s)", (name,)).fetchone()
    assert row == (bool(numbers_in(name)),)


REFS = (
    "A-17",
    "wang@guest.com",
    "<CAF1234@mail.guest.com>",
    "13800138000",
    "订单 13800138000",
    "110101199003071234",
    "",
)


def test_whatever_an_import_is_known_by_is_taken() -> None:
    dice = Random(7)  # noqa: S311 - tries of a test
    rows = [f"row:{sha256(dice.randbytes(8)).hexdigest()}" for _ in range(2000)]
    known = [*rows, *(source_of({"ref": ref, "narrative": "空调"}) for ref in REFS), "march.csv#18"]
    assert any(numbers_in(one) for one in rows), "a control: the figures of some digests look like a number"
    with shared.copied() as house, cluster().boss(house) as boss:
        boss.execute("SET search_path = amends")
        refused = boss.execute("SELECT s FROM unnest(%s::text[]) s WHERE NOT amends.is_source(s)", (known,)).fetchall()
        open_ones = ["ref:13800138000", "ref:wang@guest.com", "row:13800138000", "w***@13800138000"]
        taken = boss.execute("SELECT s FROM unnest(%s::text[]) s WHERE amends.is_source(s)", (open_ones,)).fetchall()
    assert (refused, taken) == ([], [])


@pytest.mark.parametrize("login", ["13900139000", "zhao@clinic.cn"])
def test_a_sign_in_name_is_no_number_and_no_address(login: str) -> None:
    with shared.copied() as house:
        office = shared.office(house, "boss")
        boss = office.accounts.get("boss")
        assert boss is not None
        made = Person(login, "赵敏", Role.HANDLER, "", active=True)
        with pytest.raises(Refusal) as by_program:
            office.door.add(made, "a long password", boss.person)
        with pytest.raises(Refusal) as past_it:
            office.accounts.add(made, office.door.hashed("a long password"), office.clock(), "boss")
        office.close()
    assert (by_program.value.reason, past_it.value.reason) == ("account.number", "account.number")
