"""The few fixed phrases that tie a script together in languages other than English, whose words are made in `wording`.

What is put in stands after a colon, so that it may be any heading, in any case and number. In languages that are not
here nothing is said. The Chinese ones are written alike in simplified and in traditional characters.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Connecting(NamedTuple):
    """The phrases of a language, each ending where something is put in."""

    following: str
    """Before the heading of the section that begins."""
    agenda: str
    """Before the headings of what is to come."""
    recap: str
    """Before the headings of what was said."""
    title: str
    """Above those headings on the screen."""
    comma: str = ", "

    def listed(self, phrase: str, headings: Sequence[str]) -> str:
        """Return a phrase with headings; empty where one of them has a comma itself: they would run together."""
        if any(self.comma.strip() in heading for heading in headings):
            return ""
        return phrase + self.comma.join(headings)


_BY_LANGUAGE = {
    "de": Connecting("Als Nächstes: ", "In diesem Video: ", "Das waren die Themen: ", "Zusammenfassung"),
    "fr": Connecting("Ensuite\u00a0: ", "Dans cette vidéo\u00a0: ", "Nous avons vu\u00a0: ", "En résumé"),
    "es": Connecting("A continuación: ", "En este vídeo: ", "Hemos visto: ", "Resumen"),
    "pt": Connecting("A seguir: ", "Neste vídeo: ", "Vimos: ", "Resumo"),
    "it": Connecting("Prossimo argomento: ", "In questo video: ", "Abbiamo visto: ", "In sintesi"),
    "nl": Connecting("Het volgende onderwerp: ", "In deze video: ", "Dit kwam aan bod: ", "Samenvatting"),
    "ru": Connecting("Далее: ", "В этом видео: ", "Об этом шла речь: ", "Итоги"),  # noqa: RUF001  # Cyrillic it is
    "hi": Connecting("आगे: ", "इस वीडियो में: ", "अब तक के विषय: ", "सारांश"),
    "zh": Connecting("下一部分：", "主要部分：", "以上就是：", "主要部分", "、"),
    "ja": Connecting("続いて：", "この動画の内容：", "ここまでの内容：", "まとめ", "、"),
    "ar": Connecting("التالي: ", "في هذا الفيديو: ", "المواضيع التي وردت: ", "الخلاصة", "، "),
    "fa": Connecting("در ادامه: ", "در این ویدیو: ", "آنچه گفته شد: ", "جمع‌بندی", "، "),
    "he": Connecting("בהמשך: ", "בסרטון הזה: ", "הנושאים שעלו: ", "סיכום"),
}


def connecting(language: str) -> Connecting | None:
    """Return the phrases of a language such as `pt-BR`; None where there are none."""
    return _BY_LANGUAGE.get(language.partition("-")[0])
