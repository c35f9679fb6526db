"""Nouns that stand for people and bodies, and titles that stand before names."""

PERSONS = frozenset(
    """man woman boy girl person activist adviser advisor aide ambassador analyst attorney author candidate chairman
    chairwoman chair chancellor chief coach colleague commander commissioner congressman congresswoman correspondent
    counsel counselor counterpart critic deputy diplomat director doctor economist editor envoy executive expert father
    foreman general governor guard head historian host husband inspector investigator journalist judge justice
    lawmaker lawyer leader lieutenant manager mayor member minister mother neighbor neighbour nominee nurse officer
    official operative opponent organizer parent passenger pilot plaintiff player politician president priest
    prisoner producer professor prosecutor protester protestor rebel refugee reporter representative researcher
    resident scholar scientist secretary senator sergeant sheriff sister brother soldier son daughter source
    speaker spokesman spokeswoman spokesperson staffer strategist student superintendent supporter survivor suspect
    teacher teenager undersecretary veteran victim villager volunteer voter wife widow witness worker writer owner
    founder detective driver engineer farmer fisherman foreman insider relative king queen prince princess pope bishop
    cleric imam rabbi pastor columnist pundit pollster""".split()
)

BODIES = frozenset(
    """administration agency airline army association authority bank board body bureau business cabinet campaign chamber
    church club coalition commission committee company congress corporation council country court department embassy
    faction firm force foundation government group house institute institution institution jury league legislature
    magazine media military militia ministry mission movement network newspaper office opposition organisation
    organization outlet panel parliament party police prosecution regime regulator school senate service side site
    squad staff station team tribunal tribunal union university watchdog website paper broadcaster hospital charity
    kingdom republic nation state city town family crew public committee""".split()
)

DOCUMENTS = frozenset(
    """report statement memo document letter study survey poll email e-mail message post tweet article book complaint
    filing indictment affidavit lawsuit release transcript testimony speech editorial column story website video
    recording note review analysis ruling opinion sign banner ad data figures statistics records""".split()
)

TOLD_OF_PERSONS = frozenset(
    """militant terrorist extremist jihadist jihadi fighter insurgent gunman shooter attacker assailant killer bomber
    robber thief burglar kidnapper abductor captor hijacker smuggler hostage captive pirate migrant schoolgirl schoolboy
    pupil child baby infant kid adult pedestrian cyclist motorist biker climber hiker skier surfer diver swimmer
    tourist visitor guest customer shopper bystander onlooker defendant accused inmate convict detainee fugitive
    perpetrator culprit offender intruder stalker actor actress singer star comedian musician artist athlete captain
    striker defender goalkeeper quarterback midfielder winger forward champion boxer golfer teammate rookie linebacker
    contestant winner entertainer celebrity rapper model presenter billionaire businessman businesswoman entrepreneur
    tycoon accountant clerk receptionist cashier janitor nanny maid butler chef cook waiter waitress bartender barber
    carpenter plumber electrician mechanic miner builder trucker policeman policewoman cop firefighter paramedic medic
    trooper marine sailor crewman airman troop grandmother grandfather grandson granddaughter uncle aunt cousin nephew
    niece fiancee boyfriend girlfriend partner spouse couple twin sibling stepfather stepmother teen youth youngster
    lad guy gentleman citizen native ally rival successor predecessor heir monarch duke duchess peer""".split()
)
"""People whom news tells of; those who speak in it are among `PERSONS`."""

TOLD_OF_BODIES = frozenset(
    """branch operator manufacturer retailer supplier carrier insurer division directorate inspectorate gang cartel
    militia sect cult tribe band brigade battalion regiment navy coalition insurgency""".split()
)

VEHICLES = frozenset(
    """vessel ship tanker boat ferry freighter trawler warship frigate destroyer submarine yacht plane aircraft airliner
    jet helicopter train tram bus""".split()
)

TITLES = frozenset(
    """mr mrs ms miss dr prof sir dame lord lady sen rep gov lt col gen capt sgt maj cmdr adm hon rev fr st president
    chancellor minister secretary senator governor mayor judge justice king queen prince princess pope ambassador
    general colonel captain major sergeant lieutenant commander chief director chairman chairwoman congressman
    congresswoman representative premier prime vice deputy foreign defense defence interior former then-president
    acting first lady attorney speaker envoy spokesman spokeswoman spokesperson professor doctor detective inspector
    superintendent sheriff officer commissioner leader candidate nominee rep-elect president-elect activist lawyer
    journalist reporter coach archbishop bishop cardinal imam sheikh sheik ayatollah emir sultan sheik editor author
    analyst strategist adviser advisor aide counsel prosecutor councilman councilwoman councillor""".split()
)

WOMAN_TITLES = frozenset(
    "mrs ms miss dame lady queen princess congresswoman chairwoman spokeswoman councilwoman".split()
)
MAN_TITLES = frozenset("mr sir lord king prince congressman chairman spokesman pope councilman imam archbishop".split())
