"""The language of a sentence or two, and no guess where there is nothing to go by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.language import guess_language

SENTENCES = {
    "en": "The ferry was back at the quay on Monday, and most of the town had come to see it.",
    "de": "Die Fähre lag am Montag wieder am Kai, und die halbe Stadt war gekommen, um sie zu sehen.",
    "fr": "Le bac est revenu lundi dans le port, et une bonne partie de la ville est venue pour le voir.",
    "es": "El barco volvió el lunes al puerto y casi toda la ciudad salió a verlo con los niños de la mano.",
    "it": "Il traghetto è tornato lunedì nel porto e quasi tutta la città è scesa al molo per vederlo.",
    "pt": (
        "A balsa voltou na segunda-feira ao porto e quase toda a cidade foi ao cais para não perder a festa."
    ),
    "nl": "De veerboot lag maandag weer aan de kade en de halve stad was gekomen om het schip te zien.",
    "sv": "Färjan låg åter vid kajen i måndags och halva staden hade kommit för att se den, men det regnade.",
    "da": (
        "Færgen lå igen ved kajen i mandags, og den halve by var kommet for at se den, efter at den "
        "blev malet."
    ),
    "no": "Ferga lå ved kaia igjen på mandag, og halve byen hadde kommet for å se den etter at den ble malt.",
    "is": (
        "Ferjan var aftur við bryggjuna á mánudag og hálfur bærinn hafði komið til að sjá hana, en það "
        "var kalt."
    ),
    "fi": (
        "Lautta oli taas laiturissa maanantaina, ja puoli kaupunkia oli tullut sitä katsomaan, mutta se "
        "ei lähtenyt."
    ),
    "pl": (
        "Prom wrócił w poniedziałek na nabrzeże i pół miasta przyszło, żeby go zobaczyć, ale nie "
        "wypłynął już do nocy."
    ),
    "cs": (
        "Trajekt se v pondělí vrátil k nábřeží a půlka města se na něj přišla podívat, ale do noci už "
        "nevyplul."
    ),
    "sk": (
        "Trajekt sa v pondelok vrátil na nábrežie a polovica mesta sa naň prišla pozrieť, ale do noci "
        "už nevyplával."
    ),
    "hr": (
        "Trajekt se u ponedjeljak vratio na rivu i pola grada je došlo da ga vidi, ali nije isplovio do noći."
    ),
    "hu": "A komp hétfőn újra a rakparton állt, és a fél város eljött, hogy lássa, de csak este indult el.",
    "ro": (
        "Bacul s-a întors luni la chei și jumătate din oraș a venit să îl vadă, dar nu a mai plecat "
        "până la noapte."
    ),
    "tr": (
        "Vapur pazartesi yine iskeledeydi ve şehrin yarısı onu görmek için geldi, ama gece olana kadar "
        "bir daha kalkmadı."
    ),
    "vi": (
        "Chiếc phà đã trở về bến vào thứ hai và một nửa thành phố đến xem, nhưng nó không chạy cho đến đêm."
    ),
    "id": (
        "Kapal itu kembali ke dermaga pada hari Senin dan banyak warga datang untuk melihatnya, tetapi "
        "tidak berlayar."
    ),
    "ca": (
        "El vaixell va tornar dilluns al moll i mitja ciutat va sortir amb els nens per veure'l, però "
        "no va salpar."
    ),
    "sw": (
        "Kivuko kilirudi bandarini siku ya Jumatatu na watu wengi wa mji walikuja kukiona, lakini "
        "hakikuondoka katika usiku huo."
    ),
    "ru": (
        "Паром снова стоял у причала в понедельник, и половина города пришла на него посмотреть, но он "
        "не вышел."
    ),
    "uk": (
        "Пором знову стояв біля причалу в понеділок, і половина міста прийшла на нього подивитися, але "
        "він не вийшов."
    ),
    "bg": (
        "Фериботът отново беше на кея в понеделник и половината град дойде да го види, но той не тръгна "
        "до вечерта."
    ),
    "el": "Το φέρι γύρισε τη Δευτέρα στο λιμάνι.",
    "he": "המעבורת חזרה ביום שני לרציף.",
    "ar": "عادت العبارة إلى الرصيف يوم الاثنين وجاء نصف المدينة من أجل رؤيتها بعد عشر سنوات.",
    "fa": "کشتی روز دوشنبه به اسکله بازگشت و نیمی از شهر برای دیدن آن آمده بود که این را ببیند.",
    "ur": "کشتی پیر کے دن گھاٹ پر واپس آئی اور آدھا شہر اس کو دیکھنے کے لیے آیا تھا۔",
    "hi": "नौका सोमवार को घाट पर लौट आई और आधा शहर उसे देखने के लिए आया था।",
    "th": "เรือข้ามฟากกลับมาที่ท่าเรือเมื่อวันจันทร์",
    "ja": "連絡船は月曜日に港へ戻ってきた。",
    "ko": "연락선이 월요일에 부두로 돌아왔다.",
    "zh-Hans": "渡轮星期一回到了码头,半个城市的人都来看,这还是十年来第一次。",
    "zh-Hant": "渡輪星期一回到了碼頭,半個城市的人都來看,這還是十年來第一次。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_guesses(language: str) -> None:
    assert guess_language(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK",
        "2024-05-03 12:00",
        "Sennheiser HD 800S",
        "Lorem ipsum dolor sit amet consectetur",
        "!!! 🙂 🙂 🙂",
    ],
)
def test_says_nothing_when_unsure(text: str) -> None:
    assert guess_language(text) is None


def test_a_name_in_another_script_changes_nothing() -> None:
    assert guess_language(SENTENCES["en"] + " 東京 Москва") == "en"


def test_a_menu_around_the_article_is_outside_the_sample() -> None:
    menu = "Startseite und das Wetter in der Stadt\n" * 100
    assert guess_language(menu + SENTENCES["en"] * 60 + menu) == "en"


@given(st.text())
def test_never_raises(text: str) -> None:
    found = guess_language(text)
    assert found is None or found.split("-")[0].islower()
