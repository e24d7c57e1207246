/** Texts to tune on, by someone who had never seen the planner: twelve in Arabic, formal and spoken. */
import type { Case } from "./case.ts";

export const talesArabic: readonly Case[] = [
  {
    name: "وحدة غسيل الكلى، مذكرة داخلية",
    text: `مذكرة داخلية
من: د. منى الرشيدي، رئيسة وحدة غسيل الكلى
إلى: إدارة تقنية المعلومات
الموضوع: نظام خاص بالوحدة

تحية طيبة وبعد،
تعلمون أن الوحدة تضم اثنتين وعشرين ماكينة وتعمل ثلاث ورديات، وأن نظام المستشفى الحالي (الذي وعدتنا الشركة بتعديله منذ عام 2021) لا يعرف شيئًا عن جلسات الغسيل، فنضطر إلى تدوين كل شيء على ورق ثم يضيع الورق.

المطلوب أن يُسجَّل لكل مريض اسمه ورقم ملفه وتاريخ ميلاده وفصيلة دمه ووزنه الجاف ونوع الوصلة الوعائية. ولكل ماكينة رقم تسلسلي وطراز وتاريخ آخر صيانة. أما الجلسة فيُذكر فيها المريض والماكينة والتاريخ والوزن قبل الجلسة والوزن بعدها وضغط الدم وكمية السوائل المسحوبة. وإذا حدثت مضاعفات أثناء الجلسة سُجِّلت: الجلسة ونوع المضاعفة ووقت حدوثها والإجراء المتخذ. ويُحفظ لكل مريض تحليل شهري فيه التاريخ واليوريا والبوتاسيوم والهيموغلوبين.

الممرضون يسجلون الجلسات والمضاعفات، ولا يحذفون جلسة بعد تسجيلها. والأطباء يطّلعون على الجلسات ويسجلون التحاليل ويعدّلون بيانات المرضى. وفني الصيانة يعدّل بيانات الماكينات فقط ولا يحق له الاطلاع على المرضى. وإضافة المرضى وحذفهم من صلاحيات رئيسة الوحدة دون غيرها.

أما الأدوية فمكانها نظام الصيدلية ولا حاجة إلى تكرارها.

مع الشكر والتقدير`,
    entities: {
      "patient|مريض|المريض": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "fileNumber|رقم ملف|رقم الملف|رقم ملفه|رقم ملفها|رقم ملفهم",
        "birthDate|dateOfBirth|تاريخ ميلاد|تاريخ الميلاد|تاريخ ميلاده|تاريخ ميلادها|تاريخ ميلادهم",
        "bloodType|bloodGroup|فصيلة دم|فصيلة الدم|فصيلة دمه|فصيلة دمها|فصيلة دمهم",
        "dryWeight|وزن جاف|وزن الجاف|الوزن الجاف|الوزن جاف|وزنه الجاف|وزنه جاف",
        "vascularAccess|vascularAccessType|accessType|typeOfVascularAccess|fistulaType|نوع الوصلة الوعائية|نوع الوصلة وعائية|نوع وصلة وعائية|نوع الوصلة|نوع وصلة|وصلة وعائية|وصلة الوعائية",
      ],
      "machine|dialysisMachine|ماكينة|الماكينة": [
        "serialNumber|serial|رقم تسلسلي|رقم التسلسلي|الرقم التسلسلي|الرقم تسلسلي",
        "model|طراز|الطراز|طرازه|طرازها|طرازهم",
        "lastMaintenanceDate|lastMaintenance|dateOfLastMaintenance|lastServiceDate|تاريخ آخر صيانة|تاريخ آخر الصيانة|آخر صيانة|آخر الصيانة",
      ],
      "session|dialysisSession|جلسة|الجلسة|جلسة الغسيل|جلسة غسيل": [
        "patient|مريض|المريض",
        "machine|dialysisMachine|ماكينة|الماكينة",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "weightBefore|preWeight|weightBeforeSession|weightPre|وزن قبل الجلسة|وزن قبل جلسة|الوزن قبل الجلسة|الوزن قبل جلسة|الوزن قبلها|الوزن القبلها|وزن قبلها",
        "weightAfter|postWeight|weightAfterSession|weightAfterIt|weightPost|الوزن بعدها|الوزن البعدها|وزن بعدها|وزن البعدها|الوزن بعد الجلسة|الوزن بعد جلسة|وزن بعد جلسة",
        "bloodPressure|ضغط الدم|ضغط دم|ضغط|الضغط",
        "fluidRemoved|fluidsRemoved|fluidAmount|withdrawnFluids|withdrawnFluidsQuantity|fluidQuantity|removedFluid|fluidsQuantity|كمية السوائل المسحوبة|كمية السوائل مسحوبة|كمية سوائل مسحوبة|كمية السوائل|كمية سوائل|سوائل مسحوبة|سوائل المسحوبة",
      ],
      "complication|مضاعفة|المضاعفة|مضاعفات|المضاعفات": [
        "session|dialysisSession|جلسة|الجلسة",
        "type|kind|complicationType|نوع المضاعفة|نوع مضاعفة|نوع|النوع|نوعه|نوعها|نوعهم",
        "time|occurredAt|timeOfOccurrence|occurrenceTime|وقت حدوث|وقت الحدوث|وقت حدوثه|وقت حدوثها|وقت حدوثهم|وقت|الوقت|وقته|وقتها|وقتهم",
        "action|actionTaken|procedure|measure|procedureTaken|measureTaken|إجراء متخذ|إجراء المتخذ|الإجراء المتخذ|الإجراء متخذ|إجراء|الإجراء",
      ],
      "monthlyTest|test|analysis|labTest|monthlyAnalysis|تحليل شهري|تحليل الشهري|تحليل|التحليل": [
        "patient|مريض|المريض",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "urea|يوريا|اليوريا",
        "potassium|بوتاسيوم|البوتاسيوم",
        "hemoglobin|haemoglobin|هيموغلوبين|الهيموغلوبين",
      ],
    },
    roles: [
      "nurse|ممرض|الممرض|ممرضة|الممرضة",
      "doctor|physician|طبيب|الطبيب",
      "maintenanceTechnician|technician|فني الصيانة|فني صيانة|فني|الفني",
      "unitHead|headOfUnit|unitManager|head|chief|unitChief|رئيسة الوحدة|رئيسة وحدة|رئيس الوحدة|رئيس وحدة|رئيسة وحدة غسيل الكلى|رئيسة وحدة غسيل كلى",
    ],
    may: [
      "nurse add session",
      "nurse add complication",
      "doctor see session",
      "doctor add monthlyTest",
      "doctor change patient",
      "maintenanceTechnician change machine",
      "unitHead add patient",
      "unitHead delete patient",
    ],
    mayNot: [
      "nurse delete session",
      "nurse delete patient",
      "doctor add patient",
      "doctor delete patient",
      "maintenanceTechnician see patient",
      "maintenanceTechnician change session",
    ],
    links: ["session.patient > patient", "session.machine > machine", "complication.session > session", "monthlyTest.patient > patient"],
  },
  {
    name: "مزرعة سمك في كفر الشيخ، رسالة صوتية",
    text: "أيوه يا باشمهندس كريم، صباح الفل، أنا الحاج فتحي بتاع المزرعة اللي في الرياض، كفر الشيخ مش السعودية هههه. بص يا سيدي إحنا عندنا تلاتين حوض سمك، بلطي وبوري ومبروك، وكل حاجة متكتبة على ضهر علب السجاير والله. أنا عايز برنامج يمشي المزرعة. الحوض يبقى ليه رقم ومساحة ونوع السمك وعدد الزريعة وتاريخ النزول. والعلف كل يوم بنحط، فعايز وجبة العلف تتسجل: الحوض والكمية ونوع العلف والوقت. وقياس المية ده مهم أوي، السنة اللي فاتت راح مني حوضين في ليلة بسبب الأكسجين، فالقياس فيه الحوض والأكسجين والأمونيا والحرارة والساعة كام. ولما نصطاد بنعمل صيدة، فيها الحوض والوزن وتاريخ الصيد والتاجر وسعر الكيلو. والتاجر ليه اسم وتليفون والمدينة اللي بياخد لها. العمال يسجلوا العلف والقياسات وبس، مايشوفوش الصيدات عشان الفلوس بتجيب الكلام. المهندس الزراعي، الدكتور سامح، يشوف القياسات والأحواض ويعدل في الأحواض. والمحاسب ابن أختي يسجل الصيدات والتجار بس مايمسحش حاجة. المسح ده بتاعي أنا صاحب المزرعة لوحدي. الكهربا والسولار مش عايزهم دلوقتي. وأهم حاجة يشتغل على الموبايل عشان الواد عوض مابيعرفش في الكمبيوتر. متشكرين يا هندسة.",
    entities: {
      "pond|basin|tank|fishPond|حوض|الحوض|حوض سمك|حوض السمك": [
        "number|pondNumber|رقم|الرقم|رقمه|رقمها|رقمهم",
        "area|space|مساحة|المساحة|مساحته|مساحتها|مساحتهم",
        "fishType|typeOfFish|fishKind|fishSpecies|species|type|نوع السمك|نوع سمك",
        "fryCount|fryNumber|numberOfFry|fingerlingCount|seedCount|stockingCount|fingerlings|fry|عدد الزريعة|عدد زريعة|زريعة|الزريعة",
        "stockingDate|releaseDate|dateOfRelease|entryDate|landingDate|descentDate|dateOfStocking|تاريخ النزول|تاريخ نزول|تاريخ نزوله|تاريخ نزولها|تاريخ نزولهم",
      ],
      "feeding|feedMeal|meal|feed|وجبة العلف|وجبة علف|علف|العلف|وجبة|الوجبة": [
        "pond|basin|tank|حوض|الحوض",
        "quantity|amount|كمية|الكمية|كميته|كميتها|كميتهم",
        "feedType|typeOfFeed|feedKind|type|نوع العلف|نوع علف",
        "time|at|hour|وقت|الوقت|وقته|وقتها|وقتهم|ساعة|الساعة",
      ],
      "waterMeasurement|measurement|reading|waterReading|waterTest|قياس المية|قياس مية|قياس|القياس|قياس المياه|قياس مياه": [
        "pond|basin|tank|حوض|الحوض",
        "oxygen|أكسجين|الأكسجين",
        "ammonia|أمونيا|الأمونيا",
        "temperature|heat|حرارة|الحرارة",
        "time|hour|measuredAt|at|الساعة|ساعة|الساعة كام|الساعة الكام|ساعة كام|وقت|الوقت",
      ],
      "harvest|catch|fishing|haul|صيدة|الصيدة|صيد|الصيد": [
        "pond|basin|tank|حوض|الحوض",
        "weight|وزن|الوزن|وزنه|وزنها|وزنهم",
        "harvestDate|catchDate|fishingDate|date|dateOfCatch|dateOfFishing|تاريخ الصيد|تاريخ صيد",
        "trader|merchant|dealer|تاجر|التاجر",
        "pricePerKilo|kiloPrice|pricePerKg|pricePerKilogram|kilogramPrice|price|kgPrice|سعر الكيلو|سعر كيلو",
      ],
      "trader|merchant|dealer|تاجر|التاجر": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "city|مدينة|المدينة|مدينته|مدينتها|مدينتهم",
      ],
    },
    roles: [
      "worker|عامل|العامل|عمال|العمال",
      "agriculturalEngineer|agronomist|engineer|مهندس زراعي|مهندس الزراعي|المهندس الزراعي|المهندس زراعي|مهندس|المهندس",
      "accountant|محاسب|المحاسب",
      "farmOwner|owner|صاحب المزرعة|صاحب مزرعة|صاحب|الصاحب",
    ],
    may: [
      "worker add feeding",
      "worker add waterMeasurement",
      "agriculturalEngineer see waterMeasurement",
      "agriculturalEngineer see pond",
      "agriculturalEngineer change pond",
      "accountant add harvest",
      "accountant add trader",
      "farmOwner delete harvest",
      "farmOwner delete pond",
    ],
    mayNot: [
      "worker see harvest",
      "worker delete feeding",
      "accountant delete harvest",
      "accountant delete trader",
      "agriculturalEngineer delete pond",
      "worker change pond",
    ],
    links: ["feeding.pond > pond", "waterMeasurement.pond > pond", "harvest.pond > pond", "harvest.trader > trader"],
  },
  {
    name: "عيادة صقور، قطري",
    text: `السلام عليكم ورحمة الله، شخبارك أخوي بدر عساك طيب. أنا من طرف بو ناصر، عندنا عيادة صقور في الخور، ومن يبدا موسم المقناص ما نلحق، الطيور توصل من الفجر والناس واقفة عند الباب. نبي نظام يرتب لنا الشغل. الصقار نسجل اسمه ورقم جواله ورقم هويته. والصقر نسجل له رقم الحجل والنوع، حر ولا شاهين ولا جير، والعمر والجنس والوزن وصاحبه الصقار. وكل زيارة فيها الصقر والتاريخ والشكوى والتشخيص والعلاج والمبلغ. ونسوي تحاليل بعد، والتحليل له زيارة ونوع، دم ولا براز ولا مسحة، والنتيجة وملف الأشعة إذا فيه. والإقامة حق الطيور اللي تنام عندنا: الصقر ورقم القفص وتاريخ الدخول وتاريخ الخروج.
الدكتور يكتب الزيارات ويعدل عليها، والفني يكتب التحاليل بس وما يشوف المبالغ ولا الزيارات. الاستقبال يضيفون الصقارين والصقور ويشوفون الإقامات وما يقدرون يغيرون في الزيارات. والصقار يدخل يشوف صقوره وزياراتها، وغيره ما يشوف شي منها، ترى هذي أهم نقطة لأن الطير بمليون والناس عيونها حارة. الحذف كله عند المدير.
إذا تقدر خل الخلفية بيضا والأزرار عنابي مثل علمنا. وسلم لي على الوالد.`,
    entities: {
      "falconer|صقار|الصقار": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "idNumber|identityNumber|nationalId|nationalIdNumber|رقم هوية|رقم الهوية|رقم هويته|رقم هويتها|رقم هويتهم",
      ],
      "falcon|صقر|الصقر": [
        "ringNumber|ring|bandNumber|رقم الحجل|رقم حجل|حجل|الحجل",
        "type|kind|species|breed|نوع|النوع|نوعه|نوعها|نوعهم",
        "age|عمر|العمر|عمره|عمرها|عمرهم",
        "gender|sex|جنس|الجنس|جنسه|جنسها|جنسهم",
        "weight|وزن|الوزن|وزنه|وزنها|وزنهم",
        "falconer|owner|صقار|الصقار|صاحب|الصاحب|صاحبه|صاحبها|صاحبهم|صاحبه الصقار|صاحبه صقار",
      ],
      "visit|زيارة|الزيارة": [
        "falcon|صقر|الصقر",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "complaint|شكوى|الشكوى|شكوىه|شكوىها|شكوىهم",
        "diagnosis|تشخيص|التشخيص|تشخيصه|تشخيصها|تشخيصهم",
        "treatment|علاج|العلاج|علاجه|علاجها|علاجهم",
        "amount|sum|total|مبلغ|المبلغ|مبلغه|مبلغها|مبلغهم",
      ],
      "test|analysis|labTest|تحليل|التحليل": [
        "visit|زيارة|الزيارة",
        "type|kind|testType|analysisType|نوع|النوع|نوعه|نوعها|نوعهم",
        "result|نتيجة|النتيجة|نتيجته|نتيجتها|نتيجتهم",
        "xrayFile|xRayFile|radiologyFile|xray|xRay|file|ملف الأشعة|ملف أشعة|أشعة|الأشعة",
      ],
      "stay|boarding|accommodation|residence|hospitalization|إقامة|الإقامة": [
        "falcon|صقر|الصقر",
        "cageNumber|cage|رقم القفص|رقم قفص|قفص|القفص",
        "entryDate|checkInDate|admissionDate|checkIn|startDate|تاريخ الدخول|تاريخ دخول",
        "exitDate|checkOutDate|dischargeDate|checkOut|endDate|تاريخ الخروج|تاريخ خروج",
      ],
    },
    roles: [
      "doctor|vet|veterinarian|دكتور|الدكتور|طبيب|الطبيب",
      "technician|labTechnician|فني|الفني",
      "receptionist|reception|استقبال|الاستقبال",
      "falconer|صقار|الصقار",
      "manager|director|admin|مدير|المدير",
    ],
    may: [
      "doctor add visit",
      "doctor change visit",
      "technician add test",
      "receptionist add falconer",
      "receptionist add falcon",
      "receptionist see stay",
      "falconer see own falcon",
      "falconer see own visit",
      "manager delete visit",
      "manager delete falcon",
    ],
    mayNot: [
      "technician see visit",
      "receptionist change visit",
      "falconer see falcon",
      "falconer see visit",
      "doctor delete visit",
      "receptionist delete falcon",
    ],
    links: ["falcon.falconer > falconer", "visit.falcon > falcon", "test.visit > visit", "stay.falcon > falcon"],
    theme: { background: "#ffffff", primary: "#800000" },
  },
  {
    name: "نقل عفش في عمّان",
    text: `مرحبا، كيفك استاذ؟ معك رامي من شركة نقل عفش بعمّان، بلشنا بسيارة وحدة من أيام أبوي الله يرحمه وهلأ عنا تسع سيارات وكل يوم في مشكلة، يا الزبون بقول انكسرلي الثلاجة يا السواق راح عالعنوان الغلط. بدي إشي بسيط بس يزبط.

بدي أسجل الطلب: اسم الزبون ورقم تلفونه، عنوان التحميل، عنوان التنزيل، الطابق، في أسانسير ولا لأ، وتاريخ النقل والسعر. والسيارة إلها رقم لوحة وحمولة وتاريخ انتهاء الترخيص. وكل نقلة بتكون لطلب معين وعليها سيارة وسواق ووقت الطلوع ووقت الوصول. وقبل ما نطلع بنعمل جرد: كل قطعة بالجرد إلها اسم وصورة وحالتها، وطبعا لأي نقلة تابعة. وإذا انكسر إشي بنفتح ملف ضرر، فيه القطعة والوصف وصورة والتعويض.

السواقين بشوفوا النقلات تبعتهم بس، وبضيفوا القطع، وما بقدروا يحذفوا أي قطعة. موظفة الحجز بتضيف الطلبات وبتعدلها وبتوزع النقلات عالسواقين. الزبون لازم يقدر يشوف طلبه هو ويفتح ملف ضرر. أنا المدير بس اللي بحدد التعويض وبحذف الطلبات.

الموقع الحالي عالفيسبوك مش مهم. يسلمو`,
    entities: {
      "order|request|booking|طلب|الطلب": [
        "customerName|clientName|name|customer|اسم الزبون|اسم زبون",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم|رقم التلفونه",
        "loadingAddress|pickupAddress|pickUpAddress|uploadAddress|عنوان التحميل|عنوان تحميل",
        "unloadingAddress|deliveryAddress|dropOffAddress|dropoffAddress|downloadAddress|عنوان التنزيل|عنوان تنزيل",
        "floor|طابق|الطابق|طابقه|طابقها|طابقهم",
        "elevator|lift|hasElevator|isElevator|hasLift|أسانسير|الأسانسير|في أسانسير|في الأسانسير|مصعد|المصعد",
        "movingDate|moveDate|transferDate|transportDate|dateOfMove|date|تاريخ النقل|تاريخ نقل",
        "price|cost|rate|سعر|السعر|سعره|سعرها|سعرهم|ثمن|الثمن|ثمنه|ثمنها|ثمنهم",
      ],
      "vehicle|car|truck|سيارة|السيارة": [
        "plateNumber|plate|licensePlate|رقم لوحة|رقم اللوحة",
        "capacity|load|payload|loadCapacity|حمولة|الحمولة|حمولته|حمولتها|حمولتهم",
        "licenseExpiryDate|licenseExpiry|licenceExpiryDate|registrationExpiryDate|licenseExpirationDate|تاريخ انتهاء الترخيص|تاريخ انتهاء ترخيص|انتهاء الترخيص|انتهاء ترخيص",
      ],
      "move|trip|transfer|transport|haul|نقلة|النقلة": [
        "order|request|booking|طلب|الطلب",
        "vehicle|car|truck|سيارة|السيارة",
        "driver|سواق|السواق|سائق|السائق",
        "departureTime|departure|startTime|leavingTime|departedAt|exitTime|goingOutTime|وقت الطلوع|وقت طلوع",
        "arrivalTime|arrival|arrivedAt|وقت الوصول|وقت وصول",
      ],
      "item|piece|inventoryItem|قطعة|القطعة": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
        "status|state|condition|حالة|الحالة|حالته|حالتها|حالتهم",
        "move|trip|transfer|transport|haul|نقلة|النقلة",
      ],
      "damageFile|damage|damageReport|damageClaim|ملف ضرر|ملف الضرر|ضرر|الضرر": [
        "item|piece|inventoryItem|قطعة|القطعة",
        "description|وصف|الوصف|وصفه|وصفها|وصفهم",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
        "compensation|تعويض|التعويض|تعويضه|تعويضها|تعويضهم",
      ],
    },
    roles: [
      "driver|سواق|السواق|سائق|السائق",
      "bookingClerk|bookingEmployee|reservationEmployee|bookingAgent|bookingOfficer|bookingStaff|موظفة الحجز|موظفة حجز|موظف الحجز|موظف حجز",
      "customer|client|زبون|الزبون",
      "manager|director|admin|مدير|المدير",
    ],
    may: [
      "driver see own move",
      "driver add item",
      "bookingClerk add order",
      "bookingClerk change order",
      "customer see own order",
      "customer add damageFile",
      "manager change damageFile",
      "manager delete order",
    ],
    mayNot: [
      "driver see move",
      "driver delete item",
      "customer see order",
      "bookingClerk delete order",
      "customer change order",
      "driver change order",
    ],
    links: ["move.order > order", "move.vehicle > vehicle", "item.move > move", "damageFile.item > item"],
  },
  {
    name: "مسابقة القرآن الكريم، إعلان داخلي",
    text: `بسم الله الرحمن الرحيم
الإخوة في اللجنة التقنية وفقهم الله

تقيم الجمعية مسابقتها السنوية منذ اثني عشر عامًا، وقد بلغ عدد المتسابقين في الدورة الماضية ٨٤٠ متسابقًا ومتسابقة، وكان التسجيل في نماذج جوجل والدرجات في أوراق تُجمع آخر الليل، فوقع خطأ في نتيجة الفرع الثالث اعتذرت عنه اللجنة علنًا. ودفعًا لتكرار ذلك نرغب في منصة على النحو الآتي:

أولًا: الفروع. لكل فرع اسم، وعدد الأجزاء، والحد الأعلى للعمر، وقيمة الجائزة.
ثانيًا: المتسابقون. للمتسابق اسم، وتاريخ ميلاد، وجنس، وجنسية، ورقم هاتف ولي الأمر، والفرع الذي يشارك فيه.
ثالثًا: الجلسات. للجلسة فرع، وتاريخ، ووقت، وقاعة.
رابعًا: التقييمات. في كل تقييم المتسابق، والجلسة، ودرجة الحفظ، ودرجة التجويد، ودرجة الأداء، وملاحظات.
خامسًا: الاعتراضات. للاعتراض تقييم، ونص، وقرار.

الصلاحيات:
- المحكّم يسجل التقييمات، ولا يرى إلا تقييماته، ولا يعدلها بعد تسجيلها.
- المتسابق يسجل نفسه ويطلع على تقييمه ويقدم اعتراضًا، ولا يطلع على تقييمات غيره.
- رئيس اللجنة يطلع على التقييمات جميعها ويبت في الاعتراضات.
- منسق المسابقة يضيف الفروع والجلسات ويعدلها، ويحذف المتسابقين المكررين.
- الفروع ومواعيد الجلسات متاحة للزوار من غير تسجيل دخول.

وأما حفل الختام فله لجنة مستقلة يرأسها الشيخ عبد الله، ولا يدخل في هذا المشروع.`,
    entities: {
      "branch|category|track|section|فرع|الفرع": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "partCount|juzCount|partsCount|numberOfParts|parts|chapterCount|numberOfJuz|عدد الأجزاء|عدد أجزاء",
        "maxAge|maximumAge|ageLimit|upperAgeLimit|الحد الأعلى للعمر|الحد الأعلى الللعمر|حد أعلى للعمر|حد أعلى الللعمر",
        "prizeValue|prize|prizeAmount|awardValue|قيمة الجائزة|قيمة جائزة|جائزة|الجائزة",
      ],
      "contestant|participant|competitor|متسابق|المتسابق": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "birthDate|dateOfBirth|تاريخ ميلاد|تاريخ الميلاد",
        "gender|sex|جنس|الجنس",
        "nationality|جنسية|الجنسية",
        "guardianPhone|guardianPhoneNumber|parentPhone|parentPhoneNumber|guardianMobile|رقم هاتف ولي الأمر|رقم هاتف ولي أمر|هاتف ولي الأمر|هاتف ولي أمر",
        "branch|category|track|section|فرع|الفرع",
      ],
      "session|جلسة|الجلسة": [
        "branch|category|track|section|فرع|الفرع",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "time|وقت|الوقت",
        "hall|room|venue|قاعة|القاعة",
      ],
      "evaluation|assessment|score|rating|تقييم|التقييم": [
        "contestant|participant|competitor|متسابق|المتسابق",
        "session|جلسة|الجلسة",
        "memorizationScore|memorizationGrade|memorizationMark|memorisationScore|memorizationDegree|درجة الحفظ|درجة حفظ|حفظ|الحفظ",
        "tajweedScore|tajweedGrade|tajwidScore|tajweedMark|recitationScore|tajweedDegree|درجة التجويد|درجة تجويد|تجويد|التجويد",
        "performanceScore|performanceGrade|performanceMark|performanceDegree|درجة الأداء|درجة أداء|أداء|الأداء",
        "notes|note|remarks|remark|comments|comment|observations|observation|ملاحظات|الملاحظات|ملاحظاته|ملاحظاتها|ملاحظاتهم|ملاحظة|الملاحظة|ملاحظته|ملاحظتها|ملاحظتهم",
      ],
      "objection|appeal|اعتراض|الاعتراض": [
        "evaluation|assessment|score|rating|تقييم|التقييم",
        "text|نص|النص|نصه|نصها|نصهم",
        "decision|قرار|القرار|قراره|قرارها|قرارهم",
      ],
    },
    roles: [
      "judge|arbitrator|jury|juror|محكم|المحكم|محكّم|المحكّم",
      "contestant|participant|competitor|متسابق|المتسابق",
      "committeeHead|committeeChair|headOfCommittee|committeeChairman|chairman|committeePresident|رئيس اللجنة|رئيس لجنة",
      "coordinator|competitionCoordinator|contestCoordinator|منسق المسابقة|منسق مسابقة|منسق|المنسق",
    ],
    may: [
      "judge add evaluation",
      "judge see own evaluation",
      "contestant add own contestant",
      "contestant see own evaluation",
      "contestant add objection",
      "committeeHead see evaluation",
      "committeeHead change objection",
      "coordinator add branch",
      "coordinator change session",
      "coordinator delete contestant",
      "public see branch",
      "public see session",
    ],
    mayNot: [
      "judge see evaluation",
      "judge change evaluation",
      "contestant see evaluation",
      "contestant change evaluation",
      "public see evaluation",
      "public see contestant",
      "judge delete contestant",
    ],
    links: [
      "contestant.branch > branch",
      "session.branch > branch",
      "evaluation.contestant > contestant",
      "evaluation.session > session",
      "objection.evaluation > evaluation",
    ],
  },
  {
    name: "رحلات جبلية، طلب موقع",
    text: "أريد موقعًا لتصفح الرحلات الجبلية وحجزها وتقييمها. لكل رحلة عنوان ومنطقة ودرجة صعوبة (سهلة، متوسطة، شاقة) وطول المسار بالكيلومتر وتاريخ الانطلاق والسعر وعدد المقاعد وصور. يحجز المشترك مقعدًا في رحلة ويكتب عدد المرافقين ورقم هاتف للطوارئ، ويرى حجوزاته هو فقط ويستطيع إلغاءها. بعد الرحلة يكتب تقييمًا بعدد النجوم وتعليق. المرشد يضيف الرحلات ويعدل رحلاته فقط ولا يحذف التقييمات. يتصفح الزائر الرحلات والتقييمات بلا حساب. الخلفية بيضاء والأزرار خضراء.",
    entities: {
      "trip|hike|mountainTrip|tour|رحلة|الرحلة|رحلة جبلية|رحلة الجبلية": [
        "title|name|عنوان|العنوان|عنوانه|عنوانها|عنوانهم",
        "region|area|منطقة|المنطقة|منطقته|منطقتها|منطقتهم",
        "difficulty|difficultyLevel|level|difficultyDegree|درجة صعوبة|درجة الصعوبة|صعوبة|الصعوبة",
        "trailLength|length|routeLength|distance|pathLength|trailLengthKm|pathLengthInKilometers|طول المسار|طول مسار|طول المسار بالكيلومتر|طول المسار البالكيلومتر|طول مسار بالكيلومتر",
        "departureDate|startDate|launchDate|date|startsAt|departure|تاريخ الانطلاق|تاريخ انطلاق",
        "price|cost|rate|سعر|السعر|سعره|سعرها|سعرهم|ثمن|الثمن|ثمنه|ثمنها|ثمنهم",
        "seatCount|seats|numberOfSeats|seatsCount|capacity|عدد المقاعد|عدد مقاعد",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
      ],
      "booking|reservation|حجز|الحجز": [
        "trip|hike|mountainTrip|tour|رحلة|الرحلة",
        "companionCount|companions|numberOfCompanions|companionsCount|guestCount|عدد المرافقين|عدد مرافقين",
        "emergencyPhone|emergencyNumber|emergencyPhoneNumber|emergencyContact|رقم هاتف للطوارئ|رقم هاتف الللطوارئ|هاتف الطوارئ|هاتف طوارئ|رقم هاتف الطوارئ|رقم هاتف طوارئ|phone|phoneNumber",
      ],
      "review|rating|evaluation|تقييم|التقييم": [
        "trip|hike|mountainTrip|tour|رحلة|الرحلة",
        "stars|starCount|numberOfStars|starsCount|rating|score|عدد النجوم|عدد نجوم|نجوم|النجوم",
        "comment|تعليق|التعليق|تعليقه|تعليقها|تعليقهم",
      ],
    },
    roles: ["subscriber|participant|مشترك|المشترك", "guide|مرشد|المرشد"],
    may: [
      "subscriber add own booking",
      "subscriber see own booking",
      "subscriber delete own booking",
      "subscriber add review",
      "guide add trip",
      "guide change own trip",
      "public see trip",
      "public see review",
    ],
    mayNot: ["subscriber see booking", "guide change trip", "guide delete review", "public add booking", "subscriber change trip"],
    links: ["booking.trip > trip", "review.trip > trip"],
    theme: { background: "#ffffff", primary: "#008000" },
  },
  {
    name: "محجر في الخليل، شكوى",
    text: "يا أخي والله تعبنا. إحنا منشار حجر ومحجر بالخليل، خمسين عامل، ولهلأ بنحاسب الناس من دفتر أبو العبد اللي خطه مثل خط الدكاترة، والشهر الماضي ضاعت علينا فاتورة بعشرين ألف شيكل وصار في زعل مع ناس نعرفهم من سنين. بدنا برنامج، وهاي الأشياء اللي بدنا إياها: البلوك، يعني الحجر الخام، بنعطيه رقم وطول وعرض وارتفاع ولون ومن أي مقلع جاي. والمقلع اسمه وموقعه وصاحبه. البلوك بفوت عالمنشار وبطلع منه ألواح، فكل لوح إله البلوك تبعه والسماكة والمساحة والدرجة، أولى ولا ثانية ولا ثالثة. والطلبية بتكون لزبون، وفيها نوع الحجر والكمية بالمتر وسعر المتر وتاريخ التسليم وصورة المخطط. وكل تحميلة عليها الطلبية ورقم الشاحنة واسم السواق والكمية. أما الزبون فبنسجل اسمه وشركته وتلفونه. مشغّل المنشار بسجل الألواح وما بعدّل عالبلوكات. ومسؤول الساحة بسجل البلوكات والتحميلات وممنوع يشوف أسعار ولا طلبيات. البنت اللي بالمكتب، يعني السكرتيرة، بتفتح الطلبيات والزباين. وصاحب المحجر، اللي هو أنا وأخوي، بنشوف كل إشي وإحنا بس اللي بنمحي. المعاشات خليها عند المحاسب برّه، ما إلها دخل. والغبرة ما حدا بيقدر يعملها برنامج ههههه",
    entities: {
      "block|stoneBlock|rawBlock|بلوك|البلوك": [
        "number|blockNumber|رقم|الرقم|رقمه|رقمها|رقمهم",
        "length|طول|الطول|طوله|طولها|طولهم",
        "width|عرض|العرض|عرضه|عرضها|عرضهم",
        "height|ارتفاع|الارتفاع|ارتفاعه|ارتفاعها|ارتفاعهم",
        "color|colour|لون|اللون|لونه|لونها|لونهم",
        "quarry|مقلع|المقلع|مقلعه|مقلعها|مقلعهم",
      ],
      "quarry|مقلع|المقلع": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "location|site|موقع|الموقع|موقعه|موقعها|موقعهم",
        "owner|صاحب|الصاحب|صاحبه|صاحبها|صاحبهم",
      ],
      "slab|panel|board|sheet|plate|لوح|اللوح": [
        "block|stoneBlock|rawBlock|بلوك|البلوك|البلوك تبعه|البلوك التبعه|بلوك تبعه",
        "thickness|سماكة|السماكة|سماكته|سماكتها|سماكتهم",
        "area|space|مساحة|المساحة|مساحته|مساحتها|مساحتهم",
        "grade|class|degree|درجة|الدرجة|درجته|درجتها|درجتهم",
      ],
      "order|request|طلبية|الطلبية|طلب|الطلب": [
        "customer|client|زبون|الزبون",
        "stoneType|typeOfStone|stoneKind|type|نوع الحجر|نوع حجر",
        "quantity|quantityInMeters|amount|metres|كمية|الكمية|كميته|كميتها|كميتهم|الكمية بالمتر|الكمية البالمتر|كمية بالمتر",
        "pricePerMeter|meterPrice|pricePerMetre|price|metrePrice|سعر المتر|سعر متر",
        "deliveryDate|handoverDate|dueDate|تاريخ التسليم|تاريخ تسليم",
        "planImage|planPhoto|plan|diagramImage|schemePhoto|layoutPhoto|image|photo|drawing|drawingPhoto|layoutImage|blueprintImage|صورة المخطط|صورة مخطط|مخطط|المخطط",
      ],
      "load|loading|shipment|تحميلة|التحميلة|تحميل|التحميل": [
        "order|request|طلبية|الطلبية|طلب|الطلب",
        "truckNumber|truck|رقم الشاحنة|رقم شاحنة|شاحنة|الشاحنة",
        "driverName|driver|nameOfDriver|اسم السواق|اسم سواق|اسم السائق|اسم سائق|سواق|السواق",
        "quantity|amount|كمية|الكمية|كميته|كميتها|كميتهم",
      ],
      "customer|client|زبون|الزبون": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "company|companyName|شركة|الشركة|شركته|شركتها|شركتهم|اسم الشركة|اسم شركة",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
      ],
    },
    roles: [
      "sawOperator|operator|مشغل المنشار|مشغل منشار|مشغّل المنشار|مشغّل منشار",
      "yardManager|yardSupervisor|yardOfficer|yardResponsible|yardHead|yardSupervisorInCharge|مسؤول الساحة|مسؤول ساحة",
      "secretary|سكرتيرة|السكرتيرة|سكرتير|السكرتير",
      "quarryOwner|owner|صاحب المحجر|صاحب محجر",
    ],
    may: [
      "sawOperator add slab",
      "yardManager add block",
      "yardManager add load",
      "secretary add order",
      "secretary add customer",
      "quarryOwner see order",
      "quarryOwner see load",
      "quarryOwner delete block",
      "quarryOwner delete order",
    ],
    mayNot: [
      "sawOperator change block",
      "yardManager see order",
      "secretary delete order",
      "yardManager delete block",
      "sawOperator delete slab",
    ],
    links: ["block.quarry > quarry", "slab.block > block", "order.customer > customer", "load.order > order"],
  },
  {
    name: "معمل ألبان، إيميل مصري",
    text: `مساء الخير يا أستاذة رانيا،

أنا شريف، مدير الجودة في معمل ألبان بالمنوفية. كلمتك من أسبوعين على التليفون وإنتي طلبتي أبعت التفاصيل مكتوبة، وأديني بعت متأخر معلش، كان عندنا تفتيش من هيئة سلامة الغذاء وربنا سترها.

باختصار، اللبن بييجي من المورّدين كل يوم الصبح. المورّد له اسم وقرية وتليفون وعدد الرؤوس. كل استلام مكتوب فيه المورّد والتاريخ والكمية باللتر ونسبة الدسم والحرارة ومقبول ولا مرفوض. من اللبن بنعمل تشغيلات: رقم التشغيلة والمنتج وتاريخ الإنتاج وتاريخ الصلاحية والكمية. والمنتج عندنا له اسم ووزن العبوة والسعر. كمان في تحاليل المعمل، كل تحليل للتشغيلة بيتكتب فيه الحموضة والرطوبة والنتيجة واسم الكيميائي. وشكاوى العملاء لازم تتسجل، الشكوى فيها رقم التشغيلة ووصف المشكلة وصورة وتليفون العميل.

الصلاحيات زي ما اتفقنا:
موظف الاستلام يسجل الاستلامات ويعدل اللي هو سجله بس.
مشرف الإنتاج يسجل التشغيلات، ومالوش إنه يغير في التحاليل.
الكيميائي هو الوحيد اللي يضيف ويعدل التحاليل.
المورّد يقدر يدخل يشوف استلاماته هو.
مدير الجودة يشوف كل حاجة ويرد على الشكاوى، ومحدش غيره يمسح تشغيلة.

الحسابات ماشية على برنامج الأمين ومش هنغيره.

شكراً جزيلاً
شريف عبد الباري`,
    entities: {
      "supplier|مورد|المورد|مورّد|المورّد": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "village|قرية|القرية|قريته|قريتها|قريتهم",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "headCount|cattleCount|numberOfHeads|animalCount|headsCount|heads|عدد الرؤوس|عدد رؤوس|رؤوس|الرؤوس",
      ],
      "receipt|receiving|delivery|milkReceipt|intake|reception|استلام|الاستلام": [
        "supplier|مورد|المورد|مورّد|المورّد",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "quantity|quantityInLiters|liters|litres|amount|quantityLiters|كمية|الكمية|الكمية باللتر|الكمية الباللتر|كمية باللتر",
        "fatPercentage|fatRatio|fatPercent|fatContent|fat|fatRate|نسبة الدسم|نسبة دسم|دسم|الدسم",
        "temperature|heat|حرارة|الحرارة",
        "accepted|isAccepted|acceptedOrRejected|status|مقبول|المقبول|مقبول ولا مرفوض|مقبول ولا المرفوض|مقبول أو مرفوض|مقبول أو المرفوض|حالة|الحالة",
      ],
      "batch|productionBatch|run|productionRun|تشغيلة|التشغيلة": [
        "batchNumber|number|runNumber|رقم التشغيلة|رقم تشغيلة|رقم|الرقم",
        "product|منتج|المنتج",
        "productionDate|dateOfProduction|manufactureDate|تاريخ الإنتاج|تاريخ إنتاج",
        "expiryDate|expirationDate|validityDate|bestBefore|shelfLifeDate|تاريخ الصلاحية|تاريخ صلاحية",
        "quantity|amount|كمية|الكمية",
      ],
      "product|منتج|المنتج": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "packageWeight|packWeight|packagingWeight|weight|packageSize|وزن العبوة|وزن عبوة|وزن|الوزن",
        "price|cost|rate|سعر|السعر|سعره|سعرها|سعرهم|ثمن|الثمن|ثمنه|ثمنها|ثمنهم",
      ],
      "test|labTest|analysis|تحليل|التحليل|تحليل المعمل|تحليل معمل": [
        "batch|productionBatch|run|productionRun|تشغيلة|التشغيلة",
        "acidity|حموضة|الحموضة",
        "moisture|humidity|رطوبة|الرطوبة",
        "result|نتيجة|النتيجة",
        "chemistName|chemist|اسم الكيميائي|اسم كيميائي",
      ],
      "complaint|customerComplaint|شكوى|الشكوى|شكوى العميل|شكوى عميل": [
        "batch|batchNumber|productionBatch|رقم التشغيلة|رقم تشغيلة|تشغيلة|التشغيلة",
        "description|problemDescription|problem|issueDescription|وصف المشكلة|وصف مشكلة|وصف|الوصف",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
        "customerPhone|clientPhone|customerTelephone|customerPhoneNumber|clientPhoneNumber|customerMobile|phone|phoneNumber|تليفون العميل|تليفون عميل|هاتف العميل|هاتف عميل",
      ],
    },
    roles: [
      "receivingEmployee|receivingClerk|receptionEmployee|receiptEmployee|receivingOfficer|receiver|receiptClerk|موظف الاستلام|موظف استلام",
      "productionSupervisor|supervisor|مشرف الإنتاج|مشرف إنتاج|مشرف|المشرف",
      "chemist|كيميائي|الكيميائي",
      "supplier|مورد|المورد|مورّد|المورّد",
      "qualityManager|مدير الجودة|مدير جودة",
    ],
    may: [
      "receivingEmployee add receipt",
      "receivingEmployee change own receipt",
      "productionSupervisor add batch",
      "chemist add test",
      "chemist change test",
      "supplier see own receipt",
      "qualityManager see test",
      "qualityManager see batch",
      "qualityManager change complaint",
      "qualityManager delete batch",
    ],
    mayNot: [
      "receivingEmployee change receipt",
      "productionSupervisor change test",
      "productionSupervisor delete batch",
      "supplier see receipt",
      "chemist delete batch",
      "qualityManager change test",
    ],
    links: ["receipt.supplier > supplier", "batch.product > product", "test.batch > batch"],
  },
  {
    name: "حراسات أمنية، نقاط",
    text: `متطلبات نظام الحراسات (مسودة أولى، عبدالعزيز راجعها لو سمحت)

المواقع: اسم الموقع – المدينة – العميل – عدد الحراس المطلوب – الإحداثيات
العملاء: الاسم – السجل التجاري – الجوال – تاريخ نهاية العقد
الحراس: الاسم – رقم الهوية – الجوال – رقم رخصة الحراسة – تاريخ انتهاء الرخصة
الورديات: الموقع – الحارس – البداية – النهاية – الحالة (حاضر، غائب، متأخر)
البلاغات: الموقع – الحارس – نوع البلاغ (سرقة، حريق، تسلل، عطل) – الوصف – الصور – الوقت
الجولات: الوردية – وقت الجولة – نقطة التفتيش – ملاحظة

* الحارس يشوف وردياته فقط ويرفع البلاغات والجولات ولا يعدل عليها
* المشرف الميداني يعدل الورديات ويشوف البلاغات كلها
* العميل يشوف بلاغات مواقعه فقط، ولا يشوف بيانات الحراس أبداً
* مدير العمليات يضيف المواقع والعملاء والحراس ويحذفهم
* ما أحد يحذف بلاغ

بدون رواتب (عندنا مسير). بدون GPS حالياً.
الألوان: كحلي للأزرار، رمادي فاتح للخلفية`,
    entities: {
      "site|location|موقع|الموقع": [
        "name|siteName|locationName|اسم الموقع|اسم موقع|اسم|الاسم",
        "city|مدينة|المدينة",
        "client|customer|عميل|العميل",
        "requiredGuards|guardCount|guardsRequired|numberOfGuards|requiredGuardCount|requiredGuardsCount|guardsCount|requiredNumberOfGuards|عدد الحراس المطلوب|عدد الحراس مطلوب|عدد حراس مطلوب|عدد الحراس|عدد حراس",
        "coordinates|gps|إحداثيات|الإحداثيات",
      ],
      "client|customer|عميل|العميل": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "commercialRegistration|commercialRegister|crNumber|commercialRecord|commercialRegistrationNumber|سجل تجاري|سجل التجاري|السجل التجاري|السجل تجاري",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "contractEndDate|contractEnd|endOfContractDate|contractExpiryDate|تاريخ نهاية العقد|تاريخ نهاية عقد|نهاية العقد|نهاية عقد",
      ],
      "guard|securityGuard|حارس|الحارس": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "idNumber|identityNumber|nationalId|nationalIdNumber|رقم الهوية|رقم هوية",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "guardLicenseNumber|licenseNumber|securityLicenseNumber|guardingLicenseNumber|licenceNumber|رقم رخصة الحراسة|رقم رخصة حراسة|رقم الرخصة|رقم رخصة",
        "licenseExpiryDate|licenseExpiry|licenceExpiryDate|licenseExpirationDate|تاريخ انتهاء الرخصة|تاريخ انتهاء رخصة|انتهاء الرخصة|انتهاء رخصة",
      ],
      "shift|وردية|الوردية": [
        "site|location|موقع|الموقع",
        "guard|securityGuard|حارس|الحارس",
        "startDate|start|startsOn|startsAt|startTime|from|fromDate|تاريخ البداية|تاريخ بداية|تاريخ بدايته|تاريخ بدايتها|تاريخ بدايتهم|بداية|البداية|بدايته|بدايتها|بدايتهم|وقت البداية|وقت بداية|تاريخ البدء|تاريخ بدء|بدء|البدء",
        "endDate|end|endsOn|endsAt|endTime|to|until|toDate|untilDate|تاريخ النهاية|تاريخ نهاية|تاريخ نهايته|تاريخ نهايتها|تاريخ نهايتهم|نهاية|النهاية|نهايته|نهايتها|نهايتهم|وقت النهاية|وقت نهاية|تاريخ الانتهاء|تاريخ انتهاء|انتهاء|الانتهاء",
        "status|state|condition|حالة|الحالة|حالته|حالتها|حالتهم",
      ],
      "report|incident|incidentReport|بلاغ|البلاغ": [
        "site|location|موقع|الموقع",
        "guard|securityGuard|حارس|الحارس",
        "type|reportType|incidentType|kind|نوع البلاغ|نوع بلاغ|نوع|النوع",
        "description|وصف|الوصف",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
        "time|at|hour|وقت|الوقت|وقته|وقتها|وقتهم|ساعة|الساعة",
      ],
      "patrol|tour|round|جولة|الجولة": [
        "shift|وردية|الوردية",
        "patrolTime|time|tourTime|roundTime|وقت الجولة|وقت جولة|وقت|الوقت",
        "checkpoint|inspectionPoint|checkPoint|نقطة التفتيش|نقطة تفتيش",
        "notes|note|remarks|remark|comments|comment|observations|observation|ملاحظات|الملاحظات|ملاحظاته|ملاحظاتها|ملاحظاتهم|ملاحظة|الملاحظة|ملاحظته|ملاحظتها|ملاحظتهم",
      ],
    },
    roles: [
      "guard|securityGuard|حارس|الحارس",
      "fieldSupervisor|supervisor|مشرف ميداني|مشرف الميداني|المشرف الميداني|المشرف ميداني|مشرف|المشرف",
      "client|customer|عميل|العميل",
      "operationsManager|opsManager|manager|مدير العمليات|مدير عمليات",
    ],
    may: [
      "guard see own shift",
      "guard add report",
      "guard add patrol",
      "fieldSupervisor change shift",
      "fieldSupervisor see report",
      "client see own report",
      "operationsManager add site",
      "operationsManager delete guard",
      "operationsManager add client",
    ],
    mayNot: [
      "guard see shift",
      "guard change report",
      "guard change patrol",
      "client see report",
      "client see guard",
      "operationsManager delete report",
      "fieldSupervisor delete report",
      "guard delete report",
    ],
    links: [
      "site.client > client",
      "shift.site > site",
      "shift.guard > guard",
      "report.site > site",
      "report.guard > guard",
      "patrol.shift > shift",
    ],
    theme: { background: "#d3d3d3", primary: "#000080" },
  },
  {
    name: "جمعية هواة الطوابع والعملات",
    text: `حضرة المهندس المحترم،

أكتب إليك بعد أن قرأت إعلانكم في الصحيفة، وأنا رجل تجاوز السبعين فاعذر أسلوبي القديم. تأسست جمعيتنا سنة 1964 في بيت المرحوم أنيس الحداد، وكانت يومها خمسة أعضاء وعلبة بسكويت مليئة بالطوابع، وهي اليوم مئة وثلاثون عضوًا. وقد كنا نتبادل القوائم بالبريد، ثم صار الشباب يتبادلونها في مجموعات الهاتف، فضاعت الأمانة وكثر العتب.

غاية ما نتمناه موقع يعرض فيه العضو قطعه للتبادل. وللقطعة نوع (طابع أو عملة أو ميدالية)، وبلد الإصدار، وسنة الإصدار، وحالة الحفظ، وصورة الوجه وصورة الظهر، والقيمة التقديرية. ومن رغب في قطعة قدّم عرض تبادل يذكر فيه القطعة المطلوبة والقطعة المقدَّمة ورسالة قصيرة، ويقبل صاحب القطعة العرض أو يرفضه. ونقيم كل شهر لقاءً، وللقاء تاريخ ومكان وموضوع ومحاضر، ويسجل الأعضاء حضورهم فيه. وعند الجمعية مكتبة صغيرة فيها فهارس، للفهرس عنوان ومؤلف وسنة طبع، ويستعير العضو الفهرس فنكتب في الإعارة الفهرس وتاريخ الإعارة وتاريخ الإعادة.

لا يعدّل العضو إلا قطعه، ولا يرى من عروض التبادل إلا ما يخصه. وأمين المكتبة يضيف الفهارس ويسجل الإعارات. وأمين السر يضيف اللقاءات ويعدلها ويحذف القطع المزوّرة، وقد ابتلينا بها مرتين. أما الزائر الغريب فحسبه أن يرى اللقاءات.

لا نريد بيعًا ولا شراءً، فالجمعية لا تتاجر، وهذا في نظامها الأساسي.

ودمتم سالمين
جورج خوري، الرئيس الفخري`,
    entities: {
      "piece|item|collectible|قطعة|القطعة": [
        "type|kind|نوع|النوع",
        "country|issueCountry|issuingCountry|countryOfIssue|originCountry|releaseCountry|بلد الإصدار|بلد إصدار",
        "issueYear|year|yearOfIssue|releaseYear|issuingYear|سنة الإصدار|سنة إصدار",
        "preservationState|condition|conservationStatus|preservationStatus|conditionGrade|preservation|preservationCondition|savingStatus|state|status|حالة الحفظ|حالة حفظ",
        "frontImage|frontPhoto|frontPicture|faceImage|obverseImage|facePhoto|obversePhoto|صورة الوجه|صورة وجه",
        "backImage|backPhoto|backPicture|reverseImage|reversePhoto|صورة الظهر|صورة ظهر",
        "estimatedValue|value|estimate|القيمة التقديرية|القيمة تقديرية|قيمة تقديرية|قيمة التقديرية",
      ],
      "exchangeOffer|offer|tradeOffer|swapOffer|exchange|عرض تبادل|عرض التبادل|عرض|العرض": [
        "requestedPiece|wantedPiece|requestedItem|piece|desiredPiece|requiredPiece|القطعة المطلوبة|القطعة مطلوبة|قطعة مطلوبة|قطعة المطلوبة",
        "offeredPiece|offeredItem|providedPiece|presentedPiece|submittedPiece|القطعة المقدمة|القطعة مقدمة|قطعة مقدمة|قطعة المقدمة|القطعة المقدَّمة|القطعة مقدَّمة|قطعة مقدَّمة|قطعة المقدَّمة",
        "message|shortMessage|رسالة|الرسالة|رسالة قصيرة|رسالة القصيرة",
      ],
      "meeting|gathering|meetup|لقاء|اللقاء": [
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "place|location|venue|مكان|المكان",
        "topic|subject|theme|موضوع|الموضوع",
        "speaker|lecturer|محاضر|المحاضر",
      ],
      "attendance|registration|حضور|الحضور|تسجيل حضور|تسجيل الحضور": ["meeting|gathering|meetup|لقاء|اللقاء"],
      "catalog|catalogue|index|فهرس|الفهرس": [
        "title|name|عنوان|العنوان",
        "author|مؤلف|المؤلف",
        "printYear|publicationYear|yearOfPrinting|printingYear|year|سنة طبع|سنة الطبع",
      ],
      "loan|borrowing|lending|إعارة|الإعارة": [
        "catalog|catalogue|index|فهرس|الفهرس",
        "loanDate|borrowDate|lendingDate|borrowingDate|borrowedOn|تاريخ الإعارة|تاريخ إعارة",
        "returnDate|dateOfReturn|returnedOn|تاريخ الإعادة|تاريخ إعادة",
      ],
    },
    roles: [
      "associationMember|member|societyMember|عضو|العضو",
      "librarian|أمين المكتبة|أمين مكتبة",
      "secretary|generalSecretary|أمين السر|أمين سر",
    ],
    may: [
      "associationMember add piece",
      "associationMember change own piece",
      "associationMember see own exchangeOffer",
      "associationMember add exchangeOffer",
      "associationMember add attendance",
      "librarian add catalog",
      "librarian add loan",
      "secretary add meeting",
      "secretary change meeting",
      "secretary delete piece",
      "public see meeting",
    ],
    mayNot: [
      "associationMember change piece",
      "associationMember see exchangeOffer",
      "associationMember delete piece",
      "public see piece",
      "public see exchangeOffer",
      "librarian delete piece",
    ],
    links: [
      "exchangeOffer.requestedPiece > piece",
      "exchangeOffer.offeredPiece > piece",
      "attendance.meeting > meeting",
      "loan.catalog > catalog",
    ],
  },
  {
    name: "معمل طابوق، عراقي",
    text: "هلو عيني، شلونك شلون الأهل. عندي معمل طابوق بالنهروان وأريد برنامج يريحني، لأن هسه كلشي عدنا بالتلفون وعلى الورق والسواق يجي يگول حملت والعامل يگول ما حمل، وتصير عركة. شوف، الفرن نسجل رقمه وسعته وحالته. والحرگة، يعني الوجبة، بيها الفرن وتاريخ الإشعال وتاريخ الإطفاء وعدد الطابوق وعدد المكسر. والزبون اسمه ورقم موبايله ومحافظته. والوصل هو أهم شي: الزبون ونوع الطابوق، جمهوري لو عادي، والعدد والسعر والواصل والباقي. والتحميل بيه الوصل ورقم السيارة واسم السايق والعدد المحمل. المشرف يسجل الحرگات وما يمسحها. أبو الباب، الحارس يعني، يسجل التحميل ويشوف الوصولات بس ما يغير بيها أي شي. المحاسب يسوي الوصولات ويعدلها. الزبون ما يدخل للبرنامج، يجيني يشرب چاي ويحاسب. وآني صاحب المعمل أشوف كلشي وأمسح. والنفط الأسود سالفته طويلة خليه على صفحة.",
    entities: {
      "kiln|oven|furnace|فرن|الفرن": [
        "number|kilnNumber|ovenNumber|رقم|الرقم|رقمه|رقمها|رقمهم",
        "capacity|سعة|السعة|سعته|سعتها|سعتهم",
        "status|state|condition|حالة|الحالة|حالته|حالتها|حالتهم",
      ],
      "firing|burn|batch|burning|حرگة|الحرگة|حرقة|الحرقة|وجبة|الوجبة": [
        "kiln|oven|furnace|فرن|الفرن",
        "ignitionDate|startDate|lightingDate|fireDate|تاريخ الإشعال|تاريخ إشعال",
        "extinguishingDate|endDate|shutdownDate|extinguishDate|offDate|تاريخ الإطفاء|تاريخ إطفاء",
        "brickCount|bricks|numberOfBricks|bricksCount|عدد الطابوق|عدد طابوق",
        "brokenCount|broken|brokenBricks|numberOfBroken|brokenBrickCount|عدد المكسر|عدد مكسر|مكسر|المكسر",
      ],
      "customer|client|زبون|الزبون": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "governorate|province|محافظة|المحافظة|محافظته|محافظتها|محافظتهم",
      ],
      "receipt|voucher|invoice|وصل|الوصل": [
        "customer|client|زبون|الزبون",
        "brickType|typeOfBrick|bricksType|brickKind|type|نوع الطابوق|نوع طابوق",
        "count|quantity|number|عدد|العدد|عدده|عددها|عددهم",
        "price|cost|rate|سعر|السعر|سعره|سعرها|سعرهم|ثمن|الثمن|ثمنه|ثمنها|ثمنهم",
        "paid|paidAmount|received|receivedAmount|واصل|الواصل|واصله|واصلها|واصلهم",
        "remaining|remainder|balance|rest|remainingAmount|باقي|الباقي|باقيه|باقيها|باقيهم",
      ],
      "loading|load|shipment|تحميل|التحميل": [
        "receipt|voucher|invoice|وصل|الوصل",
        "vehicleNumber|carNumber|truckNumber|plateNumber|vehicle|رقم السيارة|رقم سيارة|سيارة|السيارة",
        "driverName|driver|nameOfDriver|اسم السايق|اسم سايق|اسم السائق|اسم سائق|سايق|السايق",
        "loadedCount|loadedQuantity|count|loadedNumber|quantity|العدد المحمل|العدد محمل|عدد محمل|عدد المحمل|عدد|العدد",
      ],
    },
    roles: [
      "supervisor|مشرف|المشرف",
      "guard|gatekeeper|doorman|حارس|الحارس",
      "accountant|محاسب|المحاسب",
      "factoryOwner|owner|plantOwner|صاحب المعمل|صاحب معمل",
    ],
    may: [
      "supervisor add firing",
      "guard add loading",
      "guard see receipt",
      "accountant add receipt",
      "accountant change receipt",
      "factoryOwner see firing",
      "factoryOwner see receipt",
      "factoryOwner delete receipt",
    ],
    mayNot: ["supervisor delete firing", "guard change receipt", "guard delete receipt", "accountant delete receipt"],
    links: ["firing.kiln > kiln", "receipt.customer > customer", "loading.receipt > receipt"],
  },
  {
    name: "حلبة كارتينج، سطران",
    text: `تطبيق لحلبة كارتينج: العربات (رقم، فئة، تاريخ آخر فحص)، الجولات (تاريخ، ساعة، عدد اللفات)، أزمنة اللفات (الجولة، العربة، اسم السائق، الزمن).
المنظم يضيف الجولات والأزمنة، الميكانيكي يعدل العربات فقط، والجمهور يرى الأزمنة دون تسجيل.`,
    entities: {
      "kart|cart|vehicle|car|عربة|العربة": [
        "number|kartNumber|رقم|الرقم",
        "category|class|فئة|الفئة",
        "lastInspectionDate|lastCheckDate|lastInspection|dateOfLastInspection|lastCheck|تاريخ آخر فحص|تاريخ آخر الفحص|آخر فحص|آخر الفحص",
      ],
      "round|heat|race|tour|session|جولة|الجولة": [
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "hour|time|ساعة|الساعة",
        "lapCount|laps|numberOfLaps|lapsCount|عدد اللفات|عدد لفات",
      ],
      "lapTime|lap|زمن اللفة|زمن لفة|زمن|الزمن": [
        "round|heat|race|tour|session|جولة|الجولة",
        "kart|cart|vehicle|car|عربة|العربة",
        "driverName|driver|racerName|nameOfDriver|اسم السائق|اسم سائق",
        "time|duration|زمن|الزمن",
      ],
    },
    roles: ["organizer|organiser|منظم|المنظم", "mechanic|ميكانيكي|الميكانيكي"],
    may: ["organizer add round", "organizer add lapTime", "mechanic change kart", "public see lapTime"],
    mayNot: ["mechanic change round", "mechanic add lapTime", "public add lapTime", "public change kart"],
    links: ["lapTime.round > round", "lapTime.kart > kart"],
  },
];
