"""What a PDF consists of is worked out once: the engine does so when it writes it, and again for its fingerprint."""

from __future__ import annotations

import zlib
from typing import Any

import pydyf

_LEVEL = 6
"""How hard streams are pressed: at 9, which the engine takes, four times as long for two bytes of a hundred."""
_AS_IT_IS = pydyf.Stream.data.fget
_OF_PAGES = pydyf.PDF.page_references.fget
_BEGIN, _END = b"\nstream\n", b"\nendstream"


class Written(pydyf.Object):  # type: ignore[misc] # pydyf ships no types
    """An object as it is written."""

    def __init__(self, content: bytes, *, alone: bool, number: int | None = None) -> None:
        super().__init__()
        self._content, self._alone, self.number = content, alone, number

    @property
    def data(self) -> bytes:
        """What it says."""
        return self._content

    @property
    def compressible(self) -> bool:
        """Whether it stands among others."""
        return not self._alone


def write_once(pdf: Any) -> None:  # noqa: ANN401 - pydyf ships no types
    """Have a PDF that is about to be written hold what its objects say."""
    pdf.objects[1:] = [one if isinstance(one, pydyf.Stream) else _said(one) for one in pdf.objects[1:]]


def _said(one: Any) -> Written:  # noqa: ANN401
    return Written(one.data, alone=not one.compressible, number=one.number)


def _pressed(stream: Any) -> bytes:  # noqa: ANN401
    """What a stream says; when this is asked for, it is written, and says nothing more."""
    if "pressed" not in vars(stream):
        stream.pressed = _AS_IT_IS(_compressed(stream) if stream.compress else stream)
    return bytes(stream.pressed)


def _compressed(stream: Any) -> Any:  # noqa: ANN401
    _, _, content = _AS_IT_IS(pydyf.Stream(stream.stream)).partition(_BEGIN)
    packed = zlib.compress(content.removesuffix(_END), _LEVEL)
    return pydyf.Stream([packed], {**stream.extra, "Filter": "/FlateDecode"})


def _references(pdf: Any) -> tuple[bytes, ...]:  # noqa: ANN401
    """What leads to each page. The engine asks for all of them with each link and each tag."""
    if len(known := vars(pdf).get("referred", ())) != pdf.pages["Count"]:
        known = pdf.referred = _OF_PAGES(pdf)
    return tuple(known)


pydyf.Stream.data = property(_pressed)
pydyf.PDF.page_references = property(_references)
