"""How well Rasid reads: gold in, figures out, and the floors they may not fall below.

`python -m rasid.evaluation --help`. Gold and scorers lie outside the project: `rasid.evaluation.gold`.
"""
