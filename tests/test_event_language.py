"""Events told in many ways: each kind in passives, nouns, inverted order and plain speech."""

import pytest

from telling import events, story

# Published on Wednesday, 2025-05-14. Each text gives exactly one event, of its kind and day.
D = "AI Diffusion Rule"
A = "Affiliates Rule"
F = "Foundry Due Diligence Rule"
VEU = "Validated End-User Program"
EAR = "Export Administration Regulations"

ISSUED: tuple[tuple[str, str, str, str | None], ...] = (
    ("The AI Diffusion Rule was issued as an interim final rule on January 13.", D, "interim_final", "2025-01-13"),
    ("On Monday came the interim final rule that BIS calls the AI Diffusion Rule.", D, "interim_final", "2025-05-12"),
    ("Publication of the AI Diffusion Rule, an interim final rule, followed on January 15.", D, "interim_final", "2025-01-15"),
    ("BIS brought out the Foundry Due Diligence Rule on January 15 as an interim final rule.", F, "interim_final", "2025-01-15"),
    ("An interim final rule, the AI Diffusion Rule, appeared on Tuesday, BIS said.", D, "interim_final", "2025-05-13"),
    ("The 50% Rule appeared in the Federal Register as a final rule on May 6.", A, "final", "2025-05-06"),
    ("BIS finalized the 50% Rule in a final rule released Friday.", A, "final", "2025-05-09"),
    ("Issued on May 5, the Affiliates Rule is a final rule of BIS.", A, "final", "2025-05-05"),
    ("BIS filed a notice of proposed rulemaking for the AI Diffusion Rule on Tuesday.", D, "proposed", "2025-05-13"),
    ("A proposed rule that would narrow the 50% Rule was published by BIS on May 7.", A, "proposed", "2025-05-07"),
)  # fmt: skip
STEPS: tuple[tuple[str, str, str, str | None], ...] = (
    ("The AI Diffusion Rule goes into force on May 20, BIS said.", D, "effective", "2025-05-20"),
    ("From May 15 the AI Diffusion Rule applies, BIS said.", D, "effective", "2025-05-15"),
    ("The AI Diffusion Rule has been in force since May 1, BIS notes.", D, "effective", "2025-05-01"),
    ("The AI Diffusion Rule, which kicked in on Monday, binds exporters of chips.", D, "effective", "2025-05-12"),
    ("On Monday the AI Diffusion Rule took effect, as BIS had said.", D, "effective", "2025-05-12"),
    ("BIS gave the AI Diffusion Rule an effective date of May 15.", D, "effective", "2025-05-15"),
    ("The effective date of the AI Diffusion Rule is May 15, BIS confirmed.", D, "effective", "2025-05-15"),
    ("Exporters got more time: the AI Diffusion Rule's compliance date was moved to June 30 on Monday by BIS.", D, "delayed", "2025-05-12"),
    ("BIS on Friday gave exporters 60 more days to comply with the AI Diffusion Rule.", D, "delayed", "2025-05-09"),
    ("The start of the AI Diffusion Rule has been deferred, BIS said on May 8.", D, "delayed", "2025-05-08"),
    ("A 60-day extension of the AI Diffusion Rule's compliance deadline was granted by BIS on Monday.", D, "delayed", "2025-05-12"),
    ("BIS is delaying the AI Diffusion Rule, it said on Monday.", D, "delayed", "2025-05-12"),
    ("Enforcement of the Affiliates Rule has been paused since Monday, BIS said.", A, "suspended", "2025-05-12"),
    ("The Affiliates Rule was mothballed by BIS on Monday.", A, "suspended", "2025-05-12"),
    ("BIS stayed the 50% Rule on May 9.", A, "suspended", "2025-05-09"),
    ("The suspension of the 50% Rule began on May 9, BIS said.", A, "suspended", "2025-05-09"),
    ("BIS put the 50% Rule in abeyance on Monday.", A, "suspended", "2025-05-12"),
    ("Gone since Monday is the AI Diffusion Rule, which BIS withdrew.", D, "rescinded", "2025-05-12"),
    ("The AI Diffusion Rule was struck from the books by BIS on Friday.", D, "rescinded", "2025-05-09"),
    ("BIS formally did away with the AI Diffusion Rule on Friday.", D, "rescinded", "2025-05-09"),
    ("The AI Diffusion Rule was wound back by BIS on May 9.", D, "rescinded", "2025-05-09"),
    ("A notice in the Federal Register removed the AI Diffusion Rule from the EAR on May 12.", D, "rescinded", "2025-05-12"),
    ("BIS announced on Tuesday that it is withdrawing the AI Diffusion Rule.", D, "rescission_announced", "2025-05-13"),
    ("BIS declared on Tuesday that the AI Diffusion Rule would be rescinded.", D, "rescission_announced", "2025-05-13"),
    ("The AI Diffusion Rule is to be withdrawn, BIS announced on Tuesday.", D, "rescission_announced", "2025-05-13"),
    ("The planned rescission of the AI Diffusion Rule was announced by BIS on Tuesday.", D, "rescission_announced", "2025-05-13"),
    ("BIS made technical corrections to the AI Diffusion Rule on Monday.", D, "amended", "2025-05-12"),
    ("The Foundry Due Diligence Rule was revised by BIS on Monday.", F, "amended", "2025-05-12"),
    ("On Friday BIS tweaked the Foundry Due Diligence Rule.", F, "amended", "2025-05-09"),
    ("A correction to the Foundry Due Diligence Rule was published by BIS on May 5.", F, "amended", "2025-05-05"),
)  # fmt: skip
GUIDANCE: tuple[tuple[str, str, str, str | None], ...] = (
    ("A list of red flags on chip exports was issued by BIS on Monday.", EAR, "guidance_issued", "2025-05-12"),
    ("BIS on Monday added three questions to its FAQs on the AI Diffusion Rule.", D, "guidance_issued", "2025-05-12"),
    ("New guidance from BIS, out on Monday, deals with chip exports to China.", EAR, "guidance_issued", "2025-05-12"),
    ("In a policy statement dated May 13, BIS explains the AI Diffusion Rule.", D, "guidance_issued", "2025-05-13"),
    ("BIS answered frequently asked questions on the 50% Rule on Friday.", A, "guidance_issued", "2025-05-09"),
    ("BIS sent an advisory on chip exports to industry on Friday.", EAR, "guidance_issued", "2025-05-09"),
    ("Public comments on the AI Diffusion Rule were invited by BIS on May 6.", D, "comment_opened", "2025-05-06"),
    ("BIS opened a 60-day comment period on the AI Diffusion Rule on May 6.", D, "comment_opened", "2025-05-06"),
    ("BIS is taking comments on the AI Diffusion Rule.", D, "comment_opened", None),
    ("The public has until June 3 to weigh in on the AI Diffusion Rule, BIS said.", D, "comment_opened", None),
    ("Views on the AI Diffusion Rule may be sent to BIS by June 3.", D, "comment_opened", None),
)  # fmt: skip
CASES: tuple[tuple[str, str, str, str | None], ...] = (
    ("Acme Micro agreed on Monday to pay $2 million to BIS over export violations.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-12"),
    ("A $2 million civil penalty was imposed on Acme Micro on Monday, BIS said.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-12"),
    ("BIS today hit Acme Micro with a fine of $2 million.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-14"),
    ("The case against Acme Micro ended on Friday in a guilty plea, the Justice Department said.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-09"),
    ("An indictment unsealed on Tuesday accuses Acme Micro of smuggling chips.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-13"),
    ("Acme Micro lost its export privileges on Monday under an order of BIS.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-12"),
    ("BIS renewed the temporary denial order against Acme Micro on May 2.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-02"),
    ("Acme Micro resolved BIS charges of illegal exports on Monday for $1 million.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-12"),
    ("On Monday a jury convicted Zhou Ming of smuggling chips, the Justice Department said.", "Enforcement: Zhou Ming", "enforcement_action", "2025-05-12"),
    ("The settlement with Acme Micro, announced on Friday by BIS, covers illegal exports.", "Enforcement: Acme Micro", "enforcement_action", "2025-05-09"),
    ("Acme Micro could face a fine over illegal exports, BIS officials said.", "Enforcement: Acme Micro", "under_consideration", None),
    ("Acme Micro is the target of a BIS investigation into smuggling.", "Enforcement: Acme Micro", "under_consideration", None),
    ("Prosecutors have opened an inquiry into Acme Micro over chip smuggling.", "Enforcement: Acme Micro", "under_consideration", None),
)  # fmt: skip
LICENSES: tuple[tuple[str, str, str, str | None], ...] = (
    ("BIS told makers of quantum sensors by letter on May 6 that exports now need a license.", "License: quantum sensors", "license_requirement_imposed", "2025-05-06"),
    ("A license is now required for cryogenic pumps bound for China, BIS wrote on May 5.", "License: cryogenic pumps", "license_requirement_imposed", "2025-05-05"),
    ("Since May 5 exporters must obtain a license to ship jet engines to China, say letters from BIS.", "License: jet engines", "license_requirement_imposed", "2025-05-05"),
    ("Nvidia was told by BIS on April 9 to get a license for the H20.", "License: H20", "license_requirement_imposed", "2025-04-09"),
    ("The license for SK hynix was issued by BIS on Monday.", "License: SK hynix", "license_granted", "2025-05-12"),
    ("Samsung won a license from BIS on Monday to supply its plant in China.", "License: Samsung Electronics", "license_granted", "2025-05-12"),
    ("BIS has begun issuing licenses for the H20.", "License: H20", "license_granted", None),
    ("Licenses for the H20 were handed to Nvidia by BIS on Friday.", "License: H20", "license_granted", "2025-05-09"),
    ("BIS gave the green light on Friday for sales of the H20 to China under license.", "License: H20", "license_granted", "2025-05-09"),
    ("SMIC has applied to BIS for a license.", "License: SMIC", "under_consideration", None),
)  # fmt: skip
BILLS: tuple[tuple[str, str, str, str | None], ...] = (
    ("The Chip Security Act was brought in by two senators on May 8.", "Chip Security Act", "bill_introduced", "2025-05-08"),
    ("Senators dropped the Chip Security Act into the hopper on Monday.", "Chip Security Act", "bill_introduced", "2025-05-12"),
    ("A House version of the Chip Security Act was filed on Monday.", "Chip Security Act", "bill_introduced", "2025-05-12"),
    ("By 40 votes to 3 the House panel sent the Chip Security Act to the floor on Monday.", "Chip Security Act", "bill_advanced", "2025-05-12"),
    ("The Chip Security Act cleared the House on Monday.", "Chip Security Act", "bill_advanced", "2025-05-12"),
    ("House passage of the Chip Security Act came on Monday.", "Chip Security Act", "bill_advanced", "2025-05-12"),
    ("On Monday the Senate voted 70 to 20 for the Chip Security Act.", "Chip Security Act", "bill_advanced", "2025-05-12"),
    ("The Chip Security Act became law on May 9.", "Chip Security Act", "bill_enacted", "2025-05-09"),
    ("With the president's signature on Friday, the Chip Security Act became law.", "Chip Security Act", "bill_enacted", "2025-05-09"),
    ("The Senate could drop the Chip Security Act, aides said.", "Chip Security Act", "under_consideration", None),
)  # fmt: skip
PLANNED: tuple[tuple[str, str], ...] = (
    ("BIS hinted that the AI Diffusion Rule may go.", D),
    ("A softer version of the AI Diffusion Rule is in the works, officials said.", D),
    ("Lawmakers want the 50% Rule back, and BIS is listening.", A),
    ("Work has begun on a replacement for the AI Diffusion Rule, according to BIS.", D),
    ("The fate of the AI Diffusion Rule hangs in the balance, BIS officials said.", D),
    ("My bet is that BIS will scrap the AI Diffusion Rule by autumn.", D),
    ("The AI Diffusion Rule might be put on hold if talks succeed, BIS said.", D),
    ("BIS added Huawei.\nA second round of names for the Entity List is expected in June.", "Entity List"),
    ("Under the 50% Rule, BIS counts stakes. It could be extended to minority stakes.", A),
    ("Trade groups pressed BIS to delay the AI Diffusion Rule.", D),
    ("There is talk of a pause of the 50% Rule, two people at BIS said.", A),
    ("BIS is thought to favour repeal of the AI Diffusion Rule.", D),
    ("The United States will suspend the 50% Rule for a year, the Treasury Secretary said.", A),
    ("The Bureau of Industry and Security (BIS) will suspend the 50% Rule for a year.", A),
)  # fmt: skip
SILENT = (
    "No change to the AI Diffusion Rule is planned, BIS said.",
    "BIS denied that it would suspend the 50% Rule.",
    "The AI Diffusion Rule has neither been delayed nor withdrawn, BIS said.",
    "BIS would not say whether it will revise the AI Diffusion Rule.",
    "BIS ruled out a delay of the AI Diffusion Rule.",
    "The AI Diffusion Rule remains in force, BIS said.",
    "Acme Micro was not fined by BIS for smuggling.",
    "The AI Diffusion Rule was due to begin in the spring, BIS said.",
    "If BIS finds a breach of the AI Diffusion Rule, it can impose a penalty on Acme Micro.",
    "The Chip Security Act would require makers to track chips, BIS said.",
    "The AI Diffusion Rule may be read in the Federal Register, BIS said.",
    "Acme Micro suspended its sales of the H20 after the export controls came.",
)


@pytest.mark.parametrize(
    ("text", "rule", "kind", "day"), [*ISSUED, *STEPS, *GUIDANCE, *CASES, *LICENSES, *BILLS]
)
def test_an_act_is_known_however_it_is_put(
    text: str, rule: str, kind: str, day: str | None
) -> None:
    found = events(story(text, "Export controls and U.S. sanctions"))

    told = [(e.rule_name, e.kind, e.date.isoformat() if e.date else None) for e in found]
    assert told == [(rule, kind, day)]


@pytest.mark.parametrize(("text", "rule"), PLANNED)
def test_a_change_that_may_come_is_under_consideration(text: str, rule: str) -> None:
    found = events(story(text, "Export controls and U.S. sanctions"))

    assert (rule, "under_consideration") in [(e.rule_name, e.kind) for e in found]
    assert [e for e in found if e.date] == []


@pytest.mark.parametrize("text", SILENT)
def test_what_is_denied_or_never_was_is_no_event(text: str) -> None:
    found = events(story(text, "Export controls and U.S. sanctions"))

    assert found == ()
