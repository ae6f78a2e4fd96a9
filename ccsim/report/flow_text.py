"""A flow as text: an indented tree for people, Mermaid for documents."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.report.flow_picture import Arrow, FlowPicture, Step
from ccsim.report.words import count_words, percent, time_words


def flow_text(picture: FlowPicture) -> str:
    """
    Say a flow as a tree: each step once, with those it leads to below it.

    Parameters
    ----------
    picture
        From `ccsim.report.flow_picture.flow_picture`.
    """
    ends = "; ".join(f"{percent(share)} {words}" for words, share in picture.ends if share > 5e-5)
    lines = [
        f"{picture.name}: {count_words(len(picture.steps), 'step')}, "
        f"{count_words(picture.entered, 'contact')} a day, {time_words(picture.seconds)} on average",
        *([f"Ends: {ends}."] if ends else []),
        "",
        _said(picture.steps[picture.first]),
    ]
    lines += _below(picture, picture.first, "", {picture.first})
    return "\n".join(lines) + "\n"


def flow_mermaid(picture: FlowPicture) -> str:
    """
    Write a flow as a Mermaid flowchart.

    Parameters
    ----------
    picture
        From `ccsim.report.flow_picture.flow_picture`.
    """
    ids = {name: f"s{number}" for number, name in enumerate(picture.steps)}
    lines = ["flowchart LR"]
    for name, step in picture.steps.items():
        text = "<br/>".join([name, *step.lines])
        left, right = ("([", "])") if step.end else ("[", "]")
        lines.append(f'  {ids[name]}{left}"{text}"{right}{f":::{step.end}" if step.end else ""}')
    for arrow in picture.arrows:
        label = f'|"{arrow.label}"|' if arrow.label else ""
        lines.append(f"  {ids[arrow.source]} -->{label} {ids[arrow.target]}")
    if any(step.hang_up for step in picture.steps.values()):
        lines.append('  gone(["hung up"]):::hung_up')
        lines += [
            f'  {ids[name]} -.->|"{percent(step.hang_up)}"| gone'
            for name, step in picture.steps.items()
            if step.hang_up
        ]
    used = {step.end for step in picture.steps.values() if step.end}
    if any(step.hang_up for step in picture.steps.values()):
        used.add("hung_up")
    lines += [
        f"  classDef {kind} fill:{fill},stroke:{edge}"
        for kind, (fill, edge) in COLOURS.items()
        if kind in used
    ]
    return "\n".join(lines) + "\n"


#: Fill and edge of each kind of end.
COLOURS = {
    "contained": ("#DFF2EA", "#009E73"),
    "queue": ("#E1EEF7", "#0072B2"),
    "misroute": ("#FBEFD5", "#E69F00"),
    "callback": ("#F7E6EF", "#CC79A7"),
    "hung_up": ("#F9E3D6", "#D55E00"),
}


def _below(picture: FlowPicture, name: str, indent: str, told: set[str]) -> Iterator[str]:
    """What a step leads to; a step that stands elsewhere already is only named."""
    step = picture.steps[name]
    branches: list[Arrow | str] = [arrow for arrow in picture.arrows if arrow.source == name]
    branches += [f"{percent(step.contained)} are contained"] if step.contained else []
    branches += [f"{percent(step.hang_up)} hang up"] if step.hang_up else []
    for number, branch in enumerate(branches):
        last = number == len(branches) - 1
        head, below = ("└─ ", "   ") if last else ("├─ ", "│  ")
        if not isinstance(branch, Arrow):
            yield f"{indent}{head}{branch}"
            continue
        label = f"{branch.label}: " if branch.label else ""
        if branch.target in told:
            where = "again" if branch.target == name else "see above"
            yield f"{indent}{head}{label}{branch.target} ({where})"
            continue
        told.add(branch.target)
        yield f"{indent}{head}{label}{_said(picture.steps[branch.target])}"
        yield from _below(picture, branch.target, indent + below, told)


def _said(step: Step) -> str:
    return f"{step.name}  [{', '.join(step.lines)}]"
