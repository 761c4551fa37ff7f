"""Words that are written with a stop, by what the stop may mean."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words("""
    e.g i.e eg ie cf viz vs v.s resp approx ca c.f incl excl esp z.B d.h bzw vgl sog Abb
    Dr Drs Prof Mr Mrs Ms Mme St Mt Ft Hon Rev Gen Lt Capt Sgt
    Fig Figs fig figs Eq Eqs eq eqs Eqn Eqns eqn Sec Secs Sect Sects sec sect Ref Refs ref refs Tab Tabs
    App Thm Lem Prop Def Defs Alg Algs Suppl suppl Supp Chap Chaps chap Ch Vols Art Arts Ex
    Eds Nos nos pp Nr p.ej ej
""")
"""Something always follows."""

BEFORE_NUMBERS = _words(
    "No no Cor Vol vol vols p v ver ch art par para max min c al Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
"""A number that follows belongs to them; with a capital after it the sentence ends."""

LAST_BEFORE_STARTERS = _words("""
    Inc Ltd Corp Co Cos Jr Sr Univ Dept dept Assoc Soc Ed Trans var subsp ssp cv
    Am Ann Arch Biol Bot Br Bull Chem Clin Conf Curr Dis Educ Eng Environ Eur Exp Genet Int Intern Lett
    Med Microbiol Mol Nat Natl Neurosci Pharmacol Phys Proc Psychol Rep Res Sci Stat Surg Symp Syst Technol Zool
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
""")
"""Names go on after them with a capital; the sentence ends only where a word follows that begins sentences."""

STARTERS = _words("""
    The This These Those That A An It Its They Their There We Our He She His Her You I In On At For From With Within
    Without By To Under Over Of As After Before During Since Until Although Though While When Where Whereas Whether
    Which Who What Why How If Because Between Among Across However Moreover Furthermore Additionally Also Thus
    Therefore Hence Here Then Next Finally First Second Third Both Each Every All Any Some Many Most Several Few Fewer
    None No Neither Nor And But Or Yet So Such Another Other Others Not Only One Two Three Four Five Six Seven Eight
    Nine Ten Once Using Compared Overall Despite Given Based Background Objective Objectives Aim Aims Purpose Methods
    Method Design Setting Patients Participants Subjects Results Findings Conclusion Conclusions Discussion Data
    Previous Recent Recently Nevertheless Nonetheless Instead Similarly Consequently Importantly Interestingly Notably
    Specifically Let Now Today Nothing Besides Meanwhile Through Experiments Experimental Extensive Please
""")
"""Words with a capital because they begin a sentence."""

LABELLED = _words("""
    vitamin vitamins hepatitis influenza group groups type types class classes grade grades stage stages appendix panel
    model models arm arms part phase figure table section case category condition system site set variable version level
    protein factor cohort schedule study experiment task dataset language plan step sample samples protocol method
    option scenario war element chapter volume annex supplement algorithm question item theorem lemma equation programme
    program team player agent process state country region city lake form
    subtask subtasks sub-task sub-tasks tasks track tracks company fig figs sec sect tab app ref eq
""")
"""Nouns that a letter or a Roman number names more closely, so that a stop behind it ends the sentence."""

PARTICLES = _words("de van von der den del della di da dos la le el ter ten")
"""Small words with which family names begin."""
