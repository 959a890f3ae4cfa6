"""The road solver: how a car goes, with an interval for everything that is not known of it.

    car = road_car(find_car("cappuccino"))
    for answer in predict(car, ["0-100 km/h", "top speed"]):
        print(answer.metric, answer.median, answer.low, answer.high)

Formulas, sources and limits stand in docs/theory/road-solver.md.
"""

from kodawari.kei.drive._batch import Batch, make_batch
from kodawari.kei.drive._calibrate import Calibration, RowCheck, calibrate, learned_toml
from kodawari.kei.drive._catalogue import missing_figures, road_car
from kodawari.kei.drive._change import predict_change
from kodawari.kei.drive._draws import Draws
from kodawari.kei.drive._priors import Learned, load_learned
from kodawari.kei.drive.car import Gearbox, Known, RoadCar
from kodawari.kei.drive.cycles import Cycle, cycle_names, load_cycle, read_cycle
from kodawari.kei.drive.drive import DriveResult, EngineSpeed, Limits, drive
from kodawari.kei.drive.metrics import METRICS, Prediction, metric_task, predict, predict_tasks
from kodawari.kei.drive.run import (
    Sprint,
    TopSpeed,
    Trace,
    consume,
    hill,
    run_sprint,
    run_top_speed,
    run_trace,
)
from kodawari.kei.drive.tasks import Task, parse_cycle, parse_hill, parse_speed, parse_way
from kodawari.kei.drive.validate import Validation, validate

__all__ = [
    "METRICS",
    "Batch",
    "Calibration",
    "Cycle",
    "Draws",
    "DriveResult",
    "EngineSpeed",
    "Gearbox",
    "Known",
    "Learned",
    "Limits",
    "Prediction",
    "RoadCar",
    "RowCheck",
    "Sprint",
    "Task",
    "TopSpeed",
    "Trace",
    "Validation",
    "calibrate",
    "consume",
    "cycle_names",
    "drive",
    "hill",
    "learned_toml",
    "load_cycle",
    "load_learned",
    "make_batch",
    "metric_task",
    "missing_figures",
    "parse_cycle",
    "parse_hill",
    "parse_speed",
    "parse_way",
    "predict",
    "predict_change",
    "predict_tasks",
    "read_cycle",
    "road_car",
    "run_sprint",
    "run_top_speed",
    "run_trace",
    "validate",
]
