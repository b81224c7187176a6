import pytest

from video_gen.scripting.sentence_ends import split_sentences


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Add 2 tsp. salt and 3 tbsp. of oil.|The oven takes max. 250 degrees and min. 120.|It is hot."),
        ("en", "It takes approx. twenty minutes, incl. rest.|Use vol. 3 of it.|See Fig. 2, e.g. the one below."),
        ("en", "Bake it for 20 min.|Then stop.|Is it done?|No.|It is not."),
        ("en", "It weighs 30 g.|The oven is hot.|It is 5 p.m. in Rome.|It is 5 p.m.|They eat."),
        ("en", "Use 3.11.|npm does it.|Log in.|tinyq runs the jobs, etc. and stops."),
        ("en", "Dr. Smith of Acme Inc. in Rome met J. Jones.|They ate."),
        ("de", "Man nimmt z. B. Mehl, d. h. Weizen.|Inkl. Salz sind es ca. 30 g.|Siehe S. 5 ff. der Anleitung."),
        ("de", "Das geht am 3. Mai.|Äpfel, Birnen usw. sind gut."),
        ("fr", "Prenez p. ex. du sel.|Env. 20 min. de cuisson suffisent.|M. Dupont et Mme. Durand mangent."),
        ("es", "Use p. ej. sal.|Aprox. 20 min. de horno.|Es bueno."),
        ("it", "Ad es. il sale è buono.|Ca. 20 min. di forno."),
        ("pt", "Aprox. 20 min. de forno.|É bom."),
        ("nl", "Bijv. zout, d.w.z. niets.|Ca. 20 min. bakken."),
        ("ru", "Соль, напр. морская.|В 2020 г. она была тут.|См. рис. 5."),
        ("hi", "संस्करण 3.11 अच्छा है।|यह नया है।"),
    ],
)
def test_a_stop_ends_a_sentence_where_a_reader_stops(language, text):
    found = split_sentences(text.replace("|", " "), language)
    assert [sentence.strip() for sentence in found] == text.split("|")
    assert "".join(found) == text.replace("|", " ")
