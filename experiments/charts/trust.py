"""Trust both ways over time: the buyer's in its supplier, the supplier's in the buyer."""
import course
import page

NAME = "trust"


def draw(results, options):
    figure, axes = course.panels(results, options, "Trust, both ways", ["buyer_trust", "supplier_trust"],
                                 ["Buyer's trust in its supplier", "Supplier's trust in the buyer"], height=50, sharey=True)
    axes[0].set_ylim(0, 1)
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
