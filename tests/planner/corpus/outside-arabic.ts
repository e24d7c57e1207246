/** مجموعة كتبها من لم يرَ المخطِّط: ستة طلبات بالفصحى واللهجات واثنان بلغتين، تُقاس مرة واحدة قبل تغيير أي قاعدة لأجلها. */
import type { Case } from "./case.ts";

export const outsideArabic: readonly Case[] = [
  {
    name: "تراخيص الصيد، خطاب رسمي",
    text: `سعادة مدير تقنية المعلومات المحترم
السلام عليكم ورحمة الله وبركاته، وبعد:

إشارةً إلى خطابكم رقم 417، نفيدكم بأن الإدارة العامة للثروة السمكية ترغب في إنشاء نظام إلكتروني لتراخيص الصيد، على أن يشتمل على ما يأتي:
أولًا: سجل المرافئ، ويشمل اسم المرفأ والولاية وعدد الأرصفة.
ثانيًا: سجل القوارب، ويشمل رقم القارب وطوله وقوة محركه والمرفأ الذي يتبعه.
ثالثًا: طلبات الترخيص، ويتضمن كل طلب القارب ونوع الصيد (تقليدي، تجاري، ترفيهي) وصورة الهوية.
رابعًا: التراخيص، ويُذكر في كل ترخيص القارب وتاريخ الإصدار وتاريخ الانتهاء والرسوم.
خامسًا: المخالفات، ويُدوَّن في كل مخالفة القارب والتاريخ والوصف ومبلغ الغرامة.

ويتقدّم الصياد بطلبات الترخيص، ولا يطّلع إلا على طلباته وتراخيصه. ويعتمد رئيس قسم التراخيص الطلبات أو يرفضها، ويصدر التراخيص. ويسجّل المفتش المخالفات ولا يحق له حذفها، ولا يجوز لغير مدير الإدارة حذف مخالفة. كما يتولى مدير الإدارة إدارة المرافئ والقوارب.

وتفضلوا بقبول فائق الاحترام والتقدير.`,
    entities: {
      "port|harbor|harbour|marina|مرفأ": [
        "name|portName|اسم المرفأ",
        "state|wilayah|province|governorate|region|ولاية|الولاية",
        "berthCount|berths|docks|dockCount|berthsCount|numberOfBerths|numberOfDocks|docksCount|piers|pierCount|عدد الأرصفة",
      ],
      "boat|قارب": [
        "boatNumber|number|رقم القارب|رقم",
        "length|طول|طوله|الطول",
        "enginePower|motorPower|power|قوة محركه|قوة المحرك|قوة محرك",
        "port|harbor|harbour|marina|مرفأ|المرفأ",
      ],
      "licenseRequest|licenceRequest|licenseApplication|application|request|permitRequest|طلب ترخيص|طلب": [
        "boat|قارب|القارب",
        "fishingType|typeOfFishing|type|نوع الصيد",
        "idPhoto|identityPhoto|idImage|idCopy|identityImage|photo|image|صورة الهوية",
      ],
      "license|licence|permit|ترخيص": [
        "boat|قارب|القارب",
        "issueDate|issuedOn|dateOfIssue|تاريخ الإصدار",
        "expiryDate|endDate|expirationDate|تاريخ الانتهاء",
        "fees|fee|رسوم|الرسوم",
      ],
      "violation|offense|offence|infraction|مخالفة": [
        "boat|قارب|القارب",
        "date",
        "description|وصف|الوصف",
        "fineAmount|fine|penaltyAmount|amount|مبلغ الغرامة|الغرامة",
      ],
    },
    roles: [
      "fisherman|fisher|صياد",
      "licensingHead|headOfLicensing|licenseDepartmentHead|departmentHead|head|sectionHead|رئيس قسم التراخيص|رئيس القسم|رئيس قسم",
      "inspector|مفتش",
      "director|manager|departmentDirector|departmentManager|administrationManager|مدير الإدارة|مدير إدارة|مدير",
    ],
    may: [
      "fisherman add own licenseRequest",
      "fisherman see own licenseRequest",
      "fisherman see own license",
      "licensingHead change licenseRequest",
      "licensingHead add license",
      "inspector add violation",
      "director delete violation",
      "director add port",
      "director change boat",
    ],
    mayNot: [
      "fisherman see licenseRequest",
      "fisherman see license",
      "inspector delete violation",
      "licensingHead delete violation",
      "fisherman add license",
    ],
    links: ["boat.port > port", "licenseRequest.boat > boat", "license.boat > boat", "violation.boat > boat"],
    sector: "government",
  },
  {
    name: "حملة حج، بالخليجي",
    text: "هلا أخوي شخبارك، عندنا حملة حج وكل سنة نلخبط بالباصات والخيام، فنبي تطبيق يرتبنا. الحاج نسجل اسمه ورقم جوازه وجنسيته وجواله وفصيلة دمه والباص والخيمة. الباص له رقم وسايق وعدد كراسي، والخيمة لها رقم وموقع (منى، عرفات) وسعة. والدفعات بعد، كل دفعة فيها الحاج والمبلغ والتاريخ وطريقة الدفع كاش ولا كي نت ولا تحويل. الدكتور يكتب المراجعات، كل مراجعة فيها الحاج والشكوى والدوا، ومحد غيره يشوفها. المرشد يشوف الحجاج اللي معاه بس، وما يشوف الدفعات أبد. المحاسب يدخل الدفعات ويعدلها بس ما يمسحها. والحاج يدخل يشوف دفعاته هو وبس. وأنا راعي الحملة أضيف الحجاج والباصات والخيام وأغير عليهم. يعطيك العافية وما نبي شي معقد تكفى.",
    entities: {
      "pilgrim|hajji|حاج": [
        "name",
        "passportNumber|passport|رقم جوازه|رقم الجواز|رقم جواز",
        "nationality|جنسية|الجنسية|جنسيته",
        "phone|mobile|phoneNumber|mobileNumber|جوال|جواله",
        "bloodType|bloodGroup|فصيلة دمه|فصيلة الدم|فصيلة دم",
        "bus|باص|الباص",
        "tent|خيمة|الخيمة",
      ],
      "bus|باص": [
        "number|busNumber|رقم",
        "driver|سايق|سائق",
        "seats|seatCount|numberOfSeats|seatsCount|chairs|chairCount|عدد كراسي|عدد الكراسي",
      ],
      "tent|خيمة": ["number|tentNumber|رقم", "location|site|موقع|الموقع", "capacity|سعة|السعة"],
      "payment|دفعة": ["pilgrim|hajji|حاج|الحاج", "amount|مبلغ|المبلغ", "date", "paymentMethod|method|paymentType|طريقة الدفع"],
      "checkup|visit|consultation|review|medicalVisit|medicalReview|followUp|appointment|مراجعة": [
        "pilgrim|hajji|حاج|الحاج",
        "complaint|شكوى|الشكوى",
        "medicine|medication|drug|treatment|دوا|الدوا|دواء",
      ],
    },
    roles: ["doctor|دكتور|طبيب", "guide|مرشد", "accountant|محاسب", "pilgrim|hajji|حاج", "owner|campaignOwner|راعي الحملة|راعي|صاحب الحملة"],
    may: [
      "doctor add checkup",
      "doctor see checkup",
      "guide see own pilgrim",
      "accountant add payment",
      "accountant change payment",
      "pilgrim see own payment",
      "owner add pilgrim",
      "owner add bus",
      "owner change tent",
    ],
    mayNot: [
      "guide see pilgrim",
      "guide see payment",
      "guide see checkup",
      "accountant delete payment",
      "accountant see checkup",
      "pilgrim see payment",
    ],
    links: ["pilgrim.bus > bus", "pilgrim.tent > tent", "payment.pilgrim > pilgrim", "checkup.pilgrim > pilgrim"],
  },
  {
    name: "محل بلايستيشن، بالمصري",
    text: "بقولك إيه يا باشمهندس، أنا فاتح محل بلايستيشن في شبرا وعايز حاجة تحسبلي الوقت بدل ما أنا قاعد أبص في الساعة طول الليل. عندي أجهزة، كل جهاز ليه رقم ونوع وسعر الساعة وحالة، يعني فاضي ولا شغال ولا عطلان. والجلسة فيها الجهاز واسم الزبون ووقت البداية ووقت النهاية وعدد الدراعات والحساب. وفي كمان مشروبات، كل مشروب ليه اسم وسعر وكمية، والطلب بيبقى فيه الجلسة والمشروب والعدد. الكاشير بيفتح الجلسات ويعدلها ويسجل الطلبات، بس مايقدرش يمسح جلسة ولا يغير في الأجهزة. الفني يشوف الأجهزة ويغير حالتها وبس، ومالوش دعوة بالجلسات. وأنا صاحب المحل اللي بضيف الأجهزة والمشروبات وأشوف كل الجلسات. الخلفية سودا والزراير أخضر فاتح.",
    entities: {
      "device|console|machine|جهاز": [
        "number|deviceNumber|رقم",
        "type|deviceType|نوع|النوع",
        "hourlyPrice|pricePerHour|hourPrice|hourlyRate|price|سعر الساعة",
        "status|حالة|الحالة",
      ],
      "session|gameSession|playSession|جلسة": [
        "device|console|machine|جهاز|الجهاز",
        "customerName|clientName|customer|name|اسم الزبون",
        "startTime|start|startsAt|وقت البداية",
        "endTime|end|endsAt|وقت النهاية",
        "controllers|controllerCount|numberOfControllers|controllersCount|عدد الدراعات",
        "bill|total|amount|account|totalAmount|الحساب|حساب",
      ],
      "drink|beverage|مشروب": ["name", "price", "quantity|stock|كمية|الكمية"],
      "order|drinkOrder|request|طلب": [
        "session|gameSession|playSession|جلسة|الجلسة",
        "drink|beverage|مشروب|المشروب",
        "count|quantity|number|عدد|العدد",
      ],
    },
    roles: ["cashier|كاشير", "technician|فني", "owner|shopOwner|صاحب المحل|صاحب محل"],
    may: [
      "cashier add session",
      "cashier change session",
      "cashier add order",
      "technician see device",
      "technician change device",
      "owner add device",
      "owner add drink",
      "owner see session",
    ],
    mayNot: [
      "cashier delete session",
      "cashier change device",
      "technician see session",
      "technician add device",
      "technician delete device",
    ],
    links: ["session.device > device", "order.session > session", "order.drink > drink"],
    theme: { background: "#000000", primary: "#90ee90" },
  },
  {
    name: "تأجير فساتين، بالشامي",
    text: "مرحبا، كيفك؟ أنا رنا من صيدا وبأجّر فساتين سهرة وأعراس. بدي موقع الصبايا يحجزو منو بدل ما كل النهار عم رد عالواتساب. كل فستان إلو اسم ومصمم ومقاس ولون وسعر الإيجار وتأمين وصور. الحجز فيه الفستان والزبونة وتاريخ المناسبة وتاريخ الاستلام وتاريخ الترجيع، وحالتو ناطر أو مأكد أو راجع أو ملغى. والزبونة بتاخد موعد قياس كمان: الفستان واليوم والساعة. الزبونة بتشوف حجوزاتها ومواعيدها بس، وما بتشوف حجوزات غيرها. معي مساعدة، بتأكد الحجوزات وبتسجّل التصليحات، كل تصليح فيه الفستان والعطل والكلفة، بس ما فيها تمحي فستان. وأنا صاحبة المحل بزيد الفساتين وبعدّلها وبمحيها. وأي حدا بيقدر يتفرّج عالفساتين بلا ما يسجّل دخول. الخلفية زهري فاتح والأزرار عنابي، ويسلمو.",
    entities: {
      "dress|gown|فستان": [
        "name",
        "designer|مصمم|المصمم",
        "size|مقاس|المقاس",
        "color|colour|لون|اللون",
        "rentalPrice|rentPrice|rent|price|سعر الإيجار",
        "deposit|insurance|securityDeposit|تأمين|التأمين",
        "photos|images|photo|image|pictures|صور|الصور",
      ],
      "booking|reservation|rental|حجز": [
        "dress|gown|فستان|الفستان",
        "customer|client|زبونة|الزبونة|زبون",
        "eventDate|occasionDate|تاريخ المناسبة",
        "pickupDate|receiptDate|receivedDate|pickUpDate|deliveryDate|collectionDate|تاريخ الاستلام",
        "returnDate|تاريخ الترجيع",
        "status|حالة|الحالة",
      ],
      "fitting|fittingAppointment|measurementAppointment|appointment|sizingAppointment|موعد قياس|موعد": [
        "dress|gown|فستان|الفستان",
        "day|date|يوم|اليوم",
        "time|hour|startTime|ساعة|الساعة",
      ],
      "repair|alteration|fix|maintenance|تصليح": [
        "dress|gown|فستان|الفستان",
        "fault|damage|defect|problem|issue|breakdown|عطل|العطل",
        "cost|كلفة|الكلفة",
      ],
    },
    roles: ["customer|client|زبونة|زبون", "assistant|مساعدة|مساعد", "owner|shopOwner|صاحبة المحل|صاحب المحل"],
    may: [
      "customer add own booking",
      "customer see own booking",
      "customer add own fitting",
      "customer see own fitting",
      "assistant change booking",
      "assistant add repair",
      "owner add dress",
      "owner change dress",
      "owner delete dress",
      "public see dress",
    ],
    mayNot: ["customer see booking", "customer see fitting", "customer change dress", "assistant delete dress", "public see booking"],
    links: ["booking.dress > dress", "fitting.dress > dress", "repair.dress > dress"],
    theme: { background: "#ffb6c1", primary: "#800000" },
  },
  {
    name: "محمية طبيعية، نقاط بالفصحى",
    text: `محمية طبيعية: متطلبات المنصة

أولًا: البيانات
- المناطق: الاسم، المساحة، درجة الحماية (كاملة، جزئية، مفتوحة)
- الأنواع: الاسم العربي، الاسم العلمي، حالة الحفظ، الصورة
- المشاهدات: النوع، المنطقة، التاريخ، العدد، الملاحظات
- الدوريات: المنطقة، الحارس، وقت البدء، وقت الانتهاء، المسافة المقطوعة
- الكاميرات: الرقم التسلسلي، المنطقة، تاريخ آخر صيانة
- تصاريح الزيارة: المنطقة، تاريخ الزيارة، عدد الزوار، الغرض، الحالة (قيد الدراسة، مقبول، مرفوض)

ثانيًا: الصلاحيات
- الحارس يسجّل الدوريات والمشاهدات، ولا يعدّل إلا دورياته
- الباحث يطّلع على الأنواع والمشاهدات ويضيف المشاهدات، ولا يحذفها
- الزائر يقدّم طلب تصريح زيارة ويتابع تصاريحه فقط
- مدير المحمية وحده يقبل التصاريح أو يرفضها، وله أن يضيف المناطق والكاميرات ويحذفها

ثالثًا: الألوان
الخلفية #f4f1e6 والأزرار زيتوني`,
    entities: {
      "zone|area|region|district|منطقة": [
        "name",
        "area|size|مساحة|المساحة",
        "protectionLevel|protectionDegree|degreeOfProtection|protection|درجة الحماية",
      ],
      "species|kind|نوع": [
        "arabicName|nameArabic|nameAr|الاسم العربي",
        "scientificName|الاسم العلمي",
        "conservationStatus|preservationStatus|status|حالة الحفظ",
        "photo|image|صورة|الصورة",
      ],
      "sighting|observation|view|watching|مشاهدة": [
        "species|kind|type|نوع|النوع",
        "zone|area|region|district|منطقة|المنطقة",
        "date",
        "count|number|quantity|عدد|العدد",
        "notes|note|remarks|ملاحظات|الملاحظات",
      ],
      "patrol|دورية": [
        "zone|area|region|district|منطقة|المنطقة",
        "guard|ranger|حارس|الحارس",
        "startTime|start|startsAt|وقت البدء",
        "endTime|end|endsAt|وقت الانتهاء",
        "distanceCovered|distance|distanceTravelled|distanceTraveled|coveredDistance|المسافة المقطوعة",
      ],
      "camera|كاميرا": [
        "serialNumber|الرقم التسلسلي",
        "zone|area|region|district|منطقة|المنطقة",
        "lastMaintenanceDate|lastMaintenance|lastServiceDate|maintenanceDate|تاريخ آخر صيانة",
      ],
      "visitPermit|permit|visitorPermit|visitingPermit|permission|تصريح زيارة|تصريح": [
        "zone|area|region|district|منطقة|المنطقة",
        "visitDate|date|dateOfVisit|تاريخ الزيارة",
        "visitorCount|visitors|numberOfVisitors|visitorsCount|عدد الزوار",
        "purpose|غرض|الغرض",
        "status|حالة|الحالة",
      ],
    },
    roles: [
      "guard|ranger|حارس",
      "researcher|باحث",
      "visitor|زائر",
      "manager|reserveManager|director|reserveDirector|مدير المحمية|مدير محمية|مدير",
    ],
    may: [
      "guard add patrol",
      "guard add sighting",
      "guard change own patrol",
      "researcher see species",
      "researcher see sighting",
      "researcher add sighting",
      "visitor add own visitPermit",
      "visitor see own visitPermit",
      "manager change visitPermit",
      "manager add zone",
      "manager delete camera",
    ],
    mayNot: [
      "guard change patrol",
      "researcher delete sighting",
      "visitor see visitPermit",
      "visitor change visitPermit",
      "guard change visitPermit",
      "visitor add sighting",
    ],
    links: ["sighting.species > species", "sighting.zone > zone", "patrol.zone > zone", "camera.zone > zone", "visitPermit.zone > zone"],
    theme: { background: "#f4f1e6", primary: "#808000" },
  },
  {
    name: "مطبخ ذبائح، رسائل واتساب",
    text: `[9:41 م] أبو فهد: السلام عليكم
[9:41 م] أبو فهد: عندي مطبخ ولايم وذبايح وأبغى تطبيق للطلبات
[9:42 م] أبو فهد: كل صنف له اسم وسعر وصورة وعدد الأشخاص
[9:43 م] أبو فهد: العميل يسوي طلب فيه الصنف والكمية وتاريخ المناسبة ووقت التوصيل والعنوان والملاحظات، زي بدون بصل 😅
[9:44 م] أبو فهد: وحالة الطلب: جديد، تحت التجهيز، في الطريق، واصل
[9:46 م] أبو فهد: الطباخ يشوف الطلبات ويغير حالتها بس ما يحذفها
[9:46 م] أبو فهد: المندوب له اسم وجوال ورقم لوحة
[9:47 م] أبو فهد: وكل طلب له مندوب، والمندوب يشوف الطلبات حقته بس
[9:50 م] أبو فهد: العميل يشوف طلباته هو فقط ويقيّم الطلب بعدين، التقييم نجوم وتعليق
[9:51 م] أبو فهد: وأنا المالك أضيف الأصناف والمناديب وأعدل الأسعار
[9:52 م] أبو فهد: الألوان خلفية بيج وأزرار برتقالي
[9:52 م] أبو فهد: متى يجهز؟؟`,
    entities: {
      "item|dish|meal|product|menuItem|صنف": [
        "name",
        "price|سعر",
        "photo|image|صورة",
        "people|peopleCount|numberOfPeople|persons|personCount|numberOfPersons|personsCount|servings|عدد الأشخاص",
      ],
      "order|request|طلب": [
        "item|dish|meal|product|menuItem|صنف|الصنف",
        "quantity|كمية|الكمية",
        "eventDate|occasionDate|تاريخ المناسبة",
        "deliveryTime|deliveryAt|وقت التوصيل",
        "address|عنوان|العنوان",
        "notes|note|remarks|ملاحظات|الملاحظات",
        "status|حالة|الحالة|حالة الطلب",
        "courier|driver|delegate|deliveryAgent|representative|agent|مندوب|المندوب",
      ],
      "courier|driver|delegate|deliveryAgent|representative|agent|مندوب": [
        "name",
        "phone|mobile|phoneNumber|mobileNumber|جوال",
        "plateNumber|licensePlate|plate|رقم لوحة|رقم اللوحة",
      ],
      "rating|review|تقييم": ["order|request|طلب|الطلب", "stars|rating|score|starCount|نجوم|النجوم", "comment|تعليق|التعليق"],
    },
    roles: ["customer|client|عميل", "cook|chef|طباخ", "courier|driver|delegate|deliveryAgent|representative|agent|مندوب", "owner|مالك"],
    may: [
      "customer add own order",
      "customer see own order",
      "customer add own rating",
      "cook see order",
      "cook change order",
      "courier see own order",
      "owner add item",
      "owner change item",
      "owner add courier",
    ],
    mayNot: ["customer see order", "cook delete order", "courier see order", "courier delete order", "customer change item"],
    links: ["order.item > item", "order.courier > courier", "rating.order > order"],
    theme: { background: "#f5f5dc", primary: "#ffa500" },
  },
  {
    name: "3D printing, chatty in two languages",
    text: "سلام، نحنا 3D printing service بعمّان وعنا 9 printers وكل الطلبات ضايعة بين الإيميل والواتساب. بدنا platform بسيطة: كل printer إلها name, model, nozzle size والحالة (idle, printing, under maintenance). الـ materials كمان: النوع واللون وسعر الغرام والكمية المتبقية. الزبون بيعمل print job فيه STL file, material, quantity, deadline وملاحظات، وبيشوف الـ print jobs تبعو بس. The operator assigns a printer to every print job وبيغيّر الـ status (queued, printing, done, picked up), but he can't delete any print job. The accountant issues the invoices: print job, amount, tax, تاريخ الاستحقاق, paid yes/no. الـ operator ما بيشوف الـ invoices أبداً. Manager بيضيف printers و materials وبيعدلهم. Background azure والأزرار كحلي لو سمحت.",
    entities: {
      printer: ["name", "model", "nozzleSize|nozzle", "status|حالة|الحالة"],
      "material|مادة": [
        "type|kind|materialType|نوع|النوع",
        "color|colour|لون|اللون",
        "pricePerGram|gramPrice|price|سعر الغرام",
        "remainingQuantity|quantity|stock|remaining|quantityLeft|الكمية المتبقية",
      ],
      "printJob|job": [
        "stlFile|file|stl",
        "material|مادة",
        "quantity",
        "deadline|dueDate",
        "notes|note|remarks|ملاحظات|الملاحظات",
        "printer",
        "status",
      ],
      "invoice|فاتورة": ["printJob|job", "amount", "tax", "dueDate|تاريخ الاستحقاق", "paid|isPaid"],
    },
    roles: ["customer|client|زبون", "operator", "accountant", "manager"],
    may: [
      "customer add own printJob",
      "customer see own printJob",
      "operator change printJob",
      "accountant add invoice",
      "manager add printer",
      "manager change material",
    ],
    mayNot: [
      "customer see printJob",
      "operator delete printJob",
      "operator see invoice",
      "customer change printer",
      "operator delete printer",
    ],
    links: ["printJob.material > material", "printJob.printer > printer", "invoice.printJob > printJob"],
    theme: { background: "#f0ffff", primary: "#000080" },
  },
  {
    name: "hackathon, notes of a meeting in two languages",
    text: `Hackathon platform، ملاحظات الاجتماع

1) Teams: اسم الفريق، الجامعة، عدد الأعضاء، track (health, fintech, climate)
2) Submissions: team, عنوان المشروع, demo video, repository link, الملخص
3) Scores: submission, innovation, technical quality, العرض, comment
4) Mentor sessions: mentor, team, التاريخ, start time, الموضوع

مين يسوي إيش:
- الـ team leader يسجل الفريق ويرفع الـ submission ويعدلها، وما يشوف إلا submission فريقه
- المحكّم يشوف كل الـ submissions ويضيف scores ولا يعدل أي submission
- Mentors see only their own mentor sessions
- Organizers manage teams, mentor sessions and announcements، وما أحد غيرهم يحذف فريق
- Team leaders cannot see scores

Dark mode مع accents فيروزي`,
    entities: {
      "team|فريق": [
        "name|teamName|اسم الفريق",
        "university|college|جامعة|الجامعة",
        "memberCount|members|membersCount|numberOfMembers|عدد الأعضاء",
        "track",
      ],
      "submission|projectSubmission": [
        "team|فريق|الفريق",
        "projectTitle|title|projectName|عنوان المشروع",
        "demoVideo|video|demo",
        "repositoryLink|repository|repositoryUrl|link|repoLink",
        "summary|abstract|ملخص|الملخص",
      ],
      "score|درجة": [
        "submission|projectSubmission",
        "innovation",
        "technicalQuality|quality",
        "presentation|offer|display|show|عرض|العرض",
        "comment",
      ],
      "mentorSession|session": [
        "mentor",
        "team|فريق|الفريق",
        "date|تاريخ|التاريخ",
        "startTime|start|startsAt",
        "topic|subject|موضوع|الموضوع",
      ],
      announcement: [],
    },
    roles: ["teamLeader|leader", "judge|محكم|arbitrator|referee", "mentor", "organizer|organiser"],
    may: [
      "teamLeader add own team",
      "teamLeader add own submission",
      "teamLeader change own submission",
      "teamLeader see own submission",
      "judge see submission",
      "judge add score",
      "mentor see own mentorSession",
      "organizer delete team",
      "organizer change mentorSession",
      "organizer add announcement",
    ],
    mayNot: [
      "teamLeader see submission",
      "teamLeader see score",
      "teamLeader delete team",
      "judge change submission",
      "mentor see mentorSession",
      "judge delete team",
    ],
    links: ["submission.team > team", "score.submission > submission", "mentorSession.team > team"],
    theme: { mode: "dark", accent: "#40e0d0" },
  },
];
