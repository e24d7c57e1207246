/** مجموعة جديدة كتبها من لم يرَ المخطِّط: سبعة طلبات بالفصحى واللهجات، تُقاس مرة واحدة ولا تُضبط عليها القواعد. */
import type { Case } from "./case.ts";

export const freshArabic: readonly Case[] = [
  {
    name: "حلقات تحفيظ، بالفصحى",
    text: "تعتزم جمعية تحفيظ القرآن الكريم إنشاء منصة لإدارة حلقاتها في المساجد. لكل حلقة اسم ومسجد ومعلّم ووقت. ويُسجَّل لكل طالب اسمه وتاريخ ميلاده ورقم جوال ولي أمره والحلقة التي ينتمي إليها. ويدوّن المعلّم جلسات التسميع، وتشمل كل جلسة الطالب والسورة وعدد الآيات وعدد الأخطاء والتقدير (ممتاز، جيد جدًا، جيد، ضعيف). ولا يحق للمعلّم الاطلاع على جلسات غيره من المعلمين. ويتابع وليّ الأمر جلسات أبنائه فقط دون أي تعديل. أما المشرف فيضيف الحلقات والطلاب ويعدّلهم، ويصدر الشهادات، وتتضمن كل شهادة الطالب وعدد الأجزاء وتاريخ الإصدار.",
    entities: {
      "circle|halaqa|halqa|studyCircle|group|class|حلقة": [
        "name",
        "mosque|مسجد|المسجد",
        "teacher|معلم|المعلم|tutor|instructor",
        "time|وقت|الوقت|schedule",
      ],
      "student|طالب": [
        "name",
        "birthDate|dateOfBirth|birthday|birthdate|تاريخ الميلاد|تاريخ ميلاده",
        "guardianPhone|parentPhone|guardianMobile|parentMobile|phone|رقم جوال ولي الأمر|رقم جوال ولي أمره",
        "circle|halaqa|halqa|studyCircle|group|class|حلقة|الحلقة",
      ],
      "recitation|recitationSession|session|جلسة تسميع|جلسة|تسميع": [
        "student|طالب|الطالب",
        "surah|sura|chapter|سورة|السورة",
        "verses|verseCount|versesCount|numberOfVerses|ayahs|ayahCount|ayatCount|عدد الآيات",
        "mistakes|mistakeCount|mistakesCount|numberOfMistakes|errors|errorCount|errorsCount|numberOfErrors|عدد الأخطاء",
        "grade|rating|evaluation|assessment|تقدير|التقدير",
      ],
      "certificate|شهادة": [
        "student|طالب|الطالب",
        "parts|partCount|partsCount|numberOfParts|juz|juzCount|numberOfJuz|عدد الأجزاء",
        "issueDate|issuedAt|issuedOn|dateOfIssue|تاريخ الإصدار",
      ],
    },
    roles: ["teacher|معلم|tutor|instructor", "guardian|parent|ولي الأمر|ولي أمر", "supervisor|مشرف"],
    may: [
      "teacher add recitation",
      "teacher see own recitation",
      "guardian see own recitation",
      "supervisor add circle",
      "supervisor add student",
      "supervisor change student",
      "supervisor add certificate",
    ],
    mayNot: [
      "teacher see recitation",
      "guardian see recitation",
      "guardian change recitation",
      "guardian add student",
      "teacher add certificate",
    ],
    links: ["student.circle > circle", "recitation.student > student", "certificate.student > student"],
  },
  {
    name: "عزبة هجن، بالإماراتي",
    text: "السلام عليكم ورحمة الله، احنا عزبة هجن في المرموم ونبا برنامج يرتب لنا الشغل. كل مطية لها اسم ورقم شريحة وعمر وسلالة ومضمّر. ونسجل التدريبات: المطية والتاريخ والمسافة والزمن. والسباقات بعد، كل سباق له اسم وميدان وتاريخ ومسافة. ونبا نعرف المشاركات، كل مشاركة فيها المطية والسباق والترتيب والجائزة. المضمّر يسجل التدريبات حقه وبس، ما يشوف تدريبات غيره. والدكتور البيطري يكتب العلاجات، كل علاج فيه المطية والدواء والجرعة والتاريخ، ومحد غيره يعدل عليها. وراعي العزبة يشوف كل شي ويضيف المطايا والسباقات. مشكورين وما قصرتوا.",
    entities: {
      "camel|مطية|mount|racingCamel": [
        "name",
        "chipNumber|microchipNumber|chip|microchip|رقم شريحة|رقم الشريحة",
        "age|عمر|العمر",
        "breed|strain|lineage|سلالة|السلالة",
        "trainer|مضمر|مضمّر|المضمر",
      ],
      "training|trainingSession|تدريب": [
        "camel|مطية|المطية|mount|racingCamel",
        "date",
        "distance|مسافة|المسافة",
        "time|duration|زمن|الزمن",
      ],
      "race|سباق": ["name", "track|field|racetrack|venue|arena|square|ميدان|الميدان", "date", "distance|مسافة|المسافة"],
      "participation|entry|raceEntry|مشاركة": [
        "camel|مطية|المطية|mount|racingCamel",
        "race|سباق|السباق",
        "rank|position|place|ranking|order|ترتيب|الترتيب",
        "prize|award|جائزة|الجائزة",
      ],
      "treatment|علاج": ["camel|مطية|المطية|mount|racingCamel", "drug|medication|medicine|دواء|الدواء", "dose|dosage|جرعة|الجرعة", "date"],
    },
    roles: ["trainer|مضمر|مضمّر", "vet|veterinarian|doctor|دكتور بيطري|الدكتور البيطري|بيطري", "owner|راعي العزبة|farmOwner|راعي"],
    may: [
      "trainer add own training",
      "trainer see own training",
      "vet add treatment",
      "vet change treatment",
      "owner add camel",
      "owner add race",
      "owner see training",
      "owner see treatment",
    ],
    mayNot: ["trainer see training", "trainer change treatment", "owner change treatment"],
    links: ["training.camel > camel", "participation.camel > camel", "participation.race > race", "treatment.camel > camel"],
  },
  {
    name: "دار أفراح، بالمصري",
    text: "مساء الفل يا هندسة، عندي دار أفراح في طنطا فيها تلات قاعات وكل حاجة لسه ماشية بالدفتر. عايز سيستم أسجل فيه القاعات، كل قاعة ليها اسم وسعة وسعر الليلة. والحجز بيبقى فيه اسم العريس واسم العروسة ورقم التليفون والقاعة وتاريخ الفرح والمقدم والباقي. وعندي كمان الخدمات، زي الدي جي والتصوير والبوفيه، كل خدمة ليها اسم وسعر ومورّد. موظف الاستقبال بيعمل الحجوزات ويعدلها بس مايقدرش يمسح حجز، دي بتاعة المدير لوحده. ومشرف القاعة يشوف الحجوزات وميغيرش فيها حاجة. وياريت القاعة ماتتحجزش مرتين في نفس اليوم عشان حصلت قبل كده وكانت فضيحة.",
    entities: {
      "hall|قاعة|weddingHall": ["name", "capacity|سعة|السعة", "nightPrice|pricePerNight|nightlyPrice|price|سعر الليلة"],
      "booking|reservation|حجز": [
        "groomName|groom|اسم العريس|العريس",
        "brideName|bride|اسم العروسة|العروسة",
        "phone|phoneNumber|رقم التليفون",
        "hall|قاعة|القاعة|weddingHall",
        "weddingDate|date|partyDate|eventDate|تاريخ الفرح",
        "deposit|downPayment|advance|advancePayment|مقدم|المقدم",
        "remaining|remainingAmount|balance|remainder|amountDue|باقي|الباقي",
      ],
      "service|خدمة": ["name", "price|سعر", "supplier|vendor|provider|مورد|مورّد"],
    },
    roles: ["receptionist|موظف الاستقبال|موظف استقبال", "manager|مدير|المدير|admin", "hallSupervisor|supervisor|مشرف القاعة|مشرف قاعة"],
    may: ["receptionist add booking", "receptionist change booking", "manager delete booking", "hallSupervisor see booking"],
    mayNot: ["receptionist delete booking", "hallSupervisor change booking", "hallSupervisor delete booking", "public see booking"],
    links: ["booking.hall > hall"],
  },
  {
    name: "محل خياطة، بالشامي",
    text: "يعطيكن العافية. عندي محل خياطة بالشام، أنا ومعي أربع خياطين، وعم نضيّع القياسات كل شوي. الزبونة إلها اسم ورقم موبايل. والقياسات بتتسجل بتاريخها لأنو بتتغير: الزبونة والتاريخ والكتف والصدر والخصر والطول. والتفصيلة فيها الزبونة ونوع القطعة والقماش وتاريخ البروفا وتاريخ التسليم والسعر والعربون والخياط، وحالتها قص أو خياطة أو بروفا أو جاهزة. كل قماش إلو اسم ولون وعدد الأمتار. الخياط بيشوف التفصيلات تبعو بس وبيغيّر حالتها، وما فيه يضيف ولا يمحي. موظفة الكاشير هيي اللي بتضيف الزبونات والقياسات والتفصيلات. بس هيك، والله يوفقكن.",
    entities: {
      "customer|client|زبونة|زبون": ["name", "phone|phoneNumber|mobile|mobileNumber|رقم موبايل"],
      "measurement|measurements|قياس|قياسات": [
        "customer|client|زبونة|الزبونة|زبون",
        "date",
        "shoulder|shoulders|كتف|الكتف",
        "chest|bust|صدر|الصدر",
        "waist|خصر|الخصر",
        "length|height|طول|الطول",
      ],
      "order|tailoringOrder|garment|tailoring|tailoringJob|customOrder|piece|تفصيلة": [
        "customer|client|زبونة|الزبونة|زبون",
        "pieceType|garmentType|type|itemType|نوع القطعة",
        "fabric|cloth|قماش|القماش",
        "fittingDate|fitting|rehearsalDate|trialDate|تاريخ البروفا",
        "deliveryDate|dueDate|تاريخ التسليم",
        "price",
        "deposit|downPayment|عربون|العربون",
        "tailor|خياط|الخياط",
        "status|حالة|الحالة",
      ],
      "fabric|cloth|قماش": ["name", "color|colour|لون", "meters|metres|meterCount|metersCount|numberOfMeters|عدد الأمتار|length"],
    },
    roles: ["tailor|خياط", "cashier|موظفة الكاشير|موظف الكاشير|موظفة كاشير|cashierEmployee"],
    may: ["tailor see own order", "tailor change own order", "cashier add customer", "cashier add measurement", "cashier add order"],
    mayNot: ["tailor see order", "tailor add order", "tailor delete order"],
    links: ["measurement.customer > customer", "order.customer > customer", "order.fabric > fabric"],
  },
  {
    name: "نقل مدرسي، نقاط",
    text: `منصة النقل المدرسي

السجلات
• الحافلات: رقم اللوحة (فريد)، عدد المقاعد، تاريخ انتهاء الترخيص، السائق
• المسارات: الاسم، الحافلة، وقت الانطلاق، المشرفة
• الطلاب: الاسم، الصف، العنوان، المسار، ولي الأمر
• الرحلات: المسار، التاريخ، وقت الوصول، الملاحظات
• الشكاوى: الموضوع، التفاصيل، الحالة (جديدة، قيد المعالجة، مغلقة)

الصلاحيات
• المشرفة تضيف الرحلات ولا تحذفها
• ولي الأمر يشاهد أبناءه فقط ويقدّم الشكاوى ويتابع شكاواه
• السائق يشاهد المسارات ولا يعدّلها
• مدير النقل يدير الحافلات والمسارات والطلاب ويغيّر حالة الشكاوى

إشعار مدير النقل قبل انتهاء ترخيص الحافلة بثلاثين يومًا
الخلفية #fffdf2 والأزرار #c98a00`,
    entities: {
      "bus|حافلة": [
        "plateNumber|licensePlate|plate|رقم اللوحة",
        "seats|seatCount|seatsCount|numberOfSeats|عدد المقاعد",
        "licenseExpiryDate|licenceExpiryDate|licenseExpiry|licenseEndDate|licenseExpirationDate|expiryDate|تاريخ انتهاء الترخيص",
        "driver|سائق|السائق",
      ],
      "route|path|track|مسار": [
        "name",
        "bus|حافلة|الحافلة",
        "departureTime|startTime|departure|launchTime|وقت الانطلاق",
        "supervisor|attendant|busSupervisor|مشرفة|المشرفة|مشرف",
      ],
      "student|طالب": [
        "name",
        "grade|class|classroom|صف|الصف",
        "address|عنوان|العنوان",
        "route|path|track|مسار|المسار",
        "guardian|parent|ولي الأمر",
      ],
      "trip|رحلة": ["route|path|track|مسار|المسار", "date", "arrivalTime|arrival|وقت الوصول", "notes|note|remarks|ملاحظات|الملاحظات"],
      "complaint|شكوى": ["subject|topic|موضوع|الموضوع", "details|detail|description|تفاصيل|التفاصيل", "status|حالة|الحالة"],
    },
    roles: [
      "supervisor|attendant|busSupervisor|مشرفة|مشرف",
      "guardian|parent|ولي الأمر|ولي أمر",
      "driver|سائق",
      "transportManager|manager|transportationManager|مدير النقل|مدير نقل",
    ],
    may: [
      "supervisor add trip",
      "guardian see own student",
      "guardian add own complaint",
      "guardian see own complaint",
      "driver see route",
      "transportManager add bus",
      "transportManager change route",
      "transportManager delete student",
      "transportManager change complaint",
    ],
    mayNot: [
      "supervisor delete trip",
      "guardian see student",
      "guardian see complaint",
      "driver change route",
      "driver delete route",
      "guardian change route",
    ],
    links: ["route.bus > bus", "student.route > route", "trip.route > route"],
    theme: { background: "#fffdf2", primary: "#c98a00" },
  },
  {
    name: "مركز علاج طبيعي، رسالة",
    text: `الأخ المهندس سامي، تحية طيبة وبعد،

كما اتفقنا في الهاتف، أرسل لك ما نحتاجه لمركز العلاج الطبيعي. نحفظ عن كل مريض الاسم ورقم الهوية والجوال والتشخيص. ولكل مريض خطة علاج أو أكثر، والخطة فيها المريض وعدد الجلسات وتاريخ البداية والهدف. وبعد كل جلسة يسجّل الأخصائي الخطة ودرجة الألم من صفر إلى عشرة والتمارين والملاحظات. موظفة الاستقبال تضيف المرضى وتحجز المواعيد (المريض، الأخصائي، التاريخ، الساعة)، لكنها لا ترى الجلسات إطلاقًا لأنها سرية. والمريض يدخل ليرى مواعيده فقط. أما مديرة المركز، وهي أنا، فتطّلع على كل شيء.

مع جزيل الشكر
د. هالة`,
    entities: {
      "patient|مريض": [
        "name",
        "idNumber|nationalId|identityNumber|nationalIdNumber|رقم الهوية",
        "phone|mobile|phoneNumber|mobileNumber|جوال|الجوال",
        "diagnosis|تشخيص|التشخيص",
      ],
      "plan|treatmentPlan|خطة علاج|خطة": [
        "patient|مريض|المريض",
        "sessionCount|numberOfSessions|sessions|sessionsCount|عدد الجلسات",
        "startDate|start|تاريخ البداية",
        "goal|objective|target|هدف|الهدف",
      ],
      "session|treatmentSession|جلسة": [
        "plan|treatmentPlan|خطة|الخطة|خطة علاج",
        "painLevel|painScore|pain|painDegree|painScale|درجة الألم",
        "exercises|exercise|تمارين|التمارين",
        "notes|note|remarks|ملاحظات|الملاحظات",
      ],
      "appointment|موعد": [
        "patient|مريض|المريض",
        "specialist|therapist|physiotherapist|أخصائي|الأخصائي",
        "date",
        "time|hour|ساعة|الساعة|startTime",
      ],
    },
    roles: [
      "specialist|therapist|physiotherapist|أخصائي",
      "receptionist|موظفة الاستقبال|موظف استقبال|موظفة استقبال",
      "patient|مريض",
      "manager|centerManager|centreManager|director|مديرة المركز|مدير المركز|مدير مركز|مدير",
    ],
    may: [
      "specialist add session",
      "receptionist add patient",
      "receptionist add appointment",
      "patient see own appointment",
      "manager see session",
      "manager see patient",
      "manager see appointment",
    ],
    mayNot: ["receptionist see session", "patient see appointment", "patient see session", "receptionist add session"],
    links: ["plan.patient > patient", "session.plan > plan", "appointment.patient > patient"],
    sector: "healthcare",
  },
  {
    name: "وايتات موية، مثل أوبر بس غير",
    text: "أبغى تطبيق زي أوبر بس حق وايتات الموية في جدة. العميل يسوي طلب ويحدد فيه الحجم (صغير، وسط، كبير) والموقع ووقت التوصيل، ويتابع طلباته هو بس. السواق له اسم وجوال ورقم لوحة، ويشوف كل الطلبات ويغير حالة الطلب. وبعد التوصيل العميل يقيّم السواق، والتقييم فيه السواق وعدد النجوم وتعليق. السواق يقدر يشوف التقييمات بس ما يحذفها ولا يعدلها. الخلفية بيضاء والأزرار كحلي.",
    entities: {
      "order|request|طلب|deliveryRequest": [
        "size|volume|حجم|الحجم",
        "location|موقع|الموقع|site",
        "deliveryTime|deliveryAt|وقت التوصيل",
        "status|حالة|الحالة|حالة الطلب",
      ],
      "driver|سواق|سائق": ["name", "phone|mobile|phoneNumber|mobileNumber|جوال", "plateNumber|licensePlate|plate|رقم لوحة|رقم اللوحة"],
      "rating|review|تقييم": [
        "driver|سواق|السواق|سائق",
        "stars|starCount|starsCount|numberOfStars|rating|score|عدد النجوم",
        "comment|تعليق",
      ],
    },
    roles: ["customer|client|عميل", "driver|سواق|سائق"],
    may: [
      "customer add own order",
      "customer see own order",
      "customer add rating",
      "driver see order",
      "driver change order",
      "driver see rating",
    ],
    mayNot: ["customer see order", "driver delete rating", "driver change rating"],
    links: ["rating.driver > driver"],
    theme: { background: "#ffffff", primary: "#000080" },
  },
];
