"""Says when systemd would elapse a calendar event, one question a line: `START|COUNT|EVENT`.

START is an instant in seconds since 1970, exclusive; questions of one instant and count that follow each other are asked
together. The answer has the instants in seconds, `reject` if systemd refuses the event. Where `systemd-analyze` is not
installed or too old, every answer is `absent`.
"""

import calendar
import itertools
import os
import shutil
import subprocess
import sys
import time


def elapses(block):
    """The instants in one event's lines, such as `    Next elapse: Mon 2026-03-09 06:30:00 UTC`."""
    found = []
    for line in block.splitlines():
        head, _, value = line.strip().partition(": ")
        if head == "Next elapse" or head.startswith("Iter"):
            if value != "never":
                found.append(str(calendar.timegm(time.strptime(value, "%a %Y-%m-%d %H:%M:%S UTC"))))
    return " ".join(found)


def ask(start, count, events):
    command = ["systemd-analyze", "calendar", f"--iterations={count}", f"--base-time=@{start}", *events]
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    blocks = done.stdout.strip("\n").split("\n\n")
    if done.returncode != 0 or len(blocks) != len(events):
        if len(events) == 1:
            return ["reject"]
        return [answer for event in events for answer in ask(start, count, [event])]
    return [elapses(block) for block in blocks]


def is_there():
    if not shutil.which("systemd-analyze"):
        return False
    command = ["systemd-analyze", "calendar", "--iterations=1", "--base-time=@0", "*-*-* 00:00 Europe/London"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


questions = [line.rstrip("\n").split("|") for line in sys.stdin]
if is_there():
    for (start, count), group in itertools.groupby(questions, key=lambda question: question[:2]):
        print(*ask(start, count, [question[2] for question in group]), sep="\n")
else:
    print(*("absent" for _ in questions), sep="\n")
