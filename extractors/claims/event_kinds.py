"""What a rule event may be. Settings name these: no pattern that finds one is loaded for that."""

KINDS: tuple[str, ...] = (
    "proposed", "interim_final", "final", "amended", "effective", "delayed", "rescission_announced",
    "rescinded", "suspended", "guidance_issued", "enforcement_action", "license_requirement_imposed",
    "license_granted", "comment_opened", "bill_introduced", "bill_advanced", "bill_enacted",
    "under_consideration",
)  # fmt: skip

# What changes how the law is applied without changing its words stands on the enforcement axis.
ENFORCEMENT = frozenset(
    {"rescission_announced", "guidance_issued", "enforcement_action",
     "license_requirement_imposed", "license_granted"}
)  # fmt: skip
