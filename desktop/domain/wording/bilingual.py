"""A text in both languages of the program."""

from typing import Literal, NamedTuple, assert_never

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Bilingual(NamedTuple):
    """The same text in Chinese and in English; a plain pair where a pair is asked for."""

    zh: str
    en: str

    def get(self, language: Language) -> str:
        """Give the text of one language."""
        match language:
            case "zh":
                return self.zh
            case "en":
                return self.en
            case _:
                assert_never(language)

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NOTHING = Bilingual("", "")
