/** A second six Arabic descriptions full of ties between records; written after the rules of the first six, before any for these. */
import type { Case } from "./case.ts";

export const boundArabic: readonly Case[] = [
  {
    name: "مكتب محاماة، وصف",
    text: `نريد نظاماً لمكتب محاماة. الموكل له اسم ورقم هوية وجوال. تُفتح القضية لموكل واحد ويتولاها محامٍ، ولها رقم ومحكمة وتاريخ. لكل قضية عدة جلسات، وكل جلسة لها موعد وقاعة ونتيجة. المستندات مرتبطة بالقضية ولها عنوان وملف. الأتعاب: دفعة تتبع قضية وفيها المبلغ وتاريخ الاستحقاق. المهام: كل مهمة مسندة إلى محامٍ وتخص قضية وفيها وصف وموعد نهائي.

المحامي يرى قضاياه فقط والجلسات التابعة لها. الموكل يرى قضاياه ومستنداتها. مدير المكتب يدير كل شيء.`,
    entities: {
      "client|customer": ["name", "idNumber|nationalId", "mobile|phone"],
      case: ["client|customer", "lawyer", "number", "court", "date"],
      "session|hearing": ["case", "time|date|appointment", "hall|room|venue", "result"],
      document: ["case", "title", "file"],
      "payment|fee|installment": ["case", "amount", "dueDate"],
      task: ["lawyer", "case", "description", "deadline|dueDate"],
    },
    optional: ["lawyer", "court", "fee"],
    roles: ["lawyer", "client|customer", "officeManager|manager"],
    may: ["lawyer see own case", "lawyer see own session", "client see own case", "client see own document", "officeManager delete case"],
    mayNot: ["lawyer see case", "client see case"],
    links: [
      "case.client > client",
      "case.lawyer > lawyer",
      "session.case > case",
      "document.case > case",
      "payment.case > case",
      "task.lawyer > lawyer",
      "task.case > case",
    ],
  },
  {
    name: "مزرعة ألبان، قائمة",
    text: `- الحظائر: رقم الحظيرة، السعة، ويشرف عليها عامل واحد
- الأبقار: رقم الأذن، السلالة، تاريخ الميلاد، وكل بقرة موجودة في حظيرة
- الحلب: لكل بقرة حلبتان في اليوم، نسجل البقرة والكمية والوقت
- العلاجات: يعطي البيطري العلاج لبقرة، وفيه الدواء والجرعة والتاريخ
- الأدوية: الاسم، الشركة، تاريخ الانتهاء
- الولادات: الأم والعجل وتاريخ الولادة
- العملاء: الاسم، الجوال. المبيعات: عملية بيع لعميل، فيها الكمية والسعر
العامل يرى أبقار حظيرته فقط ويسجل الحلب. البيطري يرى كل الأبقار ويضيف العلاجات.`,
    entities: {
      "barn|shed|pen": ["number", "capacity", "worker|employee"],
      "cow|animal": ["earNumber|earTag|number", "breed", "birthDate|dateOfBirth", "barn|shed|pen"],
      milking: ["cow|animal", "quantity|amount", "time"],
      treatment: ["cow|animal", "medicine|medication|drug", "dose", "date", "veterinarian|vet"],
      "medicine|medication|drug": ["name", "company", "expiryDate"],
      "birth|calving": ["mother|cow", "calf", "date|birthDate"],
      customer: ["name", "mobile|phone"],
      "sale|sales": ["customer", "quantity", "price"],
    },
    roles: ["worker|employee", "veterinarian|vet"],
    may: ["worker see own cow", "worker add milking", "veterinarian see cow", "veterinarian add treatment"],
    mayNot: ["worker see cow"],
    links: [
      "barn.worker > worker",
      "cow.barn > barn",
      "milking.cow > cow",
      "treatment.cow > cow",
      "treatment.medicine > medicine",
      "birth.mother > cow",
      "sale.customer > customer",
    ],
  },
  {
    name: "صالون، دردشة خليجية",
    text: `هلا، عندي صالون نسائي وأبغى تطبيق. الموظفات لهم اسم وتخصص، وكل موظفة تشتغل في فرع. الفروع: الاسم، الحي، رقم التواصل. الخدمات لها اسم وسعر ومدة وتندرج تحت قسم. العميلة تحجز موعد عند موظفة معينة لخدمة وحدة أو أكثر، والموعد له تاريخ ووقت وحالة. بعد الموعد العميلة تقيّم الموظفة بنجوم وتعليق. عندنا بعد باقات، الباقة تضم عدة خدمات ولها سعر. والمنتجات: الاسم والسعر والكمية، وكل منتج من مورد. الموظفة تشوف مواعيدها بس. مديرة الفرع تشوف مواعيد فرعها. العميلة تشوف حجوزاتها وتلغيها.`,
    entities: {
      employee: ["name", "specialty|specialization", "branch"],
      branch: ["name", "district|neighborhood", "contactNumber|phone"],
      service: ["name", "price", "duration", "section|department|category"],
      "appointment|booking": ["customer|client", "employee", "service|services", "date", "time", "status|state"],
      review: ["employee", "customer|client", "rating|stars", "comment"],
      package: ["service|services", "price"],
      product: ["name", "price", "quantity", "supplier"],
    },
    optional: ["section|department|category", "supplier", "customer|client"],
    roles: ["employee", "branchManager|manager", "customer|client"],
    may: [
      "employee see own appointment",
      "branchManager see own appointment",
      "customer see own appointment",
      "customer add own appointment",
    ],
    mayNot: ["employee see appointment", "customer see appointment"],
    links: [
      "employee.branch > branch",
      "appointment.customer > customer",
      "appointment.employee > employee",
      "appointment.services > service",
      "review.employee > employee",
      "package.services > service",
    ],
  },
  {
    name: "مكتبة مخطوطات، فصحى",
    text: `تضم المكتبة مخطوطات، ولكل مخطوط عنوان وتاريخ نسخ وعدد أوراق. ينسب المخطوط إلى مؤلف واحد، وللمؤلف اسم وسنة وفاة. تُحفظ المخطوطات في خزائن، ولكل خزانة رقم ودرجة حرارة، وتقع الخزانة في قاعة. تُجرى على المخطوط أعمال ترميم: يقوم بالترميم مرمم، ويُسجل تاريخه ووصفه وتكلفته. الصور: كل صورة تخص مخطوطاً ولها رقم صفحة وملف. يقدم الباحث طلب اطلاع على مخطوط، وفيه الغرض وتاريخ الزيارة، ويوافق عليه أمين المكتبة. الباحثون: الاسم، الجهة، البريد.

الباحث يرى طلباته فقط. المرمم يرى أعمال الترميم المسندة إليه. أمين المكتبة يدير المخطوطات والخزائن.`,
    entities: {
      manuscript: [
        "title",
        "copyDate|copyingDate|date",
        "pages|pageCount|numberOfPages|numberOfPapers|paperCount",
        "author",
        "cabinet|closet|locker|safe",
      ],
      author: ["name", "deathYear|yearOfDeath"],
      "cabinet|closet|locker|safe": ["number", "temperature", "hall|room|venue"],
      restoration: ["manuscript", "restorer", "date", "description", "cost"],
      "image|photo|picture": ["manuscript", "pageNumber", "file"],
      "viewingRequest|request|accessRequest": ["researcher", "manuscript", "purpose", "visitDate"],
      researcher: ["name", "organization|affiliation|entity", "email"],
    },
    optional: ["hall|room|venue", "restorer"],
    roles: ["researcher", "restorer", "librarian"],
    may: ["researcher see own request", "restorer see own restoration", "librarian add manuscript"],
    mayNot: ["researcher see request", "restorer see restoration"],
    links: [
      "manuscript.author > author",
      "manuscript.cabinet > cabinet",
      "restoration.manuscript > manuscript",
      "restoration.restorer > restorer",
      "image.manuscript > manuscript",
      "viewingRequest.researcher > researcher",
      "viewingRequest.manuscript > manuscript",
    ],
  },
  {
    name: "نقل مدرسي، مصري",
    text: `عايز أبلكيشن لباصات المدارس. المدرسة ليها اسم وعنوان ومدير. الأتوبيس ليه رقم لوحة وعدد كراسي، وبيسوقه سواق واحد ومعاه مشرفة. كل خط سير تابع لمدرسة وبيمشي عليه أتوبيس، والخط فيه محطات كتير، والمحطة ليها اسم وميعاد. الطالب ليه اسم وفصل، وبيركب من محطة معينة وتبع مدرسة، وليه ولي أمر. ولي الأمر ليه اسم وموبايل. كل يوم المشرفة بتسجل ركوب الطلبة، مين ركب ومين نزل والساعة كام. الاشتراك بيبقى لطالب عن ترم وليه مبلغ ومدفوع ولا لأ. ولي الأمر يشوف ابنه واشتراكه بس. المشرفة تشوف طلبة خطها. المدير يشوف طلبة مدرسته.`,
    entities: {
      school: ["name", "address", "manager|principal|director"],
      "bus|vehicle": ["plateNumber|plate", "seats|seatCount|numberOfSeats|capacity", "driver", "supervisor"],
      "route|line": ["school", "bus|vehicle"],
      "station|stop": ["route|line", "name", "time"],
      student: ["name", "class|grade", "station|stop", "school", "guardian|parent"],
      "guardian|parent": ["name", "mobile|phone"],
      "boarding|ride|attendance": ["student", "time"],
      "subscription|membership": ["student", "term|semester", "amount", "paid|isPaid"],
    },
    optional: ["driver", "supervisor"],
    roles: ["guardian|parent", "supervisor", "manager|principal|director"],
    may: ["guardian see own student", "guardian see own subscription", "supervisor see own student", "manager see own student"],
    mayNot: ["guardian see student", "guardian see subscription"],
    links: [
      "route.school > school",
      "route.bus > bus",
      "station.route > route",
      "student.station > station",
      "student.school > school",
      "student.guardian > guardian",
      "boarding.student > student",
      "subscription.student > student",
    ],
  },
  {
    name: "مقاولات، كراسة",
    text: `المشاريع: اسم المشروع، الموقع، تاريخ البدء، الميزانية، ولكل مشروع مالك واحد ومهندس مشرف.
الملاك: الاسم، الجوال، البريد.
المراحل: ينقسم المشروع إلى مراحل، ولكل مرحلة اسم ونسبة إنجاز.
العقود: يُبرم العقد مع مقاول عن مرحلة، وله رقم وقيمة.
المقاولون: اسم الشركة، السجل التجاري، التخصص.
المستخلصات: كل مستخلص تابع لعقد، وفيه رقم ومبلغ وتاريخ، ويعتمده المهندس.
الزيارات: يزور المهندس الموقع ويكتب تقريراً عن المرحلة فيه تاريخ وملاحظات وصور.
طلبات المواد: يقدمها مقاول ضمن مشروع، وفيها المادة والكمية.
الصلاحيات: المهندس يرى مشاريعه ومراحلها فقط. المقاول يرى عقوده ومستخلصاته. المالك يطلع على مشاريعه.`,
    entities: {
      project: ["name", "location|site", "startDate", "budget", "owner", "technician|engineer"],
      owner: ["name", "mobile|phone", "email"],
      "stage|phase": ["project", "name", "completionRate|completion|progress|completionPercentage"],
      contract: ["contractor", "stage|phase", "number", "value|amount"],
      contractor: ["companyName|company", "commercialRegister|commercialRegistration", "specialty|specialization"],
      "extract|paymentClaim|paymentCertificate|certificate|statement": ["contract", "number", "amount", "date"],
      "report|visit|visitReport": ["stage|phase", "technician|engineer", "date", "notes", "photos|images|photo"],
      "materialRequest|request": ["contractor", "project", "material", "quantity"],
    },
    optional: ["technician|engineer", "visit", "material"],
    roles: ["technician|engineer", "contractor", "owner"],
    may: ["technician see own project", "technician see own stage", "contractor see own contract", "owner see own project"],
    mayNot: ["technician see project", "contractor see contract", "owner see project"],
    links: [
      "project.owner > owner",
      "project.technician > technician",
      "stage.project > project",
      "contract.contractor > contractor",
      "contract.stage > stage",
      "extract.contract > contract",
      "report.stage > stage",
      "materialRequest.contractor > contractor",
      "materialRequest.project > project",
    ],
  },
];
