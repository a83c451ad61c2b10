"""What a figure is made of: artists by their name, and the texts that are drawn."""
import matplotlib.pyplot as plt


def parts(figure, begin):
    """Artists by the name that was given to them."""
    return {a.get_gid(): a for a in figure.findobj(lambda a: str(a.get_gid()).startswith(begin))}


def texts(figure):
    return [t for t in figure.findobj(plt.Text) if t.get_visible() and t.get_text().strip()]


def shown(figure):
    """Texts that are drawn: matplotlib also keeps labels of ticks beyond the limits."""
    axes = [axis for one in figure.axes for axis in (one.xaxis, one.yaxis) if one.axison and axis.get_visible()]
    ticks = {label for axis in axes for tick in axis.get_major_ticks() + axis.get_minor_ticks() for label in (tick.label1, tick.label2)}
    drawn = {label for axis in axes for tick in axis._update_ticks() for label in (tick.label1, tick.label2)}
    return [text for text in texts(figure) if text not in ticks or text in drawn]
