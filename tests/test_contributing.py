"""The map of the house that a newcomer reads is complete, and in the order that import-linter holds."""

import re
import tomllib
from pathlib import Path

import policynum

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = {one["containers"][0]: [layer.split(" | ") for layer in reversed(one["layers"])] for one in CONTRACTS}
MAP = re.findall(r"^\| (`.+?) \| (.+) \|$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)


def names(words: str) -> list[str]:
    return re.findall("`([a-z]+)`", words)


def test_every_floor_is_on_the_map_in_order():
    floors = [floor for row, _ in MAP for floor in names(row)]
    held = [floor for layer in LAYERS["policynum"] for floor in sorted(layer)]
    siblings = {"period", "change", "indicator", "role"}
    assert [floor for floor in floors if floor not in siblings] == [floor for floor in held if floor not in siblings]
    assert siblings < set(floors)
    assert set(floors) == modules(Path(policynum.__file__).parent)


def test_every_room_is_on_the_map_in_order():
    for row, rooms in MAP:
        [floor, *others] = names(row)
        layers = LAYERS.get(f"policynum.{floor}")
        if others or layers is None:
            continue
        place = {room: at for at, layer in enumerate(layers) for room in layer}
        told = [room for room in names(rooms) if room in place]
        assert sorted(told) == sorted(place), floor
        assert [place[room] for room in told] == sorted(place[room] for room in told), floor
        assert set(told) == modules(Path(policynum.__file__).parent / floor)


def modules(folder: Path) -> set[str]:
    files = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    return files - {"__init__"}
