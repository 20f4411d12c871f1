"""What makes words a personal name: shape, place in the sentence, and what stands before them."""

from __future__ import annotations

from rasid.mentions.growing_name import Cue, Growing
from rasid.mentions.view import View

_LETTERS = tuple("ءآأؤإئابتثجحخدذرزسشصضطظعغفقكلمنهوي")


def closes_name(view: View, growing: Growing) -> bool:
    """Whether an ordinary word stands where the name still lacks a surname and ends after it.

    جبران تويني، علي رضا بالغ رئيس القسم: names are often ordinary words, and after a given name hardly any
    noun follows; a mark, an office or a particle after the word shows that no phrase begins with it.
    """
    index = growing.after
    word = view.words[index]
    if growing.nisba or (growing.tied and word.article) or growing.repeated or growing.words > 2:
        return False
    if not (growing.known or growing.weak) or word.stop or word.office or word.title or index in view.starts:
        return False
    if not _has_shape_of_surname(view, index, growing):
        return False
    after = index + 1
    if not view.is_word(after):
        aged = view.text(after) == "(" and view.text(after + 1)[:1].isdigit()
        return aged or view.text(after) not in ("(", "«", '"') or growing.words == 1
    following = view.words[after]
    if (following.name and following.name_skip == 0) or following.part == "nasab":
        return not word.article and bool(growing.known or growing.titled)
    if growing.foreign and may_be_unknown_name(view, after, first=False):
        return not word.article
    if following.stop or following.office != "" or view.folded(after).startswith("و"):
        return True
    return _opens_with_preposition(view, after) or _is_nisba_of_name(view, index)


def _opens_with_preposition(view: View, index: int) -> bool:
    """Whether a word has a preposition written onto it, so that nothing before it can govern it: للشرطة."""
    folded = view.folded(index)
    if folded.startswith(("لل", "بال")) and len(folded) > 4:
        return True
    glued = folded[:1] in "بل" and len(folded) > 4 and not view.words[index].name
    bare = view.tokens[index].bare
    return (
        glued and view.is_common is not None and view.is_common(bare[1:]) and not view.is_common("ال" + bare)
    )


def _is_nisba_of_name(view: View, index: int) -> bool:
    """محمد طيري: an indefinite word in ي describes no name, which is definite, and so belongs to it."""
    bare = view.tokens[index].bare
    return bare.endswith("ي") and len(bare) > 3 and "ال" + view.folded(index) not in view.lexicon.modifiers


def _has_shape_of_surname(view: View, index: int, growing: Growing) -> bool:
    """Whether the word looks neither like a verb nor like a noun with a clitic, an accusative, a plural."""
    titled, foreign = growing.titled, growing.foreign and growing.words == 1
    bare, folded = view.tokens[index].bare, view.folded(index)
    if len(folded) < 3 or folded[:2] in ("ست", "سي", "اس", "ان"):
        return False
    if folded.startswith(("لل", "بال", "كال", "فال")) and len(folded) > 4:
        return False
    if view.words[index].article:
        return True
    if folded.startswith("وال") or (foreign and view.words[index].name_skip > 0):
        return False
    if folded[0] == "و" and not foreign:
        return False
    if folded[0] in "فبلك" and not foreign and (view.is_common is None or view.is_common(bare[1:])):
        certain = titled or bare.endswith("ي")
        ends = view.text(index + 1) in ("،", ",", ".")
        if titled and bare.endswith("ي") and view.is_word(index + 1):
            ends = view.words[index + 1].stop
        return certain and ends and not _is_place(view, folded[1:])
    if (bare[0] in "تن" and len(folded) > 5) or (bare[0] == "ي" and len(folded) > 3):
        return False
    if bare.endswith("ة"):
        return titled and (
            not view.is_word(index + 1) or view.folded(index + 1) in ("ان", "انه", "انها", "بان", "الذي")
        )
    if bare.endswith("ا"):
        if growing.foreign and not bare.endswith(("ها", "ما", "نا")):
            return True  # خوسيه راموس هورتا
        return (bare.endswith("يا") and (titled or len(bare) < 6 or _is_place(view, folded))) or len(
            bare
        ) == 4
    if bare.endswith("ه") and not titled:
        return False
    if bare.endswith(("ها", "هم")):
        return titled
    return not bare.endswith(("اً", "وا")) and not (bare.endswith("ون") and len(bare) > 5)


def _is_place(view: View, folded: str) -> bool:
    return view.is_place is None or view.is_place(folded)


def may_be_unknown_name(view: View, index: int, *, first: bool) -> bool:
    """Whether a word that no lexicon has may be a name."""
    token, word = view.tokens[index], view.words[index]
    folded = token.folded
    if word.stop or word.office or word.title or len(folded) < (3 if first else 2) or index in view.starts:
        return False
    if word.article and folded.endswith(("ين", "ون", "ات")):
        return False
    if first and word.article and folded.endswith("ي") and view.folded(index - 1).startswith("ال"):
        return not view.folded(index - 1).endswith("ي")
    if word.organisation and word.organisation_skip <= 0:
        return False
    if "ال" + folded in view.lexicon.modifiers:
        return False
    if folded.startswith("و") and not first and not folded.startswith("وو"):
        return False
    if (folded[:2] in ("لل", "وا") and len(folded) > 3) or folded[:3] in ("بال", "كال", "فال"):
        return False
    if first and folded[0] == "و" and not folded.startswith("وو") and folded[:3] not in ("ويل", "واش"):
        return False
    if token.bare.endswith(("ا", "وا")) and view.lexicon.read(token.bare.rstrip("او")).say:
        return False  # سالم وكريم أكدا
    if view.is_common is not None:
        return not view.is_common(token.bare)
    if token.bare.endswith("ة") or (token.text.endswith(("ا", "اً")) and not first and len(folded) > 6):
        return False
    return not (folded[0] in "يت" and len(folded) > 4 and folded.endswith(("ون", "ين", "ه", "ها")))


def is_bare_before_nisba(view: View, index: int) -> bool:
    """Whether an ordinary word is a given name here: a family name follows it (محافظ نينوى أثيل الحمداني).

    Behind an office an indefinite word describes nothing, and one in the construct governs no adjective.
    """
    word = view.words[index]
    if word.article or word.stop or word.office or word.title or not view.is_word(index + 1):
        return False
    if not _has_shape_of_surname(view, index, Growing(index)) or view.tokens[index].bare.endswith("ي"):
        return False
    if view.lexicon.is_part("leader", view.folded(index)) or _has_shape_of_act(view.folded(index)):
        return False  # أكد المراسل مقتل الحمداني
    after, folded = view.words[index + 1], view.folded(index + 1)
    if not after.article or not view.tokens[index + 1].bare.endswith("ي") or after.stop:
        return False
    return folded not in view.lexicon.modifiers and not after.office and not after.title


def _has_shape_of_act(folded: str) -> bool:
    """Whether a word has the shape of a derived masdar: افتعال، تفعيل، استفعال."""
    if len(folded) < 5:
        return False
    return (folded[0] == "ا" and folded[-2] == "ا") or (folded[0] == "ت" and folded[-2] in "ياو")


def is_office_here(view: View, growing: Growing) -> bool:
    """Whether a word that is a name too is an office: what it heads follows it (أبو عمر أمير التنظيم)."""
    index = growing.after
    word = view.words[index]
    if not (word.office and word.name and word.name_skip == 0) or not view.is_word(index + 1):
        return False
    if not (growing.kunya or growing.words > 1):
        return False
    after = view.words[index + 1]
    named = after.name in ("given", "weak", "family", "famous") and after.name_skip == 0
    heads = after.organisation and after.organisation_skip <= 2 and after.article
    return not named and bool(heads or index + 1 in view.starts or view.folded(index + 1) in _SITES)


#: What one heads that is no organisation: أمير المدينة.
_SITES = frozenset(
    (
        "المدينه",
        "البلده",
        "القريه",
        "المنطقه",
        "القطاع",
        "الولايه",
        "القاطع",
        "الحي",
        "منطقه",
        "مدينه",
        "ولايه",
        "قاطع",
    )
)


def is_name_after_all(view: View, index: int, growing: Growing) -> bool:
    """Whether a function word that is a name too (خلف، فجر) closes a name: it governs nothing."""
    if growing.nisba or growing.words > 2 or not (growing.known or growing.weak):
        return False
    if not is_stop_and_name(view, index):
        return False
    if growing.foreign and view.lexicon.given[view.folded(index)] == "family":
        return True
    if not view.is_word(index + 1):
        return view.text(index + 1) not in ("", "(", "«", '"')
    if view.words[index + 1].article and _is_unknown_nisba(view, index + 1):
        return True  # ياسين خلف المحاميد
    return view.tokens[index + 1].bare in view.lexicon.stops_written or bool(view.words[index + 1].office)


def _is_unknown_nisba(view: View, index: int) -> bool:
    """Whether a word with the article can only be a family name: no language but that of names has it."""
    word = view.words[index]
    named = word.name in ("family", "famous") and word.name_skip == 0
    return named or (view.is_common is not None and not view.is_common(view.tokens[index].bare))


def is_stop_and_name(view: View, index: int) -> bool:
    """Whether a function word is a name too (خلف، but not على for علي)."""
    return view.folded(index) in view.lexicon.given and not view.tokens[index].bare.endswith("ى")


def is_plain(view: View, growing: Growing) -> bool:
    """Whether an office word (قاضي) governs nothing and stands where the surname is missing."""
    index = growing.after
    if growing.nisba or growing.words > 1 or view.words[index].article:
        return False
    if not growing.known and not (growing.weak and view.folded(index + 1).startswith("ال")):
        return False
    if not view.is_word(index + 1):
        return view.text(index + 1) not in ("", '"', "«")
    following = view.words[index + 1]
    if following.name in ("family", "famous") and following.name_skip == 0:
        return True
    return view.folded(index + 1).startswith("و") and not following.article and not following.name


def begins_phrase(view: View, index: int) -> bool:
    """Whether what follows a word that is seldom a name makes it an ordinary noun (ضيف برنامج)."""
    if not view.is_word(index):
        return False
    word = view.words[index]
    guest = view.words[index - 1].part == "servant"
    if not guest and view.is_common is not None and not view.is_common(view.tokens[index].bare):
        return False
    return not (word.stop or word.name or word.office or word.article or word.part)


def is_vouched(view: View, growing: Growing, cue: Cue, known: frozenset[str]) -> bool:
    """Whether the words and what stands before them make it a name."""
    index, skip = growing.first, growing.skip
    word = view.words[index]
    single = growing.words == 1
    if growing.kunya:
        return True
    following = view.skip_marks(growing.after, ",،")
    if not single and view.is_word(following) and view.words[following].part == "laqab":
        return True
    if (
        single
        and cue >= Cue.TITLE
        and word.name == "word"
        and view.folded(growing.after) in ("عن", "من", "ل")
    ):
        return False
    if cue >= Cue.TITLE:
        return True
    if single:
        return word.folded[skip:] in known or _is_vouched_alone(view, growing, cue)
    if growing.known and (growing.tied or growing.known + growing.weak >= 2):
        return True
    if growing.known:
        return skip == 0 or growing.nisba or cue > Cue.NONE
    if growing.weak and growing.nisba and growing.rare:
        last = view.tokens[growing.after - 1].bare
        return word.name != "word" or cue > Cue.NONE or last.endswith("ي")
    bare = word.name == "weak" and skip == 0 and not word.article
    if bare and growing.words == 2 and _closes_in_nisba(view, growing):
        return True
    if cue == Cue.APART and growing.weak == 1 and not growing.nisba and _is_ordinary(view, growing.after - 1):
        return False  # أصيب عون أمن
    if word.name == "word" and growing.weak == 1 and not growing.nisba and cue <= Cue.SAYING:
        return False
    if growing.weak:
        return (growing.weak >= 2 and growing.nisba) or (
            (cue > Cue.NONE or _is_met(view, growing)) and bool(growing.unknown or growing.weak >= 2)
        )
    return cue >= Cue.APART and view.is_common is not None


def _is_met(view: View, growing: Growing) -> bool:
    """أن محسن مرزوق تسرع، مع سعيد جينيت: behind such a word two indefinite nouns are hardly a phrase."""
    met = growing.skip == 0 and view.lexicon.is_part("meets", view.folded(growing.first - 1))
    shaped = view.folded(growing.first)[0] not in "يت" and not view.words[growing.first].article
    last = view.folded(growing.after - 1)
    return met and shaped and not (growing.unknown and view.is_place is not None and view.is_place(last))


def _closes_in_nisba(view: View, growing: Growing) -> bool:
    """Whether the last word is a nisba with the article that describes no noun before it (عادل الشويلي)."""
    last = growing.after - 1
    word = view.words[last]
    nisba = word.article and view.tokens[last].bare.endswith("ي") and not (word.office or word.title)
    return growing.nisba and nisba and word.folded not in view.lexicon.modifiers


def _is_ordinary(view: View, index: int) -> bool:
    word = view.words[index]
    return not word.name and view.is_common is not None and view.is_common(view.tokens[index].bare)


def _is_vouched_alone(view: View, growing: Growing, cue: Cue) -> bool:
    """Whether one word that no title announces is a name: a famous one, or a name where somebody speaks."""
    word = view.words[growing.first]
    if word.name == "famous" or (word.part == "servant" and growing.after > growing.first + 1):
        return True
    if cue < Cue.SAYING or growing.skip != 0:
        return False
    leads = cue == Cue.LEADING
    if growing.known or (leads and growing.unknown and not _looks_common(view, growing.first)):
        return True
    may_stand = not leads or bool(word.name) or word.folded.endswith("ي")
    return may_stand and _stands_alone(view, growing, word.name)


def _looks_common(view: View, index: int) -> bool:
    """Whether an unknown word has the shape of a noun, adjective or particle (طفلة، منظمات، خلالها)."""
    bare = view.tokens[index].bare
    if view.words[index].article or not bare.startswith(_LETTERS):
        return True
    return bare.endswith(("ة", "ات", "ون", "ين", "ها", "هم", "نا", "اً")) or (
        bare.endswith("ا") and len(bare) > 4
    )


def _stands_alone(view: View, growing: Growing, sort: str) -> bool:
    """Whether one doubtful word after a verb of saying is followed by what follows a speaker's name."""
    if sort == "word" or (view.is_common is None and sort not in ("weak", "family")):
        return False
    following = view.folded(growing.after)
    word = view.words[growing.first]
    if growing.unknown and not (word.article or word.name):
        if view.tokens[growing.first].bare.endswith(("ها", "هم", "نا")):
            return False
        if _looks_common(view, growing.first):
            return view.lexicon.is_part("after", following) or view.text(growing.after) in ("،", ",")
        return not (view.is_word(growing.after) and view.words[growing.after].article)
    return view.lexicon.is_part("after", following) or view.text(growing.after) in (":", ",", "،")
