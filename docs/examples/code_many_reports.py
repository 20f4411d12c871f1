"""Code many texts with one coder, which keeps what the morphology learned."""

from pathlib import Path

from rasid import Coder
from rasid.coding import report_of

texts = {
    "first": ("اعتقلت الشرطة أمس أربعة محتجين في القصرين.", "2013-01-24"),
    "second": ("أفرجت السلطات اليوم عن الصحفي سامر العلي.", "2016-02-09"),
}
with Coder(cache=Path("cache")) as coder:
    for name, (text, published) in texts.items():
        coded = coder.code(report_of(text, published=published, id=name))
        for claim in coded.events:
            print(coded.id, claim.type, [target.text for target in claim.targets])
