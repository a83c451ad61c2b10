"""The same colour, line and marker for the same policy in every figure; told apart by colour-blind readers and in grey print."""
import zlib

# Each known policy has its look; others take a free one by their name, the same in every figure of one results folder.
KNOWN = {
    "trusting": ("#0b4f8a", "-", "o"),
    "aggressive": ("#e07b00", (0, (5, 1.6)), "s"),
    "conditional": ("#63b58f", (0, (5, 1.5, 1, 1.5)), "^"),
    "with the change": ("#0b4f8a", "-", "o"),
    "as it was": ("#8a8a8a", (0, (5, 1.6)), "s"),
}
FREE = [("#a3225f", (0, (1, 1.3)), "D"), ("#111111", (0, (8, 2)), "v"), ("#56b4e9", (0, (3, 1.2, 1, 1.2, 1, 1.2)), "P"),
        ("#7a5c00", (0, (6, 1, 1, 1)), "X"), ("#6a51a3", (0, (2, 1)), "<"), ("#c9a400", "-", ">")]
MARKET = ("#333333", "-", "o")  # what belongs to no policy
# Parts of a receipt, by their place in it: from light to dark and back, so that neighbours differ in grey as well.
PARTS = ["#d4d4d4", "#7b5aa6", "#bcd2e8", "#33678a", "#e3c8dc", "#5b1e66", "#a9c2a0", "#2f5d3a", "#ead9a8", "#7a4b21", "#9fb6c9",
         "#f0f0f0", "#f7f3c8"]


def looks(policies):
    """{policy: (colour, line style, marker)}"""
    chosen, taken = {}, set()
    for policy in policies:
        if policy in KNOWN:
            chosen[policy] = KNOWN[policy]
    for policy in policies:
        if policy in chosen:
            continue
        start = zlib.crc32(policy.encode()) % len(FREE)
        place = next((k % len(FREE) for k in range(start, start + len(FREE)) if k % len(FREE) not in taken), start)
        taken.add(place)
        chosen[policy] = FREE[place]
    return chosen
