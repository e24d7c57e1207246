/** Things and people of crafts, farms, clubs and small trades, that few platforms are about and many requests speak of. */
import { concepts } from "./define.ts";

export const farming = concepts(
  "general",
  `
beekeeper person | beekeeper, apiarist | نحال, النحالون; نحالين, نحالون, مربي النحل | name! phone | user
apiary place | apiary | منحل, المناحل; مناحل | name! location | map
hive thing | hive, beehive | خلية, الخلايا; خلايا, خلية نحل, خلايا النحل | number! status | box
harvest event | harvest, honey harvest | حصاد, عمليات الحصاد; قطفة, قطفات, جني | date! quantity notes | package
cow thing | cow | بقرة, الأبقار; أبقار, بقر | number! breed age | tag
sheep thing | sheep | خروف, الخراف; خراف, أغنام, غنم, ماعز, مواشي | number! breed age | tag
camel thing | camel | جمل, الجمال; إبل, جمال | name! breed age | tag
milking event | milking, milk record | حلبة حليب, حلبات الحليب; حلب الأبقار | date! quantity | droplet
plot place | plot | قطعة أرض, قطع الأراضي; قطع أراضي, حوض زراعي | number! size rent status | map
greenhouse place | greenhouse | بيت محمي, البيوت المحمية; بيوت محمية | name! area | home
irrigation event | irrigation, watering | رية, الريات; سقاية | date! duration | droplet
seed thing | seed, seedling | بذرة, البذور; بذور, شتلة, شتلات | name! quantity price | leaf
palm thing | palm, palm tree | نخلة, النخيل; نخيل, نخل | number! location | leaf
well place | water well | بئر, الآبار; آبار | name! location | droplet
`,
);

export const crafts = concepts(
  "commerce",
  `
tailor person | tailor, seamstress | خياط, الخياطون; خياطة, خياطين, خياطات, ترزي | name! phone | scissors
garment thing | garment | قطعة ملابس, قطع الملابس | name! type price status | shirt
dress thing | dress | فستان, الفساتين; فساتين | name! size price | shirt
abaya thing | abaya | عباية, العبايات; عبايات, عباءة | name! size price | shirt
fabric thing | fabric | قماش, الأقمشة; أقمشة | name! color price stock | layers
measurement thing | body measurement, set of measurements | قياس الجسم, قياسات الجسم | date! notes | ruler
bouquet thing | bouquet | باقة زهور, باقات الزهور; بوكيه | name! price image | flower
cake thing | cake | كيكة, الكيك; كعكة, كعك, تورتة | name! price image | cake
jewel thing | jewel | قطعة مجوهرات, المجوهرات; مجوهرات, خاتم, خواتم | name! price image | gem
perfume thing | perfume | عطر, العطور; عطور | name! price image | droplet
foreman person | foreman | رئيس عمال, رؤساء العمال; رئيس العمال | name! phone | user
carpenter person | carpenter | نجار, النجارون; نجارين | name! phone | hammer
plumber person | plumber | سباك, السباكون; سباكين | name! phone | wrench
electrician person | electrician | كهربائي, الكهربائيون; كهربائيين | name! phone | zap
painterWorker person | house painter | دهان, الدهانون; صباغ | name! phone | brush
gardener person | gardener | بستاني, البستانيون; جنايني | name! phone | leaf
baker person | baker | خباز, الخبازون; خبازين | name! phone | cake
artisan person | artisan, craftsman | حرفي, الحرفيون; حرفيين, صنايعي, صانع | name! phone specialty | hammer
laundryItem thing | laundry item | قطعة غسيل, قطع الغسيل; غسيل | name! price | shirt
box thing | box | صندوق, الصناديق; صناديق | name! contents | package
auctionItem thing | auction item | قطعة مزاد, قطع المزاد | title! price | gavel
`,
);

export const outings = concepts(
  "booking",
  `
yacht thing | yacht | يخت, اليخوت; يخوت | name! capacity length price | ship
boat thing | boat | قارب, القوارب; قوارب, مركب, مراكب | name! capacity length price | ship
captain person | captain | كابتن, الكباتن; كابتن الفريق | name! phone | anchor
skipper person | skipper | قبطان, القباطنة; ربان, نوخذة | name! phone licenseNumber | anchor
motorcycle thing | motorcycle, motorbike | دراجة نارية, الدراجات النارية; دباب, دبابات | name! model price status | bike
scooter thing | scooter | سكوتر, السكوترات; سكوترات | number! status | bike
bike thing | bike, bicycle | دراجة, الدراجات; دراجات, دراجة هوائية | name! type price status | bike
drone thing | drone | درون, الدرونات; طائرة مسيرة, طائرات مسيرة, طائرة بدون طيار | model! serialNumber price status | send
camera thing | camera | كاميرا, الكاميرات; كاميرات | name! model price status | camera
tent thing | tent | خيمة, الخيام; خيام | number! capacity price | home
camp place | camp | مخيم, المخيمات; مخيمات | name! location capacity price | map
chalet place | chalet | شاليه, الشاليهات; شاليهات | name! capacity price photos | home
resthouse place | rest house, resthouse | استراحة, الاستراحات; استراحات | name! capacity price photos | home
cabin place | cabin | كوخ, الأكواخ; أكواخ | name! capacity price photos | home
pool place | pool, swimming pool | مسبح, المسابح; مسابح | name! capacity | droplet
desk thing | desk | مكتب عمل, مكاتب العمل | number! status price | square
meetingRoom place | meeting room, conference room | غرفة اجتماعات, غرف الاجتماعات; غرف اجتماعات, قاعة اجتماعات, قاعات الاجتماعات | name! capacity price | users
locker thing | locker | خزانة, الخزائن; خزائن | number! status | lock
studio place | studio, photo studio, recording studio | استوديو, الاستوديوهات; استوديوهات, ستوديو | name! price capacity | camera
gameMaster person | game master | مشرف اللعبة, مشرفو الألعاب; جيم ماستر | name! phone | user
wedding event | wedding | زفاف, حفلات الزفاف; عرس, أعراس, حفل زفاف | date! venue budget | heart
couple person | couple | عروسان, العرسان; عروس, عريس | name! phone | heart
performance event | performance, theatre performance | عرض مسرحي, العروض المسرحية | date! time | ticket
play thing | theatre play, stage play | مسرحية, المسرحيات; مسرحيات | title! author | drama
rehearsal event | rehearsal | بروفة, البروفات; بروفات | date! location | calendar
actor person | actor | ممثل, الممثلون; ممثلين, ممثلة | name! phone | user
costume thing | costume | زي مسرحي, الأزياء المسرحية | name! size photo | shirt
choir thing | choir | كورال, فرق الكورال | name! | music
museum place | museum | متحف, المتاحف; متاحف | name! address | landmark
collectible thing | collectible | قطعة متحفية, القطع المتحفية; مقتنى, مقتنيات | name! description photo | archive
filmmaker person | filmmaker, film director | مخرج, المخرجون; مخرجين, صانع أفلام, صناع الأفلام | name! email | film
juror person | juror, jury member | عضو لجنة التحكيم, أعضاء لجنة التحكيم; محكم المهرجان | name! email | gavel
diver person | diver | غواص, الغواصون; غواصين | name! phone | user
fisherman person | fisherman, angler | صياد, الصيادون; صيادين | name! phone | user
`,
);

export const neighbourhood = concepts(
  "general",
  `
child person | child, kid | طفل, الأطفال; أطفال, طفلة, الاطفال | name! dateOfBirth allergies photo | user
pickup event | pickup | استلام طفل, عمليات الاستلام | time! | log-out
neighbor person | neighbor, neighbour | جار, الجيران; جيران | name! phone | user
janitor person | janitor | بواب, البوابون | name! phone | user
concierge person | concierge | موظف الكونسيرج, موظفو الكونسيرج | name! phone | user
caretaker person | caretaker | حارس عمارة, حراس العمارات; حارس العمارة | name! phone | user
guard person | guard, security guard | حارس, الحراس; حراس, رجل أمن, رجال الأمن, حارس الأمن | name! phone | shield
testDrive event | test drive | تجربة قيادة, تجارب القيادة; قيادة تجريبية, تجارب قيادة | date! notes | car
gate place | gate | بوابة, البوابات; بوابات | name! | log-in
gatePass document | gate pass, visitor pass, entry permit | تصريح دخول, تصاريح الدخول; تصاريح دخول | number! date status | file-check
imam person | imam | إمام, الأئمة; أئمة | name! phone | user
sheikh person | quran teacher | محفظ, المحفظون; محفظين, محفظة | name! phone | user
studyCircle thing | study circle, quran circle | حلقة تحفيظ, حلقات التحفيظ; حلقة قرآن, حلقات تحفيظ القرآن | name! time capacity | users
treasurer person | treasurer | أمين صندوق, أمناء الصناديق; أمينة الصندوق | name! email | calculator
president person | president | =رئيس, الرؤساء; رئيس النادي, رؤساء النوادي; رئيس الجمعية | name! email | user
chairman person | chairman, chairwoman, chairperson | رئيس اللجنة, رؤساء اللجان; رئيس مجلس الإدارة | name! email | user
lostItem thing | lost item | غرض مفقود, الأغراض المفقودة; مفقودات, مفقود | name! description date status | search
foundItem thing | found item | غرض معثور عليه, المعثورات; معثورات | name! description date status | search
vote event | vote | =صوت, الأصوات; صوت مسجل, الأصوات | date | check
waitingList thing | waiting list, waitlist | قائمة انتظار, قوائم الانتظار | date! status | list
problem document | problem | =مشكلة, المشكلات; مشكلة مبلغ عنها, المشكلات المبلغ عنها | title! description photo status | alert-circle
objection document | objection | اعتراض, الاعتراضات; اعتراضات | subject! description status | alert-triangle
dispute document | dispute | نزاع, النزاعات; نزاعات | subject! description status | alert-triangle
collector person | collector | جامع, الجامعون; جامعين, عامل التجميع | name! phone | truck
sacrifice thing | sacrifice | أضحية, الأضاحي; أضاحي, ذبيحة, ذبائح | number! price status | tag
zakat event | zakat | زكاة, الزكوات | amount! date | heart
pilgrim person | pilgrim | =حاج, الحجاج; حاج مسجل, الحجاج; حجاج, معتمر, معتمرين, المعتمرون | name! passportNumber phone | user
nanny person | nanny | مربية, المربيات; مربيات | name! phone | user
babysitter person | babysitter | جليسة أطفال, جليسات الأطفال | name! phone | user
maid person | maid | عاملة منزلية, العاملات المنزليات; خادمة | name! nationality age | user
`,
);

export const technical = concepts(
  "general",
  `
scientist person | scientist | عالم أبحاث, علماء الأبحاث | name! email | flask
researcher person | researcher | باحث, الباحثون; باحثين, باحثة | name! email | flask
storageTank thing | storage tank, fuel tank | خزان, الخزانات; خزانات, خزان وقود, خزانات الوقود | name! capacity status | package
thesisSupervisor person | thesis supervisor | مشرف أكاديمي, المشرفون الأكاديميون | name! email | user
sample thing | sample | عينة, العينات; عينات | number! type date status | flask
experiment event | experiment | تجربة علمية, التجارب العلمية | title! date notes | flask
musicalInstrument thing | musical instrument | آلة موسيقية, الآلات الموسيقية | name! serialNumber status | tool
calibration event | calibration | معايرة, المعايرات; معايرات | date! result | check-circle
thesis document | thesis | رسالة علمية, الرسائل العلمية; أطروحة, بحث تخرج | title! summary status | book
publication document | publication | بحث منشور, الأبحاث المنشورة; أبحاث, بحوث | title! year | book
waterMeter thing | water meter | عداد مياه, عدادات المياه; عداد كهرباء, عدادات الكهرباء | number! location | cpu
outage event | outage, power outage | انقطاع, الانقطاعات; انقطاعات | startTime! endTime location | zap
panel thing | solar panel | لوح شمسي, الألواح الشمسية; ألواح شمسية | number! capacity | sun
chargingStation place | charging station | محطة شحن, محطات الشحن; شاحن, شواحن | name! location status | zap
elevator thing | elevator | مصعد, المصاعد; مصاعد | number! location status | arrow-up
airConditioner thing | air conditioner | مكيف, المكيفات; مكيفات | name! model location | wind
typist person | typist | ناسخ, الناسخون; كاتب نصوص | name! email | edit
proofreader person | proofreader | مدقق لغوي, المدققون اللغويون | name! email | edit
translator person | translator, interpreter | مترجم, المترجمون; مترجمين, مترجمة | name! email language | languages
translation document | translation | ترجمة, الترجمات; ترجمات | title! language status | languages
transcript document | transcript | نص مفرغ, النصوص المفرغة; تفريغ | title! file status | file-text
conductor person | conductor | مراقب القطار, مراقبو القطارات; كمساري | name! phone | user
pilot person | pilot | طيار, الطيارون; طيارين | name! licenseNumber | plane
commander person | commander | قائد, القادة; قائد الفرقة | name! phone | user
firefighter person | firefighter | رجل إطفاء, رجال الإطفاء; إطفائي | name! phone | flame
callOut event | call out, callout | استجابة, الاستجابات; نداء طوارئ | time! address type | alert-triangle
patrol event | patrol | دورية, الدوريات; دوريات | time! notes | shield
`,
);
