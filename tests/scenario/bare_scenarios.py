"""Random centres that take calls only, without most options: the compiled engine has a loop for these."""

from __future__ import annotations

import io
import random

from ccsim.scenario import Scenario, load


def bare_scenario(seed: int) -> Scenario:
    """A centre of a few queues and groups, which always is the same for the same seed."""
    draw = random.Random(seed)
    queues = [f"q{number}" for number in range(draw.randint(1, 3))]
    lines = [f"name: bare-{seed}", "calendar: {time_zone: Europe/Paris, start: 2024-03-25}"]
    lines.append("segments: {gold: {head_start: 60 s}, other: {}}")
    closing = draw.choice(["serve_out", "disconnect", "carry_over"])
    hours = draw.choice(["", 'hours: {mon-sun: "06:00-20:30"}, '])
    front = draw.choice(["0 s", "{distribution: uniform, low: 0 s, high: 9 s}"])
    lines.append(f"channels: {{phone: {{{hours}at_close: {closing}, front_delay: {front}}}}}")
    capacity = draw.choice(["{}", "{capacity: 3}", "{capacity: 0}"])
    lines.append(f"queues: {{{', '.join(f'{name}: {capacity}' for name in queues)}}}")
    lines += ["intents:", *(line for name in queues for line in _intent(draw, name)), "groups:"]
    for number in range(draw.randint(1, 3)):
        lines += _group(draw, f"g{number}", queues if number == 0 else draw.sample(queues, 1))
    return load(io.StringIO("\n".join(lines) + "\n"))


def _intent(draw: random.Random, name: str) -> list[str]:
    laws = ["exponential, mean: 3 min", "lognormal, mean: 4 min, sd: 3 min", "constant, value: 2 min"]
    talk, patience = draw.choice(laws), draw.choice(["exponential, mean: 1 min", "constant, value: 20 s"])
    redial, delay = draw.choice([0, 0.6]), "{distribution: exponential, mean: 5 min}"
    return [
        f"  {name}:",
        f"    volume: {{per: 1 h, count: {draw.randint(10, 90)}}}",
        f"    queue: {name}",
        f"    segments: {draw.choice(['{gold: 0.2, other: 0.8}', '{gold: 0.5, other: 0.5}'])}",
        f"    handle_time: {{talk: {{distribution: {talk}}}, wrap_up: {draw.choice(['0 s', '40 s'])}}}",
        f"    patience: {{distribution: {patience}}}",
        f"    balking: {draw.choice([0, 0.3])}",
        f"    redial: {{probability: {redial}, delay: {delay}}}",
        f"    retry: {{probability: 0.5, delay: {draw.choice(['0 s', '90 s'])}}}",
        f"    resolution: {{probability: {draw.choice([1, 0.7])}, repeat: {{probability: 0.5, delay: 1 h}}}}",
    ]


def _group(draw: random.Random, name: str, serves: list[str]) -> list[str]:
    most = draw.randint(2, 8)
    by_half_hour = [most] * 19 + [draw.randint(0, 8)] * 17 + [draw.randint(0, 3)] * 12
    steps = f'{{interval: 30 min, days: {{mon-sun: {{"00:00": {by_half_hour}}}}}}}'
    skills = ", ".join(
        f"{queue}: {{priority: {draw.randint(0, 1)}, level: {draw.choice([1, 1, 2])}, "
        f"keep_free: {draw.choice([0, 0, 1])}}}"
        for queue in serves
    )
    return [f"  {name}:", f"    headcount: {steps}", f"    serves: {{{skills}}}"]
