/** A second set of the same kind as `diwan`, written after its rules and before any rule of its own: eleven Arabic descriptions from other trades. */
import type { Case } from "./case.ts";

export const souqArabic: readonly Case[] = [
  {
    name: "driving school, Levantine",
    text: "مرحبا، عنا مدرسة سواقة بإربد وبدنا نرتب حالنا. في عنا سبع سيارات، كل وحدة إلها رقم لوحة ونوع جير عادي أو أوتوماتيك وتاريخ ترخيص. الطالب لما يسجل بناخد اسمه ورقم هويته وتلفونه وفئة الرخصة اللي بدو ياها. والمدربين إلهم اسم وتلفون وأي سيارة ماسكين. الدرس بيكون للطالب مع مدرب، بيوم وساعة، وبعد الدرس المدرب بيكتب شو أتقن الطالب وشو لازم يعيد. الفحص النظري والعملي منسجله: الطالب، نوع الفحص، التاريخ، النتيجة. والأقساط كل طالب بيدفعها على مراحل، منكتب المبلغ والتاريخ. السكرتيرة بتحجز الدروس وبتسجل الطلاب، والمدرب بيشوف دروسه بس، وأنا بشوف كل شي.",
    entities: {
      "car|vehicle|سيارة": [
        "plateNumber|رقم لوحة",
        "gearType|transmission|transmissionType|gear|نوع جير",
        "licenceDate|licenseDate|registrationDate|date|تاريخ ترخيص",
      ],
      "student|trainee|طالب": [
        "name|اسم",
        "nationalId|idNumber|رقم هوية|رقم هويته",
        "phone|تلفون",
        "licenceCategory|licenseCategory|licenceClass|category|licenseClass|فئة الرخصة|فئة رخصة",
      ],
      "instructor|trainer|coach|مدرب": ["name|اسم", "phone|تلفون", "car|vehicle|سيارة"],
      "lesson|درس": ["student|طالب", "instructor|trainer|coach|مدرب", "day|date|يوم", "time|hour|ساعة"],
      "test|exam|examination|inspection|فحص": ["student|طالب", "type|testType|kind|نوع الفحص|نوع فحص", "date|تاريخ", "result|نتيجة"],
      "installment|payment|قسط|أقساط|دفعة": ["student|طالب", "amount|مبلغ", "date|تاريخ"],
    },
    roles: ["secretary|سكرتير|سكرتيرة", "instructor|trainer|coach|مدرب", "owner|admin"],
    may: ["secretary add lesson", "secretary add student", "instructor see own lesson"],
    mayNot: ["instructor see lesson", "instructor add student"],
    links: ["lesson.student > student", "test.student > student", "installment.student > student"],
  },
  {
    name: "publishing house, formal letter",
    text: `الأستاذ الفاضل مدير التطوير،
تحية طيبة وبعد،

إشارة إلى حديثنا السابق، أوجز لكم ما تحتاج إليه دار النشر. يتقدم المؤلف بمخطوط يرفق معه ملخصًا وسيرة ذاتية، ويُسند المخطوط إلى محكّمَين يكتب كل منهما تقريرًا فيه الدرجة والملاحظات والتوصية. فإذا أجيز المخطوط أبرمت الدار عقدًا مع المؤلف يحدد نسبته وتاريخ التسليم وعدد النسخ، ثم يتحول إلى كتاب له عنوان ورقم إيداع ورقم دولي معياري وعدد صفحات وغلاف وسعر.

وللكتاب طبعات، ولكل طبعة رقم وسنة وعدد نسخ ومطبعة. وتُوزَّع الكتب على المكتبات بموجب أوامر توزيع، يذكر في الأمر المكتبة والكتاب والكمية ونسبة الخصم والتاريخ. وفي نهاية كل عام تُحتسب للمؤلفين مستحقاتهم، فيُسجل لكل مؤلف الكتاب والمبلغ وتاريخ الصرف.

يتابع المحرر المخطوطات ويحيلها، ولا يرى العقود إلا المدير العام، ويطلع المؤلف على مخطوطاته ومستحقاته.`,
    entities: {
      "manuscript|مخطوط": ["author|مؤلف", "summary|ملخص", "cv|resume|biography|سيرة ذاتية"],
      "report|reviewReport|refereeReport|review|تقرير": [
        "manuscript|مخطوط",
        "score|grade|degree|درجة",
        "notes|remarks|ملاحظات",
        "recommendation|توصية",
      ],
      "contract|عقد": [
        "author|مؤلف",
        "percentage|share|royaltyRate|rate|نسبة|نسبته",
        "deliveryDate|تاريخ التسليم",
        "copies|copyCount|numberOfCopies|عدد النسخ|عدد نسخ",
      ],
      "book|كتاب": [
        "title|address|عنوان",
        "depositNumber|legalDepositNumber|رقم إيداع|رقم ايداع",
        "isbn|رقم دولي معياري",
        "pages|pageCount|numberOfPages|عدد صفحات",
        "cover|غلاف",
        "price|سعر",
      ],
      "edition|print|printing|طبعة": [
        "book|كتاب",
        "number|رقم",
        "year|سنة",
        "copies|copyCount|numberOfCopies|عدد نسخ",
        "printer|printingHouse|press|مطبعة",
      ],
      "distributionOrder|order|أمر توزيع|امر توزيع|أمر|أوامر توزيع": [
        "bookshop|library|bookstore|store|مكتبة",
        "book|كتاب",
        "quantity|كمية",
        "discountRate|discount|discountPercentage|نسبة الخصم|خصم",
        "date|تاريخ",
      ],
      "royalty|dues|due|entitlement|مستحقات|مستحق": [
        "author|مؤلف",
        "book|كتاب",
        "amount|مبلغ",
        "paymentDate|disbursementDate|payoutDate|date|تاريخ الصرف|تاريخ صرف",
      ],
    },
    optional: ["author", "مؤلف", "bookshop", "library", "bookstore", "referee", "printinghouse", "press"],
    roles: ["author|مؤلف", "referee|reviewer|arbitrator|محكم", "editor|محرر", "generalManager|manager|director|المدير العام|مدير عام|مدير"],
    may: [
      "author add manuscript",
      "author see own manuscript",
      "author see own royalty",
      "referee add report",
      "editor see manuscript",
      "generalManager see contract",
    ],
    mayNot: ["editor see contract", "author see contract", "author see manuscript"],
    links: ["report.manuscript > manuscript", "edition.book > book", "distributionOrder.book > book"],
  },
  {
    name: "contractor, Egyptian voice note",
    text: "أهلاً يا أستاذ عمر، أنا المهندس طارق بتاع المقاولات. بص عندي دلوقتي ستة مواقع شغالة وكل موقع له مهندس مقيم ومالك وتاريخ بداية وقيمة عقد. المشكلة في اليوميات، المهندس المقيم كل يوم بيكتب تقرير يومي: عدد العمال والأعمال اللي اتنفذت والطقس وصور. والخامات بتطلع من المخزن للموقع بإذن صرف، والإذن فيه الموقع والخامة والكمية ومين استلم. كل خامة ليها اسم ووحدة قياس ورصيد. مقاولين الباطن برضه، المقاول اسمه وتخصصه وتليفونه، وبنعمل له مستخلص كل شهر: الموقع والمقاول والقيمة والخصومات والصافي، وأنا اللي بعتمد المستخلصات. العمال بيومية، فبنسجل حضور العامل: العامل والموقع والتاريخ والأجر. أمين المخزن يعمل أذونات الصرف ومايشوفش المستخلصات. المحاسب يشوف المستخلصات بس مايعدلش فيها.",
    entities: {
      "site|location|project|موقع": [
        "residentEngineer|engineer|مهندس مقيم",
        "owner|client|landlord|مالك",
        "startDate|تاريخ بداية",
        "contractValue|contractAmount|قيمة عقد|قيمة العقد",
      ],
      "dailyReport|report|dailyLog|تقرير يومي|يومية|تقرير": [
        "workers|workerCount|numberOfWorkers|عدد العمال|عدد عمال",
        "works|completedWorks|doneWork|workDone|executedWorks|أعمال|أعمال منفذة|الأعمال",
        "weather|طقس",
        "photos|photo|images|صور",
      ],
      "dispenseOrder|issueOrder|issuePermit|exchangePermit|permit|materialIssue|issueNote|disbursementPermit|إذن صرف|اذن صرف|إذن": [
        "site|location|موقع",
        "material|خامة",
        "quantity|كمية",
        "recipient|receiver|receivedBy|مستلم|مين استلم",
      ],
      "material|rawMaterial|خامة": ["name|اسم", "unit|measurementUnit|unitOfMeasure|measureUnit|وحدة قياس", "balance|stock|رصيد"],
      "subcontractor|contractor|مقاول|مقاول الباطن": ["name|اسم", "specialty|speciality|تخصص", "phone|تليفون"],
      "statement|abstract|invoice|certificate|paymentCertificate|extract|مستخلص": [
        "site|location|موقع",
        "subcontractor|contractor|مقاول",
        "value|amount|قيمة",
        "deductions|discounts|discount|خصومات",
        "net|netAmount|صافي",
      ],
      "attendance|workerAttendance|حضور|حضور العامل": ["worker|عامل", "site|location|موقع", "date|تاريخ", "wage|pay|fee|أجر|اجر"],
    },
    optional: ["worker", "عامل", "owner", "مالك", "warehouse", "engineer"],
    roles: [
      "residentEngineer|engineer|siteEngineer|مهندس مقيم|مهندس",
      "storekeeper|warehouseKeeper|أمين المخزن|امين مخزن",
      "accountant|محاسب",
      "owner|admin|manager|contractor",
    ],
    may: ["residentEngineer add dailyReport", "storekeeper add dispenseOrder", "accountant see statement"],
    mayNot: ["storekeeper see statement", "accountant change statement", "residentEngineer add statement"],
    links: ["dispenseOrder.material > material", "statement.subcontractor > subcontractor", "dispenseOrder.site > site"],
  },
  {
    name: "padel courts, Gulf messages",
    text: `هلا اخوي، عندنا خمس ملاعب بادل في الكويت
ابي موقع الناس تحجز منه

كل ملعب له اسم ونوع داخلي ولا خارجي وسعر الساعة
الحجز: الملعب، اللاعب، اليوم، من الساعة، الى الساعة، مدفوع ولا لا
اللاعب يسجل باسمه ورقمه ومستواه، ويشوف حجوزاته ويلغيها قبل ٦ ساعات
نسوي بطولات كل شهر، البطولة لها اسم وتاريخ ورسوم وعدد الفرق
والفريق لاعبين اثنين واسم
المباريات تطلع من البطولة، كل مباراة فيها الفريقين والملعب والوقت والنتيجة
الكوتش عنده حصص، كل حصة لها وقت وملعب وعدد اللاعبين
نأجر مضارب وكور، المضرب له رقم وماركة
موظف الاستقبال يسوي الحجوزات ويستلم الفلوس
المشرف على البطولات يدخل النتايج`,
    entities: {
      "court|field|pitch|playground|ملعب": ["name|اسم", "type|kind|نوع", "hourlyPrice|pricePerHour|hourPrice|price|سعر الساعة|سعر ساعة"],
      "booking|reservation|حجز": [
        "court|field|ملعب",
        "player|لاعب",
        "day|date|يوم",
        "from|startTime|startHour|fromTime|startsAt|من الساعة|وقت البداية",
        "to|endTime|endHour|toTime|endsAt|الى الساعة|وقت النهاية",
        "paid|isPaid|مدفوع",
      ],
      "player|لاعب": ["name|اسم", "phone|number|phoneNumber|رقم", "level|مستوى"],
      "tournament|championship|بطولة": ["name|اسم", "date|تاريخ", "fee|fees|رسوم", "teams|teamCount|numberOfTeams|عدد الفرق|عدد فرق"],
      "team|فريق": ["players|player|لاعبين|لاعب", "name|اسم"],
      "match|game|مباراة": [
        "tournament|championship|بطولة",
        "teams|team|فريق|فريقين",
        "court|field|ملعب",
        "time|وقت",
        "result|score|نتيجة",
      ],
      "session|class|lesson|حصة": [
        "coach|trainer|كوتش",
        "time|وقت",
        "court|field|ملعب",
        "players|playerCount|numberOfPlayers|عدد اللاعبين|عدد لاعبين",
      ],
      "racket|bat|مضرب": ["number|رقم", "brand|ماركة"],
    },
    optional: ["rental", "ball", "كورة", "كرة", "rating", "coach", "payment"],
    roles: [
      "player|لاعب",
      "coach|trainer|كوتش",
      "receptionist|موظف الاستقبال|موظف استقبال",
      "supervisor|tournamentSupervisor|مشرف البطولات|مشرف",
    ],
    may: ["player add own booking", "player see own booking", "receptionist add booking"],
    mayNot: ["player see booking", "player add tournament"],
    links: ["booking.court > court", "match.tournament > tournament", "match.court > court"],
  },
  {
    name: "fuel station, tidy specification",
    text: `نظام إدارة محطة وقود

السجلات
- الخزانات: رقم الخزان، نوع الوقود (91، 95، ديزل)، السعة، الكمية الحالية.
- المضخات: رقم المضخة، الخزان المرتبطة به، الحالة (تعمل، معطلة).
- الورديات: العامل، المضخة، وقت البداية، وقت النهاية، قراءة العداد عند الاستلام، قراءة العداد عند التسليم، النقد المسلّم.
- توريدات الوقود: المورد، الخزان، الكمية، سعر اللتر، تاريخ التوريد، رقم الفاتورة.
- عملاء الآجل: الاسم، الجوال، حد الائتمان، الرصيد.
- التعبئات الآجلة: العميل، المضخة، عدد اللترات، المبلغ، رقم لوحة السيارة، التاريخ.
- الصيانة: المضخة، وصف العطل، الفني، التكلفة، تاريخ الإصلاح.

الصلاحيات
- العامل: فتح ورديته وإغلاقها، وتسجيل التعبئات الآجلة.
- مشرف المحطة: تسجيل التوريدات والصيانة، والاطلاع على جميع الورديات.
- المحاسب: الاطلاع على التوريدات والتعبئات، وتعديل أرصدة عملاء الآجل.
- عميل الآجل: عرض تعبئاته فقط.

التقارير: المبيعات اليومية، العجز والزيادة في الورديات، أرصدة العملاء.`,
    entities: {
      "tank|reservoir|خزان": [
        "number|tankNumber|رقم الخزان|رقم خزان",
        "fuelType|نوع الوقود|نوع وقود",
        "capacity|سعة",
        "currentQuantity|quantity|كمية الحالية|كمية حالية|كمية",
      ],
      "pump|مضخة": ["number|pumpNumber|رقم المضخة|رقم مضخة", "tank|reservoir|خزان", "status|حالة"],
      "shift|وردية": [
        "worker|عامل",
        "pump|مضخة",
        "startTime|وقت البداية",
        "endTime|وقت النهاية",
        "openingReading|startReading|meterReadingAtReceipt|receiptMeterReading|قراءة العداد عند الاستلام|قراءة عداد عند استلام",
        "closingReading|endReading|meterReadingAtDelivery|deliveryMeterReading|قراءة العداد عند التسليم|قراءة عداد عند تسليم",
        "cashHandedOver|cash|deliveredCash|نقد المسلم|نقد مسلم|النقد المسلم",
      ],
      "delivery|supply|fuelSupply|fuelDelivery|توريد|توريدات الوقود|توريد وقود|توريد الوقود": [
        "supplier|مورد",
        "tank|reservoir|خزان",
        "quantity|كمية",
        "pricePerLitre|pricePerLiter|literPrice|litrePrice|price|سعر اللتر|سعر لتر",
        "date|supplyDate|deliveryDate|تاريخ التوريد|تاريخ توريد",
        "invoiceNumber|رقم الفاتورة|رقم فاتورة",
      ],
      "creditCustomer|customer|client|termCustomer|deferredCustomer|عميل الآجل|عميل آجل|عملاء الآجل|عميل": [
        "name|اسم",
        "mobile|phone|جوال",
        "creditLimit|حد الائتمان|حد ائتمان",
        "balance|رصيد",
      ],
      "creditFill|fill|filling|creditFilling|deferredFilling|fillUp|refill|تعبئة آجلة|التعبئات الآجلة|تعبئة اجلة|تعبئة": [
        "customer|creditCustomer|client|عميل",
        "pump|مضخة",
        "litres|liters|litreCount|literCount|numberOfLiters|عدد اللترات|عدد لترات",
        "amount|مبلغ",
        "plateNumber|carPlateNumber|رقم لوحة السيارة|رقم لوحة سيارة",
        "date|تاريخ",
      ],
      "maintenance|maintenanceRecord|صيانة": [
        "pump|مضخة",
        "description|faultDescription|issueDescription|وصف العطل|وصف عطل",
        "technician|فني",
        "cost|تكلفة",
        "repairDate|date|تاريخ الإصلاح|تاريخ اصلاح",
      ],
    },
    optional: ["supplier", "مورد", "technician", "worker"],
    roles: [
      "worker|employee|عامل",
      "stationSupervisor|supervisor|مشرف المحطة|مشرف محطة|مشرف",
      "accountant|محاسب",
      "creditCustomer|customer|client|عميل الآجل|عميل آجل|عميل",
    ],
    may: [
      "worker add shift",
      "worker add creditFill",
      "stationSupervisor add delivery",
      "stationSupervisor see shift",
      "accountant see delivery",
    ],
    mayNot: ["worker add delivery", "accountant add delivery", "creditCustomer see creditFill"],
    links: ["pump.tank > tank", "shift.pump > pump", "delivery.tank > tank", "maintenance.pump > pump"],
  },
  {
    name: "cemetery department, formal prose",
    text: `تتولى إدارة المقابر في البلدية شؤون سبع مقابر، وتتكون كل مقبرة من قطع، والقطعة لها رقم وصف وحالة (شاغرة، محجوزة، مشغولة). وعند وفاة شخص يتقدم أحد ذويه بطلب دفن يتضمن اسم المتوفى ورقم هويته وتاريخ الوفاة وسببها وصورة شهادة الوفاة واسم مقدم الطلب وجواله. فيراجع الموظف الطلب ويخصص له قطعة، ثم يُنفذ الدفن ويُسجَّل: القطعة والمتوفى والساعة واسم الحفار.

وتستقبل الإدارة كذلك شكاوى الزوار عن النظافة والإنارة، ولكل شكوى مقبرة ونص وصورة وحالة. وتتعاقد مع شركات صيانة، ولكل عقد شركة وتاريخ بداية ونهاية وقيمة.

لا يجوز حذف سجل دفن بأي حال. ويستطيع الزائر البحث عن موقع قبر بالاسم دون تسجيل. ومدير الإدارة يطلع على الجميع ويعتمد العقود.`,
    entities: {
      "cemetery|graveyard|مقبرة": [],
      "plot|piece|lot|قطعة": ["cemetery|graveyard|مقبرة", "number|رقم", "row|صف", "status|حالة"],
      "burialRequest|request|طلب دفن|طلب": [
        "deceasedName|name|nameOfDeceased|اسم المتوفى|اسم متوفي",
        "nationalId|idNumber|رقم هوية|رقم هويته",
        "deathDate|dateOfDeath|تاريخ الوفاة|تاريخ وفاة",
        "deathCause|causeOfDeath|cause|reason|سبب|سببها",
        "deathCertificate|deathCertificatePhoto|certificatePhoto|deathCertificateImage|صورة شهادة الوفاة|صورة شهادة وفاة|شهادة الوفاة",
        "applicantName|applicant|requesterName|اسم مقدم الطلب|مقدم الطلب",
        "phone|mobile|applicantPhone|جوال|جواله",
      ],
      "burial|دفن|سجل دفن": [
        "plot|piece|قطعة",
        "deceased|متوفى|متوفي",
        "time|hour|ساعة",
        "gravediggerName|gravedigger|diggerName|digger|اسم الحفار|حفار",
      ],
      "complaint|شكوى|شكاوى": ["cemetery|مقبرة", "text|description|body|نص", "photo|image|صورة", "status|حالة"],
      "contract|عقد": ["company|شركة", "startDate|تاريخ بداية", "endDate|تاريخ نهاية|نهاية", "value|amount|price|قيمة"],
    },
    optional: ["deceased", "company", "maintenanceCompany", "maintenancecompany", "شركة", "grave", "قبر"],
    roles: ["employee|clerk|موظف", "visitor|زائر", "departmentManager|manager|مدير الإدارة|مدير", "relative|applicant|ذوي"],
    may: ["employee change burialRequest", "departmentManager see burial"],
    mayNot: ["visitor add contract", "employee delete burial"],
    links: ["plot.cemetery > cemetery", "burial.plot > plot", "complaint.cemetery > cemetery"],
  },
  {
    name: "home cleaning, Egyptian short",
    text: "عايزة أعمل أبليكيشن لتنضيف البيوت. العميلة تطلب زيارة وتختار نوع التنضيف ومساحة الشقة واليوم والساعة والعنوان. إحنا بنبعت لها عاملة من عندنا، والعاملات كل واحدة ليها اسم وصورة وبطاقة ومنطقة. بعد الزيارة العميلة تقيّم العاملة من خمسة وتكتب تعليق. ولو حصلت مشكلة تقدم شكوى على الزيارة. الأسعار حسب المساحة: كل شريحة فيها من كام متر لكام متر وسعر. المشرفة بتوزع العاملات على الزيارات وبترد على الشكاوى.",
    entities: {
      "visit|زيارة|visitRequest|booking|طلب زيارة": [
        "customer|client|عميلة|عميل",
        "cleaningType|type|نوع التنضيف|نوع تنضيف",
        "area|apartmentArea|flatArea|مساحة الشقة|مساحة شقة|مساحة",
        "day|date|يوم",
        "time|hour|ساعة",
        "address|عنوان",
        "worker|عاملة|عامل",
      ],
      "worker|cleaner|employee|عاملة|عامل": ["name|اسم", "photo|image|صورة", "idCard|nationalId|card|بطاقة", "area|region|zone|منطقة"],
      "review|rating|تقييم": ["worker|عاملة|عامل", "rating|score|stars|تقييم", "comment|تعليق"],
      "complaint|شكوى": ["visit|زيارة"],
      "priceTier|tier|slice|bracket|segment|pricingTier|شريحة": [
        "from|fromArea|minArea|minimumArea|من|من كام متر",
        "to|toArea|maxArea|maximumArea|إلى|لكام متر",
        "price|سعر",
      ],
    },
    optional: ["customer", "client", "عميل", "assignment", "comment", "price"],
    roles: ["customer|client|عميلة|عميل", "supervisor|مشرفة|مشرف", "worker|cleaner|عاملة|عامل"],
    may: ["customer add visit", "customer add review", "customer add complaint", "supervisor change complaint"],
    mayNot: ["customer add worker", "customer see visit"],
    links: ["complaint.visit > visit"],
  },
  {
    name: "translation office, Levantine e-mail",
    text: `مرحبا كريم،
متل ما حكينا، مكتب الترجمة عنا صار كبير وبدنا نظام بدل الإيميلات.

كيف منشتغل:
الزبون بيرفع مستند وبيحدد من أي لغة لأي لغة ونوع الختم (محلف، عادي) وأيمتى بدو ياه.
المنسقة بتسعّر الطلب وبتبعت عرض، والعرض فيه السعر وعدد الكلمات ومدة التسليم.
لما الزبون يوافق، الطلب بينعطى لمترجم وبعدين لمدقق، وكل مهمة إلها نوع (ترجمة، تدقيق) وموعد وأجرة وحالة.
المترجمين عنا ٤٠، كل واحد إلو اسم وإيميل ولغات وسعر الكلمة.
بآخر الشهر منطلع لكل مترجم فاتورة، فيها المهمات اللي خلصها والمجموع.

المترجم بيشوف مهماتو بس وبيرفع الترجمة. المدقق نفس الشي. المنسقة بتوزع المهمات. الزبون بيشوف طلباتو وعروضو.`,
    entities: {
      "request|order|translationRequest|طلب": [
        "customer|client|زبون",
        "document|file|مستند",
        "sourceLanguage|fromLanguage|language|لغة المصدر|من لغة|من أي لغة",
        "targetLanguage|toLanguage|لغة الهدف|لأي لغة",
        "stampType|sealType|typeOfStamp|نوع الختم|نوع ختم",
        "dueDate|deadline|deliveryDate|موعد|موعد التسليم",
      ],
      "quote|offer|quotation|عرض|عرض سعر": [
        "request|order|طلب",
        "price|سعر",
        "words|wordCount|numberOfWords|عدد الكلمات|عدد كلمات",
        "deliveryPeriod|deliveryTime|deliveryDuration|duration|مدة التسليم|مدة تسليم",
      ],
      "task|job|assignment|مهمة": [
        "request|order|طلب",
        "type|kind|نوع",
        "dueDate|deadline|appointment|time|موعد",
        "fee|wage|pay|أجرة|اجرة",
        "status|حالة",
      ],
      "translator|مترجم": [
        "name|اسم",
        "email|إيميل|ايميل",
        "languages|language|لغات",
        "wordPrice|pricePerWord|wordRate|price|سعر الكلمة|سعر كلمة",
      ],
      "invoice|bill|فاتورة": ["translator|مترجم", "tasks|task|مهمات|مهمة", "total|مجموع"],
    },
    optional: ["document", "مستند", "translation", "ترجمة"],
    roles: ["customer|client|زبون", "coordinator|منسقة|منسق", "translator|مترجم", "proofreader|reviewer|checker|مدقق|auditor"],
    may: ["customer add request", "coordinator add quote", "translator see own task", "customer see own request", "customer see own quote"],
    mayNot: ["translator see task", "customer see quote", "translator add quote"],
    links: ["invoice.translator > translator"],
  },
  {
    name: "dates market, prose",
    text: `ينطلق مهرجان التمور كل عام في سبتمبر، وتصل إلى الساحة نحو ألفي سيارة يوميًا. نريد منصة تضبط حركة السوق من دخول المزارع حتى خروج المشتري.

عند البوابة يُسجَّل دخول المزارع باسمه ورقم سجله الزراعي ورقم لوحة سيارته وعدد الكراتين. ثم تمر الشحنة على فاحص الجودة فيكتب نتيجة الفحص: الصنف (سكري، خلاص، برحي)، والدرجة، ونسبة الرطوبة، وهل قُبلت أم رُفضت. ويُعقد المزاد في ساحات، لكل ساحة دلّال. وفي كل صفقة يُقيَّد المشتري والمزارع والصنف والكمية وسعر الكرتون والعمولة. ويدفع المشتري عند الصندوق ويحصل على سند خروج فيه رقم الصفقة واسم السائق والوقت.

وللأسر المنتجة أركان تُؤجَّر بالموسم: رقم الركن، والمساحة، والأسرة، والإيجار.

الدلّال يدخل الصفقات في ساحته، وفاحص الجودة يسجل الفحوصات، وأمين الصندوق يثبت المدفوعات ويصدر السندات، والمزارع يرى صفقاته.`,
    entities: {
      "entry|farmerEntry|shipment|gateEntry|دخول|دخول المزارع|شحنة|دخول مزارع": [
        "farmerName|farmer|name|اسم|مزارع",
        "agriculturalRecordNumber|farmRegistrationNumber|registrationNumber|recordNumber|رقم سجل زراعي|رقم سجله الزراعي|رقم سجل",
        "plateNumber|رقم لوحة سيارته|رقم لوحة",
        "cartons|cartonCount|numberOfCartons|boxes|عدد الكراتين|عدد كراتين",
      ],
      "inspection|qualityCheck|test|check|فحص|نتيجة الفحص|نتيجة فحص": [
        "variety|type|category|product|صنف",
        "grade|degree|score|درجة",
        "humidity|moisture|humidityRate|نسبة الرطوبة|نسبة رطوبة",
        "accepted|result|status|قبلت",
      ],
      "yard|square|arena|ساحة": ["auctioneer|broker|دلال"],
      "deal|transaction|sale|صفقة": [
        "buyer|مشتري",
        "farmer|مزارع",
        "variety|type|category|product|صنف",
        "quantity|كمية",
        "cartonPrice|pricePerCarton|price|boxPrice|سعر الكرتون|سعر كرتون",
        "commission|عمولة",
      ],
      "exitVoucher|exitPass|voucher|exitReceipt|سند خروج|سند": [
        "dealNumber|deal|transactionNumber|رقم الصفقة|صفقة",
        "driverName|driver|اسم السائق|سائق",
        "time|وقت",
      ],
      "booth|stand|corner|ركن|اركان|أركان": [
        "number|boothNumber|cornerNumber|رقم الركن|رقم ركن",
        "area|مساحة",
        "family|أسرة|اسرة",
        "rent|إيجار|ايجار",
      ],
    },
    optional: [
      "farmer",
      "مزارع",
      "buyer",
      "مشتري",
      "payment",
      "مدفوعات",
      "family",
      "أسرة",
      "auction",
      "مزاد",
      "auctioneer",
      "shipment",
      "شحنة",
      "productivefamily",
      "rental",
    ],
    roles: [
      "auctioneer|broker|دلال",
      "qualityInspector|inspector|qualityExaminer|فاحص الجودة|فاحص",
      "cashier|treasurer|أمين الصندوق|امين صندوق",
      "farmer|مزارع",
    ],
    may: ["auctioneer add deal", "qualityInspector add inspection", "cashier add exitVoucher", "farmer see own deal"],
    mayNot: ["farmer add deal", "farmer see deal", "qualityInspector add deal"],
    links: [],
  },
  {
    name: "marathon, two lines",
    text: "نبي تطبيق لماراثون الرياض: المتسابقين يسجلون بالاسم والعمر والجنس ومقاس التيشيرت وفئة السباق، والفئات لها مسافة ووقت انطلاق ورسوم وحد أقصى للمشاركين، وكل متسابق ياخذ رقم صدر، والنتايج فيها المتسابق والوقت والترتيب، والمتطوعين نوزعهم على نقاط الماء وكل نقطة لها موقع ومشرف. المنظم يدخل النتايج والمتسابق يشوف نتيجته بس.",
    entities: {
      "participant|runner|racer|contestant|متسابق": [
        "name|اسم",
        "age|عمر",
        "gender|sex|جنس",
        "shirtSize|tshirtSize|مقاس التيشيرت|مقاس تيشيرت",
        "category|raceCategory|فئة السباق|فئة سباق|فئة",
        "bibNumber|رقم صدر",
      ],
      "category|raceCategory|race|فئة|فئة السباق": [
        "distance|مسافة",
        "startTime|start|وقت انطلاق",
        "fee|fees|رسوم",
        "maxParticipants|capacity|maximum|limit|maximumParticipants|حد أقصى للمشاركين|حد اقصى|حد أقصى",
      ],
      "result|نتيجة": ["participant|runner|racer|متسابق", "time|وقت", "rank|order|position|ranking|ترتيب"],
      "waterPoint|point|station|waterStation|نقطة|نقطة ماء|نقطة الماء|نقاط الماء": ["location|موقع", "supervisor|مشرف"],
    },
    optional: ["volunteer", "متطوع", "assignment", "volunteerassignment"],
    roles: ["organizer|organiser|منظم", "participant|runner|racer|متسابق", "volunteer|متطوع", "supervisor|مشرف"],
    may: ["organizer add result", "participant see own result", "participant add own participant"],
    mayNot: ["participant add result", "participant see result"],
    links: ["participant.category > category", "result.participant > participant"],
  },
  {
    name: "engineers' syndicate, tidy specification",
    text: `كراسة متطلبات نظام نقابة المهندسين

أولاً: العضوية
لكل عضو رقم قيد واسم ورقم قومي وشعبة (مدني، عمارة، كهرباء، ميكانيكا) وتاريخ قيد وصورة. ويسدد العضو اشتراكًا سنويًا، ويُسجل في كل سداد السنة والمبلغ وتاريخ السداد ورقم الإيصال.

ثانيًا: الخدمات
- طلبات المعاش: العضو، نوع المعاش، تاريخ التقديم، المستندات، حالة الطلب.
- المشروعات السكنية: اسم المشروع، المدينة، عدد الوحدات، مقدم الحجز.
- حجز الوحدات: يحجز العضو وحدة في مشروع، ويُرتب الحجز حسب الأقدمية.
- الرعاية الصحية: بطاقة صحية لكل عضو برقم وتاريخ انتهاء، ولكل عضو مرافقون (الاسم، صلة القرابة، تاريخ الميلاد).

ثالثًا: التراخيص
يتقدم العضو بطلب ترخيص مزاولة، وتراجعه لجنة القيد، ويصدر الترخيص برقم ومدة.

رابعًا: المستخدمون
عضو، موظف شؤون أعضاء (يسجل الأعضاء ويحصّل الاشتراكات)، لجنة القيد (تراجع طلبات الترخيص)، أمين الصندوق (يطلع على السداد).`,
    entities: {
      "member|engineer|عضو": [
        "registrationNumber|membershipNumber|رقم قيد",
        "name|اسم",
        "nationalId|رقم قومي",
        "branch|division|department|شعبة",
        "registrationDate|تاريخ قيد",
        "photo|image|صورة",
      ],
      "payment|subscriptionPayment|subscription|membership|سداد|اشتراك": [
        "member|عضو",
        "year|سنة",
        "amount|مبلغ",
        "paymentDate|date|تاريخ السداد|تاريخ سداد",
        "receiptNumber|رقم الإيصال|رقم ايصال",
      ],
      "pensionRequest|pensionApplication|طلب معاش|طلبات المعاش|طلب المعاش": [
        "member|عضو",
        "pensionType|type|نوع المعاش|نوع معاش",
        "submissionDate|applicationDate|date|تاريخ التقديم|تاريخ تقديم",
        "documents|مستندات",
        "status|requestStatus|حالة الطلب|حالة",
      ],
      "project|housingProject|مشروع|مشروع سكني|مشروعات سكنية": [
        "name|projectName|اسم المشروع|اسم",
        "city|مدينة",
        "units|unitCount|numberOfUnits|عدد الوحدات|عدد وحدات",
        "deposit|bookingDeposit|downPayment|مقدم الحجز|مقدم حجز",
      ],
      "unitBooking|booking|reservation|unitReservation|حجز|حجز الوحدات|حجز وحدة": ["member|عضو", "unit|وحدة", "project|مشروع"],
      "healthCard|card|بطاقة صحية|بطاقة": ["member|عضو", "number|رقم", "expiryDate|endDate|تاريخ انتهاء"],
      "companion|dependent|dependant|مرافق": [
        "member|عضو",
        "name|اسم",
        "kinship|relationship|relation|صلة القرابة|صلة قرابة",
        "birthDate|dateOfBirth|تاريخ الميلاد",
      ],
      "licenceRequest|licenseRequest|licence|license|practiceLicence|practiceLicense|licenseApplication|practiceLicenseRequest|طلب ترخيص|ترخيص|طلب ترخيص مزاولة|ترخيص مزاولة":
        ["member|عضو", "number|رقم", "duration|مدة"],
    },
    optional: ["unit", "وحدة", "license", "licence", "permit", "subscription", "membership", "payment", "اشتراك"],
    roles: [
      "member|عضو",
      "memberAffairsEmployee|affairsEmployee|employee|memberAffairsOfficer|موظف شؤون أعضاء|موظف شؤون اعضاء|موظف",
      "registrationCommittee|committee|لجنة القيد|لجنة قيد|لجنة",
      "treasurer|cashier|أمين الصندوق|امين صندوق",
    ],
    may: ["memberAffairsEmployee add member", "registrationCommittee see licenceRequest", "treasurer see payment"],
    mayNot: ["treasurer add member", "member add payment"],
    links: ["payment.member > member", "pensionRequest.member > member", "healthCard.member > member", "companion.member > member"],
  },
];
