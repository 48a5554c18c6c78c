"""The data that go with a printed runbook, taken out of its PDF."""

from __future__ import annotations

from pypdfium2 import PdfDocument, PdfiumError


def attached(pdf: bytes) -> dict[str, bytes]:
    """Each YAML file that is attached to a PDF, by its name; none if it has none or cannot be read."""
    try:
        with PdfDocument(pdf) as document:
            files = [document.get_attachment(number) for number in range(document.count_attachments())]
            return {one.get_name(): bytes(one.get_data()) for one in files if one.get_name().endswith(".yml")}
    except PdfiumError:
        return {}
