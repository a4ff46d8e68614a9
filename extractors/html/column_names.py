"""What the columns of the trees are called where they are shown to a reader."""

_WHERE = {
    "_of_parent_signature": " of blocks in elements of the same kind",
    "_of_signature": " of blocks of the same kind",
    "_of_box": " of its element",
    "_of_parent": " one element up",
    "_of_grand": " two elements up",
    "_of_great": " three elements up",
    "_of_island": " of the part of the text column that it is in",
}
_WHAT = {
    "mass": "share of the likely text",
    "good": "good blocks",
    "linked": "share of text in links",
    "chance": "mean likelihood",
    "blocks": "blocks",
    "size": "letters",
    "count": "number",
}
_NAMES = {
    "place": "score of its element's names",
    "size": "letters",
    "linked": "share of text in links",
    "ending": "kind of ending",
    "repeated": "times on page",
    "titled": "words shared with the title",
    "described": "words shared with the description",
    "level": "rank of heading or list",
    "links_per_word": "links per word",
    "stops": "stop words",
    "below_core50": "levels within the element that holds half of the likely text",
    "below_core80": "levels within the element that holds most of the likely text",
    "zones": "elements such as article, aside and footer around it",
    "core_levels": "levels up to the element that holds half of the likely text",
    "article_number": "which of the article elements",
    "article_mass": "share of the likely text in its article element",
    "after1": "score of the next block",
    "after2": "score of the next but one",
    "near3": "likely text of 3 around",
    "near8": "likely text of 8 around",
    "ahead8": "likely text of the 8 after it",
    "letters_before": "share of letters before it",
    "mass_before": "share of the likely text before it",
    "since_good": "blocks since a good one",
    "until_good": "blocks until a good one",
    "letters_until_good": "letters until a good block",
    "heading_score": "score of the heading before it",
    "since_heading": "blocks since a heading",
    "heading_rank": "rank of the heading before it",
    "since_title": "blocks since the title",
    "linked_near": "share of text in links around",
    "good_before": "good blocks before it",
    "good_after": "good blocks after it",
    "headlines_before": "first-rank headings before it",
    "direct_mass": "likely text beside it, against the fullest element",
    "direct_share": "share of the likely text beside it",
    "levels_in_holder": "levels within the element that paragraphs stand in",
    "holder_share": "share of the likely text in the element that paragraphs stand in",
    "rival": "share of the likely text in one element before its own",
    "topic": "long words shared with good blocks",
}


def in_words(column: str) -> str:
    """The name of a column of `columns.NAMES` in words."""
    if column in _NAMES:
        return _NAMES[column]
    for ending, place in _WHERE.items():
        if column.endswith(ending):
            return _WHAT[column.removesuffix(ending)] + place
    return column.replace("_", " ")
