"""Month names in the languages of the press, as dates spell them (nominative, genitive, short)."""

_NAMES = (
    # January
    "january jan januar jänner jänner januari janvier janv enero ene gennaio gen janeiro tammikuuta tammikuu "
    "stycznia styczeń sty ledna leden január januára január ianuarie ian ocak oca января янв січня січ "
    "ιανουαρίου ιαν يناير जनवरी มกราคม janeiro gener siječnja јануар януари",
    # February
    "february feb februar februari február febrer février févr fév febrero febbraio fevereiro fev helmikuuta "
    "helmikuu lutego luty lut února únor februára februarie şubat şub февраля фев лютого лют φεβρουαρίου φεβ "
    "فبراير फरवरी กุมภาพันธ์ veljače фебруар февруари",
    # March
    "march mar märz mrz maart mars marzo março maaliskuuta maaliskuu marca marzec března březen március "
    "martie mart марта мар березня бер μαρτίου μαρ مارس मार्च มีนาคม març ožujka март",
    # April
    "april apr avril avr abril abr aprile huhtikuuta huhtikuu kwietnia kwiecień kwi dubna duben április "
    "apríla aprilie nisan nis апреля апр квітня кві απριλίου απρ أبريل ابريل अप्रैल เมษายน travnja април",
    # May
    "may mai mei maj mayo maggio mag maio toukokuuta toukokuu maja května květen május mája mayıs мая май "
    "травня тра μαΐου μαΐ مايو मई พฤษภาคม maig svibnja мај",
    # June
    "june jun juni juin junio giugno giu junho kesäkuuta kesäkuu czerwca czerwiec cze června červen június "
    "júna iunie haziran haz июня июн червня чер ιουνίου ιουν يونيو जून มิถุนายน juny lipnja јун юни",
    # July
    "july jul juli juillet juil julio luglio lug julho heinäkuuta heinäkuu lipca lipiec července červenec "
    "július júla iulie temmuz tem июля июл липня лип ιουλίου ιουλ يوليو जुलाई กรกฎาคม juliol srpnja јул юли",
    # August
    "august aug augustus août agosto ago elokuuta elokuu sierpnia sierpień sie srpna srpen augusztus augusta "
    "ağustos ağu augusti августа авг серпня сер αυγούστου αυγ أغسطس अगस्त สิงหาคม agost kolovoza август",
    # September
    "september sep sept septembre septiembre settembre set setembro syyskuuta syyskuu września wrzesień wrz "
    "září szeptember septembra septembrie eylül eyl сентября сен сент вересня вер σεπτεμβρίου σεπ سبتمبر "
    "सितंबर सितम्बर กันยายน setembre rujna септембар септември",
    # October
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta lokakuu października "
    "październik paź října říjen október októbra octombrie ekim eki октября окт жовтня жов οκτωβρίου οκτ "
    "أكتوبر اكتوبر अक्टूबर अक्तूबर ตุลาคม listopada октобар октомври",
    # November
    "november nov novembre noviembre novembro marraskuuta marraskuu listopad lis listopadu novembra "
    "noiembrie kasım kas ноября ноя листопада лис "
    "νοεμβρίου νοε نوفمبر नवंबर नवम्बर พฤศจิกายน studenoga новембар ноември",
    # December
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro joulukuuta joulukuu grudnia "
    "grudzień gru prosince prosinec decembra decembrie aralık ara декабря дек грудня гру δεκεμβρίου δεκ "
    "ديسمبر दिसंबर दिसम्बर ธันวาคม desembre desember prosinca децембар декември",
)

MONTHS = {name: number for number in range(12, 0, -1) for name in _NAMES[number - 1].split()}
"""Lower-case month name, without a final dot, to its number, 1 to 12.

Polish `listopada` (November) and Croatian `listopada` (October) are the same word: Polish is read by far
more often.
"""
MONTHS["listopada"] = 11
