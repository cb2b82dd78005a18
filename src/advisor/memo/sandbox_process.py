"""The process that renders a user's template: a job in JSON on standard input, what came of it on standard output."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

from advisor.memo.sandbox import TemplateFault, render_text, render_word

MOST_MEMORY = 2 * 1024**3


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Return what came of a job: ``text``, ``word`` (base 64), or what is wrong."""
    try:
        if "word" in job:
            made = render_word(base64.b64decode(job["word"]), job["data"])
            return {"word": base64.b64encode(made).decode()}
        return {"text": render_text(job["text"], job["data"], job["escape"])}
    except TemplateFault as fault:
        return {"told": fault.told, "hint": fault.hint, "line": fault.line, "paragraph": fault.paragraph}
    except MemoryError:
        return {"told": "it needs too much memory", "hint": "look for a loop in a loop", "line": 0, "paragraph": 0}


def bound_memory() -> None:
    """Let this process have no more than it may; on Windows its time alone is bounded."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    bound_memory()
    json.dump(run(json.loads(sys.stdin.buffer.read())), sys.stdout)
