"""A figure of a journal's width: title, note, panels, direct labels, small print. Nothing overlaps, nothing is cut."""
import pathlib

import matplotlib.pyplot as plt
from matplotlib.font_manager import FontProperties
from matplotlib.layout_engine import ConstrainedLayoutEngine

import branching
import provenance

MILLIMETRE = 1 / 25.4
WIDTHS = {"one": 84 * MILLIMETRE, "two": 174 * MILLIMETRE}  # columns of a journal
EDGE = 2 * MILLIMETRE
STYLE = pathlib.Path(__file__).with_name("souk.mplstyle")


def use(style=None):
    """Matplotlib's defaults, then the style; ids of an SVG follow from what is drawn."""
    plt.rcdefaults()
    plt.style.use(str(style or STYLE))
    plt.rcParams["svg.hashsalt"] = "souk"


def wrapped(figure, text, size, width, weight="normal"):
    """The text in lines no longer than `width` inches, broken at spaces, or inside a word that is too long."""
    def fits(line):
        probe = figure.text(0, 0, line, size=size, weight=weight)
        extent = probe.get_window_extent(figure.canvas.get_renderer()).width / figure.dpi
        probe.remove()
        return extent <= width

    lines = [""]
    for word in text.split(" "):
        if fits(f"{lines[-1]} {word}".strip()):
            lines[-1] = f"{lines[-1]} {word}".strip()
            continue
        lines.append(word)
        while not fits(lines[-1]):
            cut = next(k for k in range(len(lines[-1]) - 1, 0, -1) if fits(lines[-1][:k]))
            lines[-1:] = [lines[-1][:cut], lines[-1][cut:]]
    return "\n".join(line for line in lines if line)


def new(results, options, title, note, panels=1, height=56, columns=None, narrow=1, below=0, **subplots):
    """A figure and its axes (always a list). `height` of a row of panels in mm. `note` stands below the title: what is drawn, with
    which bands; above it whose effect it is, of a branched run; below it whatever is unfinished. In one column of a journal there
    are `narrow` columns of panels. `below` the panels so many mm stay free for a legend."""
    width = WIDTHS[options.width]
    columns = narrow if options.width == "one" else columns or min(panels, 2)
    rows = -(-panels // columns)
    figure = plt.figure(figsize=(width, 1))
    title_size = FontProperties(size=plt.rcParams["figure.titlesize"]).get_size_in_points()  # a style may say "large"
    small = max(4.5, plt.rcParams["font.size"] - 2)
    title_text = wrapped(figure, title, title_size, width - 2 * EDGE, "bold")
    note_text = wrapped(figure, note, plt.rcParams["font.size"], width - 2 * EDGE)
    whose = wrapped(figure, branching.subtitle(results), plt.rcParams["font.size"], width - 2 * EDGE, "bold")
    warning = wrapped(figure, results.unfinished.capitalize(), plt.rcParams["font.size"], width - 2 * EDGE, "bold")
    print_text = wrapped(figure, provenance.small_print(results), small, width - 2 * EDGE)
    heights = [(title_text, title_size, "bold", "#111111"), (whose, plt.rcParams["font.size"], "bold", "#444444"),
               (note_text, plt.rcParams["font.size"], "normal", "#444444"), (warning, plt.rcParams["font.size"], "bold", "#a3225f")]
    tall = lambda text, size: (text.count("\n") + 1) * size * 1.22 / 72 + 1.0 * MILLIMETRE if text else 0.0
    head = EDGE + sum(tall(text, size) for text, size, _, _ in heights)
    foot = EDGE + tall(print_text, small) + below * MILLIMETRE
    figure.set_size_inches(width, head + foot + rows * height * MILLIMETRE)
    top = figure.get_figheight() - EDGE
    for text, size, weight, colour in heights:
        if text:
            figure.text(EDGE / width, top / figure.get_figheight(), text, size=size, weight=weight, color=colour, va="top",
                        linespacing=1.2, gid="note")
            top -= tall(text, size)
    figure.text(EDGE / width, EDGE / figure.get_figheight(), print_text, size=small, color="#666666", va="bottom", linespacing=1.2,
                gid="small_print")
    bottom, used = foot / figure.get_figheight(), (figure.get_figheight() - head - foot) / figure.get_figheight()
    figure.set_layout_engine(ConstrainedLayoutEngine(rect=(EDGE / width, bottom, 1 - 2 * EDGE / width, used), w_pad=2 / 72, h_pad=3 / 72))
    axes = figure.subplots(rows, columns, squeeze=False, **subplots)
    for spare in axes.flat[panels:]:
        spare.set_axis_off()
    figure.souk = {"title": title, "caption": note, "alt": note, "whose": branching.subtitle(results), "ends": [],
                   "below": (EDGE / width, (foot - below * MILLIMETRE) / figure.get_figheight())}
    return figure, list(axes.flat[:panels])


def shrink(figure, inches):
    """Takes height away from the panels; title, note and small print stay as they are."""
    old, new = figure.get_figheight(), figure.get_figheight() - inches
    engine = figure.get_layout_engine()
    figure.souk.pop("below")
    left, bottom, width, height = engine.get()["rect"]
    for text in figure.texts:
        x, y = text.get_position()
        text.set_position((x, y * old / new if text.get_va() == "bottom" else 1 - (1 - y) * old / new))
    head = (1 - bottom - height) * old
    figure.set_figheight(new)
    engine.set(rect=(left, bottom * old / new, width, 1 - bottom * old / new - head / new))


def end_label(figure, axes, x, y, text, colour):
    """A direct label to the right of the last value of a line; finish moves those apart that would meet."""
    label = axes.annotate(text, (x, y), xytext=(3, 0), textcoords="offset points", color=colour, va="center", annotation_clip=False,
                          size=plt.rcParams["xtick.labelsize"], weight="bold")
    figure.souk["ends"].append((axes, label))


def _spread(figure, axes, labels):
    """Moves labels up and down, in points, until they stand a line apart, in their order, within the height of the panel."""
    figure.canvas.draw()
    point = figure.dpi / 72
    step = max(label.get_window_extent().height for label in labels) / point * 1.02
    true = lambda label: axes.transData.transform((0, label.xy[1]))[1] / point
    labels = sorted(labels, key=true)
    places = [true(label) for label in labels]
    low, high = axes.bbox.y0 / point + step / 2, axes.bbox.y1 / point - step / 2
    for k in range(len(places)):
        places[k] = max(places[k], low if k == 0 else places[k - 1] + step)
    for k in reversed(range(len(places))):
        places[k] = min(places[k], high if k == len(places) - 1 else places[k + 1] - step)
    for label, place in zip(labels, places):
        label.set_position((3, place - true(label)))


def finish(figure):
    """Settles the layout; call it when everything is drawn."""
    if figure.souk.get("done"):
        return figure
    for axes in dict.fromkeys(axes for axes, _ in figure.souk["ends"]):
        _spread(figure, axes, [label for one, label in figure.souk["ends"] if one is axes])
    figure.canvas.draw()
    figure.set_layout_engine("none")
    if figure.souk["whose"]:
        figure.souk["alt"] = f"{figure.souk['whose']}. {figure.souk['alt']}"
    figure.souk["done"] = True
    return figure


def save(figure, path, results):
    """Writes an SVG, PDF or PNG by the name's ending."""
    path = pathlib.Path(path)
    said = figure.souk
    figure.savefig(path, metadata=provenance.metadata(results, said["title"], said["alt"], path.suffix[1:]))
