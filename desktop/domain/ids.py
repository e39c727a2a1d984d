"""Identities made by the client: time-ordered, so that a command sent twice is known, and indexes stay compact."""

from collections.abc import Callable
from uuid import UUID

Ids = Callable[[], UUID]
Micros = int  # microseconds since 1970-01-01T00:00Z
Fen = int  # hundredths of the house's currency
Clock = Callable[[], Micros]


def uuid7(at: Micros, randomness: bytes) -> UUID:
    """Make a UUID version 7 (RFC 9562) from a time and ten random bytes."""
    raw = (at // 1000).to_bytes(6, "big") + randomness
    return UUID(bytes=raw[:6] + bytes([raw[6] & 0x0F | 0x70, raw[7], raw[8] & 0x3F | 0x80]) + raw[9:16])
