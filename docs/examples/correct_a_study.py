"""Decide on a claim, judge a link, take both back, and count by another rule."""

from rasid import Study
from rasid.coding import report_of
from rasid.dataset.study import Verdict
from rasid.resolve.figures import figures_of

AGENCY = "قُتل ثلاثة جنود أمس في هجوم انتحاري على حاجز للجيش في بعقوبة."
PAPER = "قُتل أربعة جنود السبت في هجوم انتحاري على حاجز للجيش في بعقوبة."

with Study.create("corrected.rasid", who="nour") as study:
    study.add(report_of(AGENCY, published="2015-06-14", id="agency"))
    study.add(report_of(PAPER, published="2015-06-15", id="paper"))

    with study.inside() as (contents, dossiers):
        (incident,) = contents.incidents()
        claims = dossiers.incident(incident.id).claims
        print(incident.figures)
        print(figures_of([claim.sourced for claim in claims], rule="acled"))

    first, second = (claim.sourced.claim.id for claim in claims)
    decision = study.decide(first, Verdict("correct", "killed", "[4, 4]", "the agency's own correction"))
    judgement = study.judge(first, second, same=False, why="two bombs")
    with study.inside() as (contents, _):
        assert len(list(contents.incidents())) == 2

    study.take_back(judgement.id, why="one after all")
    study.take_back(decision.id)
    with study.inside() as (contents, _):
        assert list(contents.incidents()) == [incident]
