"""What is concluded from times: intervals."""
import math

import student

# Tables of Student's t, two-sided (any textbook).
for confidence, freedom, t in ((0.95, 1, 12.706), (0.95, 2, 4.303), (0.95, 4, 2.776), (0.95, 9, 2.262), (0.95, 30, 2.042), (0.95, 120, 1.980), (0.9, 2, 2.920),
                               (0.99, 4, 4.604), (0.99, 10, 3.169), (0.999, 5, 6.869), (0.5, 1, 1.0), (0.95, 1e7, 1.960)):
    assert abs(student.quantile(confidence, freedom) - t) < 6e-4, (confidence, freedom, student.quantile(confidence, freedom))
assert student.quantile(0.95, 4) > student.quantile(0.95, 4.5) > student.quantile(0.95, 5)
middle, half = student.interval([1.0, 2.0, 3.0, 4.0, 5.0])
assert middle == 3.0 and abs(half - 2.776 * math.sqrt(2.5 / 5)) < 1e-3 and math.isnan(student.interval([1.0])[1])
# Welch's test on two samples of the same spread and size has the degrees of freedom of both together.
middle, half = student.interval_of_difference([1.0, 2.0, 3.0], [11.0, 12.0, 13.0])
assert middle == -10.0 and abs(half - 2.776 * math.sqrt(2 / 3)) < 1e-3 and math.isnan(student.interval_of_difference([1.0], [1.0, 2.0])[1])
