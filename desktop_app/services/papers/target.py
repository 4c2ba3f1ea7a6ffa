"""Where a paper is written: beside the target and renamed, for rooms that draw themselves."""

from __future__ import annotations

from desktop_app.exchange.outfile import replacing

__all__ = ["replacing"]
