/** طلبات متنوعة بالفصحى واللهجات، كُتبت قبل النظر فيما يصنعه المخطِّط منها، ثم ضُبطت القواعد عليها. */
import type { Case } from "./case.ts";

export const spokenArabic: readonly Case[] = [
  {
    name: "عيادة أسنان، بالمصري",
    text: "السلام عليكم دكتور أسنان وعندي عيادتين في مدينة نصر محتاج سيستم بسيط يمسكلي المواعيد والمرضى. كل مريض بسجل اسمه ورقم موبايله وسنه وعنده حساسية ولا لأ. الميعاد بيبقى لمريض واحد مع دكتور معين وفيه التاريخ والساعة وحالته محجوز أو حضر أو اعتذر. الدكتور بعد الكشف بيكتب روشتة للمريض فيها اسم الدوا والجرعة وعدد الأيام. السكرتيرة تحجز المواعيد وتعدلها بس مالهاش دعوة بالروشتات. الدكتور يشوف مواعيده هو بس ومايشوفش مواعيد زميله.",
    entities: {
      "patient|مريض": ["name", "phone|mobile|رقم الموبايل", "age|سن|السن|العمر", "allergy|hasAllergy|حساسية|الحساسية"],
      "appointment|موعد|ميعاد": ["patient|مريض", "doctor|dentist|طبيب|دكتور", "date|التاريخ", "time|الساعة", "status|الحالة"],
      "prescription|روشتة|وصفة": [
        "patient|مريض",
        "medicineName|medicine|drugName|medication|اسم الدوا|الدواء",
        "dose|dosage|الجرعة",
        "days|numberOfDays|عدد الأيام",
      ],
    },
    roles: ["doctor|dentist|طبيب|دكتور", "secretary|receptionist|سكرتيرة"],
    may: ["secretary add appointment", "secretary change appointment", "doctor see own appointment", "doctor add prescription"],
    mayNot: ["doctor see appointment", "secretary add prescription", "secretary see prescription", "secretary change prescription"],
    links: ["appointment.patient > patient", "prescription.patient > patient"],
  },
  {
    name: "مندوبو توصيل، خليجي",
    text: "هلا، أبي تطبيق لشركة توصيل صغيرة بالرياض. عندنا مناديب وكل مندوب له اسم وجوال ولوحة السيارة والمنطقة اللي يغطيها. الشحنة لها رقم تتبع واسم المستلم وعنوانه وجواله والمبلغ المطلوب تحصيله. العميل يسوي شحنة ويتابع شحناته بس. المندوب يشوف الشحنات المسندة له ويغير حالتها: جديدة، مع المندوب، تم التسليم، مرتجعة. المشرف يوزع الشحنات على المناديب ويشوف كل شي. لا العميل ولا المندوب يقدرون يحذفون شحنة.",
    entities: {
      "courier|driver|representative|delegate|مندوب": [
        "name",
        "phone|mobile|جوال|الجوال",
        "plate|plateNumber|carPlate|لوحة السيارة",
        "area|region|المنطقة",
      ],
      "shipment|شحنة": [
        "trackingNumber|رقم تتبع|رقم التتبع",
        "recipientName|recipient|receiverName|اسم المستلم",
        "address|عنوان|عنوانه|العنوان|recipientAddress",
        "phone|mobile|جوال|جواله|recipientPhone",
        "amount|amountDue|codAmount|المبلغ|المبلغ المطلوب|المبلغ المطلوب تحصيله",
        "status|الحالة",
        "courier|driver|representative|delegate|مندوب",
      ],
    },
    roles: ["customer|client|عميل", "courier|driver|representative|delegate|مندوب", "supervisor|مشرف"],
    may: [
      "customer add shipment",
      "customer see own shipment",
      "courier see own shipment",
      "supervisor see shipment",
      "supervisor see courier",
    ],
    mayNot: [
      "customer see shipment",
      "courier see shipment",
      "customer delete shipment",
      "courier delete shipment",
      "customer see courier",
      "courier change courier",
    ],
    links: ["shipment.courier > courier"],
  },
  {
    name: "حلقات مسجد، فصحى",
    text: "نرغب في منصة لإدارة حلقات تحفيظ القرآن في المسجد. لكل حلقة اسم ومعلم ووقت وعدد أقصى من الطلاب. ينتمي كل طالب إلى حلقة واحدة، وله اسم وتاريخ ميلاد ورقم ولي الأمر. يسجل المعلم حضور طلابه يوميًا، ويدوّن لكل طالب مقدار الحفظ والمراجعة والدرجة. يطّلع ولي الأمر على سجل ابنه فقط. ويدير المشرف الحلقات والمعلمين والطلاب. ولا يجوز للمعلم حذف الطلاب.",
    entities: {
      "circle|studyCircle|halaqa|session|class|حلقة": [
        "name",
        "teacher|معلم|المعلم",
        "time|وقت|الوقت",
        "maxStudents|capacity|عدد أقصى من الطلاب|العدد الأقصى|عدد أقصى",
      ],
      "teacher|معلم": [],
      "student|طالب": [
        "name",
        "birthDate|dateOfBirth",
        "guardianPhone|parentPhone|رقم ولي الأمر|guardianNumber",
        "circle|studyCircle|halaqa|session|class|حلقة",
      ],
      "attendance|حضور": ["student|طالب"],
      "memorization|progress|record|achievement|recitation|سجل|حفظ|تسميع": ["student|طالب"],
    },
    roles: ["teacher|معلم", "guardian|parent|ولي أمر|ولي الأمر", "supervisor|مشرف"],
    may: ["teacher add attendance", "supervisor delete student", "supervisor add circle"],
    mayNot: [
      "teacher delete student",
      "guardian see student",
      "guardian see attendance",
      "guardian add attendance",
      "teacher delete circle",
    ],
    links: ["circle.teacher > teacher", "student.circle > circle"],
  },
  {
    name: "مزرعة نخيل، نقاط",
    text: `مزرعة نخيل في الأحساء
السجلات:
• النخلة: رقمها، الصنف (خلاص، سكري، برحي)، تاريخ الغرس، القطعة
• القطعة: الاسم، المساحة، مصدر الري
• المحصول: النخلة، الوزن بالكيلو، تاريخ الجني، الجودة (ممتاز، جيد، مقبول)
• المصروفات: البيان، المبلغ، التاريخ
من يستخدمه:
• العامل يسجل المحصول فقط ولا يعدله بعد ذلك
• المهندس الزراعي يطلع على النخيل والقطع والمحصول
• صاحب المزرعة يدير كل شيء
اللون الأخضر للأزرار والخلفية بيضاء`,
    entities: {
      "palm|palmTree|tree|نخلة": [
        "number|رقم|الرقم|رقمها",
        "variety|type|الصنف|صنف|category",
        "plantingDate|plantedOn|plantedAt|تاريخ الغرس",
        "plot|parcel|land|قطعة|القطعة",
      ],
      "plot|parcel|land|قطعة": ["name", "area|المساحة", "irrigationSource|waterSource|مصدر الري"],
      "harvest|crop|محصول": [
        "palm|palmTree|tree|نخلة",
        "weight|الوزن بالكيلو|weightKg|الوزن",
        "harvestDate|date|تاريخ الجني",
        "quality|الجودة",
      ],
      "expense|مصروف|مصروفات": ["description|statement|البيان|بيان", "amount", "date"],
    },
    roles: [
      "worker|عامل",
      "engineer|agriculturalEngineer|agronomist|مهندس زراعي|المهندس الزراعي",
      "owner|farmOwner|صاحب المزرعة|صاحب مزرعة|مالك",
    ],
    may: ["worker add harvest", "engineer see palm", "engineer see plot", "engineer see harvest", "owner delete expense", "owner add palm"],
    mayNot: ["worker change harvest", "worker see expense", "engineer change palm", "engineer see expense", "worker delete harvest"],
    links: ["palm.plot > plot", "harvest.palm > palm"],
    theme: { background: "#ffffff", primary: "#008000" },
  },
  {
    name: "نادي رياضي، شامي",
    text: "عنا نادي رياضي بحلب ومنحتاج برنامج منرتب فيه الاشتراكات والتمارين. المشترك إلو اسم وموبايل وتاريخ اشتراك ونوع الاشتراك (شهري، سنوي). في عنا مدربين، كل مدرب إلو اختصاص. الحصة بيعطيها مدرب وبيكون إلها يوم وساعة وقاعة وعدد محدود. المشترك بيحجز مكان بالحصة وبيلغي حجزو. المدرب بيشوف مين حاجز بحصصو بس. موظف الاستقبال بيضيف المشتركين وبيقبض الدفعات. ما حدا بيحذف الدفعات غير المدير.",
    entities: {
      "member|subscriber|مشترك": [
        "name",
        "phone|mobile|موبايل",
        "subscriptionDate|joinDate|تاريخ اشتراك|تاريخ الاشتراك",
        "subscriptionType|membershipType|type|نوع الاشتراك",
      ],
      "coach|trainer|مدرب": ["specialty|specialization|اختصاص|الاختصاص"],
      "class|session|حصة": [
        "coach|trainer|مدرب",
        "day|يوم|اليوم|weekday",
        "time|hour|ساعة|الساعة|startTime",
        "hall|room|قاعة|القاعة",
        "capacity|limit|عدد محدود|العدد",
      ],
      "booking|reservation|حجز": [],
      "payment|دفعة": [],
    },
    roles: ["member|subscriber|مشترك", "coach|trainer|مدرب", "receptionist|reception|موظف استقبال|موظف الاستقبال", "manager|مدير"],
    may: [
      "member add own booking",
      "member see class",
      "coach see own booking",
      "receptionist add member",
      "receptionist add payment",
      "manager delete payment",
    ],
    mayNot: ["receptionist delete payment", "coach see booking", "coach delete payment", "member see booking", "member delete payment"],
    links: ["class.coach > coach", "booking.class > class"],
  },
  {
    name: "رخص بلدية، رسمي",
    text: "تهدف المنظومة إلى أتمتة إصدار رخص المحال التجارية في البلدية. يتقدم صاحب المنشأة بطلب رخصة يرفق به صورة الهوية وعقد الإيجار ومخطط الموقع، ويتضمن الطلب اسم المنشأة ونوع النشاط والعنوان والمساحة. يراجع الموظف المختص الطلبات ويحيلها إلى المفتش. يجري المفتش زيارة ميدانية ويسجل تقرير الزيارة وفيه التاريخ والملاحظات والنتيجة. وعند اعتماد رئيس القسم للطلب تصدر الرخصة برقم وتاريخ إصدار وتاريخ انتهاء. لا يطلع مقدم الطلب إلا على طلباته ورخصه.",
    entities: {
      "licenseRequest|licenceRequest|application|request|permitRequest|طلب رخصة|طلب": [
        "idPhoto|idImage|identityPhoto|idCopy|صورة الهوية",
        "leaseContract|leaseAgreement|lease|contract|عقد الإيجار",
        "sitePlan|locationPlan|مخطط الموقع",
        "businessName|facilityName|establishmentName|name|اسم المنشأة",
        "activityType|businessType|نوع النشاط",
        "address",
        "area|المساحة",
      ],
      "visit|visitReport|inspection|inspectionReport|fieldVisit|تقرير الزيارة|زيارة|تقرير زيارة": [
        "date",
        "notes|الملاحظات",
        "result|النتيجة",
      ],
      "license|licence|permit|رخصة": [
        "number|licenseNumber|رقم|الرقم",
        "issueDate|تاريخ إصدار|تاريخ الإصدار",
        "expiryDate|endDate|تاريخ انتهاء|تاريخ الانتهاء",
      ],
    },
    roles: [
      "owner|businessOwner|applicant|صاحب المنشأة|صاحب منشأة|مقدم الطلب",
      "employee|officer|staff|specialist|موظف|موظف مختص|الموظف المختص",
      "inspector|مفتش",
      "departmentHead|headOfDepartment|manager|رئيس القسم|رئيس قسم",
    ],
    may: ["owner add licenseRequest", "owner see own licenseRequest", "employee see licenseRequest", "inspector add visit"],
    mayNot: ["owner see licenseRequest", "owner see license", "owner add license", "inspector delete visit", "owner see visit"],
    links: [],
  },
  {
    name: "جمعية خيرية، فصحى سردية",
    text: "نحن جمعية خيرية نكفل الأيتام ونوزع السلال الغذائية. نريد أن نعرف لكل أسرة عدد أفرادها ودخلها الشهري وعنوانها ورقم هاتف ربّ الأسرة. ولكل يتيم اسمه وعمره ومدرسته والأسرة التي ينتمي إليها. الكافل يكفل يتيمًا أو أكثر بمبلغ شهري. نسجل كل توزيع: الأسرة ونوع المساعدة والكمية والتاريخ والمتطوع الذي سلّمها. يستطيع الباحث الاجتماعي إضافة الأسر وتعديل بياناتها. أما المتطوع فيسجل التوزيعات ولا يرى دخل الأسرة. والكافل يرى أيتامه فقط.",
    entities: {
      "family|أسرة": [
        "members|memberCount|familySize|familyMembers|numberOfMembers|عدد أفرادها|عدد الأفراد",
        "monthlyIncome|income|دخلها الشهري|الدخل الشهري|دخل شهري",
        "address",
        "phone|رقم هاتف ربّ الأسرة|headPhone|رقم هاتف رب الأسرة",
      ],
      "orphan|يتيم": ["name", "age", "school|مدرسة|المدرسة", "family|أسرة"],
      "sponsorship|كفالة|sponsor|كافل": [],
      "distribution|توزيع": ["family|أسرة", "aidType|type|assistanceType|نوع المساعدة", "quantity", "date", "volunteer|متطوع|المتطوع"],
    },
    roles: ["sponsor|كافل", "socialResearcher|socialWorker|researcher|باحث اجتماعي|الباحث الاجتماعي", "volunteer|متطوع"],
    may: ["socialResearcher add family", "socialResearcher change family", "volunteer add distribution", "sponsor see own orphan"],
    mayNot: [
      "sponsor see orphan",
      "volunteer change family",
      "volunteer delete distribution",
      "sponsor see family",
      "socialResearcher delete family",
    ],
    links: ["orphan.family > family", "distribution.family > family"],
  },
  {
    name: "تأجير معدات، مختلط",
    text: "عندنا rental shop لمعدات البناء. كل equipment لها name و serial number و daily rate وصور. الـ customer يقدر يسوي rental request يحدد فيه المعدة وتاريخ الاستلام وتاريخ الإرجاع. الموظف approves الطلب أو rejects it، وبعدين يسجل condition المعدة قبل وبعد. لو المعدة متأخرة نحسب late fee. Customers see only their own requests. الفني يشوف المعدات ويسجل maintenance: date, cost, notes. Managers do everything.",
    entities: {
      "equipment|معدة|tool": ["name", "serialNumber", "dailyRate|dailyPrice|rate", "photos|photo|images|صور"],
      "rentalRequest|request|rental|طلب": [
        "equipment|معدة|tool",
        "pickupDate|startDate|receiptDate|deliveryDate|تاريخ الاستلام",
        "returnDate|endDate|تاريخ الإرجاع",
      ],
      "maintenance|صيانة|maintenanceRecord": ["date", "cost", "notes"],
    },
    roles: ["customer|client|عميل|زبون", "employee|staff|موظف", "technician|فني", "manager|مدير"],
    may: [
      "customer add rentalRequest",
      "customer see own rentalRequest",
      "technician see equipment",
      "technician add maintenance",
      "manager delete equipment",
    ],
    mayNot: [
      "customer see rentalRequest",
      "technician delete equipment",
      "customer change equipment",
      "technician change equipment",
      "customer see maintenance",
    ],
    links: ["rentalRequest.equipment > equipment"],
  },
  {
    name: "ورشة سيارات، عراقي",
    text: "شلونكم، عندي ورشة تصليح سيارات ببغداد واريد برنامج اسجل بيه السيارات اللي تجينا. السيارة الها رقم لوحة ونوع وموديل وسنة وصاحبها. من تجي السيارة نفتح الها أمر عمل بيه وصف العطل وتاريخ الدخول والكلفة والحالة (انتظار، قيد التصليح، جاهزة). الفني يشوف أوامر العمل مالته ويكتب شنو صلح. المحاسب يطلع القوائم ويسجل الدفع. صاحب السيارة يگدر يشوف سيارته وأوامر العمل مالتها فقط. أريد تنبيه لصاحب السيارة من تصير جاهزة.",
    entities: {
      "car|vehicle|سيارة": [
        "plateNumber|plate|رقم لوحة|رقم اللوحة",
        "type|نوع|النوع|make",
        "model|موديل|الموديل",
        "year|سنة|السنة",
        "owner|صاحب السيارة|customer",
      ],
      "workOrder|order|أمر عمل|jobOrder": [
        "car|vehicle|سيارة",
        "faultDescription|problemDescription|fault|description|وصف العطل",
        "entryDate|checkInDate|dateIn|تاريخ الدخول",
        "cost|كلفة|الكلفة|price",
        "status|الحالة",
      ],
      "invoice|bill|قائمة|فاتورة": [],
      "payment|دفع|دفعة": [],
    },
    roles: ["technician|mechanic|فني", "accountant|محاسب", "owner|carOwner|صاحب السيارة|صاحب سيارة|customer"],
    may: [
      "technician see own workOrder",
      "accountant add invoice",
      "accountant add payment",
      "owner see own car",
      "owner see own workOrder",
    ],
    mayNot: ["technician see workOrder", "owner see car", "owner see workOrder", "technician add invoice", "owner add payment"],
    links: ["workOrder.car > car"],
  },
  {
    name: "مدرسة أهلية، سردي",
    text: "لدينا مدرسة أهلية فيها مراحل وفصول. الفصل يتبع مرحلة وله رائد من المعلمين وسعة. الطلاب مسجلون في فصول، ونحتفظ لكل منهم بالاسم والجنسية ورقم الهوية وهاتف الأب وهاتف الأم. المعلمون يرصدون درجات طلابهم في كل مادة: الدرجة والفترة والملاحظة. الوكيل يتابع الغياب ويضيف المخالفات على الطلاب. ولي الأمر يشاهد درجات أبنائه وغيابهم ومخالفاتهم. أمين الصندوق يسجل الرسوم المدفوعة ولا شأن له بالدرجات.",
    entities: {
      "stage|phase|level|مرحلة": [],
      "class|classroom|section|فصل": ["stage|phase|level|مرحلة", "leader|homeroomTeacher|pioneer|teacher|رائد", "capacity|سعة|السعة"],
      "student|طالب": [
        "name",
        "nationality|الجنسية",
        "idNumber|nationalId|رقم الهوية",
        "fatherPhone|هاتف الأب",
        "motherPhone|هاتف الأم",
        "class|classroom|section|فصل",
      ],
      "grade|mark|درجة": ["student|طالب", "grade|score|mark|الدرجة|درجة", "period|term|الفترة", "note|notes|الملاحظة|ملاحظة"],
      "subject|مادة": [],
      "absence|attendance|غياب": ["student|طالب"],
      "violation|مخالفة": ["student|طالب"],
      "fee|payment|رسوم|رسم": [],
    },
    roles: [
      "teacher|معلم",
      "deputy|vicePrincipal|agent|وكيل",
      "guardian|parent|ولي أمر|ولي الأمر",
      "treasurer|cashier|أمين الصندوق|أمين صندوق",
    ],
    may: [
      "teacher add grade",
      "deputy add violation",
      "deputy see absence",
      "guardian see own grade",
      "guardian see own violation",
      "treasurer add fee",
    ],
    mayNot: [
      "guardian see grade",
      "guardian see absence",
      "treasurer see grade",
      "treasurer add grade",
      "teacher add fee",
      "guardian see violation",
    ],
    links: ["class.stage > stage", "student.class > class"],
  },
  {
    name: "صيدلية، بلا علامات ترقيم",
    text: "عندي صيدلية وابغى نظام مخزون كل دواء له اسم وباركود وسعر شراء وسعر بيع وتاريخ انتهاء وكمية والمورد له اسم وهاتف ومدينة والصيدلي يبيع الادوية ويسجل الفواتير والمدير يطلب من الموردين ويضيف الاصناف ويحذفها والصيدلي ما يقدر يغير الاسعار",
    entities: {
      "medicine|drug|medication|دواء": [
        "name",
        "barcode|باركود|الباركود",
        "purchasePrice|buyPrice|costPrice|سعر شراء|سعر الشراء",
        "salePrice|sellingPrice|sellPrice|سعر بيع|سعر البيع",
        "expiryDate|تاريخ انتهاء|تاريخ الانتهاء",
        "quantity|كمية|الكمية",
      ],
      "supplier|مورد": ["name", "phone", "city|مدينة|المدينة"],
      "invoice|فاتورة|bill": [],
    },
    roles: ["pharmacist|صيدلي", "manager|مدير"],
    may: ["pharmacist add invoice", "pharmacist see medicine"],
    mayNot: ["pharmacist change medicine", "pharmacist delete medicine", "pharmacist add supplier", "pharmacist delete supplier"],
    links: [],
  },
  {
    name: "مكتبة حي، مغربي",
    text: "السلام، بغيت نصاوب موقع للخزانة ديال الحومة. عندنا كتب، كل كتاب عندو عنوان وكاتب ورقم ديالو وشحال من نسخة كاينة. القراء كيتسجلو بالاسم والتلفون والعنوان. القارئ كيستعر كتاب وكيرجعو قبل ما يسالي الأجل. القيّم على الخزانة كيزيد الكتب وكيسجل الاستعارات. القارئ كيشوف غير الاستعارات ديالو.",
    entities: {
      "book|كتاب": ["title|عنوان|العنوان", "author|كاتب|الكاتب|writer", "number|رقم|الرقم|bookNumber", "copies|نسخة|عدد النسخ|copyCount"],
      "reader|قارئ": ["name", "phone|التلفون", "address"],
      "loan|borrowing|استعارة": ["book|كتاب"],
    },
    roles: ["reader|قارئ", "librarian|keeper|curator|قيم|القيّم على الخزانة|قيم على الخزانة"],
    may: ["librarian add book", "librarian add loan", "reader see own loan"],
    mayNot: ["reader see loan", "reader add book", "reader delete book"],
    links: ["loan.book > book"],
  },
  {
    name: "قاعة أفراح، مبهم",
    text: "أريد شيئًا ينظم لي شغل قاعة الأفراح. ناس تحجز وناس تدفع وناس تلغي ومرة حصل أن حجزنا ليلة واحدة لعريسين. لكل حجز ليلة واسم العريس وجواله وعدد الضيوف والعربون. وعندنا خدمات إضافية زي الكوشة والتصوير والبوفيه، كل خدمة لها سعر. الموظفة تضيف الحجوزات. وأنا صاحب القاعة أشوف كل شيء وأحذف.",
    entities: {
      "booking|reservation|حجز": [
        "date|night|eventDate|ليلة|الليلة",
        "groomName|اسم العريس",
        "phone|mobile|groomPhone|جواله|جوال",
        "guestCount|guests|numberOfGuests|عدد الضيوف",
        "deposit|عربون|العربون",
      ],
      "service|خدمة": ["price"],
    },
    roles: ["employee|staff|موظفة|موظف", "owner|hallOwner|صاحب القاعة"],
    may: ["employee add booking", "owner see booking", "owner delete booking"],
    mayNot: ["employee delete booking", "employee delete service"],
    links: [],
  },
  {
    name: "مخبز، فصحى قصيرة",
    text: "نظام لمخبز يبيع الخبز والمعجنات. لكل منتج اسم وسعر وصورة. الزبون يطلب المنتجات ويحدد وقت الاستلام. والخباز يرى طلبات اليوم ويغيّر حالة الطلب إلى جاهز. ولا يرى الزبون إلا طلباته.",
    entities: {
      "product|منتج": ["name", "price", "photo|image|صورة"],
      "order|طلب": ["pickupTime|وقت الاستلام|receiveTime|status", "status|حالة"],
    },
    roles: ["customer|client|زبون", "baker|خباز"],
    may: ["customer add order", "customer see own order", "baker see order", "baker change order", "customer see product"],
    mayNot: ["customer see order", "customer change product", "baker delete product", "baker delete order"],
    links: [],
  },
  {
    name: "مناقصات، رسمي نقاط",
    text: `1. يضيف مسؤول المشتريات المناقصات، وكل مناقصة لها رقم وعنوان وتاريخ إغلاق وقيمة تقديرية وكراسة شروط (ملف).
2. يقدم المورد عرض سعر على المناقصة يتضمن السعر ومدة التوريد والمرفقات.
3. لا يرى المورد عروض غيره.
4. تقيّم اللجنة العروض وتضع لكل عرض درجة فنية ودرجة مالية.
5. يعتمد المدير العام الترسية.
6. المراجع الداخلي يطلع على كل شيء ولا يعدل شيئًا.`,
    entities: {
      "tender|مناقصة": [
        "number|tenderNumber|رقم|الرقم",
        "title|عنوان|العنوان",
        "closingDate|deadline|تاريخ إغلاق|تاريخ الإغلاق",
        "estimatedValue|قيمة تقديرية|القيمة التقديرية",
        "specificationsFile|conditionsBooklet|termsFile|file|كراسة شروط|كراسة الشروط",
      ],
      "bid|offer|quotation|priceOffer|proposal|quote|عرض سعر|عرض": [
        "tender|مناقصة",
        "price|السعر",
        "deliveryPeriod|supplyPeriod|duration|مدة التوريد",
        "attachments|المرفقات",
      ],
    },
    roles: [
      "procurementOfficer|purchasingOfficer|procurementManager|مسؤول المشتريات|مسؤول مشتريات",
      "supplier|vendor|مورد",
      "committee|لجنة",
      "generalManager|ceo|المدير العام|مدير عام",
      "internalAuditor|auditor|المراجع الداخلي|مراجع داخلي",
    ],
    may: [
      "procurementOfficer add tender",
      "supplier add bid",
      "supplier see own bid",
      "supplier see tender",
      "committee see bid",
      "internalAuditor see tender",
      "internalAuditor see bid",
    ],
    mayNot: [
      "supplier see bid",
      "supplier change tender",
      "internalAuditor change tender",
      "internalAuditor change bid",
      "internalAuditor add bid",
      "procurementOfficer add bid",
    ],
    links: ["bid.tender > tender"],
  },
  {
    name: "عقارات، مختلط دردشة",
    text: "hi بدي موقع real estate بسيط. We have properties, كل property إلها title وعنوان وسعر ومساحة وعدد غرف و photos. Agents بيضيفوا properties وبيعدلوا بس تبعهم. الزوار بيتفرجوا على العقارات وبيبعتوا inquiry مع الاسم ورقم التلفون والرسالة. الـ agent بيشوف الـ inquiries على عقاراتو بس. Admin can approve listings. خلفية cream وأزرار navy.",
    entities: {
      "property|عقار": [
        "title",
        "address|عنوان|العنوان",
        "price",
        "area|مساحة|المساحة",
        "rooms|roomCount|عدد غرف|عدد الغرف",
        "photos|photo|images",
      ],
      "inquiry|enquiry|استفسار": ["name", "phone|phoneNumber", "message|الرسالة"],
    },
    roles: ["agent|وكيل"],
    may: ["agent add property", "agent change own property", "agent see own inquiry", "public see property", "public add inquiry"],
    mayNot: ["agent change property", "agent see inquiry", "public change property", "public see inquiry"],
    links: ["inquiry.property > property"],
    theme: { background: "#fffdd0", primary: "#000080" },
  },
  {
    name: "مجلس آباء، رسالة صوتية",
    text: "طيب اسمع يا غالي الفكرة إنه إحنا حارة فيها خمسين بيت تقريبا وكل شهر كل بيت يدفع اشتراك للحارس والنظافة والإنارة وأنا أمين الصندوق وتعبت من الدفتر. أبغى كل بيت له رقم واسم صاحبه وجواله. وأسجل الاشتراكات: البيت والشهر والمبلغ ومدفوع ولا لا. وأسجل المصاريف بعد، وش صرفنا وكم ومتى مع صورة الفاتورة. وأهل البيوت يدخلون ويشوفون المصاريف ويشوفون اشتراكاتهم هم بس مو حق الجيران.",
    entities: {
      "house|home|بيت": ["number|رقم|الرقم|houseNumber", "ownerName|اسم صاحبه|name", "phone|mobile|جواله|جوال"],
      "subscription|contribution|membership|dues|اشتراك": ["house|home|بيت", "month|الشهر|شهر", "amount", "paid|isPaid|مدفوع"],
      "expense|مصروف|مصاريف": ["invoicePhoto|receiptPhoto|invoiceImage|photo|صورة الفاتورة", "date|متى", "amount|كم"],
    },
    roles: ["resident|household|أهل البيوت|ساكن|أهل بيوت|member", "treasurer|أمين الصندوق|أمين صندوق"],
    may: ["resident see expense", "resident see own subscription"],
    mayNot: ["resident see subscription", "resident add expense", "resident change expense"],
    links: ["subscription.house > house"],
  },
  {
    name: "استراحات، سوداني",
    text: "عايزين نظام لمكتب ترحيلات بصات بين المدن. البص عندو رقم وعدد مقاعد وسواق. الرحلة من مدينة لمدينة وبتكون ببص معين وعندها تاريخ وزمن وسعر التذكرة. الراكب بيحجز تذكرة في الرحلة وبيختار رقم المقعد. موظف الشباك بيبيع التذاكر وبيلغيها. السواق بيشوف رحلاتو وأسامي الركاب بس. المدير بيضيف البصات والرحلات.",
    entities: {
      "bus|بص|باص": ["number|رقم|الرقم|busNumber", "seats|seatCount|numberOfSeats|عدد مقاعد|عدد المقاعد", "driver|سواق|سائق"],
      "trip|رحلة": ["bus|بص|باص", "date", "time|زمن|الزمن|departureTime", "ticketPrice|price|سعر التذكرة"],
      "ticket|تذكرة|booking": ["trip|رحلة", "seatNumber|seat|رقم المقعد"],
    },
    roles: ["passenger|rider|راكب", "clerk|ticketClerk|windowClerk|employee|موظف الشباك|موظف شباك", "driver|سواق|سائق", "manager|مدير"],
    may: ["passenger add ticket", "clerk add ticket", "driver see own trip", "manager add bus", "manager add trip"],
    mayNot: ["driver see trip", "passenger see ticket", "passenger add trip", "clerk add trip", "driver add ticket"],
    links: ["trip.bus > bus", "ticket.trip > trip"],
  },
  {
    name: "مركز صيانة جوالات، قوائم",
    text: `مركز صيانة جوالات
- الأجهزة: نوع الجهاز، الرقم التسلسلي، وصف العطل، كلمة المرور (سرية)، حالة الجهاز: مستلم / قيد الصيانة / جاهز / مسلّم
- العملاء: الاسم، الجوال
- قطع الغيار: الاسم، الكمية، سعر التكلفة
كل جهاز يخص عميلًا واحدًا.
الفني يرى الأجهزة المسندة إليه فقط ويحدّث حالتها.
الاستقبال يضيف الأجهزة والعملاء.
لا يرى الفني سعر التكلفة.
عند جاهزية الجهاز تُرسل رسالة للعميل.`,
    entities: {
      "device|جهاز": [
        "deviceType|type|نوع الجهاز",
        "serialNumber|الرقم التسلسلي",
        "faultDescription|problemDescription|description|وصف العطل",
        "password|كلمة المرور",
        "status|حالة الجهاز|الحالة",
        "customer|client|عميل",
      ],
      "customer|client|عميل": ["name", "phone|mobile|الجوال"],
      "sparePart|part|قطعة غيار|قطع الغيار|قطع غيار": ["name", "quantity", "cost|costPrice|سعر التكلفة"],
    },
    roles: ["technician|فني", "reception|receptionist|الاستقبال|استقبال"],
    may: ["technician see own device", "technician change own device", "reception add device", "reception add customer"],
    mayNot: ["technician see device", "technician delete device", "technician change customer", "reception delete device"],
    links: ["device.customer > customer"],
  },
  {
    name: "اتحاد طلابي، فصحى مع أفعال",
    text: "يحتاج اتحاد الطلبة إلى منصة للفعاليات. الفعالية لها عنوان ومكان وموعد ومتحدثون. يعرض الاتحاد الفعاليات القادمة للجميع. الطالب الراغب في الحضور يسجل في الفعالية، وبعد انتهائها يقيّمها بنجوم وتعليق. المنظمون يضيفون الفعاليات ويعدّلونها ويلغونها ويرون قائمة المسجلين. المتحدث يرفع عرضه التقديمي فقط.",
    entities: {
      "event|فعالية": ["title|عنوان|العنوان", "place|location|venue|مكان|المكان", "date|startsAt|time|appointment|موعد|الموعد"],
      "speaker|متحدث": [],
      "registration|تسجيل": ["event|فعالية"],
      "review|rating|تقييم": ["event|فعالية"],
      "presentation|عرض تقديمي": [],
    },
    roles: ["student|طالب", "organizer|organiser|منظم", "speaker|متحدث"],
    may: [
      "public see event",
      "student add registration",
      "student add review",
      "organizer add event",
      "organizer change event",
      "organizer see registration",
      "speaker add presentation",
    ],
    mayNot: ["student see registration", "student change event", "speaker change event", "speaker delete event", "public add event"],
    links: ["registration.event > event", "review.event > event"],
  },
  {
    name: "مختبر جامعة، مثنى وجمع مؤنث",
    text: "في الكلية مختبران للكيمياء، ولكل مختبر أجهزة ومشرفة. الباحثات يحجزن الأجهزة لساعتين كحد أقصى. للجهاز اسم ورقم جرد وتاريخ آخر صيانة. المشرفتان توافقان على الحجوزات أو ترفضانها وتضيفان الأجهزة. الباحثة لا ترى إلا حجوزاتها. وتسجل الفنيات أعطال الأجهزة: الجهاز والوصف والتاريخ.",
    entities: {
      "lab|laboratory|مختبر": ["supervisor|مشرفة"],
      "device|equipment|جهاز": [
        "lab|laboratory|مختبر",
        "name",
        "inventoryNumber|assetNumber|رقم جرد|رقم الجرد",
        "lastMaintenanceDate|lastMaintenance|تاريخ آخر صيانة",
      ],
      "booking|reservation|حجز": ["device|equipment|جهاز"],
      "fault|malfunction|breakdown|issue|عطل": ["device|equipment|جهاز", "description|الوصف", "date"],
    },
    roles: ["researcher|باحثة|باحث", "supervisor|مشرفة|مشرف", "technician|فنية|فني"],
    may: [
      "researcher add booking",
      "researcher see own booking",
      "supervisor see booking",
      "supervisor change booking",
      "supervisor add device",
      "technician add fault",
    ],
    mayNot: [
      "researcher see booking",
      "researcher change device",
      "technician change booking",
      "researcher add fault",
      "technician delete device",
    ],
    links: ["device.lab > lab", "booking.device > device", "fault.device > device"],
  },
  {
    name: "توظيف، مختلط بروفة",
    text: "منصة توظيف for small companies. الشركة تنشر jobs وكل job فيها title و salary range والموقع ونوع الدوام (دوام كامل، جزئي، عن بعد). الباحث عن عمل يعبي profile: name, CV, years of experience, المهارات. He applies to jobs ويتابع حالة طلبه. الشركة ترى المتقدمين على وظائفها فقط وتغير حالة الطلب إلى shortlisted أو rejected. The admin manages companies.",
    entities: {
      "job|وظيفة|vacancy": ["title", "salaryRange|salary", "location|الموقع|موقع", "jobType|workType|employmentType|type|نوع الدوام"],
      "application|طلب|jobApplication": ["job|وظيفة|vacancy", "status|حالة"],
      "company|شركة": [],
      "profile|candidate|jobSeeker|applicant|باحث عن عمل": ["name", "cv|resume", "yearsOfExperience|experience", "skills|المهارات"],
    },
    roles: ["company|employer|شركة", "jobSeeker|candidate|applicant|باحث عن عمل|الباحث عن عمل"],
    may: ["company add job", "jobSeeker add application", "jobSeeker see own application", "company see own application"],
    mayNot: ["company see application", "jobSeeker see application", "jobSeeker add job", "company delete company"],
    links: ["application.job > job"],
  },
  {
    name: "سوبرماركت، يمني مختصر",
    text: "عندي بقالة وأشتي برنامج للديون. الزبون اسمه ورقمه وسقف الدين. كل دين له زبون ومبلغ وتاريخ وتفاصيل. لما الزبون يسدد نسجل السداد وكم باقي. العامل يسجل الدين بس وما يحذف حاجة. وأنا أشوف الكل.",
    entities: {
      "customer|client|زبون": ["name", "phone|number|رقم|رقمه", "creditLimit|debtLimit|debtCeiling|سقف الدين"],
      "debt|دين": ["customer|client|زبون", "amount", "date", "details|description|تفاصيل|التفاصيل"],
      "payment|repayment|سداد|settlement": [],
    },
    roles: ["worker|عامل"],
    may: ["worker add debt"],
    mayNot: ["worker delete debt", "worker delete customer", "worker delete payment", "worker change debt"],
    links: ["debt.customer > customer"],
  },
  {
    name: "سكن طلابي، فصحى",
    text: "المطلوب تطبيق لسكن الطالبات. يتكون السكن من مبانٍ، وفي كل مبنى طوابق، وفي كل طابق غرف. الغرفة لها رقم وعدد أسرّة وحالة: شاغرة أو ممتلئة. تقدم الطالبة طلب سكن، وتوافق عليه المشرفة أو ترفضه. وتستطيع الطالبة تقديم بلاغ صيانة عن غرفتها مع صورة ووصف. عامل الصيانة يرى البلاغات ويغلقها. الزيارات تسجلها الحارسة: اسم الزائرة ووقت الدخول ووقت الخروج والطالبة المزورة.",
    entities: {
      "building|مبنى": [],
      "floor|طابق": ["building|مبنى"],
      "room|غرفة": ["floor|طابق", "number|رقم|الرقم|roomNumber", "beds|bedCount|numberOfBeds|عدد أسرّة|عدد الأسرّة|عدد أسرة", "status|حالة"],
      "housingRequest|request|application|طلب سكن": [],
      "maintenanceReport|maintenanceRequest|report|بلاغ صيانة|بلاغ": ["room|غرفة", "photo|image|صورة", "description|وصف"],
      "visit|زيارة": [
        "visitorName|visitor|اسم الزائرة",
        "entryTime|checkIn|checkInTime|وقت الدخول",
        "exitTime|checkOut|checkOutTime|وقت الخروج",
        "student|طالبة",
      ],
    },
    roles: ["student|طالبة|طالب", "supervisor|مشرفة|مشرف", "maintenanceWorker|worker|عامل الصيانة|عامل صيانة", "guard|حارسة|حارس"],
    may: [
      "student add housingRequest",
      "student add maintenanceReport",
      "maintenanceWorker see maintenanceReport",
      "guard add visit",
      "supervisor see housingRequest",
    ],
    mayNot: [
      "student see housingRequest",
      "student see visit",
      "guard change room",
      "maintenanceWorker see visit",
      "maintenanceWorker delete maintenanceReport",
      "student change room",
    ],
    links: ["floor.building > building", "room.floor > floor"],
  },
  {
    name: "متجر هدايا، طلب قصير بالعامية",
    text: "يا جماعة سويت مشروع هدايا بالبيت وأبي متجر. المنتجات فيها صور وسعر ووصف ولون. الناس تطلب وتكتب كرت إهداء وتختار موعد التوصيل. أنا بس اللي أضيف المنتجات وأعدل الأسعار. والسواق يشوف العنوان وموعد التوصيل بس ما يشوف المبلغ.",
    entities: {
      "product|منتج": ["photos|photo|images|صور", "price|سعر", "description|وصف", "color|colour|لون"],
      "order|طلب": [],
    },
    roles: ["driver|سواق|سائق"],
    may: ["driver see order"],
    mayNot: ["driver change order", "driver change product", "driver add product", "public change product"],
    links: [],
  },
  {
    name: "طاقة شمسية، مواصفات مختلطة",
    text: `Solar maintenance portal
العملاء: الاسم، العنوان، سعة النظام (kW)
Sites: لكل site عميل و GPS location وعدد الألواح
الزيارات: الموقع، الفني، التاريخ، readings (voltage, current)، صور قبل وبعد
الفنيون can add visits and see their own visits only.
المشرف يجدول visits ويعيّن لها فني.
العميل يرى زياراته وفواتيره دون غيره.
المحاسب manages invoices: amount, due date, status (paid, unpaid).`,
    entities: {
      "customer|client|عميل": ["name", "address", "systemCapacity|capacity|سعة النظام"],
      "site|location|موقع": ["customer|client|عميل", "gpsLocation|location|gps", "panels|panelCount|numberOfPanels|عدد الألواح"],
      "visit|زيارة": [
        "site|location|موقع",
        "technician|فني",
        "date",
        "readings|reading",
        "photos|صور قبل وبعد|beforeAndAfterPhotos|images|photo",
      ],
      "invoice|فاتورة": ["amount", "dueDate", "status"],
    },
    roles: ["technician|فني", "supervisor|مشرف", "customer|client|عميل", "accountant|محاسب"],
    may: [
      "technician add visit",
      "technician see own visit",
      "customer see own visit",
      "customer see own invoice",
      "accountant add invoice",
      "accountant delete invoice",
    ],
    mayNot: ["technician see visit", "customer see visit", "customer see invoice", "technician see invoice", "customer add visit"],
    links: ["visit.site > site", "site.customer > customer"],
  },
];
