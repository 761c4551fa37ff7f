"""Names of sections by what they are for: patterns on titles in small letters, without accents and numbers."""

from synthesist.records.reading import SectionRole

NAMES: tuple[tuple[SectionRole, str], ...] = (
    (
        SectionRole.ABSTRACT,
        (
            r"(?:(?:structured|extended|graphical|english|author'?s?|executive|plain[- ]language|lay|editor'?s"
            r"|article)s? )?(?:abstract|summary)|highlights|key ?points|elife digest|digest"
            r"|significance(?: statement)?|synopsis|zusammenfassung|kurzfassung|resume|resumen|resumo|riassunto"
            r"|sommario"
        ),
    ),
    (
        SectionRole.INTRODUCTION,
        (
            r"(?:general )?introduction(?: and (?:background|motivation|related work|overview|objectives?|aims?))?"
            r"|motivation|(?:study )?(?:objectives?|aims?|purpose|rationale)(?: (?:and|of) .{3,30})?"
            r"|research questions?|einleitung|einfuhrung|fragestellung|ziel(?:setzung)?|introduccion|objetivos?"
            r"|introducao|introduzione"
        ),
    ),
    (
        SectionRole.BACKGROUND,
        (
            r"(?:theoretical )?background(?: and (?:related work|motivation|significance|objectives?|rationale))?"
            r"|(?:background and )?related (?:works?|research|literature|studies)(?: and .{3,30})?|(?:previous|prior"
            r"|earlier|existing) (?:works?|research|studies|approaches)"
            r"|(?:review of (?:the )?)?literature(?: review)?|review of literature|state[- ]of[- ]the[- ]art"
            r"|preliminaries|theoretical (?:framework|foundations?)|theory|conceptual framework|what (?:is"
            r"|was) (?:already )?known.{0,40}|(?:problem )?(?:definition|formulation|statement)"
            r"|notations?(?: and .{3,30})?|context|(?:theoretischer )?hintergrund|stand der (?:forschung|technik)"
            r"|contexte|etat de l'art|antecedentes|marco teorico|revisao da literatura"
        ),
    ),
    (
        SectionRole.METHODS,
        (
            r"(?:(?:materials?|patients?|subjects?|participants?|animals?|data|design|model|population|sample"
            r"|experimental) (?:and|&) )?(?:research |study |experimental |general |statistical |computational "
            r"|online |detailed |proposed |our |star )?methods?(?: (?:and|&) (?:materials?|data|results|design"
            r"|analys[ie]s|participants|procedures?))?(?: section)?|methods and materials|(?:research "
            r"|study )?methodolog(?:y|ies)|materials|(?:our |the |proposed )?(?:approach|model|system|framework"
            r"|algorithm)|experimental (?:set-?up|settings?|design|procedures?|methods?|details|section|protocols?"
            r"|part)|experiment(?:al)? (?:set-?up|settings?)|setup|(?:study )?(?:design|setting)(?: and (?:setting"
            r"|participants|population|methods))?|procedures?|statistic(?:al|s) (?:analys[ie]s|methods?)"
            r"|data (?:collection|sources?|extraction|analys[ie]s|and methods|sets?)(?: and .{3,30})?|datasets?"
            r"|(?:search strategy|eligibility criteria)(?: and .{3,30})?|material(?:ien)? und methoden"
            r"|patienten und methoden|methoden?|methodik|methodisches vorgehen|(?:materiel|materiels"
            r"|patients) et methodes?|methodes?|methodologie|materiale?s? y metodos|pacientes y metodos|metodos?"
            r"|metodologia|materiais e metodos|materiali e metodi|metodi"
        ),
    ),
    (
        SectionRole.RESULTS,
        (
            r"(?:(?:experimental|empirical|main|key|overall|further|additional|simulation|numerical|evaluation"
            r"|preliminary|quantitative|qualitative) )*(?:results?|findings)(?: (?:and|&) (?:discussions?"
            r"|analys[ie]s|evaluation|findings|interpretation|observations|limitations))?|(?:experiments?|evaluation"
            r"|analys[ie]s) (?:and|&) results?|experiments?(?: (?:and|&) (?:analys[ie]s|evaluation|discussion))?"
            r"|(?:empirical |experimental )?evaluation|(?:error |ablation |qualitative |quantitative "
            r"|further )?(?:analys[ie]s)|ablations?(?: stud(?:y|ies))?|(?:case )(?:reports?|presentations?"
            r"|descriptions?|stud(?:y|ies))|cases|ergebnisse(?: und diskussion)?|resultate|befunde"
            r"|resultats?(?: et discussion)?|resultados(?: y discusion| e discussao)?|risultati(?: e discussione)?"
        ),
    ),
    (
        SectionRole.DISCUSSION,
        (
            r"(?:general |overall |brief )?discussions?(?: (?:and|&) (?:limitations|implications|future (?:work"
            r"|directions)|outlook|perspectives|analys[ie]s))?|interpretation|comments?|(?:clinical |practical "
            r"|policy |theoretical )?implications(?: (?:for|of) .{3,40})?|lessons learn(?:ed|t)"
            r"|comparison with (?:other|previous|prior|existing) .{3,30}|diskussion|discusion|discussao|discussione"
        ),
    ),
    (
        SectionRole.CONCLUSION,
        (
            r"(?:(?:discussion|summary|limitations|results|outlook) (?:and|&) )?(?:general "
            r"|final )?conclusions?(?: (?:and|&) (?:.{3,40}))?|conclu(?:ding|sive) (?:remarks|comments)|(?:final"
            r"|closing) remarks|summary (?:and|&) (?:outlook|perspectives|future work|discussion)|(?:outlook"
            r"|perspectives|future (?:work|directions|research|perspectives))(?: (?:and|&) .{3,30})?"
            r"|what this (?:study|paper) adds|take[- ]home messages?|schlussfolgerung(?:en)?|schluss"
            r"|fazit(?: und ausblick)?|zusammenfassung und ausblick|ausblick|conclusion(?:es)?|conclusoes|conclusao"
            r"|conclusioni|conclusion et perspectives"
        ),
    ),
    (
        SectionRole.LIMITATIONS,
        (
            r"(?:(?:study |main |potential )?(?:strengths?|implications?) (?:and|&) )?(?:study |main "
            r"|potential )?(?:limitations?|weaknesses)(?: (?:and|&|of) .{3,40})?|threats to (?:the )?(?:internal "
            r"|external |construct )?validity|caveats(?: and .{3,30})?|limitationen|einschrankungen"
            r"|limites(?: .{3,30})?|limitaciones(?: .{3,30})?|limitacoes"
        ),
    ),
    (
        SectionRole.STATEMENTS,
        (
            r"acknowled?ge?ments?(?: .{3,30})?|(?:sources? of )?(?:funding|financ(?:ial|ing))\b.{0,40}"
            r"|role of the funding source|grant support|(?:statement of |potential )?(?:conflicts?|competing"
            r"|declarations?|disclosures?|duality of)\b.{0,60}|(?:data|code|software|materials?"
            r"|resource)(?:,? (?:and|&|,) (?:data|code|software|materials?))* (?:availability|sharing"
            r"|access(?:ibility)?)\b.{0,40}|availability\b.{0,60}|(?:authors?'?s?'? |credit )(?:contributions?"
            r"|roles?|information|statement|details|note)\b.{0,40}|contribut(?:ions?|ors?|orship)(?: statement)?"
            r"|(?:research )?ethic(?:s|al)\b.{0,60}|(?:institutional review|informed consent|patient consent"
            r"|consent)\b.{0,60}|(?:broader )?impacts?(?: statement)?|reproducibility(?: statement)?"
            r"|provenance and peer review|(?:publisher|editor)'?s? note|(?:list of )?abbreviations.{0,20}"
            r"|trial registration|registration|additional information|notes?|footnotes|supporting data|transparency"
            r"|danksagung|interessenkonflikte?|forderung|ethikvotum|remerciements|conflits? d'interets?.{0,20}"
            r"|financement|agradecimientos|financiacion|conflictos? de intere?se?s?|agradecimentos|ringraziamenti"
            r"|declaration de .{3,30}"
        ),
    ),
    (
        SectionRole.REFERENCES,
        (
            r"(?:cited |list of )?references?(?: (?:and|&) (?:notes|links|further reading))?|references? cited"
            r"|bibliograph(?:y|ie)|(?:literature|works) cited|cited literature|literatur(?:verzeichnis)?"
            r"|quellen(?:verzeichnis)?|bibliografia|referencias(?: bibliograficas)?|references bibliographiques"
            r"|riferimenti"
        ),
    ),
    (
        SectionRole.APPENDIX,
        (
            r"(?:online |technical |web |supplementary )?(?:appendi(?:x|ces)|annex(?:e?s)?)\b.{0,80}"
            r"|(?:electronic )?supplement(?:s|al|ary)?\b.{0,80}|supporting (?:information|materials?)\b.{0,40}"
            r"|additional (?:files?|materials?)|extended data\b.{0,40}|anhang\b.{0,60}|anexos?\b.{0,40}"
            r"|apendices?\b.{0,40}|appendice\b.{0,40}"
        ),
    ),
)
"""The first that fits holds; each is a whole title."""

HINTS: tuple[tuple[SectionRole, str], ...] = (
    (
        SectionRole.LIMITATIONS,
        r"\blimitations?\b|\bthreats to validity\b",
    ),
    (
        SectionRole.CONCLUSION,
        r"\bconclusions?\b|\bfuture (?:work|directions)\b|\boutlook\b",
    ),
    (
        SectionRole.DISCUSSION,
        r"\bdiscussion\b|\bimplications\b|\binterpretation of\b",
    ),
    (
        SectionRole.RESULTS,
        (
            r"\bresults?\b|\bfindings\b|\bexperiments?\b|\bevaluation\b|\bablations?\b|\berror analysis\b"
            r"|\bcase stud(?:y|ies)\b|\bcomparison (?:of|with|to)\b"
        ),
    ),
    (
        SectionRole.METHODS,
        (
            r"\bmethods?\b|\bmethodology\b|\bprocedures?\b|\bdata ?sets?\b|\bdata (?:collection|analysis|extraction"
            r"|sources?)\b|\bparticipants\b|\bstatistical analys[ie]s\b|\bimplementation\b|\bmodel(?:s|ling|ing)?\b"
            r"|\bsetup\b|\bprotocols?\b|\bsampling\b|\bsample\b|\bmeasures?\b|\bmeasurements?\b|\bstudy (?:design"
            r"|area|site|population)\b|\barchitecture\b|\btraining\b|\bcorp(?:us|ora)\b|\bassays?\b|\bmaterials?\b"
            r"|\bhyper-?parameters?\b|\bbaselines?\b|\bannotation\b|\bcollection of\b|\bpreparation of\b"
            r"|\bextraction of\b|\bsynthesis of\b"
        ),
    ),
    (
        SectionRole.BACKGROUND,
        r"\brelated work\b|\bbackground\b|\bliterature\b|\boverview of\b|\bhistory of\b|\btheor(?:y|etical)\b",
    ),
    (
        SectionRole.INTRODUCTION,
        r"\bintroduction\b|\bmotivation\b",
    ),
)
"""Words that tell where a title says more than a name, and the sections around it say nothing."""
