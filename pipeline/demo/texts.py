"""The words of the world: releases, guidance, rules and news, all made up for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """A press release: its slug, the day, the headline, the paragraphs."""

    slug: str
    day: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where it stands on the site."""
        return f"/press-release/{self.slug}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A Federal Register document."""

    number: str
    day: str
    citation: str
    docket: str
    rin: str
    title: str
    action: str
    summary: str
    dates: str
    paragraphs: tuple[str, ...]
    parties: tuple[str, ...] = ()


OLD_RELEASES = (
    Release(
        "penalty-wafer-shipments",
        "2025-04-22",
        "BIS Imposes Penalty on Wafer Exporter for Shipments Without a License",
        (
            "WASHINGTON, D.C. — The Bureau of Industry and Security (BIS) today imposed a civil "
            "penalty of $180,000 on a maker of test wafers for shipments to a party on the Entity "
            "List without a license.",
            "The company disclosed the shipments itself, which led to a reduction.",
        ),
    ),
    Release(
        "update-conference",
        "2025-03-18",
        "BIS Update Conference Opens in Washington",
        (
            "WASHINGTON, D.C. — Exporters, lawyers and officials met for the annual conference of "
            "the Bureau of Industry and Security.",
            "Under Secretary of Commerce for Industry and Security Jeffrey Kessler spoke of "
            "enforcement of the Export Administration Regulations (EAR).",
        ),
    ),
    Release(
        "march-entity-list",
        "2025-03-25",
        "Commerce Adds Server Makers to the Entity List",
        (
            "WASHINGTON, D.C. — The Department of Commerce's Bureau of Industry and Security (BIS) "
            "added subsidiaries of Inspur Group to the Entity List for work on supercomputers in "
            "China.",
            "A license is required for all items subject to the EAR.",
        ),
    ),
)

ANNOUNCEMENT = Release(
    "rescission-ai-diffusion-rule",
    "2025-05-13",
    "Commerce Department Announces Rescission of the AI Diffusion Rule, Issues Guidance on Chips",
    (
        "WASHINGTON, D.C. — The Department of Commerce today announced the rescission of the AI "
        "Diffusion Rule, whose compliance requirements were to begin on May 15, 2025.",
        "The Bureau of Industry and Security (BIS) plans to publish a Federal Register notice that "
        "formalizes the rescission and will issue a replacement rule in the future. Under "
        "Secretary of Commerce for Industry and Security Jeffrey Kessler has instructed BIS "
        "enforcement officials not to enforce the rule.",
        "BIS also issued guidance that the use of Huawei Ascend chips anywhere in the world "
        "violates U.S. export controls, and guidance for industry on the diversion of NVIDIA and "
        "other advanced chips to China.",
    ),
)
CORRECTED = Release(
    ANNOUNCEMENT.slug,
    ANNOUNCEMENT.day,
    ANNOUNCEMENT.title,
    (
        *ANNOUNCEMENT.paragraphs[:2],
        "BIS also issued guidance that the use of Huawei Ascend chips risks violating U.S. export "
        "controls, and guidance for industry on the diversion of NVIDIA and other advanced chips "
        "to China.",
    ),
)

GUIDANCE = {
    "gp10-huawei-ascend": (
        "Guidance on General Prohibition 10 and Huawei Ascend Chips",
        (
            "The Bureau of Industry and Security (BIS) issues this guidance on the application of",
            "General Prohibition 10 of the Export Administration Regulations (EAR) to advanced",
            "computing integrated circuits from China, including the Huawei Ascend 910B,",
            "Ascend 910C and Ascend 910D.",
            "",
            "Such chips were likely designed or produced in violation of the EAR. A party that",
            "uses them without authorization from BIS risks enforcement under 15 CFR 736.2(b)(10).",
        ),
    ),
    "ai-model-training": (
        "Policy Statement on Training AI Models with Advanced Chips",
        (
            "Access to advanced chips under ECCN 3A090 for the training of AI models for a",
            "military end use in China may trigger a license requirement under 15 CFR 744.6 and",
            "15 CFR 744.23 of the Export Administration Regulations (EAR).",
        ),
    ),
    "diversion-red-flags": (
        "Guidance to Prevent Diversion of Advanced Computing Chips",
        (
            "The Bureau of Industry and Security (BIS) describes transactional and behavioral red",
            "flags and due diligence actions for exporters of chips under ECCN 3A090.a and 4A090.",
        ),
    ),
}

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
    "a control on model weights under ECCN 4E091.",
    "This rule is effective January 13, 2025. Compliance with the rule is required from May 15, "
    "2025.",
    ("The rule sets a worldwide license requirement for chips under ECCN 3A090.a.",),
)
ADDITIONS = Rule(
    "2025-08901",
    "2025-05-16",
    "90 FR 20880",
    "250514-0083",
    "0694-AK12",
    "Additions to the Entity List",
    "Final rule.",
    "The Bureau of Industry and Security (BIS) amends the Export Administration Regulations (EAR) "
    "by adding three entities to the Entity List under the destination of China.",
    "This rule is effective May 16, 2025.",
    (
        "The End-User Review Committee (ERC) determined under § 744.11(b) that the three entities "
        "acquired or attempted to acquire chips for Huawei.",
        "The inquiry of § 744.99(b) becomes a duty: “should” becomes “must”.",
    ),
    (
        "Chengdu Hongtu Microsystems Co., Ltd.",
        "Shenzhen Lanhai Compute Technology Co., Ltd.",
        "Wuhan Qifeng Semiconductor Co., Ltd.",
    ),
)

OUTLETS = (
    "Silicon Courier", "The Wafer Post", "Datahall News", "Pacific Chip Review", "Capitol Circuit",
    "Foundry Times", "Export Observer", "The Accelerator Weekly", "Strait Business", "Gridline",
    "Packet & Policy", "Fab Report", "Harbor Ledger", "Compute Journal", "The Transistor",
    "Meridian Markets", "Tensor Digest", "Border & Trade", "Northbridge Wire", "Die Shot",
    "Lithograph", "The Rack Unit", "Supply Lines", "Asia Silicon Brief", "The Yield",
    "Open Socket", "Tradecraft Daily", "Clean Room", "Bay Area Semis", "Gulf Cloud Monitor",
    "Interposer", "The Substrate", "Policy Kernel", "Backplane", "Chiplet Chronicle",
    "Node & Nation", "Tariff Tracker", "Wire Bond", "The Reticle", "Edge Compute Today",
)  # fmt: skip
AUTHORS = ("Ines Falke", "Rafael Onwu", "Priya Lind", "Tobias Brand", "Mei Osei")
HEADLINES = (
    "US to rescind AI Diffusion Rule, warns on Huawei Ascend chips",
    "Commerce drops AI Diffusion Rule days before it was to bite",
    "Washington scraps AI chip export rule, targets Huawei Ascend",
    "Trump officials kill Biden-era AI Diffusion Rule",
    "AI Diffusion Rule is going; Huawei Ascend users are put on notice",
)
LEADS = (
    "The Commerce Department said on Tuesday that it will rescind the AI Diffusion Rule, two days "
    "before companies had to comply with it.",
    "On Tuesday the Bureau of Industry and Security (BIS) announced the rescission of the AI "
    "Diffusion Rule and told its officials not to enforce it.",
    "The AI Diffusion Rule will be rescinded, the Commerce Department announced on Tuesday.",
)
MIDDLES = (
    "In guidance issued the same day BIS named the Huawei Ascend 910B, 910C and 910D and pointed "
    "to General Prohibition 10.",
    "Jeffrey Kessler, who heads the bureau, said that a replacement would follow.",
    "Nvidia, which had lobbied against the rule, welcomed the decision. China's Ministry of "
    "Commerce did not.",
    "Chip makers such as AMD and Nvidia had said that the rule would drive buyers to China.",
)
ENDS = (
    "No notice has appeared in the Federal Register so far.",
    "Lawyers noted that the rule stays on the books until a notice is published.",
    "Data center operators in Malaysia and the United Arab Emirates had waited for the answer.",
)
