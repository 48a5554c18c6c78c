"""Crisis playbooks in YAML, out as a bilingual handbook and printable runbooks."""

import os

_OF_LIBRARIES = ("FC_", "FONTCONFIG_", "FREETYPE_", "HB_", "ICU_", "PANGO_", "PYPINYIN_")
"""How variables begin by which somebody has libraries find other files, shape words otherwise or know fewer."""

# Here, because libraries look at them when they are loaded, or first called: the same input makes the same bytes.
for _name in [name for name in os.environ if name.startswith(_OF_LIBRARIES)]:
    del os.environ[_name]
