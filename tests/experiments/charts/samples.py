"""Small results made by the program itself, each once, and options as the scripts get them."""
import argparse
import atexit
import functools
import pathlib
import shutil
import subprocess
import tempfile

import alone
from results import Results

PROGRAM = ROOT = None
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="souk-charts-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
SWEEP = """model = "relational"
title = "A small sweep"
[run]
periods = 8
replicates = 3
[market]
buyers = 4
[sweep]
measures = ["total_cost"]
[[sweep.design]]
kind = "{kind}"
[[sweep.design.axis]]
parameter = "env.uncertainty"
role = "uncertainty"
values = [0, 1, 2]
[[sweep.design.axis]]
parameter = "policy.aggressive.pressure"
role = "lever"
values = [0.3, 0.6, 0.9]
"""
CLAIMS = """id,claim,compared,measure,unit,effect,low,high,adjusted_low,adjusted_high,ablated_effect,ablated_low,ablated_high,verdict,n,seconds,fingerprint
S1,Trust lowers the total cost,trusting minus aggressive,total_cost,EUR/unit,-3.5,-4.0,-3.0,-4.4,-2.6,,,,supported,40,1.0,aa
S2,Trust lowers the price,trusting minus aggressive,component_price,EUR/unit,5.0,4.5,5.5,4.1,5.9,,,,contradicted,40,1.0,ab
S3,Trust changes nothing in leaks,trusting minus aggressive,leaks,1/relation/year,0.01,-0.02,0.04,-0.04,0.06,,,,undecided,40,1.0,ac
"""
MAP = """id,claim,points,share,share_told,share_against,boundary,box,coverage,density,against_box,against_coverage,against_density
S1,Trust lowers the total cost,6,0.5,0.5,0.333,holds at 100 % of points where env.uncertainty > 1.25 and at 0 % elsewhere,env.uncertainty > 1.25,1,1,env.uncertainty < 1.25,1,1
"""
MAP_POINTS = """id,point,env.uncertainty,market.known,effect,low,high,holds
S1,0,0.5,4,1.0,0.5,1.5,0
S1,1,0.8,7,0.2,-0.5,0.9,0
S1,2,1.0,3,0.7,0.1,1.3,0
S1,3,1.5,5,-1.0,-1.5,-0.5,1
S1,4,2.0,2,-2.0,-2.5,-1.5,1
S1,5,3.0,6,-4.0,-4.5,-3.5,1
"""
SHAPLEY = """channel,unit,value,low,high
idea,EUR/unit,-4.0,-4.3,-3.7
info,EUR/unit,-1.0,-1.2,-0.8
contract,EUR/unit,0.5,0.3,0.7
total,EUR/unit,-4.5,-4.8,-4.2
"""


def call(*words, **more):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False, cwd=FOLDER, **more)


@functools.lru_cache(maxsize=None)
def folder(name):
    """comparison, run, branching, grid, unfinished, tornado, empty or claims."""
    out = FOLDER / name
    small = ["--quick", "--quiet", "--set", "market.buyers=8", "--out", out]
    config = ROOT / "configs/trusting_vs_aggressive.toml"
    if name == "comparison":
        done = call("compare", config, *small, "--set", "run.periods=32", "--set", "trust.gain=0.11")
    elif name == "run":
        done = call("run", ROOT / "configs/loyalty_paper_low.toml", "--quick", "--quiet", "--set", "run.periods=24", "--out", out)
    elif name == "branching":
        done = call("compare", ROOT / "configs/branch_to_trusting.toml", *small)
    elif name == "claims":
        out.mkdir()
        (out / "claims.csv").write_text(CLAIMS)
        (out / "shapley.csv").write_text(SHAPLEY)
        (out / "map.csv").write_text(MAP)
        (out / "map_points.csv").write_text(MAP_POINTS)
        return out
    else:
        file = FOLDER / f"{name}.toml"
        file.write_text(SWEEP.format(kind="one_at_a_time" if name == "tornado" else "grid"))
        more = {"unfinished": ["--max-time", "0.001s"], "empty": ["--max-time", "0.001s"]}.get(name, [])
        done = call("sweep", file, "--quiet", "--out", out, *more)
        assert done.returncode in (0, 5), done.stderr
        done = call("export", out)
    assert done.returncode == 0, done.stderr
    return out


def results(name):
    return Results(folder(name))


def options(*words):
    parser = argparse.ArgumentParser()
    alone.add_options(parser)
    chosen = parser.parse_args(["-", *words])
    alone.use_style(chosen)
    return chosen


def copied(name, into):
    """A copy that a test may spoil."""
    out = FOLDER / into
    shutil.copytree(folder(name), out)
    return out
