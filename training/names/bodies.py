"""Bodies of governments, and what they make: acts, rules, lists."""

AGENCIES = """
    Department of Agriculture|Department of Education|Department of Energy|Energy Department|Department of Defense|Defense Department|
    Pentagon|Department of Homeland Security|Homeland Security Department|Department of the Interior|Interior Department|Department of Labor|
    Labor Department|Department of Transportation|Department of Veterans Affairs|Department of Health and Human Services|Federal Reserve|
    Federal Reserve Board|Fed|Federal Trade Commission|FTC|Federal Communications Commission|FCC|Food and Drug Administration|FDA|
    Environmental Protection Agency|EPA|Federal Aviation Administration|FAA|NASA|National Institutes of Health|NIH|Centers for Disease
    Control and Prevention|CDC|National Science Foundation|NSF|National Institute of Standards and Technology|NIST|U.S. Census Bureau|Customs
    and Border Protection|CBP|U.S. Customs and Border Protection|Homeland Security Investigations|HSI|Immigration and Customs Enforcement|ICE|
    Internal Revenue Service|IRS|Secret Service|Coast Guard|U.S. Coast Guard|National Security Agency|NSA|Central Intelligence Agency|CIA|
    Defense Counterintelligence and Security Agency|Defense Criminal Investigative Service|DARPA|Office of the U.S. Trade Representative|USTR|
    Office of Management and Budget|OMB|Office of Information and Regulatory Affairs|National Security Council|NSC|Government Accountability
    Office|GAO|Congressional Research Service|Federal Deposit Insurance Corporation|FDIC|Office of the Comptroller of the Currency|
    Consumer Financial Protection Bureau|Commodity Futures Trading Commission|CFTC|International Trade Administration|ITA|
    International Trade Commission|Patent and Trademark Office|Nuclear Regulatory Commission|NRC|National Park Service|Forest Service|U.S.
    Forest Service|Fish and Wildlife Service|Postal Service|Social Security Administration|Small Business Administration|
    National Transportation Safety Board|Directorate of Defense Trade Controls|DDTC|Financial Crimes Enforcement Network|FinCEN|
    Disruptive Technology Strike Force|Joint Chiefs of Staff|U.S. Army|Army|U.S. Navy|Navy|Air Force|Marine Corps|U.S. Central Command|National
    Guard|Army Corps of Engineers|European Commission|European Parliament|European Council|European Central Bank|ECB|Bundestag|Bundesbank|
    Knesset|Duma|Kremlin|Diet|Lok Sabha|Parliament|House of Commons|House of Lords|Scottish Parliament|National Assembly|State Council|
    Standing Committee|Politburo|Central Committee|People's Liberation Army|PLA|Cyberspace Administration of China|CAC|National Development
    and Reform Commission|NDRC|MIIT|SAMR|State Administration for Market Regulation|Ministry of State Security|General Administration of
    Customs|METI|Ministry of Economy, Trade and Industry|Foreign Office|Home Office|Treasury Board|HM Treasury|HMRC|Bank of England|Bank of
    Japan|Reserve Bank of India|People's Bank of China|Bank of Canada|Swiss National Bank|Banque de France|Bank of Korea|Monetary Authority of
    Singapore|Hong Kong Monetary Authority|Singapore Customs|Royal Malaysian Customs|Securities and Futures Commission|Bureau of Indian
    Standards|Competition and Markets Authority|Ofcom|BaFin|BAFA|Federal Security Service|FSB|Interpol|Europol|World Health Organization|WHO|
    International Atomic Energy Agency|UN Security Council|Security Council|Iraqi Security Forces|Iraqi Army|Royal Air Force|IDF|Revolutionary
    Guard|Supreme Court|U.S. Supreme Court|Congressional Budget Office|Select Committee on the Chinese Communist Party|Joint Economic
    Committee|City Council|County Board|Board of Education|Planning Commission|Sheriff's Office|Fire Department|Police Department|Justice
    Ministry|Foreign Ministry|Defense Ministry|Ministry of Defence|Interior Ministry|Finance Ministry|Trade Ministry|Commerce Ministry
"""
MINISTRY_OF = """
    Foreign Affairs|Defence|Defense|Finance|Economy|Economic Affairs|Trade|Trade and Industry|Commerce|Industry|Industry and Trade|
    Industry and Information Technology|Science and Technology|Health|Education|Justice|the Interior|Energy|Transport|Agriculture|Labour|
    Public Security|Culture|the Environment|Investment, Trade and Industry|Economy, Trade and Industry|Electronics and Information
    Technology|Digital Development and Information|Strategy and Finance|Home Affairs|Natural Resources
"""
COMMITTEE_ON = """
    Appropriations|Armed Services|Banking|Commerce|Energy and Commerce|Finance|Financial Services|Foreign Affairs|Foreign Relations|
    Homeland Security|Intelligence|Judiciary|Oversight|Rules|Science, Space, and Technology|Small Business|Ways and Means|Agriculture|
    Education and the Workforce|Natural Resources|Veterans' Affairs|Transportation and Infrastructure|Budget|Ethics
"""
OFFICE_OF = """
    Technology Evaluation|Strategic Industries|Antiboycott Compliance|Exporter Services|Nonproliferation Controls|Inspector General|General
    Counsel|Public Affairs|Civil Rights|Financial Research|Nuclear Energy|Naval Research|Science|Trade Policy|Consumer Affairs|Fair Trading|
    National Statistics|Economic Security|Export Control Cooperation|Foreign Investment Review|Cyber Policy|Emergency Management|Drug Policy
"""
BODY_KINDS = "Agency|Authority|Commission|Bureau|Administration|Board|Council|Directorate|Inspectorate|Service|Office|Tribunal|Department"
BODY_TOPICS = """
    Export Control|Trade Remedies|Customs|Competition|Financial Conduct|Food Safety|Medicines|Aviation Safety|Rail Safety|Maritime Safety|Civil
    Aviation|Communications|Energy Regulatory|Nuclear Safety|Environment Protection|Water|Planning|Housing|Education|Health|Public Health|
    Data Protection|Cybersecurity|Intelligence|Border Security|Immigration|Tax|Revenue|Statistics|Patent|Standards|Securities|Banking
    Supervision|Insurance Supervisory|Investment Review|Gaming|Racing|Parks|Highways|Transit|Port|Airport|Fisheries|Forestry|Veterinary|
    Antitrust|Fair Trade|Consumer Protection|Accident Investigation|Anti-Corruption|Election|Sanctions Implementation|Strategic Trade
"""
COURTS = """
    U.S. District Court for the {region} District of {state}|U.S. Court of Appeals for the Federal Circuit|Court of International Trade|
    U.S. Court of International Trade|Ninth Circuit|D.C. Circuit|Fifth Circuit|Second Circuit|Federal Circuit|High Court|Court of Appeal|
    {state} Supreme Court|{city} Magistrates' Court|{city} District Court|{city} Intermediate People's Court|Supreme People's Court|European
    Court of Justice|International Court of Justice|International Criminal Court|Federal Constitutional Court|{city} Crown Court|{state}
    Court of Appeals|District Court of {city}|U.S. Attorney's Office for the {region} District of {state}|U.S. Attorney's Office|{city}
    District Attorney's Office|Crown Prosecution Service|{city} Public Prosecutor's Office
"""
LOCAL = """
    {city} City Council|{city} Police Department|{city} Fire Department|{city} School Board|{state} Department of Health|{state} Department
    of Transportation|{state} Legislature|{state} Senate|{city} Planning Board|{city} County Sheriff's Office|Port Authority of {city}|{city}
    Transit Authority|{city} Parks Department|{city} Customs|{state} Attorney General's Office|{city} Water District|{state} Public
    Utilities Commission|{city} Board of Education|{city} Housing Authority|{city} Metropolitan Police
"""
BILL_TOPICS = """
    Chip|Semiconductor|Export|Export Controls|Technology|Security|AI|Artificial Intelligence|Data|Cloud|Quantum|Biotech|Biosecure|Drone|
    Outbound Investment|Sanctions|Enforcement|Whistleblower|Supply Chain|Transparency|Accountability|Modernization|Competition|Innovation|
    Energy|Clean Air|Clean Water|Farm|Infrastructure|Inflation Reduction|Education|Veterans|Housing|Tax Cuts|Health Care|Privacy|Kids Online|
    Consumer|Antitrust|Maritime|Critical Minerals|Foreign Adversary|Location Verification|Stop Stealing Our|Protecting American|
    American|National|Secure|Safeguarding|Preventing|Full AI|Countering|Defending|No Advanced|Strategic|Remote Testing|Maintaining American
"""
BILL_MIDDLES = """
    Security|Protection|Transparency|Reform|Enforcement|Control|Leadership|Oversight|Review|Modernization|Safety|Resilience|Integrity|
    Accountability|Competition|Restriction|Disclosure|Superiority|Dominance|Investment|Research|Development|Assistance|Authorization
"""
BILLS = """
    Arms Export Control Act|International Emergency Economic Powers Act|IEEPA|CHIPS and Science Act|CHIPS Act|Inflation Reduction Act|
    Affordable Care Act|Clean Air Act|Clean Water Act|Civil Rights Act|Voting Rights Act|Dodd-Frank Act|Sarbanes-Oxley Act|Bank Secrecy
    Act|Freedom of Information Act|Administrative Procedure Act|Paperwork Reduction Act|Regulatory Flexibility Act|Congressional Review Act|
    Foreign Corrupt Practices Act|Trading with the Enemy Act|Export Administration Act of 1979|Defense Production Act|Uyghur Forced Labor
    Prevention Act|Foreign Investment Risk Review Modernization Act|FIRRMA|CAATSA|ENFORCE Act|Stop Stealing Our Chips Act|No Adversarial AI Act|
    BIOSECURE Act|Trade Expansion Act of 1962|Trade Act of 1974|Tariff Act of 1930|Securities Act of 1933|Securities Exchange Act of
    1934|Endangered Species Act|Social Security Act|Federal Food, Drug, and Cosmetic Act|National Environmental Policy Act|Jones Act|
    Smoot-Hawley Tariff Act|USA PATRIOT Act|Espionage Act|Countering America's Adversaries Through Sanctions Act|AI LEAD Act|AI OVERWATCH Act
"""
RULE_TOPICS = """
    Connected Vehicles|Outbound Investment|Bulk Data|Routed Export|Deemed Export|De Minimis|Advanced Computing|Supercomputer|Foreign Direct
    Product|Semiconductor Manufacturing Equipment|Know Your Customer|IaaS|Quantum Computing|Biotechnology|Military End-Use|Crime Control|
    Antiboycott|Firearms|Drone|Interim Cloud|Red Flag|Penalty|Subsidiary|Presumption|Data Security|Is Informed|Gate-All-Around|Tier|Volcker|
    Net Neutrality|Clean Power|Noncompete|Overtime|Fiduciary|Joint Employer|Click-to-Cancel|Guardrails|Location Tracking|Regional Stability
"""
RULES = """
    License Exception NAC|License Exception ACA|License Exception STA|License Exception HBM|License Exception LPP|License Exception RFF|
    License Exception GBS|License Exception TSR|License Exception ENC|License Exception TMP|License Exception LVS|General Prohibition 5|
    General Prohibition One|General Prohibition 7|ITAR|International Traffic in Arms Regulations|Iranian Transactions and Sanctions
    Regulations|General License 8|General License 13|General License 4A|Russian Harmful Foreign Activities Sanctions Regulations|October 7
    Rule|Is Informed Rule|Entity List FDP Rule|Footnote 4 FDP Rule|Data Security Program|Export Enforcement Five|Outbound Investment Program|
    American AI Exports Program|Advanced Computing Rule|SME IFR|AC/S IFR|De Minimis Rule|Connected Vehicles Rule|Authorized IC Designer program|
    NEXT program|ICTS program|Missile Technology Control policy|Chip Tracker Guidance|Trusted Trader program
"""
LISTS = """
    Entity List|Unverified List|SDN List|Military End-User List|Denied Persons List|Consolidated Screening List|Commerce Control List|U.S.
    Munitions List|USML|1260H List|Section 1260H List|Chinese Military Companies List|NS-CMIC List|Nonproliferation Sanctions List|Sectoral
    Sanctions Identifications List|UFLPA Entity List|Unreliable Entity List|BIS Unverified List|Debarred List|DPL|FCC Covered List|Covered List|
    Export Control List|Foreign Sanctions Evaders List|Trusted End-User List|Common High Priority List|Strategic Goods List|Watch List
    of Foreign Parties
"""
