/** Fifteen more of the same kind as `majlis`, from other trades, written after its rules and measured once before any of their own. */
import type { Case } from "./case.ts";

export const suhbaArabic: readonly Case[] = [
  {
    name: "مراكز تدريب سباحة، كويتي صوتية",
    text: "هلا، احنا أكاديمية سباحة وعندنا وايد أولاد. ولي الأمر يسجل ولده: الاسم والعمر وعنده مشاكل صحية ولا لا، ويختار المجموعة والباقة. المجموعة لها مدرب وأيام ووقت وعدد أقصى. الباقة لها سعر وعدد حصص. المدرب يحضّر الأولاد كل حصة ويكتب ملاحظة عن كل واحد، ويشوف مجموعته بس. إذا خلصت حصص الولد توصل رسالة لولي الأمر عشان يجدد. الاستقبال يستلم الفلوس ويسجل الدفعة بالكي نت ولا كاش. وأنا أشوف كل شي.",
    entities: {
      "child|kid|trainee|student|swimmer|ولد": [
        "name|اسم",
        "age|عمر",
        "healthProblems|healthIssues|health|medicalConditions|مشاكل صحية",
        "group|مجموعة",
        "package|باقة",
        "guardian|parent|ولي الأمر|ولي أمر",
      ],
      "group|مجموعة": ["coach|trainer|مدرب", "days|day|أيام", "time|وقت", "capacity|maxCount|maximum|عدد أقصى"],
      "package|باقة": ["price|سعر", "sessions|sessionCount|numberOfSessions|عدد حصص|عدد الحصص"],
      "attendance|حضور": ["child|kid|trainee|student|ولد"],
      "note|ملاحظة": ["child|kid|trainee|student|ولد"],
      "payment|دفعة": ["method|paymentMethod|طريقة الدفع"],
    },
    optional: ["session", "guardian", "parent", "coach", "note", "registration", "attendance"],
    roles: ["guardian|parent|ولي أمر", "coach|trainer|مدرب", "receptionist|reception|استقبال", "owner|admin"],
    may: ["guardian add child", "coach see own group", "receptionist add payment"],
    mayNot: ["guardian add payment", "coach see group", "guardian see payment"],
    links: ["child.group > group", "child.package > package"],
  },
  {
    name: "موقع وصفات طبخ، فصحى",
    text: "أريد موقعاً للوصفات فيه أقسام ووصفات وتعليقات. يمكن للمستخدمين إنشاء حساب وإضافة وصفاتهم وحفظ الوصفات المفضلة وتقييمها. كل وصفة لها عنوان وصورة ومدة تحضير وعدد أشخاص ومستوى صعوبة (سهل، متوسط، صعب) ومكونات وخطوات وتنتمي إلى قسم. المدير يدير الأقسام ويراجع الوصفات قبل نشرها ويحذف التعليقات المسيئة. الزائر يتصفح الوصفات ويبحث فيها فقط. الخلفية بيضاء والأزرار برتقالية.",
    entities: {
      "category|section|قسم": [],
      "recipe|وصفة": [
        "title|عنوان",
        "photo|image|صورة",
        "preparationTime|prepTime|duration|مدة تحضير|مدة التحضير",
        "servings|persons|people|serves|numberOfPeople|numberOfPersons|عدد أشخاص|عدد الأشخاص",
        "difficulty|difficultyLevel|level|مستوى صعوبة|مستوى الصعوبة",
        "ingredients|مكونات",
        "steps|خطوات",
        "category|section|قسم",
        "status|حالة",
      ],
      "comment|تعليق": ["recipe|وصفة"],
      "favorite|favourite|مفضلة": ["recipe|وصفة"],
      "rating|review|تقييم": ["recipe|وصفة"],
    },
    optional: ["ingredient", "step"],
    roles: ["manager|admin|مدير"],
    may: ["member add own recipe", "manager delete comment", "public see recipe", "manager add category"],
    mayNot: ["public add recipe", "public add comment", "member delete comment", "member add category"],
    links: ["recipe.category > category", "comment.recipe > recipe"],
    theme: { background: "#ffffff", primary: "#ffa500" },
  },
  {
    name: "صالة أفراح، مصري",
    text: "مساء الفل، عندي قاعتين أفراح وعايز أبطل الدفتر. العريس أو أهله بييجوا يحجزوا: بناخد اسمه ورقمه واليوم والقاعة وعدد المعازيم والباقة وأي إضافات زي الدي جي والزفة والكوشة. كل باقة ليها سعر والحاجات اللي فيها. بيدفع عربون والباقي على دفعتين، وعايز أعرف كل واحد عليه كام. مسئول الحجز هو اللي بيسجل الحجوزات بس مايقدرش يعمل خصم، الخصم من عندي أنا. قبل الفرح بأسبوع نبعت رسالة للعريس يكمل الباقي. وبعد الفرح نبعتله يقيّم القاعة.",
    entities: {
      "booking|reservation|حجز": [
        "customer|groom|client|عريس",
        "day|date|يوم",
        "hall|room|قاعة",
        "guestCount|guests|numberOfGuests|invitees|عدد المعازيم|عدد معازيم",
        "package|باقة",
        "extras|addons|additions|إضافات",
        "deposit|downPayment|عربون",
        "discount|خصم",
      ],
      "hall|venue|قاعة": [],
      "package|باقة": ["price|سعر"],
      "payment|installment|دفعة": ["booking|reservation|حجز"],
      "customer|groom|client|عريس": ["name|اسم", "phone|number|رقم"],
      "review|rating|تقييم": ["hall|venue|قاعة"],
    },
    optional: ["customer", "groom", "extra", "addon", "review", "payment"],
    roles: ["bookingOfficer|bookingManager|bookingClerk|bookingsOfficer|مسئول الحجز|مسؤول الحجز", "owner|admin"],
    may: ["bookingOfficer add booking"],
    mayNot: ["bookingOfficer delete booking"],
    links: ["booking.hall > hall", "booking.package > package"],
  },
  {
    name: "مشتل وتنسيق حدائق، كراسة قصيرة",
    text: `نطاق العمل: منصة لشركة تنسيق حدائق

1. العملاء
الاسم، الجوال، العنوان، الموقع على الخريطة.

2. المشاريع
لكل مشروع عميل ومساحة وتاريخ بدء وتاريخ تسليم متوقع وحالة (معاينة، تصميم، تنفيذ، تسليم) ومهندس مسؤول.

3. زيارات الصيانة
تسجل لكل مشروع زيارات دورية: التاريخ، الفني، الأعمال المنفذة، صور قبل وبعد، توقيع العميل.

4. النباتات
الاسم العربي، الاسم العلمي، السعر، الكمية في المشتل.

الصلاحيات:
المهندس: يدير مشاريعه ويطلع على زياراتها.
الفني: يسجل الزيارات المسندة إليه.
أمين المشتل: يدير النباتات.
العميل: يتابع مشاريعه ويعتمد التصميم.`,
    entities: {
      "customer|client|عميل": ["name|اسم", "phone|mobile|جوال", "address|عنوان", "location|mapLocation|coordinates|موقع"],
      "project|مشروع": [
        "customer|client|عميل",
        "area|مساحة",
        "startDate|تاريخ بدء|تاريخ البدء",
        "expectedDeliveryDate|deliveryDate|dueDate|تاريخ تسليم متوقع|تاريخ التسليم المتوقع",
        "status|حالة",
        "engineer|responsibleEngineer|مهندس|مهندس مسؤول",
      ],
      "maintenanceVisit|visit|زيارة صيانة|زيارة": [
        "project|مشروع",
        "date|تاريخ",
        "technician|فني",
        "work|workDone|completedWork|worksDone|executedWorks|أعمال منفذة|الأعمال المنفذة",
        "photos|photosBefore|beforeAndAfterPhotos|images|صور قبل وبعد|صور",
        "signature|customerSignature|توقيع العميل|توقيع عميل",
      ],
      "plant|نبات|نبتة": [
        "arabicName|nameAr|name|اسم عربي|الاسم العربي",
        "scientificName|اسم علمي|الاسم العلمي",
        "price|سعر",
        "quantity|stock|nurseryQuantity|quantityInNursery|كمية",
      ],
    },
    optional: ["design", "engineer", "technician"],
    roles: [
      "engineer|مهندس",
      "technician|فني",
      "nurseryKeeper|nurserySupervisor|nurseryManager|أمين المشتل|أمين مشتل",
      "customer|client|عميل",
    ],
    may: ["engineer change own project", "technician add maintenanceVisit", "nurseryKeeper add plant", "customer see own project"],
    mayNot: ["customer see project", "technician add plant", "customer add plant", "engineer see project"],
    links: ["project.customer > customer", "maintenanceVisit.project > project"],
  },
  {
    name: "سوق مستعمل، شامي طلب تطبيق",
    text: "بدي تطبيق متل سوق للأغراض المستعملة. كل واحد بيقدر ينزل إعلان فيه عنوان وصور وسعر وحالة الغرض جديد أو مستعمل أو بده تصليح، والمدينة والتصنيف. الناس بتتصفح وبتفلتر حسب السعر والمدينة، وبتبعت رسالة لصاحب الإعلان. صاحب الإعلان بيعدل إعلانه أو بيعلّم إنه انباع. إذا حدا شاف إعلان غلط بيبلّغ عنه ويكتب السبب. المشرف بيشوف البلاغات وبيقدر يوقف الإعلان. والتصنيفات المدير بس اللي بيضيفها. الألوان تركواز وأبيض.",
    entities: {
      "ad|advertisement|listing|إعلان": [
        "title|عنوان",
        "photos|images|صور",
        "price|سعر",
        "condition|itemCondition|status|حالة الغرض|حالة غرض|حالة",
        "city|مدينة",
        "category|تصنيف",
      ],
      "message|رسالة": ["ad|advertisement|listing|إعلان"],
      "report|complaint|flag|بلاغ": ["ad|advertisement|listing|إعلان", "reason|سبب"],
      "category|تصنيف": [],
    },
    optional: ["city", "item"],
    roles: ["supervisor|moderator|مشرف", "manager|admin|مدير"],
    may: ["member add own ad", "supervisor see report", "supervisor change ad", "manager add category"],
    mayNot: ["member add category", "member see report"],
    links: ["ad.category > category", "report.ad > ad"],
    theme: { primary: "#40e0d0" },
  },
  {
    name: "عيادة نفسية، إيميل فصحى بسيط",
    text: "السلام عليكم، أدير عيادة للإرشاد النفسي وأبحث عمّن يبني لي نظاماً. لدينا أخصائيون، ولكل أخصائي تخصص وأيام عمل وسعر جلسة. المراجع يعبئ استبياناً أولياً فيه الشكوى ومدتها وهل يتناول أدوية، ثم يحجز جلسة حضورية أو عن بعد. بعد الجلسة يكتب الأخصائي ملاحظات سرية لا يراها أحد غيره، ويحدد للمراجع واجباً منزلياً له تاريخ. عند إلغاء الجلسة تصل رسالة للأخصائي. السكرتيرة ترى المواعيد فقط ولا ترى الملاحظات. وأريد تقريراً بعدد الجلسات لكل أخصائي. الألوان هادئة: أخضر فاتح للخلفية وأخضر زيتي للأزرار.",
    entities: {
      "specialist|therapist|counselor|أخصائي": [
        "specialty|specialization|تخصص",
        "workDays|workingDays|أيام عمل",
        "sessionPrice|price|سعر جلسة|سعر الجلسة",
      ],
      "questionnaire|survey|initialSurvey|intakeForm|استبيان|استبيان أولي": [
        "complaint|شكوى",
        "duration|complaintDuration|مدة",
        "takesMedication|medication|medications|medicine|أدوية",
      ],
      "session|appointment|جلسة": [
        "specialist|therapist|counselor|أخصائي",
        "type|mode|sessionType|نوع",
        "patient|client|مراجع",
        "status|حالة",
      ],
      "note|sessionNote|ملاحظة|ملاحظة سرية": ["session|appointment|جلسة"],
      "homework|assignment|task|واجب|واجب منزلي": ["date|dueDate|تاريخ", "patient|client|مراجع"],
    },
    optional: ["patient", "client"],
    roles: ["patient|client|reviewer|مراجع", "specialist|therapist|counselor|أخصائي", "secretary|سكرتيرة"],
    may: ["patient add own session", "secretary see session", "specialist see own note", "specialist add own note"],
    mayNot: ["secretary see note", "patient see note", "patient see session", "specialist see note"],
    links: ["session.specialist > specialist"],
    theme: { background: "#90ee90", primary: "#808000" },
  },
  {
    name: "فلاحة، جزائري",
    text: "السلام، عندنا تعاونية فلاحية وحابين نديرو تطبيق. كل فلاح عندو الاسم واللقب ورقم الهاتف والبلدية ومساحة الأرض. الفلاح يسجل المحصول: النوع والكمية بالقنطار وتاريخ الجني. التعاونية تشري عليه بالوصل، والوصل فيه الرقم والفلاح والوزن والثمن والتاريخ. المخزن فيه الأسمدة والبذور، كل حاجة عندها اسم وكمية وثمن. الفلاح يطلب السماد من التطبيق ورئيس التعاونية يوافق ولا يرفض. أمين المخزن يخرج السلعة وينقص الكمية. الفلاح يشوف غير الوصولات تاعو.",
    entities: {
      "farmer|فلاح": [
        "firstName|name|اسم",
        "lastName|surname|familyName|لقب",
        "phone|phoneNumber|رقم الهاتف",
        "municipality|بلدية",
        "landArea|area|مساحة الأرض|مساحة أرض",
      ],
      "crop|harvest|محصول": ["farmer|فلاح", "type|نوع", "quantity|كمية", "harvestDate|date|تاريخ الجني|تاريخ جني"],
      "receipt|voucher|وصل": ["number|رقم", "farmer|فلاح", "weight|وزن", "price|ثمن", "date|تاريخ"],
      "item|supply|product|material|warehouseItem|stockItem|حاجة|fertilizer|fertiliser": ["name|اسم", "quantity|كمية", "price|ثمن"],
      "request|order|طلب": ["farmer|فلاح", "status|حالة"],
    },
    optional: ["fertilizer", "seed", "fertiliser", "purchase", "warehouse"],
    roles: [
      "farmer|فلاح",
      "president|cooperativePresident|cooperativeHead|رئيس التعاونية|رئيس تعاونية",
      "warehouseKeeper|storekeeper|أمين المخزن|أمين مخزن",
    ],
    may: ["farmer add own crop", "farmer see own receipt"],
    mayNot: ["farmer see receipt", "farmer add receipt"],
    links: ["receipt.farmer > farmer"],
  },
  {
    name: "حضانة، مواصفات مختلطة",
    text: `Project: Nursery app
المستخدمين: admin، معلمة، ولي أمر
Features:
- Child profile: الاسم، تاريخ الميلاد، الصورة، الحساسية، فصيلة الدم، الشخص المخول بالاستلام
- Daily report: المعلمة تكتب لكل طفل ماذا أكل وكم نام ومزاجه وصورة
- Attendance: وقت الدخول ووقت الخروج
- Invoices: ولي الأمر يشوف فواتيره ويدفعها online، كل فاتورة لها شهر ومبلغ وحالة (مدفوعة، غير مدفوعة)
- Chat بين ولي الأمر والمعلمة
- ولي الأمر يشوف أطفاله بس، والمعلمة تشوف أطفال فصلها بس
- Colors: أصفر فاتح للـ background و بنفسجي للـ buttons`,
    entities: {
      "child|طفل": [
        "name|اسم",
        "dateOfBirth|birthDate|تاريخ الميلاد|تاريخ ميلاد",
        "photo|image|صورة",
        "allergies|allergy|حساسية",
        "bloodType|فصيلة الدم|فصيلة دم",
        "authorizedPerson|pickupPerson|authorisedPerson|شخص مخول",
        "guardian|parent|ولي أمر|ولي الأمر",
        "class|فصل",
      ],
      "dailyReport|report|تقرير يومي": ["child|طفل", "food|meal|eaten", "sleep|nap", "mood|مزاج", "photo|image|صورة"],
      "attendance|حضور": [
        "child|طفل",
        "checkIn|entryTime|arrivalTime|checkInTime|وقت الدخول|وقت دخول",
        "checkOut|exitTime|departureTime|checkOutTime|وقت الخروج|وقت خروج",
      ],
      "invoice|فاتورة": ["month|شهر", "amount|مبلغ", "status|حالة"],
      "message|chat|chatMessage|رسالة": [],
      "class|فصل": ["teacher|معلمة"],
    },
    optional: ["class", "payment", "profile", "conversation"],
    roles: ["teacher|معلمة", "guardian|parent|ولي أمر"],
    may: ["guardian see own child", "guardian see own invoice", "teacher see own child", "teacher add dailyReport"],
    mayNot: ["guardian see child", "guardian see invoice", "guardian add dailyReport"],
    links: ["dailyReport.child > child"],
    theme: { background: "#ffffe0", primary: "#800080" },
  },
  {
    name: "حملات توعية بلدية، خطاب",
    text: "سعادة مدير تقنية المعلومات المحترم، نأمل التكرم ببناء منصة لاستقبال مقترحات السكان في الحي. يقدم الساكن مقترحاً يتضمن العنوان والوصف والموقع وصورة، ويصوّت الآخرون عليه. يدرس قسم التخطيط المقترح ويكتب رأيه وتكلفته التقديرية، ثم يعرضه على المجلس فيقره أو يؤجله أو يرفضه مع بيان السبب. والمقترح المقر يتحول إلى مشروع له ميزانية ومقاول ونسبة إنجاز وتاريخ انتهاء، ويتابع السكان مراحله. ولا يحق للساكن تعديل مقترحه بعد دراسته. ويُخطر صاحب المقترح عند إقراره. ونرجو أن تكون الواجهة باللون الأخضر الداكن على خلفية بيضاء.",
    entities: {
      "proposal|suggestion|مقترح": [
        "title|عنوان",
        "description|وصف",
        "location|site|موقع",
        "photo|image|صورة",
        "opinion|planningOpinion|رأي",
        "estimatedCost|cost|تكلفة تقديرية|تكلفة",
        "status|حالة",
        "reason|سبب",
        "resident|citizen|ساكن",
      ],
      "vote|تصويت|صوت": ["proposal|suggestion|مقترح"],
      "project|مشروع": [
        "proposal|suggestion|مقترح",
        "budget|ميزانية",
        "contractor|مقاول",
        "progress|completionRate|completionPercentage|completion|نسبة إنجاز|نسبة الإنجاز",
        "endDate|تاريخ انتهاء|تاريخ الانتهاء",
      ],
    },
    optional: ["stage", "contractor"],
    roles: ["resident|citizen|ساكن", "planningDepartment|planning|قسم التخطيط|قسم تخطيط", "council|مجلس"],
    may: ["resident add own proposal", "resident add vote", "resident see project", "planningDepartment see proposal"],
    mayNot: ["resident delete proposal", "resident add project"],
    links: ["vote.proposal > proposal"],
    theme: { background: "#ffffff", primary: "#006400" },
  },
  {
    name: "صيدلية، سعودي قائمة",
    text: `السلام عليكم أبغى نظام لصيدليتي
- الأدوية: اسم تجاري، اسم علمي، شركة، سعر، كمية، تاريخ صلاحية، يحتاج وصفة (نعم/لا)
- الموردين وفواتير الشراء، كل فاتورة فيها المورد والتاريخ والأصناف والكميات والإجمالي
- المبيعات: الصيدلي يبيع ويختار طريقة الدفع مدى أو كاش أو تأمين
- العملاء الدائمين: الاسم والجوال ورصيد النقاط
- إذا قرب انتهاء صلاحية دواء بشهر ينبهنا
- المحاسب يشوف المبيعات والفواتير ولا يعدل
- الصيدلي ما يقدر يحذف فاتورة بيع
- الألوان أخضر وأبيض`,
    entities: {
      "medicine|drug|medication|دواء": [
        "tradeName|brandName|commercialName|اسم تجاري",
        "scientificName|genericName|اسم علمي",
        "company|manufacturer|شركة",
        "price|سعر",
        "quantity|stock|كمية",
        "expiryDate|تاريخ صلاحية|تاريخ الصلاحية",
        "needsPrescription|requiresPrescription|prescription|prescriptionRequired|يحتاج وصفة|هل يحتاج وصفة",
      ],
      "supplier|مورد": [],
      "purchaseInvoice|invoice|فاتورة شراء": [
        "supplier|مورد",
        "date|تاريخ",
        "items|products|أصناف",
        "quantities|quantity|كميات",
        "total|إجمالي",
      ],
      "sale|sales|saleInvoice|salesInvoice|مبيعة|بيع|مبيعات": ["paymentMethod|طريقة الدفع|طريقة دفع"],
      "customer|client|regularCustomer|عميل|عميل دائم": [
        "name|اسم",
        "phone|mobile|جوال",
        "pointsBalance|points|balance|رصيد النقاط|رصيد نقاط",
      ],
    },
    optional: ["invoiceLine", "orderLine", "saleInvoice", "prescription"],
    roles: ["pharmacist|صيدلي", "accountant|محاسب"],
    may: ["pharmacist add sale", "accountant see sale", "accountant see purchaseInvoice"],
    mayNot: ["accountant change sale", "pharmacist delete sale", "accountant add sale"],
    links: ["purchaseInvoice.supplier > supplier"],
    theme: {},
  },
  {
    name: "معهد لغات، طلب منصة",
    text: "نرغب في تطوير منصة تعليمية لمعهد لغات. تعرض المنصة الدورات، ولكل دورة لغة ومستوى ومدة وسعر وعدد مقاعد وتاريخ بداية. يتصفح الزائر الدورات ويسجل الطالب في الدورة ويدفع الرسوم إلكترونياً، ويصله بريد إلكتروني عند قبول التسجيل. يرفع المدرب دروس الفيديو والملفات وينشئ اختباراً لكل درس، ويرى نتائج طلابه فقط. يحصل الطالب على شهادة بعد اجتياز الاختبار النهائي. يمكن للطالب تقييم الدورة وطرح سؤال على المدرب. مدير المعهد يضيف الدورات والمدربين ويعتمد طلبات التسجيل. يُفضل اللون الأزرق الداكن للشريط العلوي والأزرار وخلفية رمادية فاتحة.",
    entities: {
      "course|دورة": [
        "language|لغة",
        "level|مستوى",
        "duration|مدة",
        "price|سعر",
        "seats|seatCount|capacity|numberOfSeats|عدد مقاعد|عدد المقاعد",
        "startDate|تاريخ بداية|تاريخ البداية",
      ],
      "registration|enrollment|enrolment|تسجيل|طلب تسجيل": ["course|دورة", "student|طالب", "status|حالة"],
      "payment|دفعة": [],
      "lesson|درس": ["course|دورة", "video|فيديو", "files|file|attachments|ملفات"],
      "test|quiz|exam|اختبار": ["lesson|درس"],
      "result|score|grade|testResult|نتيجة": ["student|طالب"],
      "certificate|شهادة": ["student|طالب"],
      "review|rating|تقييم": ["course|دورة"],
      "question|سؤال": [],
      "trainer|instructor|coach|teacher|مدرب": [],
    },
    optional: ["payment", "result", "certificate", "student", "video", "file", "fee"],
    roles: ["student|طالب", "trainer|instructor|coach|teacher|مدرب", "manager|admin|instituteManager|مدير المعهد|مدير"],
    may: [
      "public see course",
      "student add own registration",
      "trainer add lesson",
      "trainer add test",
      "manager add course",
      "student add review",
    ],
    mayNot: ["student add lesson", "public add registration", "student add course", "trainer add course"],
    links: ["registration.course > course", "test.lesson > lesson", "review.course > course"],
    theme: { background: "#d3d3d3", primary: "#00008b" },
  },
  {
    name: "مطعم، عراقي صوتية",
    text: "شلونكم، عدنا مطعم وهسه الطلبات ديصير بيها لخبطة. الكابتن ياخذ الطلب من الطاولة: رقم الطاولة والأكلات وكم واحد وملاحظة. الطلب يروح للمطبخ والشيف يأشره جاهز. الكاشير يسوي الحساب ويكتب شلون دفع الزبون. الأكلات الها اسم وسعر وصورة وقسم، وإذا خلصت نخليها مو متوفرة. أبو المطعم بس يكدر يغير الأسعار ويشوف الوارد مال اليوم. ونريد الزبون يكدر يحجز طاولة من الموقع: اسمه ورقمه والوقت وعدد الأشخاص.",
    entities: {
      "order|طلب": [
        "table|tableNumber|رقم الطاولة|رقم طاولة|طاولة",
        "meals|dishes|items|dish|أكلات",
        "quantity|count|عدد",
        "note|notes|ملاحظة",
        "status|حالة",
      ],
      "dish|meal|menuItem|أكلة": [
        "name|اسم",
        "price|سعر",
        "photo|image|صورة",
        "category|section|قسم",
        "available|availability|status|متوفر",
      ],
      "bill|payment|invoice|check|حساب": ["paymentMethod|method"],
      "reservation|booking|tableBooking|tableReservation|حجز": [
        "name|customer|اسم",
        "phone|number|رقم",
        "time|وقت",
        "guests|persons|people|numberOfPersons|numberOfPeople|partySize|عدد الأشخاص|عدد أشخاص",
      ],
    },
    optional: ["table", "orderItem", "category", "bill", "payment"],
    roles: ["captain|waiter|كابتن", "chef|cook|شيف", "cashier|كاشير", "customer|client|زبون", "owner|restaurantOwner|admin|أبو المطعم"],
    may: ["captain add order", "chef change order", "customer add reservation"],
    mayNot: ["captain delete dish", "customer add dish", "chef add order"],
    links: ["order.dish > dish"],
  },
  {
    name: "جمعية خيرية، ملاحظات بنقاط",
    text: `ملاحظات اجتماع الجمعية:
* نحتاج قاعدة بيانات للأسر المستفيدة: اسم رب الأسرة ورقم الهوية وعدد الأفراد والدخل والسكن (ملك، إيجار) والحي
* كل أسرة تُزار من باحث اجتماعي ويكتب تقرير زيارة فيه التاريخ والاحتياجات والتوصية
* تُصرف المساعدات للأسر: نوع المساعدة (نقدية، عينية، علاجية) والقيمة وتاريخ الصرف
* لا تُصرف المساعدة إلا بعد موافقة لجنة المساعدات
* المتبرع يكفل أسرة أو يتيم، وله مبلغ شهري وتاريخ بداية
* الباحث يشوف الأسر المسندة له فقط
* المتبرع يشوف تبرعاته ولا يشوف بيانات الأسر
* أمين الصندوق يسجل التبرعات
* تذكير المتبرع قبل موعد الدفع بثلاثة أيام`,
    entities: {
      "family|beneficiaryFamily|أسرة|أسرة مستفيدة": [
        "headName|familyHead|headOfFamily|householderName|name|اسم رب الأسرة|اسم رب أسرة",
        "nationalId|idNumber|رقم الهوية|رقم هوية",
        "members|memberCount|familySize|numberOfMembers|individuals|عدد الأفراد|عدد أفراد",
        "income|دخل",
        "housing|housingType|residence|سكن",
        "neighborhood|district|neighbourhood|حي",
        "researcher|socialWorker|socialResearcher|باحث",
      ],
      "visitReport|visit|report|تقرير زيارة": ["family|beneficiaryFamily|أسرة", "date|تاريخ", "needs|احتياجات", "recommendation|توصية"],
      "aid|assistance|aidDisbursement|مساعدة": [
        "family|beneficiaryFamily|أسرة",
        "type|aidType|نوع المساعدة|نوع مساعدة",
        "value|amount|قيمة",
        "disbursementDate|paymentDate|date|تاريخ الصرف|تاريخ صرف",
        "status|حالة",
      ],
      "sponsorship|كفالة": ["donor|متبرع", "family|أسرة", "monthlyAmount|amount|مبلغ شهري", "startDate|تاريخ بداية|تاريخ البداية"],
      "donation|تبرع": ["donor|متبرع"],
    },
    optional: ["orphan", "donor", "sponsorship", "approval"],
    roles: [
      "researcher|socialWorker|socialResearcher|باحث|باحث اجتماعي",
      "donor|متبرع",
      "aidCommittee|assistanceCommittee|committee|لجنة المساعدات|لجنة مساعدات",
      "treasurer|أمين الصندوق|أمين صندوق",
    ],
    may: ["researcher see own family", "donor see own donation", "treasurer add donation", "researcher add visitReport"],
    mayNot: ["researcher see family", "donor see family", "donor see donation"],
    links: ["aid.family > family", "visitReport.family > family"],
  },
  {
    name: "شركة نقل مدرسي، فصحى تطبيق",
    text: "نريد تطبيقاً للنقل المدرسي يضم السائق وولي الأمر والمدرسة. لكل حافلة رقم لوحة وسعة وسائق ومشرفة. لكل خط اسم وحافلة ونقاط توقف مرتبة، ولكل نقطة توقف اسم وموقع ووقت وصول. الطالب مشترك في خط واحد وله نقطة صعود ونقطة نزول. عندما يصعد الطالب تسجل المشرفة صعوده ويصل إشعار لولي أمره، وعندما ينزل كذلك. ولي الأمر يتابع موقع الحافلة ويبلّغ عن غياب ابنه مسبقاً. السائق يرى خطه ونقاط توقفه فقط. المدرسة تدير الطلاب والخطوط. اللون الأصفر للأزرار وخلفية بيضاء.",
    entities: {
      "bus|vehicle|حافلة": ["plateNumber|رقم لوحة|رقم اللوحة", "capacity|سعة", "driver|سائق", "supervisor|مشرفة"],
      "route|line|busLine|خط": ["name|اسم", "bus|vehicle|حافلة"],
      "stop|busStop|stopPoint|نقطة توقف": ["name|اسم", "location|موقع", "arrivalTime|وقت وصول|وقت الوصول", "route|line|busLine|خط"],
      "student|طالب": [
        "route|line|busLine|خط",
        "boardingPoint|pickupPoint|pickupStop|boardingStop|نقطة صعود|نقطة الصعود",
        "dropOffPoint|dropoffPoint|dropOffStop|نقطة نزول|نقطة النزول",
      ],
      "boarding|boardingRecord|صعود": ["student|طالب"],
      "absence|absenceNotice|attendance|غياب": ["student|طالب"],
    },
    optional: ["boarding", "driver", "school", "guardian"],
    roles: ["driver|سائق", "guardian|parent|ولي أمر", "school|مدرسة", "supervisor|مشرفة"],
    may: ["school add student", "school add route", "driver see own route", "supervisor add boarding"],
    mayNot: ["driver see route", "guardian add route", "driver add student"],
    links: ["route.bus > bus", "stop.route > route", "student.route > route"],
    theme: { background: "#ffffff", primary: "#ffff00" },
  },
  {
    name: "مساحات إعلانية، خليجي قصير",
    text: "أبي منصة نأجر فيها لوحات إعلانية في الشوارع. اللوحة لها رقم وشارع ومقاس ونوع (عادية، إلكترونية) وسعر أسبوعي وصورة. المعلن يشوف اللوحات الفاضية على الخريطة ويحجز لوحة من تاريخ إلى تاريخ ويرفع التصميم. مسؤول التسويق يوافق على التصميم أو يرجعه مع ملاحظة. الفني ياخذ أمر تركيب فيه اللوحة والتصميم والتاريخ ويرفع صورة بعد التركيب. إذا انتهى الحجز تجي رسالة للمعلن. والمعلن ما يشوف إلا حجوزاته. خلي الألوان أسود وذهبي.",
    entities: {
      "billboard|board|sign|لوحة|لوحة إعلانية": [
        "number|رقم",
        "street|شارع",
        "size|مقاس",
        "type|نوع",
        "weeklyPrice|price|سعر أسبوعي",
        "photo|image|صورة",
      ],
      "booking|reservation|حجز": [
        "billboard|board|sign|لوحة",
        "startDate|fromDate|from|من تاريخ",
        "endDate|toDate|to|إلى تاريخ",
        "design|تصميم",
        "status|حالة",
        "advertiser|معلن",
        "note|ملاحظة",
      ],
      "installationOrder|workOrder|أمر تركيب|installation": ["billboard|board|sign|لوحة", "design|تصميم", "date|تاريخ", "photo|image|صورة"],
    },
    optional: ["design", "advertiser"],
    roles: ["advertiser|معلن", "marketingOfficer|marketingManager|marketingResponsible|مسؤول التسويق|مسؤول تسويق", "technician|فني"],
    may: ["advertiser see billboard", "advertiser add own booking", "advertiser see own booking"],
    mayNot: ["advertiser see booking", "advertiser add billboard", "technician add booking"],
    links: ["booking.billboard > billboard", "installationOrder.billboard > billboard"],
    theme: { primary: "#000000" },
  },
];
