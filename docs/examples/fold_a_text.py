"""Find a word whatever its spelling, and lead the match back to the text."""

from rasid.folding import fold, fold_word

text = "قصفت الطائراتُ ريف إدلــب أمس"
folded = fold(text)
start = folded.text.index(fold_word("ادلب"))
begin, end = folded.span(start, start + len(fold_word("ادلب")))
print(text[begin:end])
