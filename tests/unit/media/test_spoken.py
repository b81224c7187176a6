import re
import string
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from video_gen.media.spoken import beside_letters_s, speech
from video_gen.media.spoken.abbreviations import BEFORE_NUMBERS
from video_gen.media.spoken.numbers import NUMBERS
from video_gen.media.spoken.symbols import SYMBOLS

SAID = {
    # numbers with units
    "10 MB": "10 megabytes",
    "10MB": "10 megabytes",
    "1 GB": "1 gigabyte",
    "1.5 GB": "1.5 gigabytes",
    "3.5 GHz": "3.5 gigahertz",
    "5ms": "5 milliseconds",
    "100 MB/s": "100 megabytes per second",
    "30 fps": "30 frames per second",
    "20°C": "20 degrees Celsius",
    "10k users": "10 thousand users",
    "give us 10 us": "give us 10 us",
    "100 %": "100 %",
    "2x faster": "2 times faster",
    "1920x1080": "1920 by 1080",
    "x86": "x86",
    # money
    "$5": "5 dollars",
    "$1": "1 dollar",
    "€4.50": "4 euros 50",
    "$3.00": "3 dollars",
    "$3.2 million": "3.2 million dollars",
    "$5-10": "5 to 10 dollars",
    "$HOME": "$HOME",
    "1,000": "1,000",
    # versions, addresses of machines, ranges, ratios
    "version 3.11.2": "version 3 point 11 point 2",
    "v2.0": "version 2 point 0",
    "Python 3.11": "Python 3 point 11",
    "Python 3.9": "Python 3.9",
    "127.0.0.1": "127 dot 0 dot 0 dot 1",
    "localhost:8000": "local host port 8000",
    "10-20": "10 to 20",
    "5–10%": "5 to 10%",
    "555-1234": "555-1234",
    "16:9": "16 to 9",
    # dates, times, parts
    "2024-05-01": "May 1st 2024",
    "2024-11-12": "November 12th 2024",
    "2024-13-45": "2024-13-45",
    "12:30": "12:30",
    "12:00": "12 o'clock",
    "9:05": "9 oh 5",
    "21st": "21st",
    "3/4": "three quarters",
    "5/10": "5/10",
    "the 1990s": "the nineteen nineties",
    "the ’80s": "the ’eighties",
    # addresses and names
    "https://www.example.com/docs?q=1#top.": "example dot com slash docs.",
    "https://example.com/a/b/c": "example dot com",
    "http://localhost:8000/x": "local host port 8000 slash x",
    "a.b@example.org": "a dot b at example dot org",
    "snake_case": "snake case",
    "__init__": "init",
    "getUserName": "get User Name",
    "GitHub": "GitHub",
    "os.path.join()": "os dot path dot join",
    "README.md": "README dot M.D",
    ".gitignore": "dot gitignore",
    "/etc/hosts": "slash et-C slash hosts",
    "~/.bashrc": "home slash dot bashrc",
    "src/app/main.py": "source slash app slash main dot py",
    "client/server": "client server",
    "requests/second": "requests per second",
    "on/off": "on off",
    "w/o it, km/h": "without it, km/h",
    # options and calls
    "git log -S": "git log dash S",
    "python -m pip": "python dash m pip",
    "without --allow-network.": "without dash dash allow-network.",
    "--lexicon.kubectl": "dash dash lexicon dot cube control",
    "a - b": "a - b",
    "run() it": "run it",
    # abbreviations
    "e.g. this": "for example this",
    "(i.e. that)": "(that is that)",
    "a vs. b": "a versus b",
    "approx. 5": "approximately 5",
    "No. 5": "number 5",
    "No. That is": "No. That is",
    "Chapter IV": "Chapter 4",
    "Part I: it": "Part 1: it",
    "Part I play": "Part I play",
    "Chapter IIX": "Chapter IIX",
    "the U.S.A. at 5 p.m.": "the U.S.A. at 5 p.m.",
    # symbols
    "a -> b": "a to b",
    "a → b": "a to b",
    "a < b": "a less than b",
    "a == b": "a equals b",
    "~5": "about 5",
    "#1": "number 1",
    "2^10": "2 to the power of 10",
    "O(2^n) steps": "O(2 to the n) steps",
    "10^-3 or x^\u2212k": "10 to the minus 3 or x to the minus k",
    "2^(n+1)": "2 to the (n+1)",
    "a ^ b": "a ^ b",
    "Ctrl-^ and a^begin": "Ctrl-^ and a^begin",
    # terms
    "kubectl": "cube control",
    "Nginx's": "engine X's",
    "the CLI.": "the C.L.I.",
    "CI/CD": "C.I C.D",
    "rest and it": "rest and it",
    "JSON, YAML, SQL, HTTPS": "JSON, YAML, SQL, HTTPS",
    "Add 2 tsp. salt and 1 tbsp.": "Add 2 teaspoons salt and 1 tablespoon.",
    "1/2 oz of it, 20 min. long": "one half ounce of it, 20 minutes long",
    "min. 5, a 5-min. walk": "minimum 5, a 5-min. walk",
    # pictures
    "\U0001f680 Launch \U0001f469\u200d\U0001f4bb now \u2705.": " Launch  now .",
    "a\U0001f680b": "a b",
    "Acme\u2122": "Acme",
}


@pytest.mark.parametrize("line", SAID)
def test_english_is_written_as_it_is_said(line):
    assert speech(line, "en-GB").text == SAID[line]


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("de", "10 MB um 9:05 für $5 mit kubectl", None),
        ("fr", "snake_case → 2x", None),
        ("de", "Los \U0001f680", "Los "),
        ("hi", "क्षत्रिय \u0915\u094d\u200d\u0937", None),
        ("fa", "می\u200cخواهم", None),
    ],
)
def test_other_languages_keep_what_is_not_safe_to_change(language, line, said):
    assert speech(line, language).text == (line if said is None else said)


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("de", "Mehl, z.B. Weizen, d. h. Korn, usw.", "Mehl, zum Beispiel Weizen, das heißt Korn, und so weiter."),
        ("de", "Nr. 5 auf S. 7, ca. 20 Min. lang.", "Nummer 5 auf Seite 7, circa 20 Minuten lang."),
        ("de-AT", "Es dauert 20 Min. Dann ruht er.", "Es dauert 20 Minuten. Dann ruht er."),
        (
            "fr",
            "Du sel, p. ex. gris, etc. Puis env. 20 min.",
            "Du sel, par exemple gris, et cetera. Puis environ 20 minutes.",
        ),
        ("nl", "Zout, d.w.z. wit.", "Zout, dat wil zeggen wit."),
        ("ru", "Соль и т. д. здесь.", "Соль и так далее здесь."),
    ],
)
def test_abbreviations_of_other_languages_are_written_out_and_sentences_keep_their_stops(language, line, said):
    assert speech(line, language).text == said


def test_pronunciations_hold_for_whole_words_as_written_first_then_in_any_case():
    own = {"Go": "the language go", "sql": "sequel", "C++": "see plus plus"}
    assert speech("Go on: SQL and MySQL, go.", "en", own).text == (
        "the language go on: sequel and MySQL, the language go."
    )
    assert speech("C++ und SQL", "de", own).text == "see plus plus und sequel"
    assert speech("IT is it", "en", {"IT": "I.T", "it": "that"}).text == "I.T is that"


def test_pronunciations_go_before_the_terms_that_are_known_and_hold_inside_names():
    own = {"kubectl": "kube cuddle", "main.py": "the main file"}
    assert speech("kubectl, Kubectl, kubectl_config.yaml", "en", own).text == (
        "kube cuddle, kube cuddle, kube cuddle config dot yaml"
    )
    assert speech("See main.py.", "en", own).text == "See the main file."


@pytest.mark.parametrize("line", ["x.go", "go.dev", "x@go", "go@x", "a/go", "go/a", "C:\\go", "ago", "gone", "go_a"])
def test_a_part_of_a_name_is_no_word(line):
    assert speech(line, "de", {"go": "gehen"}).text == line


def test_what_was_replaced_and_what_was_not_is_known_by_its_place():
    said = speech("A 10MB CLI, ok", "en")
    assert said.text == "A 10 megabytes C.L.I, ok"
    at = said.text.index("megabytes")
    assert said.place(at, at + 9) == (2, 6)
    at = said.text.index("C.L.I")
    assert said.place(at, at + 5) == (7, 10)
    at = said.text.index("ok")
    assert said.place(at, at + 2) == (12, 14)


WORDS = st.lists(st.sampled_from([*SAID, "and", "the words,", "go (on)", "\u4f60\u597d"]), max_size=6).map(" ".join)


@given(
    WORDS | st.text(max_size=60), st.sampled_from(["en", "de", "zh"]), st.dictionaries(st.text(), st.text(max_size=9))
)
@example("a" + "-" * 40, "en", {})
def test_no_text_is_lost(line, language, own):
    said = speech(line, language, own)
    at = begin = 0
    for piece in said.pieces:
        assert (piece.first, piece.begin) >= (at, begin)
        assert piece.first < piece.last
        assert line[at : piece.first] == said.text[begin : piece.begin]
        at, begin = piece.last, piece.over
    assert line[at:] == said.text[begin:]
    for offset in range(len(said.text)):
        first, last = said.place(offset, offset + 1)
        assert 0 <= first < last <= len(line)


@given(WORDS)
def test_letters_and_digits_are_never_left_without_a_word_to_say(line):
    assert bool(re.search(r"\w", speech(line, "en").text)) == bool(re.search(r"\w", line))


def test_hostile_lines_are_read_in_linear_time():
    for part in ("a.", "a/", "1.", "_a", "aB", "1-", "$1,", "http://", "a@", "~/", "->"):
        before = time.process_time()
        assert speech(part * 20_000, "en").line
        assert time.process_time() - before < 4, part  # some 0.3 s; quadratic patterns took 6 to 60


def test_pauses_digits_and_spelled_letters_take_time():
    plain = beside_letters_s("one two three")
    assert beside_letters_s("one, two, three") == pytest.approx(plain + 0.44)
    assert beside_letters_s("one 23 four") == pytest.approx(plain + 0.52)
    assert beside_letters_s("the API is C.L.I") == pytest.approx(plain + 0.36)


@pytest.mark.parametrize(
    ("rules", "shown"),
    [((*BEFORE_NUMBERS, *NUMBERS), string.digits), (SYMBOLS, "-<>=~≈#^*→⟶⇒")],
)
def test_a_line_without_digits_or_signs_needs_no_rule_for_them(rules, shown):
    """The rules are passed over for such a line, so none of them may find anything in it."""
    others = [chr(code) for code in range(32, 0x3000) if chr(code) not in shown and not chr(code).isdigit()]
    for one in rules:
        for text in ("".join(others), " ".join(others), " No. p. v w/ k x 's $ : / ", "python go localhost: .com:"):
            assert one.pattern.search(text) is None, one.pattern.pattern
