import pytest

from video_gen.scripting.connecting import connecting

TEXTS = {
    "zh": "# 面包\n\n面包是用面粉、水和盐做成的一种常见食品。\n\n"
    "## 面团\n\n好的面团需要在温暖的地方放置整整一个晚上。面粉在半个小时之内会吸收所有的水分。\n\n"
    "## 烤箱\n\n使用下面的这个命令来启动厨房里的烤箱：\n\n```sh\noven\n```\n",
    "de": "# Brot\n\nBrot wird aus Mehl, Wasser und Salz gebacken, und das seit vielen Jahren.\n\n## Teig\n\n"
    "Ein guter Teig ruht die ganze Nacht an einem warmen Ort. Das Mehl nimmt das Wasser in einer halben Stunde auf.\n",
    "hi": "# रोटी\n\nरोटी आटे, पानी और नमक से बनाई जाती है।\n\n## आटा\n\nअच्छा आटा पूरी रात एक गर्म जगह पर रखा जाता है।\n",
    "fa": "# نان\n\nنان از آرد و آب و نمک پخته می‌شود و پژواک گرما است.\n\n"
    "## خمیر\n\nخمیر خوب تمام شب در جای گرم می‌ماند.\n",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_script_in_any_language_has_only_the_documents_words_and_the_fixed_phrases(written, language):
    script = written(TEXTS[language], 60, rate=4.0 if language == "zh" else 14.0)
    video = script.videos[0]
    assert video.language == language
    assert len(video.scenes) >= 2
    source = TEXTS[language].replace(" ", "")
    phrases = connecting(language)
    for scene in video.scenes:
        for line in scene.narration:
            if not line.startswith((phrases.agenda, phrases.recap)):
                assert line.removeprefix(phrases.following).rstrip("。.।").replace(" ", "") in source


SENTENCES = {
    "de": (
        "Der Teig ruht die ganze Nacht im Keller der Mühle.",
        "Das Mehl kommt aus dem Korn der Felder und der Wiesen.",
    ),
    "fr": (
        "Le repos dure toute une nuit dans la cave du moulin.",
        "Les grains sont moulus dans les moulins de la ville.",
    ),
    "zh": ("好的面团需要在温暖的地方放置整整一个晚上。", "麦子是在城里的磨坊里面用石头磨成细粉的。"),
    "ja": ("よい生地は暖かい場所で一晩ゆっくりと休ませます。", "小麦は町の水車小屋で石を使って細かく挽かれます。"),
    "ar": ("العجين الجيد يرتاح ليلة كاملة في مكان دافئ وهادئ.", "القمح يطحن بالحجر في مطاحن المدينة القديمة كل يوم."),
    "he": ("הבצק הטוב נח לילה שלם במקום חם ושקט מאוד.", "החיטה נטחנת באבן בטחנות של העיר העתיקה כל יום."),
    "hi": ("अच्छा आटा पूरी रात एक गर्म जगह पर रखा जाता है।", "गेहूँ शहर की पुरानी चक्की में हर दिन पीसा जाता है।"),
    "ko": (
        "좋은 반죽은 따뜻한 곳에서 밤새도록 천천히 쉬게 됩니다.",
        "밀은 도시의 오래된 방앗간에서 매일 곱게 갈게 됩니다.",
    ),
}


def of_two_sections(language, first, second):
    one, other = SENTENCES[language]
    return f"---\nlang: {language}\ntitle: T\n---\n\n# T\n\n## {first}\n\n{one}\n\n## {second}\n\n{other}\n"


@pytest.mark.parametrize(
    ("language", "first", "second", "agenda", "recap", "title"),
    [
        ("de", "Ruhe", "Korn", "In diesem Video: Ruhe, Korn.", "Das waren die Themen: Ruhe, Korn.", "Zusammenfassung"),
        (
            "fr",
            "Nuit",
            "Grain",
            "Dans cette vidéo\u00a0: Nuit, Grain.",
            "Nous avons vu\u00a0: Nuit, Grain.",
            "En résumé",
        ),
        ("zh", "面团", "麦子", "主要部分：面团、麦子。", "以上就是：面团、麦子。", "主要部分"),
        ("ja", "生地", "小麦", "この動画の内容：生地、小麦。", "ここまでの内容：生地、小麦。", "まとめ"),
        ("ar", "العجين", "القمح", "في هذا الفيديو: العجين، القمح.", "المواضيع التي وردت: العجين، القمح.", "الخلاصة"),
        ("he", "בצק", "חיטה", "בסרטון הזה: בצק, חיטה.", "הנושאים שעלו: בצק, חיטה.", "סיכום"),
        ("hi", "आटा", "गेहूँ", "इस वीडियो में: आटा, गेहूँ।", "अब तक के विषय: आटा, गेहूँ।", "सारांश"),
    ],
)
def test_agenda_and_recap_are_in_the_language_and_its_punctuation(
    written, language, first, second, agenda, recap, title
):
    scenes = written(of_two_sections(language, first, second), 60, rate=9.0).videos[0].scenes
    assert scenes[0].narration[-1] == agenda
    assert scenes[-1].narration == (recap,)
    assert scenes[-1].visual.title == title


def test_in_a_language_without_phrases_nothing_is_added(written):
    scenes = written(of_two_sections("ko", "반죽", "밀"), 60, rate=9.0).videos[0].scenes
    assert [scene.kind for scene in scenes] == ["title", "statement", "statement"]
    assert scenes[0].narration == ("T.",)


BAKERY = (
    ("Ruhe", "Der Teig bleibt die ganze Nacht im kühlen Keller der Mühle."),
    ("Korn", "Felder und Wiesen geben im Sommer genug für alle Säcke."),
    ("Hitze", "Im Ofen brennt das Holz zwei Stunden vor der ersten Arbeit."),
    ("Wasser", "Aus dem Brunnen kommt jeden Morgen ein Eimer für den Trog."),
    ("Salz", "Ein Händler bringt es im Herbst mit dem Wagen vom Meer."),
)


def test_the_next_section_is_announced_in_the_language(written):
    told = "\n\n".join(f"## {heading}\n\n{sentence}" for heading, sentence in BAKERY)
    scenes = written(f"---\nlang: de\n---\n\n# Brot\n\n{told}", 60).videos[0].scenes
    named = [f"{opening}{heading}." for heading, _ in BAKERY for opening in ("", "Als Nächstes: ")]
    announced = [scene.narration[0] for scene in scenes[1:-1]]
    assert set(announced) <= set(named)
    assert any(line.startswith("Als Nächstes: ") for line in announced)


def test_headings_with_commas_are_not_listed():
    assert connecting("de").listed("In diesem Video: ", ["Mehl, Wasser", "Salz"]) == ""


def test_a_language_is_known_by_its_first_part():
    assert connecting("pt-BR") == connecting("pt")
    assert connecting("en") is None


def test_headings_of_other_scripts_still_make_ids(written):
    ids = [scene.id for scene in written(TEXTS["zh"], 60, rate=4.0).videos[0].scenes]
    assert len(set(ids)) == len(ids)
    assert any(name.startswith("code-") for name in ids)


def test_a_document_without_a_title_is_named_by_its_first_words(written):
    text = "Rich 是一个 Python 库，可以为您在终端中提供富文本和精美格式。\n\n## 兼容性\n\n它适用于所有的系统。\n"
    assert written(text, 30, rate=4.0).videos[0].title == "Rich 是一个 Python 库"


@pytest.mark.parametrize(
    "text",
    [
        "# Städte\n\n| Stadt | Anteil |\n|-|-|\n| Rom | 40 % |\n| Paris | 35 % |\n| Oslo | 25 % |\n",
        "# Recette\n\n## Ingrédients\n\n- Farine\n- Sucre\n\n## Cuisson\n\nCuire 20 minutes.\n",
        "# Brot\n\n## Teig\n\n```python\na = 1\nb = 2\nc = 3\nd = 4\n```\n\n> [!WARNING]\n> Achtung, Ofen!\n",
    ],
)
def test_where_the_language_is_uncertain_only_the_documents_own_words_are_said(written, text):
    video = written(text, 60).videos[0]
    said = {line.strip(" .:") for scene in video.scenes for line in scene.narration}
    assert said
    assert all(part in text for line in said for part in line.replace(":", ",").split(", "))


def test_a_writer_who_says_that_it_is_english_is_believed(scenes_of):
    (scene,) = scenes_of("---\nlang: en\n---\n\n- apples\n- pears\n")
    assert scene.narration == ("Apples,", "and pears.")
