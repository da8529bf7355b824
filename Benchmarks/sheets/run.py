#!/usr/bin/env python3
"""Site sheets of a generated metropolis: Entente beside its peers, same data, same run, same machine.

    run.py BENCH_DIR --entente PROGRAM [--parcels N ...] [--runs 3] [--variants gpkg,geojson] [--engines …] [--work DIR]

BENCH_DIR holds generate_metro.py, compare.py, floor.c and the peers (its README says what a sheet is and how each peer
does it). Data, virtual environment and results go to --work and stay there. Engines run in turns, --runs times each;
medians count. Printed for each engine: wall seconds (without starting an interpreter or a database server), CPU
seconds, peak memory, stages where the engine tells them, and how many times as fast as geopandas Entente is; then
whether the sheets agree. Exit status 1 where they do not.

Engines: entente (all cores), entente1 (one core), geopandas, sedonadb, postgis, floor. Those that are not installed
are left out, with a word. Standard library only; Linux.
"""
import argparse
import csv
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time

CSV_TRUTH = {"true": "1", "false": "0"}
FLOOR_STAGES = ("own:", "sqlite: the same with its R-tree, packed", "sqlite scan")


def run(command, log):
    """Wall and CPU seconds and peak MiB of a command."""
    start = time.perf_counter()
    with open(log, "w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit("%s\nfailed: %s" % (open(log).read()[-2000:], " ".join(command)))
    return dict(wall=wall, cpu=used.ru_utime + used.ru_stime, peak=used.ru_maxrss / 1024)


class Bench:
    def __init__(self, options):
        self.o = options
        self.bench = os.path.abspath(options.bench)
        self.work = os.path.abspath(options.work)
        self.here = os.path.dirname(os.path.abspath(__file__))
        os.makedirs(self.work, exist_ok=True)
        self.python = self.environment()

    def environment(self):
        python = os.environ.get("PYTHON") or os.path.join(self.work, "venv/bin/python")
        if not os.path.exists(python):
            subprocess.check_call([sys.executable, "-m", "venv", os.path.join(self.work, "venv")])
            packages = "geopandas shapely pyproj pyogrio pyarrow numpy scipy".split()
            subprocess.check_call([python, "-m", "pip", "install", "--quiet"] + packages)
        return python

    def has(self, module):
        return subprocess.call([self.python, "-c", "import " + module], stderr=subprocess.DEVNULL) == 0

    def tool(self, name):
        return os.path.join(self.bench, name)

    def data(self, parcels):
        folder = os.path.join(self.work, "data-%d" % parcels)
        if not os.path.exists(os.path.join(folder, "manifest.json")):
            subprocess.check_call(
                [self.python, self.tool("generate_metro.py"), "--parcels", str(parcels), "--seed", "1", "--out", folder],
                stdout=subprocess.DEVNULL)
        scenario = open(os.path.join(self.here, "metro.yaml"), encoding="utf-8").read()
        with open(os.path.join(folder, "gpkg.yaml"), "w", encoding="utf-8") as f:
            f.write(scenario)
        with open(os.path.join(folder, "geojson.yaml"), "w", encoding="utf-8") as f:
            f.write(scenario.replace("parcels.gpkg#parcels", "parcels.geojson"))
        return folder

    def command(self, engine, variant, data, out):
        if engine in ("entente", "entente1"):
            command = [self.o.entente, "sheet", "--quiet", os.path.join(data, variant + ".yaml"), "--out",
                       os.path.join(out, "sheet.gpkg"), "--out", os.path.join(out, "sheet.csv")]
            return command + (["--threads", "1"] if engine == "entente1" else [])
        if engine == "geopandas" and self.has("geopandas"):
            return [self.python, self.tool("peer_geopandas.py"), "--data", data, "--out", out, "--source", variant]
        if engine == "sedonadb" and self.has("sedonadb"):
            return [self.python, self.tool("peer_sedonadb.py"), "--data", data, "--out", out, "--source", variant]
        if engine == "postgis" and shutil.which("ogr2ogr") and shutil.which("psql"):
            return ["bash", self.tool("peer_postgis.sh"), "--data", data, "--out", out, "--source", variant]
        if engine == "floor" and variant == "gpkg" and shutil.which("cc"):
            program = os.path.join(self.work, "floor")
            if not os.path.exists(program):
                subprocess.check_call(["cc", "-O3", "-march=native", self.tool("floor.c"), "-o", program, "-lsqlite3",
                                       "-lgeos_c", "-lproj", "-lm"], stderr=subprocess.DEVNULL)
            return [program, data, os.path.join(out, "none.csv"), out]
        return None

    def once(self, engine, command, out):
        log = os.path.join(out, "log.txt")
        result = run(command, log)
        stages = os.path.join(out, "stages.json")
        if engine == "floor":
            # Only what a program has to do: not the same stages once more with GEOS, nor the R-tree row by row.
            own = [line.split() for line in open(log) if any(mark in line for mark in FLOOR_STAGES)]
            own = [line for line in own if "GeoJSON," not in line]
            result["wall"] = sum(float(line[0]) for line in own)
            result["cpu"] = sum(float(line[2]) for line in own)
        elif engine not in ("entente", "entente1") and os.path.exists(stages):
            told = json.load(open(stages))
            result["wall"] = told["total_s"]
            result["stages"] = {name: stage["wall_s"] for name, stage in told["stages"].items()}
        return result

    def comparable(self, path):
        """Truth values as 1 and 0, as the peers write them."""
        rows = list(csv.reader(open(path, encoding="utf-8")))
        other = path + ".compared.csv"
        with open(other, "w", encoding="utf-8", newline="") as f:
            csv.writer(f, lineterminator="\n").writerows([CSV_TRUTH.get(v, v) for v in row] for row in rows)
        return other

    def variant(self, parcels, variant):
        data = self.data(parcels)
        engines = []
        for engine in self.o.engines.split(","):
            out = os.path.join(self.work, "%s-%s-%d" % (engine, variant, parcels))
            os.makedirs(out, exist_ok=True)
            command = self.command(engine, variant, data, out)
            if command:
                engines.append((engine, command, out))
            else:
                print("%s: not installed or not for this variant, left out" % engine)
        results = {engine: [] for engine, _, _ in engines}
        for _ in range(self.o.runs):
            for engine, command, out in engines:
                results[engine].append(self.once(engine, command, out))
        print("\n%d parcels, %s, medians of %d" % (parcels, variant, self.o.runs))
        medians = {e: {k: statistics.median(r[k] for r in rs) for k in ("wall", "cpu", "peak")} for e, rs in results.items()}
        ours = medians.get("entente", {}).get("wall")
        print("%-12s %9s %9s %9s  %s" % ("", "wall s", "CPU s", "peak MiB", "times Entente's wall time"))
        for engine, m in medians.items():
            ratio = "%.2f" % (m["wall"] / ours) if ours else ""
            print("%-12s %9.2f %9.2f %9.0f  %s" % (engine, m["wall"], m["cpu"], m["peak"], ratio))
            stages = results[engine][-1].get("stages")
            if stages:
                print("             " + ", ".join("%s %.2f" % s for s in stages.items()))
        return self.agreement(engines)

    def agreement(self, engines):
        folders = {engine: out for engine, _, out in engines}
        status = 0
        if "entente" in folders and "entente1" in folders:
            for name in ("sheet.csv", "sheet.gpkg"):
                one, two = (open(os.path.join(folders[e], name), "rb").read() for e in ("entente", "entente1"))
                print("%s on one core and on all: %s" % (name, "same bytes" if one == two else "DIFFERENT"))
                status |= one != two
        if "entente" not in folders:
            return status
        mine = self.comparable(os.path.join(folders["entente"], "sheet.csv"))
        for peer in ("geopandas", "sedonadb", "postgis"):
            if peer in folders:
                print("against %s:" % peer, flush=True)
                status |= subprocess.call(
                    [self.python, self.tool("compare.py"), os.path.join(folders[peer], "sheet.csv"), mine])
        return status


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("bench")
    ap.add_argument("--entente", required=True)
    ap.add_argument("--parcels", type=int, nargs="+", default=[20000, 100000])
    ap.add_argument("--runs", type=int, default=3)
    ap.add_argument("--variants", default="gpkg,geojson")
    ap.add_argument("--engines", default="entente,entente1,geopandas,sedonadb,postgis,floor")
    ap.add_argument("--work", default="out/bench")
    o = ap.parse_args()
    if not os.path.exists(os.path.join(o.bench, "generate_metro.py")):
        sys.exit("%s holds no generate_metro.py: say where the benchmark's peers lie, make bench BENCH=FOLDER" % o.bench)
    print("%s, %d cores, %s" % (platform.platform(), os.cpu_count(),
                                subprocess.check_output([o.entente, "--version"], text=True).split("\n")[0]))
    bench = Bench(o)
    sys.exit(max(bench.variant(n, v) for n in o.parcels for v in o.variants.split(",")))


if __name__ == "__main__":
    main()
