"""A message as data for its sheet: what is sent, what is filled in, and what only the speaker is told."""

from __future__ import annotations

from typing import Any

import pytest
from any_view import View

from generator.rendering.letters import letter_data

SCRIPT = """[Open] "Hello. {what} is down."

{when} [noon] we tell more.
[Do not say] Not {what}.
No cause.

【Close】{{x}}"""


def test_a_cue_is_no_words_and_what_is_never_said_is_for_the_speaker_alone() -> None:
    assert data_of(SCRIPT) == [
        {"cue": "Open"},
        {"words": '"Hello. '},
        {"slot": "what"},
        {"words": ' is down."\n'},
        {"words": "\n"},
        {"slot": "when"},
        {"words": " [noon] we tell more.\n"},
        {"cue": "Do not say", "aside": True},
        {"words": "Not ", "aside": True},
        {"slot": "what", "aside": True},
        {"words": ".\n", "aside": True},
        {"words": "No cause.\n"},
        {"words": "\n"},
        {"cue": "Close"},
        {"words": "{"},
        {"words": "x"},
        {"words": "}"},
    ]


@pytest.mark.parametrize("body", ["At {when} we tell more [on the page].", "【{when}】", "See [the page]"])
def test_brackets_within_a_line_are_words(body: str) -> None:
    assert "cue" not in {name for piece in data_of(body) for name in piece}


def data_of(body: str) -> Any:  # noqa: ANN401 - as it stands in the data
    """The body of a message in the only language of a handbook."""
    message = View(body=body, variants=[], slots=[], channels=[])
    view = View(
        playbooks=[],
        messages=[message],
        language=View(tag="en", name="English"),
        ui={"label": {"blank": "[{label}]", "cue": "{label}: ", "not_said": "Do not say"}},
        others=[],
    )
    [found] = letter_data(message, None, view)
    return found["body"]
