"""Runs PM-1 in every peer and in Flywheel, one after another on one core, and puts their rates side by side.

    compare.py --flywheel PROGRAM --plain PROGRAM [--core N] [--sizes 1e3,...] [--variants A,B] [--peers ...]
               [--out FILE]
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
JOBS_PER_PROVIDER = 3.0
UNITS = {"A": "agent-steps/s", "B": "jobs/s"}

# Statistics of valid results at 10^5 providers and 100 steps, widened by what differs between seeds.
VALID = {
    "A": {"fill_rate": (0.947, 0.951), "mean_price": (1.38, 1.41), "mean_balance": (115.8, 118.7),
          "exits": (103e3, 109e3)},
    "B": {"fill_rate": (0.989, 0.991), "mean_price": (0.844, 0.852), "mean_balance": (92.3, 94.5),
          "exits": (194e3, 202e3)},
}

# How many agent-steps a peer is given, so that each of its runs ends within a minute.
PATIENCE = {
    "Mesa": {"A": 2e6, "B": 1e6}, "NumPy": {"A": 3e8, "B": 2e6}, "Numba": {"A": 1e9, "B": 1e8},
    "plain C++": {"A": 1e9, "B": 1e8},
}


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--flywheel", required=True)
    parser.add_argument("--plain", required=True)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--sizes", type=lambda text: [int(float(size)) for size in text.split(",")],
                        default=[10**3, 10**4, 10**5, 10**6, 10**7])
    parser.add_argument("--variants", type=lambda text: text.split(","), default=["A", "B"])
    parser.add_argument("--peers", type=lambda text: text.split(","), default=list(PATIENCE))
    parser.add_argument("--out", type=Path, help="also writes the tables and their conditions as Markdown")
    return parser.parse_args()


def run_pinned(core, command):
    print("  ", " ".join(map(str, command)), file=sys.stderr, flush=True)
    kept_apart = {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1",
                  "NUMBA_CACHE_DIR": str(Path(sys.prefix) / "numba-cache")}
    done = subprocess.run(["taskset", "-c", str(core), *map(str, command)], capture_output=True, text=True,
                          env={**os.environ, **kept_apart})
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def command_of(peer, plain):
    if peer == "plain C++":
        return [plain]
    return [sys.executable, HERE / {"Mesa": "pm1_mesa.py", "NumPy": "pm1_numpy.py", "Numba": "pm1_numba.py"}[peer]]


def steps_of(peer, variant, providers):
    """100 steps, or as many as the peer's patience allows; none where that is fewer than 5."""
    steps = min(100, int(PATIENCE[peer][variant] / providers))
    return steps if steps >= 5 else 0


def amount_of(run):
    return run["providers"] * run["steps"] * (1.0 if run["variant"] == "A" else JOBS_PER_PROVIDER)


def check(run):
    """Whether the statistics of a full run at 10^5 providers are valid; of other runs nothing is said."""
    if run["providers"] != 10**5 or run["steps"] != 100:
        return ""
    for name, (low, high) in VALID[run["variant"]].items():
        if not low <= run[name] <= high:
            return f"{name} {run[name]:.4g} is not in {low:.4g} to {high:.4g}"
    return "valid"


def best_run(core, command):
    """The fastest of three runs, or the only one where it takes long."""
    runs = [run_pinned(core, command)]
    while runs[0]["seconds"] < 5.0 and len(runs) < 3:
        runs.append(run_pinned(core, command))
    return min(runs, key=lambda run: run["seconds"])


def run_peers(given):
    """(peer, variant) -> size -> run"""
    runs = {}
    for variant in given.variants:
        for peer in given.peers:
            for providers in given.sizes:
                steps = steps_of(peer, variant, providers)
                if steps:
                    run = best_run(given.core, [*command_of(peer, given.plain), providers, steps, variant])
                    run["rate"] = amount_of(run) / run["seconds"]
                    runs.setdefault((f"{run['peer']} {run['version']}", variant), {})[providers] = run
    return runs


def run_flywheel(given):
    """Ours by `flywheel bench`: best of its repetitions, ledger on, sampled every step."""
    names = {"A": "pm1_a", "B": "pm1_b"}
    bench = run_pinned(given.core, [given.flywheel, "bench", *(names[variant] for variant in given.variants), "--json",
                                    "--device", "cpu"])
    runs = {}
    for figure in bench["figures"]:
        for variant, name in names.items():
            if figure["name"].startswith(name + "."):
                size = int(float(figure["name"].split(".")[1]))
                if size in given.sizes:
                    runs.setdefault(("Flywheel", variant), {})[size] = {"rate": figure["best"] * 1e6}
    return runs, bench


def check_flywheel(given):
    """Our own statistics, from a full run of the scenario files."""
    results = {}
    for variant, scenario in (("A", "study/pm1_pro_rata"), ("B", "study/pm1_per_job")):
        if variant not in given.variants:
            continue
        out = Path("/tmp") / f"flywheel-peers-{os.getpid()}.h5"
        report = run_pinned(given.core, [given.flywheel, "run", scenario, "--json", "--quiet", "--out", out, "--force",
                                         "--device", "cpu"])
        out.unlink(missing_ok=True)
        results[variant] = check({"providers": 10**5, "steps": 100, "variant": variant, **statistics_in(report)})
    return results


def statistics_in(report):
    wanted = {"fill rate": "fill_rate", "mean price": "mean_price", "mean balance": "mean_balance", "exits": "exits"}
    findings = report["worlds"][0]["findings"]
    return {wanted[finding["name"]]: finding["value"] for finding in findings if finding["name"] in wanted}


def text_of_rate(rate):
    return f"{rate / 1e6:.3g} M" if rate >= 1e6 else f"{rate / 1e3:.3g} k"


def table(variant, runs, sizes, statistics):
    lines = [f"| {variant}, {UNITS[variant]} | " + " | ".join(f"{size:.0e}".replace("e+0", "e") for size in sizes) +
             " | statistics at 1e5 |", "|---|" + "---:|" * len(sizes) + "---|"]
    for (peer, its_variant), by_size in runs.items():
        if its_variant == variant:
            cells = [text_of_rate(by_size[size]["rate"]) if size in by_size else "" for size in sizes]
            lines.append(f"| {peer} | " + " | ".join(cells) + f" | {statistics.get((peer, variant), '')} |")
    return "\n".join(lines)


def conditions(given, bench):
    return "\n".join([
        f"* {bench['program']}; {bench['processor']}; core {given.core}, pinned.",
        f"* {platform.platform()}, Python {platform.python_version()}.",
        f"* Load average over a minute at the end: {os.getloadavg()[0]:.1f}; above about 1, others were at work.",
        f"* Memory bandwidth in the same run, one core: {bench['figures'][0]['best']:.1f} GB/s (triad).",
        "* Set-up is not timed. Flywheel: best of the repetitions within about a second, a longer run once; ledger on,",
        "  a sample every step. Peers: best of three runs, a longer one once, of 100 steps or as many as end within a",
        "  minute.",
        "* Jobs are counted as 3 a provider and step, the mean demand."])


def main():
    given = parse_arguments()
    peers = run_peers(given)
    ours, bench = run_flywheel(given)
    runs = {**peers, **ours}
    statistics = {key: check(by_size[10**5]) for key, by_size in peers.items() if 10**5 in by_size}
    statistics.update({("Flywheel", variant): verdict for variant, verdict in check_flywheel(given).items()})
    body = "\n\n".join(table(variant, runs, given.sizes, statistics) for variant in given.variants)
    text = f"{body}\n\n{conditions(given, bench)}\n"
    print(text)
    if given.out:
        given.out.write_text("# PM-1 beside its peers\n\nWritten by `scripts/bench-peers`. How to read it: "
                             "[README](README.md).\n\n" + text)


if __name__ == "__main__":
    main()
