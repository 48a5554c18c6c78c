"""What people type who look for a page of the site, beside what it is called."""

from __future__ import annotations

from generator.model.base import Choice, Part, Said


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

    @classmethod
    def ui_group(cls) -> str:
        """It is called as the site calls it."""
        return "site"


class Sought(Part):
    """What finds a page."""

    page: SitePage
    also_said: Said
