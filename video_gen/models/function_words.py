"""The small words that languages are told by: they stand in every sentence, whatever it is about."""

from typing import Final

_WORDS: Final[dict[str, dict[str, str]]] = {
    "latin": {
        "en": "the of and to in is that for it with as are this be on you by or an from can not your at have will if "
        "which when how what use using about all we our has its their they these into more only other than then "
        "there each any do does was were but no so up out don' isn' doesn' can' it' let' you' get first new while "
        "also may should must where why who started getting release two three before after over under between "
        "because every very here my me he she him her end below above door men till mere bare die met come sent plus "
        "son comment note dare made most pure sole care main mine need needs make makes different same work works "
        "working always never often both such like just now down off own well even much many some another still "
        "through without within during against again once read write run call called change create build keep find "
        "give given take takes look know think want good better best day days time way part number people year years "
        "place world life man woman child house thing things something nothing everything open close start stop "
        "begin follow following show shows help try let going go goes set add left right long short small large high "
        "low old early late next last said says tell ask asked became become kept put seem seems enough though "
        "although however yet rather whether either neither upon toward towards across answer question questions "
        "example examples step steps heading paragraph test section chapter item items word words text page list "
        "bread water apples one four five six seven ten",
        "de": "der die das den dem des und ist sind nicht ein eine einen einem einer mit für auf von zu zum zur im "
        "am sich werden wird wie was wenn bei aus nach oder auch als an es sie wir ihr ihre über unter durch kann "
        "können muss noch nur wo wer diese dieser dieses alle mehr hier haben hat sein erste ersten neue neuen ohne "
        "beim vor gibt so in er ich du dass um vom war man aber bis sehr ihrem ihren dein deine keine heute zwei "
        "drei dann weil jede jeder jedes dort wurde wurden millionen stadt schritte anleitung willkommen",
        "fr": "aujourd' hui le la les des et est une un dans pour que qui sur avec pas vous du de au aux ce cette "
        "ces sont par plus nous il elle ou se en ne votre vos notre comment sans être avoir peut comme fait mais son "
        "sa ses leur leurs entre où tout tous toutes avant après première premier premiers d' l' qu' n' c' s' j' m' "
        "à très nouvelle aussi puis depuis lorsque chaque deux trois parce ici quand guide bienvenue y cela ils "
        "elles été vers jour afin",
        "es": "el la los las una un que y es para con por del se como más puede su sus al lo en de este esta estos "
        "estas son no o si pero muy sin sobre cómo cuando qué ser está hay todos también desde entre hasta donde tu "
        "tus primeros primeras primer nueva nuevo cada usted nuestro nuestra ya le dos tres porque aquí ellos fue "
        "tiene tienen guía bienvenido bienvenidos millones ciudad hacer ni hacia fueron ese esa",
        "it": "il lo che di è per una un con non gli della del dello delle dei degli sono nel nella si anche come "
        "più e la le al alla alle i l' dell' all' un' c' d' da dal dalla in su sul sulla questo questa questi se ma "
        "o può essere ha tutti tutto ogni quando dove senza primi primo prima nuovo nuova tra fra nostro vostro tuo "
        "tua cosa perché due tre qui loro stato fare guida benvenuto milioni dopo verso molto fa hai abbiamo",
        "pt": "o os a as uma um que não é para com por do da dos das em no na nos nas se mais você são ao à aos e de "
        "como seu sua seus suas este esta isso ou também mas foi ser pode quando onde sem sobre cada primeiros "
        "primeiro primeira novo nova entre até já muito todos todas pelo pela está nosso nossa dois duas três porque "
        "aqui eles fazer tem têm guia milhões cidade bem vindo iniciantes isto depois",
        "nl": "de het een en van is dat niet voor met op zijn aan je wordt ook in te er om deze dit die bij naar uit "
        "als of maar dan door over kan kunnen worden heeft hebben hoe wat waar wie we wij jouw uw eerste nieuwe meer "
        "alle geen zonder onder tot nog wel u moet ze hun onze was alleen twee drie omdat hier zij hem haar miljoen "
        "stad welkom daarna toen heel veel",
        "sv": "och att det som en på är av för med den till inte om ett har de i kan du vi så från var när eller ska "
        "hur men vid din ditt dina efter alla också finns blir detta denna nya första utan över under mellan bara "
        "sig vad där än upp måste mer här varje två tre eftersom han hon man miljoner staden välkommen dem mycket "
        "gör göra får",
        "da": "og at det som en på er af for med den til ikke om et har de i kan du vi så fra var når eller skal "
        "hvordan men ved din dit dine efter alle også findes bliver dette denne nye første uden over under mellem "
        "kun sig hvad hvor end op må mere her hver blev nogle to tre fordi han hun man millioner byen velkommen dem "
        "meget gør får",
        "nb": "og at det som en på er av for med den til ikke om et har de i kan du vi så fra var når eller skal "
        "hvordan men ved din ditt dine etter alle også finnes blir dette denne nye første uten over under mellom "
        "bare seg hva hvor enn opp må mer her hver ble noen to tre fordi han hun man millioner byen velkommen dem "
        "mye gjør får",
        "fi": "ja on ei se että joka tai kun kuin myös mutta ovat oli hän jos niin tämä tämän voi ole sen sekä kuten "
        "mitä miten missä kaikki jotka sinun sinä me te voit ensimmäinen uusi ilman kanssa jälkeen vain nyt täällä "
        "olla sitä tässä kaksi kolme koska he kuinka kaupunki tervetuloa paljon sitten oma näin",
        "pl": "i w na nie z do się jest to że od dla o po jak lub przez są jego ten ta te aby może oraz ale co za "
        "przy gdy czy bez tego tej być który która które można twój nowy pierwsze pierwszy wszystkie jeśli we ze już "
        "tylko pod nad między tym dwa dwie trzy ponieważ ma mają miliony miasto był była było witamy bardzo teraz "
        "tutaj",
        "cs": "a v na se je že z do s pro jako nebo které který která by ale po k od o jsou byl tak když za není při "
        "jak ve si to být může také co bez tento tato toto aby můžete nový nové první všechny pokud už jen pod mezi "
        "podle jeho dva tři protože má mají miliony město byla bylo vítejte velmi nyní zde",
        "sk": "a v na sa je že z do s pre ako alebo ktoré ktorý ktorá by ale po k od o sú bol tak keď za nie pri vo "
        "si to byť môže aj čo bez tento táto toto aby môžete nový nové prvý všetky ak už len pod medzi podľa jeho "
        "dva tri pretože má majú milióny mesto bola bolo vitajte veľmi teraz tu",
        "hu": "a az és hogy nem is egy ez meg de csak van volt vagy mint el ha ki be ezt azt már még kell lehet "
        "minden amely ami aki után előtt alatt szerint hogyan mi új első nincs vannak ezek ön itt között nélkül két "
        "kettő három mert ő lesz üdvözöljük nagyon most város",
        "ro": "și de la în cu pe un o nu este că din pentru care mai sau sunt a fi se ce dar prin după cum ca al ale "
        "ai acest această aceste poate când fără între am ați prima primii nou nouă toate dacă unei unui lor "
        "dumneavoastră fost două doi trei are au bine foarte acum aici milioane oraș orașul face",
        "tr": "ve bir bu için ile de da ne olarak daha çok en gibi var olan ya kadar sonra ise mi her veya değil "
        "nasıl ilk yeni ama o tüm olur bunu şu göre yok üzerinde önce sadece siz biz iki üç çünkü onlar hoş milyon "
        "şimdi burada",
        "vi": "và của là các có cho không được với một những trong này để từ khi đã về như người bạn cách làm hoặc "
        "sẽ đó theo nếu tại vào ra trên cần thể sử dụng đầu tiên mới rất hai ba vì họ nó chào mừng triệu",
        "id": "dan yang di untuk dengan ini itu dari pada adalah tidak dalam akan ke atau juga dapat anda kami oleh "
        "sebagai bisa karena ada cara jika lebih telah sudah kita saat setelah pertama baru semua agar saja dua tiga "
        "dia mereka kota juta selamat sangat sekarang sini",
        "ca": "l' d' s' n' el la els les un una i de del dels que és amb per no en al als es com més aquest aquesta "
        "són o però aquests aquestes també pot sense sobre quan on molt ha fer seva seu nostre primers primer nou "
        "nova tots cada dos tres perquè aquí ells té tenen benvingut ciutat",
        "hr": "i u na je se da za od s su ne kao to o koji koja koje ili iz po ali bi što sa ako do može nije kako "
        "ovaj ova ovo samo prvi prve novi nova bez između sve svi biti te pri kada dva tri jer ima imaju bio bila "
        "bilo vrlo sada ovdje",
        "af": "die en is nie van het in te dit om vir wat met op word jy jou ons hulle aan by kan sal hierdie as ook "
        "maar of was wees hoe een nuwe eerste uit oor na tot net meer",
        "et": "ja on ei et see kui ning mis või ka oma siis kuidas oli ole aga ta kes seda selle saab tuleb enne "
        "pärast ilma uus esimene kõik veel nii me te nende",
        "lt": "ir yra ne į su kad tai kaip iš ar bet už apie jis jie po nuo arba taip pat gali buvo mūsų jūsų šis ši "
        "visi pirmas naujas kur kai dėl prie per",
        "lv": "un ir ar no uz par kas ka vai nav bet kā pie šis šī var lai tas viņš pēc jūs mēs būs bija kur visi "
        "jauns pirmais bez caur to",
        "sl": "in je na v za se da z so od ne pa ki kot tudi ali po pri če lahko kako bo iz to ta ti smo ste bil "
        "bila prvi novi nov brez med vse vaš naš zakaj kaj doma",
        "is": "og að í er á sem til um með það við fyrir af ekki en var eða eru hann þú þetta þessi frá hvernig "
        "þegar nýja fyrsta allir hún sé úr",
        "sq": "dhe në të e i për me një nga është që si nuk do por ka ose kjo ky janë mund kur duke u së jo mirë",
        "sw": "ya na wa kwa ni katika za la kuwa cha hii au kama yako jinsi hiyo watu zaidi wako sana pia huo kwamba "
        "kwako wetu yao hivyo baada kila",
        "cy": "y yr a o i yn ar mae am gyda ac ei eich sut wedi neu fel bydd hwn hon nid oes newydd cyntaf gan dros "
        "hyn",
        "gl": "o a os as de do da dos das que e en un unha para con por non se é máis como ao na no nas nos seu súa "
        "estes pero tamén cando primeiro novo ata",
        "la": "et in est non ut ad sed cum qui quae quod sit amet ex ab pro esse atque dolor ipsum lorem nec per aut "
        "si eius sunt eiusmod tempor elit",
        "eo": "kaj la de en estas al por ne kun sed aŭ oni pri el ĝi mi vi li ŝi kiel kiu ke tiu ĉi povas ankaŭ per",
    },
    "cyrillic": {
        "ru": "работает очень здесь теперь два три была было были его её город и в не на что с по как это он к но из "
        "за то все так для от был или о у если есть при вы мы они можно без чтобы этот эта может также где когда "
        "первый первые новый только уже через",
        "uk": "дуже тут тепер два три був була було місто і в не на що з як це до за та але від для або про є у якщо "
        "він вони ми ви бути може також де коли щоб цей ця без перший перші новий лише вже через й його можна",
        "bg": "и в не на се да за от с по като това е са но или ако до при как какво който която които вие ние те "
        "може без този тази първи първите нов само вече чрез след ще",
        "sr": "и у на је се да за од су не као то о који која које или из по али би што са ако до може није како "
        "овај ова ово само први нови без између све бити",
        "be": "і ў не на што з як гэта да за але ад для або пра ёсць у калі ён яны мы вы быць можа таксама дзе каб "
        "гэты без першы новы толькі ужо праз яго",
    },
    "devanagari": {
        "hi": "कैसे बनाएं हमारे क्या था थे थी जा सकते है हैं के में की का और से को पर यह एक नहीं भी कि लिए ने कर या "
        "तो इस जो आप हम अपने करने होता",
        "mr": "आहे आहेत आणि च्या मध्ये या हे एक नाही ते आपण साठी करा किंवा होते आपल्या हा ही",
        "ne": "छ छन् र को मा हरू लागि यो एक छैन पनि गर्न भने तपाईं हो गर्नुहोस् वा",
    },
    "arabic": {
        "ar": "في من على إلى أن هذا هذه التي الذي مع عن ما لا كان أو هو هي ثم كل بعد قبل كيف يمكن ذلك إذا بين عند",
        "fa": "در به از که این را با است برای آن یک هم تا بر شود می ها ای کنید چگونه یا اگر شما خود باید هر نیست",
        "ur": "کے میں کی ہے اور سے کا کو پر یہ نے ایک ہیں نہیں بھی کہ آپ کیا جو اس لیے کریں گے ہو",
    },
}  # fmt: skip
_MARKS: Final[dict[str, dict[str, str]]] = {
    "latin": {
        "de": "ßäöü", "fr": "éèêàçùœîôû", "es": "ñ¿¡óíáéú", "it": "èàùòì", "pt": "ãõçáéíóúâêô", "sv": "åäö",
        "da": "åæø", "nb": "åæø", "fi": "äö", "pl": "łżźśćńąęó", "cs": "řěůščžýáíéú", "sk": "ľĺŕôäščžýáíéú",
        "hu": "őűöüóáéíú", "ro": "ășțşţâî", "tr": "ığşçöü", "vi": "đơưạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷỹăâêôĩũ",
        "ca": "çàèéíòóú", "hr": "đčćžš", "sq": "ëç", "et": "õäöü", "lt": "ėęįųūąčšž", "lv": "āēīūņļķģ", "sl": "čšž",
        "is": "ðþæö", "cy": "ŵŷ", "gl": "ñ", "eo": "ĉĝĥĵŝŭ",
    },
    "cyrillic": {"ru": "ыэё", "uk": "іїєґ", "bg": "ъ", "sr": "јљњћђџ", "be": "ўіё"},
    "arabic": {"ar": "ةيكىأإ", "fa": "پچژگکی", "ur": "ٹڈڑںےہھکی"},
}  # fmt: skip


_ENDINGS: Final[dict[str, str]] = {
    "de": "ung ungen keit heit lich liche schaft", "fr": "ement ière eaux eurs isation", "es": "ción ciones miento dad",
    "it": "zione zioni ità mente", "pt": "ção ções dade mento", "nl": "heid lijk lijke ijken", "sv": "ningen ningar",
    "da": "ninger hed", "ca": "ció cions itat", "pl": "ości anie enie", "en": "tion ness ing ings able tions",
    "ro": "ului ilor", "fi": "inen ssa ssä", "tr": "ları leri",
}  # fmt: skip
Evidence = tuple[tuple[str, ...], float]
"""Languages that a word, a letter or an ending speaks for, and how much for each of them."""


def _inverted(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return the languages that each member of `table` speaks for."""
    found: dict[str, list[str]] = {}
    for language, members in table.items():
        for member in dict.fromkeys(members):
            found.setdefault(member, []).append(language)
    return {member: tuple(languages) for member, languages in found.items()}


def _weighed(table: dict[str, list[str]]) -> dict[str, Evidence]:
    """Return the same with a weight: the less, the more languages have it."""
    return {member: (languages, 1 / len(languages)) for member, languages in _inverted(table).items()}


WORDS: Final = {script: _weighed({one: text.split() for one, text in of.items()}) for script, of in _WORDS.items()}
"""For each script, what its small words speak for."""
MARKS: Final = {script: _inverted({one: [*text] for one, text in _MARKS.get(script, {}).items()}) for script in _WORDS}
"""For each script, the languages that have letters which others do not."""
ENDINGS: Final = _inverted({one: text.split() for one, text in _ENDINGS.items()})
"""The languages that words with an ending speak for."""
TOLD: Final = frozenset(language for of in _WORDS.values() for language in of) - {"la", "eo"}
"""The languages that are told by their words; filler text is told from them, and not spoken."""
