def test_nothing_is_added_to_a_text_whose_language_its_words_do_not_tell(written):
    table = "| Hiri | Biztanle |\n|---|---|\n" + "".join(f"| Hiri{n} | {n}00 |\n" for n in range(1, 6))
    script = written(f"# Biztanleak\n\n{table}\n```python\nprint(1)\n```\n", language="en")
    assert script.videos[0].language == "und"
    said = " ".join(line for scene in script.videos[0].scenes for line in scene.narration)
    assert not {"the", "table", "gives", "Python", "highest"} & set(said.replace(",", " ").split())
