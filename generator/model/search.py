"""What people type who look for a page of the site, beside what it is called, or for a kind of thing."""

from __future__ import annotations

from generator.model.base import Part, Said
from generator.model.choice import Choice


class SitePage(Choice):
    """A page of the site that is no playbook, chapter, case or drill."""

    HOME = "home"
    PLAYBOOKS = "playbooks"
    INDICATORS = "indicators"
    RISKS = "risks"
    SEVERITY = "severity"
    PRINCIPLES = "principles"
    STRATEGIES = "strategies"
    MATRIX = "matrix"
    MESSAGES = "messages"
    CHANNELS = "channels"
    GOALS = "goals"
    METRICS = "metrics"
    ALL_LESSONS = "all-lessons"
    ROLES = "roles"
    CONTACTS = "contacts"
    CRISIS_TYPES = "crisis-types"
    REGULATIONS = "regulations"
    CALENDAR = "calendar"
    GLOSSARY = "glossary"
    READINESS = "readiness"
    TOPICS = "topics"
    PRINTOUTS = "printouts"
    HOW_TO_USE = "how-to-use"
    HOW_TO_EDIT = "how-to-edit"
    HOW_TO_CHECK = "how-to-check"
    HOW_TO_PRINT = "how-to-print"
    HOW_TO_PUBLISH = "how-to-publish"

    @classmethod
    def ui_group(cls) -> str:
        """It is called as the site calls it."""
        return "site"


class Sought(Part):
    """What finds a page."""

    page: SitePage
    also_said: Said


class SearchKind(Choice):
    """A kind of thing that the search finds."""

    ANSWER = "answer"
    CASE = "case"
    CHANNEL = "channel"
    CHAPTER = "chapter"
    CRITERION = "criterion"
    DECISION = "decision"
    DRILL = "drill"
    FIRST_HOUR = "first-hour"
    HELP = "help"
    INDICATOR = "indicator"
    LEVEL = "level"
    LINES = "lines"
    MESSAGE = "message"
    METRIC = "metric"
    PRINCIPLE = "principle"
    RISK = "risk"
    ROLE = "role"
    RULE = "rule"
    STEP = "step"
    STRATEGY = "strategy"


class Asked(Part):
    """Words by which a question asks for a kind of thing: 谁 and "who" for a role."""

    kind: SearchKind | None = None
    """Left out of longer words that ask for none, though they have such a word in them: "how do we" decides nothing."""
    also_said: Said


class Alike(Part):
    """Words that mean the same to whoever types them; in each language the first is how the handbook says it."""

    said: Said
