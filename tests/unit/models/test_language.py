import pytest

from video_gen.models.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The quick brown fox jumps over the lazy dog, and that is all there is to it.", "en"),
        ("Install with pip", "en"),
        ("Rich 是一个 Python 库，可以为您在终端中提供富文本和精美格式。", "zh"),
        ("Python で動画を作るための文書です。カタカナもあります。", "ja"),
        ("이것은 한국어 문서입니다. Python 라이브러리.", "ko"),
        ("Rich टर्मिनल में समृद्ध पाठ और सुंदर स्वरूपण के लिए एक Python संग्रह है।", "hi"),
        ("هذه وثيقة باللغة العربية تشرح كيفية إنشاء مقطع فيديو.", "ar"),
        ("این یک سند فارسی است که چگونگی ساخت ویدیو را توضیح می‌دهد و گزینه‌ها را نشان می‌دهد، پس بخوانید.", "fa"),
        ("זהו מסמך בעברית שמסביר איך ליצור סרטון.", "he"),
        ("Это русский документ о том, как сделать видео.", "ru"),
        ("Це український документ про те, як зробити відео, і його їжа.", "uk"),
        ("Αυτό είναι ένα ελληνικό έγγραφο.", "el"),
        ("นี่คือเอกสารภาษาไทยที่อธิบายวิธีการสร้างวิดีโอ", "th"),
        ("Das ist ein Dokument, und es wird mit der Stimme nicht nur gelesen, sondern auch für Sie gezeigt.", "de"),
        ("Ceci est un document pour les équipes, et il est lu avec une voix dans une vidéo.", "fr"),
        ("Este es un documento que se lee con una voz, y también se muestra para los equipos del proyecto.", "es"),
        ("Questo è un documento che si legge con una voce, e non solo: anche il video della squadra.", "it"),
        ("Este é um documento que não é só lido com uma voz, mas também mostrado em vídeo para você.", "pt"),
        ("Dit is een document dat niet alleen wordt gelezen, maar ook met het beeld van de video.", "nl"),
        ("123 + 456", ""),
    ],
)
def test_the_writing_tells_the_language(text, language):
    assert detect_language([text]) == language


def test_no_text_has_no_language():
    assert detect_language([]) == ""


def test_english_names_do_not_hide_the_language():
    assert (
        detect_language(["Docker Compose Kubernetes Terraform Ansible", "这是一个关于容器编排工具的中文说明文档。"])
        == "zh"
    )
