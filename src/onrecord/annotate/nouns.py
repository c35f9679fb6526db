"""Nouns that stand for people and bodies, titles that stand before names, and first names that tell he from she."""

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
    {
        "mrs",
        "ms",
        "miss",
        "dame",
        "lady",
        "queen",
        "princess",
        "congresswoman",
        "chairwoman",
        "spokeswoman",
        "councilwoman",
    }
)
MAN_TITLES = frozenset(
    {
        "mr",
        "sir",
        "lord",
        "king",
        "prince",
        "congressman",
        "chairman",
        "spokesman",
        "pope",
        "councilman",
        "imam",
        "archbishop",
    }
)

_WOMEN = """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra
    ashley dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia
    kathleen amy shirley angela helen anna brenda pamela nicole samantha katherine christine emma catherine virginia
    debbie rachel janet maria heather diane julie joyce victoria kelly christina joan evelyn lauren judith olivia
    megan cheryl martha andrea frances hannah jacqueline ann jean alice kathryn gloria teresa sara janice doris julia
    marie madison grace judy theresa beverly denise marilyn amber danielle rose brittany diana abigail natalie jane
    alexis hillary chelsea ivanka melania kellyanne condoleezza nikki loretta elena sonia ruth carly marine
    tatiana yulia svetlana natalia olga aung malala park benazir indira angelina oprah ellen claire lucy sophie
    zoe chloe charlotte amelia isabella fatima aisha leila nadia tanya kate katie maggie jill kirsten tammy tulsi
    gretchen susana lisa greta ursula tsai jacinda sanna mette helle erna sheikh-hasina winnie meghan camilla""".split()
_MEN = """james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond
    jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy walter christian
    keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe
    logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene
    barack bernie mitt ted marco jeb rand ben rex mike jim bob bill tom tim jeff rick rudy newt al dick mitch harry
    vladimir sergei dmitry dmitri igor boris alexei mikhail ivan ramzan emmanuel francois nicolas jean-claude
    recep mahmoud hassan hussein mohammed muhammad mohamed ahmed ali abdullah bashar benjamin xi kim shinzo narendra
    jacques pierre luc hans karl klaus otto fritz wolfgang heinz carlos luis miguel pedro diego jorge antonio
    francisco manuel silvio matteo giuseppe paolo antony gordon tony nigel jeremy simon neil graham stuart ian
    viktor petro volodymyr lech andrzej donald josef jens lars anders sven bjorn hugo evo nicolas raul fidel""".split()

FIRST_NAMES = dict.fromkeys(_WOMEN, "she") | dict.fromkeys(_MEN, "he")
"""First names that are given to women or to men by a wide margin; a name that is not here tells nothing."""
