"""The way to the server is encrypted and its certificate checked: a changed, expired or foreign one is refused in words."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.storage.postgres import address
from desktop.storage.postgres.sharing import open_server
from tests.cli.amends import Shell
from tests.cluster import Cluster
from tests.shared import prepared
from tests.usecases.house import PASSWORD

NOW = datetime.now(timezone.utc)
DAY = timedelta(days=1)


class Authority(NamedTuple):
    """Who signs certificates."""

    key: ec.EllipticCurvePrivateKey
    name: x509.Name
    root: bytes


def authority(name: str) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number(), NOW - 30 * DAY, NOW + 30 * DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    return Authority(key, subject, made.public_bytes(serialization.Encoding.PEM))


def certificate(
    by: Authority, *, address_of: str = "127.0.0.1", since: datetime = NOW - 20 * DAY, until: datetime = NOW + DAY
) -> tuple[bytes, bytes]:
    """A server's certificate and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "the desk's server")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address_of))])
    made = (
        x509.CertificateBuilder(by.name, subject, key.public_key(), x509.random_serial_number(), since, until)
        .add_extension(names, critical=False)
        .sign(by.key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return made.public_bytes(serialization.Encoding.PEM), private


OURS, OTHERS, POSER = authority("Our root"), authority("Another root"), authority("Our root")


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    made = prepared("sealed")
    yield made
    made.remove()


def seal(server: Cluster, made: tuple[bytes, bytes] | None) -> None:
    """Start the server again with this certificate, or with none."""
    server.stop()
    if made is not None:
        server.put("server.crt", made[0])
        server.put("server.key", made[1])
    kept = tuple(one for one in server.options if not one.startswith("ssl="))
    server.options = (*kept, f"ssl={'off' if made is None else 'on'}")
    server.start()


def opened(server: Cluster, folder: Path, **more: str) -> str:
    """Sign in and say who the house says that is."""
    root = folder / "root.crt"
    root.write_bytes(OURS.root)
    given = {"sslmode": "verify-full", "sslrootcert": str(root), **more}
    query = "&".join(f"{name}={value}" for name, value in given.items() if value)
    office, person = bootstrap.open_shared(f"postgresql://127.0.0.1:{server.port}/sealed?{query}", "li", PASSWORD)
    office.close()
    return person.id


def test_our_certificate_is_taken(server: Cluster, tmp_path: Path) -> None:
    seal(server, certificate(OURS))
    assert opened(server, tmp_path) == "li"


def test_a_root_certificate_that_is_not_there_is_named(server: Cluster, tmp_path: Path) -> None:
    seal(server, certificate(OURS))
    gone = tmp_path / "gone.crt"
    with pytest.raises(Refusal, match=r"server\.certificate_file") as refused:
        opened(server, tmp_path, sslrootcert=str(gone))
    assert refused.value.detail == str(gone)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (certificate(OTHERS), "server.certificate_unknown"),
        (certificate(POSER), "server.certificate_unknown"),
        (certificate(OURS, until=NOW - DAY), "server.certificate_expired"),
        (certificate(OURS, since=NOW + DAY, until=NOW + 2 * DAY), "server.certificate_expired"),
        (certificate(OURS, address_of="127.0.0.2"), "server.certificate_host"),
        (None, "server.no_encryption"),
    ],
    ids=["unknown issuer", "another issuer of our name", "expired", "not valid yet", "of another host", "none"],
)
def test_any_other_is_refused_by_its_own_sentence(
    server: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: tuple[bytes, bytes] | None, reason: str
) -> None:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    seal(server, made)
    with pytest.raises(Refusal) as refused:
        opened(server, tmp_path)
    assert refused.value.reason == reason
    # The same server lets the same person in when the address says that nothing is to be checked.
    opened(server, tmp_path, sslmode="prefer", sslrootcert="")


def test_whoever_prepares_a_server_hears_the_same_sentence(
    server: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root.crt"
    root.write_bytes(OURS.root)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    shell = Shell(capsys, monkeypatch, tmp_path / "house.amends")
    for made, words in ((certificate(OURS, until=NOW - DAY), "has expired"), (certificate(OTHERS), "has signed")):
        seal(server, made)
        said = shell("serve-setup", f"{server.url('sealed')}?sslmode=verify-full&sslrootcert={root}")
        assert (said.code != 0, words in said.err) == (True, True), said.err


def test_where_this_computer_was_let_in_before_an_unknown_one_has_changed(
    server: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    seal(server, certificate(OURS))
    opened(server, tmp_path)
    seal(server, certificate(OTHERS))
    with pytest.raises(Refusal, match=r"server\.certificate_changed"):
        opened(server, tmp_path)
    seal(server, certificate(OURS, until=NOW - DAY))
    with pytest.raises(Refusal, match=r"server\.certificate_expired"):
        opened(server, tmp_path)


def test_a_session_that_loses_the_line_to_another_certificate_is_told_so(server: Cluster, tmp_path: Path) -> None:
    seal(server, certificate(OURS))
    root = tmp_path / "root.crt"
    root.write_bytes(OURS.root)
    url = f"postgresql://127.0.0.1:{server.port}/sealed?sslmode=verify-full&sslrootcert={root}"
    with open_server(url, "li", PASSWORD) as session:
        seal(server, certificate(OTHERS))
        with pytest.raises(Refusal, match=r"server\.certificate_changed"):
            session.text("SELECT 1")


def test_the_roots_may_be_named_by_the_environment(
    server: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(server, certificate(OURS))
    opened(server, tmp_path)
    monkeypatch.setenv("PGSSLROOTCERT", str(tmp_path / "root.crt"))
    opened(server, tmp_path, sslrootcert="")
    (tmp_path / "others.crt").write_bytes(OTHERS.root)
    monkeypatch.setenv("PGSSLROOTCERT", str(tmp_path / "others.crt"))
    with pytest.raises(Refusal, match=r"server\.certificate_"):
        opened(server, tmp_path, sslrootcert="")


@pytest.mark.parametrize(
    ("url", "mode"),
    [
        ("postgresql://desk.example/house", "verify-full"),
        ("postgresql://10.0.0.7/house", "verify-full"),
        ("postgresql://10.0.0.7,127.0.0.1/house", "verify-full"),
        ("postgresql://10.0.0.7/house?sslmode=require", "require"),
        ("postgresql://127.0.0.1/house", "prefer"),
        ("postgresql://localhost/house", "prefer"),
    ],
)
def test_what_is_asked_of_the_way(url: str, mode: str) -> None:
    assert address.parameters(url, "li", "x")["sslmode"] == mode
