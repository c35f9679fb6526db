"""Countries as news names them: the country, what belongs to it, and the seats that stand for its government.

"Beijing said", "the Chinese government said", "China's authorities said" are one voice. A row holds the names of the
country, then its adjectives and peoples, then the places and houses whose name stands for the government.
"""

from functools import cache

_ROWS = """
Afghanistan|Afghan;Afghans|Kabul
Albania|Albanian;Albanians|Tirana
Algeria|Algerian;Algerians|Algiers
Angola|Angolan|Luanda
Argentina|Argentine;Argentinian;Argentines|Buenos Aires;Casa Rosada
Armenia|Armenian;Armenians|Yerevan
Australia|Australian;Australians|Canberra
Austria|Austrian;Austrians|Vienna
Azerbaijan|Azerbaijani;Azeri|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian;Belarusians|Minsk
Belgium|Belgian;Belgians|
Bolivia|Bolivian|La Paz
Bosnia;Bosnia and Herzegovina|Bosnian|Sarajevo
Brazil|Brazilian;Brazilians|Brasilia;Brasília
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Bujumbura
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaounde;Yaoundé
Canada|Canadian;Canadians|Ottawa
Chad|Chadian|N'Djamena
Chile|Chilean|Santiago
China|Chinese|Beijing
Colombia|Colombian|Bogota;Bogotá
Congo;Democratic Republic of Congo|Congolese|Kinshasa
Costa Rica|Costa Rican|
Croatia|Croatian;Croat|Zagreb
Cuba|Cuban;Cubans|Havana
Cyprus|Cypriot|Nicosia
Czech Republic;Czechia|Czech|Prague
Denmark|Danish;Danes|Copenhagen
Ecuador|Ecuadorian;Ecuadorean|Quito
Egypt|Egyptian;Egyptians|Cairo
El Salvador|Salvadoran|San Salvador
Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn
Ethiopia|Ethiopian;Ethiopians|Addis Ababa
Finland|Finnish;Finns|Helsinki
France|French|Paris;Elysee;Élysée;Elysee Palace;Élysée Palace;Quai d'Orsay
Gambia|Gambian|Banjul
Georgia|Georgian|Tbilisi
Germany|German;Germans|Berlin
Ghana|Ghanaian|Accra
Greece|Greek;Greeks|Athens
Guatemala|Guatemalan|
Guinea|Guinean|Conakry
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian;Hungarians|Budapest
Iceland|Icelandic|Reykjavik
India|Indian;Indians|New Delhi;Delhi
Indonesia|Indonesian|Jakarta
Iran|Iranian;Iranians|Tehran;Teheran
Iraq|Iraqi;Iraqis|Baghdad
Ireland|Irish|Dublin
Israel|Israeli;Israelis|
Italy|Italian;Italians|Rome;Quirinale
Ivory Coast|Ivorian|Abidjan
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana
Kenya|Kenyan;Kenyans|Nairobi
Kosovo|Kosovar|Pristina
Kuwait|Kuwaiti|Kuwait City
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian;Lao|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian|Monrovia
Libya|Libyan;Libyans|Tripoli
Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourgish|
Malaysia|Malaysian|Kuala Lumpur;Putrajaya
Mali|Malian|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian|Nouakchott
Mexico|Mexican;Mexicans|Mexico City
Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulan Bator
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar;Burma|Burmese|Naypyidaw
Namibia|Namibian|Windhoek
Nepal|Nepalese;Nepali|Kathmandu
Netherlands|Dutch|The Hague
New Zealand|New Zealander|Wellington
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian;Nigerians|Abuja
North Korea;DPRK;Democratic People's Republic of Korea|North Korean|Pyongyang
North Macedonia;Macedonia|Macedonian|Skopje
Norway|Norwegian;Norwegians|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani;Pakistanis|Islamabad
Panama|Panamanian|
Paraguay|Paraguayan|Asuncion
Peru|Peruvian|Lima
Philippines|Philippine;Filipino;Filipinos|Manila;Malacanang
Poland|Polish;Poles|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian;Russians|Moscow;Kremlin;the Kremlin
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi;Saudis|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian;Serb;Serbs|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|
Slovakia|Slovak|Bratislava
Slovenia|Slovenian;Slovene|Ljubljana
Somalia|Somali|Mogadishu
South Africa|South African|Pretoria
South Korea;Republic of Korea|South Korean|Seoul;Blue House
South Sudan|South Sudanese|Juba
Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish;Swedes|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian;Syrians|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Togo|Togolese|Lome
Tunisia|Tunisian|Tunis
Turkey;Turkiye;Türkiye|Turkish;Turks|Ankara
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan|Kampala
Ukraine|Ukrainian;Ukrainians|Kiev;Kyiv
United Arab Emirates;UAE|Emirati|Abu Dhabi
United Kingdom;UK;U.K.;Britain;Great Britain|British|London;Downing Street;Whitehall
United States;US;U.S.;USA;America;United States of America|American;Americans|Washington
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni;Yemenis|Sanaa
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Return the country of each name and adjective, and of each seat, lower-cased."""
    belonging: dict[str, str] = {}
    seats: dict[str, str] = {}
    for row in _ROWS.strip().splitlines():
        names, adjectives, houses = ([form for form in part.split(";") if form] for part in row.split("|"))
        for form in (*names, *adjectives):
            belonging[form.lower()] = names[0]
        for form in houses:
            seats[form.lower().removeprefix("the ")] = names[0]
    return belonging, seats


def _bare(words: str) -> str:
    plain = " ".join(words.lower().replace("’", "'").split())
    return plain.removeprefix("the ").removesuffix("'s").removesuffix("'")


def country_named(words: str) -> str | None:
    """Return the country that words name, not what only belongs to it: "Norway", not "the Norwegians"."""
    return _names().get(_bare(words))


@cache
def _names() -> dict[str, str]:
    rows = (row.split("|")[0].split(";") for row in _ROWS.strip().splitlines())
    return {form.lower(): names[0] for names in rows for form in names}


def country_of(words: str) -> str | None:
    """Return the country that words name or belong to: Norway for "Norway", "Norway's", "the Norwegians"."""
    return _table()[0].get(_bare(words))


def seat_of(words: str) -> str | None:
    """Return the country whose government a place or house stands for: China for "Beijing"."""
    return _table()[1].get(_bare(words))
