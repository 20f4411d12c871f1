"""Every value leads back to words of the text: their offset, and the basis on which they were read."""

import rasid

text = "قال العقيد سالم الوردي إن مسلحين هاجموا أمس حاجزا قرب بعقوبة وقتلوا جنديين."
(claim,) = rasid.code(text, published="2015-06-14").events

for evidence in claim.evidence:
    for phrase in evidence.spans:
        assert text[phrase.at : phrase.at + len(phrase.text)] == phrase.text
        print(f"{evidence.field}: {phrase.text} ({evidence.basis}, {evidence.rule})")
