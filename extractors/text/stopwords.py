"""The commonest words of the languages of the lexicon: running text is full of them, menus are not."""

_WORDS = """
en: the of and to in a is that for it as was with be by on not he his but at are this have from or had an
    they which one were all their has been who when more will would there what if about out up so said
    can than into its
de: der die und das von zu den mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er
    hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber
    vor zur bis mehr durch man
fr: le de la les et des en un du une que est pour qui dans par sur pas plus au avec ce il sont se ne cette
    ont été mais
es: el los del las por con para una como más pero sus al lo fue este ha ya entre cuando muy sin sobre
    también hasta hay
it: il di che è per non si da della sono dei nel anche ma come più gli alla delle questo stato ha hanno ai
    dal loro
pt: o do da em não os no dos mais foi ao das pela também são seu sua às pelo isso ou ser quando muito nos já
    está
nl: het een van dat op te zijn met voor niet aan er om ook bij maar werd uit wordt door naar dan nog over ze
    hij
pl: i co go był była było w na z że nie się do jest o to jak od po przez za ale oraz dla co ich być tym
    jego który która już tylko
ru: в и не на что с по к как у из за от о для это его но он она они был было мы все так же или бы до при уже
uk: у що не та на з до як від за про але це він вона вони був було їх для який яка через після також або під
tr: bir ve bu için ile de da olarak çok olan daha ne gibi kadar sonra en ama ancak her o ise ya olduğu göre
sv: och att det som en är på för av med till den har inte om ett men de var från vi kan så när han nu
da: og er det som en på til av for med at den har ikke et de om var fra men vi kan seg ble han sin også
    etter
fi: ja on ei että se oli hän mutta kun myös ovat niin jos tai joka kuin mukaan sen sekä vain jo ole mitä
cs: a se na v je že s o to z ve do i by za od po jako pro ale byl jsou aby které který si už také až při
hu: a az és hogy nem is egy de ez meg volt csak mint már még vagy el ki kell
ro: și în de la cu pe nu din care sunt mai pentru este prin sau dar fost după
el: και το να του της η με από για που τα είναι στο την οι θα
hi: का के की है में से को और पर ने यह हैं था नहीं एक कि भी लिए कर
ar: في من على أن إلى عن هذا التي الذي ما كان لا وقد مع هذه بعد قال كما
id: yang dan di dari untuk dengan ini itu pada dalam tidak adalah akan juga ke oleh ada telah
vi: của và là các có được cho trong không người một với những khi này đã đến
ko: 그 이 및 등 것 수 있다 했다 이라고 한 할 있는 위해 대한 것으로 지난 밝혔다 말했다 통해 또
"""


STOP_WORDS = frozenset(
    word for row in _WORDS.splitlines() for word in row.partition(": ")[2].split() or row.split()
)
"""Common words of all these languages."""
