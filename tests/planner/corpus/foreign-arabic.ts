/** مجموعة كتبها من لم يرَ المخطِّط: نصّان بالفصحى وخمسة باللهجات وواحد بلغتين، تُقاس مرة واحدة قبل تغيير أي قاعدة لأجلها. */
import type { Case } from "./case.ts";

export const foreignArabic: readonly Case[] = [
  {
    name: "مختبر مواد البناء، وثيقة متطلبات بالفصحى",
    text: `وثيقة متطلبات: نظام إدارة مختبر مواد البناء (الإصدار الثاني)

1. خلفية
يستقبل المختبر نحو ستين عينة يوميًا، وتُدوَّن اليوم في دفاتر ورقية ضاع منها دفتران في العام الماضي. أما الفوترة فتبقى في نظام المحاسبة القائم ولا تدخل في نطاق هذه الوثيقة.

2. البيانات
2.1 المشروع: الاسم، المقاول، الموقع، تاريخ البدء
2.2 العينة: الرمز (فريد)، المشروع، نوع المادة (خرسانة، حديد، تربة، إسفلت)، تاريخ السحب، العمق
2.3 الفحص: العينة، الجهاز، تاريخ الفحص، القيمة المقيسة، النتيجة (مطابق، غير مطابق)
2.4 الجهاز: الاسم، الرقم التسلسلي، تاريخ آخر معايرة
2.5 الشهادة: الفحص، رقم الشهادة، تاريخ الإصدار، الملف

3. الصلاحيات
3.1 يضيف موظف الاستقبال المشاريع والعينات، ولا يطّلع على الفحوص.
3.2 يسجّل الفنيّ الفحوص، ولا يعدّل منها إلا ما سجّله بنفسه.
3.3 يراجع مدير الجودة الفحوص ويصدر الشهادات، ولا يحذف أحدٌ سواه شهادة.
3.4 يطّلع المقاول على شهاداته دون غيرها.
3.5 يتولى مسؤول المعايرة إضافة الأجهزة وتعديلها.

4. ملاحظات
يُفضَّل أن تكون الواجهة هادئة الألوان، ولم تُحسم بعد مسألة الاستضافة.`,
    entities: {
      "project|مشروع": [
        "name|projectName|اسم|الاسم",
        "contractor|مقاول|المقاول",
        "location|site|موقع|الموقع",
        "startDate|start|تاريخ البدء",
      ],
      "sample|specimen|عينة": [
        "code|sampleCode|symbol|رمز|الرمز",
        "project|مشروع|المشروع",
        "materialType|typeOfMaterial|material|type|نوع المادة",
        "samplingDate|withdrawalDate|drawDate|collectionDate|sampleDate|pullDate|dateOfSampling|تاريخ السحب",
        "depth|عمق|العمق",
      ],
      "test|examination|inspection|check|فحص": [
        "sample|specimen|عينة|العينة",
        "device|instrument|apparatus|machine|equipment|جهاز|الجهاز",
        "testDate|date|examinationDate|inspectionDate|checkDate|dateOfTest|تاريخ الفحص",
        "measuredValue|value|القيمة المقيسة|قيمة",
        "result|outcome|نتيجة|النتيجة",
      ],
      "device|instrument|apparatus|machine|equipment|جهاز": [
        "name|deviceName|اسم|الاسم",
        "serialNumber|serial|الرقم التسلسلي",
        "lastCalibrationDate|lastCalibration|calibrationDate|lastCalibratedOn|تاريخ آخر معايرة",
      ],
      "certificate|شهادة": [
        "test|examination|inspection|check|فحص|الفحص",
        "certificateNumber|number|رقم الشهادة",
        "issueDate|issuedOn|dateOfIssue|issuedAt|تاريخ الإصدار",
        "file|certificateFile|ملف|الملف",
      ],
    },
    roles: [
      "receptionist|receptionEmployee|receptionOfficer|receptionClerk|receptionStaff|موظف الاستقبال|موظف استقبال",
      "technician|فني|الفني",
      "qualityManager|qualityDirector|مدير الجودة|مدير جودة",
      "contractor|مقاول|المقاول",
      "calibrationOfficer|calibrationManager|calibrationResponsible|مسؤول المعايرة|مسؤول معايرة",
    ],
    may: [
      "receptionist add project",
      "receptionist add sample",
      "technician add test",
      "technician change own test",
      "qualityManager see test",
      "qualityManager add certificate",
      "qualityManager delete certificate",
      "contractor see own certificate",
      "calibrationOfficer add device",
      "calibrationOfficer change device",
    ],
    mayNot: [
      "receptionist see test",
      "technician change test",
      "technician delete certificate",
      "contractor see certificate",
      "contractor delete certificate",
      "receptionist delete certificate",
      "calibrationOfficer delete certificate",
    ],
    links: ["sample.project > project", "test.sample > sample", "test.device > device", "certificate.test > test"],
  },
  {
    name: "حفظ النعمة، محضر اجتماع",
    text: `محضر اجتماع مجلس إدارة جمعية «زاد» لحفظ النعمة
انعقد الاجتماع في مقر الجمعية يوم الثلاثاء في الخامسة مساءً، واعتذر الأستاذ سالم لسفره.

البند الأول: صُدِّق على محضر الاجتماع السابق.

البند الثاني: المنصة الإلكترونية
ذكّرت الأستاذة هدى بما حدث في رمضان حين وصلت ثلاث سيارات إلى الفندق نفسه ولم تصل واحدة إلى القاعة، وبعد النقاش اتُّفق على الآتي:
• تُسجَّل الجهات المتبرعة باسمها ونوعها (فندق، مطعم، قاعة أفراح) وعنوانها ورقم هاتفها.
• يُذكر في كل تبرع الجهة المتبرعة ونوع الطعام وعدد الوجبات ووقت الجاهزية وصورة.
• للأسرة رقم ملف واسم رب الأسرة وعدد أفرادها والحي الذي تسكنه، وللحي اسم ومشرف.
• التوزيعة تربط تبرعًا بأسرة، ويُكتب فيها عدد الوجبات ووقت التسليم.
• المتطوع يطّلع على التبرعات ويسجّل التوزيعات، ولا يعدّل بيانات الأسر.
• الباحث الاجتماعي هو من يضيف الأسر ويعدّلها، وليس ذلك لغيره.
• الجهة المتبرعة تضيف تبرعاتها وتتابعها، ولا ترى تبرعات غيرها ولا ترى الأسر إطلاقًا.
• المدير التنفيذي يطّلع على كل شيء ولا يعدّل شيئًا.

البند الثالث: شراء ثلاجة ثانية. أُجّل البتّ فيه لعدم ورود عروض الأسعار.

واختُتم الاجتماع بالدعاء لأم عبد الرحمن بالشفاء.`,
    entities: {
      "donor|donorOrganization|donorEntity|donatingEntity|donatingOrganization|donorParty|جهة متبرعة|الجهة المتبرعة|متبرع": [
        "name|اسم|الاسم|اسمها",
        "type|kind|donorType|نوع|النوع|نوعها",
        "address|عنوان|العنوان|عنوانها",
        "phone|phoneNumber|telephone|رقم هاتفها|رقم هاتف|رقم الهاتف|هاتف",
      ],
      "donation|تبرع": [
        "donor|donorOrganization|donorEntity|donatingEntity|donatingOrganization|donorParty|جهة متبرعة|الجهة المتبرعة|متبرع",
        "foodType|typeOfFood|foodKind|type|نوع الطعام|نوع طعام",
        "mealCount|meals|mealsCount|numberOfMeals|عدد الوجبات|عدد وجبات",
        "readyTime|readinessTime|readyAt|readinessAt|availableAt|timeOfReadiness|وقت الجاهزية|وقت جاهزية",
        "photo|image|picture|صورة|الصورة",
      ],
      "family|household|أسرة": [
        "fileNumber|رقم ملف|رقم الملف",
        "headName|familyHeadName|headOfFamily|familyHead|householdHeadName|householdHead|headOfHousehold|nameOfHead|headOfFamilyName|name|اسم رب الأسرة",
        "memberCount|members|membersCount|numberOfMembers|familySize|individualsCount|personCount|عدد أفرادها|عدد الأفراد|عدد أفراد",
        "district|neighborhood|neighbourhood|quarter|حي|الحي",
      ],
      "district|neighborhood|neighbourhood|quarter|حي": ["name|اسم|الاسم", "supervisor|مشرف|المشرف"],
      "distribution|delivery|handout|توزيعة|توزيع": [
        "donation|تبرع|التبرع",
        "family|household|أسرة|الأسرة",
        "mealCount|meals|mealsCount|numberOfMeals|عدد الوجبات|عدد وجبات",
        "deliveryTime|handoverTime|deliveredAt|handedOverAt|deliveryAt|timeOfDelivery|وقت التسليم|وقت تسليم",
      ],
    },
    roles: [
      "volunteer|متطوع",
      "socialWorker|socialResearcher|باحث اجتماعي|الباحث الاجتماعي|باحث",
      "donor|donorOrganization|donorEntity|donatingEntity|donatingOrganization|donorParty|جهة متبرعة|الجهة المتبرعة|متبرع",
      "executiveDirector|executiveManager|ceo|director|مدير تنفيذي|المدير التنفيذي",
    ],
    may: [
      "volunteer see donation",
      "volunteer add distribution",
      "socialWorker add family",
      "socialWorker change family",
      "donor add own donation",
      "donor see own donation",
      "executiveDirector see family",
      "executiveDirector see donation",
      "executiveDirector see distribution",
    ],
    mayNot: [
      "volunteer change family",
      "volunteer add family",
      "donor see donation",
      "donor see family",
      "executiveDirector change donation",
      "executiveDirector change family",
      "executiveDirector add family",
    ],
    links: ["donation.donor > donor", "family.district > district", "distribution.donation > donation", "distribution.family > family"],
  },
  {
    name: "ورشة موبيليا، رسالة صوتية بالمصري",
    text: "ألو يا هندسة، معلش الصوت وحش عشان المنشار شغال. بص، أنا عندي ورشة موبيليا في دمياط والدنيا ملخبطة معايا خالص، الزبون يكلمني يقولي أوضتي فين وأنا مش فاكر أصلًا هو مين. عايز أسجل الطلبيات، كل طلبية ليها الزبون والصنف، يعني نوم ولا سفرة ولا أنتريه، والخشب والمقاسات وصورة التصميم والعربون وميعاد التسليم. والطلبية بتعدي على مراحل، وكل مرحلة فيها الطلبية والصنايعي ونوع الشغل، نجارة أو دهان أو تنجيد، وتاريخ البداية وتاريخ النهاية. والخشب ده في المخزن: النوع والتخانة والكمية وسعر المتر. آه والصنايعي، الصنايعي ليه اسم وتليفون ويومية. الصنايعي يشوف المراحل بتاعته هو بس، والطلبيات ما يشوفهاش عشان فيها فلوس. أمين المخزن يزود الخشب ويعدل فيه. والزبون يدخل من موبايله يشوف طلبياته، مش طلبيات الناس. المدير، وده ابني محمد، بيفتح الطلبيات ويعدلها ويوزع المراحل، بس المسح لأ، مسح الطلبيات ليا أنا صاحب الورشة. يلا سلام عشان العيال بينادوا عليا.",
    entities: {
      "order|request|طلبية|طلب": [
        "customer|client|زبون|الزبون",
        "category|type|kind|item|صنف|الصنف",
        "wood|خشب|الخشب",
        "dimensions|sizes|measurements|size|مقاسات|المقاسات",
        "designPhoto|designImage|designPicture|design|photo|image|صورة التصميم",
        "deposit|downPayment|advance|advancePayment|عربون|العربون",
        "deliveryDate|deliveryTime|dueDate|deliveryAppointment|ميعاد التسليم|موعد التسليم",
      ],
      "stage|phase|step|مرحلة": [
        "order|request|طلبية|الطلبية|طلب",
        "craftsman|worker|artisan|صنايعي|الصنايعي",
        "workType|typeOfWork|jobType|type|kind|نوع الشغل",
        "startDate|start|تاريخ البداية",
        "endDate|end|تاريخ النهاية",
      ],
      "wood|timber|خشب": [
        "type|woodType|kind|نوع|النوع",
        "thickness|تخانة|التخانة",
        "quantity|stock|كمية|الكمية",
        "pricePerMeter|meterPrice|pricePerMetre|price|سعر المتر",
      ],
      "craftsman|worker|artisan|صنايعي": [
        "name|اسم|الاسم",
        "phone|telephone|phoneNumber|تليفون",
        "dailyWage|dailyRate|wage|dayRate|daily|يومية",
      ],
    },
    roles: [
      "craftsman|worker|artisan|صنايعي",
      "storekeeper|storeKeeper|warehouseKeeper|warehouseManager|stockKeeper|أمين المخزن|أمين مخزن",
      "customer|client|زبون",
      "manager|مدير|المدير",
      "owner|workshopOwner|صاحب الورشة|صاحب ورشة",
    ],
    may: [
      "craftsman see own stage",
      "storekeeper add wood",
      "storekeeper change wood",
      "customer see own order",
      "manager add order",
      "manager change order",
      "owner delete order",
    ],
    mayNot: ["craftsman see stage", "craftsman see order", "customer see order", "manager delete order", "craftsman change wood"],
    links: ["order.wood > wood", "stage.order > order", "stage.craftsman > craftsman"],
  },
  {
    name: "عزبة هجن، مشاركة في منتدى",
    text: `الموضوع: برنامج لعزبة هجن، من عنده خبرة؟

السلام عليكم يا أهل المنتدى، أول مشاركة لي فلا تشرهون علي.
الوالد الله يحفظه عنده عزبة هجن فيها فوق المية راس، وكل شي مكتوب في دفتر ما يقراه إلا هو. أبا برنامج نسجل فيه المطايا: كل مطية لها اسم ورقم شريحة وتاريخ ميلاد وسلالة وصورة. والسباقات، السباق له ميدان وتاريخ ومسافة وجايزة. ونبا نعرف كل مطية شو سوت، يعني المشاركة فيها السباق والمطية والمركز والتوقيت.
المضمّر يسجل التدريبات، كل تدريب فيه المطية والتاريخ والمسافة والسرعة، ويشوف المشاركات بس ما يغير فيها. البيطري يكتب العلاجات: المطية والتشخيص والدوا والجرعة، ومحد يعدل العلاجات غيره. العمال يسجلون العلف، وكل علفة فيها المطية والنوع والوزن والوقت، وما لهم شغل في العلاجات ولا يشوفونها. والوالد هو المالك، يضيف المطايا ويحذفها ويشوف كل شي.
الشكل: خلفية بيج وأزرار عنابي.
اللي يعرف شركة زينة يخبرني عالخاص، والسعر مب مشكلة (لا تخبرون الوالد 😂)`,
    entities: {
      "camel|racingCamel|mount|مطية|ناقة": [
        "name|اسم|الاسم",
        "chipNumber|chip|microchipNumber|microchip|رقم شريحة|رقم الشريحة",
        "birthDate|dateOfBirth|تاريخ ميلاد|تاريخ الميلاد",
        "breed|lineage|bloodline|strain|pedigree|سلالة|السلالة",
        "photo|image|picture|صورة|الصورة",
      ],
      "race|سباق": [
        "track|field|racetrack|square|arena|raceTrack|venue|ميدان|الميدان",
        "date|raceDate|تاريخ|التاريخ",
        "distance|مسافة|المسافة",
        "prize|award|جايزة|الجايزة|جائزة",
      ],
      "participation|entry|raceEntry|مشاركة": [
        "race|سباق|السباق",
        "camel|racingCamel|mount|مطية|المطية|ناقة",
        "place|position|rank|center|مركز|المركز",
        "time|timing|finishTime|توقيت|التوقيت",
      ],
      "training|trainingSession|exercise|workout|تدريب": [
        "camel|racingCamel|mount|مطية|المطية|ناقة",
        "date|تاريخ|التاريخ",
        "distance|مسافة|المسافة",
        "speed|سرعة|السرعة",
      ],
      "treatment|علاج": [
        "camel|racingCamel|mount|مطية|المطية|ناقة",
        "diagnosis|تشخيص|التشخيص",
        "medicine|medication|drug|دوا|الدوا|دواء",
        "dose|dosage|جرعة|الجرعة",
      ],
      "feeding|feed|fodder|علفة|علف": [
        "camel|racingCamel|mount|مطية|المطية|ناقة",
        "type|feedType|kind|نوع|النوع",
        "weight|وزن|الوزن",
        "time|feedingTime|fedAt|وقت|الوقت",
      ],
    },
    roles: ["trainer|مضمر|المضمر", "vet|veterinarian|بيطري|البيطري", "worker|عامل", "owner|مالك|المالك"],
    may: [
      "trainer add training",
      "trainer see participation",
      "vet add treatment",
      "vet change treatment",
      "worker add feeding",
      "owner add camel",
      "owner delete camel",
      "owner see treatment",
      "owner see race",
    ],
    mayNot: [
      "trainer change participation",
      "trainer change treatment",
      "owner change treatment",
      "worker see treatment",
      "worker change treatment",
      "worker delete camel",
    ],
    links: [
      "participation.race > race",
      "participation.camel > camel",
      "training.camel > camel",
      "treatment.camel > camel",
      "feeding.camel > camel",
    ],
    theme: { background: "#f5f5dc", primary: "#800000" },
  },
  {
    name: "معصرة زيتون، شكوى من الإكسل بالشامي",
    text: `يا عمي زهقت من هالإكسل! مبارح بنص الموسم طارت نقلة أبو سامر، 400 كيلو زيتون، ليش؟ لأنو حدا كبس delete وما حدا عرف مين. فهاد اللي بدنا ياه، لا أكتر ولا أقل:

المزارع: الاسم، الضيعة، رقم التلفون
النقلة: المزارع، الوزن، عدد الشوالات، وقت الوصول
خط العصر: الاسم، الماركة، الطاقة بالساعة
العصرة: النقلة، خط العصر، الحرارة، كمية الزيت، نسبة الحموضة
التنكة: رقم التنكة، العصرة، الوزن، مسلّمة (إي / لأ)

الوزّان بيدخّل النقلات وما بيمحي شي. معلّم العصر بيسجّل العصرات وبيعدّل اللي سجّلها هو بس. المزارع بيفوت من تلفونو وبيشوف نقلاتو وتنكاتو، وما بيشوف شي لغيرو. المحاسبة بتشوف النقلات والعصرات بس ما بتغيّر فيهن شي. ومحي النقلات بإيدي أنا صاحب المعصرة، وأنا كمان بضيف المزارعين وخطوط العصر.

الأزرار زيتي والخلفية بيضا وخلصنا، وإذا حدا بيفتح سيرة الإكسل مرة تانية بزعل منو.`,
    entities: {
      "farmer|grower|مزارع": ["name|اسم|الاسم", "village|ضيعة|الضيعة", "phone|phoneNumber|telephone|رقم التلفون|رقم تلفون"],
      "load|shipment|delivery|transfer|batch|haul|transport|نقلة": [
        "farmer|grower|مزارع|المزارع",
        "weight|وزن|الوزن",
        "bagCount|bags|bagsCount|sacks|sackCount|sacksCount|numberOfSacks|numberOfBags|عدد الشوالات|عدد شوالات",
        "arrivalTime|arrivedAt|arrivesAt|timeOfArrival|وقت الوصول",
      ],
      "pressLine|line|pressingLine|productionLine|millLine|extractionLine|خط العصر|خط عصر|خط": [
        "name|اسم|الاسم",
        "brand|make|ماركة|الماركة",
        "hourlyCapacity|capacityPerHour|capacity|powerPerHour|energyPerHour|power|الطاقة بالساعة|طاقة بالساعة",
      ],
      "pressing|press|pressRun|extraction|milling|squeeze|عصرة": [
        "load|shipment|delivery|transfer|batch|haul|transport|نقلة|النقلة",
        "pressLine|line|pressingLine|productionLine|millLine|extractionLine|خط العصر|خط عصر|خط",
        "temperature|heat|حرارة|الحرارة",
        "oilQuantity|oilAmount|quantityOfOil|oil|quantity|كمية الزيت|كمية زيت",
        "acidity|acidityRate|acidityPercentage|acidityRatio|acidityPercent|نسبة الحموضة|نسبة حموضة",
      ],
      "tin|can|container|tank|oilTin|تنكة": [
        "tinNumber|number|canNumber|containerNumber|tankNumber|رقم التنكة|رقم تنكة|رقم",
        "pressing|press|pressRun|extraction|milling|squeeze|عصرة|العصرة",
        "weight|وزن|الوزن",
        "delivered|isDelivered|handedOver|isHandedOver|مسلمة|مسلّمة",
      ],
    },
    roles: [
      "weigher|weighman|weighbridgeOperator|وزان|الوزان",
      "pressMaster|pressingMaster|master|millMaster|pressOperator|معلم العصر|معلم عصر|معلم",
      "farmer|grower|مزارع",
      "accountant|accounting|محاسبة|المحاسبة|محاسب",
      "owner|millOwner|pressOwner|صاحب المعصرة|صاحب معصرة",
    ],
    may: [
      "weigher add load",
      "pressMaster add pressing",
      "pressMaster change own pressing",
      "farmer see own load",
      "farmer see own tin",
      "accountant see load",
      "accountant see pressing",
      "owner delete load",
      "owner add farmer",
      "owner add pressLine",
    ],
    mayNot: [
      "weigher delete load",
      "pressMaster change pressing",
      "pressMaster delete load",
      "farmer see load",
      "farmer see tin",
      "accountant change load",
      "accountant change pressing",
    ],
    links: ["load.farmer > farmer", "pressing.load > load", "pressing.pressLine > pressLine", "tin.pressing > pressing"],
    theme: { background: "#ffffff", primary: "#808000" },
  },
  {
    name: "تعاونية أركان، بالدارجة المغربية",
    text: "السلام عليكم خويا ياسين، لاباس عليك؟ الوليدات بخير؟ سمعت بلي كتصاوب السيتات، وحنا تعاونية ديال العيالات نواحي أكادير كنصاوبو زيت أركان، وعيينا من الدفاتر. بغينا شي حاجة بسيطة. كل منتوج عندو السمية والثمن والحجم والتصويرة والكمية اللي باقية. الكليان كيدير طلبية، والطلبية فيها المنتوج والعدد والمدينة والعنوان، والحالة ديالها: جديدة، موجدة، مصيفطة، واصلة. كل عضوة عندها السمية ونمرة التيليفون والدوار. وكل نهار كنقيدو شحال جابت كل وحدة: التوصيلة فيها العضوة والتاريخ والوزن ديال اللوز والثمن. العضوة كتشوف غير التوصيلات ديالها. المسيّرة كتقيد التوصيلات وكتبدل الحالة ديال الطلبيات، ولكن ما كتمسحش الطلبيات. الرئيسة هي اللي كتزيد المنتوجات والعضوات وكتمسحهم. والكليان كيشوف غير الطلبيات ديالو، أما المنتوجات أي واحد يقدر يشوفهم بلا حساب. آه نسيت، العضوة زيد ليها تاريخ الانخراط. اللون خضر فالبوطونات والخلفية بيضة. الله يخليك ما تعطلش علينا، راه المعرض فمارس.",
    entities: {
      "product|منتوج|منتج": [
        "name|اسم|السمية|سمية",
        "price|ثمن|الثمن",
        "size|volume|حجم|الحجم",
        "photo|image|picture|تصويرة|التصويرة|صورة",
        "remainingQuantity|quantity|stock|remaining|quantityLeft|كمية|الكمية|الكمية الباقية|الكمية اللي باقية",
      ],
      "order|request|طلبية|طلب": [
        "product|منتوج|المنتوج|منتج",
        "quantity|count|number|عدد|العدد",
        "city|مدينة|المدينة",
        "address|عنوان|العنوان",
        "status|state|حالة|الحالة",
      ],
      "cooperativeMember|member|coopMember|عضوة|عضو": [
        "name|اسم|السمية|سمية",
        "phone|phoneNumber|telephone|telephoneNumber|نمرة التيليفون|رقم الهاتف|نمرة تيليفون",
        "village|hamlet|douar|دوار|الدوار",
        "joinDate|joiningDate|membershipDate|enrollmentDate|joinedOn|joinedAt|registrationDate|dateOfJoining|تاريخ الانخراط",
      ],
      "delivery|almondDelivery|supply|توصيلة": [
        "cooperativeMember|member|coopMember|عضوة|العضوة|عضو",
        "date|deliveryDate|تاريخ|التاريخ",
        "weight|almondWeight|almondsWeight|weightOfAlmonds|وزن|الوزن|وزن اللوز|الوزن ديال اللوز",
        "price|ثمن|الثمن",
      ],
    },
    roles: [
      "customer|client|كليان|الكليان|زبون",
      "cooperativeMember|member|coopMember|عضوة|عضو",
      "manager|supervisor|manageress|مسيرة|المسيرة|مسير",
      "president|chairwoman|head|رئيسة|الرئيسة|رئيس",
    ],
    may: [
      "customer add own order",
      "customer see own order",
      "cooperativeMember see own delivery",
      "manager add delivery",
      "manager change order",
      "president add product",
      "president delete product",
      "president add cooperativeMember",
      "president delete cooperativeMember",
      "public see product",
    ],
    mayNot: [
      "customer see order",
      "cooperativeMember see delivery",
      "manager delete order",
      "customer change product",
      "public see order",
      "manager delete product",
    ],
    links: ["order.product > product", "delivery.cooperativeMember > cooperativeMember"],
    theme: { background: "#ffffff", primary: "#008000" },
  },
  {
    name: "مولدة أهلية، بالعراقي",
    text: "شلونك عيوني شخبارك؟ باچر أجيك للمحل بس خل أگلك بالأول شنو أريد. عندي مولدتين بالمنطقة وأكثر من ثلثمية مشترك، والجباية كلها بالدفتر وكل شهر أتعارك ويه الناس. أريد برنامج بيه المشترك، اسمه وموبايله ورقم الدار وعدد الأمبيرات والمولدة اللي ساحب منها ونوع الاشتراك، ذهبي لو عادي. المولدة إلها اسم وقدرة ومكان. والوصولات، كل وصل بيه المشترك والشهر والمبلغ ومدفوع لو لا. والأعطال همين: المولدة ووقت العطل ووقت التصليح والسبب. وتعبئات الگاز، كل تعبئة بيها المولدة والتاريخ واللترات والسعر. الجابي يدخل الوصولات ويعدلها بس ما يگدر يمسح وصل، وما يشوف التعبئات. المشغل يسجل الأعطال والتعبئات لا غير. المشترك يشوف وصولاته بس، ويگدر يدز شكوى بيها الموضوع والتفاصيل. وآني صاحب المولدة أضيف المشتركين والمولدات وأشوف الشكاوى كلها. وما نريد ألوان هواي، خلفية بيضة وأزرار زرگة وكافي. فدوة لعينك لا تطول علينا ترى الصيف جاي.",
    entities: {
      "subscriber|مشترك": [
        "name|اسم|اسمه|الاسم",
        "mobile|phone|mobileNumber|phoneNumber|موبايل|موبايله",
        "houseNumber|homeNumber|رقم الدار|رقم دار",
        "amperes|ampereCount|amps|ampereage|amperesCount|numberOfAmperes|amperage|ampCount|ampsCount|numberOfAmps|عدد الأمبيرات|عدد أمبيرات",
        "generator|مولدة|المولدة",
        "subscriptionType|typeOfSubscription|type|subscriptionKind|نوع الاشتراك|نوع اشتراك",
      ],
      "generator|مولدة": ["name|اسم|الاسم", "power|capacity|قدرة|القدرة", "place|location|site|مكان|المكان"],
      "receipt|bill|invoice|voucher|وصل": ["subscriber|مشترك|المشترك", "month|شهر|الشهر", "amount|مبلغ|المبلغ", "paid|isPaid|مدفوع"],
      "fault|breakdown|outage|malfunction|failure|عطل": [
        "generator|مولدة|المولدة",
        "faultTime|breakdownTime|outageTime|failureTime|malfunctionTime|time|brokeAt|startTime|faultAt|وقت العطل|وقت عطل",
        "repairTime|repairedAt|fixTime|fixedAt|repairAt|وقت التصليح|وقت تصليح",
        "reason|cause|سبب|السبب",
      ],
      "refill|refueling|refuelling|fueling|fuelling|filling|fuelFill|gasFilling|fuelRefill|fill|gasRefill|تعبئة|تعبئة الگاز|تعبئة گاز": [
        "generator|مولدة|المولدة",
        "date|تاريخ|التاريخ",
        "liters|litres|لترات|اللترات",
        "price|سعر|السعر",
      ],
      "complaint|شكوى": ["subject|topic|title|موضوع|الموضوع", "details|detail|description|تفاصيل|التفاصيل"],
    },
    roles: [
      "collector|billCollector|جابي|الجابي",
      "operator|مشغل|المشغل",
      "subscriber|مشترك",
      "owner|generatorOwner|صاحب المولدة|صاحب مولدة",
    ],
    may: [
      "collector add receipt",
      "collector change receipt",
      "operator add fault",
      "operator add refill",
      "subscriber see own receipt",
      "subscriber add own complaint",
      "owner add subscriber",
      "owner add generator",
      "owner see complaint",
    ],
    mayNot: [
      "collector delete receipt",
      "collector see refill",
      "subscriber see receipt",
      "operator add receipt",
      "operator change subscriber",
    ],
    links: [
      "subscriber.generator > generator",
      "receipt.subscriber > subscriber",
      "fault.generator > generator",
      "refill.generator > generator",
    ],
    theme: { background: "#ffffff", primary: "#0000ff" },
  },
  {
    name: "food trucks, a call summed up in two languages",
    text: `Hi team، بعد مكالمة اليوم هذا ملخص for the food truck park project (سامحوني على الخلط 😅)

Data:
• Trucks: اسم العربة, cuisine, رقم الرخصة, instagram, logo
• Spots (المواقف): number, المساحة, has electricity yes/no, daily rent
• Rentals: truck, spot, تاريخ البداية, تاريخ النهاية, payment status (paid, pending)
• Menu items: truck, name, السعر, calories, صورة
• Events: العنوان, date, الوصف, ticket price
• Complaints من الزوار: truck, النص, photo

Permissions:
- صاحب العربة manages his own menu items ويشوف الـ rentals حقته فقط
- Park manager بيده كل شي يخص spots و rentals و events
- Health inspector يسجل inspections: truck, date, score, ملاحظات. He can see complaints but he can't change them
- الزوار بدون حساب يشوفون trucks و menu items و events, and they can send complaints
- Truck owners cannot see complaints, وما يحذفون inspections أبدًا

Look & feel: dark mode وأزرار tomato. نبي نطلق قبل موسم الرياض so please hurry! المطور القديم اختفى ومعه الـ domain، لا تسألوني كيف.`,
    entities: {
      "truck|foodTruck|عربة": [
        "name|truckName|اسم العربة|اسم",
        "cuisine",
        "licenseNumber|licenceNumber|permitNumber|رقم الرخصة|رقم رخصة",
        "instagram|instagramHandle",
        "logo",
      ],
      "spot|parkingSpot|موقف": ["number|spotNumber|رقم", "area|size|space|مساحة|المساحة", "hasElectricity|electricity", "dailyRent|rent"],
      rental: [
        "truck|foodTruck|عربة|العربة",
        "spot|parkingSpot|موقف|الموقف",
        "startDate|start|تاريخ البداية",
        "endDate|end|تاريخ النهاية",
        "paymentStatus|status",
      ],
      "menuItem|item": ["truck|foodTruck|عربة|العربة", "name", "price|سعر|السعر", "calories", "photo|image|picture|صورة|الصورة"],
      event: ["title|address|name|عنوان|العنوان", "date", "description|وصف|الوصف", "ticketPrice|price"],
      "complaint|شكوى": ["truck|foodTruck|عربة|العربة", "text|body|content|نص|النص", "photo|image|picture"],
      "inspection|healthInspection": ["truck|foodTruck|عربة|العربة", "date", "score", "notes|note|remarks|ملاحظات|الملاحظات"],
    },
    roles: ["truckOwner|owner|صاحب العربة|صاحب عربة", "parkManager|manager", "healthInspector|inspector"],
    may: [
      "truckOwner add own menuItem",
      "truckOwner change own menuItem",
      "truckOwner see own rental",
      "parkManager add spot",
      "parkManager delete rental",
      "parkManager change event",
      "healthInspector add inspection",
      "healthInspector see complaint",
      "public see truck",
      "public see menuItem",
      "public see event",
      "public add complaint",
    ],
    mayNot: [
      "truckOwner see rental",
      "truckOwner change menuItem",
      "truckOwner see complaint",
      "truckOwner delete inspection",
      "healthInspector change complaint",
      "public see complaint",
      "public see rental",
    ],
    links: ["rental.truck > truck", "rental.spot > spot", "menuItem.truck > truck", "complaint.truck > truck", "inspection.truck > truck"],
    theme: { mode: "dark", primary: "#ff6347" },
  },
];
