"""Lines on logarithmic axes, as SVG without any library."""
import math
import pathlib

COLOURS = ("#0b4f8a", "#e07b00", "#63b58f", "#a3225f", "#111111", "#7a5c00")
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 700, 330, 80, 280, 20, 50


def ticks(values):
    """Round numbers from below the least to above the largest: powers of ten, or 1, 2, 5 and so on where these are few."""
    low, high = min(values), max(values)
    steps = (1,) if high / low > 200 else (1, 2, 5)
    every = [s * 10.0 ** e for e in range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 2) for s in steps]
    first = max(t for t in every if t <= low * 1.0001)
    last = min(t for t in every if t >= high / 1.0001 and t > first)
    return [t for t in every if first <= t <= last]


def chart(path, title, series, x_name, unit):
    """series: {name: [(x, y)]}, all above 0."""
    across, up = (ticks([point[k] for points in series.values() for point in points]) for k in (0, 1))
    x_at = lambda x: LEFT + math.log(x / across[0]) / math.log(across[-1] / across[0]) * (WIDTH - LEFT - RIGHT)
    y_at = lambda y: HEIGHT - BOTTOM - math.log(y / up[0]) / math.log(up[-1] / up[0]) * (HEIGHT - TOP - BOTTOM)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">', f"<title>{title}</title>"]
    for x in across:
        out.append(f'<line x1="{x_at(x):.1f}" y1="{TOP}" x2="{x_at(x):.1f}" y2="{HEIGHT - BOTTOM}" stroke="#ddd"/><text x="{x_at(x):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{x:,.0f}</text>')
    for y in up:
        out.append(f'<line x1="{LEFT}" y1="{y_at(y):.1f}" x2="{WIDTH - RIGHT}" y2="{y_at(y):.1f}" stroke="#ddd"/><text x="{LEFT - 6}" y="{y_at(y) + 4:.1f}" text-anchor="end">{y:,.10g} {unit}</text>')
    ends = []  # of the names, from the top down: each below the last one
    for (name, points), colour in zip(series.items(), COLOURS):
        out.append(f'<polyline points="{" ".join(f"{x_at(x):.1f},{y_at(y):.1f}" for x, y in points)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x_at(x):.1f}" cy="{y_at(y):.1f}" r="3" fill="{colour}"/>' for x, y in points]
        ends.append((y_at(points[-1][1]), x_at(points[-1][0]), name, colour))
    below = 0.0
    for y, x, name, colour in sorted(ends):
        below = max(y + 4, below + 14)
        out.append(f'<text x="{x + 8:.1f}" y="{below:.1f}" fill="{colour}">{name}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{x_name}</text></svg>')
    pathlib.Path(path).write_text("\n".join(out) + "\n", encoding="utf-8")
