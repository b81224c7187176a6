import pytest

from video_gen.models.span import SourceSpan
from video_gen.scripting.lead_ins import is_whole, points_ahead
from video_gen.scripting.marked import to_markup
from video_gen.scripting.sentence_rules import Grade, speakable
from video_gen.scripting.sentences import sentences_of, split_label

SPAN = SourceSpan(first=1, last=1)


def sentences(markup, language="en"):
    return sentences_of(markup, SPAN, language)


def one(markup, language="en"):
    (sentence,) = sentences(markup, language)
    return sentence


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("Use the `follow_redirects` parameter.", "Use the follow_redirects parameter."),
        ("Call `raise_for_status()` first.", "Call raise_for_status() first."),
        ("Find it with `git log -S` and `a->b`.", "Find it with git log -S and a->b."),
        ("`site_name` is the name - `a - b`.", "site_name is the name – a - b."),
        ('Include an `"ok": true` key.', 'Include an "ok": true key.'),
        ('It is `--lexicon.kubectl "cube cuddle"`, or `R&D`.', 'It is --lexicon.kubectl "cube cuddle", or R&D.'),
        ("gpt-4 costs more than gpt-3.", "gpt-4 costs more than gpt-3."),
        ("For example, a page may be empty.", "For example, a page may be empty."),
        ("3 servers answer every request.", "3 servers answer every request."),
        ("250 °C is the heat of the oven.", "250 °C is the heat of the oven."),
        ("2.1. Heat the oven to 250 °C.", "Heat the oven to 250 °C."),
        ("1.5 GB are enough for it.", "1.5 GB are enough for it."),
        ("3.11 is needed for it.", "3.11 is needed for it."),
        ("It is open (but not for guests).", "It is open (but not for guests)."),
        ("Es ist offen (nicht am Sonntag).", "Es ist offen (nicht am Sonntag)."),
        ("It is open (see below).", "It is open."),
        ("3) Wait for twelve minutes.", "Wait for twelve minutes."),
        ("For example, bake a bread:", "Bake a bread:"),
        ("First requests are slow.", "First requests are slow."),
        ("**Never do this.** It breaks.", "Never do this. It breaks."),
        ("Pass the `--help` flag.", "Pass the --help flag."),
        ("The **bold** word stays.", "The bold word stays."),
        ("Bread 🍞 is baked :tada: today 👩‍🍳.", "Bread is baked today."),
        ("A file -> B file.", "A file, B file."),
        ("Flour (the white kind) and water (see [1]) mix.", "Flour and water mix."),
        ("Salt[2] and pepper.", "Salt and pepper."),
        (
            "Cats & dogs, e.g. poodles, vs. mice, i.e. prey.",
            "Cats and dogs, for example poodles, versus mice, that is prey.",
        ),
        ("Read/write locks and/or queues, TCP/IP.", "Read/write locks and/or queues, TCP/IP."),
        ("It has the item(s) - and more--always.", "It has the items – and more – always."),
        ("Now, let's start the engine.", "Start the engine."),
        ("First add the flour.", "Add the flour."),
        ("You can also bake bread.", "You can bake bread."),
        ("Note: the oven is hot.", "The oven is hot."),
        ("Warning: the oven is hot.", "Warning: The oven is hot."),
        ("**Warning** Removing the file is final.", "Warning: Removing the file is final."),
        ("⚠️ **Caution!** Removing the file is final.", "Caution: Removing the file is final."),
        ("[!IMPORTANT] Keep the file.", "Important: Keep the file."),
        ("WARNING Keep the file.", "Warning: Keep the file."),
        ("**Note** The oven is hot.", "The oven is hot."),
        ("**Important** words are bold.", "Important words are bold."),
        ("Important people bake bread.", "Important people bake bread."),
        ("Warning lights show the heat.", "Warning lights show the heat."),
        ("1.2 Bake the bread.", "Bake the bread."),
        ("**Why?** The oven is hot.", "The oven is hot."),
    ],
)
def test_it_is_said_as_a_person_reads_it(markup, said):
    assert " ".join(sentence.said for sentence in sentences(markup)) == said


@pytest.mark.parametrize(
    ("markup", "rests"),
    [
        ("The ferry leaves at ten. [pause 0.8s] It arrives by morning.", [800, 0]),
        ("The ferry leaves **at ten.**\n[pause 200ms]\n[pause 1]\nIt arrives by morning. [pause 99]", [1200, 10000]),
        ("[pause 1s] The ferry leaves [pause 1s] at ten. It arrives by morning.", [0, 0]),
    ],
)
def test_a_written_pause_is_behind_its_sentence_and_costs_none(markup, rests):
    found = sentences(markup)
    assert [(sentence.said, sentence.opens) for sentence in found] == [
        ("The ferry leaves at ten.", True),
        ("It arrives by morning.", False),
    ]
    assert [sentence.rest_ms for sentence in found] == rests


def test_a_pause_in_code_is_text():
    (sentence,) = sentences("Write `[pause 0.8s]` where the voice is to rest.")
    assert to_markup(sentence.text) == "Write `[pause 0.8s]` where the voice is to rest."
    assert sentence.said == "Write pause 0.8s where the voice is to rest."


def test_code_is_kept_for_the_screen_and_ends_no_sentence():
    first, second = sentences("Write `a. b` here. Then stop.")
    assert to_markup(first.text) == "Write `a. b` here."
    assert second.said == "Stop."
    assert (first.opens, second.opens) == (True, False)


@pytest.mark.parametrize(
    ("markup", "label", "said"),
    [
        (
            "**Primitives**: When you copy one, you copy its value.",
            "Primitives",
            "Primitives: When you copy one, you copy its value.",
        ),
        ("**Key point:** the oven is hot.", "Key point", "Key point: the oven is hot."),
        ("`docs` - the folder of pages.", "docs", "docs: the folder of pages."),
        ("**Timeout**: 5 s by default.", "Timeout", "Timeout: 5 s by default."),
        ("**The house.** It is old.", "The house", "The house: It is old."),
        ("**Primitives**: A primitive is copied.", "Primitives", "A primitive is copied."),
        ("**Short timeline** - Aim for breadth.", "Short timeline", "Short timeline: Aim for breadth."),
        ("1.1 **Types**: they are many.", "Types", "Types: they are many."),
        ("**All of this sentence is bold text**: really.", "", "All of this sentence is bold text: really."),
        ("**Bold** start of a sentence.", "", "Bold start of a sentence."),
    ],
)
def test_labels_are_taken_off(markup, label, said):
    sentence = one(markup)
    assert sentence.label.strip("\ue000\ue001") == label
    assert sentence.said == said


def test_a_label_is_marked_as_code_where_it_is():
    assert split_label("`x`: y") == ("\ue000x\ue001", "y")


@pytest.mark.parametrize(
    "markup",
    [
        "Bread is baked from flour, water and salt.",
        "`httpx` is a library for Python programs.",
        "Node.js runs the code of the server and the client.",
        "The server handles C# and C++ code well.",
        "Some 50% of all requests cost less than $5 today.",
        '"Bread" is a word with five letters.',
        "**tinyq** is a small queue for the jobs of a server.",
        "Load balancers distribute the requests of 3.5 million users.",
    ],
)
def test_good_sentences_are_good(markup):
    assert one(markup).grade == Grade.GOOD


@pytest.mark.parametrize(
    "markup",
    [
        "Whether you need to bake a bread, validate a cake, or fetch an egg.",
        "Bread " + "and butter " * 40 + "is good.",
        "and bread is baked from flour, water and salt.",
        "bread is baked from flour, water and salt",
        "Because the oven of the bakery was hot.",
        "Which is the best of all the breads.",
        "The house.",
        "Bread programming.",
    ],
)
def test_fragments_are_for_want_of_better(markup):
    assert one(markup).grade == Grade.FRAGMENT


@pytest.mark.parametrize(
    "markup",
    [
        "bread is baked from flour, water and salt.",
        "Bread is baked from flour, water and salt",
        "Bread " + "and butter " * 20 + "is good.",
        "The file `config.yml` holds all of the settings.",
        "The folder `src/app/main` holds all of the code.",
        "The script server.py runs on all of the machines.",
        "The hidden file `.gitignore` lists what is left out.",
        "Never delete `/var/lib/bread`.",
    ],
)
def test_some_sentences_are_said_where_nothing_else_is_left(markup):
    assert one(markup).grade == Grade.SPARE


@pytest.mark.parametrize(
    "markup", ["Bake the bread.", "No bread exists.", "Stop here.", "The old bread of the small bakery."]
)
def test_plain_sentences_are_for_time_that_is_left(markup):
    assert one(markup).grade == Grade.PLAIN


@pytest.mark.parametrize(
    "markup",
    [
        "The page at http://example.org explains all of this.",
        "The pages of www.example.org explain all of this.",
        "Mail to someone@example.org explains all of this.",
        "The value `{a: 1}` holds all of the settings.",
        "The test `a == b` compares both of the values.",
        "The path `C:\\\\Windows` is where all the files are.",
        "For more details, see the installation guide of the project.",
        "See the chapter on bread for more about it.",
        "Click the button to open the settings of the project.",
        "Pull requests are welcome in all of our projects.",
        "This section explains how the bread is baked.",
        "Bread is covered by the MIT license of the project.",
        "Use spread ... for mapping over all of the values.",
        "A",
    ],
)
def test_what_is_not_for_the_ear_is_unfit(markup):
    assert one(markup).grade == Grade.UNFIT


@pytest.mark.parametrize(
    "markup",
    [
        "It is baked in an oven.",
        "This makes the bread rise.",
        "However, the oven is hot.",
        "In this case the bread is burnt.",
        "One way of doing that is to wait.",
        "Both of these are baked.",
        "For example, there's rye.",
        "Feed it twice before the baking.",
        "Don't cut them before the next day.",
        "Otherwise go on with the next step.",
    ],
)
def test_sentences_that_lean_on_the_one_before(markup):
    assert one(markup).leans_back


@pytest.mark.parametrize(
    "markup", ["Items are baked.", "Thistles are plants.", "Solar ovens are slow.", "Andes bread is flat."]
)
def test_sentences_that_stand_alone(markup):
    assert not one(markup).leans_back


@pytest.mark.parametrize(
    ("markup", "announced"),
    [
        ("To bake the bread, run this:", "To bake the bread, run this."),
        ("To bake a loaf of bread:", "Here is how to bake a loaf of bread."),
        ("You can stream the content...", "You can stream the content."),
        ("Below are the three steps:", "Here are the three steps."),
        ("Example:", ""),
        ("Open http://x and look at it:", ""),
    ],
)
def test_lead_ins_announce_what_comes(markup, announced):
    sentence = one(markup)
    assert sentence.is_lead_in
    assert sentence.announced == announced


@pytest.mark.parametrize(
    ("markup", "language", "said"),
    [
        ("Rich 是一个库。它很好用！真的吗？", "zh", ["Rich 是一个库。", "它很好用！", "真的吗？"]),
        ("यह है। Python ३.६.१ आवश्यक है।", "hi", ["यह है।", "Python ३.६.१ आवश्यक है।"]),
        ("هذا نص. وهذا آخر؟", "ar", ["هذا نص.", "وهذا آخر؟"]),
        ("Das kostet z. B. Geld & Zeit.", "de", ["Das kostet z. B. Geld & Zeit."]),
    ],
)
def test_other_languages_are_cut_by_their_own_stops(markup, language, said):
    assert [sentence.said for sentence in sentences(markup, language)] == said


@pytest.mark.parametrize(
    ("markup", "language", "leans"),
    [
        ("它可以在终端中显示表格。", "zh", True),
        ("Rich 可以在终端中显示表格。", "zh", False),
        ("Dies ist der zweite Satz.", "de", True),
        ("यह दूसरा वाक्य है।", "hi", True),
        ("Der zweite Satz ist kurz.", "de", False),
        ("Ez a második mondat.", "hu", False),
    ],
)
def test_other_languages_lean_back_too(markup, language, leans):
    assert one(markup, language).leans_back is leans


def test_lead_ins_of_other_languages_end_in_their_own_stop():
    assert (
        one("使用 pip 或者其他软件包管理器来进行安装：", "zh").announced == "使用 pip 或者其他软件包管理器来进行安装。"
    )
    assert one("试试看：", "zh").announced == ""


def test_a_file_name_is_found_between_other_letters():
    assert one("请参阅example.py，它可以在显示进度的同时下载多个文件。", "zh").grade == Grade.UNFIT


def test_nothing_to_say_is_no_sentence():
    assert sentences("🎉 :tada:") == []


def test_digests_are_not_read_out():
    assert not speakable("It is 2cdda5c8-e50e-4db4-b5f0-9722a649f455 today")
    assert not speakable("It is 9f86d081884c7d659a2feaa0c55ad015 today")
    assert speakable("It is a facade of 1234 today")


@pytest.mark.parametrize(
    ("said", "can"),
    [
        ("Set site_name to the __init__ of it.", True),
        ("Call join() and run().", True),
        ("Use git log -S or --help.", True),
        ("Join the words with _ here.", False),
        ("The tool at /-/messages is new.", False),
        ("Use a(b).", False),
    ],
)
def test_what_a_voice_can_read(said, can):
    assert speakable(said) == can


@pytest.mark.parametrize(
    "markup",
    [
        "Most bakers do not need this.",
        "Doing this takes an hour.",
        "Failing to answer these two questions takes time.",
        "On level five the result is similar.",
        "Rye bread is generally baked in this manner.",
        "The loaves within those ovens are dark and small.",
        "Everybody is asked to use it for the baking of bread.",
        "Don't worry if it fails, for the oven will work anyway.",
        "One reason is that the dough is cold.",
    ],
)
def test_what_points_back_needs_the_sentence_before_it(markup):
    assert one(markup).leans_back


@pytest.mark.parametrize(
    ("markup", "announced"),
    [
        ("Redis has the following additional features:", "Redis has these additional features."),
        ("The following example of a module exports a function:", "This example of a module exports a function."),
        ("The application does the following:", "The application does this."),
        ("These are the following return codes of the command:", "These are the return codes of the command."),
        ("Compiling the code will produce an error, as follows:", "Compiling the code will produce an error."),
        ("The runner behaves as follows:", "The runner behaves like this."),
        ("In this chapter, we look at three kinds of bread:", "We look at three kinds of bread."),
        ("To download and install the oven, run:", "To download and install the oven, run this."),
        ("These are all the commands that you can run:", "These are all the commands that you can run."),
        ("Listing 4-1 shows a program with an oven:", "This listing shows a program with an oven."),
        ("The command lights the oven, as shown in Listing 11-2:", "The command lights the oven."),
    ],
)
def test_what_follows_on_the_page_is_this_to_a_listener(markup, announced):
    assert one(markup).announced == announced


@pytest.mark.parametrize(
    ("said", "kind", "ahead"),
    [
        ("This function sends a job:", "code", True),
        ("The following values are invalid:", "list", True),
        ("Here are some of the types:", "list", True),
        ("This function sends a job:", "list", False),
        ("This option can take one of two values:", "list", False),
    ],
)
def test_a_lead_in_that_speaks_of_what_comes_needs_nothing_before_it(said, kind, ahead):
    assert points_ahead(said, kind) is ahead


@pytest.mark.parametrize(
    "text",
    [
        "Our insight is to use conversations to achieve it.",
        "In both cases, the oven will run as if it were cold.",
        "One example of where this might be useful is a second oven.",
        "You will notice that this is similar to bread.",
    ],
)
def test_sentences_that_mean_something_said_before_lean_back(text):
    assert one(text).leans_back


def test_what_opens_a_statement_does_not_lean_back():
    assert not one("What you are asked depends on how long you bake.").leans_back


@pytest.mark.parametrize("text", ["The first two are known for many years ahead.", "Acids are made in the same hours."])
def test_a_sentence_that_counts_on_the_one_before_leans_back(text):
    assert one(text).leans_back


def test_a_lead_in_that_breaks_off_is_no_sentence():
    assert not is_whole(one("On macOS, you can get a compiler by running:").announced)


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("🎉 The new oven bakes bread in ten minutes. 🚀", "The new oven bakes bread in ten minutes."),
        (
            "The new oven 🔥 bakes bread 🍞 and cake 🍰, all in ten minutes.",
            "The new oven bakes bread and cake, all in ten minutes.",
        ),
        ("The oven runs on 🐧 Linux and is fast 🚀 and 🔥 simple.", "The oven runs on Linux and is fast and simple."),
        ("Thank you ❤️ and goodbye to all of you :tada: !", "Thank you and goodbye to all of you!"),
        ("✔️ Every loaf is baked twice in the same oven.", "Every loaf is baked twice in the same oven."),
    ],
)
def test_emoji_that_decorate_a_sentence_are_left_out(markup, shown):
    assert sentences(markup)[0].text == shown
    assert sentences(markup)[0].grade >= Grade.PLAIN


@pytest.mark.parametrize(
    "markup",
    [
        "A team of 👩‍💻 and 👨‍🍳 in 🇫🇷 bakes bread for the whole village.",
        "This bread is made with ❤️ in the old town of Berlin.",
        "We ❤️ bread from the old oven of our village.",
        "All of our bread is baked by 🤖.",
        "We :heart: bread from the old oven of our village.",
        "Dieses Brot wird mit ❤️ in der alten Stadt gebacken.",
    ],
)
def test_a_sentence_in_which_an_emoji_stands_for_a_word_is_not_said(markup):
    (sentence,) = sentences(markup)
    assert sentence.grade == Grade.UNFIT


@pytest.mark.parametrize(
    ("markup", "language", "grade"),
    [
        ("Ada Holm, Bo Li, Ryen W. White, Kim Ek and Ann Zhou Sun", "en", Grade.FRAGMENT),
        ("Ada Holm, Bo Li, Ryen W. White, Kim Ek", "en", Grade.FRAGMENT),
        ("2 Conversation programming.", "en", Grade.FRAGMENT),
        ("12 workers are baking bread in the village.", "en", Grade.GOOD),
        ("12 Arbeiter backen jeden Tag Brot.", "de", Grade.GOOD),
    ],
)
def test_rows_of_names_and_headings_with_a_number_are_no_sentences(markup, language, grade):
    assert one(markup, language).grade == grade


@pytest.mark.parametrize(
    ("markup", "grade"),
    [
        ("Many resources are accessible from https://oven.example/docs/ on the web.", Grade.UNFIT),
        ("The web site of the oven is www.oven.example/ for everybody.", Grade.UNFIT),
        ("Write the heat of the oven into /etc/oven/heat.conf first.", Grade.SPARE),
    ],
)
def test_an_address_is_no_file_that_a_voice_could_name(markup, grade):
    assert one(markup).grade == grade
