"""The table of docs/theory/fit.md: laps by the lane solver over laps by the balance.

Run it as `python docs/theory/balance_study.py`.
"""

import numpy as np

from kodawari.mini4wd.evidence import fit_world, lane_and_balance

CARS = 48
CELLS = (
    ("sprint-dash", 4.0),
    ("sprint-dash", 5.0),
    ("hyper-dash-3", 3.5),
    ("hyper-dash-3", 5.0),
    ("light-dash", 3.5),
)


def main() -> None:
    posterior = fit_world()
    print("| motor, gears | finished | lane solver, s | lane solver ÷ balance: 5 % | median | 95 % |")
    print("|---|---:|---:|---:|---:|---:|")
    every = []
    for motor, ratio in CELLS:
        lane, balance = lane_and_balance(posterior, motor, ratio, cars=CARS)
        over = (lane / balance)[np.isfinite(lane)]
        every.append(over)
        low, middle, high = np.quantile(over, (0.05, 0.5, 0.95))
        print(
            f"| {motor}, {ratio} | {len(over)} of {CARS} | {np.nanmedian(lane):.3f} | "
            f"{low:.3f} | {middle:.3f} | {high:.3f} |"
        )
    low, middle, high = np.quantile(np.concatenate(every), (0.025, 0.5, 0.975))
    print(f"\nall: {middle:.3f}, 95 % in {low:.3f} to {high:.3f}")


if __name__ == "__main__":
    main()
