import pytest

from video_gen.models.script import OutroVisual

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
def test_a_script_in_any_language_has_only_the_documents_words(written, language):
    script = written(TEXTS[language], 60, rate=4.0 if language == "zh" else 14.0)
    video = script.videos[0]
    assert video.language == language
    assert len(video.scenes) >= 2
    source = TEXTS[language].replace(" ", "")
    for scene in video.scenes:
        assert not isinstance(scene.visual, OutroVisual)
        assert all(line.rstrip("。.।").replace(" ", "") in source for line in scene.narration)


def test_headings_of_other_scripts_still_make_ids(written):
    ids = [scene.id for scene in written(TEXTS["zh"], 60, rate=4.0).videos[0].scenes]
    assert len(set(ids)) == len(ids)
    assert any(name.startswith("code-") for name in ids)


def test_a_document_without_a_title_is_named_by_its_first_words(written):
    text = "Rich 是一个 Python 库，可以为您在终端中提供富文本和精美格式。\n\n## 兼容性\n\n它适用于所有的系统。\n"
    assert written(text, 30, rate=4.0).videos[0].title == "Rich 是一个 Python 库"
