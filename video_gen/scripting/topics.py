"""Headings as the names of what a video is about."""
# ruff: noqa: RUF001  # letters of many scripts are meant

import re

from video_gen.scripting.outline import VERSION
from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.word_patterns import either
from video_gen.scripting.words import covers

_FRAMES = {
    "en": "abstract introduction intro overview summary conclusions? background",
    "de": "einleitung einführung überblick übersicht zusammenfassung fazit hintergrund",
    "fr": "introduction aperçu résumé conclusions? contexte",
    "es": "introducción resumen conclusi(?:ón|ones) antecedentes",
    "it": "introduzione panoramica riassunto sommario conclusion[ei]",
    "pt": "introdução visão_geral resumo conclus(?:ão|ões)",
    "nl": "inleiding overzicht samenvatting conclusies? achtergrond",
    "ru": "введение обзор итоги заключение выводы",
    "zh": "简介 介绍 概述 概览 总结 结论 小结 背景 簡介 介紹 總結 結論",
    "ja": "はじめに 概要 まとめ 結論 背景",
    "ko": "소개 개요 요약 결론 배경",
    "hi": "परिचय सारांश निष्कर्ष",
    "ar": "مقدمة نظرة_عامة ملخص الخلاصة خاتمة",
    "fa": "مقدمه معرفی خلاصه نتیجه",
    "he": "מבוא הקדמה סיכום סקירה",
}
"""By language, headings that say where in the document one is."""
_KINDS = {
    "en": "examples? worked_examples? quiz(?:zes)? exercises? questions? learning_objectives checkpoint checklist "
    "(?:more|review)_questions test_yourself your_turn try_it(?:_yourself)? hands.on practice assignment homework "
    "check_your_(?:understanding|knowledge) knowledge_check "
    "added changed fixed removed deprecated security unreleased",
    "de": "beispiele? übung(?:en)? aufgaben? quiz fragen? lernziele",
    "fr": "exemples? exercices? quiz questions? objectifs",
    "es": "ejemplos? ejercicios? cuestionario preguntas? objetivos",
    "it": "esemp(?:io|i) eserciz(?:io|i) quiz domand[ae] obiettivi",
    "pt": "exemplos? exercícios? perguntas? objetivos",
    "nl": "voorbeeld(?:en)? oefening(?:en)? quiz vragen? leerdoelen",
    "ru": "примеры? упражнени[ея] вопросы? цели",
    "zh": "示例 例子 练习 测验 問題 问题 學習目標 学习目标",
    "ja": "例 演習 練習 問題 クイズ 目標",
    "ko": "예 예제 연습 퀴즈 질문 목표",
    "hi": "उदाहरण अभ्यास प्रश्न उद्देश्य",
    "ar": "مثال أمثلة تمرين تمارين سؤال أسئلة الأهداف",
    "fa": "مثال تمرین سؤال پرسش اهداف",
    "he": "דוגמה דוגמאות תרגיל תרגילים שאלה שאלות מטרות",
}
"""By language, headings that say what kind of section begins, and not what about."""
_NUMBERED = {
    "en": "question step part chapter section exercise example figure table task lesson unit day week problem",
    "de": "frage schritt teil kapitel abschnitt übung beispiel abbildung tabelle aufgabe lektion tag woche",
    "fr": "question étape partie chapitre section exercice exemple figure tableau leçon jour semaine",
    "es": "pregunta paso parte capítulo sección ejercicio ejemplo figura tabla lección día semana",
    "it": "domanda passo parte capitolo sezione esercizio esempio figura tabella lezione giorno settimana",
    "pt": "pergunta passo parte capítulo seção exercício exemplo figura tabela lição dia semana",
    "nl": "vraag stap deel hoofdstuk paragraaf oefening voorbeeld figuur tabel les dag week",
    "ru": "вопрос шаг часть глава раздел упражнение пример рисунок таблица урок день неделя",
    "zh": "问题 步骤 第 部分 章节 练习 示例",
    "ja": "問題 質問 ステップ 手順 第 演習 例",
    "ko": "질문 단계 제 예제 연습",
    "hi": "प्रश्न चरण भाग अध्याय अभ्यास उदाहरण",
    "ar": "سؤال السؤال خطوة الخطوة جزء الجزء فصل الفصل تمرين مثال",
    "fa": "سؤال پرسش گام مرحله بخش فصل تمرین مثال",
    "he": "שאלה שלב חלק פרק תרגיל דוגמה",
}
"""By language, what is only counted: `Question 2`."""
_COUNT = r"\s*(?:n[o°]?\.?\s*)?(?:[\d٠-٩۰-۹०-९]+|[IVX]+|[一二三四五六七八九十]+|[A-H])\s*[步章部分节回]*"
_FRAME = {code: re.compile(rf"(?:{either(words)})$", re.IGNORECASE) for code, words in _FRAMES.items()}
_KIND = {
    code: re.compile(rf"(?:(?:{either(words)})|(?:{either(_NUMBERED[code])}){_COUNT})$", re.IGNORECASE)
    for code, words in _KINDS.items()
}
_HALF = re.compile(
    either("as at by for from in into of on or and but than to via with this that these those it they") + r"\b|.*\b"
    r"(?:above|below|continued|cont)$",
    re.IGNORECASE,
)
"""`As a library`, `These are words`, `Code below` say something on the page only."""


def names_topic(heading: str, title: str, language: str) -> bool:
    """Return whether a heading tells a listener what is spoken of, beside the title.

    Args:
        heading: Plain text.
        title: Of the video.
        language: Of both, such as `pt-BR`.
    """
    return names_section(heading, title, language) and not _is_kind(heading, language) and not VERSION.match(heading)


def _is_kind(heading: str, language: str) -> bool:
    kind = _KIND.get(language.partition("-")[0])
    return bool(kind and kind.match(heading))


def names_section(heading: str, title: str, language: str) -> bool:
    """Return whether a listener is told something when a section is announced by its heading: `Exercise 2` too is."""
    code = language.partition("-")[0]
    frame = _FRAME.get(code)
    if not heading or not speakable(heading) or (frame and frame.match(heading)):
        return False
    if code == "en" and _HALF.match(heading):
        return False
    return heading.casefold() != title.casefold() and (_is_kind(heading, language) or not covers(title, heading))
