/** Eight more Arabic mails, notes and official papers, written after the rules of the first were changed and before any was changed for these. */
import type { Case } from "./case.ts";

export const lettersLaterArabic: readonly Case[] = [
  {
    name: "سجل الجمعيات، وثيقة رسمية",
    text: `إنشاء منصة: سجل الجمعيات الأهلية، ويشمل اسم الجمعية ورقم الترخيص وتاريخ التأسيس والمدينة، وسجل أعضاء مجلس الإدارة ويتضمن الاسم والمنصب ورقم الهوية والجمعية. طلبات تجديد الترخيص، مع بيان الجمعية وتاريخ الطلب والمرفقات، وعند رفض الطلب يجب ذكر سبب الرفض. يقدم ممثل الجمعية طلبات التجديد ويرى جمعيته فقط. يعتمد المدير العام الطلبات.`,
    entities: {
      "association|charity|society|organization": [
        "name",
        "licenseNumber|permitNumber",
        "foundingDate|establishmentDate|dateFounded",
        "city",
      ],
      "boardMember|member": ["name", "position|title", "idNumber|nationalId", "association|charity|society|organization"],
      "renewalRequest|licenseRenewalRequest|licenceRenewalRequest|request|licenseRenewal|renewal": [
        "association|charity|society|organization",
        "date|requestDate",
        "attachments|attachment",
        "reason|rejectionReason",
        "status|state",
      ],
    },
    roles: ["representative|associationRepresentative", "generalManager|manager|director"],
    may: ["representative add own renewalRequest", "generalManager change renewalRequest"],
    mayNot: ["representative see association"],
    links: ["boardMember.association > association", "renewalRequest.association > association"],
  },
  {
    name: "مشغل تطريز، شامي",
    text: `مرحبا، عندي مشغل تطريز فلسطيني وبدي نظام. القطع إلها اسم وقياس ولون وسعر وصورة. المطرزات بنسجل اسمها ورقم تلفونها والبلد. كل طلبية إلها زبون وتاريخ تسليم ومبلغ وحالة (جديدة، عند المطرزة، جاهزة، مسلمة) ولو تأخرت الطلبية عن موعدها بدي توصلني رسالة. المطرزة بتشوف طلبياتها بس، وأنا بشوف كل إشي. اللون أحمر غامق.`,
    entities: {
      "piece|item|product": ["name", "size", "color|colour", "price", "photo|image"],
      "embroiderer|worker": ["name", "phone|telephone", "country|town|city"],
      order: ["customer|client", "deliveryDate|dueDate", "amount", "status|state", "embroiderer|worker"],
    },
    optional: ["customer"],
    roles: ["embroiderer|worker", "owner"],
    may: ["embroiderer see own order"],
    mayNot: ["embroiderer see order"],
    theme: { primary: "#8b0000" },
  },
  {
    name: "جلسات تخاطب، إيميل مصري",
    text: `أستاذ أحمد، زي ما اتفقنا محتاجين سيستم لجلسات التخاطب. كل طفل ليه اسم وتاريخ ميلاد وتشخيص ورقم تليفون الأم. الأخصائيات ليهم اسم وتخصص. الجلسة بتتحجز لطفل مع أخصائية في ميعاد وليها مدة وتقييم، وبعد الجلسة الأخصائية بتكتب ملاحظات. الاشتراكات ليها عدد جلسات وسعر وتاريخ بداية، ولو الاشتراك خلص يتبعت تنبيه للأم. السكرتيرة تحجز الجلسات وتسجل الاشتراكات، والأخصائية تشوف جلساتها بس.`,
    entities: {
      child: ["name", "dateOfBirth|birthDate", "diagnosis", "motherPhone|motherPhoneNumber|phone|parentPhone"],
      "specialist|therapist": ["name", "specialty|speciality|specialization"],
      session: ["child", "specialist|therapist", "time|date|startsAt|appointment", "duration", "rating|evaluation|assessment", "notes"],
      "subscription|membership": ["child", "numberOfSessions|sessionCount|sessions", "price", "startDate"],
    },
    roles: ["secretary", "specialist|therapist"],
    may: ["secretary add session", "secretary add subscription", "specialist see own session"],
    mayNot: ["specialist see session"],
    links: ["session.child > child", "session.specialist > specialist"],
  },
  {
    name: "ضيافة قطط، خليجي",
    text: `السلام عليكم، نبي موقع لفندق قطط. الغرف لها رقم وحجم وسعر الليلة. القطط كل قطة لها اسم وسلالة وعمر وصورة وتطعيمات وصاحبها. الحجوزات: القطة والغرفة وتاريخ الدخول وتاريخ الخروج والمبلغ، وإذا ما دفع العميل خلال يومين ينلغي الحجز. العميل يحجز ويشوف حجوزاته بس. الموظف يعدل الحجوزات ويضيف القطط. الخلفية بيج والأزرار أخضر زيتي.`,
    entities: {
      room: ["number", "size", "nightPrice|pricePerNight|nightlyPrice|price"],
      "cat|animal": ["name", "breed", "age", "photo|image", "vaccinations|vaccination", "owner"],
      "booking|reservation": [
        "cat|animal",
        "room",
        "checkInDate|checkIn|entryDate|arrivalDate",
        "checkOutDate|checkOut|exitDate|departureDate",
        "amount",
        "status|state",
      ],
    },
    optional: ["owner", "customer", "vaccination"],
    roles: ["customer|client", "employee"],
    may: ["customer add own booking", "customer see own booking", "employee change booking", "employee add cat"],
    mayNot: ["customer see booking"],
    links: ["booking.cat > cat", "booking.room > room"],
    theme: { background: "#f5f5dc", primary: "#808000" },
  },
  {
    name: "تعاونية صيادين، تونسي",
    text: `عسلامة، أحنا تعاونية صيادين في المهدية ونحبو منصة. المراكب عندها اسم ورقم وطول. البحارة: الاسم، رقم البطاقة، المركب اللي يخدم عليه. كل خرجة نسجلو فيها المركب والتاريخ وكمية الصيد ونوع الحوت. المبيعات فيها الشاري والكمية والسوم والتاريخ. الرايس يسجل الخرجات متاعو ويشوفهم، والمحاسب يسجل المبيعات.`,
    entities: {
      "boat|vessel|ship": ["name", "number", "length"],
      "sailor|fisherman|crewMember|seaman": ["name", "cardNumber|idNumber|idCardNumber", "boat|vessel|ship"],
      "trip|outing|fishingTrip": ["boat|vessel|ship", "date", "catchQuantity|quantity|catchAmount", "fishType|typeOfFish|type"],
      sale: ["buyer", "quantity", "price", "date"],
    },
    roles: ["captain|skipper", "accountant"],
    may: ["captain add own trip", "captain see own trip", "accountant add sale"],
    links: ["sailor.boat > boat", "trip.boat > boat"],
  },
  {
    name: "مختبر أسنان، نقاط",
    text: `نظام معمل أسنان صناعية
- الأطباء: الاسم، العيادة، الجوال، البريد
- الحالات، وتشمل رقم الحالة والطبيب واسم المريض ونوع التركيبة واللون وتاريخ الاستلام وتاريخ التسليم
- مراحل العمل: لكل حالة مراحل، والمرحلة لها اسم وفني ووقت بداية ووقت نهاية
- الفواتير ولها رقم ومبلغ وطبيب وإذا لم تُسدد خلال ٣٠ يوماً يُرسل تذكير للطبيب
- المواد: الاسم، الكمية، حد أدنى
الفني يرى المراحل المسندة إليه ويعدلها. الطبيب يضيف الحالات ويتابع حالاته. المحاسب يدير الفواتير.`,
    entities: {
      "doctor|dentist": ["name", "clinic", "mobile|phone", "email"],
      "case|dentalCase": [
        "number|caseNumber",
        "doctor|dentist",
        "patientName|patient",
        "prosthesisType|restorationType|type|installationType|fittingType",
        "color|colour|shade",
        "receiptDate|receivedDate|pickupDate|receivingDate",
        "deliveryDate|handoverDate",
      ],
      "stage|workStage|phase": ["case|dentalCase", "name", "technician", "startTime", "endTime"],
      invoice: ["number", "amount", "doctor|dentist", "status|state"],
      "material|item": ["name", "quantity", "minimum|minimumQuantity|reorderLevel|minimumStock"],
    },
    optional: ["technician", "clinic"],
    roles: ["technician", "doctor|dentist", "accountant"],
    may: [
      "technician see own stage",
      "technician change own stage",
      "doctor add own case",
      "doctor see own case",
      "accountant delete invoice",
    ],
    mayNot: ["technician see stage", "doctor see case"],
    links: ["case.doctor > doctor", "stage.case > case", "invoice.doctor > doctor"],
  },
  {
    name: "نزاعات عمالية، خطاب",
    text: `نفيدكم برغبة مكتب العمل في نظام لتسوية النزاعات. يقدم العامل شكوى مع بيان صاحب العمل وموضوع الشكوى والمبلغ المطالب به والمرفقات. ولكل شكوى باحث قانوني وحالة (جديدة، قيد التسوية، مسواة، محالة إلى المحكمة). والجلسات لها تاريخ وقاعة ومحضر، وترتبط الجلسة بشكوى واحدة. العامل يطلع على شكاواه فقط، والباحث القانوني يضيف الجلسات ويعدل الشكاوى المسندة إليه، ومدير المكتب يرى كل الشكاوى.`,
    entities: {
      complaint: [
        "worker|employee|complainant",
        "employer",
        "subject|topic",
        "amount|claimedAmount",
        "attachments|attachment",
        "legalResearcher|researcher",
        "status|state",
      ],
      "session|hearing": ["date", "hall|room", "minutes|record|report", "complaint"],
    },
    optional: ["employer", "hall", "room"],
    roles: ["worker", "legalResearcher|researcher", "officeManager|manager"],
    may: ["worker add own complaint", "worker see own complaint", "legalResearcher add session", "officeManager see complaint"],
    mayNot: ["worker see complaint"],
    links: ["session.complaint > complaint"],
  },
  {
    name: "صالة ألعاب إلكترونية، ملاحظة عراقية",
    text: `هلا، آني عندي صالة ألعاب ببغداد. الأجهزة كل جهاز اله رقم ونوع وسعر الساعة. الزبون نسجل اسمه ورقمه ورصيده. كل جلسة بيها الجهاز والزبون ووقت البدء ووقت الانتهاء والمبلغ. البطولات الها اسم ولعبة وتاريخ وجائزة، والزبون يگدر يسجل بالبطولة. العامل يفتح الجلسات ويسدها وما يشوف الأرباح. صاحب الصالة يشوف كلشي.`,
    entities: {
      "device|machine|console|equipment": ["number", "type", "hourPrice|hourlyPrice|hourlyRate|pricePerHour"],
      customer: ["name", "phone|number", "balance"],
      session: ["device|machine|console|equipment", "customer", "startTime|start", "endTime|end", "amount"],
      "tournament|championship|competition": ["name", "game", "date", "prize"],
      "registration|enrollment": ["customer", "tournament|championship|competition"],
    },
    roles: ["customer", "worker|employee", "owner"],
    may: ["customer add own registration", "worker add session", "worker change session"],
    links: ["session.device > device", "session.customer > customer"],
  },
];
