"""What the ``report`` commands may be told; apart, so that reading a command line stays quick."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def add_parser(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """``report weekly | case | followups | register`` with what each may be told."""
    one = add("weekly", "the weekly summary")
    one.add_argument("--week", metavar="2026-W47", default="")
    one.add_argument("--public", action="store_true", help="the version for the notice board")
    _out(one)
    one = add("case", "the sheet of one case")
    one.add_argument("number", metavar="NUMBER")
    one.add_argument("--half", action="store_true", help="half filled in, for field staff")
    one.add_argument("--slip", action="store_true", help="the work slip instead")
    one.add_argument("--unmasked", action="store_true")
    _out(one)
    one = add("followups", "the callback record of some days, this week's unless said")
    one.add_argument("--from", dest="since", metavar="DATE")
    one.add_argument("--to", dest="until", metavar="DATE")
    one.add_argument("--calendar", action="store_true", help="as a calendar of the week")
    one.add_argument("--unmasked", action="store_true")
    _out(one)
    one = add("register", "the register of a view")
    one.add_argument("--view", default="all", metavar="NAME")
    one.add_argument("--from", dest="since", metavar="DATE")
    one.add_argument("--to", dest="until", metavar="DATE")
    one.add_argument("--unmasked", action="store_true")
    _out(one)


def _out(one: argparse.ArgumentParser) -> None:
    one.add_argument("--out", type=Path, required=True, metavar="FILE")
