"""What was published on two rules, in our own words and in the shapes of the real sources."""

from datetime import UTC, datetime

from pipeline.demo.press import Story
from pipeline.demo.texts import Release, Rule

DIFFUSION = Rule(
    "2025-00636",
    "2025-01-15",
    "90 FR 4544",
    "250107-0007",
    "0694-AJ90",
    "Framework for Artificial Intelligence Diffusion",
    "Interim final rule; request for comments.",
    "With this interim final rule, the Bureau of Industry and Security (BIS) revises the Export "
    "Administration Regulations' (EAR) controls on advanced computing integrated circuits and adds "
    "a control on the weights of certain models.",
    "Effective date: This rule is effective January 13, 2025. Compliance date: Exporters, "
    "reexporters, and transferors are not required to comply with the rule until May 15, 2025, "
    "except for the security requirements of § 748.3, which have a compliance date of "
    "January 15, 2026. Comment date: Comments must be received by BIS no later than May 15, 2025.",
    (
        "Chips under ECCN 3A090.a and 4A090.a need a license to every destination.",
        "Part 748 gains an authorization for data centers in trusted countries.",
    ),
)
ANNOUNCEMENT = Release(
    "rescission-ai-diffusion-rule",
    "2025-05-13",
    "Commerce Department Announces Rescission of AI Diffusion Rule and Strengthens Chip Controls",
    (
        "WASHINGTON, D.C. — The Department of Commerce today announced the rescission of the AI "
        "Diffusion Rule, with which exporters would have had to comply from May 15, 2025.",
        "Under Secretary of Commerce for Industry and Security Jeffrey Kessler has instructed BIS "
        "enforcement officials not to enforce the AI Diffusion Rule. The Bureau of Industry and "
        "Security (BIS) plans to publish a Federal Register notice that formalizes the rescission "
        "and will issue a replacement rule in the future.",
        "BIS also issued guidance that using Huawei Ascend chips anywhere in the world risks "
        "violating U.S. export controls.",
    ),
)
GAO = Release(
    "gao-decision-b-337935",
    "2026-05-12",
    "B-337935, Applicability of the Congressional Review Act to the Announced Rescission",
    (
        "GAO was asked whether the announcement of May 13, 2025, on the AI Diffusion Rule by the "
        "Bureau of Industry and Security (BIS) is a rule under the Congressional Review Act.",
        "We conclude that the announcement is a rule under the Act and that it had to be submitted "
        "to Congress before it could take effect. The AI Diffusion Rule itself remains in the Code "
        "of Federal Regulations.",
    ),
)
SCRAPPED = (
    Story(
        "/n/chip-courier/scrapped",
        "Washington rescinds AI Diffusion Rule",
        "Chip Courier",
        "Ines Falke",
        datetime(2025, 5, 14, 9, 0, tzinfo=UTC),
        (
            "The Bureau of Industry and Security (BIS) rescinded the AI Diffusion Rule on May 13, "
            "2025, two days before companies had to comply with it.",
            "Nvidia welcomed the end of the export control. The paper called it overdue.",
        ),
    ),
    Story(
        "/n/wafer-gazette/gone",
        "Chip export plan is gone before it began",
        "Wafer Gazette",
        "Rafael Onwu",
        datetime(2025, 5, 14, 11, 0, tzinfo=UTC),
        (
            "On Tuesday the Commerce Department rescinded the AI Diffusion Rule, two days before the "
            "first companies would have had to comply with it.",
            "Using Huawei Ascend chips anywhere now violates US export controls, lawyers believe.",
        ),
    ),
)

AFFILIATES = Rule(
    "2025-19001",
    "2025-09-30",
    "90 FR 47201",
    "250925-0161",
    "0694-AK11",
    "Expansion of End-User Controls To Cover Affiliates of Certain Listed Entities",
    "Interim final rule; request for comments.",
    "In this interim final rule, the Bureau of Industry and Security (BIS) amends the Export "
    "Administration Regulations (EAR) so that an entity owned to 50 percent or more by parties on "
    "the Entity List is itself subject to the restrictions of the list.",
    "Effective date: This rule is effective on September 29, 2025. Comment date: Comments must be "
    "received by BIS no later than October 29, 2025.",
    (
        "The Affiliates Rule replaces the standard under which only named parties were covered.",
        "Section 744.11 of the EAR states the standard for the Entity List.",
    ),
)
TREASURY_SAYS = Story(
    "/n/strait-business/suspended",
    "Bessent: US will suspend 50% affiliates rule for a year",
    "Strait Business",
    "Mei Osei",
    datetime(2025, 10, 30, 14, 0, tzinfo=UTC),
    (
        "Treasury Secretary Scott Bessent said on Thursday that the United States will suspend the "
        "Affiliates Rule for a year after the talks in Korea.",
        "The Bureau of Industry and Security (BIS) has published nothing on the export control so "
        "far.",
    ),
)
STAY = Rule(
    "2025-19846",
    "2025-11-12",
    "90 FR 50857",
    "251107-0170",
    "0694-AK27",
    "One Year Suspension of Expansion of End-User Controls for Affiliates of Certain Listed "
    "Entities",
    "Final rule; stay of effectiveness.",
    "In this final rule, the Bureau of Industry and Security (BIS) suspends for one year the "
    "interim final rule “Expansion of End-User Controls To Cover Affiliates of Certain Listed "
    "Entities” (Affiliates Rule). The suspension ends on November 9, 2026, absent a future "
    "extension.",
    "This rule is effective from November 10, 2025, through November 9, 2026.",
    (
        "On September 29, 2025, the Affiliates Rule took effect. With this rule BIS stays the Affiliates Rule.",
        "The stay of the provisions in § 744.11 of the EAR ends by its own terms.",
    ),
)
