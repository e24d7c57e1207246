/** Six Arabic descriptions in which the records are tied to each other in as many ways of saying so; written before a rule was changed for them. */
import type { Case } from "./case.ts";

export const tiedArabic: readonly Case[] = [
  {
    name: "إيجارات، رسالة من مكتب عقاري",
    text: `السلام عليكم، مكتبنا يدير عمارات لملاك مختلفين ونريد نظاماً بسيطاً. كل عمارة لها اسم وعنوان وتعود لمالك واحد. العمارة تتكون من وحدات، ولكل وحدة رقم وطابق ومساحة. لكل عقد مستأجر واحد ووحدة واحدة، ونسجل فيه تاريخ البداية وتاريخ النهاية وقيمة الإيجار. الدفعات مرتبطة بالعقد، وكل دفعة لها مبلغ وتاريخ استحقاق وحالة (مدفوعة، متأخرة). المستأجر يرفع بلاغ صيانة على وحدته مع وصف وصورة، ويُسند البلاغ إلى فني. بيانات المستأجر: الاسم، رقم الهوية، الجوال. بيانات المالك: الاسم، الجوال، رقم الحساب.

المالك يرى عماراته فقط والعقود التابعة لها. المستأجر يرى عقده ودفعاته. الفني يرى البلاغات المسندة إليه فقط. مدير المكتب يدير كل شيء.`,
    entities: {
      building: ["name", "address", "owner"],
      unit: ["building", "number", "floor", "area"],
      "contract|lease": ["tenant", "unit", "startDate", "endDate", "rent|rentValue|rentAmount|value"],
      "payment|installment": ["contract|lease", "amount", "dueDate", "status|state"],
      "maintenanceRequest|maintenanceReport|report|ticket": ["unit", "tenant", "technician", "description", "photo|image"],
      tenant: ["name", "idNumber|nationalId|identityNumber", "mobile|phone"],
      owner: ["name", "mobile|phone", "accountNumber"],
    },
    optional: ["technician"],
    roles: ["owner", "tenant", "technician", "officeManager|manager"],
    may: [
      "owner see own building",
      "tenant see own contract",
      "tenant see own payment",
      "technician see own maintenanceRequest",
      "tenant add own maintenanceRequest",
      "officeManager delete contract",
    ],
    mayNot: ["owner see building", "tenant see contract", "technician see maintenanceRequest"],
    links: [
      "building.owner > owner",
      "unit.building > building",
      "contract.tenant > tenant",
      "contract.unit > unit",
      "payment.contract > contract",
      "maintenanceRequest.unit > unit",
      "maintenanceRequest.tenant > tenant",
      "maintenanceRequest.technician > technician",
    ],
  },
  {
    name: "مركز علاج طبيعي، وصف مرتب",
    text: `منصة لمركز تأهيل:
- المرضى: الاسم، تاريخ الميلاد، الجوال، شركة التأمين التي يتبعها
- شركات التأمين: الاسم، نسبة التغطية
- الخطط العلاجية: لكل مريض خطة أو أكثر، يضعها أخصائي، وفيها التشخيص والهدف وعدد الجلسات
- الجلسات: الجلسة مرتبطة بخطة وتُعقد في غرفة، ولها موعد ومدة وملاحظات
- الغرف: الاسم، الطابق، الأجهزة الموجودة فيها
- الأجهزة: كل جهاز له اسم ورقم تسلسلي وتاريخ آخر صيانة
- الفواتير: تصدر الفاتورة عن خطة، ولها رقم ومبلغ
- التمارين: عنوان، فيديو. تحتوي الخطة على عدة تمارين

الأخصائي يشوف مرضاه فقط ويضيف الجلسات. المريض يطلع على خططه وجلساته. الاستقبال يحجز الجلسات ويصدر الفواتير.`,
    entities: {
      patient: ["name", "birthDate|dateOfBirth", "mobile|phone", "insuranceCompany|insurer", "specialist|therapist"],
      "insuranceCompany|insurer": ["name", "coverage|coverageRate|coveragePercentage"],
      "treatmentPlan|plan": [
        "patient",
        "specialist|therapist",
        "diagnosis",
        "goal",
        "numberOfSessions|sessionCount|sessions",
        "exercise|exercises|workout|workouts",
      ],
      session: ["treatmentPlan|plan", "room", "time|date|startsAt|appointment", "duration", "notes"],
      room: ["name", "floor", "device|devices"],
      "device|equipment": ["name", "serialNumber", "lastMaintenanceDate|lastMaintenance", "room"],
      invoice: ["treatmentPlan|plan", "number", "amount"],
      "exercise|workout": ["title", "video"],
    },
    optional: ["specialist|therapist"],
    roles: ["specialist|therapist", "patient", "reception|receptionist"],
    may: [
      "specialist see own patient",
      "specialist add session",
      "patient see own treatmentPlan",
      "patient see own session",
      "reception add invoice",
    ],
    mayNot: ["specialist see patient", "patient see session"],
    links: [
      "patient.insuranceCompany > insuranceCompany",
      "treatmentPlan.patient > patient",
      "treatmentPlan.specialist > specialist",
      "treatmentPlan.exercises > exercise",
      "session.treatmentPlan > treatmentPlan",
      "session.room > room",
      "room.devices > device",
      "invoice.treatmentPlan > treatmentPlan",
    ],
  },
  {
    name: "أكاديمية سباحة، رسالة صوتية",
    text: `شوف يا باشا، عندنا أكاديمية سباحة وعايزين سيستم. السباحين بنسجل اسمهم وسنهم ورقم ولي الأمر، وكل سباح تبع فريق. الفريق له اسم ومرحلة عمرية وبيدربه كابتن واحد. التمرينة بتكون لفريق في حمام معين، ليها يوم وساعة. وبعد كل تمرينة الكابتن بيسجل حضور السباحين، مين جه ومين غاب. وفيه بطولات ليها اسم ومكان وتاريخ، والبطولة فيها سباقات كتير، كل سباق ليه مسافة ونوع. السباح بيشارك في السباقات وبنكتب الزمن بتاعه والمركز. الاشتراكات: كل اشتراك لسباح عن شهر معين وبمبلغ، ومدفوع ولا لأ. حمامات السباحة ليها اسم وعنوان. الكابتن يشوف السباحين بتوع فريقه بس. ولي الأمر يشوف ابنه واشتراكاته. المدير شايف كل حاجة.`,
    entities: {
      "swimmer|player": ["name", "age", "guardianPhone|guardianNumber|parentPhone|phone", "team", "guardian|parent"],
      team: ["name", "ageGroup|ageStage|stage", "coach|captain"],
      "training|trainingSession|practice|workout": ["team", "pool|swimmingPool", "day|date", "time|hour"],
      attendance: ["training|trainingSession|practice|workout", "swimmer|player", "status|state|present|attended"],
      "championship|tournament|competition": ["name", "place|location|venue", "date"],
      race: ["championship|tournament|competition", "distance", "type|kind"],
      "participation|result|raceEntry|entry": ["race", "swimmer|player", "time", "rank|place|position"],
      "subscription|membership": ["swimmer|player", "month", "amount", "paid|isPaid"],
      "pool|swimmingPool": ["name", "address"],
    },
    optional: ["coach|captain", "guardian|parent"],
    roles: ["coach|captain", "guardian|parent", "manager|director"],
    may: [
      "coach see own swimmer",
      "coach add attendance",
      "guardian see own swimmer",
      "guardian see own subscription",
      "manager see subscription",
    ],
    mayNot: ["coach see swimmer", "guardian see subscription"],
    links: [
      "swimmer.team > team",
      "team.coach > coach",
      "training.team > team",
      "training.pool > pool",
      "attendance.training > training",
      "attendance.swimmer > swimmer",
      "race.championship > championship",
      "participation.race > race",
      "participation.swimmer > swimmer",
      "subscription.swimmer > swimmer",
    ],
  },
  {
    name: "كفالة أيتام، طلب رسمي",
    text: `ترغب الجمعية في بناء منصة لإدارة كفالة الأيتام. ينتمي كل يتيم إلى أسرة، ويسجَّل اسمه وتاريخ ميلاده ومدرسته ومرحلته الدراسية. تسكن الأسرة في حي، ولها رقم ملف وعدد أفراد ودخل شهري، وتتابعها باحثة اجتماعية. تُبرم الكفالة بين كافل ويتيم، ولها تاريخ بدء ومدة ومبلغ شهري. وتنقسم المنطقة إلى أحياء. تصرف الجمعية مساعدات للأسر: لكل مساعدة نوع وقيمة وتاريخ. تقوم الباحثة بزيارات للأسرة وتكتب تقريراً عن كل زيارة يتضمن تاريخها وملاحظات وتوصية. الكافل له اسم وبريد وجوال، ويمكنه كفالة أكثر من يتيم. ويدفع الكافل تبرعاته شهرياً، وكل تبرع يخص كفالة واحدة وله مبلغ وتاريخ.

الباحثة ترى الأسر التي تتابعها فقط. الكافل يرى أيتامه وتبرعاته. الإدارة تدير جميع البيانات.`,
    entities: {
      orphan: ["family", "name", "birthDate|dateOfBirth", "school", "grade|educationStage|schoolStage|stage"],
      family: [
        "district|neighborhood|neighbourhood",
        "fileNumber",
        "memberCount|numberOfMembers|members",
        "monthlyIncome|income",
        "socialWorker|researcher|socialResearcher",
      ],
      "district|neighborhood|neighbourhood": ["region|area"],
      "region|area": [],
      sponsorship: ["sponsor", "orphan", "startDate", "duration", "monthlyAmount|amount"],
      "aid|assistance": ["family", "type|kind", "value|amount", "date"],
      visit: ["family", "socialWorker|researcher|socialResearcher", "date", "notes", "recommendation"],
      sponsor: ["name", "email", "mobile|phone"],
      donation: ["sponsorship", "amount", "date", "sponsor"],
    },
    optional: ["report|visitReport", "socialWorker|researcher|socialResearcher", "school"],
    roles: ["socialWorker|researcher|socialResearcher", "sponsor", "administration|admin|management"],
    may: ["socialWorker see own family", "sponsor see own orphan", "sponsor see own donation", "administration change family"],
    mayNot: ["socialWorker see family", "sponsor see donation"],
    links: [
      "orphan.family > family",
      "family.district > district",
      "family.socialWorker > socialWorker",
      "district.region > region",
      "sponsorship.sponsor > sponsor",
      "sponsorship.orphan > orphan",
      "aid.family > family",
      "visit.family > family",
      "visit.socialWorker > socialWorker",
      "donation.sponsorship > sponsorship",
    ],
  },
  {
    name: "شحن بري، قائمة متطلبات",
    text: `نحتاج برنامجاً لشركة شحن بري بين المدن.
الفروع: لكل فرع اسم ومدينة ومدير.
السائقون: الاسم، رقم الرخصة، الجوال، والفرع الذي يعمل فيه السائق.
الشاحنات: رقم اللوحة، الحمولة، وكل شاحنة تابعة لفرع.
الرحلات: تنطلق الرحلة من فرع وتصل إلى فرع آخر، يقودها سائق بشاحنة، ولها تاريخ مغادرة وتاريخ وصول.
الشحنات: رقم التتبع، الوزن، المرسل، المستلم، الحالة. تُنقل كل شحنة على رحلة واحدة، والشحنة الواحدة تضم عدة طرود.
الطرود: الباركود، الأبعاد، المحتوى.
العملاء: اسم الشركة، الجوال، الرقم الضريبي. يرسل العميل شحناته عن طريقنا وله فواتير، وكل فاتورة تشمل أكثر من شحنة.
الشكاوى: يقدمها عميل بخصوص شحنة، فيها نص وتاريخ.
الصلاحيات: السائق يرى رحلاته والشحنات المحملة عليها. مدير الفرع يرى شاحنات فرعه وسائقي فرعه. العميل يتتبع شحناته ويقدم الشكاوى.`,
    entities: {
      branch: ["name", "city", "manager"],
      driver: ["name", "licenseNumber|licenceNumber", "mobile|phone", "branch"],
      "truck|vehicle": ["plateNumber|plate", "payload|load|capacity", "branch"],
      "trip|tour": [
        "departureBranch|fromBranch|branch|origin|originBranch|from",
        "arrivalBranch|toBranch|destination|destinationBranch|to|branch2|otherBranch",
        "driver",
        "truck|vehicle",
        "departureDate",
        "arrivalDate",
      ],
      shipment: ["trackingNumber", "weight", "sender", "recipient|receiver", "status|state", "trip|tour", "customer|client", "invoice"],
      "parcel|package": ["shipment", "barcode", "dimensions", "content|contents"],
      "customer|client": ["companyName|company", "mobile|phone", "taxNumber|vatNumber"],
      invoice: ["customer|client", "shipment|shipments"],
      complaint: ["customer|client", "shipment", "text", "date"],
    },
    roles: ["driver", "branchManager", "customer|client"],
    may: [
      "driver see own trip",
      "branchManager see own truck",
      "branchManager see own driver",
      "customer see own shipment",
      "customer add own complaint",
    ],
    mayNot: ["driver see trip", "branchManager see truck", "customer see shipment"],
    links: [
      "driver.branch > branch",
      "truck.branch > branch",
      "trip.departureBranch > branch",
      "trip.arrivalBranch > branch",
      "trip.driver > driver",
      "trip.truck > truck",
      "shipment.trip > trip",
      "shipment.customer > customer",
      "parcel.shipment > shipment",
      "invoice.customer > customer",
      "complaint.customer > customer",
      "complaint.shipment > shipment",
    ],
  },
  {
    name: "دورات تدريبية، إيجاز",
    text: `معهد تدريب يريد منصة. الدورة لها عنوان وعدد ساعات ورسوم وتندرج تحت قسم. يمكن أن يقدم الدورة أكثر من مدرب، والمدرب الواحد يقدم دورات عدة. لكل دورة شعب، والشعبة لها مدرب واحد وقاعة واحدة وحد أقصى من المتدربين وتاريخ بدء. يسجل المتدرب في شعبة، ونحفظ تاريخ التسجيل وحالة الدفع. يضع المدرب درجة لكل متدرب في كل اختبار، والاختبار يخص شعبة وله عنوان وتاريخ ودرجة كاملة. تُمنح الشهادة للمتدرب عن دورة أتمها، ولها رقم وتاريخ إصدار. القاعات: رقم، سعة، مبنى. الأقسام: اسم، رئيس.

المدرب يرى متدربي شعبه فقط ويرصد درجاتهم. المتدرب يرى درجاته وشهاداته. رئيس القسم يرى دورات قسمه. شؤون المتدربين تدير التسجيل.`,
    entities: {
      course: ["title", "hours|numberOfHours|hourCount", "fee|fees", "department", "trainer|trainers|instructor"],
      "section|group|class": [
        "course",
        "trainer|instructor",
        "hall|room|venue",
        "maxTrainees|capacity|maximumTrainees|maximum",
        "startDate",
      ],
      "registration|enrollment|enrolment": [
        "trainee|student",
        "section|group|class",
        "registrationDate|date|enrollmentDate",
        "paymentStatus",
      ],
      "exam|test": ["section|group|class", "title", "date", "fullMark|fullGrade|maxGrade|totalMark|totalGrade"],
      "grade|mark|score": ["trainee|student", "exam|test", "value|grade|mark|score", "trainer|instructor"],
      certificate: ["trainee|student", "course", "number", "issueDate"],
      "hall|room|venue": ["number", "capacity", "building"],
      department: ["name", "head|headOfDepartment|departmentHead"],
    },
    optional: ["trainer|instructor", "trainee|student"],
    roles: ["trainer|instructor", "trainee|student", "headOfDepartment|departmentHead", "traineeAffairs|studentAffairs"],
    may: [
      "trainee see own certificate",
      "trainee see own grade",
      "departmentHead see own course",
      "traineeAffairs change registration",
      "trainer add grade",
    ],
    mayNot: ["trainee see grade", "trainee see certificate"],
    links: [
      "course.department > department",
      "course.trainers > trainer",
      "section.course > course",
      "section.trainer > trainer",
      "section.hall > hall",
      "registration.trainee > student",
      "registration.section > section",
      "exam.section > section",
      "grade.trainee > student",
      "grade.exam > exam",
      "certificate.trainee > student",
      "certificate.course > course",
    ],
  },
];
