"""Tables: what a file holds, where every series starts and ends, and what has flowed in exact amounts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from . import money
from .reader import Result, Series


def series_table(result: Result) -> pd.DataFrame:
    """Every series: its path, unit, dimensions beyond world and time, and meaning."""
    rows = [{"series": s.path, "units": s.units, "by": ", ".join(s.further_dimensions), "meaning": _meaning(s)}
            for s in result.series]
    return pd.DataFrame(rows, columns=["series", "units", "by", "meaning"])


def end_table(result: Result, economy: str | None = None) -> pd.DataFrame:
    """First, least, greatest and last value of every series without further dimensions: medians over worlds."""
    rows = []
    for series in result.series:
        top = series.group.split("/")[0]
        if series.further_dimensions or top not in result.economies or economy not in (None, top):
            continue
        values = result.values(series).transpose("world", "time").values.astype(float)
        if values.shape[1] == 0:
            continue
        rows.append({"series": series.path, "units": series.units, "first": _median(values[:, 0]),
                     "least": _extreme(np.nanmin, values), "greatest": _extreme(np.nanmax, values),
                     "last": _median(values[:, -1])})
    return pd.DataFrame(rows, columns=["series", "units", "first", "least", "greatest", "last"])


def ledger_table(result: Result, world: int = 0) -> pd.DataFrame:
    """What has flowed in one world until the last completed sample: a row a flow, exact base units as Python ints."""
    if "ledger" not in result.groups or result.completed_samples == 0:
        return pd.DataFrame(columns=["token", "verb", "reason", "from", "to", "tokens", "base_units"])
    data = result.group("ledger").isel(world=world, time=-1)
    columns: dict[str, object] = {name: data[name].values for name in ("token", "verb", "reason", "from", "to")}
    columns["tokens"] = data["amount" + money.TOKENS].values
    columns["base_units"] = money.exact_base_units(data, "amount").values
    return pd.DataFrame(columns)


def supply_table(result: Result, world: int = 0) -> pd.DataFrame:
    """Every token's supply in one world at the last completed sample: minted - burned, exact."""
    flows = ledger_table(result, world)
    rows = []
    for token, of_token in flows.groupby("token", sort=False):
        minted, burned = (money.exact_sum(of_token.loc[of_token["verb"] == verb, "base_units"])
                          for verb in ("mint", "burn"))
        rows.append({"token": token, "minted": minted, "burned": burned, "supply": minted - burned})
    return pd.DataFrame(rows, columns=["token", "minted", "burned", "supply"])


def summary_text(result: Result, economy: str | None = None) -> str:
    """A page for people: the run, its series at the ends, its money."""
    parts = [_head(result), _to_text(end_table(result, economy))]
    ledger = ledger_table(result)
    if len(ledger):
        parts.append("Supply at the last sample in base units, world 0\n" + _to_text(supply_table(result)))
        parts.append("Flows until the last sample, world 0\n" + _to_text(ledger[ledger["base_units"] != 0]))
    if len(result.events):
        lines = [f"  {row.time:%Y-%m-%d %H:%M}  {row.what}" for row in result.events.itertuples()]
        parts.append("Events\n" + "\n".join(lines))
    return "\n\n".join(parts)


def _head(result: Result) -> str:
    samples = result.planned_samples if result.completed_samples is None else result.completed_samples
    state = "" if samples == result.planned_samples else " (unfinished run)"
    lines = [result.title, f"  {'file':<10} {result.path}", f"  {'worlds':<10} {result.worlds}",
             f"  {'samples':<10} {samples} of {result.planned_samples}{state}"]
    timed = [g for g in result.groups if g not in ("events", *result.agent_groups) and "time" in result.group(g).coords]
    if timed and samples:
        time = pd.to_datetime(result.group(timed[0])["time"].values)
        lines.append(f"  {'time':<10} {time[0]:%Y-%m-%d %H:%M} to {time[-1]:%Y-%m-%d %H:%M}")
    lines += [f"  {'rules':<10} {_short(rules)}" for rules in np.atleast_1d(result.root.get("rule_sets", []))]
    for label, name in (("program", "program_version"), ("commit", "commit"), ("device", "device"), ("seeds", "seed")):
        if name in result.root:
            lines.append(f"  {label:<10} {_short(result.root[name])}")
    return "\n".join(lines)


def _meaning(series: Series) -> str:
    return f"{series.long_name} ({series.formula})" if series.formula else series.long_name


def _median(values: np.ndarray) -> float:
    return _extreme(np.nanmedian, values)


def _extreme(of, values: np.ndarray) -> float:
    return float(of(values)) if np.isfinite(values).any() else float("nan")


def _short(value: object) -> str:
    text = value if isinstance(value, str) else ", ".join(str(v) for v in np.atleast_1d(value))
    text = " ".join(text.split())
    return text if len(text) <= 100 else text[:97] + "..."


def _to_text(table: pd.DataFrame) -> str:
    with pd.option_context("display.width", 200, "display.max_colwidth", 60):
        return table.to_string(index=False, float_format=lambda v: f"{v:,.6g}") if len(table) else "(no rows)"
