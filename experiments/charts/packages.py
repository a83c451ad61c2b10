"""Ends with status 69 where matplotlib or pandas is missing: `souk` then says the line that installs them."""
import sys

try:
    import matplotlib
    import pandas  # noqa: F401
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(69)

matplotlib.use("Agg")  # no window
