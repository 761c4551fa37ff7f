"""Words that invented papers are made of: long ones that get hyphenated, ligatures, accents, Greek letters."""

# ruff: noqa: SIM905  # words in a row are easier to read and to add to than quoted ones

NOUNS = tuple(
    """
    affinity aggregation amplitude annotation approximation assay attenuation baffle baseline behaviour benchmark
    buffer calibration characterisation classification cofactor coefficient cohort compartment configuration
    connectivity contamination convergence correlation counterexample covariance crystallisation degradation density
    differentiation diffraction diffusion dimensionality discrimination dispersion displacement distribution
    efficiency electrophoresis embedding equilibrium estimator excitation fabrication fermentation fibre field
    filament filtration flexibility flocculation flow fluctuation fluorescence formulation fraction frequency function
    gradient granularity heterogeneity heteroscedasticity homogenisation hybridisation hypothesis immunohistochemistry
    inhibition instrumentation interference interpolation intervention kinetics lattice likelihood localisation
    magnetisation matrix measurement mechanism membrane metabolism methodology microstructure mobility morphology
    multicollinearity network normalisation observation offset optimisation oscillation oxidation parameterisation
    perturbation phosphorylation polarisation polymerisation population precipitation prevalence probability profile
    quantification radiation randomisation reconstruction reflection regularisation reliability representation
    resonance response robustness sample saturation scaffold segmentation sensitivity sequence simulation
    specification spectroscopy stabilisation stiffness stimulus stratification substrate supernatant surface
    susceptibility synchronisation temperature thermodynamics tolerance topology trajectory transcription transfer
    transformation treatment turbulence uncertainty variability velocity viscosity visualisation waveform yield
    """.split()
)

HYPHENATED = tuple(
    """
    cross-validation well-being follow-up trade-off self-report time-course signal-to-noise dose-response
    cross-section meta-analysis half-life set-point by-product feed-forward
    """.split()
)

ADJECTIVES = tuple(
    """
    abrupt adaptive additive adjacent anisotropic apparent asymptotic autoregressive bilateral coarse coefficient-wise
    compact comparable complementary consistent continuous counterintuitive cumulative definite deterministic different
    difficult discontinuous distinct efficient elastic empirical endogenous extracellular feasible final finite firm
    fixed flat flexible fluid genuine gradual heterogeneous high-frequency hydrophobic identical inefficient
    inflammatory infinitesimal intermittent interdisciplinary intracellular irreversible large-scale latent linear
    long-term longitudinal low-dimensional magnetic marginal mean-field moderate monotone multidimensional narrow
    non-linear offline official one-sided optimal orthogonal peripheral persistent plausible preliminary prospective
    proportional qualified radial random-effects reflective reproducible residual robust sensitive sequential
    significant site-specific spatial specific stable stationary steady-state sufficient superficial symmetric
    systematic temporal thermal transient two-dimensional uncorrelated unidirectional unqualified viscoelastic
    """.split()
)

VERBS = tuple(
    """
    affects amplifies attenuates confirms constrains contradicts decreases defines determines diffuses dominates
    exemplifies explains exceeds fits follows increases influences inhibits justifies limits modifies modulates
    outperforms overestimates precedes predicts quantifies reduces reflects refines reinforces replaces resembles
    satisfies shuffles specifies stabilises suffices suppresses underestimates verifies
    """.split()
)

PARTICIPLES = tuple(
    """
    adjusted affected amplified calibrated classified coefficiented collected compared computed configured confined
    confirmed cultivated defined diffused discarded estimated excluded filtered fitted identified incubated inflated
    interpolated isolated justified measured modified normalised observed offset quantified randomised reconstructed
    refined reflected repeated reshuffled sampled segmented simulated specified stratified synthesised verified
    """.replace("coefficiented ", "").split()
)

ADVERBS = tuple(
    """
    approximately beforehand carefully consistently deliberately disproportionately exclusively finally first
    independently insufficiently markedly notwithstanding often partially presumably rarely respectively significantly
    simultaneously sufficiently therefore unexpectedly
    """.split()
)

ACCENTED = tuple(
    """
    naïve façade Gödel Poincaré Ångström Möbius Čerenkov Rényi Erdős Schrödinger Fréchet Hölder rôle coördinate
    Müller-type Bézier Szegő Łukasiewicz Señorita-type Étienne
    """.replace("Señorita-type ", "").split()
)

GREEK = tuple("α-helix β-sheet γ-ray δ-wave κ-value λ-phage μ-opioid σ-algebra χ-test ω-limit Δ-mode Ω-point".split())

UNITS = tuple("mm cm kg mg ms s Hz kHz MPa K °C nm μm mL mol kJ %".split())

FAMILY_STARTS = tuple("Kor Lin Tar Bel Mor Van Os Fair Grif Hal Jen Wer Dar Sol Pet Rud Quin Ash Thorn Wil".split())
FAMILY_ENDS = tuple(
    "vath demar velia field ffer stein berg anski ović quist worth mann oux etti sen dóttir ley".split()
)
GIVEN = tuple("Anja Bruno Céline Dario Eszter Farid Greta Hiro Ines Jonas Kaya Lars Mirela Noor Otto Priya".split())
PLACES = tuple("Norhaven Veldtmark Østerby Mont-Clair Saltwick Grünfurt Altavilla Reykstad Pinecrest".split())
FIELDS = tuple("Physics Medicine Informatics Ecology Statistics Chemistry Linguistics Engineering".split())
JOURNALS = (
    "Annals of Invented Science", "Journal of Fictitious Results", "Transactions on Imagined Systems",
    "Letters in Supposed Physics", "Archive of Hypothetical Medicine",
)  # fmt: skip
STEMS = tuple("tarv mond pell grav ust orl vex cand fimb luc".split())
ENDINGS = tuple("ia onta uria ella icus aris odon ium".split())

SECTIONS = (
    ("Introduction", ()),
    ("Related work", ("Early accounts", "Later refinements")),
    ("Materials and methods", ("Participants and sampling", "Apparatus", "Statistical analysis", "Ethics")),
    ("Model and notation", ("Assumptions", "Identification")),
    ("Experimental setup", ("Data sets", "Baselines", "Implementation details")),
    ("Results", ("Main effects", "Sensitivity analyses", "Subgroup differences", "Ablation of components")),
    ("Discussion", ("Comparison with previous findings", "Strengths and limitations", "Implications for practice")),
    ("Conclusion", ()),
    ("Limitations", ()),
    ("Acknowledgements", ()),
    ("Data availability", ()),
)
