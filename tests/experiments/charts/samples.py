"""Small results made by the program itself, each once, and options as the scripts get them."""
import argparse
import atexit
import functools
import pathlib
import shutil
import subprocess
import sys
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
CLAIMS = """id,claim,compared,measure,unit,direction,smallest_effect,effect,low,high,adjusted_low,adjusted_high,ablation,ablated_effect,ablated_low,ablated_high,verdict,reason,n,seconds,fingerprint
S1,Trust lowers the total cost,"trusting - aggressive, total cost",total_cost,EUR/unit,below,0.5,-3.5,-4.0,-3.0,-4.4,-2.6,nobody has ideas,-0.2,-0.5,0.1,supported,,40,1.0,aa
S2,Trust lowers the price,"trusting - aggressive, component price",component_price,EUR/unit,below,0.5,5.0,4.5,5.5,4.1,5.9,,,,,contradicted,the effect goes the other way,40,1.0,ab
S3,Trust changes nothing in leaks,"trusting - aggressive, leaks",leaks,1/relation/year,above,0.02,0.01,-0.02,0.04,-0.04,0.06,,,,,undecided,,40,1.0,ac
S4,"After-sale service keeps equipment effective, which is a sentence as long as the longest of them","served - neglected, downtime cost",downtime_cost,EUR/unit,below,0.5,-0.31,-0.577,-0.043,-0.691,0.071,nothing needs service,0,0,0,cannot be told,more worlds are needed,40,1.0,ad
C1,Concentrated sourcing is less profitable,"concentrated - spread, total cost",total_cost,EUR/unit,above,0.5,2.0,1.5,2.5,1.5,2.5,,,,,holds,,40,1.0,ae
"""
MAP = """id,claim,points,share,share_told,share_against,boundary,box,coverage,density,against_box,against_coverage,against_density
S1,Trust lowers the total cost,6,0.5,0.5,0.333,holds at 100 % of points where env.uncertainty > 1.25 and at 0 % elsewhere,env.uncertainty > 1.25,1,1,env.uncertainty < 1.25,1,1
S4,After-sale service keeps equipment effective,3,1,0.333,0,holds everywhere,everywhere,1,1,,,
"""
MAP_POINTS = """id,point,env.uncertainty,market.known,effect,low,high,holds
S1,0,0.5,4,1.0,0.5,1.5,0
S1,1,0.8,7,0.2,-0.5,0.9,0
S1,2,1.0,3,0.7,0.1,1.3,0
S1,3,1.5,5,-1.0,-1.5,-0.5,1
S1,4,2.0,2,-2.0,-2.5,-1.5,1
S1,5,3.0,6,-4.0,-4.5,-3.5,1
S4,0,0.5,4,-1.0,-1.5,-0.5,1
S4,1,0.8,7,-0.2,-0.9,0.5,1
S4,2,1.0,3,-0.7,-1.5,0.1,1
"""
SHAPLEY = """channel,unit,value,low,high
idea,EUR/unit,-4.0,-4.3,-3.7
info,EUR/unit,-1.0,-1.2,-0.8
contract,EUR/unit,0.5,0.3,0.7
total,EUR/unit,-4.5,-4.8,-4.2
"""


def comparison_words(config):
    """What is compared in the folder of that name."""
    return [config, "--set", "run.periods=32", "--set", "trust.gain=0.11"]


def script(name, *words, **more):
    """A script of the root by itself."""
    return subprocess.run([sys.executable, "-B", str(ROOT / "experiments/charts" / name), *map(str, words)], capture_output=True, text=True, check=False, cwd=FOLDER, **more)


def call(*words, **more):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False, cwd=FOLDER, **more)


@functools.lru_cache(maxsize=None)
def folder(name):
    """comparison, several, learning, run, branching, grid, log, unfinished, tornado, empty or claims."""
    out = FOLDER / name
    small = ["--quick", "--quiet", "--set", "market.buyers=8", "--out", out]
    config = ROOT / "configs/trusting_vs_aggressive.toml"
    if name == "comparison":
        done = call("compare", *comparison_words(config), *small)
    elif name == "several":
        done = call("compare", ROOT / "configs/contracts.toml", *small, "--set", "run.periods=32")
    elif name == "learning":
        done = call("compare", ROOT / "configs/imitation.toml", *small, "--set", "run.periods=48")
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
        text = SWEEP.format(kind="one_at_a_time" if name == "tornado" else "grid")
        file.write_text(text.replace("values = [0, 1, 2]", 'from = 0.5\nto = 8\ncount = 3\nscale = "log"').replace('["total_cost"]', '["component_price", "total_cost"]')
                        if name == "log" else text)
        more = {"unfinished": ["--max-time", "0.001s"], "empty": ["--max-time", "0.001s"]}.get(name, [])
        done = call("sweep", file, "--quiet", "--out", out, *more)
        assert done.returncode in (0, 5), done.stderr
        done = call("export", out)
    assert done.returncode == 0, done.stderr
    return out


def results(name):
    """Of a folder, or of one side of the branched run: branching/changed."""
    whole, _, side = name.partition("/")
    return Results(folder(whole) / side)


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
