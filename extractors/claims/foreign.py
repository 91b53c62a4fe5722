"""Words of other governments: what they do is no step in U.S. law."""

import re

FOREIGN = re.compile(
    r"\b(?:SAMR|MOFCOM|Ministry of Commerce|Cyberspace Administration|European Commission|European Union|EU"
    r"|(?:Chinese|European|Dutch|Japanese|Korean|Taiwanese|Indian|British|Singapore) (?:regulators?|authorities|police|prosecutors"
    r"|government|officials|customs|courts?)|Beijing (?:has|is|said|may|will|could))\b"
)
