"""Research questions, written for these benchmarks."""

REVIEWED = {
    "Q1": "What is the impact of causal synthetic data generation on the sample efficiency of fine-tuning multimodal "
    "foundation models across diverse vision-language tasks?",
    "Q2": "What is the impact of causally-generated synthetic training data on the alignment stability of multimodal "
    "models when evaluated against standard safety and capability metrics?",
    "Q3": "Does retrieval augmentation reduce hallucination in large language models?",
}
"""Questions that reviews are made of, by the name that the results give them."""

SEARCHED = (
    "Does back-translation improve neural machine translation for low-resource languages?",
    "What is the effect of subword vocabulary size on translation quality?",
    "Do multilingual pre-trained models transfer to languages that they have not seen?",
    "How does instruction tuning affect zero-shot generalisation of large language models?",
    "Does chain-of-thought prompting improve mathematical reasoning in small language models?",
    "What is the impact of data contamination on benchmark scores of language models?",
    "Is BLEU correlated with human judgement of translation quality?",
    "Which methods reduce gender bias in word embeddings?",
    "Does curriculum learning help in training dependency parsers?",
    "What is the role of syntax in neural semantic role labelling?",
    "Are transformer models robust to typographical noise in the input?",
    "Does knowledge distillation preserve calibration in text classification?",
    "What is the influence of annotator disagreement on hate speech detection?",
    "Can contrastive learning improve sentence embeddings without supervision?",
    "Does adding speaker information improve emotion recognition in conversation?",
    "What is the effect of negative sampling on dense passage retrieval?",
    "How well do language models handle negation?",
    "Does morphological segmentation help speech recognition of agglutinative languages?",
    "What is the impact of tokenisation on cross-lingual named entity recognition?",
    "Do adapters match full fine-tuning in multi-task learning?",
    "Does human feedback improve the factual consistency of abstractive summarisation?",
    "What are the effects of domain adaptation on biomedical relation extraction?",
    "Is active learning effective for sequence labelling with few labels?",
    "Does visual context improve multimodal machine translation?",
    "How does prompt wording affect few-shot performance of language models?",
    "What is the effect of quantisation on the accuracy of large language models?",
    "Does explicit coreference resolution improve document-level machine translation?",
    "Can synthetic data replace human annotation for question answering?",
    "What is the association between model size and memorisation of training data?",
    "Does watermarking degrade the quality of generated text?",
)
"""Questions that the library is searched for."""
