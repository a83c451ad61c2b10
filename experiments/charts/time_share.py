"""Share of face-to-face time on transaction matters, against what Dyer & Chu report of real automakers."""
import course
import page

NAME = "time_share"
# Dyer & Chu 2003, Organization Science 14(1): 344 relations of suppliers with eight automakers.
LEAST_TRUSTED = 0.47
MOST_TRUSTED = (0.21, 0.25)
SOURCE = "Dyer & Chu (2003)"


def draw(results, options):
    note = ("Face-to-face hours spent on tenders, haggling, monitoring, disputes and blame. Grey: what "
            f"{SOURCE} report of the least trusted automaker (47 %) and the most trusted (21\u201325 %). ")
    figure, (axes,) = course.panels(results, options, "Share of time on transaction matters", ["transaction_time_share"], [""], note=note)
    low, high = MOST_TRUSTED
    axes.axhline(LEAST_TRUSTED, color="#777777", linewidth=0.9, linestyle=(0, (1, 1)), zorder=1, gid="reference least trusted")
    axes.axhspan(low, high, color="#777777", alpha=0.22, linewidth=0, zorder=0, gid="reference most trusted")
    top = max(axes.get_ylim()[1], LEAST_TRUSTED + 0.09)
    axes.set_ylim(0, top)
    right = axes.get_xlim()[1]
    for at, text, where in ((LEAST_TRUSTED, f"47 %, least trusted: {SOURCE}", 3), (high, f"21\u201325 %, most trusted: {SOURCE}", 3)):
        axes.annotate(text, (right, at), xytext=(-2, where), textcoords="offset points", ha="right", va="bottom", color="#555555",
                      size=6)
    axes.set_ylabel("share of face-to-face hours")
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
