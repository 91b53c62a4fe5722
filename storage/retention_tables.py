"""What `storage.retention` looks things up by."""

TABLES = (
    # Which tries brought a body.
    "create index fetch_sha256 on fetch (sha256) where sha256 <> ''",
)
