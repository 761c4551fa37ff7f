"""Sentences that tell what others found, or what is held to be known: no result of the work that they stand in."""

import re

_NAMES = (
    r"(?:(?!We\b|Our\b|This\b|The\b)[A-Z][\w’'-]+(?:,? (?:[A-Z][\w’'-]+,? )?(?:and|&) [A-Z][\w’'-]+)?,? (?:et al\.?"
    r"|and (?:colleagues|co-?workers|others|"
    r"coauthors|her team|his team))(?:,? ?[(\[]?(?:19|20)\d\d[a-z]?[)\]]?|,? ?\[\d+\])?"
    r"|(?!We\b|Our\b|In\b|Since\b|By\b)[A-Z][\w’'-]+(?:,? (?:and|&) [A-Z][\w’'-]+)? ?(?:[(\[](?:19|20)\d\d[a-z]?[)\]]"
    r"|\[\d+\]))"
)
_OTHERS = (
    r"(?i:(?:the |a |an |many |several |some |most |two |three |various |numerous )?(?:previous(?:ly published)?"
    r"|prior|earlier|"
    r"past|other|existing|recent(?:ly published)?|former|published)(?: (?!to\b|than\b)[\w-]+){0,3}? (?:stud(?:y|ies)"
    r"|works?|research"
    r"|researchers|authors|reports?|literature|investigat(?:ors|ions)|trials?|experiments|papers?|evidence"
    r"|meta-analys[ei]s|"
    r"reviews?|surveys?|analys[ei]s|findings)"
    r"|others|the (?:existing |published |earlier )?literature|(?:researchers|scientists|investigators) (?:at"
    r"|from) (?:[\w’'-]+ ){1,4}?|(?:an?|another) (?:independent|"
    r"separate|different|second) (?:group|team|laboratory|lab))"
)
_WHO = (
    rf"(?:{_NAMES}(?:['’]s? (?:\w+ ){{0,3}}(?:study|trial|work|results|findings|analysis|data|paper|report))?"
    rf"|{_OTHERS})"
)
_TOLD = (
    r"(?:report(?:s|ed)?|show(?:s|ed|n)?|f(?:ind|inds|ound)|demonstrate[sd]?|observe[sd]?|conclude[sd]?|suggest(?:s"
    r"|ed)?"
    r"|argue[sd]?|claim(?:s|ed)?|note[sd]?|state[sd]?|indicate[sd]?|describe[sd]?|establish(?:es|ed)?|reveal(?:s|ed)?"
    r"|confirm(?:s|ed)?|estimate[sd]?|prove[sdn]?|discover(?:s|ed)?|document(?:s|ed)?|maintain(?:s|ed)?|wr(?:ite|ites"
    r"|ote)"
    r"|saw|assert(?:s|ed)?|h[eo]ld)"
)
_HAVE = r"(?:(?:ha(?:s|ve|d)|did|do|does) )?(?:(?:also|already|since|long|first|not|\w+ly) )?"
_LEAD = (
    r"\W*(?:(?i:however|moreover|furthermore|in addition|additionally|also|thus|hence|overall|in contrast|finally"
    r"|notably"
    r"|interestingly|similarly|indeed|for example|for instance|in \d{4}|and|but|while|although|whereas"
    r"|as)\b[,\s]+){0,3}"
)
_HEADED = re.compile(
    rf"{_LEAD}(?:{_WHO}),? (?:\([^()]*\) )?(?:(?:on|in|of|with|from) (?:[\w-]+ ){{1,5}}?)?"
    rf"{_HAVE}{_TOLD}\b(?! (?:in|on|for|by) (?:our|this)\b)"
)
_BEEN = re.compile(
    rf"{_LEAD}it (?:ha(?:s|d) (?:\w+ ){{0,2}}been|was (?:previously|earlier|already|long)|is (?:\w+ly|well|often|now)) "
    r"(?:\w+ly )?(?:reported|shown|found|suggested|argued|claimed|established|demonstrated|observed|known|accepted"
    r"|believed"
    r"|assumed|held|thought|documented|agreed|recogni[sz]ed)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:was|were|is|are|been|as|first|previously|earlier|already) (?:\w+ly )?(?:reported|shown|found|demonstrated"
    rf"|observed|described|noted|argued|claimed|suggested|established|documented|concluded) (?:by|in) (?:the (?:work"
    rf"|study"
    rf"|trial|paper) of )?(?:{_WHO})"
)
_AS = re.compile(rf"(?:,|\bas|—|–) ?(?:{_NAMES}) {_HAVE}{_TOLD}\b")
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?:{_WHO}|(?:an?|the) (?:(?:recent|previous|earlier|(?:19|20)\d\d) )(?:\w+ )?(?:report"
    rf"|survey|study"
    r"|review|trial|paper))"
)
_IN = re.compile(
    rf"{_LEAD}in (?:an?|their|the|her|his|another)(?: \w+)? (?:earlier|previous|prior|seminal|(?:19"
    rf"|20)\d\d)(?: \w+)? (?:study"
    rf"|work|paper|trial|report|analysis)\b|{_LEAD}in (?:the|a) (?:\w+ )?(?:study|work|paper|trial|report) (?:of|by) "
    rf"(?:{_NAMES})",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:we|our|us|ours|here|this (?:study|work|paper|article|trial|thesis|review)|the (?:present|current) "
    r"(?:study|work|paper|trial|review))\b",
    re.IGNORECASE,
)
_OWN_BEHIND = re.compile(
    r"\b(?:we|our|here|(?:the )?(?:current|present) (?:data|results|findings|study))\b", re.IGNORECASE
)
_SET_AGAINST = re.compile(
    r"[,;]\s*(?:and|but|while|whereas|yet|however|in contrast|here)[,\s]+(?:\w+\s){0,2}(?:we|our)\b", re.IGNORECASE
)
"""Behind a report of somebody by name, "we" may be that somebody's word; only what is set against it is the work's."""

_BY_NAME = re.compile(_NAMES)
_BESIDE = re.compile(
    r"\b(?:than|with|to|unlike|contrary|contrast\w*|confirm\w*|extend\w*|over|those|results|findings|agree\w*"
    r"|similar\w*"
    r"|consistent\w*|line|compar\w*|outperform\w*|replicat\w*|method|model|approach|dataset|corpus|metric|values?)"
    r"(?: \w+){0,3}[ ,(]*$",
    re.IGNORECASE,
)


def told_by_others(sentence: str) -> str:
    """The words by which a sentence tells what others found or hold; empty where it does not."""
    for governing in (_HEADED, _BEEN, _IN):
        if found := governing.match(sentence):
            turn = _SET_AGAINST if _BY_NAME.search(found[0]) else _OWN_BEHIND
            return "" if turn.search(sentence[found.end() :]) else found[0].strip(" ,")
    if _OWN.search(sentence):
        return ""
    for aside in (_ACCORDING, _BY, _AS):
        found = aside.search(sentence)
        if found and not _BESIDE.search(sentence[: found.start()]):
            return found[0].strip(" ,(")
    return ""
