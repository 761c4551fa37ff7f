"""What studies count: people, animals, things and texts whose number is the size of a sample."""

import re

_NOUNS = """
patients? participants? subjects? adults? children child infants? neonates? newborns? babies adolescents? teenagers?
men man women woman males? females? boys? girls? mothers? fathers? parents? volunteers? controls? respondents?
individuals? people persons? donors? students? pupils? teachers? learners? undergraduates? graduates? nurses?
physicians? clinicians? doctors? workers? employees? residents? households? families couples twins? users? speakers?
listeners? readers? annotators? raters? experts? informants? interviewees? veterans? athletes? players? drivers?
farmers? voters? citizens? customers? firms? companies farms? banks? municipalities counties schools? classrooms?
hospitals? clinics? centres? centers? wards? villages? towns? cities districts? regions? countries? states? trials?
studies study cohorts? articles? papers? abstracts? publications? records? reviews? reports? surveys? interviews?
questionnaires? cases? deaths? births? pregnancies admissions? visits? samples? specimens? biopsies tumors? tumours?
lesions? eyes? teeth? knees? hips? ears? mice mouse rats? rabbits? dogs? cats? pigs? piglets? cows? calves sheep
goats? horses? hens? chickens? birds? owls? nests? eggs? broods? clutches chicks? fish fishes frogs? toads? bats?
bees? beetles? larvae hives? colonies colony worms? flies animals? monkeys? primates? plants? trees? seedlings? seeds?
shrubs? leaves plots? quadrats? transects? sites? lakes? streams? rivers? ponds? wells? reefs? fields? forests?
species genera taxa isolates? strains? genes? variants? loci snps? proteins? cells? neurons? genomes? transcripts?
peptides? sentences? documents? words? tokens? tweets? posts? messages? texts? questions? dialogues? conversations?
utterances? pairs? examples? instances? images? videos? frames? scenes? clips? recordings? songs? pages? captions?
queries? claims? tables? datasets? corpora languages? casualties attacks? procedures? operations? surgeries decisions?
episodes? hearts? bones? smears? scans? sessions? teams? submissions? essays? paragraphs? observations? measurements?
events? galaxies galaxy stars? planets? spectra detections? stations? buildings? vehicles? cars?
""".split()  # noqa: SIM905
_SINGULAR = frozenset(
    """child man woman person study mouse calf colony pregnancy biopsy tooth leaf genus city county galaxy family
    company
    village""".split()  # noqa: SIM905
)
_EITHER = frozenset(("male", "female", "fish", "sheep", "people", "species"))


def _plural(noun: str) -> str:
    """The forms that stand behind a number above one."""
    return noun if noun.removesuffix("s?") in _EITHER else noun.replace("?", "")


_MANY = "|".join(_plural(noun) for noun in _NOUNS if noun not in _SINGULAR)
_ONE = "|".join(_NOUNS)
_ADJECTIVE = (
    r"(?!(?:of|in|to|and|or|per|the|for|with|at|on|from|by|were|was|are|is|as|than|had|have|has|did|do|who|that"
    r"|which|times|out"
    r"|all|its|their|other|more|fewer|less|higher|lower|points?|fold|%)\b)[^\W\d_]+(?:-[^\W\d_]+)*"
)
COUNTED = re.compile(rf"[\s\u00a0](?:{_ADJECTIVE}\s){{0,3}}?(?P<noun>{_MANY})\b(?!-)", re.IGNORECASE)
"""What follows a number of cases: at most three words, then what is counted."""
COUNTED_ONE = re.compile(rf"[\s\u00a0](?:{_ADJECTIVE}\s){{0,1}}?(?P<noun>{_ONE})\b(?!-)", re.IGNORECASE)
"""What follows a number of one."""
