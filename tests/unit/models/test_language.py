import pytest

from video_gen.models.language import detect_language, language_of


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How to deploy a web service", "en"),
        ("It doesn't matter", "en"),
        ("Getting started", "en"),
        ("Erste Schritte mit Docker", "de"),
        ("Die Stadt hat zwei Millionen Einwohner.", "de"),
        ("Bedienungsanleitung: Gerät einschalten", "de"),
        ("Le serveur est lent.", "fr"),
        ("Comment faire du pain", "fr"),
        ("Aujourd’hui l’équipe a livré", "fr"),
        ("Cómo hacer pan", "es"),
        ("Bienvenido a nuestro equipo", "es"),
        ("Il server è lento.", "it"),
        ("Como fazer pão", "pt"),
        ("Hoe bak je brood", "nl"),
        ("Servern är långsam.", "sv"),
        ("Hvordan man bager brød", "da"),
        ("Serwer jest wolny.", "pl"),
        ("Jak upéct chleba", "cs"),
        ("Kuinka leipoa leipää", "fi"),
        ("Ekmek nasıl yapılır", "tr"),
        ("Hogyan süssünk kenyeret", "hu"),
        ("Orașul are două milioane de locuitori.", "ro"),
        ("Cách làm bánh mì", "vi"),
        ("Cara membuat roti", "id"),
        ("Сервер работает медленно.", "ru"),
        ("Місто має два мільйони мешканців.", "uk"),
        ("Градът има два милиона жители и е голям.", "bg"),
        ("این سرور کند است.", "fa"),
        ("روٹی کیسے بنائیں", "ur"),
        ("रोटी कैसे बनाएं", "hi"),
        ("パンの作り方", "ja"),
    ],
)
def test_few_words_tell_the_language(text, language):
    assert detect_language([text]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Docker Compose Kubernetes Terraform",
        "Müller GmbH",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
        "Recette de crêpes bretonnes",
        "Nola egin ogia etxean",
        "a b c",
    ],
)
def test_words_that_do_not_tell_the_language_are_taken_for_none(text):
    assert detect_language([text]) == "und"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Recette de crêpes bretonnes", "fr-CA", "fr-CA"),
        ("Kubernetes", "de", "de"),
        ("Der Server ist langsam, weil er zu wenig Speicher hat und nicht neu startet.", "en-US", "de"),
        ("Der Server ist langsam, weil er zu wenig Speicher hat und nicht neu startet.", "de-AT", "de-AT"),
        ("Nola egin ogia etxean", "eu", "eu"),
        ("The file", "de", "de"),
        ("123", "", ""),
    ],
)
def test_words_go_over_a_declaration_that_they_plainly_contradict(text, declared, language):
    assert language_of([text], declared) == language
