"""The words by which a sentence ties things together, as pieces of regular expressions.

Forms are listed rather than stemmed: "reduced mortality" and "reduced by" are told apart by where they stand, not by
what they are, and the places are needed.
"""

MID = (
    r"(?:(?:(?!only\b|family\b|supply\b|early\b|daily\b|body\b|study\b)\w+ly|also|further|then|thus|still|even|much|"
    r"far|"
    r"significant|too|very|rather|quite|somewhat|both|in turn|all|each|in general|on average|overall|never|not|n['’]t|"
    r"neither|no),?\s+)"
)
"""A word that may stand between an auxiliary and its verb."""

NEG = r"(?:not|never|cannot|neither|nor|no|n['’]t)"
BE = (
    r"(?:is|are|was|were|be|been|being|remain(?:s|ed)?|became|becomes?"
    r"|appear(?:s|ed)(?: to be)?|seem(?:s|ed)(?: to be)?|tend(?:s|ed)? to be)"
)
AUX = r"(?:can|could|may|might|will|would|should|do|does|did|has|have|had|to|tend(?:s|ed)?\s+to)"

UP_VERBS = (
    r"increas(?:es?|ed|ing)|rais(?:es?|ed|ing)|elevat(?:es?|ed|ing)|boost(?:s|ed|ing)?|enhanc(?:es?|ed|ing)|"
    r"augment(?:s|ing)?|amplif(?:y|ies|ied|ying)|promot(?:es?|ed|ing)|stimulat(?:es?|ed|ing)|"
    r"up-?regulat(?:es?|ed|ing)|accelerat(?:es?|ed|ing)|prolong(?:s|ed|ing)?|extend(?:s|ed|ing)?|lengthen(?:s|ed|ing)?|"
    r"expand(?:s|ed|ing)?|doubl(?:es|ed|ing)|tripl(?:es|ed|ing)|facilitat(?:es?|ed|ing)|restor(?:es?|ed|ing)|"
    r"maximi[sz](?:es?|ed|ing)|exacerbat(?:es?|ed|ing)|aggravat(?:es?|ed|ing)"
)
DOWN_VERBS = (
    r"decreas(?:es?|ed|ing)|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?|diminish(?:es|ed|ing)?|attenuat(?:es?|ed|ing)|"
    r"suppress(?:es|ed|ing)?|inhibit(?:s|ed|ing)?|down-?regulat(?:es?|ed|ing)|mitigat(?:es?|ed|ing)|"
    r"alleviat(?:es?|ed|ing)|reliev(?:es?|ed|ing)|ameliorat(?:es?|ed|ing)|prevent(?:s|ed|ing)?|shorten(?:s|ed|ing)?|"
    r"cuts?|cutting|slow(?:s|ed|ing)?|delay(?:s|ed|ing)?|limit(?:s|ing)?|minimi[sz](?:es?|ed|ing)|curb(?:s|ed|ing)?|"
    r"lessen(?:s|ed|ing)?|halv(?:es|ed|ing)|block(?:s|ed|ing)?|hinder(?:s|ed|ing)?|eliminat(?:es?|ed|ing)|"
    r"protect(?:s|ed|ing)? (?:\w+ )?against|impede[sd]?|abolish(?:es|ed)?|dampen(?:s|ed)?"
)
GOOD_VERBS = r"improv(?:es?|ed|ing)|strengthen(?:s|ed|ing)?|benefit(?:s|ed|ing)?|helps?|helped|better(?:s|ed)"
BAD_VERBS = (
    r"worsen(?:s|ed|ing)?|impair(?:s|ed|ing)?|degrad(?:es?|ed|ing)|hurt(?:s|ing)?|harm(?:s|ed|ing)?|weaken(?:s|ed|"
    r"ing)?|"
    r"deteriorat(?:es?|ed|ing)|damag(?:es?|ed|ing)"
)
OTHER_VERBS = (
    r"affect(?:s|ed|ing)?|influenc(?:es?|ed|ing)|alter(?:s|ed|ing)?|chang(?:es?|ed|ing)|modif(?:y|ies|ied|ying)|"
    r"modulat(?:es?|ed|ing)|impact(?:s|ed|ing)?|shap(?:es|ed)|determin(?:es|ed)|regulat(?:es?|ed|ing)"
)
CAUSES = (
    r"caus(?:es?|ed|ing)|leads? to|led to|leading to|induc(?:es?|ed|ing)|trigger(?:s|ed|ing)?|provok(?:es?|ed|ing)|"
    r"elicit(?:s|ed|ing)?|g[ai]ves? rise to|bring(?:s)? about|brought about|contribut(?:es?|ed|ing) to"
)
YIELDS = r"result(?:s|ed|ing)? in|produc(?:es?|ed|ing)|yield(?:s|ed|ing)?|g[ai]ves?|provid(?:es?|ed|ing)"
HAS = (
    r"has|have|had|show(?:s|ed|n)?|exhibit(?:s|ed)?|demonstrat(?:es?|ed)|experienc(?:es?|ed)|achiev(?:es?|ed|ing)|"
    r"obtain(?:s|ed)?|attain(?:s|ed)?|reach(?:es|ed)|display(?:s|ed)?|reported|present(?:s|ed)? with|"
    r"reveal(?:s|ed)?|gained|developed|enjoy(?:s|ed)?|suffer(?:s|ed)?|maintain(?:s|ed)?|required?|requires|"
    r"performed|scored|received|completed|needed|consumed|underwent|used|lost|took|produced|extruded|spent|made"
)

MORE = (
    r"higher|greater|larger|more|increased|elevated|longer|bigger|raised|prolonged|enhanced|increasing|heavier|"
    r"stronger|faster|earlier|deeper|quicker|thicker|wider|older|taller|warmer"
)
LESS = (
    r"lower|less|fewer|smaller|reduced|decreased|shorter|diminished|lesser|lowered|decreasing|attenuated|slower|later|"
    r"lighter|thinner|weaker|narrower|younger|rarer|low"
)
BETTER = r"better|improved|superior|favou?rable"
WORSE = r"worse|inferior|poorer|impaired|worsened|degraded"

RISES = r"increases?|rises?|elevations?|gains?|increments?|growth|upregulation|prolongation|enhancements?"
FALLS = (
    r"decreases?|reductions?|declines?|drops?|falls?|decrements?|loss(?:es)?|attenuation|suppression|inhibition|"
    r"downregulation|shortening"
)
GAINS = r"improvements?|benefits?|advantages?|ameliorations?"
HARMS = r"deteriorations?|worsening|impairments?|degradations?|harms?"
CHANGES = r"differences?|changes?|effects?|impacts?|influences?|interactions?|variations?"

ROSE = r"increas(?:es|ed)|rose|rises|risen|grew|grows|climbed|climbs"
FELL = r"decreas(?:es|ed)|fell|falls|fallen|dropp?ed|drops|declin(?:es|ed)|diminish(?:es|ed)|shrank|reduced"
IMPROVED = r"improv(?:es|ed)|recover(?:s|ed)"
WORSENED = r"worsen(?:s|ed)|deteriorat(?:es|ed)|degrad(?:es|ed)"

SIZE = (
    r"(?:(?!than\b|in\b|of\b)(?:[\w-]+ly|significant|marked|substantial|slight|modest|statistical|mean|median|average|"
    r"overall|"
    r"further|notable|relative|absolute|dose-dependent|clear|strong|small|large|major|minor|similar|considerable|"
    r"meaningful|clinical|average|additional|apparent|consistent|main|direct|much|any|percentage|point|between-group|"
    r"fold|"
    r"intergroup|borderline|beneficial|adverse|detectable|observable|[\d.,]+\s?(?:%|points?|-?fold)?),?\s+)"
)
"""A word that may stand before the noun of a change and tells its size or kind."""

AGAINST = (
    r"(?:as\s+|when\s+)?compared\s+(?:with|to|against)|in\s+compar(?:ison|ed)\s+(?:with|to)|in\s+contrast\s+(?:to|"
    r"with)|"
    r"relative\s+to|versus|vs\.?|than|rather\s+than|over|against|as\s+opposed\s+to"
)

FOUND = r"(?:seen|observed|found|detected|noted|reported|recorded|achieved|obtained|evident|identified|shown|reached)"
"""How the passive of reporting ends: "was observed"."""
