"""Countries by their usual English names, with Hong Kong, Macau and Taiwan.

Names follow the style of US agencies' releases rather than ISO 3166-1 ("South Korea", "Russia").
A demonym ("Chinese") is no mention; it is kept to see whose ministry or parliament is meant.
"""

# name | other names | demonyms
_TABLE = """
Afghanistan||Afghan
Albania||Albanian
Algeria||Algerian
Andorra||Andorran
Angola||Angolan
Antigua and Barbuda||Antiguan
Argentina||Argentine,Argentinian
Armenia||Armenian
Australia||Australian
Austria||Austrian
Azerbaijan||Azerbaijani
Bahamas||Bahamian
Bahrain||Bahraini
Bangladesh||Bangladeshi
Barbados||Barbadian
Belarus||Belarusian
Belgium||Belgian
Belize||Belizean
Benin||Beninese
Bhutan||Bhutanese
Bolivia||Bolivian
Bosnia and Herzegovina|Bosnia|Bosnian
Botswana||Botswanan
Brazil||Brazilian
Brunei||Bruneian
Bulgaria||Bulgarian
Burkina Faso||Burkinabe
Burma|Myanmar|Burmese
Burundi||Burundian
Cambodia||Cambodian
Cameroon||Cameroonian
Canada||Canadian
Cape Verde|Cabo Verde|Cape Verdean
Central African Republic||Central African
Chad||Chadian
Chile||Chilean
China|PRC,P.R.C.,People's Republic of China,PR China,P.R. China|Chinese
Colombia||Colombian
Comoros||Comorian
Costa Rica||Costa Rican
Croatia||Croatian
Cuba||Cuban
Cyprus||Cypriot
Czech Republic|Czechia|Czech
Democratic Republic of the Congo|DRC|Congolese
Denmark||Danish
Djibouti||Djiboutian
Dominican Republic||Dominican
Ecuador||Ecuadorian
Egypt||Egyptian
El Salvador||Salvadoran
Equatorial Guinea||Equatoguinean
Eritrea||Eritrean
Estonia||Estonian
Eswatini||Swazi
Ethiopia||Ethiopian
Fiji||Fijian
Finland||Finnish
France||French
Gabon||Gabonese
Gambia||Gambian
Georgia||Georgian
Germany||German
Ghana||Ghanaian
Greece||Greek
Grenada||Grenadian
Guatemala||Guatemalan
Guinea||Guinean
Guinea-Bissau||Bissau-Guinean
Guyana||Guyanese
Haiti||Haitian
Honduras||Honduran
Hong Kong|Hong Kong SAR|Hongkonger
Hungary||Hungarian
Iceland||Icelandic
India||Indian
Indonesia||Indonesian
Iran|Islamic Republic of Iran|Iranian
Iraq||Iraqi
Ireland||Irish
Israel||Israeli
Italy||Italian
Ivory Coast|Cote d'Ivoire,Côte d'Ivoire|Ivorian
Jamaica||Jamaican
Japan||Japanese
Jordan||Jordanian
Kazakhstan||Kazakh
Kenya||Kenyan
Kiribati||
Kosovo||Kosovar
Kuwait||Kuwaiti
Kyrgyzstan|Kyrgyz Republic|Kyrgyz
Laos||Laotian
Latvia||Latvian
Lebanon||Lebanese
Lesotho||Basotho
Liberia||Liberian
Libya||Libyan
Liechtenstein||
Lithuania||Lithuanian
Luxembourg||Luxembourgish
Macau|Macao|Macanese
Madagascar||Malagasy
Malawi||Malawian
Malaysia||Malaysian
Maldives||Maldivian
Mali||Malian
Malta||Maltese
Marshall Islands||Marshallese
Mauritania||Mauritanian
Mauritius||Mauritian
Mexico||Mexican
Micronesia||Micronesian
Moldova||Moldovan
Monaco||Monegasque
Mongolia||Mongolian
Montenegro||Montenegrin
Morocco||Moroccan
Mozambique||Mozambican
Namibia||Namibian
Nauru||Nauruan
Nepal||Nepali,Nepalese
Netherlands|Holland|Dutch
New Zealand||
Nicaragua||Nicaraguan
Niger||Nigerien
Nigeria||Nigerian
North Korea|DPRK,D.P.R.K.,Democratic People's Republic of Korea|North Korean
North Macedonia||Macedonian
Norway||Norwegian
Oman||Omani
Pakistan||Pakistani
Palau||Palauan
Panama||Panamanian
Papua New Guinea||
Paraguay||Paraguayan
Peru||Peruvian
Philippines||Philippine,Filipino
Poland||Polish
Portugal||Portuguese
Qatar||Qatari
Republic of the Congo||
Romania||Romanian
Russia|Russian Federation|Russian
Rwanda||Rwandan
Samoa||Samoan
San Marino||
Saudi Arabia|KSA|Saudi
Senegal||Senegalese
Serbia||Serbian
Seychelles||Seychellois
Sierra Leone||Sierra Leonean
Singapore||Singaporean
Slovakia||Slovak
Slovenia||Slovenian
Solomon Islands||
Somalia||Somali
South Africa||South African
South Korea|Korea,Republic of Korea,ROK|South Korean,Korean
South Sudan||South Sudanese
Spain||Spanish
Sri Lanka||Sri Lankan
Sudan||Sudanese
Suriname||Surinamese
Sweden||Swedish
Switzerland||Swiss
Syria||Syrian
Taiwan||Taiwanese
Tajikistan||Tajik
Tanzania||Tanzanian
Thailand||Thai
Timor-Leste|East Timor|Timorese
Togo||Togolese
Tonga||Tongan
Trinidad and Tobago||Trinidadian
Tunisia||Tunisian
Turkey|Türkiye,Turkiye|Turkish
Turkmenistan||Turkmen
Tuvalu||
Uganda||Ugandan
Ukraine||Ukrainian
United Arab Emirates|UAE,U.A.E.|Emirati
United Kingdom|UK,U.K.,Great Britain,Britain|British
United States|U.S.,US,America,USA,U.S.A.,United States of America|American
Uruguay||Uruguayan
Uzbekistan||Uzbek
Vanuatu||
Vatican City||
Venezuela||Venezuelan
Vietnam|Viet Nam|Vietnamese
Yemen||Yemeni
Zambia||Zambian
Zimbabwe||Zimbabwean
"""

_ROWS = tuple(tuple(line.split("|")) for line in _TABLE.strip().splitlines())

COUNTRIES: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (name, tuple(filter(None, others.split(",")))) for name, others, _ in _ROWS
)
"""Canonical name and other names of each country."""

DEMONYMS: dict[str, str] = {
    demonym: name for name, _, demonyms in _ROWS for demonym in demonyms.split(",") if demonym
}
"""Country that a demonym belongs to."""

UNSURE: dict[str, tuple[str, ...]] = {
    "Georgia": ("tbilisi", "caucasus", "armenia", "azerbaijan", "south ossetia", "abkhazia"),
    "Jordan": ("amman", "middle east", "israel", "iraq", "syria", "lebanon", "egypt", "saudi"),
    "Chad": ("n'djamena", "sahel", "niger", "sudan", "libya", "cameroon"),
    "Niger": ("niamey", "sahel", "mali", "burkina faso", "coup", "uranium"),
    "Guinea": ("conakry", "bauxite", "west africa", "sierra leone"),
    "Holland": ("netherlands", "dutch", "amsterdam", "hague", "asml"),
}
"""Names that are also a state, a river or a person, with words that speak for the country."""

US_PLACES: tuple[str, ...] = (
    *("Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut"),
    *("Delaware", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa"),
    *("Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan"),
    *("Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire"),
    *("New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio"),
    *("Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota"),
    *("Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington", "West Virginia"),
    *("Wisconsin", "Wyoming", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind", "Mass"),
    *("Mich", "Minn", "Okla", "Pa", "Tenn", "Tex", "Va", "Wash", "Wis"),
)
"""States, whole and in newspaper abbreviation: after "Commerce, " they tell of a town."""
