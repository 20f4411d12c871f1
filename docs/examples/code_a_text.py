"""Code one text and print what it claims."""

import rasid

coded = rasid.code(
    "قُتل ثلاثة جنود في هجوم انتحاري في بغداد أمس.",
    published="2014-03-12",
)
for claim in coded.events:
    print(claim.type, claim.killed, claim.date, claim.trigger.text)
