"""Tells in which of the encodings of before Unicode a text is written, by how well what it would say reads."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_LOOKED_AT_BYTES: Final = 20_000


Worth = Callable[[str, list[str]], float]
"""Measures how well a text reads, given it and its characters beyond ASCII: from 0 to 1."""


class Guess(NamedTuple):
    """An encoding in which a text is valid."""

    encoding: str
    worth: float
    """How well it reads in it: 1 where every letter is a common one of the language, 0 where none is."""


def guesses(content: bytes) -> list[Guess]:
    """Return the encodings in which a text is valid, the likeliest first."""
    found: list[Guess] = []
    for encoding, worth in _WORTH.items():
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = [c for c in text[:_LOOKED_AT_BYTES] if not c.isascii()]
        if letters:
            found.append(Guess(encoding, worth(text[:_LOOKED_AT_BYTES], letters)))
    return sorted(found, key=lambda guess: -guess.worth)


def _by_rows(encoding: str, rows: tuple[int, int], common: str, kana: float) -> Worth:
    """Return the measure of an encoding whose usual characters stand in some of its rows.

    Args:
        encoding: The encoding, or the part of it that people write.
        rows: First and last of them, by their first byte.
        common: The characters that make up a good part of any text.
        kana: What a character of kana is worth in it.
    """
    second = 0xA1 if encoding in _WITH_HIGH_SECOND_BYTES else 0

    def one(letter: str) -> float:
        if letter in common:
            return 1.0
        if "\u3041" <= letter <= "\u30fe":
            return kana
        if letter in _WIDE_MARKS:
            return _FAIR
        written = letter.encode(encoding, "ignore")
        if len(written) != 2 or not letter.isalpha() or written[1] < second:  # noqa: PLR2004  # its bytes
            return 0.0  # narrow katakana among others, which other encodings are misread as
        return _FAIR if rows[0] <= written[0] <= rows[1] else _RARE

    return lambda _text, letters: sum(map(one, letters)) / len(letters)


def _by_letters(letters_of_it: str, common: str, rare: str = "", only_last: str = "") -> Worth:
    """Return the measure of an encoding of one alphabet, whose words are of it alone, small but for the first letter.

    Args:
        letters_of_it: The alphabet, as a class of a pattern.
        common: The letters that make up most of any text.
        rare: The letters that hardly any word has.
        only_last: Letters that end words.
    """
    word = re.compile(rf"(?<![^\W_])[{letters_of_it}]+(?![^\W_])")

    def one(found: str) -> float:
        if found[1:] not in {found[1:].lower(), found[1:].upper()} or any(last in found[:-1] for last in only_last):
            return 0.0
        worth = sum(1.0 if c in common else _RARE if c in rare else _FAIR for c in found.lower())
        return worth if len(found) > 1 else worth * _FAIR

    return lambda text, letters: sum(map(one, word.findall(text))) / len(letters)


def _western(text: str, letters: list[str]) -> float:
    """Return the share of the letters that stand in words otherwise of ASCII, or are marks of punctuation."""
    good = sum(len(found) for found in _ACCENTED.findall(text)) + sum(letter in _WESTERN_MARKS for letter in letters)
    return _WESTERN * good / len(letters)


_FAIR, _RARE, _WESTERN = 0.6, 0.1, 0.85
_WITH_HIGH_SECOND_BYTES: Final = frozenset({"euc_jp", "gb18030", "euc_kr"})
_WIDE_MARKS: Final = frozenset("、。「」『』！？：；（），．・《》“”‘’…—\u3000〜～ー")  # noqa: RUF001  # wide they are
_WESTERN_MARKS: Final = frozenset("‘’“”„–—…•€°«»§©®£\u00a0·×½¼¿¡ºª")  # noqa: RUF001  # as people write them
_ACCENTED: Final = re.compile(
    r"(?:(?<=[a-zA-Z])[À-ÖØ-öø-ÿŒœŠšŽžŸ]{1,2}(?![À-ÿ])|(?<![^\W\d_])[À-ÖØ-öø-ÿŒœŠšŽž](?=[a-z]|\W|$))"
)
_KANJI: Final = (
    "日本人大年会国中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立"
    "開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気"
    "小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書"
    "府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半"
    "品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真"
    "流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優"
    "夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質"
    "念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賞訴辺造英被株頭技低毎医復仕去姿味負閣"
    "韓渡失移差衆個門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識注呼渉"
    "達編録"
)
_HANZI: Final = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然"
    "家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把"
    "机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果"
    "加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔"
    "更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展"
    "马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共"
    "确传师观清今切院让识候带导争运档服器署慢换包纪"
)
_HANZI_TRADITIONAL: Final = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然"
    "家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把"
    "機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果"
    "加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾"
    "更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展"
    "馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共"
    "確傳師觀清今切院讓識候帶導爭運檔服器署慢換麵包紀錄份"
)
_HANGUL: Final = (
    "이다는을를의에가한고하지로서사은기자도어해인대정리시그아들나부수전보제있으라스구일장주만여상원동조거안선유성중"
    "면과니세소계우진음신교치관영무국비용공경오문생분방화미실회내마업금체통법개발학식년월때것말게까러려모물반산설알"
    "양연와위작재적저점집차최추크타터트파평표프필할합행현호확환후습됩입었였겠없않같많된될되며버록빵드느립"
)
_CYRILLIC: Final = "оеаинтсрвлкмдпуяы"  # Cyrillic it is
_HEBREW: Final = "יוהלארתבשמםן"
_ARABIC: Final = "اليمنورتبةعدسفهكق"
_WORTH: Final[dict[str, Worth]] = {
    "cp1252": _western,
    "cp932": _by_rows("cp932", (0x88, 0x97), _KANJI, 1.0),
    "euc_jp": _by_rows("euc_jp", (0xB0, 0xCF), _KANJI, 1.0),
    "gb18030": _by_rows("gb18030", (0xB0, 0xD7), _HANZI, 0.2),
    "big5": _by_rows("big5", (0xA4, 0xC6), _HANZI_TRADITIONAL, 0.0),
    "cp949": _by_rows("euc_kr", (0xB0, 0xC8), _HANGUL, 0.0),
    "cp1251": _by_letters("А-яЁёІіЇїЄєҐґ", _CYRILLIC, rare="щъшйэфц"),  # likewise
    "cp1255": _by_letters("\u05d0-\u05ea", _HEBREW, only_last="ךםןףץ"),
    "cp1256": _by_letters("\u0620-\u06d3", _ARABIC, only_last="ةى"),
}
"""Each encoding with the measure of how well a text reads in it.

Source of the rows: JIS X 0208, GB 2312, Big5, KS X 1001.
"""
