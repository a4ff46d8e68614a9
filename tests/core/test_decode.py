"""Bytes to text: what is declared, what is detected, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors import InputError
from unboil.extractors.decode import declared_charset, decode, decode_text

GERMAN = "Die Bürgermeisterin begrüßte die Gäste im großen Saal. Über tausend Menschen hörten zu.\n" * 4
RUSSIAN = "Сегодня утром в центре города открылась новая библиотека для детей и взрослых.\n" * 8
JAPANESE = "今朝、市の中心部に新しい図書館が開館し、多くの市民が訪れました。とても静かな場所です。\n" * 8
CHINESE = "今天上午，市中心的新图书馆正式开放，许多市民前来参观，孩子们非常高兴。\n" * 8


@pytest.mark.parametrize("bom", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(bom: str) -> None:
    assert decode(GERMAN.encode(bom)).text == GERMAN


def test_utf16_without_a_mark() -> None:
    assert decode(GERMAN.encode("utf-16-le")).text == GERMAN
    assert decode(GERMAN.encode("utf-16-be")).text == GERMAN


@pytest.mark.parametrize(
    ("text", "codec"),
    [(GERMAN, "cp1252"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp1251"), (JAPANESE, "shift_jis"), (CHINESE, "gbk")],
)
def test_undeclared_is_detected(text: str, codec: str) -> None:
    found = decode(text.encode(codec))
    assert found.text == text
    assert found.warnings


def test_western_text_is_not_taken_for_maltese() -> None:
    assert (
        decode("panel-body > Wartung nach Absprache per Fax möglich.".encode("cp1252")).encoding
        != "iso8859-3"
    )


@pytest.mark.parametrize(
    ("text", "codec"),
    [(GERMAN, "iso-8859-1"), (RUSSIAN, "koi8-r"), (JAPANESE, "shift_jis"), (CHINESE, "gb2312")],
)
def test_declared_is_believed(text: str, codec: str) -> None:
    page = f'<html><head><meta charset="{codec}"></head><body>{text}</body></html>'
    assert decode(page.encode(codec)).text == page


@pytest.mark.parametrize(("text", "codec"), [(RUSSIAN, "cp1251"), (JAPANESE, "shift_jis"), (CHINESE, "gbk")])
def test_a_wrong_declaration_is_not_believed(text: str, codec: str) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{text}</body></html>'
    assert decode(page.encode(codec)).text == page


def test_utf8_wins_over_what_is_declared() -> None:
    page = f'<meta charset="iso-8859-1">{GERMAN}'
    assert decode(page.encode("utf-8")).encoding == "utf-8"


def test_a_page_that_was_encoded_twice_is_decoded_twice() -> None:
    page = "<p>The council’s café — open</p>"
    found = decode(page.encode().decode("latin-1").encode())
    assert found.text == page
    assert found.warnings == ("the page was encoded in UTF-8 twice; it was decoded twice",)


@pytest.mark.parametrize("text", ["Ã© is é", "Müller", "Â«Ã tort", "日本"])
def test_signs_of_another_encoding_among_others_stay(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8", ())


def test_a_declared_codec_that_is_no_charset_is_none() -> None:
    for name in (b"hex", b"rot13", b"punycode", b"undefined", b"idna"):
        assert declared_charset(b"<meta charset=" + name + b">") is None
        assert "caf" in decode(b"<meta charset=" + name + b"><p>caf\xe9</p>").text


def test_halves_of_characters_are_replaced() -> None:
    assert decode_text("a\ud800b").text == "a\ufffdb"
    assert decode_text("a\ud800b").warnings
    assert decode_text("añ") == ("añ", "utf-8", ())


def test_a_few_bad_bytes_cost_themselves_only() -> None:
    data = GERMAN.encode() + b"\xff tail"
    found = decode(data)
    assert found.text == GERMAN + "\ufffd tail"
    assert "not valid utf-8" in found.warnings[0]


def test_one_bad_byte_in_a_page_with_few_quotes_is_no_other_charset() -> None:
    found = decode("It’s said “hello”.\n".encode() * 3 + b"\xe2\x80\n")
    assert found.text.startswith("It’s said “hello”.")
    assert found.encoding == "utf-8"


@given(st.text(min_size=1), st.integers(0, 3))
def test_a_cut_tail_of_utf8_loses_one_character_at_most(text: str, cut: int) -> None:
    data = ("é" * 40 + text).encode()
    found = decode(data[: len(data) - cut], "utf-8")
    assert found.text.rstrip("\ufffd").startswith("é" * 30)


def test_the_caller_overrides() -> None:
    assert decode("ž".encode("cp1250"), "cp1250").text == "ž"
    with pytest.raises(InputError, match="unknown encoding 'klingon'"):
        decode(b"x", "klingon")
    with pytest.raises(InputError, match="unknown encoding"):
        decode(b"x", "zlib_codec")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (bytes(range(256)) * 20, "control characters"),
        (b"\0" * 300, "control characters"),
    ],
)
def test_binary_is_refused_by_name(data: bytes, cause: str) -> None:
    with pytest.raises(InputError, match=cause):
        decode(data)


def test_a_stray_nul_is_text() -> None:
    assert decode(b"One line of text\0 with a stray byte in it.\n" * 2).text.count("\0") == 2


def test_declared_charset_reads_meta_and_xml() -> None:
    assert (
        declared_charset(b"<meta http-equiv=Content-Type content='text/html; charset=gb2312'>") == "gb18030"
    )
    assert declared_charset(b'<?xml version="1.0" encoding="KOI8-R"?>') == "koi8-r"
    assert declared_charset(b"<meta charset=nonsense>") is None
    assert declared_charset(b"plain text, charset=utf-8") is None


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data).text, str)
    except InputError as error:
        assert "\n" not in str(error)
