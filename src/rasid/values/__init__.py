"""The values that stages hand on: typed, frozen, and with no behaviour beyond themselves."""

from rasid.values.claim import Claim, Evidence, Figure, Phrase, Place
from rasid.values.coded import CodedReport, Office, Organisation, Person, Versions
from rasid.values.interval import Count, Interval
from rasid.values.mention import (
    NumberMention,
    OfficeMention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    TimeMention,
)
from rasid.values.problem import Problem
from rasid.values.report import Report
from rasid.values.span import Span

__all__ = [
    "Claim",
    "CodedReport",
    "Count",
    "Evidence",
    "Figure",
    "Interval",
    "NumberMention",
    "Office",
    "OfficeMention",
    "Organisation",
    "OrganisationMention",
    "Person",
    "PersonMention",
    "Phrase",
    "Place",
    "PlaceMention",
    "Problem",
    "Report",
    "Span",
    "TimeMention",
    "Versions",
]
