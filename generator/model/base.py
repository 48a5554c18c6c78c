"""What every part of the model is made of: Part, Text, Day, and items with an id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError, core_schema

from generator.model.choice import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler

Path = tuple[str | int, ...]
"""Where a value stands in the handbook: field names, list positions and mapping keys from the root."""


class Part(BaseModel):
    """A piece of the handbook. Closed (an unknown key is an error) and frozen (nobody changes it)."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in every language of the handbook, side by side: `{zh: 停电, en: Power outage}`.

    `{hotline}` stands for the organisation's value of that name; a brace that is read is written twice. A handbook is
    mostly texts, so they are no parts, each of which would note which fields it was given.
    """

    root: dict[str, str]
    """The words by the code of their language."""

    def first_of(self, codes: tuple[str, ...]) -> str:
        """What it says in the first of some languages that it is in; nothing where it is in none."""
        return next((words for code in codes if (words := self.root.get(code, "")).strip()), "")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """In files a text is a mapping."""
        words = core_schema.dict_schema(core_schema.str_schema(), core_schema.str_schema())
        read = core_schema.no_info_after_validator_function(cls, words)
        return core_schema.json_or_python_schema(
            read,
            core_schema.no_info_wrap_validator_function(cls._made, read),
            serialization=core_schema.plain_serializer_function_ser_schema(attrgetter("root")),
        )

    @classmethod
    def _made(cls, given: object, read: Callable[[object], Self]) -> Self:
        """What was made before, as it is; else what is read."""
        return given if isinstance(given, cls) else read(given)


class Verbatim(Text):
    """Words that leave the house: what is sent, posted or said. Nothing is put between them; quotes become curly."""

    __slots__ = ()


class Letter(Verbatim):
    """The words of a message: a blank is `{id}`, for somebody to fill, or one of the organisation's values."""

    __slots__ = ()


class Phrase(Text):
    """Words of the interface, in which the program fills in what stands in braces."""

    __slots__ = ()


SOME = Field(min_length=1)
"""A list that says nothing when it is empty, while what it stands in needs it said: who does it, by which channels."""
Texts = tuple[Text, ...]
SomeTexts = Annotated[Texts, SOME]
Verbatims = tuple[Verbatim, ...]


ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""Form of an id: lower-case words joined by hyphens."""


NOT_A_DAY = "date_form"
"""pydantic's name for the error of a day that is not written as one."""


def _written_as_day(text: object) -> object:
    """Keep numbers out, which pydantic would take for seconds since 1970."""
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise PydanticCustomError(NOT_A_DAY, "not a day")
    return text


Day = Annotated[date, BeforeValidator(_written_as_day), Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]
"""A day, written `2026-03-01`."""


NOT_A_NUMBER = "decimal_parsing"
"""pydantic's name for the error of a number that cannot be read."""
NOT_WHOLE = "int_parsing"
"""Its name where the number has to be whole."""
_FIGURES = r"-?(?:0|[1-9]\d*)"


def _written_in_figures(text: object) -> object:
    """Keep out what Python takes for a number and readers do not: full-width figures, `1_000`, `1e3`, `030`."""
    if isinstance(text, str) and not re.fullmatch(rf"{_FIGURES}(?:\.\d+)?", text, re.ASCII):
        raise PydanticCustomError(NOT_A_NUMBER, "not in figures")
    return text


def _written_as_whole(text: object) -> object:
    """Keep the same out of whole numbers."""
    if isinstance(text, str) and not re.fullmatch(_FIGURES, text, re.ASCII):
        raise PydanticCustomError(NOT_WHOLE, "no whole number in figures")
    return text


Number = Annotated[Decimal, BeforeValidator(_written_in_figures)]
"""A number, written `12` or `0.5`."""
Whole = Annotated[int, BeforeValidator(_written_as_whole)]
"""A whole number, written `12`."""


class Named(Part):
    """A part with an id of its own: stable, never reused, the same in every language."""

    id: Annotated[str, Field(pattern=ID)]
    """Lower-case words joined by hyphens; becomes part of addresses."""


class Item(Named):
    """A named part that may be for fewer readers than the part around it."""

    audience: Audience | None = None
    """Who may read it. Left out: the same people who may read the part around it."""


Was = tuple[Annotated[str, Field(pattern=ID)], ...]
"""Ids of before: addresses that were made of them still lead to what has another id now."""


class Addressed(Item):
    """An item that readers can keep the address of (see `addresses`)."""

    was: Was = ()
    """Ids that it had in releases before; nothing refers to it by them."""


class LanguageKey(str):
    """The code of a language, as a key of what is not the same in each; it may be left out where nothing is to say."""

    __slots__ = ()


Code = Annotated[str, AfterValidator(LanguageKey)]
"""Read as a plain string, it keeps its kind as its type."""
WordsByLanguage = dict[Code, tuple[str, ...]]
"""Words of each language, not translations of each other."""
Said = WordsByLanguage
"""By language: what people type who look for something, short forms and slang too."""


class Source(Part):
    """Where a statement comes from."""

    title: Text
    """What the source calls itself."""
    publisher: Text | None = None
    """Who published it."""
    url: (
        Annotated[str, Field(pattern=r"^https://\S*[^\s,;.，；。、]$", examples=["https://status.mycompany.cn"])] | None
    ) = None
    """Address; printed in full on paper."""
    accessed: Day | None = None
    """Day it was last read."""
