"""Lines on logarithmic axes, as SVG without any library."""
import math
import pathlib

COLOURS = ("#0b4f8a", "#e07b00", "#2f8f63", "#a3225f", "#111111", "#7a5c00")
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 360, 76, 186, 56, 50
LINE_HEIGHT = 15
LONG = 26  # letters of a name that find room beside the chart


def ticks(low, high):
    """Round numbers, the first at low or below, the last at high or above: as many as can be read, powers of ten alone where the span is wide."""
    for steps in ((1, 1.5, 2, 3, 4, 5, 6, 8), (1, 2, 5), (1,)):
        every = [s * 10.0 ** e for e in range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 2) for s in steps]
        first = max(t for t in every if t <= low * 1.0001)
        last = min(t for t in every if t >= high / 1.0001 and t > first)
        chosen = [t for t in every if first <= t <= last]
        if len(chosen) <= 7:
            break
    return chosen


def broken(name):
    """A long name in two lines, broken after its last comma."""
    head, comma, tail = name.rpartition(", ")
    return [f"{head},", tail] if comma and len(name) > LONG else [name]


def apart(heights, sizes):
    """Heights from the top down, of texts so many lines long, moved down where they are nearer than the text above is high, and all of them up again where they end below the chart."""
    moved = []
    for k, y in enumerate(heights):
        moved.append(max(y, moved[-1] + LINE_HEIGHT * sizes[k - 1]) if moved else y)
    beyond = max(0.0, moved[-1] + LINE_HEIGHT * (sizes[-1] - 1) - (HEIGHT - BOTTOM))
    return [y - beyond for y in moved]


def chart(path, title, series, x_name, y_name):
    """series: {name: [(x, y)]}, all above 0. What is measured at few x has its ticks there."""
    xs, ys = (sorted({point[k] for points in series.values() for point in points}) for k in (0, 1))
    across, up = xs if 1 < len(xs) <= 5 else ticks(xs[0], xs[-1]), ticks(ys[0], ys[-1])
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    x_at = lambda x: LEFT + math.log(x / across[0]) / math.log(across[-1] / across[0]) * (right - LEFT)
    y_at = lambda y: bottom - math.log(y / up[0]) / math.log(up[-1] / up[0]) * (bottom - TOP)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
           f'<title>{title}</title><rect width="100%" height="100%" fill="#fff"/>', f'<text x="{LEFT}" y="18" font-weight="bold">{title}</text>',
           f'<text x="{LEFT}" y="40" fill="#555">{y_name} (logarithmic)</text>']
    for x in across:
        out.append(f'<line x1="{x_at(x):.1f}" y1="{TOP}" x2="{x_at(x):.1f}" y2="{bottom}" stroke="#ddd"/><text x="{x_at(x):.1f}" y="{bottom + 18}" text-anchor="middle">{x:,.10g}</text>')
    for y in up:
        out.append(f'<line x1="{LEFT}" y1="{y_at(y):.1f}" x2="{right}" y2="{y_at(y):.1f}" stroke="#ddd"/><text x="{LEFT - 6}" y="{y_at(y) + 4:.1f}" text-anchor="end">{y:,.10g}</text>')
    ends = []
    for k, (name, points) in enumerate(series.items()):
        colour = COLOURS[k % len(COLOURS)]
        dashes = ' stroke-dasharray="7 5"' if k % 2 else ""  # of two lines in one place both are seen
        out.append(f'<polyline points="{" ".join(f"{x_at(x):.1f},{y_at(y):.1f}" for x, y in points)}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        out += [f'<circle cx="{x_at(x):.1f}" cy="{y_at(y):.1f}" r="3" fill="{colour}"/>' for x, y in points]
        ends.append((y_at(points[-1][1]), x_at(points[-1][0]), name, colour))
    # Names stand beside the chart, where no line runs; a thin one leads from the last point to its name.
    ends.sort()
    for (y, x, name, colour), beside in zip(ends, apart([end[0] for end in ends], [len(broken(end[2])) for end in ends])):
        first, *rest = broken(name)
        below = "".join(f'<tspan x="{right + 22}" dy="{LINE_HEIGHT - 1}">{text}</tspan>' for text in rest)
        out.append(f'<polyline points="{x + 3:.1f},{y:.1f} {right + 4},{y:.1f} {right + 18},{beside:.1f}" fill="none" stroke="{colour}" stroke-width="0.75" stroke-dasharray="1 2"/>'
                   f'<text x="{right + 22}" y="{beside + 4:.1f}" fill="{colour}">{first}{below}</text>')
    out.append(f'<text x="{(LEFT + right) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{x_name} (logarithmic)</text></svg>')
    pathlib.Path(path).write_text("\n".join(out) + "\n", encoding="utf-8")
