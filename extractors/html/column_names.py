"""What the columns of the trees are called where they are shown to a reader."""

_WHERE = {"_of_box": " of its element", "_of_parent": " one element up"}
_WHAT = {
    "mass": "share of the likely text",
    "good": "good blocks",
    "linked": "share of text in links",
    "chance": "mean likelihood",
}
_NAMES = {
    "size": "letters",
    "linked": "share of text in links",
    "repeated": "times on page",
    "titled": "words shared with the title",
    "described": "words shared with the description",
    "level": "rank of heading or list",
    "below_core50": "levels within the element that holds half of the likely text",
    "below_core80": "levels within the element that holds most of the likely text",
    "zones": "elements such as article, aside and footer around it",
    "article_number": "which of the article elements",
    "article_mass": "share of the likely text in its article element",
    "count_alike": "blocks in elements of the same kind",
    "chance_alike": "mean likelihood of blocks in elements of the same kind",
    "mass_alike": "share of the likely text in elements of the same kind",
    "stops": "stop words",
    "near3": "likely text of 3 around",
    "mass_before": "share of the likely text before it",
    "until_good": "blocks until a good one",
    "heading_score": "score of the heading before it",
    "since_heading": "blocks since a heading",
    "heading_rank": "rank of the heading before it",
    "since_title": "blocks since the title",
    "direct_mass": "likely text beside it, against the fullest element",
    "holder_share": "share of the likely text in the element that paragraphs stand in",
    "rival": "share of the likely text in one element before its own",
}


def in_words(column: str) -> str:
    """The name of a column of `columns.NAMES` in words."""
    if column in _NAMES:
        return _NAMES[column]
    for ending, place in _WHERE.items():
        if column.endswith(ending):
            return _WHAT[column.removesuffix(ending)] + place
    return column.replace("_", " ")
