"""Make a study, add reports to it and list its incidents."""

from rasid import Study
from rasid.readers import Unread, list_files, read_files

with Study.create("study.rasid", who="nour") as study:
    for found in read_files(list_files(("reports",)).files, published=None):
        if isinstance(found, Unread):
            print(f"{found.where}: {found.problem.message}")
            continue
        added = study.add(found)
        print(added.report_id, added.outcome, added.claims, added.copy_of)

    with study.inside() as (contents, dossiers):
        for incident in contents.incidents_by_day():
            print(incident.id, incident.type, incident.days, incident.figures, incident.sources)
        first = next(contents.incidents_by_day())
        for claim in dossiers.incident(first.id).claims:
            print(claim.sourced.report_id, claim.sourced.claim.trigger.text, claim.status)
