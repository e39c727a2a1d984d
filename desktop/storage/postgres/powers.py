"""What the packs of a house let each post do alone, in the shape in which the server keeps it."""

from collections.abc import Iterable

from desktop.usecases.rulebook import Rulebook

Said = list[tuple[str, str, int | None]]  # (act, post or role, up to; None is open)


def powers_of(book: Rulebook, names: Iterable[str]) -> dict[str, Said]:
    """Of every named version: "amount" up to how much a post may promise or sign, "grant:<clock>" who grants more time on it."""
    return {name: _of(book, name) for name in names}


def _of(book: Rulebook, name: str) -> Said:
    rules = book.rules((name,))
    amounts: Said = [("amount", post, up_to) for post, up_to in sorted(rules.limits.items())]
    grants: Said = [
        (f"grant:{clock}", post, None) for clock, posts in sorted(rules.extensions.items()) for post in sorted(posts)
    ]
    return [*amounts, *grants]
