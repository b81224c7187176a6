from pathlib import Path

import pytest

from video_gen.errors import SettingsError
from video_gen.inputs import in_language, resolve_settings, settings_file
from video_gen.models.config import InputConfig
from video_gen.models.document import Document
from video_gen.models.script import SceneConfig, TitleVisual, VideoConfig, VideoSetConfig


@pytest.fixture
def doc(tmp_path):
    folder = tmp_path / "project" / "docs"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("Words.")
    return folder / "a.md"


def config(doc, **flags):
    return InputConfig(source=str(doc), **flags)


def with_front_matter(**values):
    return Document(front_matter={"video-gen": values})


def test_defaults_hold_where_nothing_is_said(doc):
    assert resolve_settings(config(doc), Document()) == config(doc, language="en")


def test_flag_over_front_matter_over_file_over_default(doc):
    doc.with_name("video-gen.toml").write_text('theme = "dark"\nfps = 60\nsize = "720p"\n')
    settled = resolve_settings(config(doc, theme="light"), with_front_matter(theme="contrast", fps=25))
    assert (settled.theme, settled.fps, settled.size, settled.captions) == ("light", 25, "720p", "soft")


def test_a_flag_wins_even_where_it_says_the_default(doc):
    assert resolve_settings(config(doc, fps=30), with_front_matter(fps=25)).fps == 30


@pytest.mark.parametrize("lexicon", [{"kubectl": ""}, {"kubectl": " - "}, {" ": "cube"}])
def test_a_word_without_a_sound_is_refused(doc, lexicon):
    with pytest.raises(SettingsError, match=r"front matter, video-gen: lexicon: .* Say how"):
        resolve_settings(config(doc), with_front_matter(lexicon=lexicon))


def test_a_table_of_settings_that_is_none_is_refused(doc):
    (doc.parent / "pyproject.toml").write_text("[tool]\nvideo-gen = 'fast'\n")
    with pytest.raises(SettingsError, match="it is no table"):
        settings_file(config(doc))


def test_the_lexicon_is_made_up_of_all_places_word_by_word(doc):
    doc.with_name("video-gen.toml").write_text(
        '[lexicon]\nkubectl = "cube control"\n"my-tool" = "my tool"\nmy_x = "x"\n'
    )
    settled = resolve_settings(
        config(doc, lexicon={"kubectl": "kube cuddle"}), with_front_matter(lexicon={"my_x": "the x", "Qt": "cute"})
    )
    assert settled.lexicon == {"kubectl": "kube cuddle", "my-tool": "my tool", "my_x": "the x", "Qt": "cute"}


def test_the_nearest_settings_file_is_taken(doc):
    top, near = doc.parents[1], doc.parent
    (top / "video-gen.toml").write_text("fps = 24")
    assert settings_file(config(doc)) == {"fps": 24}
    (near / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert settings_file(config(doc)) == {"fps": 24}
    (near / "pyproject.toml").write_text("[tool.video-gen]\ntarget-duration = 90\n")
    assert settings_file(config(doc)) == {"target_duration": 90}
    (near / "video-gen.toml").write_text("")
    assert settings_file(config(doc)) == {}


def test_an_address_looks_in_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "video-gen.toml").write_text("fps = 50")
    monkeypatch.chdir(tmp_path)
    assert settings_file(InputConfig(source="https://example.org/a/b.md")) == {"fps": 50}


def test_nothing_but_a_flag_opens_the_network(doc):
    with pytest.raises(SettingsError, match="allow_network: it cannot be set there"):
        resolve_settings(config(doc), with_front_matter(**{"allow-network": True}))
    doc.with_name("video-gen.toml").write_text("allow-network = true")
    with pytest.raises(SettingsError, match="allow_network: it cannot be set there"):
        resolve_settings(config(doc), Document())


def test_nothing_but_a_flag_chooses_a_file_as_music(doc):
    with pytest.raises(SettingsError, match="music: it cannot be set there"):
        resolve_settings(config(doc), with_front_matter(music="/home/me/recording.wav"))


def test_inline_text_looks_in_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "video-gen.toml").write_text("fps = 50")
    monkeypatch.chdir(tmp_path)
    assert settings_file(InputConfig(source="a\nb")) == {"fps": 50}


def test_no_file_means_no_settings(doc):
    assert settings_file(config(doc)) == {}


def test_an_output_folder_is_relative_to_its_settings_file(doc):
    doc.with_name("video-gen.toml").write_text('output-dir = "videos"')
    assert resolve_settings(config(doc), Document()).output_dir == doc.parent / "videos"
    assert resolve_settings(config(doc, output_dir=Path("here")), Document()).output_dir == Path("here")


@pytest.mark.parametrize(
    ("text", "subject", "reason"),
    [
        ("fps = 31", "fps", "31 does not fit"),
        ('theme = "blue"', "theme", "'blue' does not fit"),
        ("colour = 1", "colour", "no such setting"),
        ('source = "b.md"', "source", "cannot be set"),
        ('source-type = "text"', "source_type", "cannot be set"),
        ("fps = ", "video-gen.toml", "no valid TOML"),
        ("target_duration = 1000000", "target_duration", "does not fit"),
    ],
)
def test_a_bad_settings_file_is_named(doc, text, subject, reason):
    path = doc.with_name("video-gen.toml")
    path.write_text(text)
    with pytest.raises(SettingsError) as error:
        resolve_settings(config(doc), Document())
    assert str(path) in error.value.subject
    assert subject in error.value.subject
    assert reason in error.value.reason


def test_the_allowed_values_are_named(doc):
    with pytest.raises(SettingsError, match="Choose light, dark, contrast, clean, or the file"):
        resolve_settings(config(doc), with_front_matter(theme="blue"))
    with pytest.raises(SettingsError, match=r"Choose of .*theme.*captions"):
        resolve_settings(config(doc), with_front_matter(themes="blue"))


@pytest.mark.parametrize("content", [b"\xff\xfe\xff", b"[" * 3000])
def test_a_settings_file_that_is_no_text_is_named(doc, content):
    doc.with_name("video-gen.toml").write_bytes(content)
    with pytest.raises(SettingsError, match="no valid TOML"):
        settings_file(config(doc))


def test_a_huge_settings_file_is_refused(doc):
    doc.with_name("video-gen.toml").write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(SettingsError, match="limit"):
        settings_file(config(doc))


@pytest.mark.parametrize("name", ["output_dir", "output-dir", "source", "source_type"])
def test_a_document_does_not_choose_where_files_go(doc, name):
    with pytest.raises(SettingsError, match="cannot be set there"):
        resolve_settings(config(doc), with_front_matter(**{name: "x"}))


def test_the_front_matter_may_say_that_it_is_a_deck(doc):
    assert resolve_settings(config(doc), with_front_matter(slides=True, fps=25)).fps == 25
    doc.with_name("video-gen.toml").write_text("slides = true")
    with pytest.raises(SettingsError, match="no such setting"):
        resolve_settings(config(doc), Document())


def test_front_matter_settings_are_a_mapping(doc):
    with pytest.raises(SettingsError, match="no mapping"):
        resolve_settings(config(doc), Document(front_matter={"video-gen": ["theme"]}))


def test_the_language_is_the_documents_where_none_is_asked_for(doc):
    german = Document(language="de", front_matter={"video-gen": {}})
    assert resolve_settings(config(doc), german).language == "de"
    assert resolve_settings(config(doc, language="fr"), german).language == "fr"
    german = Document(language="de", front_matter={"video-gen": {"language": "nl"}})
    assert resolve_settings(config(doc), german).language == "nl"


def test_a_script_says_who_speaks(doc):
    scene = SceneConfig(id="s", narration=("Hallo.",), visual=TitleVisual(title="T"))
    video = VideoConfig(id="v", title="T", language="de", voice="female", scenes=(scene,))
    document = Document(script=VideoSetConfig(videos=(video,)), front_matter={"video-gen": {"fps": 25}})
    doc.with_name("video-gen.toml").write_text('voice = "male_warm"')
    settled = resolve_settings(config(doc), document)
    assert (settled.voice, settled.language, settled.fps) == ("female", "de", 25)
    assert resolve_settings(config(doc, voice="male"), document).voice == "male"


def test_a_document_whose_words_tell_no_language_is_in_the_one_given(doc):
    untold = Document(language="und")
    assert resolve_settings(config(doc), untold).language == "en"
    assert in_language(config(doc, language="de"), untold).language == "de"
    assert in_language(config(doc), with_front_matter(language="nl").replace(language="und")).language == "nl"
    assert in_language(config(doc, language="de"), Document(language="fr")).language == "fr"


def test_a_language_that_nobody_gives_is_warned_of(doc):
    document = in_language(config(doc), Document(language="und"))
    assert document.language == "und"
    assert "name it with --language" in document.warnings[0]


def test_what_a_language_model_translates_into_is_not_the_language_of_the_document(doc):
    asked = config(doc, language="de", llm="openai:model")
    assert in_language(asked, Document(language="und")).language == "und"


@pytest.mark.parametrize(
    ("file", "front_matter", "flag", "settled"),
    [
        ("true", {"review": False}, {}, True),
        ("false", {"review": True}, {}, True),
        ("true", {}, {"review": False}, False),
        ("false", {}, {}, False),
    ],
)
def test_a_document_may_ask_for_a_review_and_decline_none(doc, file, front_matter, flag, settled):
    doc.with_name("video-gen.toml").write_text(f"review = {file}\n")
    assert resolve_settings(config(doc, **flag), with_front_matter(**front_matter)).review is settled


def test_what_a_form_sends_untouched_is_filled_in_by_the_document(doc):
    doc.with_name("video-gen.toml").write_text("review = true\n")
    form = InputConfig(source=str(doc)).model_dump(exclude={"lexicon"}) | {"fps": 50, "source": str(doc)}

    asked = InputConfig.model_validate(form).as_asked()
    settled = resolve_settings(asked, with_front_matter(theme="dark", fps=25))

    assert asked.model_fields_set == {"source", "fps"}
    assert (settled.theme, settled.fps, settled.review) == ("dark", 50, True)


def test_what_is_given_by_itself_stays_even_where_it_says_the_default(doc):
    assert config(doc, theme="light").as_asked().model_fields_set == {"source", "theme"}


@pytest.mark.parametrize("source", ["", " \n"])
def test_a_source_without_a_name_is_an_error_of_ours_in_the_library_too(source):
    with pytest.raises(SettingsError, match="it is empty"):
        InputConfig(source=source)
