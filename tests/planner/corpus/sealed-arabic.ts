/** A second set by someone who had never seen the planner, kept aside to the end: eight Arabic descriptions, three tidy, three chatty (Egyptian, Gulf, Levantine), two lists, one of them mixed. */
import type { Case } from "./case.ts";

export const sealedArabic: readonly Case[] = [
  {
    name: "municipality, tidy numbered",
    text: `أولًا: الغرض
إنشاء بوابة إلكترونية لبلدية متوسطة الحجم تستقبل بلاغات السكان وطلبات رخص المحلات.

ثانيًا: البيانات
١. البلاغ: نوع المشكلة (إنارة، نظافة، حفر، صرف صحي)، الوصف، الصورة، الموقع، تاريخ البلاغ، الحالة (جديد، محال، قيد المعالجة، مغلق).
٢. القسم: الاسم ورقم التحويلة. يحال كل بلاغ إلى قسم واحد.
٣. طلب الرخصة: الاسم التجاري، نوع النشاط، مساحة المحل، عنوان المحل، عقد الإيجار مرفقًا، الحالة (مقدم، مقبول، مرفوض).
٤. زيارة التفتيش: طلب الرخصة، المفتش، تاريخ الزيارة، المخالفات، التوصية.
٥. الرسم: طلب الرخصة، المبلغ، تاريخ السداد، رقم الإيصال.

ثالثًا: المستخدمون
المواطن يقدم البلاغات وطلبات الرخص ويتابع ما قدمه. موظف القسم يغير حالة البلاغات المحالة إلى قسمه. المفتش يسجل الزيارات. موظف المالية يسجل الرسوم. رئيس البلدية يطلع على كل شيء ولا يعدل.`,
    entities: {
      "report|complaint|notification|incidentReport|problemReport": [
        "problemType|type|issueType|kindOfProblem|problemKind",
        "description",
        "photo|image|picture",
        "location|site",
        "reportDate|date|reportedOn|complaintDate|notificationDate",
        "status",
        "department|section|division",
      ],
      "department|section|division": ["name", "extension|extensionNumber"],
      "licenseApplication|licenceApplication|licenseRequest|licenceRequest|permitApplication|permitRequest": [
        "tradeName|commercialName|businessName",
        "activityType|businessType|activity|activityKind",
        "shopArea|area|storeArea",
        "shopAddress|address|storeAddress",
        "leaseContract|rentalContract|lease|leaseAgreement|rentContract",
        "status",
      ],
      "inspectionVisit|inspection": [
        "licenseApplication|licenceApplication|licenseRequest|licenceRequest|permitApplication|permitRequest",
        "inspector",
        "visitDate|date",
        "violations|violation",
        "recommendation",
      ],
      fee: [
        "licenseApplication|licenceApplication|licenseRequest|licenceRequest|permitApplication|permitRequest",
        "amount",
        "paymentDate|paidOn",
        "receiptNumber",
      ],
    },
    roles: [
      "citizen",
      "departmentEmployee|sectionEmployee|departmentOfficer|departmentStaff|departmentClerk|divisionEmployee",
      "inspector",
      "financeEmployee|financeOfficer|financeClerk|finance|financeStaff",
      "mayor|municipalityHead|headOfMunicipality|municipalityPresident",
    ],
    may: [
      "citizen add own report",
      "citizen see own report",
      "citizen add own licenseApplication",
      "citizen see own licenseApplication",
      "departmentEmployee change own report",
      "inspector add inspectionVisit",
      "financeEmployee add fee",
      "mayor see report",
      "mayor see licenseApplication",
    ],
    mayNot: [
      "citizen see report",
      "citizen see licenseApplication",
      "mayor change report",
      "citizen add fee",
      "departmentEmployee change report",
      "inspector add fee",
    ],
    links: [
      "report.department > department",
      "inspectionVisit.licenseApplication > licenseApplication",
      "fee.licenseApplication > licenseApplication",
    ],
  },
  {
    name: "Quran school, tidy prose",
    text: "تحتاج دار تحفيظ القرآن الكريم إلى نظام يتابع الحلقات والطلاب. تتكون الحلقة من اسم ومستوى وقاعة ووقت، ويشرف عليها معلم واحد ويلتحق بها عدد من الطلاب. بيانات الطالب هي الاسم الرباعي والعمر ورقم ولي الأمر وتاريخ الالتحاق ومقدار الحفظ بالأجزاء. يرصد المعلم لكل طالب في كل يوم تسميعًا يذكر فيه اسم السورة وعدد الآيات وعدد الأخطاء والتقدير (ممتاز، جيد جدًا، جيد، ضعيف). وتعقد الدار اختبارات دورية، لكل اختبار تاريخ ولجنة، وتسجل نتيجة كل طالب فيه. ولا يجوز للمعلم الاطلاع على طلاب الحلقات الأخرى، أما ولي الأمر فيطلع على تسميع أبنائه ونتائجهم فحسب، وتنفرد الإدارة بإضافة الحلقات ونقل الطلاب بينها.",
    entities: {
      "circle|halaqa|studyCircle|ring|quranCircle": ["name", "level", "hall|room|classroom", "time", "teacher"],
      student: [
        "fullName|name|fourPartName|quadrupleName",
        "age",
        "guardianNumber|guardianPhone|parentPhone|parentNumber|guardianPhoneNumber",
        "enrolmentDate|enrollmentDate|joinDate|joinedOn|joiningDate|enrolledOn",
        "memorizedParts|memorization|memorizationAmount|memorizedJuz|partsMemorized|amountMemorized|memorizationInParts|memorisation|memorizedAmount",
        "circle|halaqa|studyCircle|ring|quranCircle",
      ],
      "recitation|tasmee": [
        "student",
        "surah|surahName|sura|chapter|suraName",
        "verses|numberOfVerses|verseCount|ayahs|versesCount",
        "mistakes|numberOfMistakes|errors|numberOfErrors|errorCount|mistakeCount|errorsCount",
        "grade|rating|evaluation|appraisal|estimate",
        "date|day",
      ],
      "test|exam": ["date", "committee"],
      "result|testResult|examResult": ["test|exam", "student", "result|score|mark|grade"],
    },
    roles: ["teacher", "guardian|parent", "administration|management|admin|administrator"],
    may: [
      "teacher add recitation",
      "teacher see own student",
      "guardian see own recitation",
      "guardian see own result",
      "administration add circle",
      "administration change student",
    ],
    mayNot: ["teacher see student", "guardian see recitation", "guardian see result", "teacher add circle", "guardian add recitation"],
    links: ["student.circle > circle", "recitation.student > student", "result.test > test", "result.student > student"],
  },
  {
    name: "security guards company, tidy fields",
    text: `منصة تشغيل لشركة حراسات أمنية.
بيانات الحارس: الرقم الوظيفي، الاسم، رقم الهوية، تاريخ انتهاء الرخصة، رقم الجوال، المدينة.
بيانات الموقع: اسم الموقع، الجهة المتعاقدة، الإحداثيات، عدد الحراس المطلوب.
بيانات العقد: الجهة المتعاقدة، رقم العقد، تاريخ البدء، تاريخ الانتهاء، القيمة السنوية.
بيانات الوردية: الحارس، الموقع، التاريخ، وقت البداية، وقت النهاية، الحالة (مجدولة، بدأت، انتهت، غياب).
بيانات تقرير الحادث: الموقع، الحارس، وقت الحادث، درجة الخطورة (منخفضة، متوسطة، عالية)، التفاصيل، الصور.
لكل جهة متعاقدة اسم وشخص مسؤول وبريد إلكتروني.
يجدول مشرف العمليات الورديات ويعدلها. يرفع الحارس تقارير الحوادث ويرى وردياته هو. تتابع الجهة المتعاقدة تقارير مواقعها فقط. يدير مدير العقود العقود والجهات.`,
    entities: {
      "guard|securityGuard": [
        "employeeNumber|jobNumber|staffNumber",
        "name",
        "nationalId|idNumber|identityNumber",
        "licenseExpiryDate|licenceExpiryDate|licenseExpiry|licenceExpiry|licenseEndDate",
        "mobile|mobileNumber|phone",
        "city",
      ],
      "site|location": [
        "name|siteName|locationName",
        "contractingParty|client|contractor|contractingEntity|customer",
        "coordinates|location",
        "requiredGuards|guardsRequired|numberOfGuards|guardCount|requiredGuardCount|requiredNumberOfGuards|numberOfRequiredGuards",
      ],
      contract: [
        "contractingParty|client|contractor|contractingEntity|customer",
        "contractNumber|number",
        "startDate|startsOn",
        "endDate|endsOn|expiryDate",
        "annualValue|yearlyValue|value",
      ],
      shift: ["guard|securityGuard", "site|location", "date", "startTime|startsAt", "endTime|endsAt", "status"],
      "incidentReport|accidentReport|incident": [
        "site|location",
        "guard|securityGuard",
        "incidentTime|accidentTime|time|occurredAt",
        "severity|dangerLevel|riskLevel|severityLevel|riskDegree|severityDegree|degreeOfDanger",
        "details",
        "photos|images|photo|pictures",
      ],
      "contractingParty|client|contractor|contractingEntity|customer": [
        "name",
        "contactPerson|responsiblePerson|personInCharge|responsible",
        "email",
      ],
    },
    roles: [
      "operationsSupervisor|operationSupervisor|operationsManager",
      "guard|securityGuard",
      "contractingParty|client|contractor|contractingEntity|customer",
      "contractsManager|contractManager",
    ],
    may: [
      "operationsSupervisor add shift",
      "operationsSupervisor change shift",
      "guard add own incidentReport",
      "guard see own shift",
      "contractingParty see own incidentReport",
      "contractsManager add contract",
      "contractsManager change contractingParty",
    ],
    mayNot: [
      "guard see shift",
      "contractingParty see incidentReport",
      "guard change shift",
      "contractingParty see contract",
      "guard add contract",
    ],
    links: [
      "shift.guard > guard",
      "shift.site > site",
      "incidentReport.site > site",
      "site.contractingParty > contractingParty",
      "contract.contractingParty > contractingParty",
    ],
  },
  {
    name: "laundry, Egyptian",
    text: "صباح الخير يا هندسة، إحنا مغسلة ومكوجي عندنا فرعين في مدينة نصر ومحتاجين سيستم بسيط. العميل بيطلب من الموبايل إننا نعدي ناخد الهدوم من البيت، فبيكتب عنوانه والميعاد المناسب. المندوب بياخد الهدوم ويسجل عدد القطع، وفي المغسلة الموظف بيكتب كل قطعة نوعها إيه (قميص، بنطلون، بدلة، سجادة) ومحتاجة إيه: غسيل ولا كي ولا الاتنين، وسعرها. الأوردر بيعدي على: اتطلب، استلمنا، بيتغسل، جاهز، اتسلم. لو في قطعة باظت أو ضاعت العميل يقدم شكوى فيها الوصف وصورة، والمدير هو اللي يرد عليها ويحدد التعويض. العميل يتابع أوردراته لوحده، والمندوب ما يشوفش غير المشاوير بتاعة النهارده اللي متوزعة عليه. الأسعار محدش يغيرها غير المدير.",
    entities: {
      order: [
        "address",
        "pickupTime|appointment|time|pickupDate|date|pickupAt|suitableTime|appointmentTime",
        "numberOfPieces|pieces|pieceCount|piecesCount|itemCount",
        "status|state",
        "courier|representative|delegate|driver|agent|deliveryAgent|salesRep",
      ],
      "piece|item|garment|orderItem|orderPiece|orderLine": [
        "order",
        "type|kind|pieceType|itemType|garmentType",
        "service|serviceType|need|needs|treatment|required|requirement",
        "price",
      ],
      complaint: ["order|piece|item|garment|orderItem", "description", "photo|image|picture", "reply|response|answer", "compensation"],
    },
    roles: [
      "customer|client",
      "courier|representative|delegate|driver|agent|deliveryAgent|salesRep",
      "employee|staff|laundryEmployee",
      "manager",
    ],
    may: [
      "customer add own order",
      "customer see own order",
      "customer add own complaint",
      "courier see own order",
      "courier change own order",
      "employee add piece",
      "manager change complaint",
    ],
    mayNot: ["customer see order", "courier see order", "customer see complaint", "courier change piece", "customer change complaint"],
    links: ["piece.order > order"],
  },
  {
    name: "water delivery, Gulf",
    text: "هلا والله، أنا صاحب مصنع مياه صحية في الدمام ونوزع على البيوت والشركات بسيارات. أبي برنامج يكون فيه المنتجات عندنا: كرتون ٢٠٠ مل، كرتون ٣٣٠، قارورة خمس جالون، كل منتج له سعر ومخزون. الزبون يطلب مرة وحدة أو يسوي اشتراك أسبوعي أو شهري ويحدد الكمية واليوم، ويقدر يوقف اشتراكه متى ما بغى. كل سائق له سيارة ومنطقة، ويطلع له خط اليوم ويأشر على كل طلبية إنها توصلت ويكتب كم قارورة فاضية رجّع وكم استلم كاش. المحاسب يطابق الكاش آخر اليوم مع كل سائق. ومسؤول التوزيع يوزع الطلبيات على السواقين ويزيد المناطق. الزباين ما يشوفون إلا طلبياتهم واشتراكاتهم، والسايق ما يقدر يغير الأسعار. الألوان فيروزي مع خلفية بيضا.",
    entities: {
      product: ["price", "stock"],
      order: [
        "product",
        "quantity",
        "day|date|deliveryDay|deliveryDate",
        "driver",
        "status|delivered|state|isDelivered",
        "emptyBottles|returnedBottles|emptyBottlesReturned|empties|returnedEmptyBottles",
        "cashReceived|cash|receivedCash|cashCollected",
      ],
      subscription: [
        "product",
        "frequency|period|type|recurrence|cycle|interval",
        "quantity",
        "day|deliveryDay",
        "status|paused|active|state",
      ],
      driver: ["car|vehicle|truck", "zone|area|region"],
      "zone|area|region": [],
      "cashReconciliation|reconciliation|cashMatch|dailyReconciliation|settlement|cashMatching": ["driver"],
    },
    roles: [
      "customer|client",
      "driver",
      "accountant",
      "distributionOfficer|distributionManager|distributionSupervisor|dispatcher|distributionResponsible",
    ],
    may: [
      "customer add own order",
      "customer see own order",
      "customer add own subscription",
      "customer change own subscription",
      "driver see own order",
      "driver change own order",
      "distributionOfficer change order",
      "distributionOfficer add zone",
    ],
    mayNot: ["customer see order", "customer see subscription", "driver change product", "driver see order", "customer add zone"],
    links: ["subscription.product > product", "order.product > product", "driver.zone > zone"],
    theme: { primary: "#40e0d0", background: "#ffffff" },
  },
  {
    name: "optician, Levantine",
    text: "يسعد مساكم، عنا محل نظارات وبدنا نتخلص من الدفتر. لما يجي الزبون أول مرة منسجل اسمه ورقمه وعمره، وبعدين أخصائي البصريات بيفحصله نظره وبيكتب القياس لكل عين (الدرجة والانحراف والمحور) وتاريخ الفحص. الزبون بيختار إطار من عنا، والإطارات إلها ماركة وموديل ولون وسعر وكم حبة باقية. منعمل طلبية نظارة فيها الإطار ونوع العدسة والفحص والعربون والباقي وتاريخ التسليم، ومنبعتها عالمخبر. المخبر ما بيشوف غير الطلبيات اللي عنده وبيغير حالتها لجاهزة. البياعة بتعمل الطلبيات وبتقبض، بس ما فيها تعدل الفحص. وصاحب المحل بده يشوف المبيعات كل شهر وهو اللي بيدخل الإطارات.",
    entities: {
      "customer|client": ["name", "phone|number|phoneNumber", "age"],
      "eyeExam|examination|exam|eyeTest|checkup|visionTest|eyeExamination|test": [
        "customer|client",
        "sphere|degree|power|grade|strength|rightDegree|rightSphere",
        "cylinder|deviation|astigmatism|rightDeviation|rightCylinder",
        "axis|rightAxis",
        "examDate|date|examinationDate|testDate",
      ],
      frame: ["brand|make", "model", "colour|color", "price", "quantity|stock|remaining|quantityLeft|available|piecesLeft|remainingPieces"],
      "order|glassesOrder|eyeglassOrder|spectacleOrder|eyeglassesOrder": [
        "frame",
        "lensType|lens|lensKind",
        "eyeExam|examination|exam|eyeTest|checkup|visionTest|eyeExamination|test",
        "deposit|downPayment|advance",
        "remaining|balance|rest|remainder|remainingAmount",
        "deliveryDate",
        "status|state",
        "customer|client",
      ],
    },
    roles: [
      "optometrist|optician|opticsSpecialist|visionSpecialist|opticalSpecialist|specialist",
      "laboratory|lab|labTechnician",
      "saleswoman|salesperson|seller|salesClerk|saleslady",
      "owner|shopOwner|storeOwner",
    ],
    may: ["optometrist add eyeExam", "laboratory see own order", "laboratory change own order", "saleswoman add order", "owner add frame"],
    mayNot: ["laboratory see order", "saleswoman change eyeExam", "laboratory add order", "optometrist add frame", "saleswoman add frame"],
    links: ["eyeExam.customer > customer", "order.frame > frame", "order.eyeExam > eyeExam"],
  },
  {
    name: "catering, bullets",
    text: `متعهد حفلات وإعاشة – نقاط سريعة:
• القوائم: كل قائمة طعام باسم وعدد أصناف وسعر للشخص
• الأصناف: اسم الصنف، القسم (مقبلات، رئيسي، حلى، مشروبات)، صورة، يحتوي على مكسرات نعم/لا
• المناسبات: نوع المناسبة، التاريخ، الموقع، عدد الضيوف، القائمة المختارة، اسم العميل وجواله، الحالة
• الحالات: استفسار ← عرض سعر ← مؤكدة ← منفذة ← ملغاة
• عرض السعر: المناسبة، المبلغ، تاريخ الصلاحية
• الطاقم: الاسم، المهمة (طباخ، مباشر، سائق)، الأجر اليومي
• توزيع الطاقم على المناسبات
• مدير المبيعات يصدر عروض الأسعار
• الشيف يعدل القوائم والأصناف ولا علاقة له بالأسعار النهائية
• أفراد الطاقم يشوفون مناسباتهم المكلفين بها`,
    entities: {
      "menu|foodMenu|list": ["name", "itemCount|numberOfItems|dishes|items|numberOfDishes|dishCount|itemsCount", "pricePerPerson|price"],
      "dish|item|menuItem|foodItem": [
        "name|dishName|itemName",
        "section|category|department|course",
        "photo|image|picture",
        "containsNuts|nuts|hasNuts",
      ],
      "event|occasion": [
        "type|eventType|occasionType|kind|occasionKind",
        "date",
        "location|venue|site",
        "guests|numberOfGuests|guestCount|guestsCount",
        "menu|chosenMenu|selectedMenu|foodMenu|list|selectedList",
        "customerName|clientName|customer|client",
        "customerMobile|clientMobile|mobile|phone|customerPhone|clientPhone",
        "status",
      ],
      "quotation|quote|priceOffer|priceQuote": ["event|occasion", "amount", "validityDate|validUntil|expiryDate"],
      "staffMember|crewMember|staff|crew": ["name", "task|job|duty|role|mission", "dailyWage|dailyRate|dailyPay|wage"],
      "assignment|staffAssignment|crewAssignment|crewDistribution|staffDistribution|eventAssignment|crewMemberAssignment": [
        "staffMember|crewMember|staff|crew",
        "event|occasion",
      ],
    },
    roles: ["salesManager", "chef", "staffMember|crewMember|staff|crew"],
    may: ["salesManager add quotation", "chef change menu", "chef change dish", "staffMember see own event"],
    mayNot: [
      "chef change quotation",
      "staffMember see event",
      "staffMember add quotation",
      "chef add quotation",
      "staffMember change menu",
    ],
    links: ["event.menu > menu", "quotation.event > event", "assignment.event > event"],
  },
  {
    name: "furniture movers, mixed list",
    text: `شركة نقل أثاث - MVP scope:
1) Quote requests (طلبات التسعير): من مدينة، إلى مدينة، moving date، عدد الغرف، هل يوجد مصعد، ملاحظات — يرسلها أي زائر
2) Jobs عمليات النقل: طلب التسعير، السعر المتفق عليه، truck، المشرف، status: scheduled / loading / on the way / delivered
3) Trucks: رقم اللوحة، الحمولة بالطن، next maintenance
4) العمال: الاسم، الجوال، يومية
5) Damage claims (تعويضات): job, وصف الضرر, photo, المبلغ المطلوب
الأدوار: المنسق coordinator يرد على طلبات التسعير وينشئ العمليات؛ المشرف supervisor sees only his own jobs ويحدث الحالة؛ العميل customer يقدم التعويضات؛ admin = كل شي`,
    entities: {
      "quoteRequest|pricingRequest|quotationRequest": [
        "fromCity|from",
        "toCity|to",
        "movingDate",
        "rooms|numberOfRooms|roomCount|roomsCount",
        "hasElevator|elevator|hasLift|lift|isThereAnElevator|elevatorAvailable",
        "notes|note|remarks",
      ],
      "job|movingJob|move|moveOperation": [
        "quoteRequest|pricingRequest|quotationRequest",
        "agreedPrice|price",
        "truck",
        "supervisor",
        "status",
      ],
      truck: [
        "plateNumber|plate",
        "capacity|capacityTons|loadCapacity|load|payload|capacityInTons|loadInTons|payloadTons",
        "nextMaintenance|nextMaintenanceDate",
      ],
      worker: ["name", "mobile|phone", "dailyWage|dailyRate|dailyPay|wage"],
      "damageClaim|claim|compensation": [
        "job|movingJob|move|moveOperation",
        "damageDescription|description",
        "photo",
        "requestedAmount|amount|claimedAmount",
      ],
    },
    roles: ["coordinator", "supervisor", "customer|client", "admin|administrator"],
    may: [
      "public add quoteRequest",
      "coordinator change quoteRequest",
      "coordinator add job",
      "supervisor see own job",
      "supervisor change own job",
      "customer add own damageClaim",
      "admin add truck",
      "admin delete job",
    ],
    mayNot: ["supervisor see job", "public see quoteRequest", "customer add job", "supervisor add truck"],
    links: ["job.quoteRequest > quoteRequest", "job.truck > truck", "damageClaim.job > job"],
  },
];
