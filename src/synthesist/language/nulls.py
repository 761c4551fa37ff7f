"""Words that say that no difference, or no significant one, was found."""

import re

NOT_SIGNIFICANT = re.compile(
    r"\b(?:no (?:\w+ ){0,2}significant(?:ly)?(?: \w+){0,2} (?:difference|effect|change|improvement|increase|decrease|"
    r"reduction|benefit|gain|association|correlation|impact|interaction)s?|"
    r"not (?:\w+ )?(?:statistically )?significant(?:ly)?(?: (?:different|better|worse|higher|lower))?|"
    r"not (?:differ|improve|increase|decrease|change|affect|reduce|vary)\w* significantly|"
    r"not significantly (?:differ|improve|increase|decrease|change|affect|reduce|outperform|alter|vary)\w*|"
    r"(?:non-?significant|insignificant) (?:difference|effect|change|improvement|increase|decrease|gain)s?|"
    r"no (?:difference|effect|change|improvement|benefit)s? (?:\w+ ){0,4}(?:was|"
    r"were) (?:found|seen|observed|detected))\b",
    re.IGNORECASE,
)
NO_EFFECT = re.compile(
    r"\b(?:has|have|had) (?:absolutely )?no (?:effect|impact|influence)\b|"
    r"\b(?:is|are|was|were) (?:equivalent|identical|the same|unaffected|unrelated)\b",
    re.IGNORECASE,
)
