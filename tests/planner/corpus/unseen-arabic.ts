/** أوصاف كتبها من لم يرَ المخطِّط: لهجات ومهن غير مألوفة. قيست مرة ثم ضُبطت عليها القواعد منذ 2026-11-21 (bench/RESULTS.md). */
import type { Case } from "./case.ts";

export const unseenArabic: readonly Case[] = [
  {
    name: "مولدة أهلية، رسالة صوتية عراقية",
    text: "هلو شلونك، شوف آني عندي مولدة أهلية بالمنطقة وأريد برنامج للاشتراكات. يعني المشترك اسمه ورقم موبايله ورقم الجوزة وعدد الأمبيرات، وكل شهر أسوي له وصل بي المبلغ والشهر ودافع لو ما دافع. الجابي هو اللي ياخذ الفلوس فأريده يشوف بس المشتركين مالته ويسجل الدفعات، وما يگدر يحذف وصل. والمشترك اذا عنده عطل يدز بلاغ وي صورة، والفني يصلحه ويسد البلاغ. وإذا طفت المولدة أريد أدز رسالة لكل المشتركين. هاي هي، مشكور.",
    entities: {
      "subscriber|مشترك|customer": [
        "name",
        "phone|mobile",
        "رقم الجوزة|lineNumber|breakerNumber",
        "عدد الأمبيرات|amperes|amps|أمبيرات",
        "جابي|collector|الجابي",
      ],
      "receipt|invoice|وصل": ["subscriber|مشترك|customer", "amount", "month", "paid|status|paymentStatus"],
      payment: [],
      "report|بلاغ|complaint|ticket|breakdown|fault": ["photo|image", "subscriber|مشترك|customer"],
    },
    roles: ["collector|جابي|الجابي", "subscriber|مشترك|customer", "technician|فني"],
    may: ["collector see own subscriber", "collector add payment", "subscriber add own report", "technician change report"],
    mayNot: ["collector see subscriber", "collector delete receipt", "subscriber see report"],
    links: ["receipt.subscriber > subscriber"],
  },
  {
    name: "ورشة موبيليا، بالمصري",
    text: "احنا ورشة موبيليا في دمياط وعايزين سيستم بسيط. العميل بيطلب أوضة نوم أو سفرة أو ركنة، فالأوردر فيه العميل ونوع القطعة ونوع الخشب والمقاسات والسعر والعربون وميعاد التسليم. الأوردر بيعدي على مراحل: نجارة، أويما، دهان، تنجيد، جاهز، اتسلم. كل مرحلة ليها صنايعي مسؤول عنها، والصنايعي يشوف الشغل بتاعه بس ويقول خلصت. وعندنا خامات: خشب، قماش، دهان… كل خامة ليها اسم ووحدة وكمية وحد أدنى، ولما الكمية تقل عن الحد الأدنى يبعت إشعار لأمين المخزن. العميل يقدر يتابع الأوردر بتاعه ويشوف وصل لفين. صاحب الورشة يشوف كل حاجة.",
    entities: {
      order: [
        "customer",
        "pieceType|type|نوع القطعة|productType",
        "woodType|نوع الخشب",
        "dimensions|measurements|sizes|size|المقاسات|مقاسات",
        "price",
        "deposit|عربون|العربون|downPayment",
        "deliveryDate|deliveryTime|ميعاد التسليم",
        "status|stage",
      ],
      customer: [],
      "stage|task|مرحلة|step": ["craftsman|worker|صنايعي|technician", "order"],
      "material|خامة|rawMaterial": ["name", "unit", "quantity", "minimum|minimumQuantity|minQuantity|حد أدنى|الحد الأدنى|minimumStock"],
    },
    roles: ["craftsman|worker|صنايعي|technician", "storekeeper|أمين المخزن|warehouseKeeper|storeKeeper", "customer", "owner|صاحب الورشة"],
    may: ["craftsman see own stage", "customer see own order", "owner see order", "owner see material"],
    mayNot: ["customer see order", "customer change order", "craftsman see stage"],
    links: ["order.customer > customer"],
  },
  {
    name: "معصرة زيتون، بالشامي",
    text: "مرحبا، عنا معصرة زيتون وكل موسم بتصير عجقة عالدور. بدنا نظام للدور: المزارع بيحجز دور بيوم معيّن وبيكتب كم كيلو زيتون جايب تقريباً. لما يوصل منوزن الزيتون ومنسجّل الوزن الفعلي ونوع الزيتون (نبالي، سوري، رومي) ووقت الوصول. بعد العصر منسجّل كمية الزيت ونسبة الحموضة وعدد التنكات. أجرة العصر يا مصاري يا رد، يعني نسبة من الزيت. المزارع: اسمه، ضيعته، رقم تلفونه. عامل المعصرة بيسجّل الأوزان وبس، ما بيقدر يعدّل الأجرة. المزارع بيشوف حجوزاته ودفعاته هوي مش تبعون غيره. وبدنا لوحة بتعرض مجموع الزيت حسب الضيعة. لون الخلفية بيج والأزرار زيتي.",
    entities: {
      "booking|دور|turn|appointment": [
        "farmer|مزارع",
        "date|day",
        "estimatedWeight|weight|quantity|estimatedKilos|expectedWeight|كمية الزيتون",
      ],
      farmer: ["name", "village|ضيعة|الضيعة", "phone"],
      "batch|pressing|عصر|delivery|عصرة": [
        "actualWeight|weight|الوزن الفعلي",
        "oliveType|type|نوع الزيتون",
        "arrivalTime|وقت الوصول",
        "oilQuantity|quantity|كمية الزيت",
        "acidity|نسبة الحموضة|acidityRate",
        "cans|tins|عدد التنكات|tinCount",
        "fee|wage|أجرة العصر|pressingFee|أجرة",
      ],
      payment: [],
    },
    roles: ["farmer|مزارع", "millWorker|worker|عامل المعصرة|employee"],
    may: ["farmer add own booking", "farmer see own booking", "farmer see own payment", "millWorker add batch"],
    mayNot: ["farmer see booking", "farmer see payment", "millWorker delete batch"],
    theme: { background: "#f5f5dc", primary: "#808000" },
  },
  {
    name: "تعاونية أركان، بالدارجة",
    text: "السلام، حنا تعاونية ديال النسا كنصاوبو زيت أركان. بغينا واحد الموقع فين نبيعو المنتوجات ديالنا ونتبعو الخدمة. المنتوج عندو سمية وثمن وصورة وحجم وشحال بقا فالستوك. الكليان كيدير كوموند وكيخلص عند التوصيل. كل عضوة عندها سمية ونمرة التليفون، وكنسجلو لكل عضوة شحال من كيلو ديال اللوز دارت كل نهار باش نحسبو الأجرة ديالها. العضوة تشوف غير الخدمة ديالها. المحاسبة كتشوف كلشي وكتخلص العضوات. الرئيسة هي اللي كتزيد المنتوجات وكتبدل الأثمنة.",
    entities: {
      "product|منتوج|منتج": ["name", "price", "photo|image", "size|volume|حجم", "stock|quantity"],
      "order|كوموند|طلب": ["customer|client|كليان|زبون"],
      "member|عضوة|عضو": ["name", "phone"],
      "workRecord|work|production|خدمة|workLog|dailyWork|عمل": ["member|عضوة|عضو", "kilos|weight|quantity|amount|عدد الكيلوات", "date|day"],
      payment: [],
    },
    roles: ["customer|client|كليان|زبون", "member|عضوة|عضو", "accountant|محاسبة|محاسب", "president|رئيسة|رئيس|chair|manager"],
    may: [
      "customer see product",
      "customer add own order",
      "member see own workRecord",
      "accountant see workRecord",
      "president add product",
      "president change product",
    ],
    mayNot: ["member see workRecord", "customer change product", "member change product"],
    sector: "commerce",
  },
  {
    name: "ناظر وقف، كراسة شروط",
    text: `كراسة الشروط والمواصفات: نظام إدارة الأوقاف
أولاً: نطاق العمل
1. يجب أن يتيح النظام تسجيل الأوقاف، ويشمل سجل كل وقف: اسم الوقف، والواقف، وتاريخ الوقفية، ومصرف الوقف، ورقم الصك.
2. يجب أن يتيح النظام تسجيل أعيان الوقف (عمارة، أرض، مزرعة) وموقعها ومساحتها وقيمتها، وكل عين تتبع وقفاً واحداً.
3. يجب أن يتيح النظام إبرام عقود الإجارة على الأعيان، ويتضمن العقد المستأجر وتاريخ البداية وتاريخ النهاية والأجرة السنوية.
4. يجب أن يتيح النظام صرف الغلة على المستفيدين، ويُسجَّل لكل مستفيد الاسم ورقم الهوية والحالة الاجتماعية والآيبان. ويتطلب كل صرف موافقة الناظر، وما زاد على 100000 ريال يتطلب موافقة مجلس النظارة.
ثانياً: الصلاحيات
- الناظر: الاطلاع على جميع البيانات واعتماد الصرف.
- موظف الأوقاف: إضافة العقود والأعيان وتعديلها، ولا يحق له حذفها.
- المراجع الداخلي: الاطلاع فقط على عمليات الصرف والعقود.
ثالثاً: أحكام عامة
يُحتفظ بسجل التغييرات، ولا يظهر رقم الهوية إلا لموظف الأوقاف.`,
    entities: {
      "endowment|وقف|waqf": [
        "name|اسم الوقف|endowmentName",
        "founder|واقف|الواقف|donor",
        "endowmentDate|date|تاريخ الوقفية",
        "purpose|مصرف الوقف|beneficiary",
        "deedNumber|رقم الصك",
      ],
      "property|asset|عين|أعيان|عين الوقف": ["type", "location", "area", "value", "endowment|وقف|waqf"],
      "leaseContract|lease|contract|عقد|عقد الإجارة|rental": [
        "property|asset|عين|أعيان",
        "tenant|مستأجر",
        "startDate",
        "endDate",
        "annualRent|rent|الأجرة السنوية",
      ],
      "beneficiary|مستفيد": ["name", "nationalId|رقم الهوية", "maritalStatus|socialStatus|الحالة الاجتماعية", "iban|آيبان"],
      "disbursement|صرف|payment|payout|expense": ["beneficiary|مستفيد", "amount|مبلغ"],
    },
    roles: [
      "trustee|ناظر|supervisor",
      "endowmentOfficer|employee|موظف الأوقاف|موظف",
      "internalAuditor|auditor|مراجع داخلي|المراجع الداخلي|مراجع|reviewer",
      "مجلس النظارة|board|trusteeBoard|council",
    ],
    may: [
      "trustee see endowment",
      "trustee change disbursement",
      "endowmentOfficer add leaseContract",
      "endowmentOfficer change property",
      "internalAuditor see disbursement",
      "internalAuditor see leaseContract",
    ],
    mayNot: ["endowmentOfficer delete leaseContract", "endowmentOfficer delete property", "internalAuditor change disbursement"],
    links: ["property.endowment > endowment", "leaseContract.property > property", "disbursement.beneficiary > beneficiary"],
  },
  {
    name: "قرية تراثية، طلب موقع",
    text: "صمّم موقعًا إلكترونيًا لقرية تراثية يتضمن وظائف حجز الجولات الإرشادية وعرض الحرف اليدوية وبيع التذاكر ومعرض صور. يجب أن يتمكن الزوار من تصفح الجولات وشراء التذاكر وكتابة التقييمات، وأن يتمكن الحرفيون من إضافة حرفهم ومنتجاتهم وتعديلها. المشرفون يديرون الجولات والمرشدين وأوقات العمل. للجولة عنوان ولغة ومدة وسعر وعدد أقصى للمشاركين ومرشد. استخدم لون العنابي للخلفية واللون الرملي للأزرار.",
    entities: {
      "tour|جولة|guidedTour": ["title", "language", "duration", "price", "capacity|maxParticipants|maximumParticipants", "guide|مرشد"],
      booking: ["tour|جولة|guidedTour"],
      "craft|حرفة|handicraft": [],
      "product|منتج": [],
      ticket: [],
      review: [],
      "photo|image|صورة|gallery|album": [],
      "guide|مرشد|tourGuide": [],
      "workingHours|openingHours|أوقات العمل|workingTime|وقت عمل": [],
    },
    roles: ["visitor|زائر", "craftsman|artisan|حرفي", "supervisor|moderator|مشرف"],
    may: ["visitor see tour", "visitor add own review", "craftsman add craft", "supervisor delete tour", "supervisor add guide"],
    mayNot: ["visitor add tour", "visitor change craft"],
    theme: { background: "#800000", primary: "#f4a460" },
  },
  {
    name: "صهاريج مياه، نقاط",
    text: `توزيع مياه بالصهاريج:
• الصهريج: رقم اللوحة، السعة باللتر، السائق، تاريخ آخر تعقيم
• السائق: الاسم، الجوال، رقم الرخصة، تاريخ انتهاء الرخصة
• نقطة التعبئة: الاسم، الموقع، سعر المتر المكعب
• الطلب: الزبون، العنوان، الكمية، نوع الماء (عذب، مالح)، الوقت المفضل، الحالة (جديد، مجدول، في الطريق، تم التسليم، ملغي)
• الرحلة: الصهريج، نقطة التعبئة، الطلب، وقت الانطلاق، وقت الوصول
الصلاحيات:
• الزبون يضيف الطلبات ويلغي طلباته فقط
• السائق يرى رحلاته فقط ويسجل التسليم
• موظف الحركة يدير الطلبات والرحلات
• لا أحد غير المالك يغيّر سعر المتر المكعب
تنبيه قبل انتهاء رخصة السائق بشهر`,
    entities: {
      "tanker|صهريج|truck|waterTanker|tank": [
        "plateNumber",
        "capacity",
        "driver",
        "lastSterilizationDate|تاريخ آخر تعقيم|lastSanitizedAt|lastDisinfectionDate|sterilizationDate",
      ],
      driver: ["name", "phone", "licenseNumber", "licenseExpiryDate|licenseExpiry|expiryDate|تاريخ انتهاء الرخصة"],
      "fillingPoint|fillingStation|نقطة التعبئة|نقطة تعبئة|point": [
        "name",
        "location",
        "price|cubicMeterPrice|pricePerCubicMeter|سعر المتر المكعب",
      ],
      order: ["customer", "address", "quantity", "waterType|type|نوع الماء", "preferredTime|الوقت المفضل|time", "status"],
      "trip|رحلة|journey|ride": [
        "tanker|صهريج|truck|waterTanker|tank",
        "fillingPoint|fillingStation|نقطة التعبئة|نقطة تعبئة|point",
        "order",
        "departureTime|وقت الانطلاق|startTime",
        "arrivalTime|وقت الوصول",
      ],
    },
    roles: ["customer", "driver", "dispatcher|موظف الحركة|trafficOfficer|employee", "owner|مالك"],
    may: [
      "customer add own order",
      "customer change own order",
      "driver see own trip",
      "dispatcher delete trip",
      "dispatcher change order",
      "owner change fillingPoint",
    ],
    mayNot: ["customer see order", "driver see trip", "dispatcher change fillingPoint", "customer delete order"],
    links: ["tanker.driver > driver", "trip.tanker > tanker", "trip.order > order", "trip.fillingPoint > fillingPoint"],
    sector: "logistics",
  },
  {
    name: "هجن السباق، بالخليجي",
    text: "السلام عليكم، عندنا عزبة هجن ونبي نرتب أمورنا. كل مطية لها اسم ورقم شريحة وسن وسلالة وصورة، ومالكها. المضمّر مسؤول عن مجموعة مطايا ويكتب التدريب اليومي: المطية والمسافة والوقت والملاحظات. الدكتور البيطري يسجل الفحوصات والعلاجات، كل فحص له تاريخ ونتيجة وتكلفة. والسباقات نسجل فيها الميدان والتاريخ والشوط والمركز والجائزة. المضمّر ما يشوف إلا مطاياه، والمالك يشوف مطاياه وفحوصاتها ونتايجها بس ما يعدل. أبي تقويم للسباقات وتنبيه قبل موعد التطعيم بأسبوع. خلوا الوضع داكن واللون ذهبي.",
    entities: {
      "camel|مطية|هجن": [
        "name",
        "chipNumber|رقم شريحة|رقم الشريحة|microchip",
        "age|سن",
        "breed|سلالة",
        "photo|image",
        "owner|مالك",
        "trainer|مضمر|مضمّر",
      ],
      "training|تدريب|dailyTraining": ["camel|مطية|هجن", "distance", "time|duration", "notes"],
      "checkup|examination|فحص|exam|test|checkUp|inspection": ["camel|مطية|هجن", "date", "result", "cost"],
      "treatment|علاج": ["camel|مطية|هجن"],
      "race|سباق": [
        "venue|field|track|ميدان|الميدان",
        "date",
        "heat|round|شوط|الشوط",
        "position|rank|مركز|المركز|place|center",
        "prize|جائزة|الجائزة|award",
      ],
      "vaccination|تطعيم|vaccine": [],
    },
    roles: ["trainer|مضمر|مضمّر", "vet|veterinarian|بيطري|doctor|دكتور بيطري", "owner|مالك"],
    may: [
      "trainer see own camel",
      "trainer add training",
      "vet add checkup",
      "vet add treatment",
      "owner see own camel",
      "owner see own checkup",
    ],
    mayNot: ["trainer see camel", "owner change camel", "owner see camel", "trainer delete camel"],
    links: ["training.camel > camel"],
    theme: { primary: "#ffd700", mode: "dark" },
  },
];
