import pytest

from video_gen.media.segmentation import word_starts


@pytest.mark.parametrize(
    ("language", "phrases"),
    [
        ("zh", ["可以", "渲染", "一个", "包含", "引导线的", "树"]),
        ("zh-CN", ["每一个", "用户", "都", "有", "三个", "选择"]),
        ("zh-TW", ["這個", "函數", "只有", "一個", "參數"]),
        ("ja", ["これは", "とても", "便利です。"]),
    ],
)
def test_a_line_may_begin_with_a_word_but_not_with_what_goes_with_the_one_before(language, phrases):
    text = "".join(phrases)
    ends = {len("".join(phrases[:count])) for count in range(len(phrases) + 1)}
    assert word_starts(text, language) == ends


@pytest.mark.parametrize("language", ["en", "", "ko"])
def test_languages_with_spaces_need_no_words_found(language):
    assert word_starts("one two", language) == frozenset()
