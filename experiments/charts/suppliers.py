"""What is left for suppliers: their margin with each policy's buyers, their profit, and how many fail."""
import course
import page

NAME = "suppliers"
PANELS = {
    "supplier_contribution": "Margin before capacity, by policy",
    "supplier_profit": "Profit, all suppliers",
    "supplier_exits": "Exits, all suppliers",
}


def draw(results, options):
    figure, axes = course.panels(results, options, "Supplier profit and exits", list(PANELS), list(PANELS.values()), height=50, columns=3,
                                 note="Suppliers serve the buyers of every policy, so that profit and exits are the market's. ")
    axes[2].set_ylim(bottom=0)
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
