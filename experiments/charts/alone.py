"""Runs one figure's script by itself: python3 trust.py RESULTS [--out trust.svg] [--width one] [--style FILE]."""
import argparse
import pathlib
import sys

import page
from results import Problem, Results


COPY = ("The scripts of this folder share modules. To make a figure of your own, copy the whole folder (cp -r experiments/charts mine) and change the script there; "
        "a single script that was copied out finds the modules with PYTHONPATH set to this folder.")


def add_options(parser):
    """What every figure understands."""
    parser.add_argument("results", help="results folder of souk")
    parser.add_argument("--width", choices=list(page.WIDTHS), default="two", help="column of the journal")
    parser.add_argument("--style", help="matplotlib style file")
    parser.add_argument("--measure", help="measure of a sweep's figures and of course.py")
    parser.add_argument("--x", help="axis of a sweep that runs to the right")
    parser.add_argument("--y", help="axis of a sweep that runs upwards")
    parser.add_argument("--at", action="append", default=[], metavar="KEY=VALUE", help="where another axis of a sweep is held")


def use_style(options):
    """The style file; a Problem when there is none or it cannot be read."""
    try:
        if options.style and not pathlib.Path(options.style).is_file():
            raise Problem(f"{options.style}: there is no such style file")
        page.use(options.style)
    except (OSError, ValueError, UnicodeError) as error:
        raise Problem(f"{options.style}: is no style file of matplotlib ({error})") from error


def main(draw):
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__, epilog=COPY)
    add_options(parser)
    parser.add_argument("--out", help="file to write: .svg, .pdf or .png")
    options = parser.parse_args()
    try:
        use_style(options)
        results = Results(options.results)
        figure = draw(results, options)
        out = options.out or figure.souk.get("file", pathlib.Path(sys.argv[0]).stem) + ".svg"
        page.save(figure, out, results)
        print(out)
    except Problem as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
