/** Twelve Arabic mails, notes and official papers of trades that no other set has, with sentences that go on; written before a rule was changed for them. */
import type { Case } from "./case.ts";

export const lettersArabic: readonly Case[] = [
  {
    name: "مرسى قوارب، إيميل خليجي",
    text: `هلا والله، عندنا مرسى في الجبيل ونبي نظام بدل دفتر الحارس.

المراسي كل مرسى له رقم وطول وعمق وسعر شهري. القوارب ولها اسم ورقم تسجيل وطول وصورة، وكل قارب لمالك واحد. الملاك نسجل عنهم الاسم والجوال ورقم الهوية. عقد إيجار المرسى يربط القارب بالمرسى وفيه تاريخ البداية وتاريخ النهاية وقيمة الإيجار، وإذا خلص العقد وما تجدد خلال أسبوع يوصل تنبيه للمدير. ونسجل كل طلعة بحر: القارب، وقت الخروج، وقت الرجوع المتوقع، عدد الركاب.

الحارس يسجل الطلعات ويشوف القوارب بس. المالك يشوف قواربه وعقوده. المدير كل شي بيده. اللون كحلي والأزرار فيروزي.`,
    entities: {
      "berth|mooring|marina": ["number", "length", "depth", "monthlyPrice|price"],
      boat: ["name", "registrationNumber", "length", "photo|image", "owner"],
      owner: ["name", "mobile|phone", "idNumber|nationalId|identityNumber"],
      "contract|rentalContract|lease|berthLease": [
        "boat",
        "berth|mooring|marina",
        "startDate",
        "endDate",
        "rent|rentValue|rentAmount|value",
      ],
      "trip|seaTrip|outing": [
        "boat",
        "departureTime|exitTime|outTime",
        "expectedReturnTime|returnTime|expectedReturn",
        "numberOfPassengers|passengers|passengerCount",
      ],
    },
    roles: ["guard", "owner", "manager"],
    may: ["guard add trip", "guard see boat", "owner see own boat", "owner see own contract", "manager delete contract"],
    mayNot: ["guard see contract", "owner see boat", "guard change boat"],
    links: ["boat.owner > owner", "contract.boat > boat", "contract.berth > berth", "trip.boat > boat"],
    theme: { primary: "#40e0d0" },
  },
  {
    name: "حمام تقليدي، دارجة مغربية",
    text: `سلام، عندي حمام تقليدي ف فاس وبغيت برنامج صغير. كاينين الخدمات: كل خدمة عندها سمية والثمن والمدة. الكليان كنسجلو عليه السمية والتيليفون. الحجز كيكون فيه الكليان والخدمة والنهار والساعة وشكون المستخدمة اللي غادي تخدم، وإلا ما جاش الكليان كيتلغى الحجز. المستخدمات: السمية، التيليفون، التخصص. المنتوجات اللي كنبيعو (صابون بلدي، غاسول...) خاص يكون ليهم السمية والثمن والكمية.
المستخدمة تشوف غير الحجوزات ديالها. مولات الحمام تشوف كلشي. الكليان يحجز من التيليفون ويلغي الحجز ديالو.`,
    entities: {
      service: ["name", "price", "duration"],
      "client|customer": ["name", "phone|telephone"],
      "booking|reservation": ["client|customer", "service", "date|day", "time|hour", "employee|worker|attendant"],
      "employee|worker|attendant": ["name", "phone|telephone", "specialty|speciality|specialization"],
      product: ["name", "price", "quantity"],
    },
    roles: ["employee|worker|attendant", "owner", "client|customer"],
    may: ["employee see own booking", "owner see booking", "client add own booking"],
    mayNot: ["employee see booking"],
    links: ["booking.client > client", "booking.service > service", "booking.employee > employee"],
  },
  {
    name: "سجل الآبار، مواصفات جهة حكومية",
    text: `تطوير نظام إلكتروني لإدارة الآبار والموارد المائية.

أولاً: سجل الآبار، ويشمل رقم البئر والموقع والعمق وتاريخ الحفر ونوع الاستخدام (زراعي، صناعي، شرب).
ثانياً: سجل الملاك، ويتضمن الاسم ورقم الهوية ورقم الجوال، ويجوز أن يكون للمالك أكثر من بئر.
ثالثاً: طلبات رخص الحفر، مع بيان صاحب الطلب والموقع المقترح والعمق المطلوب والمرفقات، وتمر بالحالات: جديد، قيد الدراسة، معتمد، مرفوض. وعند رفض الطلب يجب ذكر سبب الرفض.
رابعاً: قراءات العدادات، وتحتوي على البئر وتاريخ القراءة والكمية المسحوبة.

الصلاحيات: يقدم المالك طلب الرخصة ويطلع على آباره. يدخل المفتش قراءات العدادات. يعتمد مدير الإدارة الطلبات أو يرفضها.`,
    entities: {
      well: ["number|wellNumber", "location|site", "depth", "drillingDate", "usageType|useType|type|usage|typeOfUse", "owner"],
      owner: ["name", "idNumber|nationalId|identityNumber", "mobile|phone|mobileNumber"],
      "drillingLicenseRequest|licenseRequest|drillingPermitRequest|request|licenseApplication|drillingLicense|license": [
        "applicant|owner",
        "proposedLocation|proposedSite|location",
        "requiredDepth|requestedDepth|depth",
        "attachments|attachment",
        "status|state",
        "rejectionReason|reason|refusalReason",
      ],
      "meterReading|reading": ["well", "readingDate|date", "quantity|withdrawnQuantity|amount|drawnQuantity"],
    },
    roles: ["owner", "inspector", "departmentManager|manager|administrationManager"],
    may: [
      "owner add own drillingLicenseRequest",
      "owner see own well",
      "inspector add meterReading",
      "departmentManager change drillingLicenseRequest",
    ],
    mayNot: ["owner see well", "owner change drillingLicenseRequest"],
    links: ["well.owner > owner", "meterReading.well > well"],
  },
  {
    name: "دار مسنين، إيميل مصري",
    text: `مساء الخير يا فندم،
احنا دار مسنين في المعادي وعايزين سيستم يلم الدنيا. كل نزيل ليه ملف فيه اسمه وسنه ورقم أوضته والأمراض المزمنة واسم قريبه المسئول وتليفونه. الأدوية بتاعة كل نزيل: اسم الدوا والجرعة والميعاد، ولو الجرعة ما اتسجلتش في ميعادها يجي تنبيه لرئيسة التمريض. الزيارات: بنسجل اسم الزائر وصلة القرابة والتاريخ والنزيل اللي جاي له. وفيه كمان المصاريف الشهرية، كل واحدة لنزيل وليها شهر ومبلغ واتدفعت ولا لأ.

الممرضة تسجل الجرعات وتشوف النزلاء. الاستقبال يسجل الزيارات بس. الأهل يدخلوا يشوفوا قريبهم ومصاريفه. المحاسب مسئول عن المصاريف.`,
    entities: {
      "resident|guest|inmate": [
        "name",
        "age",
        "roomNumber|room",
        "chronicDiseases|diseases|chronicDisease",
        "relativeName|responsibleRelative|relative",
        "relativePhone|phone|telephone",
      ],
      "medicine|medication": ["resident|guest|inmate", "name|medicineName", "dose|dosage", "time|appointment|schedule"],
      visit: ["visitorName|visitor|name", "relationship|kinship|relation", "date", "resident|guest|inmate"],
      "expense|monthlyExpense|fee|charge": ["resident|guest|inmate", "month", "amount", "paid|isPaid|status"],
    },
    optional: ["dose|dosage", "relative|family", "room"],
    roles: ["nurse", "reception|receptionist", "family|relative|parent", "accountant", "headNurse|nursingHead"],
    may: ["nurse see resident", "reception add visit", "accountant add expense", "accountant change expense"],
    mayNot: ["reception add expense", "family see resident", "nurse add expense"],
    links: ["medicine.resident > resident", "visit.resident > resident", "expense.resident > resident"],
  },
  {
    name: "مركز تحكيم، خطاب رسمي",
    text: `السادة الكرام، تحية طيبة وبعد،
يرغب المركز في بناء منصة لإدارة قضايا التحكيم التجاري. يقدّم المحتكِم طلب التحكيم إلكترونياً مع بيان موضوع النزاع وقيمة المطالبة والمستندات، ثم تُقيّد القضية برقم وتاريخ قيد، وبعد سداد الرسوم تُعيّن هيئة التحكيم. ولكل قضية محكّم رئيس ومدعٍ ومدعى عليه. والجلسات لها تاريخ ومكان ومحضر، وإذا تأجلت الجلسة وجب ذكر سبب التأجيل. والأحكام: لكل حكم رقم وتاريخ صدور ومنطوق، ويصدر الحكم في قضية واحدة.
المحكّمون مسجلون لدى المركز بالاسم والتخصص والجنسية وسنوات الخبرة.
يطلع المحكّم على قضاياه فقط ويضيف محاضر الجلسات، ويطلع الأطراف على جلساتهم، ويدير أمين السر جميع السجلات.`,
    entities: {
      "case|arbitrationCase": [
        "number|caseNumber",
        "registrationDate|date",
        "arbitrator|presidingArbitrator|chiefArbitrator",
        "claimant|plaintiff",
        "respondent|defendant",
      ],
      "arbitrationRequest|request": ["subject|disputeSubject|topic", "claimValue|claimAmount|value", "documents|document"],
      "session|hearing": [
        "case|arbitrationCase",
        "date",
        "place|location|venue",
        "minutes|record",
        "postponementReason|reason|delayReason",
      ],
      "judgment|award|ruling|verdict": ["number", "issueDate|date", "case|arbitrationCase", "text|operativePart|wording|ruling"],
      arbitrator: ["name", "specialty|specialization|speciality", "nationality", "yearsOfExperience|experience|experienceYears"],
    },
    optional: ["fee", "claimant", "respondent", "arbitrationPanel", "party", "tribunal", "plaintiff", "defendant"],
    roles: ["arbitrator", "secretary", "party", "claimant|plaintiff"],
    may: ["arbitrator see own case", "secretary add case", "secretary delete session", "party see own session"],
    mayNot: ["arbitrator see case", "arbitrator delete case"],
    links: ["session.case > case", "judgment.case > case", "case.arbitrator > arbitrator"],
  },
  {
    name: "دراجات هوائية، شامي",
    text: `مرحبا، عنا محل بسكليتات بطرابلس منبيع ومنأجّر ومنصلّح. بدنا موقع يكون فيه:
البسكليتات وإلها ماركة ومقاس ولون وسعر بيع وأجرة بالساعة وصورة
الإيجارات: الزبون والبسكليت ووقت الاستلام ووقت الترجيع والمبلغ، وإذا تأخر الزبون أكتر من ساعة بينحسب عليه غرامة
طلبات التصليح فيها وصف العطل والكلفة والفني يلي رح يصلّحها، وحالتها يا بالانتظار يا قيد التصليح يا جاهزة، ولما تصير جاهزة منبعت رسالة للزبون
الزباين اسمن ورقمن وصورة هويتن
الفني بيشوف طلباتو وبيغيّر حالتها. الموظف بيسجل الإيجارات. صاحب المحل بيعمل كلشي.
بدنا الموقع أخضر غامق مع خلفية بيج.`,
    entities: {
      "bike|bicycle": [
        "brand|make",
        "size",
        "color|colour",
        "salePrice|price|sellingPrice",
        "hourlyRate|hourlyRent|rent|fee|hourlyFee",
        "photo|image",
      ],
      "rental|rent": ["customer|client", "bike|bicycle", "pickupTime|receiveTime|deliveryTime|receivingTime", "returnTime", "amount"],
      "repairRequest|repair|repairOrder|maintenanceRequest": [
        "faultDescription|description|issueDescription",
        "cost",
        "technician",
        "status|state",
        "customer|client",
      ],
      "customer|client": ["name", "phone|number|mobile", "idPhoto|photo|idImage|identityPhoto"],
    },
    optional: ["fine", "technician"],
    roles: ["technician", "employee", "owner|shopOwner", "customer|client"],
    may: ["technician see own repairRequest", "technician change own repairRequest", "employee add rental", "owner delete bike"],
    mayNot: ["technician see repairRequest", "technician add rental"],
    links: ["rental.customer > customer", "rental.bike > bike", "repairRequest.technician > technician"],
    theme: { primary: "#006400", background: "#f5f5dc" },
  },
  {
    name: "مطالبات التأمين الطبي، محضر اجتماع",
    text: `محضر اجتماع رقم ٤ – مشروع أتمتة المطالبات
الحضور: إدارة المطالبات، تقنية المعلومات.
تم الاتفاق على الآتي:
١. تسجيل وثائق التأمين ولكل وثيقة رقم وتاريخ بدء وتاريخ انتهاء وحد أقصى للتغطية.
٢. المؤمَّن لهم: الاسم، رقم الهوية، تاريخ الميلاد، الوثيقة التابع لها.
٣. المطالبات: يرفعها مقدم الخدمة وتتضمن المؤمَّن له والتشخيص والمبلغ المطالب به والفاتورة، وإذا تجاوز المبلغ ٥٠٠٠ ريال تحتاج المطالبة إلى موافقة المدير الطبي.
٤. مقدمو الخدمة (مستشفيات وصيدليات): الاسم والمدينة ورقم الترخيص.
٥. عند رفض المطالبة يُبلغ مقدم الخدمة بالبريد مع سبب الرفض.
٦. المدقق يراجع جميع المطالبات ويعدل عليها، ومقدم الخدمة يرى مطالباته فقط.`,
    entities: {
      "policy|insurancePolicy|document|insuranceDocument": [
        "number",
        "startDate",
        "endDate|expiryDate",
        "maxCoverage|coverageLimit|maximumCoverage|coverage",
      ],
      "insured|insuredPerson|member|beneficiary": [
        "name",
        "idNumber|nationalId|identityNumber",
        "birthDate|dateOfBirth",
        "policy|insurancePolicy|document|insuranceDocument",
      ],
      claim: [
        "serviceProvider|provider",
        "insured|insuredPerson|member|beneficiary",
        "diagnosis",
        "amount|claimedAmount",
        "invoice",
        "rejectionReason|reason|status",
      ],
      "serviceProvider|provider": ["name", "city", "licenseNumber|permitNumber"],
    },
    optional: ["invoice"],
    roles: ["serviceProvider|provider", "auditor|checker", "medicalDirector|medicalManager"],
    may: ["serviceProvider add own claim", "serviceProvider see own claim", "auditor see claim", "auditor change claim"],
    mayNot: ["serviceProvider see claim", "serviceProvider delete claim"],
    links: ["insured.policy > policy", "claim.serviceProvider > serviceProvider", "claim.insured > insured"],
  },
  {
    name: "مزاد لوحات سيارات، رسالة صوتية كويتية",
    text: `شلونكم شباب، أبي تطبيق مزاد حق لوحات السيارات المميزة، اللوحة فيها رقم وحرف وسعر ابتدائي وصورة، وصاحبها يعرضها بالمزاد. المزاد له وقت بداية ووقت نهاية وأقل زيادة وبعد ما يخلص المزاد يفوز أعلى مزايد. المزايدين يسوون حساب ويحطون الاسم والرقم المدني والتلفون، ويزايدون على اللوحة، وكل مزايدة لها مبلغ ووقت. اللي يفوز لازم يدفع عربون ولو ما دفع خلال يومين تنسحب منه اللوحة. وبعد أبي مفضلة يحط فيها المزايد اللوحات اللي عاجبته. الأدمن يوافق على اللوحات قبل لا تنعرض ويوقف المزاد متى ما يبي. الألوان أسود وذهبي.`,
    entities: {
      "plate|carPlate|licensePlate": ["number", "letter", "startingPrice|initialPrice|price", "photo|image", "owner|seller"],
      auction: ["plate|carPlate|licensePlate", "startTime", "endTime", "minimumIncrement|minIncrement|minimumIncrease|increment"],
      "bidder|user": ["name", "civilNumber|civilId|nationalId|idNumber", "phone|mobile"],
      "bid|bidOffer": ["bidder|user", "plate|carPlate|licensePlate|auction", "amount", "time"],
      favorite: ["plate|carPlate|licensePlate"],
    },
    optional: ["deposit", "owner|seller", "payment"],
    roles: ["bidder", "admin", "owner|seller"],
    may: ["bidder add own bid", "admin change plate", "admin change auction"],
    mayNot: ["bidder change auction", "bidder delete plate"],
    links: ["bid.bidder > bidder", "favorite.plate > plate"],
    theme: { primary: "#000000" },
  },
  {
    name: "منح البحث العلمي، كراسة",
    text: `نظام إدارة المنح البحثية بعمادة البحث العلمي

نطاق العمل:
- المقترحات البحثية، ويشمل المقترح العنوان والملخص والمجال والميزانية المطلوبة والباحث الرئيس والباحثين المشاركين.
- التحكيم: يُرسل كل مقترح إلى محكّمين اثنين، ويسجل كل محكّم درجة وملاحظات وتوصية (قبول، قبول مع تعديل، رفض).
- المشاريع الممولة، وتشمل رقم المشروع والمقترح ومبلغ التمويل وتاريخ البدء ومدة التنفيذ.
- الدفعات المالية ولها مبلغ وتاريخ استحقاق، وإذا لم يُسلَّم التقرير الدوري في موعده تُوقف الدفعة.
- التقارير الدورية: المشروع، رقم الفترة، نسبة الإنجاز، الملف.

الباحث يقدم المقترحات ويرى مقترحاته ومشاريعه. المحكّم يرى المقترحات المسندة إليه. عميد البحث العلمي يعتمد المقترحات. موظف العمادة يسجل الدفعات.`,
    entities: {
      "proposal|researchProposal": [
        "title",
        "summary|abstract",
        "field|area|domain",
        "budget|requiredBudget|requestedBudget",
        "principalInvestigator|researcher|principalResearcher|mainResearcher",
        "coResearchers|coInvestigators|participatingResearchers|researchers",
      ],
      "review|evaluation|refereeing|arbitration": [
        "proposal|researchProposal",
        "reviewer|referee|arbitrator",
        "score|grade|degree",
        "notes",
        "recommendation",
      ],
      "project|fundedProject": [
        "number|projectNumber",
        "proposal|researchProposal",
        "fundingAmount|amount",
        "startDate",
        "duration|executionDuration",
      ],
      "payment|financialPayment|installment": ["amount", "dueDate", "project|fundedProject"],
      "report|periodicReport|progressReport": [
        "project|fundedProject",
        "periodNumber",
        "completionRate|progress|completionPercentage",
        "file",
      ],
    },
    optional: ["researcher", "reviewer|referee|arbitrator"],
    roles: ["researcher", "reviewer|referee|arbitrator", "dean|researchDean|scientificResearchDean", "employee|deanshipEmployee"],
    may: ["researcher add own proposal", "researcher see own project", "employee add payment", "dean change proposal"],
    mayNot: ["researcher see proposal", "reviewer see proposal", "researcher add payment"],
    links: ["project.proposal > proposal", "report.project > project", "review.proposal > proposal"],
  },
  {
    name: "كراء سيارات، جزائري",
    text: `السلام عليكم، عندي وكالة كراء سيارات في وهران وحاب ندير منصة. السيارات عندها الماركة والموديل واللوحة واللون والكيلومتراج وسومة النهار. الزبائن: الاسم واللقب، رقم رخصة السياقة، الهاتف. عقد الكراء فيه السيارة والزبون وتاريخ الخروج وتاريخ الدخول والتسبيق والمبلغ الكلي وكي ترجع السيارة نسجلو الكيلومتراج والحالة تاعها. الصيانة تاع كل سيارة لازم نعرفو النوع والتاريخ والتكلفة. العامل يدير العقود ويشوف السيارات، بصح ما يشوفش الصيانة. المسير يشوف كامل ويقدر يمسح.`,
    entities: {
      "car|vehicle": [
        "brand|make",
        "model",
        "plate|plateNumber",
        "color|colour",
        "mileage|kilometers|odometer",
        "dailyPrice|pricePerDay|dayPrice|dailyRate",
      ],
      "customer|client": [
        "firstName|name",
        "lastName|surname|title",
        "licenseNumber|drivingLicenseNumber|driverLicenseNumber",
        "phone|telephone",
      ],
      "contract|rentalContract|rental": [
        "car|vehicle",
        "customer|client",
        "departureDate|exitDate|outDate|checkoutDate",
        "returnDate|entryDate|inDate",
        "deposit|advance",
        "totalAmount|amount|total",
      ],
      "maintenance|maintenanceRequest": ["car|vehicle", "type", "date", "cost"],
    },
    roles: ["worker|employee", "manager"],
    may: ["worker add contract", "worker see car", "manager delete contract", "manager see maintenance"],
    mayNot: ["worker see maintenance", "worker delete car"],
    links: ["contract.car > car", "contract.customer > customer", "maintenance.car > car"],
  },
  {
    name: "تصاريح التصوير الجوي، لائحة",
    text: `متطلبات بوابة تصاريح الطائرات بدون طيار

١- يسجل المشغّل طائراته، ولكل طائرة رقم تسلسلي وطراز ووزن وشهادة تأمين.
٢- يقدم المشغّل طلب تصريح طيران يحدد فيه الطائرة والموقع والارتفاع الأقصى وتاريخ الطيران والغرض منه.
٣- يُحال الطلب إلى مراقب الحركة الجوية ثم إلى الجهة الأمنية ثم يعتمده مدير التصاريح. وعند الاعتماد يصدر تصريح برقم وتاريخ صلاحية.
٤- تسجل المخالفات على المشغّل: نوع المخالفة، تاريخها، قيمة الغرامة، وإذا بلغت المخالفات ثلاثاً يوقف المشغّل.
٥- بيانات المشغّل: الاسم التجاري، السجل التجاري، البريد الإلكتروني، الجوال.
٦- لا يطلع المشغّل إلا على طلباته ومخالفاته.
٧- ألوان البوابة: رئيسي أزرق سماوي وخلفية بيضاء.`,
    entities: {
      "drone|aircraft|plane|airplane": ["serialNumber", "model", "weight", "insuranceCertificate|insurance", "operator"],
      "permitRequest|flightPermitRequest|request|flightRequest": [
        "operator",
        "drone|aircraft|plane|airplane",
        "location|site",
        "maxAltitude|maximumAltitude|maximumHeight|altitude|height",
        "flightDate|date",
        "purpose",
        "status|state",
      ],
      "permit|flightPermit|license": ["number", "expiryDate|validityDate|validUntil"],
      violation: ["operator", "type|violationType", "date|violationDate", "fineAmount|fine|amount"],
      operator: [
        "tradeName|businessName|commercialName|name",
        "commercialRegister|commercialRegistration|commercialRecord",
        "email",
        "mobile|phone",
      ],
    },
    roles: [
      "operator",
      "airTrafficController|controller|trafficController",
      "permitManager|permitsManager|manager",
      "securityAuthority|securityAgency|security|authority",
    ],
    may: ["operator add own drone", "operator add own permitRequest", "operator see own violation", "permitManager change permitRequest"],
    mayNot: ["operator see permitRequest", "operator see violation", "operator add violation"],
    links: ["permitRequest.drone > drone", "violation.operator > operator", "drone.operator > operator"],
    theme: { primary: "#87ceeb", background: "#ffffff" },
  },
  {
    name: "آلات موسيقية، رسالة مصرية طويلة",
    text: `بص يا باشا، أنا عندي محل آلات موسيقية في شارع محمد علي وابويا كان ماشي بالكراسة. اللي محتاجه: العود والكمنجة وكل الآلات دي أسجلها باسمها ونوعها وسنة الصنع وسعرها، وكل آلة ممكن يتعملها صيانة فأسجل الصيانة بتاريخها وتكلفتها والأسطى اللي عملها. وفيه دروس كمان، كل درس ليه مدرس وطالب ويوم وساعة، والطالب بيدفع اشتراك شهري وبعد ما يدفع ينزله إيصال. المدرسين نكتب اسمهم والآلة اللي بيدرسوها ورقم الموبايل. الطلبة اسمهم وسنهم ورقم ولي الأمر.
المدرس يشوف دروسه بس ويكتب ملاحظات على الدرس. الطالب يشوف مواعيده. أنا أشوف كل حاجة.`,
    entities: {
      "instrument|musicalInstrument|equipment": ["name", "type|kind", "manufactureYear|yearMade|yearOfManufacture|year", "price"],
      "maintenance|maintenanceRequest": ["instrument|musicalInstrument", "date", "cost", "craftsman|technician|master"],
      lesson: ["teacher", "student", "day|date", "hour|time", "notes"],
      "subscription|payment|membership": ["student", "amount|month"],
      teacher: ["name", "instrument|musicalInstrument", "mobile|phone"],
      student: ["name", "age", "guardianPhone|guardianNumber|parentPhone|guardian"],
    },
    optional: ["receipt", "craftsman|technician|master"],
    roles: ["teacher", "student", "owner"],
    may: ["teacher see own lesson", "student see own lesson", "teacher change own lesson"],
    mayNot: ["teacher see lesson", "student see lesson"],
    links: ["lesson.teacher > teacher", "lesson.student > student", "maintenance.instrument > instrument"],
  },
];
