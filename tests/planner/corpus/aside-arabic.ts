/** مجموعة ثانية كتبها من لم يرَ المخطِّط: ستة طلبات بالفصحى واللهجات، قيست مرة قبل تغيير أي قاعدة لأجلها، ثم ضُبطت عليها القواعد (bench/RESULTS.md). */
import type { Case } from "./case.ts";

export const asideArabic: readonly Case[] = [
  {
    name: "استشارات زراعية، طلب موقع",
    text: "أنشئ موقعًا إلكترونيًا للاستشارات الزراعية يتضمن وظائف لنشر المقالات وطلب الاستشارات وتقييم الخبراء. ينبغي أن يتمكن المزارعون من تصفح المقالات، وإرسال طلب استشارة يحتوي على نوع المحصول ووصف المشكلة وصورة، ومتابعة طلباتهم، وتقييم الخبير. ويطّلع الخبراء على جميع طلبات الاستشارة ويحدّثون حالتها، وينشرون المقالات. ويدير مدير النظام المحاصيل والمقالات والخبراء. استخدم اللون العاجي للخلفية والأخضر الداكن للمكونات.",
    entities: {
      "article|مقال|مقالة": [],
      "consultation|consultationRequest|request|استشارة|طلب استشارة": [
        "cropType|crop|type|نوع المحصول|محصول|المحصول",
        "problemDescription|problem|description|issueDescription|وصف المشكلة|المشكلة|الوصف",
        "photo|image|صورة|الصورة",
        "status|حالة|الحالة",
        "farmer|مزارع|المزارع",
      ],
      "rating|review|تقييم": [],
      "crop|محصول": [],
      "expert|خبير": [],
    },
    roles: ["farmer|مزارع", "expert|خبير"],
    may: [
      "farmer see article",
      "farmer add own consultation",
      "farmer see own consultation",
      "farmer add rating",
      "expert see consultation",
      "expert change consultation",
      "expert add article",
    ],
    mayNot: ["farmer see consultation", "farmer change article", "expert delete consultation", "public add consultation"],
    links: ["rating.expert > expert"],
    theme: { background: "#fffff0", primary: "#006400" },
  },
  {
    name: "مشاركة السيارات، طلب تطبيق",
    text: "صمّم تطبيقًا لمشاركة السيارات بين موظفي الجامعة مع وظائف لعرض الرحلات وحجز المقاعد والتقييم. يجب أن يتمكن السائق من إضافة رحلة تحتوي على نقطة الانطلاق والوجهة ووقت المغادرة وعدد المقاعد المتاحة، وأن يتمكن الراكب من البحث عن الرحلات وحجز مقعد وتقييم الرحلة. لا يرى الراكب إلا حجوزاته، ولا يعدّل السائق إلا رحلاته. ويدير مدير النظام المركبات. اجعل الخلفية بيضاء والمكونات باللون الكحلي.",
    entities: {
      "trip|ride|رحلة": [
        "startPoint|startingPoint|departurePoint|origin|from|pickupPoint|نقطة الانطلاق",
        "destination|to|وجهة|الوجهة",
        "departureTime|departure|departureAt|departsAt|وقت المغادرة",
        "availableSeats|seats|seatCount|numberOfSeats|availableSeatsCount|عدد المقاعد|عدد المقاعد المتاحة",
        "driver|سائق|السائق",
      ],
      "booking|reservation|seatBooking|حجز|حجز مقعد": ["trip|ride|رحلة", "passenger|rider|راكب|الراكب"],
      "rating|review|تقييم": [],
      "vehicle|car|مركبة|سيارة": [],
    },
    roles: ["driver|سائق", "passenger|rider|راكب"],
    may: [
      "driver add trip",
      "driver change own trip",
      "passenger see trip",
      "passenger add own booking",
      "passenger see own booking",
      "passenger add rating",
    ],
    mayNot: ["passenger see booking", "driver change trip", "passenger change trip", "driver delete vehicle"],
    links: ["booking.trip > trip", "rating.trip > trip"],
    theme: { background: "#ffffff", primary: "#000080" },
  },
  {
    name: "سنتر دروس، بالمصري",
    text: "بص يا باشا أنا عندي سنتر دروس في المنصورة وعايز برنامج يريحني من الكشاكيل. عندي مدرسين، كل مدرس ليه اسم ومادة وتليفون. وعندي مجموعات، كل مجموعة ليها مدرس واليوم والساعة والسعر. الطالب بقى اسمه وتليفونه وتليفون ولي أمره والصف، وكل طالب في مجموعة واحدة. وكل يوم باخد الغياب، مين حضر ومين غاب. والفلوس: الطالب بيدفع كل شهر، فعايز أسجل الدفعات، كل دفعة فيها الطالب والمبلغ والشهر. السكرتيرة هي اللي بتسجل الطلبة والدفعات، بس ماتمسحش أي دفعة. المدرس يشوف المجموعات بتاعته وبس. وولي الأمر يدخل يشوف غياب ابنه وبس. وخلاص كده، كتر خيرك.",
    entities: {
      "teacher|tutor|مدرس": ["name", "subject|مادة|المادة", "phone"],
      "group|مجموعة|studyGroup": ["teacher|tutor|مدرس", "day|weekday|date|يوم|اليوم", "time|hour|startTime|ساعة|الساعة", "price|سعر|السعر"],
      "student|طالب": [
        "name",
        "phone",
        "parentPhone|guardianPhone|تليفون ولي الأمر|تليفون ولي أمره|تليفون ولي أمر",
        "grade|class|year|صف|الصف",
        "group|مجموعة|studyGroup",
      ],
      "attendance|absence|غياب|حضور|الغياب": [],
      "payment|دفعة|دفع": ["student|طالب", "amount|مبلغ|المبلغ", "month|شهر|الشهر"],
    },
    roles: ["secretary|سكرتيرة", "teacher|tutor|مدرس", "parent|guardian|ولي أمر|ولي الأمر"],
    may: ["secretary add student", "secretary add payment", "teacher see own group", "parent see own attendance"],
    mayNot: ["secretary delete payment", "teacher see group", "parent see attendance", "teacher add payment"],
    links: ["group.teacher > teacher", "student.group > group", "payment.student > student", "attendance.student > student"],
  },
  {
    name: "شاليهات، بالخليجي",
    text: "هلا والله، عندي أربع شاليهات في الخيران وأبي نظام أرتب فيه الحجوزات بدل الواتساب لأني تعبت. كل شاليه له اسم وعدد الغرف وسعر وسط الأسبوع وسعر الويكند وصور. الحجز يكون فيه الشاليه واسم المستأجر ورقم تلفونه وتاريخ الدخول وتاريخ الخروج والعربون والمبلغ المتبقي، وحالته يا مبدئي يا مؤكد يا ملغي. والحارس لازم يشوف الحجوزات بس ما يعدل عليها ولا يحذفها. وإذا خرب شي بالشاليه الحارس يسوي بلاغ صيانة، والبلاغ فيه الشاليه والوصف وصورة. شريكي يقدر يضيف حجوزات ويعدلها. وأبي تقويم يبين لي الأيام الفاضية. مشكورين.",
    entities: {
      "chalet|شاليه": [
        "name",
        "rooms|roomCount|roomsCount|numberOfRooms|عدد الغرف",
        "midweekPrice|weekdayPrice|midWeekPrice|سعر وسط الأسبوع",
        "weekendPrice|سعر الويكند",
        "photos|images|photo|image|صور|الصور",
      ],
      "booking|reservation|حجز": [
        "chalet|شاليه",
        "tenantName|renterName|guestName|tenant|renter|name|اسم المستأجر|المستأجر",
        "phone|phoneNumber|tenantPhone|رقم تلفونه|رقم التلفون",
        "checkIn|checkInDate|entryDate|arrivalDate|startDate|تاريخ الدخول",
        "checkOut|checkOutDate|exitDate|departureDate|endDate|تاريخ الخروج",
        "deposit|downPayment|عربون|العربون",
        "remainingAmount|remaining|balance|amountDue|المبلغ المتبقي|المتبقي|مبلغ متبقي",
        "status|حالة|الحالة",
      ],
      "maintenanceReport|maintenanceRequest|report|ticket|maintenance|بلاغ صيانة|بلاغ": [
        "chalet|شاليه",
        "description|وصف|الوصف",
        "photo|image|صورة|الصورة",
      ],
    },
    roles: ["guard|حارس|caretaker", "partner|شريك"],
    may: ["guard see booking", "guard add maintenanceReport", "partner add booking", "partner change booking"],
    mayNot: ["guard change booking", "guard delete booking", "partner delete chalet"],
    links: ["booking.chalet > chalet", "maintenanceReport.chalet > chalet"],
  },
  {
    name: "فرن وتوزيع خبز، بالشامي",
    text: "مرحبا، نحنا فرن منوزّع خبز عالدكاكين والمطاعم. كل زبون إلو اسم وعنوان ورقم تلفون وخط توزيع، وكل خط توزيع إلو اسم وسوّاق. الأصناف: كل صنف إلو اسم وسعر ووزن. الزبون بيبعت طلبيتو قبل الساعة تمانة المسا، والطلبية فيها الزبون والصنف والكمية وتاريخ التسليم. السوّاق بيشوف طلبيات خطّو بس. المحاسب بيطالع فاتورة آخر الشهر لكل زبون وبيسجّل الدفعات، والسوّاق ما بيشوف الفواتير. الزبون بيشوف طلبياتو وفواتيرو هوي وبس. يسلمو إيديكن.",
    entities: {
      "customer|client|زبون": ["name", "address", "phone", "route|distributionLine|deliveryRoute|distributionRoute|line|خط توزيع|خط"],
      "route|distributionLine|deliveryRoute|distributionRoute|line|خط توزيع|خط": ["name", "driver|سواق|سوّاق|سائق"],
      "item|product|صنف|bread": ["name", "price", "weight|وزن|الوزن"],
      "order|طلبية|طلب": ["customer|client|زبون", "item|product|صنف|bread", "quantity|كمية|الكمية", "deliveryDate|date|تاريخ التسليم"],
      "invoice|فاتورة|bill": [],
      "payment|دفعة": [],
    },
    roles: ["customer|client|زبون", "driver|سواق|سوّاق|سائق", "accountant|محاسب"],
    may: [
      "customer add own order",
      "customer see own order",
      "customer see own invoice",
      "driver see own order",
      "accountant add invoice",
      "accountant add payment",
    ],
    mayNot: ["driver see order", "driver see invoice", "customer see order", "customer see invoice"],
    links: ["customer.route > route", "order.customer > customer", "order.item > item", "invoice.customer > customer"],
  },
  {
    name: "مختبر فحص مياه، نقاط",
    text: `نظام لمختبر فحص المياه
البيانات:
- العينات: رقم العينة (فريد)، الموقع، تاريخ الجمع، جامع العينات، نوع المياه (شرب، صرف، بحر)، الحالة (مستلمة، قيد الفحص، معتمدة، مرفوضة)
- الفحوصات: العينة، المعيار، القيمة، الوحدة، الحد المسموح
- المواقع: الاسم، المدينة، الإحداثيات
- الأجهزة: الاسم، الرقم التسلسلي، تاريخ المعايرة القادمة
الصلاحيات:
- جامع العينات يضيف العينات ويرى عيناته فقط
- الفني يضيف الفحوصات ولا يحذفها
- مدير المختبر يعتمد العينات أو يرفضها ويدير الأجهزة والمواقع
- المدقق يطّلع على العينات والفحوصات دون تعديلها
تنبيه الفني قبل تاريخ المعايرة القادمة بسبعة أيام
الخلفية #f7f9fc والأزرار #1b6ca8`,
    entities: {
      "sample|عينة|waterSample": [
        "sampleNumber|number|sampleNo|رقم العينة",
        "location|site|موقع|الموقع",
        "collectionDate|collectedAt|collectedOn|تاريخ الجمع",
        "collector|sampleCollector|samplesCollector|جامع العينات|جامع عينات",
        "waterType|type|نوع المياه",
        "status|حالة|الحالة",
      ],
      "test|examination|analysis|فحص|waterTest": [
        "sample|عينة|waterSample",
        "parameter|standard|criterion|معيار|المعيار",
        "value|قيمة|القيمة",
        "unit|وحدة|الوحدة",
        "limit|allowedLimit|permittedLimit|maxLimit|permissibleLimit|الحد المسموح|حد مسموح",
      ],
      "location|site|موقع": ["name", "city", "coordinates|location|geoPoint|position|إحداثيات|الإحداثيات"],
      "device|equipment|instrument|جهاز": [
        "name",
        "serialNumber|الرقم التسلسلي",
        "nextCalibrationDate|nextCalibration|calibrationDate|تاريخ المعايرة القادمة",
      ],
    },
    roles: [
      "collector|sampleCollector|samplesCollector|جامع العينات|جامع عينات",
      "technician|فني",
      "labManager|laboratoryManager|manager|مدير المختبر|مدير مختبر",
      "auditor|مدقق",
    ],
    may: [
      "collector add own sample",
      "collector see own sample",
      "technician add test",
      "labManager change sample",
      "labManager add device",
      "labManager delete location",
      "auditor see sample",
      "auditor see test",
    ],
    mayNot: ["collector see sample", "technician delete test", "auditor change sample", "auditor change test"],
    links: ["sample.location > location", "test.sample > sample"],
    theme: { background: "#f7f9fc", primary: "#1b6ca8" },
  },
];
