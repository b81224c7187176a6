import json
import logging
import sys

from flows.log_lines import JsonLines


def line(message, *, error=None, **extra):
    record = logging.makeLogRecord(
        {"name": "prefect.task_runs", "levelname": "INFO", "msg": message, "exc_info": error, **extra}
    )
    text = JsonLines("default", None, "%").format(record)
    assert "\n" not in text
    return json.loads(text)


def test_a_line_names_run_stage_and_scene():
    found = line(
        "Finished in state Completed()",
        flow_run_id="r1",
        flow_run_name="guide.md in 60 s",
        flow_name="document_to_video",
        task_name="generate_audio",
        task_run_id="t1",
        task_run_name="speak getting-aboard",
    )
    assert found["message"] == "Finished in state Completed()"
    assert (found["run_id"], found["run"], found["workflow"]) == ("r1", "guide.md in 60 s", "document_to_video")
    assert (found["stage"], found["scene"], found["task_run_id"]) == ("generate_audio", "getting-aboard", "t1")


def test_a_line_outside_of_a_scene_names_none():
    assert "scene" not in line("x", task_name="handle_output", task_run_name="write guide")
    assert set(line("x")) == {"time", "level", "logger", "message"}


def test_an_error_is_part_of_its_line():
    try:
        int("no\nway")
    except ValueError:
        found = line("it failed", error=sys.exc_info())
    assert (found["error"]["kind"], found["error"]["message"]) == (
        "ValueError",
        r"invalid literal for int() with base 10: 'no\nway'",
    )
    assert any("test_log_lines" in entry for entry in found["error"]["trace"])


def test_a_message_is_one_line_and_no_document():
    found = line("a\nb\x1b[31m" + "x" * 5000)
    assert found["message"].startswith("a b [31mxxx")
    assert len(found["message"]) <= 1000
