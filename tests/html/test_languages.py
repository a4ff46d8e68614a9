"""Pages in scripts that write no spaces, no capitals, or from right to left."""

# ruff: noqa: E501

import pytest
from pages import cut, document

from unboil.extractors.html import judge, segment
from unboil.extractors.html.facts import read_facts
from unboil.extractors.html.metadata import read_metadata
from unboil.extractors.types import Options

PAGE = """<html lang="{lang}"><head><title>{title}</title><meta property="og:title" content="{title}"></head><body>
<nav><ul><li><a href="/1">{menu}</a></li><li><a href="/2">{other}</a></li></ul></nav>
<article><h1>{title}</h1><div class="article-body">{body}</div></article>
<aside class="related"><h2>{other}</h2><ul><li><a href="/3">{teaser}</a></li><li><a href="/4">{teaser}</a></li></ul>
</aside><footer><p>{footer}</p></footer></body></html>"""

LANGUAGES = {
    "ko": {
        "title": "강가의 오래된 다리, 다시 짓기로",
        "menu": "뉴스",
        "other": "관련 기사",
        "teaser": "나룻배 봄부터 다시 운행",
        "footer": "무단 전재 및 재배포 금지",
        "body": (
            "시의회는 화요일 지난겨울 홍수로 크게 부서진 강가의 오래된 돌다리를 다시 짓기로 결정했다. 다리는 1월부터 "
            "모든 차량의 통행이 금지된 상태다.",
            "기술자들은 공사에 약 이 년이 걸리고 비용의 대부분은 도에서 부담할 것이라고 말했다. 시장은 다른 방법을 모두 "
            "살펴보았지만 길이 없었다고 설명했다.",
            "강 북쪽의 상인들은 손님이 절반으로 줄었다며 결정을 반겼다. 다만 내년 여름까지 다리가 열릴지는 알 수 없다고 "
            "덧붙였다.",
        ),
    },
    "ja": {
        "title": "川の古い橋、建て替えへ",
        "menu": "ニュース",
        "other": "関連記事",
        "teaser": "渡し船、春から再開",
        "footer": "無断転載を禁じます",
        "body": (
            "町議会は火曜日、昨年冬の洪水で大きく壊れた川の古い石橋を建て替えることを決めた。橋は一月から全面的に通行止めに"
            "なっている。",
            "技術者によると、工事にはおよそ二年かかり、費用の大半は県が負担する見通しだ。町長は「ほかの方法もすべて検討したが、"
            "見つからなかった」と話した。",
            "客が半分に減った北側の商店主たちは決定を歓迎したが、来年の夏までに橋が開通するかどうかは分からないと語る人も"
            "多かった。",
        ),
    },
    "zh": {
        "title": "河上老桥将重建",
        "menu": "新闻",
        "other": "相关阅读",
        "teaser": "渡船春天恢复运行",
        "footer": "版权所有，未经许可不得转载",
        "body": (
            "镇议会星期二决定重建河上的老石桥。这座桥在去年冬天的洪水中严重受损，自一月以来一直禁止所有车辆通行，居民只好绕行。",
            "工程师表示，工程大约需要两年时间，大部分费用由县里承担。镇长说：“我们研究了所有其他办法，但都行不通。”",
            "北岸的店主们失去了一半的顾客，他们对这一决定表示欢迎，不过也有人怀疑明年夏天之前大桥能否重新开放。",
        ),
    },
    "ar": {
        "title": "إعادة بناء الجسر القديم على النهر",
        "menu": "أخبار",
        "other": "مواضيع ذات صلة",
        "teaser": "العبارة تعود إلى العمل في الربيع",
        "footer": "جميع الحقوق محفوظة",
        "body": (
            "قرر مجلس البلدة يوم الثلاثاء إعادة بناء الجسر الحجري القديم على النهر، الذي تضرر بشدة في فيضانات الشتاء الماضي، "
            "وهو مغلق أمام السيارات منذ يناير.",
            "وقال المهندسون إن العمل سيستغرق نحو عامين، وإن المقاطعة ستدفع معظم التكاليف. وأضاف رئيس البلدية أن المجلس درس كل "
            "الحلول الأخرى ولم يجد حلا مناسبا.",
            "ورحب أصحاب المتاجر في الضفة الشمالية بالقرار، بعد أن خسروا نصف زبائنهم، لكن بعضهم يشك في أن يفتح الجسر قبل الصيف "
            "المقبل.",
        ),
    },
    "th": {
        "title": "เมืองจะสร้างสะพานเก่าข้ามแม่น้ำขึ้นใหม่",
        "menu": "ข่าว",
        "other": "ข่าวที่เกี่ยวข้อง",
        "teaser": "เรือข้ามฟากกลับมาในฤดูใบไม้ผลิ",
        "footer": "สงวนลิขสิทธิ์",
        "body": (
            "สภาเมืองลงมติเมื่อวันอังคารให้สร้างสะพานหินเก่าข้ามแม่น้ำขึ้นใหม่ หลังจากสะพานเสียหายอย่างหนักจากน้ำท่วมเมื่อฤดูหนาวที่แล้ว "
            "และปิดการจราจรมาตั้งแต่เดือนมกราคม",
            "วิศวกรกล่าวว่างานจะใช้เวลาประมาณสองปี และจังหวัดจะเป็นผู้จ่ายค่าใช้จ่ายส่วนใหญ่ นายกเทศมนตรีบอกว่าได้พิจารณาทางเลือกอื่นทั้งหมดแล้ว "
            "แต่ไม่มีทางใดทำได้",
            "เจ้าของร้านค้าทางฝั่งเหนือซึ่งเสียลูกค้าไปครึ่งหนึ่งยินดีกับมตินี้ แต่หลายคนสงสัยว่าสะพานจะเปิดได้ทันฤดูร้อนปีหน้าหรือไม่",
        ),
    },
    "hi": {
        "title": "नदी पर पुराना पुल फिर से बनेगा",
        "menu": "समाचार",
        "other": "संबंधित खबरें",
        "teaser": "वसंत में फिर चलेगी नाव",
        "footer": "सर्वाधिकार सुरक्षित",
        "body": (
            "नगर परिषद ने मंगलवार को नदी पर बने पुराने पत्थर के पुल को फिर से बनाने का फैसला किया, जो पिछली सर्दियों की बाढ़ में बुरी तरह "
            "टूट गया था और जनवरी से बंद है।",
            "इंजीनियरों ने कहा कि इस काम में लगभग दो साल लगेंगे और अधिकतर खर्च जिला उठाएगा। महापौर ने बताया कि परिषद ने बाकी सभी उपायों पर "
            "विचार किया, लेकिन कोई रास्ता नहीं मिला।",
            "उत्तरी किनारे के दुकानदारों ने, जिनके आधे ग्राहक चले गए थे, इस फैसले का स्वागत किया, हालांकि कई लोगों को शक है कि पुल अगली "
            "गर्मियों तक खुल पाएगा।",
        ),
    },
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_body_stays_and_all_else_goes(lang: str) -> None:
    words = LANGUAGES[lang]
    html = PAGE.format(**{**words, "body": "".join(f"<p>{x}</p>" for x in words["body"]), "lang": lang})
    page = document(html)
    segmented = segment(page, {})
    reading = judge(segmented, [None] * len(segmented.blocks), read_metadata(page), Options())
    kept = [b.text for b, v in zip(segmented.blocks, reading.verdicts, strict=True) if v.keep]
    assert kept == list(words["body"])


@pytest.mark.parametrize("lang", ["ja", "zh", "th"])
def test_letters_that_are_words_count_as_such(lang: str) -> None:
    paragraph = LANGUAGES[lang]["body"][0]
    fact = read_facts(cut(f"<p>{paragraph}</p>"))[0]
    assert fact.words > 20
    assert fact.size > len(paragraph)
