"""What to do on a machine that lacks the libraries of printing, for every system."""

from __future__ import annotations

HOW_TO_INSTALL = (
    "打印要用的程序库（Pango、HarfBuzz-Subset）本机没有，或版本太旧。先安装，再构建：",
    "This machine lacks libraries that printing calls (Pango, HarfBuzz-Subset), or has old ones. Install them first:",
    "  Debian, Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "  macOS:          brew install pango",
    "  Windows:        MSYS2, then: pacman -S mingw-w64-ucrt-x86_64-pango",
    "检查、预览和网站用不到它们：handbook check、handbook serve、handbook build --only site。",
    "Checks, the preview and the site do without: handbook check, handbook serve, handbook build --only site.",
)
"""What to do where nothing can be printed."""
