"""`samensterk plan`: plan the visits of a problem in a file."""

import argparse
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from samensterk.cli.dutch_parser import positive
from samensterk.planning.effort import Effort
from samensterk.planning.round_planning import plan_round
from samensterk.planning.solving import solve
from samensterk.products.plan_answer import (
    plan_as_json,
    plan_as_text,
    routes_as_json,
    routes_as_text,
)
from samensterk.products.routes_of_instance import solve_instance
from samensterk.sources.plan_problem import read_problem
from samensterk.sources.reading import SourceError
from samensterk.sources.vrptw import looks_like_one, read_instance


def add_parser(verbs: Any) -> None:
    """Tell argparse about `plan`."""
    parser = verbs.add_parser("plan", help="plan de bezoeken van een ronde")
    parser.add_argument(
        "problem",
        type=Path,
        metavar="PROBLEEM",
        help="onze JSON, of een voorbeeld in de vorm van Solomon of VRPLIB",
    )
    parser.add_argument(
        "--seconds",
        type=positive,
        default=10,
        metavar="N",
        help="zoveel seconden om te rekenen (gewoon: 10)",
    )
    parser.add_argument(
        "--iterations",
        type=positive,
        metavar="N",
        help="reken zoveel stappen in plaats van seconden; elke keer hetzelfde plan",
    )
    parser.add_argument(
        "--seed",
        type=positive,
        default=1,
        metavar="N",
        help="begin van het toeval (gewoon: 1)",
    )
    parser.add_argument(
        "--distances",
        choices=["exact", "dimacs"],
        default="exact",
        help="hoe afstanden van Solomon of VRPLIB worden gerekend (gewoon: exact)",
    )
    parser.add_argument(
        "--json", action="store_true", help="geef het antwoord als JSON"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Plan, and print the plan; the code is 2 when there is none."""
    effort = Effort(float(args.seconds), perf_counter, args.iterations)
    try:
        text = args.problem.read_text("utf-8", errors="replace")
        if looks_like_one(text):
            return _run_instance(args, effort)
        return _run_round(args, effort)
    except SourceError as error:
        return _trouble(f"{error.path}: {error.why}")
    except OSError as error:
        return _trouble(
            f"{args.problem}: dit bestand kan niet worden gelezen ({error.strerror})"
        )


def _run_round(args: argparse.Namespace, effort: Effort) -> int:
    problem = read_problem(args.problem)
    has_areas = bool(problem.areas) or any(one.area for one in problem.visits)
    planner = plan_round if has_areas else solve
    plan = planner(problem, effort, args.seed)
    if args.json:
        _write_json(plan_as_json(problem, plan))
    else:
        sys.stdout.write(plan_as_text(problem, plan))
    return 0


def _run_instance(args: argparse.Namespace, effort: Effort) -> int:
    instance = read_instance(args.problem)
    routes = solve_instance(
        instance, effort, args.seed, is_dimacs=args.distances == "dimacs"
    )
    if not routes.is_feasible:
        return _trouble(
            f"{args.problem}: geen plan gevonden dat alles bezoekt. Geef meer --seconds."
        )
    if args.json:
        _write_json(routes_as_json(routes))
    else:
        sys.stdout.write(routes_as_text(routes))
    return 0


def _write_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _trouble(words: str) -> int:
    sys.stderr.write(f"samensterk: {words}\n")
    return 2
