"""From the words and mentions of a report to its claims: triggers, participants, setting, factuality."""
