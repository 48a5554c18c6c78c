"""Building what does not stand as it is: a release, or the parts that were named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build import Order, build, preview
from generator.command.options import one_of
from generator.command.resources import resources
from generator.command.terminal import Speaker
from generator.loading.folders import playbook_ids
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.model.choice import Audience
    from generator.stages import Watcher


def build_anew(  # noqa: PLR0913 - as the command has them
    layout: Layout,
    only: tuple[str, ...],
    playbook: str | None,
    audience: Audience,
    *,
    watching: Watcher,
    using: tuple[int | None, str | None, str | None],
) -> None:
    """Build into the preview what is named, or publish the whole; `using` is what `resources` opens."""
    for name in only:
        one_of(FORMATS, name, "--only")
    if playbook is not None:
        one_of(playbook_ids(layout), playbook, "--playbook")
    speaker = Speaker(layout.root)
    with resources(*using, watching, speaker) as opened:
        if only or playbook is not None:
            formats = tuple(name for name in FORMATS if name in only) or tuple(FORMATS)
            wish = Wish(formats, () if playbook is None else (playbook,))
            speaker.previewed(preview(layout, Order(wish, audience), watching, opened), layout)
        else:
            speaker.released(build(layout, audience, watching, opened), layout)
