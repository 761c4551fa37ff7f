"""Words that name populations which exclude each other: species, ages, sexes, resources, languages."""

from collections.abc import Mapping

LANGUAGES = (
    "English German French Spanish Chinese Mandarin Arabic Japanese Korean Russian "
    "Hindi Turkish Italian Portuguese Czech "
    "Finnish Dutch Swahili Vietnamese Hebrew Persian Polish Greek Hungarian "
    "Indonesian Thai Bengali Urdu Tamil Romanian "
    "Ukrainian Danish Swedish Norwegian Catalan Basque Irish Icelandic Amharic Yoruba Hausa"
)
AXES: Mapping[str, Mapping[str, str]] = {
    "species": {
        "people": "human humans people person persons patient patients participant participants volunteer volunteers "
        "individual individuals child children infant infants neonates adult adults adolescent adolescents woman women "
        "man men boys girls students veterans population populations",
        "mice": "mouse mice murine",
        "rats": "rat rats",
        "zebrafish": "zebrafish",
        "flies": "drosophila fly flies",
        "worms": "elegans worms nematodes",
        "yeast": "yeast cerevisiae",
        "monkeys": "monkey monkeys macaque macaques",
        "dogs": "dog dogs canine",
        "pigs": "pig pigs porcine",
        "rabbits": "rabbit rabbits",
    },
    "age": {
        "children": "child children infant infants newborn newborns neonates toddlers paediatric pediatric",
        "adults": "adult adults middle-aged elderly older-people",
    },
    "sex": {
        "women": "woman women female females girls girl",
        "men": "man men male males boys boy",
    },
    "resources": {
        "low-resource": "low-resource under-resourced resource-poor lower-resource",
        "high-resource": "high-resource resource-rich well-resourced higher-resource",
    },
}
