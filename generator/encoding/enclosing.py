"""PDFs that enclose files: what is laid out is kept, and written again around files that say something else."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.pdf import VARIANTS
from weasyprint.pdf.anchors import write_pdf_attachment

from generator.encoding.written_once import Written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from weasyprint import Attachment

VARIANT = "pdf/a-3a"
"""The archival PDF in which files may be enclosed and all is tagged."""
_HEAD = 8
"""Bytes that tell how long the list of objects is."""
_OF_A_FILE = "/EmbeddedFile"


def kept(pdf: Any) -> bytes:  # noqa: ANN401 - pydyf ships no types
    """All objects of a PDF that is about to be written, but what stands in the files that are enclosed."""
    objects = [None if _is_file(one) else (one.data, not one.compressible) for one in pdf.objects[1:]]
    told = [one and (len(one[0]), one[1]) for one in objects]
    info = pdf.info.data
    head = json.dumps({"objects": told, "info": len(info), "catalog": pdf.catalog.number}).encode()
    return b"".join((len(head).to_bytes(_HEAD), head, info, *(one[0] for one in objects if one)))


def written(laid_out: bytes, attachments: Iterable[Attachment]) -> bytes:
    """The PDF of what is `kept`, with these files: byte for byte what the engine writes when it lays all of it out."""
    whole = io.BytesIO(laid_out)
    told = json.loads(whole.read(int.from_bytes(whole.read(_HEAD))))
    files = map(_file, attachments)
    pdf = pydyf.PDF()
    pdf.info = Written(whole.read(told["info"]), alone=False)
    del pdf.objects[1:]
    for one in told["objects"]:
        pdf.add_object(Written(whole.read(one[0]), alone=one[1]) if one else next(files))
    pdf.catalog = pdf.objects[told["catalog"]]
    options = VARIANTS[VARIANT][1]
    pdf.write(made := io.BytesIO(), options["pdf_version"], options["pdf_identifier"], compress=True)
    return made.getvalue()


def _file(attachment: Attachment) -> Any:  # noqa: ANN401
    """What stands in a file that is enclosed, as the engine has it."""
    write_pdf_attachment(pdf := pydyf.PDF(), attachment, compress=True)
    [found] = filter(_is_file, pdf.objects)
    return found


def _is_file(one: Any) -> bool:  # noqa: ANN401
    return isinstance(one, pydyf.Stream) and one.extra.get("Type") == _OF_A_FILE
