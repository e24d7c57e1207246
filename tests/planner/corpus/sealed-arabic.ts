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
      "report|complaint|notification|incidentReport|problemReport|بلاغ": [
        "problemType|type|issueType|kindOfProblem|problemKind|نوع المشكلة",
        "description|وصف",
        "photo|image|picture|صورة",
        "location|site|موقع",
        "reportDate|date|reportedOn|complaintDate|notificationDate|تاريخ البلاغ",
        "status|حالة",
        "department|section|division|قسم",
      ],
      "department|section|division|قسم": ["name|اسم", "extension|extensionNumber|رقم التحويلة"],
      "licenseApplication|licenceApplication|licenseRequest|licenceRequest|permitApplication|permitRequest|طلب رخصة": [
        "tradeName|commercialName|businessName|اسم تجاري",
        "activityType|businessType|activity|activityKind|نوع النشاط",
        "shopArea|area|storeArea|مساحة المحل",
        "shopAddress|address|storeAddress|عنوان المحل",
        "leaseContract|rentalContract|lease|leaseAgreement|rentContract|عقد الإيجار",
        "status|حالة",
      ],
      "inspectionVisit|inspection|زيارة تفتيش|زيارة": [
        "licenseApplication|licenceApplication|licenseRequest|licenceRequest|permitApplication|permitRequest|طلب رخصة",
        "inspector|مفتش",
        "visitDate|date|تاريخ الزيارة",
        "violations|violation|مخالفات|مخالفة",
        "recommendation|توصية",
      ],
      "fee|رسم": [
        "licenseApplication|licenceApplication|licenseRequest|licenceRequest|permitApplication|permitRequest|طلب رخصة",
        "amount|مبلغ",
        "paymentDate|paidOn|تاريخ السداد",
        "receiptNumber|رقم الإيصال",
      ],
    },
    roles: [
      "citizen|مواطن",
      "departmentEmployee|sectionEmployee|departmentOfficer|departmentStaff|departmentClerk|divisionEmployee|موظف القسم",
      "inspector|مفتش",
      "financeEmployee|financeOfficer|financeClerk|finance|financeStaff|موظف المالية",
      "mayor|municipalityHead|headOfMunicipality|municipalityPresident|رئيس البلدية",
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
      "circle|halaqa|studyCircle|ring|quranCircle|حلقة": [
        "name|اسم",
        "level|مستوى",
        "hall|room|classroom|قاعة",
        "time|وقت",
        "teacher|معلم",
      ],
      "student|طالب": [
        "fullName|name|fourPartName|quadrupleName|اسم رباعي",
        "age|عمر",
        "guardianNumber|guardianPhone|parentPhone|parentNumber|guardianPhoneNumber|رقم ولي الأمر",
        "enrolmentDate|enrollmentDate|joinDate|joinedOn|joiningDate|enrolledOn|تاريخ الالتحاق",
        "memorizedParts|memorization|memorizationAmount|memorizedJuz|partsMemorized|amountMemorized|memorizationInParts|memorisation|memorizedAmount|مقدار الحفظ|مقدار الحفظ بالأجزاء",
        "circle|halaqa|studyCircle|ring|quranCircle|حلقة",
      ],
      "recitation|tasmee|تسميع": [
        "student|طالب",
        "surah|surahName|sura|chapter|suraName|اسم السورة",
        "verses|numberOfVerses|verseCount|ayahs|versesCount|عدد الآيات",
        "mistakes|numberOfMistakes|errors|numberOfErrors|errorCount|mistakeCount|errorsCount|عدد الأخطاء",
        "grade|rating|evaluation|appraisal|estimate|تقدير",
        "date|day|يوم",
      ],
      "test|exam|اختبار": ["date|تاريخ", "committee|لجنة"],
      "result|testResult|examResult|نتيجة": ["test|exam|اختبار", "student|طالب", "result|score|mark|grade|نتيجة"],
    },
    roles: ["teacher|معلم", "guardian|parent|ولي أمر", "administration|management|admin|administrator|إدارة"],
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
      "guard|securityGuard|حارس": [
        "employeeNumber|jobNumber|staffNumber|رقم وظيفي",
        "name|اسم",
        "nationalId|idNumber|identityNumber|رقم الهوية",
        "licenseExpiryDate|licenceExpiryDate|licenseExpiry|licenceExpiry|licenseEndDate|تاريخ انتهاء الرخصة",
        "mobile|mobileNumber|phone|رقم الجوال",
        "city|مدينة",
      ],
      "site|location|موقع": [
        "name|siteName|locationName|اسم الموقع",
        "contractingParty|client|contractor|contractingEntity|customer|جهة متعاقدة|جهة",
        "coordinates|location|إحداثيات",
        "requiredGuards|guardsRequired|numberOfGuards|guardCount|requiredGuardCount|requiredNumberOfGuards|numberOfRequiredGuards|عدد الحراس المطلوب",
      ],
      "contract|عقد": [
        "contractingParty|client|contractor|contractingEntity|customer|جهة متعاقدة|جهة",
        "contractNumber|number|رقم العقد",
        "startDate|startsOn|تاريخ البدء",
        "endDate|endsOn|expiryDate|تاريخ الانتهاء",
        "annualValue|yearlyValue|value|قيمة سنوية",
      ],
      "shift|وردية": [
        "guard|securityGuard|حارس",
        "site|location|موقع",
        "date|تاريخ",
        "startTime|startsAt|وقت البداية",
        "endTime|endsAt|وقت النهاية",
        "status|حالة",
      ],
      "incidentReport|accidentReport|incident|تقرير حادث|تقرير": [
        "site|location|موقع",
        "guard|securityGuard|حارس",
        "incidentTime|accidentTime|time|occurredAt|وقت الحادث",
        "severity|dangerLevel|riskLevel|severityLevel|riskDegree|severityDegree|degreeOfDanger|درجة الخطورة",
        "details|تفاصيل",
        "photos|images|photo|pictures|صور|صورة",
      ],
      "contractingParty|client|contractor|contractingEntity|customer|جهة متعاقدة|جهة": [
        "name|اسم",
        "contactPerson|responsiblePerson|personInCharge|responsible|شخص مسؤول",
        "email|بريد إلكتروني",
      ],
    },
    roles: [
      "operationsSupervisor|operationSupervisor|operationsManager|مشرف العمليات",
      "guard|securityGuard|حارس",
      "contractingParty|client|contractor|contractingEntity|customer|جهة متعاقدة|جهة",
      "contractsManager|contractManager|مدير العقود",
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
      "order|أوردر": [
        "address|عنوان",
        "pickupTime|appointment|time|pickupDate|date|pickupAt|suitableTime|appointmentTime|ميعاد|ميعاد مناسب",
        "numberOfPieces|pieces|pieceCount|piecesCount|itemCount|عدد القطع",
        "status|state",
        "courier|representative|delegate|driver|agent|deliveryAgent|salesRep|مندوب",
      ],
      "piece|item|garment|orderItem|orderPiece|orderLine|قطعة": [
        "order|أوردر",
        "type|kind|pieceType|itemType|garmentType|نوع",
        "service|serviceType|need|needs|treatment|required|requirement",
        "price|سعر",
      ],
      "complaint|شكوى": [
        "order|piece|item|garment|orderItem|أوردر|قطعة",
        "description|وصف",
        "photo|image|picture|صورة",
        "reply|response|answer",
        "compensation|تعويض",
      ],
    },
    roles: [
      "customer|client|عميل",
      "courier|representative|delegate|driver|agent|deliveryAgent|salesRep|مندوب",
      "employee|staff|laundryEmployee|موظف",
      "manager|مدير",
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
      "product|منتج": ["price|سعر", "stock|مخزون"],
      "order|طلبية": [
        "product|منتج",
        "quantity|كمية",
        "day|date|deliveryDay|deliveryDate|يوم",
        "driver|سائق|سايق",
        "status|delivered|state|isDelivered",
        "emptyBottles|returnedBottles|emptyBottlesReturned|empties|returnedEmptyBottles|قارورة فاضية",
        "cashReceived|cash|receivedCash|cashCollected|كاش",
      ],
      "subscription|اشتراك": [
        "product|منتج",
        "frequency|period|type|recurrence|cycle|interval",
        "quantity|كمية",
        "day|deliveryDay|يوم",
        "status|paused|active|state",
      ],
      "driver|سائق|سايق": ["car|vehicle|truck|سيارة", "zone|area|region|منطقة"],
      "zone|area|region|منطقة": [],
      "cashReconciliation|reconciliation|cashMatch|dailyReconciliation|settlement|cashMatching": ["driver|سائق|سايق"],
    },
    roles: [
      "customer|client|زبون",
      "driver|سائق|سايق",
      "accountant|محاسب",
      "distributionOfficer|distributionManager|distributionSupervisor|dispatcher|distributionResponsible|مسؤول التوزيع",
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
      "customer|client|زبون": ["name|اسم", "phone|number|phoneNumber|رقم", "age|عمر"],
      "eyeExam|examination|exam|eyeTest|checkup|visionTest|eyeExamination|test|فحص": [
        "customer|client|زبون",
        "sphere|degree|power|grade|strength|rightDegree|rightSphere|درجة",
        "cylinder|deviation|astigmatism|rightDeviation|rightCylinder|انحراف",
        "axis|rightAxis|محور",
        "examDate|date|examinationDate|testDate|تاريخ الفحص",
      ],
      "frame|إطار": [
        "brand|make|ماركة",
        "model|موديل",
        "colour|color|لون",
        "price|سعر",
        "quantity|stock|remaining|quantityLeft|available|piecesLeft|remainingPieces|حبة باقية",
      ],
      "order|glassesOrder|eyeglassOrder|spectacleOrder|eyeglassesOrder|طلبية نظارة|طلبية": [
        "frame|إطار",
        "lensType|lens|lensKind|نوع العدسة",
        "eyeExam|examination|exam|eyeTest|checkup|visionTest|eyeExamination|test|فحص",
        "deposit|downPayment|advance|عربون",
        "remaining|balance|rest|remainder|remainingAmount|باقي",
        "deliveryDate|تاريخ التسليم",
        "status|state|حالة",
        "customer|client|زبون",
      ],
    },
    roles: [
      "optometrist|optician|opticsSpecialist|visionSpecialist|opticalSpecialist|specialist|أخصائي البصريات",
      "laboratory|lab|labTechnician|مخبر",
      "saleswoman|salesperson|seller|salesClerk|saleslady|بياعة",
      "owner|shopOwner|storeOwner|صاحب المحل",
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
      "menu|foodMenu|list|قائمة طعام|قائمة": [
        "name|اسم",
        "itemCount|numberOfItems|dishes|items|numberOfDishes|dishCount|itemsCount|عدد أصناف",
        "pricePerPerson|price|سعر للشخص",
      ],
      "dish|item|menuItem|foodItem|صنف": [
        "name|dishName|itemName|اسم الصنف",
        "section|category|department|course|قسم",
        "photo|image|picture|صورة",
        "containsNuts|nuts|hasNuts|يحتوي على مكسرات",
      ],
      "event|occasion|مناسبة": [
        "type|eventType|occasionType|kind|occasionKind|نوع المناسبة",
        "date|تاريخ",
        "location|venue|site|موقع",
        "guests|numberOfGuests|guestCount|guestsCount|عدد الضيوف",
        "menu|chosenMenu|selectedMenu|foodMenu|list|selectedList|قائمة مختارة|قائمة",
        "customerName|clientName|customer|client|اسم العميل",
        "customerMobile|clientMobile|mobile|phone|customerPhone|clientPhone|جوال العميل|جوال",
        "status|حالة",
      ],
      "quotation|quote|priceOffer|priceQuote|عرض سعر": [
        "event|occasion|مناسبة",
        "amount|مبلغ",
        "validityDate|validUntil|expiryDate|تاريخ الصلاحية",
      ],
      "staffMember|crewMember|staff|crew|فرد طاقم|طاقم": [
        "name|اسم",
        "task|job|duty|role|mission|مهمة",
        "dailyWage|dailyRate|dailyPay|wage|أجر يومي",
      ],
      "assignment|staffAssignment|crewAssignment|crewDistribution|staffDistribution|eventAssignment|crewMemberAssignment|توزيع الطاقم|توزيع الطاقم على المناسبات":
        ["staffMember|crewMember|staff|crew|فرد طاقم|طاقم", "event|occasion|مناسبة"],
    },
    roles: ["salesManager|مدير المبيعات", "chef|شيف", "staffMember|crewMember|staff|crew|فرد طاقم|طاقم"],
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
      "quoteRequest|pricingRequest|quotationRequest|طلب تسعير": [
        "fromCity|from|من مدينة",
        "toCity|to|إلى مدينة",
        "movingDate",
        "rooms|numberOfRooms|roomCount|roomsCount|عدد الغرف",
        "hasElevator|elevator|hasLift|lift|isThereAnElevator|elevatorAvailable|يوجد مصعد|هل يوجد مصعد",
        "notes|note|remarks|ملاحظات|ملاحظة",
      ],
      "job|movingJob|move|moveOperation|عملية نقل|عملية": [
        "quoteRequest|pricingRequest|quotationRequest|طلب تسعير",
        "agreedPrice|price|سعر متفق عليه",
        "truck",
        "supervisor|مشرف",
        "status|حالة",
      ],
      truck: [
        "plateNumber|plate|رقم اللوحة",
        "capacity|capacityTons|loadCapacity|load|payload|capacityInTons|loadInTons|payloadTons|حمولة بالطن|حمولة",
        "nextMaintenance|nextMaintenanceDate",
      ],
      "worker|عامل": ["name|اسم", "mobile|phone|جوال", "dailyWage|dailyRate|dailyPay|wage|يومية"],
      "damageClaim|claim|compensation|تعويض": [
        "job|movingJob|move|moveOperation|عملية نقل|عملية",
        "damageDescription|description|وصف الضرر",
        "photo",
        "requestedAmount|amount|claimedAmount|مبلغ مطلوب",
      ],
    },
    roles: ["coordinator|منسق", "supervisor|مشرف", "customer|client|عميل", "admin|administrator"],
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
