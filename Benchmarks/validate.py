#!/usr/bin/env python3
"""Times `runner validate` on large files: Benchmarks/validate.py [RUNNER] [--keep FOLDER] [--only CASE]

Writes the files of each case into a folder of its own, runs the whole process three times and prints the best
wall-clock time, the peak memory and the last line of the report. The files are the same on every run.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time

LINES = 50_000


def jobs_head(queues=5):
    """Everything that is not the list of jobs."""
    text = "version: 1\nruntime: { concurrency: 50 }\nqueues:\n  default: { concurrency: 20 }\n"
    for number in range(queues):
        text += f"  queue_{number}: {{ concurrency: 10, weight: {number + 1} }}\n"
    text += "retry_policies:\n"
    for number in range(queues):
        text += f"  policy_{number}: {{ max_attempts: {number + 3}, backoff: {{ curve: exponential, base: 30s }} }}\n"
    return text


def job(number):
    """One job on ten lines, with anchors, comments, quotes, flow and block style."""
    return f"""  # Job {number} – sends what it is told to
  job_{number}:
    description: "Does the work of kind {number}, and says so"
    queue: queue_{number % 5}
    retry: policy_{number % 5}
    timeout: {number % 9 + 1}m
    args: {{ user_id: integer, "note?": string, tags: [string] }}
    unique: {{ by: [args.user_id], period: 10m }}
    handler:
      exec: [/bin/true, "{number}"]
"""


def mixed():
    """A valid jobs.yaml of 50,000 lines, and one schedule for each tenth job."""
    head = jobs_head()
    count = (LINES - head.count("\n") - 1) // 10
    jobs = head + "jobs:\n" + "".join(job(number) for number in range(count))
    zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
    schedules = "version: 1\nschedules:\n"
    for number in range(0, count, 10):
        hour, minute = number // 10 % 24, number // 10 % 60
        trigger = [
            f'at: "{hour:02}:{minute:02}"', f'cron: "{minute} {hour} * * MON-FRI"', f"every: {number % 90 + 10}m"
        ][number // 10 % 3]
        schedules += f"  schedule_{number}:\n    job: job_{number}\n    {trigger}\n"
        if not trigger.startswith("every"):
            schedules += f"    timezone: {zones[number // 10 % 5]}\n"
        schedules += f'    args: {{ user_id: {number}, tags: ["{{{{slot.date}}}}"] }}\n'
    return {"jobs.yaml": jobs, "schedules.yaml": schedules}


def errors():
    """50,000 errors, one a line: an unknown key, a wrong type and an unknown queue in turn."""
    jobs = jobs_head() + "jobs:\n"
    for number in range(LINES):
        wrong = ["tiemout: 5m", "timeout: soon", "queue: quue_1"][number % 3]
        jobs += f"  job_{number}: {{ {wrong} }}\n"
    return {"jobs.yaml": jobs}


def syntax():
    """50,000 lines of which every tenth is no YAML."""
    jobs = jobs_head() + "jobs:\n"
    for number in range(LINES // 10):
        jobs += f"  job_{number}: {{ timeout: 5m\n" + f"  other_{number}: {{}}\n" * 9
    return {"jobs.yaml": jobs}


def line():
    """One line of 1 MB with jobs in flow style, every second one with an unknown key."""
    parts = (f"job_{number}: {{ {'timeout' if number % 2 else 'tiemout'}: 5m }}" for number in range(35_000))
    return {"jobs.yaml": jobs_head() + "jobs: { é: {}, " + ", ".join(parts) + " }\n"}


def names():
    """10,000 references to queues, policies and jobs that are not there, among 10,000 that are."""
    jobs = jobs_head(10_000) + "jobs:\n"
    for number in range(10_000):
        jobs += f"  job_{number}: {{ queue: qeuue_{number}, retry: polciy_{number} }}\n"
    schedules = "version: 1\nschedules:\n"
    for number in range(10_000):
        schedules += f'  schedule_{number}: {{ job: jbo_{number}x, at: "06:00", timezone: Europe/Berln{number} }}\n'
    return {"jobs.yaml": jobs, "schedules.yaml": schedules}


def switches():
    """10,000 schedules, an environment that switches each, and one that switches 10,000 that are not there."""
    schedules = "version: 1\nschedules:\n"
    jobs = jobs_head() + "environments:\n  one:\n    schedules:\n"
    for number in range(10_000):
        jobs += f"      schedule_{number}: {{ enabled: false }}\n"
        schedules += f"  schedule_{number}: {{ job: job_0, every: {number + 10}m, args: {{ user_id: {number} }} }}\n"
    jobs += "  two:\n    schedules:\n"
    for number in range(10_000):
        jobs += f"      shcedule_{number}: {{ enabled: false }}\n"
    return {"jobs.yaml": jobs + "jobs:\n  job_0: { args: { user_id: integer } }\n", "schedules.yaml": schedules}


def aliases():
    """10,000 anchors that nothing uses, then 10,000 aliases of anchors that are not there."""
    jobs = jobs_head() + "x-values:\n"
    for number in range(10_000):
        jobs += f"  - &name_{number} 1\n"
    for number in range(10_000):
        jobs += f"  - *nmae_{number}\n"
    return {"jobs.yaml": jobs + "jobs: {}\n"}


def secrets():
    """10,000 jobs with a password in their address."""
    jobs = jobs_head() + "jobs:\n"
    for number in range(10_000):
        jobs += f'  job_{number}: {{ handler: {{ http: {{ url: "https://me:secret{number}@host.example/" }} }} }}\n'
    return {"jobs.yaml": jobs}


CASES = {case.__name__: case for case in (mixed, errors, syntax, line, names, switches, aliases, secrets)}


def measure(command):
    """The wall-clock seconds, the peak memory in MB and the output."""
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    seconds = time.monotonic() - start
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout.decode(errors='replace')[-2000:]}")
    return seconds, done.stdout.decode(errors="replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runner", nargs="?", default=".build/release/runner")
    parser.add_argument("--keep", metavar="FOLDER", help="leave the files there")
    parser.add_argument("--only", choices=CASES)
    parser.add_argument("--format", default="text", choices=["text", "json", "sarif", "github"])
    options = parser.parse_args()
    print(f"{'case':10} {'lines':>7} {'KiB':>7} {'seconds':>8}  last line")
    with tempfile.TemporaryDirectory() as scratch:
        for name, case in CASES.items():
            if options.only not in (None, name):
                continue
            folder = os.path.join(options.keep or scratch, name)
            os.makedirs(folder, exist_ok=True)
            files = case()
            for file, text in files.items():
                with open(os.path.join(folder, file), "w", encoding="utf-8") as output:
                    output.write(text)
            command = [os.path.abspath(options.runner), "validate", "-c", folder, "--format", options.format]
            runs = [measure(command) for _ in range(3)]
            lines = sum(text.count("\n") for text in files.values())
            size = sum(len(text.encode()) for text in files.values()) // 1024
            last = (runs[0][1].strip().splitlines() or [""])[-1]
            print(f"{name:10} {lines:7} {size:7} {min(run[0] for run in runs):8.2f}  {last[:60]}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"peak memory of all runs: {peak} MB")


if __name__ == "__main__":
    main()
