"""What buyers and suppliers tell each other, and whose ideas are put to use, both ways over time."""
import course
import page

NAME = "information_and_ideas"
PANELS = {
    "plans_shared": "Plans, buyer to supplier",
    "secrets_shared": "Secrets, supplier to buyer",
    "supplier_ideas_adopted": "Suppliers' ideas adopted by buyers",
    "buyer_ideas_adopted": "Buyers' ideas adopted by suppliers",
}


def draw(results, options):
    figure, axes = course.panels(results, options, "Information shared and ideas adopted, both ways", list(PANELS), list(PANELS.values()),
                                 height=44)
    for one in axes:
        one.set_ylim(bottom=0)
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
