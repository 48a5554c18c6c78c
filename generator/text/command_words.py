"""Commands in running text: words that a reader types as they stand, though each of them may be an ordinary one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPED = r"(?<![A-Za-z])(?:run|execute|type|enter|rerun|re-run)\b|运行|执行|输入|键入|敲入"
_PROGRAMS = (
    "ansible|ansible-playbook|apt|apt-get|aws|az|chmod|chown|curl|dig|dnf|docker|gcloud|git|helm|ipconfig|iptables|"
    "journalctl|kubectl|mysql|mysqldump|net|netsh|nginx|npm|nslookup|pg_dump|pip|podman|psql|redis-cli|rsync|scp|ssh|"
    "sudo|systemctl|terraform|wget|yum"
)
"""What commands begin with, and English sentences do not: known to be one without a verb before it."""
_ORDINARY = (
    "a|about|across|after|again|against|all|an|and|another|any|as|at|away|before|both|by|check|checks|down|each|either|every|for|"
    "from|his|her|if|in|into|it|its|more|my|no|of|off|on|once|one|only|or|our|out|over|that|the|their|them|then|these|this|those|through|"
    "to|two|under|until|up|when|where|which|while|with|without|your"
)
"""What follows such a verb where no command does, and what goes on in English behind a command."""
_WORD = rf"(?!(?:{_ORDINARY})\b(?![-./=]))[!-~]*[^\s,;:!?.\"'”’`)\u3000-\uffff](?=[^!-~]|[,;:!?.\"'`)]|$)"
_COMMAND = re.compile(
    r"`(?P<ticks>[^`\n]+)`"
    r"|^[ \t]*[$>#] (?P<prompt>\S.*)$"
    rf"|(?i:{_TYPED})(?: the command)?[:：]?\s*[\"'“‘「]?(?P<said>(?=[a-z./~$]){_WORD}(?: {_WORD})*)"
    rf"|(?<![\w./-])(?P<program>(?:{_PROGRAMS})(?: {_WORD})+)",
    re.MULTILINE,
)


def commands(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each command stands in `text`; what only looks like one is at most an English phrase."""
    for found in _COMMAND.finditer(text):
        yield found.span(str(found.lastgroup))
