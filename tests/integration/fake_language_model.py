"""A server on loopback that speaks as an OpenAI-compatible endpoint and as Anthropic's, well or badly."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiohttp import web

ANSWERS = {"good", "chatty", "counts", "invents", "german", "refuses", "malformed", "slow", "429", "429 once", "401"}


class FakeLanguageModel:
    """Answers each request in the way that `way` names, and keeps what it was asked."""

    def __init__(self) -> None:
        self.way = "good"
        self.says: Callable[[str], str] | None = None
        """What it makes of a line, in place of what its way would."""
        self.asked: list[dict] = []
        self.address = ""

    async def openai(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked.append(body)
        texts = [message["content"] for message in body["messages"] if message["role"] == "user"]
        if error := await self._error():
            return error
        message = {"role": "assistant", "content": "I would rather not.", "refusal": None}
        if self.way != "refuses":
            name = body["tools"][0]["function"]["name"]
            call = {"name": name, "arguments": self._arguments(json.loads(texts[0]))}
            message = {"role": "assistant", "content": None}
            message["tool_calls"] = [{"id": "call", "type": "function", "function": call}]
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return web.json_response(
            {"id": "x", "object": "chat.completion", "created": 1, "model": body["model"], "choices": [choice]}
        )

    async def anthropic(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked.append(body)
        content = body["messages"][0]["content"]
        text = content if isinstance(content, str) else content[0]["text"]
        call = {"type": "tool_use", "id": "call", "name": body["tools"][0]["name"]}
        call["input"] = json.loads(self._arguments(json.loads(text)))
        usage = {"input_tokens": 1, "output_tokens": 1}
        return web.json_response(
            {"id": "x", "type": "message", "role": "assistant", "model": body["model"], "content": [call]}
            | {"stop_reason": "tool_use", "stop_sequence": None, "usage": usage}
        )

    async def _error(self) -> web.Response | None:
        if self.way == "slow":
            await asyncio.sleep(5)
        if self.way == "401":
            return web.json_response({"error": {"message": "no such key"}}, status=401)
        if self.way == "429" or (self.way == "429 once" and len(self.asked) == 1):
            return web.json_response({"error": {"message": "too many requests"}}, status=429)
        return None

    def _arguments(self, material: dict) -> str:
        """Return the answer to a section, as the way of the moment has it."""
        scenes = material["scenes"]
        if self.way == "malformed":
            return '{"scenes": "none"}'
        said = self.says or {
            "good": lambda line: f"Now, {line[0].lower()}{line[1:]}",
            "chatty": lambda line: f"{line} {'And so on and on. ' * 20}",
            "counts": lambda line: f"{line} That takes 42 hours.",
            "invents": lambda line: f"{line} Django does it too.",
            "german": lambda _: "Das Schiff fährt in den Hafen ein, und der Lotse ist nicht mehr an Bord.",
        }.get(self.way.removesuffix("429 once") or "good", lambda line: line)
        answer = [
            {"narration": [said(line) for line in scene["narration"]], "shown": [f"<{t}>" for t in scene["shown"]]}
            for scene in scenes
        ]
        return json.dumps({"scenes": answer})


@contextmanager
def serving() -> Iterator[FakeLanguageModel]:
    """Serve on a free port of loopback while the block lasts."""
    fake, loop, ready = FakeLanguageModel(), asyncio.new_event_loop(), threading.Event()

    async def start() -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", fake.openai)
        app.router.add_post("/v1/messages", fake.anthropic)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        fake.address = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"  # noqa: SLF001  # its only way
        ready.set()
        return runner

    def work() -> None:
        asyncio.set_event_loop(loop)
        runner = loop.run_until_complete(start())
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield fake
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
