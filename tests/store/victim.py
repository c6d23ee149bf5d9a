"""A process that publishes and is killed at a given step: ``python -m tests.store.victim ADDRESS``.

For every line of standard input ("STEP NAME") it forks a child that publishes the city's content
with one cell changed and saves the draft it came from, and that kills itself with SIGKILL at the
STEP-th call of a function, Python or C; for step 0 it publishes itself. It answers with the number
of steps, or -9 for a child killed.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from types import FrameType
from typing import Any

from data import Content, SqlStore, Upload, connect, intake
from data.store import history
from data.store.content import Row


class Publisher(SqlStore):
    """Writes and does not look at what it wrote: the steps of interest are over."""

    def refresh(self) -> bool:
        return True

    def current(self) -> Any:
        return None


def changed(content: Content, note: str) -> Content:
    """Every figure with another note: many rows in one revision."""
    facts: tuple[Row, ...] = tuple({**row, "note": note} for row in content.rows["facts"])
    return Content(content.files, {**content.rows, "facts": facts})


class Steps:
    """Counts calls and kills this process at the wanted one."""

    def __init__(self, last: int) -> None:
        self.last, self.count = last, 0

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def publish(store: SqlStore, content: Content, name: str, last: int) -> int:
    """The number of steps it took."""
    newest = store.log(most=1)[0]
    drafts = intake.Drafts(store.engine, store.city)
    standing = drafts.get(drafts.all()[0].id)
    assert standing
    draft = replace(standing, comment=name)
    after = changed(content, name)
    after.digest  # noqa: B018  # made before the steps are counted, as is the check
    steps = Steps(last)
    sys.setprofile(steps)
    store.publish(
        after,
        "甲",
        name,
        base=newest.name,
        upload=Upload(name, name.encode()),
        step=lambda line: drafts.step(line, draft, "甲"),
    )
    sys.setprofile(None)
    return steps.count


def fork(store: SqlStore, content: Content, name: str, last: int) -> int:
    """The child's steps, or the signal it died of as a negative number."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, str(publish(store, content, name, last)).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return int(said) if code == 0 else code


def main() -> None:
    address, city = sys.argv[1:]
    store = Publisher(connect(address), city)
    with store.engine.connect() as line:
        content = history.content(history.state(line, city, 1))
    Content.tables = lambda *_: None  # type: ignore[method-assign]  # the check writes nothing
    print("ready", flush=True)
    for asked in sys.stdin:
        store.engine.dispose()  # a connection must not be shared with the child
        step, name = asked.split()
        # What SQLAlchemy has put together here once, no child has to.
        do = fork if int(step) else publish
        print(do(store, content, name, int(step)), flush=True)


if __name__ == "__main__":
    main()
