"""What makes a sentence fit to be said on its own."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

import re
from enum import IntEnum

from video_gen.scripting.emoji import EMOJI
from video_gen.scripting.english_rules import ABOUT_THE_PAGE, has_verb
from video_gen.scripting.word_patterns import either
from video_gen.scripting.words import count_words

SHORTEST, LONGEST = 6, 38
_LONGEST_SPARE = 60
_FEWEST_WORDS, _LABEL_WORDS = 2, 3
_SURELY_WHOLE = 8
"""From so many words on a text with a full stop is a sentence, whether its verb is a known one or not."""


class Grade(IntEnum):
    """How fit a sentence is."""

    UNFIT = 0
    """Has an address or symbols, or talks about the page itself."""
    FRAGMENT = 1
    """Can be said, but is no good sentence; used where a document has nothing better."""
    SPARE = 2
    """Names a file, is long, begins small or ends without a stop; used in alerts and steps, and where nothing else is
    left for the time."""
    PLAIN = 3
    """Short, or without a known verb, yet written as a sentence; used where there is time left for it."""
    GOOD = 4


_ADDRESS = re.compile(r"https?:|ftp:|www\.|\S@\S+\.\w|[\w-]\.(?:com|org|net|io|dev)\b", re.IGNORECASE)
_ENDINGS = either(
    "md rst txt ya?ml toml json ini cfg conf lock xml html? css js jsx ts tsx py ipynb rb go rs c h cpp java sh bat "
    "exe so zip gz tar whl pdf docx? pptx? xlsx? csv png jpe?g gif svg ico mp[34] webp env log"
)
_FILE = re.compile(
    rf"(?<![A-Za-z0-9_.-])(?!(?-i:[A-Z])\w*\.js\b)[A-Za-z0-9_.-]*\.{_ENDINGS}(?![A-Za-z0-9_])", re.IGNORECASE
)
"""`Node.js` is a name, `node.js` is a file."""
_PATH = re.compile(r"(?:^|\s)[~.]{0,2}/[\w-]|\w/(?:\s|$|[,.])|\w/[\w.-]+/|\\\w|(?:^|\s)\.[a-z]\w+")
_SYMBOLS = re.compile(
    r"[{}\[\]<>=|\\^~*`]|(?<!\w)_(?!\w)|[#@](?!\d)|\$(?!\d)|\$[A-Za-z_]|:=|::|[(][^)]*$|\+\+?\s*=|;\s*$|\s\.{2,}"
)
IDENTIFIER = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{16,}\b", re.IGNORECASE
)
"""A number that only a machine makes up: a UUID, a digest."""
_SUSPECT = re.compile(r"[^\w\s,!?'\"’“”–—.-]|[\d_]|\.(?![\s\"'”’]|$)")
"""What is in all that a voice cannot read; most sentences have nothing of it, and need no closer look."""
_CALL = re.compile(r"(?<=\w)\(\)")
_SHARP = re.compile(r"\b[A-Z]#")
_ENDS = re.compile(r"[.!?。！？।؟۔…][\"'”’»)」』]*$")
_CAPITAL = re.compile(r"[\"'“‘«¿¡]?(?:[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁЇІЄҐ0-9]|[^\W\d_a-zß-öø-ÿα-ωа-яё])")
_CLAUSE = re.compile(
    r"(?:[Bb]ecause|[Aa]lthough|[Tt]hough|[Uu]nless|[Ww]hereas|[Ss]uch as|[Ii]ncluding)\b[^,]*$|[Ww]hich (?!.*\?$)|"
    r"[Ww]hether\b(?!.*, (?:you|we|they|it|there|this|that|the|an?|[A-Z]\w+)\b)"
)
"""A clause that its writer closed with a full stop, but that says nothing without another one."""
_SAYS = re.compile(r"^(?:No|Not|Never) | (?:an?|the|your|it|them) ")
"""In so few words, what is no label: `Bake the bread.`"""
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: [A-ZÀ-ÖØ-Þ][\w.'’-]*){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:, |,? and ){_NAME}){{2,}}")
"""A row of names: who wrote it."""
_NUMBERED = re.compile(r"\d{1,2} [A-Z][\w-]*(?: [\w-]+){0,4}\.")
"""A heading at the front of its paragraph: `2 Conversation programming.`"""
_GOES_ON = re.compile(
    r"(?:and|or|but|nor|so|because|which|that|who|whose|where|when|while|with|without|for|to|in|on|at|of|from|by|than|"
    r"as|if|unless|until|und|oder|aber|et|ou|y|o|e)\b"
)
"""How a piece of another sentence begins, in small letters."""
_OTHERWISE = {
    language: re.compile(rf"(?:{words})(?!\w)")
    for language, words in {
        "en": "[Oo]therwise|If not|If so|[Oo]r else|[Ee]lse",
        "de": "Sonst|Andernfalls|Anderenfalls|Ansonsten|Wenn nicht|Falls nicht|Wenn ja|Falls ja",
        "fr": "Sinon|Autrement|Dans le cas contraire|Si oui|Si non",
        "es": "Si no,|De lo contrario|En caso contrario|De otro modo",
        "it": "Altrimenti|In caso contrario|Se no",
        "pt": "Caso contrário|Senão|Do contrário|Se não,",
        "nl": "Anders|Zo niet|Zo ja",
        "ru": "Иначе|В противном случае|Если нет",
        "zh": "否则|不然|如果不是|如果没有",
        "ja": "そうでない|そうでなければ|さもないと|さもなければ",
        "ko": "그렇지 않으면|아니면",
        "hi": "अन्यथा|नहीं तो|वरना",
        "ar": "وإلا|خلاف ذلك",
        "fa": "در غیر این صورت|وگرنه",
        "he": "אחרת",
    }.items()
}
_MOST_FILES, _LONGEST_FILE = 2, 48
_MARK = re.compile(r"[^\w\s,.;:!?'\"’“”–—%$#+-]")
_MOST_MARKS = 0.05
_LEANS_BACK = {
    language: re.compile(either(words))
    for language, words in {
        "zh": "这 那 它 其 此 但 因此 所以 而且 另外 同时 该 上述 以下 下面 不过 然而 并且 同样 接下来 然后 例如 比如",
        "ja": "これ それ その この また しかし そして さらに ただし なお 次に 例えば",
        "ko": "이 그 또한 하지만 그러나 그리고 따라서 예를",
        "hi": "यह ये इस इन वह वे उस उन लेकिन और परंतु परन्तु इसलिए किंतु तब फिर",
        "fa": "این آن اما ولی و همچنین بنابراین سپس",
        "ar": "هذا هذه ذلك لكن ولكن كما لذلك ثم وهذا وهذه",
        "de": "Dies Das_ist Es_ Sie_ Er_ Aber Und Oder Jedoch Außerdem Dann Danach Dabei Dadurch Deshalb Daher Damit",
        "fr": "Ce Ceci Cela Ça C'est Il_ Elle_ Ils_ Elles_ Mais Et_ Ou_ Donc Cependant Ensuite Puis Ainsi De_plus",
        "es": "Esto Este Esta Estos Estas Eso Pero Y_ O_ Además Luego Entonces También Sin_embargo Por_eso",
        "it": "Questo Questa Questi Queste Ma_ E_ O_ Inoltre Poi Quindi Tuttavia Anche Così",
        "pt": "Isso Isto Este Esta Esse Essa Mas_ E_ Ou_ Além Então Também Portanto No_entanto",
        "nl": "Dit Dat Deze Het_is Maar En_ Of_ Ook Daarna Dan_ Daarom Bovendien",
        "ru": "Это Этот Эта Эти Он_ Она_ Они_ Но_ И_ А_ Также Затем Поэтому Однако Кроме",
    }.items()
}


def grade(said: str, language: str, *, starts_with_name: bool) -> Grade:
    """Return how fit a sentence is to be narrated.

    Args:
        said: The sentence as it would be said.
        language: Such as `en`; English is looked at more closely.
        starts_with_name: Whether its first word is code or a name, which needs no capital.
    """
    english = language.startswith("en")
    words = count_words(said)
    readable = speakable(said)
    if words < _FEWEST_WORDS or (english and ABOUT_THE_PAGE.search(said)) or not (readable or speaks_of_files(said)):
        return Grade.UNFIT
    ends, begins = bool(_ENDS.search(said)), starts_with_name or bool(_CAPITAL.match(said))
    if (
        (english and (_CLAUSE.match(said) or _NUMBERED.fullmatch(said)))
        or _NAMES.fullmatch(said)
        or words > _LONGEST_SPARE
        or not (ends or begins)
        or _GOES_ON.match(said)
    ):
        return Grade.FRAGMENT
    tells = not english or has_verb(said.split(" ", 1)[0] if words == _FEWEST_WORDS else said)
    if not (readable and ends and begins and words <= LONGEST):
        spare = (tells or _SAYS.search(said)) and (words >= SHORTEST or not readable)
        return Grade.SPARE if spare else Grade.FRAGMENT
    if not english:
        return Grade.GOOD if words >= SHORTEST else Grade.PLAIN
    if words <= _LABEL_WORDS and not tells and not _SAYS.search(said):
        return Grade.FRAGMENT
    return Grade.GOOD if words >= SHORTEST and (tells or words >= _SURELY_WHOLE) else Grade.PLAIN


def speakable(said: str) -> bool:
    """Return whether a voice can read it: no address, path, file name, digest, row of symbols or emoji for a word."""
    if not _SUSPECT.search(said):
        return True
    if any(pattern.search(said) for pattern in (_ADDRESS, _FILE, _PATH, IDENTIFIER, EMOJI)) or _SYMBOLS.search(
        _SHARP.sub("", said)
    ):
        return False
    return len(_MARK.findall(_CALL.sub("", said))) <= max(1, len(said) * _MOST_MARKS) or not said.isascii()


def speaks_of_files(said: str) -> bool:
    """Return whether nothing keeps a voice from reading it but a file or a path or two, which it can name."""
    words = said.split(" ")
    files = [n for n, word in enumerate(words) if _FILE.search(word) or _PATH.search(word)]
    if len(files) > _MOST_FILES or not all(_is_short_file(words[n]) for n in files):
        return False
    return speakable(
        " ".join("file" + word[-1:] * (word[-1:] in ".!?") if n in files else word for n, word in enumerate(words))
    )


def _is_short_file(word: str) -> bool:
    return len(word) <= _LONGEST_FILE and "\\" not in word and word.isascii() and not _ADDRESS.search(word)


def is_alternative(said: str, language: str) -> bool:
    """Return whether a sentence says what else there is than the one before it, of which it is the other half."""
    pattern = _OTHERWISE.get(language.partition("-")[0])
    return bool(pattern and pattern.match(said))


def leans_back_abroad(said: str, language: str) -> bool:
    """Return whether a sentence in a language other than English opens with a word for what came before it."""
    pattern = _LEANS_BACK.get(language.partition("-")[0])
    return bool(pattern and pattern.match(said))
