import { defineStrings } from "../../../ui/strings.ts";

export const homeStrings = defineStrings({
  question: { en: "What should your platform do?", ar: "ماذا ينبغي أن تفعل منصتك؟" },
  hint: {
    en: "Name the things to keep records of, what each has, and who may do what.",
    ar: "اذكر الأشياء التي تُحفظ سجلاتها، وما لكل منها، ومن يحق له ماذا.",
  },
  placeholder: { en: "A clinic. Patients have a name, date of birth and phone…", ar: "عيادة. لكل مريض اسم وتاريخ ميلاد وهاتف…" },
  create: { en: "Build it", ar: "ابنِها" },
  keys: { en: "{keys} to build", ar: "{keys} للبناء" },
  examples: { en: "Or start from an example", ar: "أو ابدأ من مثال" },
  blank: { en: "Start empty", ar: "ابدأ فارغًا" },
  blankName: { en: "New platform", ar: "منصة جديدة" },
  waitingForYou: { en: "Waiting for you", ar: "ينتظر قرارك" },
  askedBy: { en: "Asked by {name}, {when}", ar: "طلبه {name}، {when}" },
  blueprints: { en: "Your platforms", ar: "منصاتك" },
  archived: { en: "Archived", ar: "مؤرشف" },
  edited: { en: "Changed {when}", ar: "عُدّل {when}" },
  notReleased: { en: "Not running yet", ar: "لم تعمل بعد" },
  running: { en: "Running", ar: "تعمل" },
  version: { en: "Version {n}", ar: "الإصدار {n}" },
  emptyDescription: { en: "Write what the platform is for, in a sentence or more.", ar: "اكتب الغرض من المنصة في جملة أو أكثر." },
  tooLong: { en: "At most {n} characters; this has {have}.", ar: "{n} حرف على الأكثر، وهذا {have}." },
  noRight: {
    en: "Your role may look, not build. An administrator can change that under Members.",
    ar: "دورك للاطلاع لا البناء. يمكن للمسؤول تغيير ذلك من صفحة الأعضاء.",
  },
  archive: { en: "Archive", ar: "أرشفة" },
  download: { en: "Download (exact)", ar: "تنزيل (مطابق)" },
  downloadFriendly: { en: "Download (to read)", ar: "تنزيل (للقراءة)" },
  restore: { en: "Restore", ar: "استعادة" },
  more: { en: "More about {name}", ar: "المزيد عن {name}" },
  archivedToast: { en: "{name} was archived. Nothing was deleted.", ar: "أُرشف {name}. لم يُحذف شيء." },
  undo: { en: "Undo", ar: "تراجع" },
});

/** Six one-click examples, told as a person would tell them. */
export const examples = defineStrings({
  clinic: { en: "Clinic", ar: "عيادة" },
  clinicText: {
    en: "A clinic. Patients have a name, date of birth and phone. Doctors have a name and specialty. An appointment links a patient and a doctor and has a time, a reason and a status (requested, confirmed, done, cancelled). Receptionists manage appointments; doctors see only their own appointments.",
    ar: "عيادة. لكل مريض اسم وتاريخ ميلاد وهاتف. لكل طبيب اسم وتخصص. الموعد يربط مريضًا وطبيبًا وله وقت وسبب وحالة (مطلوب، مؤكد، منجز، ملغى). موظفو الاستقبال يديرون المواعيد، والأطباء يرون مواعيدهم فقط.",
  },
  school: { en: "School", ar: "مدرسة" },
  schoolText: {
    en: "A school. Students have a name, birth date and guardian phone. Teachers have a name, email and subject. Classes have a name, a teacher and a room. An enrolment links a student and a class and has a grade. Teachers see their own classes and may change grades; the office manages students and enrolments.",
    ar: "مدرسة. لكل طالب اسم وتاريخ ميلاد وهاتف ولي الأمر. لكل معلم اسم وبريد إلكتروني ومادة. لكل صف اسم ومعلم وقاعة. التسجيل يربط طالبًا وصفًا وله درجة. المعلمون يرون صفوفهم فقط ويعدلون الدرجات، والإدارة تدير الطلاب والتسجيلات.",
  },
  shop: { en: "Online shop", ar: "متجر إلكتروني" },
  shopText: {
    en: "An online shop. Products have a name, description, price, photo and stock. Customers have a name, email and address. An order belongs to a customer and has a date, a total and a status (new, paid, shipped, returned). Order lines link an order and a product with a quantity. Customers see only their own orders; staff manage products and orders.",
    ar: "متجر إلكتروني. لكل منتج اسم ووصف وسعر وصورة وكمية. لكل عميل اسم وبريد إلكتروني وعنوان. الطلب تابع لعميل وله تاريخ وإجمالي وحالة (جديد، مدفوع، مشحون، مرتجع). سطور الطلب تربط طلبًا ومنتجًا بكمية. العملاء يرون طلباتهم فقط، والموظفون يديرون المنتجات والطلبات.",
  },
  permits: { en: "Municipality permits", ar: "تصاريح البلدية" },
  permitsText: {
    en: "Permits of a municipality. Citizens have a name, national id and phone. A permit request belongs to a citizen and has a type (building, shop, event), an address, a description and a status (submitted, in review, approved, rejected). Citizens submit and see only their own requests; officers review all requests and change the status.",
    ar: "تصاريح بلدية. لكل مواطن اسم ورقم هوية وهاتف. طلب التصريح تابع لمواطن وله نوع (بناء، محل، فعالية) وعنوان ووصف وحالة (مقدم، قيد المراجعة، معتمد، مرفوض). المواطنون يقدمون طلباتهم ويرونها فقط، والموظفون يراجعون كل الطلبات ويغيرون الحالة.",
  },
  lending: { en: "Lending desk", ar: "مكتب القروض" },
  lendingText: {
    en: "A lending desk. Customers have a name, national id and monthly income. A loan application belongs to a customer and has an amount, a term in months, a purpose and a status (draft, submitted, approved, rejected). Officers handle applications; managers approve; auditors can only read.",
    ar: "مكتب قروض. لكل عميل اسم ورقم هوية ودخل شهري. طلب القرض تابع لعميل وله مبلغ ومدة بالأشهر وغرض وحالة (مسودة، مقدم، معتمد، مرفوض). الموظفون يتابعون الطلبات، والمديرون يعتمدونها، والمدققون يقرؤون فقط.",
  },
  maintenance: { en: "Equipment maintenance", ar: "صيانة المعدات" },
  maintenanceText: {
    en: "Equipment maintenance. Equipment has a name, serial number, location and purchase date. Technicians have a name and phone. A work order links equipment and a technician and has a due date, a description, a priority (low, medium, high) and a status (open, in progress, done). Technicians see only their own work orders; supervisors manage everything.",
    ar: "صيانة معدات. لكل معدة اسم ورقم تسلسلي وموقع وتاريخ شراء. لكل فني اسم وهاتف. أمر العمل يربط معدة وفنيًا وله تاريخ استحقاق ووصف وأولوية (منخفضة، متوسطة، عالية) وحالة (مفتوح، قيد التنفيذ، منجز). الفنيون يرون أوامرهم فقط، والمشرفون يديرون كل شيء.",
  },
});
