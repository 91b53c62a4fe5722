"""What Datasette says of the tables: titles, descriptions, what is worth a facet."""

from typing import Any

from pipeline.cards import NOTICE

METADATA: dict[str, Any] = {
    "title": "rulewire",
    "description": NOTICE,
    "databases": {
        "data": {
            "description": "All that rulewire keeps, as tables and views.",
            "tables": {
                "entity_mention": {"facets": ["label", "source"], "sort_desc": "published"},
                "delivery_log": {"facets": ["state", "channel"], "size": 50},
                "recent_change": {"facets": ["source", "class"]},
                "raw": {"hidden": True},
            },
        }
    },
}
