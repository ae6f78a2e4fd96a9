"""A file over the one it extends."""

from __future__ import annotations

from typing import Any, Final

from ccsim.scenario.origins import Origin
from ccsim.scenario.yaml_tree import Loc

__all__ = ["merged"]

_FIGURES: Final = ("count", "intervals", "replay")
_PROMISES: Final = (("goals",), ("allowed",))


def merged(
    base: Any, own: Any, origins: dict[Loc, Origin], own_origins: dict[Loc, Origin], loc: Loc = ()
) -> Any:
    """Return a file's content over its base's: mappings merge, everything else replaces.

    A mapping of another kind replaces too: another distribution, another kind of lever, a profile instead
    of a dated series, intervals instead of a count. And goals do, and what is allowed to reach them: they are
    what this very file promises.

    Parameters
    ----------
    base, own
        What the two say at a place.
    origins
        Origins of the base's places; changed in place to those of the result.
    own_origins
        Origins of the file's own places.
    loc
        The place.
    """
    other = not isinstance(base, dict) or not isinstance(own, dict) or _kind(base, own) != _kind(own, own)
    if other or loc in _PROMISES:
        _replace(origins, own_origins, loc)
        return own
    result = dict(base)
    if (
        loc[:1] == ("intents",)
        and loc[2:] == ("volume",)
        and any(own.get(name) is not None for name in _FIGURES)
    ):
        result = {key: value for key, value in result.items() if key not in _FIGURES or key in own}
    if loc in own_origins:
        origins[loc] = own_origins[loc]
    for key, value in own.items():
        place = (*loc, key)
        if key in result:
            result[key] = merged(result[key], value, origins, own_origins, place)
        else:
            _replace(origins, own_origins, place)
            result[key] = value
    return result


def _kind(mapping: dict[str, Any], own: dict[str, Any]) -> str:
    """Return what kind of mapping it is; where ``own`` does not say, any kind is meant."""
    if "distribution" in own:
        return str(mapping.get("distribution"))
    if "kind" in own:
        return str(mapping.get("kind"))
    if "dated" in own or "days" in own:
        return "dated" if "dated" in mapping else "profile" if "days" in mapping else "other"
    return ""


def _replace(origins: dict[Loc, Origin], own_origins: dict[Loc, Origin], loc: Loc) -> None:
    """Let the own origins stand for a place and everything below it."""
    for place in [place for place in origins if place[: len(loc)] == loc]:
        del origins[place]
    origins.update({place: origin for place, origin in own_origins.items() if place[: len(loc)] == loc})
