"""The map of rooms that a newcomer reads is complete, and in the order that import-linter holds."""

import re
import tomllib
from pathlib import Path

import policynum

ROOT = Path(__file__).parents[1]


def test_every_room_is_on_the_map_in_order():
    rooms = re.findall(r"^\| (`.+?) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    on_the_map = [sorted(re.findall("`(.+?)`", row)) for row in rooms]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    held = [sorted(layer.replace("(", "").replace(")", "").split(" | ")) for layer in reversed(layers)]
    assert on_the_map == held

    house = Path(policynum.__file__).parent
    files = {path.stem for path in house.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert files - {"__init__"} == {room for row in held for room in row}
