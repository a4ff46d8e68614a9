"""The commonest function words of languages that share a script: enough to tell them apart."""

from functools import cache

_LATIN = {
    "af": "die van en het in is nie dat om vir met word wat sy hulle ook aan deur ons te oor hy maar as ek",
    "ca": "de la que el i a en els amb per les una del al és no va com més aquest aquesta són però ha dels",
    "cs": "a se v na je že o s z do i to za ve by ale jako podle který která jsou byl bude po k pro si už",
    "da": "og at det er en til af på de med for ikke der den har som et fra var han vi blev efter nu sig kun",
    "de": "der die das und in den von zu mit ist im nicht für auf ein eine sich dem des auch als es an",
    "en": "the of and to in is that for on it with as was are be by this at from have has not an his they he",
    "es": "de la que el en y los se del las por un para con no una su al es lo como más pero ha sus este",
    "et": "ja on ei et see oli mis ka kui oma aga või ning mida siis ta veel selle tema saab kes nii välja",
    "eu": "eta da ez du dira bat ere baina izan dute hau zuen den egin hori zen dela beste gero arte",
    "fi": "ja on ei että se oli hän mutta ovat myös kun joka mukaan kuin jos sen niin tai ole olisi vain",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus au sur pas ne ce avec sont il",
    "gl": "de a o que e do da en os unha un para con non as na no por máis se como ao pero dos é foi súa",
    "hr": "i je u na se da za su od s a o koji ne bi iz kao što će ali to koje biti do sam ili nakon",
    "hu": "a az és hogy nem is egy meg ez de csak azt volt már még van ha mint vagy el ezt majd ami lehet",
    "id": "yang dan di dengan untuk dari ini pada itu dalam tidak akan juga ke oleh ada adalah tersebut bisa",
    "is": "og að í á er sem við til um en hann það var ekki með fyrir hún af ég eru hafa frá sér þegar eftir",
    "it": "di e il la che in a un per è una con non del i le si da della sono al come anche ha gli più nel",
    "lt": "ir kad yra su tai į iš bet ne kaip apie buvo jau dar per už jo savo kurie taip nuo po tik o",
    "lv": "un ir par ar uz no kas ka lai bet arī to pie tas nav gan ne pēc bija kā vai tiek gada jau viņš",
    "ms": "yang dan di untuk dengan ini pada itu dalam tidak akan kepada daripada beliau oleh berkata telah",
    "nl": "de van het een en in is dat op te met voor zijn die niet aan er om ook als bij door naar maar",
    "no": "og i det er på som en til for av å at med har de ikke den et var fra vi seg etter blir ble nå",
    "pl": "w i na z do się nie że to o jest jak po od dla co ale za przez są które był tym ich przed tego",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao pela são",
    "ro": "de și în a la cu pe că din nu o care este mai pentru un să au fost sunt ce prin după dar ca",
    "sk": "a sa v na je že o s z do aj to za ale ako podľa ktorý ktorá sú bol bude po k pre si už som nie",
    "sl": "je in v se na da za so ki z pa s ne po kot tudi bi iz ali ni od še pri le bo sta ter",
    "sq": "të e në dhe për që një me nga është se i më ka nuk do u po si ishte kanë janë këtë por",
    "sv": "och att det i som en på är av för med den till inte har de om ett han var men från vi också efter",
    "sw": "ya na wa kwa ni za katika la kuwa hiyo huo hii alisema cha yake lakini kama watu baada wake hao",
    "tr": "ve bir bu da de için ile olarak daha çok olan en gibi ne kadar sonra var ise değil dedi oldu ki",
    "vi": "và của là có được trong cho không với các những một người này đã khi từ để đến cũng về ở như",
    "xh": "ukuba le kwaye lo la xa kuba into kunye ngoku abantu apha ukuze aba kodwa oko ngokuba nje uthi",
    "zu": "ukuthi le futhi lo la uma ukuze kodwa nge ngoba kanye abantu ngesikhathi lapho ukuba njengoba",
}
_CYRILLIC = {
    "be": "і ў не на што з да у як а гэта за па для але ён яго так каб пра быў ад яны таксама якія",
    "bg": "на и да се от в за е не с по са че това които който ще като до при но към след бе беше през той",
    "kk": "және бұл мен үшін деп да де бойынша бір болып отыр жылы екі ол осы болды деді қазақстан",
    "mk": "на и да се во од за е не со што ќе ги го по тоа како кои беше има ја но сите",
    "ru": "в и не на что с по он как это а из к но за для от его так же у было все или который",
    "sr": "и је у да на се за су од са а о који не би из као што ће али то до које након",
    "uk": "в і на що не з до та у за як про це від він але для його є також які після вже року",
}
_ARABIC = {
    "ar": "في من على أن إلى عن التي الذي هذا هذه مع ما لا كان بعد قال بين كل وقد كما غير أو حيث",
    "fa": "و در به از که این را با است برای آن یک خود تا بر شده می کرد هم های شد اند بود",
    "ur": "کے کی میں اور ہے کہ سے کا کو نے پر یہ اس ہیں بھی تھا گیا کر ہو لیے نہیں کیا",
}
_DEVANAGARI = {
    "hi": "के की में है और से को का ने पर यह कि हैं भी इस नहीं था कर एक लिए हो गया तो",
    "mr": "आणि आहे या आहेत ते हे की होते होता असे त्यांनी केली केला मात्र तर एक करण्यात यांनी हा",
    "ne": "छ र को मा पनि भने छन् गरेको भएको एक हो गर्ने यो लागि उनले गरेका थियो तथा",
}

_TABLES = {"latin": _LATIN, "cyrillic": _CYRILLIC, "arabic": _ARABIC, "devanagari": _DEVANAGARI}

SCRIPTS = frozenset(_TABLES)
"""Scripts that several of the languages share."""


@cache
def languages_by_word(script: str) -> dict[str, list[str]]:
    """The languages of a script by function word, lower-case."""
    found: dict[str, list[str]] = {}
    for language, words in _TABLES[script].items():
        for word in set(words.split()):
            found.setdefault(word, []).append(language)
    return found
