"""All figures of a results folder, as SVG, PDF and PNG. `souk chart` calls this."""
import packages  # noqa: F401 (first: it says what is missing)

import argparse
import pathlib
import sys

import matplotlib.pyplot as plt

import alone
import claim_map
import course
import difference
import forest
import information_and_ideas
import page
import price_and_cost
import receipt
import relation_length
import response
import share_of_buyers
import small_multiples
import suppliers
import time_share
import tornado
import trust
import waterfall
import where_trust_pays
from results import MissingMeasure, Problem, Results

FIGURES = {figure.NAME: figure for figure in (
    receipt, difference, price_and_cost, information_and_ideas, time_share, trust, relation_length, suppliers, share_of_buyers, course,
    where_trust_pays, response, small_multiples, tornado, forest, waterfall, claim_map)}
KINDS = {"comparison": "receipt difference price_and_cost information_and_ideas time_share trust relation_length suppliers share_of_buyers course".split(),
         "sweep": "where_trust_pays response small_multiples tornado".split(), "claims": ["forest", "waterfall", "claim_map"]}
KINDS["run"] = KINDS["comparison"]
ASKED = "on request: --figure course --measure NAME, any measure over time"
FORMATS = ("svg", "pdf", "png")


def possible(results, asked=()):
    """Names of the figures: those that are asked for, or all of this kind of results. `course` only where nothing else can be drawn
    or it is asked for."""
    for name in asked:
        if name not in FIGURES:
            raise Problem(f"there is no figure {name}; there are {', '.join(FIGURES)}")
    return list(asked) or KINDS[results.kind]


def drawn(results, options, names, every):
    """(name, figure) of each that can be drawn; with `every`, a Problem is raised, else told and left out."""
    count = 0
    for name in names:
        if name == "course" and not every and count and not options.measure:
            yield name, ASKED
            continue
        try:
            figure = FIGURES[name].draw(results, options)
        except Problem as problem:
            if every or (options.measure and isinstance(problem, MissingMeasure)):
                raise
            yield name, str(problem).removeprefix(f"{results.folder}: ")
            continue
        count += 1
        yield name, figure
        plt.close(figure)


def formats_of(text):
    formats = [one.strip() for one in (text or ",".join(FORMATS)).split(",")]
    for one in formats:
        if one not in FORMATS:
            raise Problem(f"--format {text}: there is no format {one or '(empty)'}; there are {', '.join(FORMATS)}")
    return formats


def chart(results, options, out):
    """Writes the figures of one folder of tables and says which."""
    formats, wrote = formats_of(options.format), []
    for name, figure in drawn(results, options, possible(results, options.figure), bool(options.figure)):
        if isinstance(figure, str):
            if figure is not ASKED:
                print(f"left out: {name} ({figure})")
            elif options.list:
                print(f"{name}: {ASKED}")
            continue
        if options.list:
            print(f"{name}: {figure.souk['title']}")
            continue
        file = figure.souk.get("file", name)
        try:
            out.mkdir(parents=True, exist_ok=True)
            for suffix in formats:
                page.save(figure, out / f"{file}.{suffix}", results)
        except OSError as error:
            raise Problem(f"{out}: cannot be written ({error.strerror}); choose another with --out DIR") from error
        wrote.append(file)
    if wrote:
        print(f"{len(wrote)} figure{'s' if len(wrote) > 1 else ''} ({', '.join(formats)}) in {out}: {', '.join(wrote)}")
    elif not options.list:
        raise Problem(f"{results.folder}: no figure can be drawn from these tables")


def main():
    parser = argparse.ArgumentParser(description=__doc__, prog="souk chart")
    alone.add_options(parser)
    parser.add_argument("--figure", action="append", default=[], metavar="NAME", help="only this one (repeatable)")
    parser.add_argument("--format", help="svg, pdf, png, or several with commas")
    parser.add_argument("--out", help="folder for the figures")
    parser.add_argument("--list", action="store_true", help="name the figures; draw nothing")
    options = parser.parse_args()
    try:
        alone.use_style(options)
        results = Results(options.results)
        out = pathlib.Path(options.out) if options.out else results.folder / "charts"
        if results.kind == "branching":
            for part in results.parts:
                chart(part, options, out / part.folder.name)
        else:
            chart(results, options, out)
    except Problem as problem:
        print(f"1 problem\n{problem}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
