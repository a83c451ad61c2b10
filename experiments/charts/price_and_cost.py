"""What is paid for components against what a unit costs in total, over time: a low price need not be a low cost."""
import course
import page

NAME = "price_and_cost"


def draw(results, options):
    figure, axes = course.panels(results, options, "Component price against total cost", ["component_price", "total_cost"],
                                 ["Component price", "Total cost of ownership"], height=52, sharey=True)
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
