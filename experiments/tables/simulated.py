"""What the program made of a config: every measure of every replicate, and means of them with their intervals."""

import csv
import math
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Simulated:
    """Runs a sweep or a comparison into a folder of its own. `values` has a list over replicates for each (point, policy, measure);
    a point is its axes' cells, in the order of the sweep file. `text` is the command as a person writes it."""

    def __init__(self, program, command, config, settings=(), replicates=None, side=None):
        options = [word for setting in settings for word in ("--set", setting)]
        self.text = " ".join(["./souk", command, config, *options])
        if replicates:
            options += ["--replicates", str(replicates)]
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            run = [program, command, ROOT / config, *options, "--quiet", "--out", out]
            subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
            if command == "sweep":
                subprocess.run([program, "export", out], check=True, stdout=subprocess.DEVNULL)
            table = out / (side or "") / ("runs.csv" if command == "sweep" else "replicates.csv")
            with open(table, newline="") as file:
                self._read(csv.DictReader(file))
            with open(table.with_name("summary.csv"), newline="") as file:
                self._factors = {int(row["replicates"]): factor(row) for row in csv.DictReader(file) if factor(row)}

    def _read(self, rows):
        self.values = {}
        axes = [name for name in rows.fieldnames if "." in name]
        for row in rows:
            point = tuple(row.pop(name) for name in axes)
            policy = row.pop("policy")
            for name in ("point", "replicate"):
                row.pop(name, None)
            for measure, value in row.items():
                self.values.setdefault((point, policy, measure), []).append(float(value) if value else math.nan)

    def points(self):
        return list(dict.fromkeys(point for point, _, _ in self.values))

    def policies(self, point):
        return list(dict.fromkeys(policy for other, policy, _ in self.values if other == point))

    def of(self, measure, policy, point=()):
        """Replicate by replicate, of one policy."""
        return self.values[(point, policy, measure)]

    def gap(self, measure, point=()):
        """Replicate by replicate, the first policy minus the second."""
        first, second = self.policies(point)
        return less(self.of(measure, first, point), self.of(measure, second, point))

    def interval(self, values):
        """Mean and half-width of the 95 % interval, over the replicates in which there is a value."""
        seen = [value for value in values if not math.isnan(value)]
        if not seen:
            return math.nan, math.nan
        mean = math.fsum(seen) / len(seen)
        deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in seen) / max(1, len(seen) - 1))
        return mean, self._factors.get(len(seen), math.nan) * deviation


def factor(row):
    """Half-width per standard deviation: Student's quantile is the program's own."""
    deviation = float(row["sd"] or "nan")
    return (float(row["high"]) - float(row["mean"])) / deviation if deviation > 0 else None


def less(first, second):
    return [one - other for one, other in zip(first, second)]
