"""Commands in running text: words that a reader types as they stand, though each of them may be an ordinary one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPED = r"(?<![A-Za-z])(?:run|execute|type|enter|rerun|re-run)\b|\bcommand(?=:)|运行|执行|输入|键入|敲入|命令(?=[:：])"
_PROGRAMS = (
    "ansible|ansible-playbook|apt|apt-get|aws|az|certbot|chmod|chown|consul|crontab|curl|dig|dnf|docker|docker-compose|"
    "etcdctl|firewall-cmd|gcloud|git|helm|icacls|ifconfig|ipconfig|iptables|istioctl|journalctl|kubectl|launchctl|mongosh|"
    "mysql|mysqldump|net|netsh|netstat|nginx|npm|nslookup|openssl|pg_dump|pip|podman|psql|python|python3|rabbitmqctl|"
    "redis-cli|robocopy|rsync|schtasks|scp|sftp|ssh|ssh-keygen|sudo|supervisorctl|sysctl|systemctl|taskkill|tcpdump|"
    "telnet|terraform|traceroute|tracert|wevtutil|wget|yum"
)
"""What commands begin with, and English sentences do not: known to be one without a verb before it."""
_ORDINARY = (
    "a|about|across|after|again|against|all|an|and|another|any|as|at|away|before|both|by|check|checks|down|each|either|every|for|"
    "from|his|her|if|in|into|it|its|more|my|no|of|off|on|once|one|only|or|our|out|over|that|the|their|them|then|these|this|those|through|"
    "to|two|under|until|up|when|where|which|while|with|without|your"
)
"""What follows such a verb where no command does, and what goes on in English behind a command."""
_CMDLET = (
    "(?:Add|Clear|Connect|Copy|Disable|Disconnect|Enable|Export|Get|Import|Install|Invoke|Move|New|Remove|Rename|Reset|"
    "Restart|Restore|Resume|Revoke|Search|Set|Start|Stop|Suspend|Test|Uninstall|Unlock|Update|Write)-[A-Z][A-Za-z]{3,}"
)
"""How the commands of PowerShell are called."""
_QUERY = "SELECT|INSERT INTO|UPDATE|DELETE FROM|ALTER|DROP|CREATE|GRANT|REVOKE|TRUNCATE"
"""What queries of databases begin with."""
_WORD = rf"(?!(?:{_ORDINARY})\b(?![-./=]))[!-~]*[^\s,;:!?.\"'”’`)\u3000-\uffff](?=[^!-~]|[,;:!?.\"'`)]|$)"
_COMMAND = re.compile(
    r"`(?P<ticks>[^`\n]+)`"
    r"|^[ \t]*[$>#] (?P<prompt>\S.*)$"
    rf"|(?i:{_TYPED})(?: the command)?[:：]?\s*[\"'“‘「]?(?P<said>(?=[a-z./~$]){_WORD}(?: {_WORD})*)"
    rf"|(?<![\w./-])(?P<program>(?:{_PROGRAMS})(?: {_WORD})+)"
    rf"|(?<![\w./-])(?P<cmdlet>{_CMDLET}(?: {_WORD})+)"
    rf"|(?<![\w./-])(?P<query>(?:{_QUERY})(?:,? {_WORD})+)"
    rf"|(?<![!-~])(?P<option>(?:[a-z][\w.-]* )?--?[A-Za-z][\w-]*(?: {_WORD})+)",
    re.MULTILINE,
)


def commands(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each command stands in `text`; what only looks like one is at most an English phrase."""
    for found in _COMMAND.finditer(text):
        yield found.span(str(found.lastgroup))
