"""Misuse raises; what the material lacks is a problem of the record."""

import rasid
from rasid.errors import UsageError

try:
    rasid.code("اعتقلت الشرطة محتجا.", published="12/3/2014")
except UsageError as error:
    print(error)

coded = rasid.code("اعتقلت الشرطة محتجا أمس.")
for problem in coded.problems:
    print(problem.code, problem.at, problem.message)
