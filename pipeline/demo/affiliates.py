"""The rule that comes back by itself: made-up words of the Affiliates Rule and of its stay."""

from pipeline.demo.texts import Rule

RULE = Rule(
    "2025-19001",
    "2025-09-30",
    "90 FR 47201",
    "250925-0161",
    "0694-AK11",
    "Expansion of End-User Controls To Cover Affiliates of Certain Listed Entities",
    "Interim final rule.",
    "In this interim final rule, the Bureau of Industry and Security (BIS) amends the Export "
    "Administration Regulations (EAR) so that a company of which listed parties own half is "
    "treated as listed itself (Affiliates Rule).",
    "This rule is effective September 29, 2025.",
    ("The Affiliates Rule is set out in § 744.11 of the EAR.",),
)
STAY = Rule(
    "2025-19846",
    "2025-11-12",
    "90 FR 50857",
    "251107-0170",
    "0694-AK27",
    "One Year Suspension of Expansion of End-User Controls for Affiliates of Certain Listed "
    "Entities",
    "Final rule.",
    "In this final rule, the Bureau of Industry and Security (BIS) suspends for one year the "
    "interim final rule “Expansion of End-User Controls To Cover Affiliates of Certain Listed "
    "Entities” (Affiliates Rule).",
    "This rule is effective from November 10, 2025, through November 9, 2026.",
    ("The suspension ends by its own terms, absent a future extension.",),
)
