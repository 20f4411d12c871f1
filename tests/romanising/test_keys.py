"""Names in Arabic and Latin letters meet under one key, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.romanising import name_keys, word_keys

SPELLINGS = """
محمد|Mohammed|Muhammad|Mohamad|Mohamed|Mouhamad
القذافي|Gaddafi|Qadhafi|Kadhafi|Gadhafi|al-Qaddafi|Ghadhafi
حسين|Hussein|Hossain|Husayn|Houssein|Husain
حسن|Hassan|Hasan
أحمد|Ahmed|Ahmad
محمود|Mahmoud|Mahmud|Mahmood
مصطفى|Mustafa|Moustafa|Mustapha|Moustapha
عثمان|Othman|Osman|Uthman
خالد|Khaled|Khalid
جمال|Gamal|Jamal|Djamal
كمال|Kamal|Kemal
يوسف|Yusuf|Youssef|Yousef|Youcef|Yusif
عبد الرحمن|Abdul Rahman|Abdelrahman|Abdurrahman|Abd al-Rahman|Abderrahmane|Abdulrahman
عبدالله|Abdullah|Abdallah|Abdellah|Abdulla|Abd Allah
عبد العزيز|Abdulaziz|Abdelaziz|Abdul Aziz
عبد السلام|Abdussalam|Abdessalam|Abdel Salam|Abdulsalam
عبد الناصر|Abdel Nasser|Abdennasser|Abdulnasir
عبد ربه|Abd Rabbo|Abed Rabbo|Abdrabbuh
الشيخ|al-Sheikh|Shaikh|Cheikh|ash-Shaykh
أبو بكر|Abu Bakr|Abou Bakr|Abubakr
نور الدين|Noureddine|Nur al-Din|Nour Eldin|Nuruddin
صلاح الدين|Salah al-Din|Salahuddin|Salaheddine
نصر الله|Nasrallah|Nasr Allah|Nasrullah
حزب الله|Hezbollah|Hizbullah|Hizballah
سيف الإسلام|Saif al-Islam|Seif al-Islam|Sayf al-Islam
كاظم|Kazem|Kadhim|Kazim
قاسم|Qassem|Kassem|Qasim|Gasim|Kacem
سليماني|Soleimani|Sulaimani|Suleimani
العبادي|al-Abadi|Abadi|Ebadi
المالكي|al-Maliki|Maleki
الصدر|al-Sadr|as-Sadr
مقتدى|Muqtada|Moqtada|Moktada
بشار|Bashar|Bachar
الأسد|al-Assad|el-Assad|Asad
ظريف|Zarif|Dharif
رمضان|Ramadan|Ramadhan|Ramzan
رضا|Reda|Rida|Reza|Ridha
فتحي|Fathi|Fethi|Fathy
إسحاق|Ishaq|Ishak|Is'haq
أدهم|Adham|Adhem
يحيى|Yahya|Yehia|Yahia
عيسى|Issa|Eissa|Isa
موسى|Musa|Moussa|Mousa
إبراهيم|Ibrahim|Ebrahim|Brahim
إسماعيل|Ismail|Ismael|Esmail
وائل|Wael|Wail
فؤاد|Fouad|Fuad
رؤوف|Raouf|Rauf
داود|Dawud|Daoud|Dawood
سليمان|Suleiman|Soliman|Slimane|Sulayman
سعيد|Said|Saeed|Sayeed
سعود|Saud|Saoud
سعاد|Suad|Souad
معمر|Muammar|Moammar
زكريا|Zakaria|Zakariya
فيصل|Faisal|Faysal|Fayçal
إدريس|Idris|Driss
ضياء|Diaa|Dia|Zia
رافع|Rafi|Rafea|Rafeh
عمرو|Amr|Amro
عمر|Omar|Umar
بن لادن|bin Laden|ben Ladin
بنكيران|Benkirane|Ben Kirane
الظواهري|al-Zawahiri|Zawahri|Dhawahiri
الزرقاوي|al-Zarqawi|Zarkawi|Zargawi
حفتر|Haftar|Hifter
السراج|al-Sarraj|Serraj|Sarraj
الدبيبة|Dbeibah|Dabaiba|al-Dbeiba
الحوثي|al-Houthi|Huthi|Houthi
العبيدي|al-Obeidi|Obaidi|Ubaydi
الجولاني|al-Jolani|Julani|Golani|Jawlani
طه|Taha
علي|Ali|Aly
إلياس|Elias|Ilyas
ثامر|Thamer|Thamir
غسان|Ghassan|Ghasan
الخوئي|al-Khoei|Khoei
""".strip().splitlines()


@pytest.mark.parametrize("row", SPELLINGS)
def test_every_spelling_of_a_name_meets_the_arabic_word_by_word(row: str) -> None:
    arabic, *latin = row.split("|")
    for spelling in latin:
        assert all(keys & name_keys(spelling) for keys in word_keys(arabic)), spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حسن", "Hussein"),
        ("كمال", "Jamal"),
        ("جمال", "Kamal"),
        ("محمد", "Mahmoud"),
        ("أحمد", "Hamid"),
        ("علي", "Alaa"),
        ("سمير", "Samar"),
        ("عبد الله", "Abdul Rahman"),
        ("سعد", "Saud"),
        ("زياد", "Ziyadi"),
    ],
)
def test_different_names_do_not_meet(one: str, other: str) -> None:
    assert not name_keys(one) & name_keys(other)


def test_what_is_written_together_or_apart_is_one_name() -> None:
    for apart, together in [
        ("عبد الله", "عبدالله"),
        ("نور الدين", "نورالدين"),
        ("نصر الله", "نصرالله"),
        ("أبو بكر", "أبوبكر"),
        ("أبو بكر", "أبي بكر"),
        ("ابن لادن", "بن لادن"),
    ]:
        assert name_keys(apart) == name_keys(together)


def test_articles_have_no_key() -> None:
    assert word_keys("ash-Sharif") == word_keys("al Sharif") == word_keys("Sharif")
    assert word_keys("الشريف") == word_keys("شريف")
    assert word_keys("آل ثاني") == word_keys("ثاني")


def test_marks_and_tatweel_change_nothing() -> None:
    assert name_keys("مُحَمَّد الـشــريف") == name_keys("محمد الشريف")


def test_an_arabic_word_has_few_keys() -> None:
    for row in SPELLINGS:
        for keys in word_keys(row.split("|")[0]):
            assert 1 <= len(keys) <= 4


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء abdeghiklmnoqrstuwyz-'", max_size=30))
def test_any_text_has_keys_and_always_the_same(text: str) -> None:
    assert word_keys(text) == word_keys(text)
    assert all(key.isascii() and key.isalpha() for key in name_keys(text))
    assert all(len(keys) <= 400 for keys in word_keys(text))


def test_keys_tell_the_names_of_the_table_apart() -> None:
    whole = [word_keys(row.split("|")[0]) for row in SPELLINGS]
    assert len(whole) == len(set(whole))
