"""One HTML page that explains a results folder: question, answers, figures, receipt, parameters, provenance. `souk report` calls this."""
import packages  # noqa: F401 (first: it says what is missing)

import argparse
import copy
import html
import io
import pathlib
import re
import sys

import matplotlib.pyplot as plt

import alone
import branching
import chart
import glossary
import long_run
import provenance
import report_tables
import sentences
from results import Problem, Results

escape = html.escape


def inline(figure, results, name, kind):
    """The SVG of a figure for a page: ids of its own, no width in points, a text for those who cannot see it."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata=provenance.metadata(results, figure.souk["title"], figure.souk["alt"], "svg"))
    text = buffer.getvalue()
    text = text[text.index("<svg"):]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.S)
    prefix = f"{name}-{kind}-"
    text = re.sub(r'\bid="', f'id="{prefix}', text)
    text = re.sub(r'(url\(#|href="#)', rf"\g<1>{prefix}", text)
    text = re.sub(r'<svg([^>]*?) width="[^"]*"', r"<svg\1", text, count=1)
    text = re.sub(r'<svg([^>]*?) height="[^"]*"', r"<svg\1", text, count=1)
    text = text.replace("<svg", f'<svg class="{kind}" role="img" aria-label="{escape(figure.souk["alt"])}"', 1)
    return re.sub(r"<title>.*?</title>", "", text, count=1, flags=re.S)


def in_words(said):
    """What the figure shows, for its caption: the text of it without what stands above the figure already."""
    if "short" in said:
        return said["short"]
    text = said["alt"].replace(said["caption"], "").removeprefix(said["title"]).strip(" .")
    return text[:1].upper() + text[1:] + "." if text else said["title"] + "."


def figures(results, options, mark=""):
    """Every figure, broad for a desk and narrow for a phone."""
    names, pages, titles = chart.possible(results, options.figure), {}, {}
    for kind, width in (("broad", "two"), ("narrow", "one")):
        at = copy.copy(options)
        at.width = width
        for name, figure in chart.drawn(results, at, names, bool(options.figure)):
            if isinstance(figure, str):
                continue
            pages.setdefault(name, []).append(inline(figure, results, mark + name, kind))
            titles[name] = figure.souk
    return "".join(f'<figure id="{mark}{name}">\n{"".join(svgs)}<figcaption>{escape(in_words(titles[name]))}</figcaption>\n</figure>\n'
                   for name, svgs in pages.items())


def answer(results):
    """The box, what its words for cost mean, and a sentence for each further finding."""
    box = "".join(f'<p class="headline">{escape(first)}</p>\n' + (f"<p>{' '.join(escape(one) for one in more)}</p>\n" if more else "")
                  for first, *more in sentences.leading(results))
    meant = long_run.words_for_cost(results) if results.kind in ("comparison", "run") else ""
    rest = "".join(f"<li>{escape(one)}</li>\n" for one in sentences.others(results))
    return (f'<div class="answer">\n{box}</div>\n' + (f'<p class="meant">{escape(meant)}</p>\n' if meant else "")
            + (f'<ul class="sentences">\n{rest}</ul>\n' if rest else ""))


def chapter(results, options, mark="", title=""):
    """What one folder of tables has to say."""
    text = f'<h2 class="chapter">{escape(title)}</h2>\n' if title else ""
    text += f'<section><h2>The answer</h2>\n{answer(results)}</section>\n'
    text += f"<section><h2>Figures</h2>\n{figures(results, options, mark)}</section>\n"
    if results.kind in ("comparison", "run"):
        receipt = report_tables.receipt(results)
        text += f"<section><h2>The receipt</h2>\n{receipt}</section>\n" if receipt else ""
        text += f"<section><h2>Every measure</h2>\n{report_tables.everything(results)}</section>\n"
    if results.kind == "sweep" and results.table("summary.csv")["mean"].notna().any():
        text += f"<section><h2>Every measure</h2>\n{report_tables.sweep(results)}</section>\n"
    if results.kind == "claims":
        text += f"<section><h2>Every claim</h2>\n{report_tables.claims(results)}</section>\n"
        if (results.folder / "map.csv").is_file():
            text += f"<section><h2>Where each sign holds</h2>\n{report_tables.claim_map(results)}</section>\n"
    return text


def meanings(results):
    words = glossary.words(results)
    return f"<section><h2>What the words mean</h2>\n{report_tables.glossary(words)}</section>\n" if words else ""


def origin(results):
    """Parameters, provenance, how to make it again."""
    manifest, facts = results.manifest, provenance.facts(results)
    changed = manifest.get("changed")
    text = "<section><h2>Parameters that differ from the defaults</h2>\n"
    if changed:
        text += report_tables.pairs("All others are at their defaults; manifest.json lists them all", ["parameter", "value"], changed)
    else:
        text += f"<p>{'None: this is the default market.' if changed == {} else 'The manifest does not say.'}</p>\n"
    settings = manifest.get("settings", {})
    runs = {"model": manifest.get("model"), "replicates": settings.get("run.replicates"), "periods": settings.get("run.periods"),
            "compiler": manifest.get("compiler") or (manifest.get("sessions") or [{}])[-1].get("compiler"), "finished": manifest.get("finished")}
    text += "</section>\n<section><h2>Where this comes from</h2>\n"
    text += report_tables.pairs("What was run, by what", ["", ""], {**facts, **{k: v for k, v in runs.items() if v}}) + "</section>\n"
    text += "<section><h2>Make it again</h2>\n"
    if "command" in facts:
        text += f"<pre><code>{escape(facts['command'])}\nsouk report {escape(str(results.folder))}</code></pre>\n"
    if "fingerprint" in facts:
        text += (f"<p>With {escape(facts.get('version', 'the same version'))} the fingerprint is <code>{escape(facts['fingerprint'])}</code> again, on every machine and for "
                 "any number of threads. The tables of the results folder hold every number of this page.</p>\n")
    return text + "</section>\n"


def page(results, options):
    first = results.parts[0] if results.kind == "branching" else results
    title = first.manifest.get("title") or {"claims": "The claims", "sweep": "A sweep"}.get(first.kind, "A comparison")
    body = f"<h1>{escape(title)}</h1>\n<p class='question'>{escape(sentences.question(first))}</p>\n"
    if first.unfinished:
        body += f"<p class='warning'>{escape(first.unfinished.capitalize())}.</p>\n"
    if results.kind == "branching":
        body += "".join(chapter(part, options, part.folder.name + "-", branching.heading(part)) for part in results.parts)
    else:
        body += chapter(results, options)
    css = pathlib.Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<meta name='generator' content='{escape(provenance.facts(first).get('version', 'souk'))}'>\n<title>{escape(title)}</title>\n<style>\n{css}</style>\n</head>\n"
            f"<body>\n<main>\n{body}{meanings(first)}{origin(first)}</main>\n</body>\n</html>\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, prog="souk report")
    alone.add_options(parser)
    parser.add_argument("--figure", action="append", default=[], metavar="NAME", help="only this one (repeatable)")
    parser.add_argument("--out", help="the page (default: RESULTS/report.html)")
    options = parser.parse_args()
    try:
        alone.use_style(options)
        results = Results(options.results)
        out = pathlib.Path(options.out) if options.out else results.folder / "report.html"
        text = page(results, options)
        try:
            out.write_text(text, encoding="utf-8")
        except OSError as error:
            raise Problem(f"{out}: cannot be written ({error.strerror}); choose another with --out FILE") from error
        print(f"report in {out}: open it in any browser")
    except Problem as problem:
        print(f"1 problem\n{problem}", file=sys.stderr)
        sys.exit(2)
    finally:
        plt.close("all")


if __name__ == "__main__":
    main()
