/** A set by someone who had never seen the planner: seven Arabic descriptions, two tidy, three chatty (Egyptian, Gulf, Levantine), two lists, one of them mixed. */
import type { Case } from "./case.ts";

export const ordinaryArabic: readonly Case[] = [
  {
    name: "travel office, tidy",
    text: `نظام إدارة مكتب سفر وسياحة

العملاء: الاسم الكامل، رقم الجواز، الجنسية، رقم الجوال، البريد الإلكتروني.
الرحلات السياحية: اسم الرحلة، الوجهة، تاريخ المغادرة، تاريخ العودة، السعر للفرد، عدد المقاعد، البرنامج.
الحجوزات: كل حجز يخص عميلًا واحدًا ورحلة واحدة، وفيه عدد الأفراد والمبلغ الإجمالي والحالة (مبدئي، مؤكد، ملغى).
الدفعات: كل دفعة تتبع حجزًا ولها مبلغ وتاريخ وطريقة دفع (نقدًا، تحويل، بطاقة).
التأشيرات: طلب تأشيرة لعميل، البلد، تاريخ التقديم، الحالة (قيد الإعداد، مقدمة، صدرت، مرفوضة)، صورة الجواز.

الصلاحيات: موظف المبيعات يضيف العملاء والحجوزات ويعدلها. المحاسب يسجل الدفعات ويطلع على الحجوزات دون تعديلها. مدير المكتب يضيف الرحلات ويحدد أسعارها. العميل يشاهد الرحلات وحجوزاته فقط.`,
    entities: {
      "customer|client": ["fullName|name", "passportNumber", "nationality", "mobile|mobileNumber|phone|phoneNumber", "email"],
      "trip|tour|touristTrip|tourTrip|journey": [
        "name|tripName|tourName|journeyName",
        "destination",
        "departureDate|departsOn",
        "returnDate|returnsOn",
        "pricePerPerson|price",
        "seats|numberOfSeats|seatCount|capacity",
        "program|programme|itinerary",
      ],
      "booking|reservation": [
        "customer|client",
        "trip|tour|touristTrip|tourTrip|journey",
        "people|numberOfPeople|persons|numberOfPersons|peopleCount|individuals|numberOfIndividuals",
        "total|totalAmount",
        "status",
      ],
      payment: ["booking|reservation", "amount", "date", "paymentMethod|method"],
      "visaApplication|visaRequest|visa": [
        "customer|client",
        "country",
        "submissionDate|applicationDate|submittedOn|date",
        "status",
        "passportPhoto|passportImage|passportPicture|passportCopy",
      ],
    },
    roles: [
      "salesEmployee|salesperson|salesAgent|sales|salesOfficer|salesStaff|salesClerk",
      "accountant",
      "officeManager|manager",
      "customer|client",
    ],
    may: [
      "salesEmployee add customer",
      "salesEmployee add booking",
      "salesEmployee change booking",
      "accountant add payment",
      "accountant see booking",
      "officeManager add trip",
      "officeManager change trip",
      "customer see trip",
      "customer see own booking",
    ],
    mayNot: ["accountant change booking", "customer see booking", "customer add payment", "salesEmployee add trip"],
    links: ["booking.customer > customer", "booking.trip > trip", "payment.booking > booking", "visaApplication.customer > customer"],
  },
  {
    name: "orphan sponsorship, tidy sentences",
    text: "منصة لجمعية ترعى الأيتام. لكل يتيم اسم وتاريخ ميلاد وجنس ومدرسة وحالة صحية وصورة، ويتبع أسرة واحدة. للأسرة اسم الأم وعنوان ورقم هاتف وعدد الأفراد. الكفيل له اسم وبلد وبريد إلكتروني. الكفالة تربط كفيلًا بيتيم ولها مبلغ شهري وتاريخ بداية ومدة بالأشهر وحالة: سارية أو متوقفة أو منتهية. تسجل المدفوعات لكل كفالة بالمبلغ والشهر وتاريخ الاستلام. يكتب الباحث الاجتماعي تقريرًا عن زيارته للأسرة فيه تاريخ الزيارة والملاحظات والاحتياجات. يستطيع الكفيل أن يرى أيتامه الذين يكفلهم ومدفوعاته، ولا يرى عناوين الأسر. مسؤول الكفالات يدير الأيتام والكفالات. أمين الصندوق يسجل المدفوعات.",
    entities: {
      orphan: [
        "name",
        "dateOfBirth|birthDate",
        "gender|sex",
        "school",
        "healthStatus|healthCondition|health|medicalCondition",
        "photo|image|picture",
        "family",
      ],
      family: [
        "motherName|mothersName",
        "address",
        "phoneNumber|phone",
        "members|numberOfMembers|memberCount|familyMembers|membersCount|people|numberOfPeople|individuals|numberOfIndividuals",
      ],
      sponsor: ["name", "country", "email"],
      sponsorship: [
        "sponsor",
        "orphan",
        "monthlyAmount",
        "startDate|startsOn",
        "months|durationMonths|duration|durationInMonths|numberOfMonths",
        "status",
      ],
      payment: ["sponsorship", "amount", "month", "receivedOn|receiptDate|receivedDate|dateReceived"],
      "visitReport|report|familyVisit|visit": ["family", "visitDate|date", "notes|remarks", "needs"],
    },
    roles: [
      "socialResearcher|socialWorker|researcher",
      "sponsor",
      "sponsorshipOfficer|sponsorshipManager|sponsorshipsOfficer|sponsorshipsManager",
      "treasurer|cashier",
    ],
    may: [
      "socialResearcher add visitReport",
      "sponsor see own orphan",
      "sponsor see own payment",
      "sponsorshipOfficer add orphan",
      "sponsorshipOfficer change sponsorship",
      "treasurer add payment",
    ],
    mayNot: ["sponsor see orphan", "sponsor see payment", "sponsor change sponsorship", "treasurer add orphan", "sponsor see visitReport"],
    links: [
      "orphan.family > family",
      "sponsorship.sponsor > sponsor",
      "sponsorship.orphan > orphan",
      "payment.sponsorship > sponsorship",
      "visitReport.family > family",
    ],
  },
  {
    name: "men's barber, Egyptian",
    text: "السلام عليكم، أنا عندي صالون حلاقة رجالي في المعادي وعايز أعمل أبلكيشن للحجز. الزبون يدخل يختار الحلاق اللي هو عايزه والخدمة والميعاد، ويقدر يلغي الحجز لو ظروفه اتغيرت. كل خدمة ليها اسم وسعر ومدتها بالدقايق. الحلاقين عندي خمسة، كل واحد ليه اسم وصورة وأيام شغله. عايز كل حلاق يشوف حجوزاته هو بس مش بتاعة زمايله. وبعد ما الزبون يخلص يقدر يعمل تقييم من خمسة ويكتب تعليق. أنا كصاحب المحل أضيف الخدمات وأعدل الأسعار وأشوف كل الحجوزات. واللون يكون أسود في دهبي يعني الخلفية سودا والزراير دهبي.",
    entities: {
      service: ["name", "price", "duration|minutes|durationMinutes|durationInMinutes"],
      barber: ["name", "photo|image|picture", "workDays|workingDays|daysOfWork"],
      "booking|appointment|reservation": [
        "barber",
        "service",
        "time|startsAt|date|appointment|dateTime|appointmentTime|startTime",
        "status|state|cancelled",
      ],
      "review|rating|evaluation": ["rating|stars|score", "comment", "booking|barber|appointment|reservation"],
    },
    roles: ["customer|client", "barber", "owner|shopOwner|storeOwner|salonOwner"],
    may: [
      "customer add own booking",
      "customer see barber",
      "customer see service",
      "barber see own booking",
      "customer add own review",
      "owner add service",
      "owner change service",
      "owner see booking",
    ],
    mayNot: ["barber see booking", "customer see booking", "customer change service", "barber change service"],
    links: ["booking.barber > barber", "booking.service > service"],
    theme: { background: "#000000", primary: "#ffd700" },
  },
  {
    name: "car showroom, Gulf",
    text: "مرحبا، عندنا معرض سيارات مستعملة في الشارقة ونبي نظام مرتب. السيارة نسجل لها الماركة والموديل وسنة الصنع واللون والممشى ورقم الشاسيه وسعر البيع وكم صورة، وتكون متاحة أو محجوزة أو مباعة. أي واحد يدخل الموقع يقدر يتصفح السيارات المتاحة، وإذا عجبته وحدة يرسل طلب تجربة قيادة ويكتب اسمه ورقمه واليوم اللي يناسبه. البائع يرد على الطلبات ويسوي عقد البيع: السيارة والمشتري والمبلغ والعربون وتاريخ التسليم. سعر الشراء ما يشوفه إلا المدير والمحاسب، البائعين لا. الفني يسوي فحص للسيارة قبل ما تنعرض ويكتب النتيجة والملاحظات. نبي اللون كحلي.",
    entities: {
      car: [
        "make|brand",
        "model",
        "year|manufactureYear|yearOfManufacture|productionYear|modelYear",
        "colour|color",
        "mileage|odometer",
        "chassisNumber|vin",
        "salePrice|sellingPrice|price",
        "photos|photo|images|pictures|image",
        "status|state",
        "purchasePrice|buyingPrice",
      ],
      "testDriveRequest|testDrive|drivingTrialRequest": [
        "car",
        "name",
        "phone|number|phoneNumber",
        "day|date|preferredDay|suitableDay|preferredDate",
      ],
      "saleContract|salesContract|contract|sale": [
        "car",
        "buyer",
        "amount",
        "deposit|downPayment|advance",
        "deliveryDate|deliveredOn|handoverDate",
      ],
      "inspection|carInspection": ["car", "result", "notes|remarks"],
    },
    roles: ["salesperson|seller|salesman|vendor", "manager", "accountant", "technician"],
    may: [
      "public see car",
      "public add testDriveRequest",
      "salesperson change testDriveRequest",
      "salesperson add saleContract",
      "technician add inspection",
      "manager see car",
      "accountant see car",
    ],
    mayNot: ["public see saleContract", "technician add saleContract", "public add car"],
    links: ["testDriveRequest.car > car", "saleContract.car > car", "inspection.car > car"],
    theme: { primary: "#000080" },
  },
  {
    name: "nursery, Levantine",
    text: "مرحبا، بدي نظام لحضانة أطفال عنا ٦٠ ولد تقريبا. كل طفل بدنا اسمه وتاريخ ميلاده وصفه وزمرة الدم وإذا عنده حساسية من شي، ومين مسموح ياخده من الحضانة. المعلمة بتسجل كل يوم لكل طفل شو أكل وقديش نام وكيف كان مزاجه وبتحط صور، وهاد التقرير اليومي بيشوفه أهل الطفل بس. الأهل كمان فيهن يبعتوا رسالة للمعلمة أو يبلغوا عن غياب مع السبب. المحاسبة بتصدر القسط الشهري لكل طفل: الشهر والمبلغ ومدفوع أو لا. والمديرة هي اللي بتضيف الأطفال والمعلمات وبتوزعهن عالصفوف.",
    entities: {
      child: [
        "name",
        "dateOfBirth|birthDate",
        "class|classroom|grade",
        "bloodType|bloodGroup",
        "allergies|allergy",
        "authorizedPickup|allowedToPickUp|pickupPersons|pickupPerson|authorizedPerson|allowedPickup|whoMayPickUp|pickup",
      ],
      dailyReport: [
        "child",
        "food|meal|meals|ate|eaten|whatAte|eating",
        "sleep|nap|sleepDuration|sleepHours|sleeping",
        "mood",
        "photos|photo|images|pictures",
        "date|day",
      ],
      message: [],
      "absence|absenceReport|absenceNotice": ["child", "reason", "date|day"],
      "monthlyInstallment|installment|monthlyFee|fee|instalment|monthlyInstalment|tuition": [
        "child",
        "month",
        "amount",
        "paid|isPaid|status",
      ],
      "class|classroom|grade": [],
      teacher: [],
    },
    roles: ["teacher", "parent|guardian|parents|family", "accountant", "principal|manager|director|headmistress"],
    may: [
      "teacher add dailyReport",
      "parent see own dailyReport",
      "parent add own message",
      "parent add own absence",
      "accountant add monthlyInstallment",
      "principal add child",
    ],
    mayNot: ["parent see dailyReport", "parent add child", "teacher add monthlyInstallment", "parent add dailyReport"],
    links: ["dailyReport.child > child", "monthlyInstallment.child > child", "absence.child > child"],
  },
  {
    name: "air conditioning maintenance, list",
    text: `مؤسسة صيانة مكيفات
- العملاء (الاسم، الجوال، الحي، الموقع على الخريطة)
- المكيفات: النوع سبليت أو شباك أو مركزي، الماركة، السعة بالطن، تاريخ التركيب، تابع لعميل
- طلبات الصيانة: العميل، المكيف، وصف العطل، تاريخ الزيارة، الفني، الحالة جديد/مجدول/تحت التنفيذ/منجز/ملغي
- قطع الغيار: الاسم، رقم القطعة، الكمية، السعر
- القطع المستخدمة في كل طلب مع الكمية
- فاتورة لكل طلب: أجرة اليد، الإجمالي، هل دفعت
- المنسق يستقبل الطلبات ويوزعها على الفنيين
- الفني لا يرى إلا الطلبات المسندة إليه ويحدث حالتها
- أمين المستودع مسؤول عن قطع الغيار
- العميل يقدم الطلب ويتابعه ويقيم الخدمة بعد الانتهاء`,
    entities: {
      "customer|client": ["name", "mobile|phone", "district|neighbourhood|neighborhood", "location|mapLocation|locationOnMap"],
      "airConditioner|conditioner|ac|acUnit": [
        "type|kind",
        "brand|make",
        "capacity|capacityTons|capacityInTons|tons|tonnage",
        "installationDate|installedOn",
        "customer|client",
      ],
      "maintenanceRequest|serviceRequest|request": [
        "customer|client",
        "airConditioner|conditioner|ac|acUnit",
        "faultDescription|description|fault|problemDescription",
        "visitDate|visitOn",
        "technician",
        "status",
      ],
      "sparePart|part": ["name", "partNumber|number", "quantity", "price"],
      "usedPart|partUsed|partUse|requestPart|partUsage|usedSparePart": [
        "maintenanceRequest|request|serviceRequest",
        "sparePart|part",
        "quantity",
      ],
      invoice: [
        "maintenanceRequest|request|serviceRequest",
        "labourCost|laborCost|labourFee|laborFee|labour|labor|wage|labourCharge|laborCharge|fee",
        "total",
        "paid|isPaid",
      ],
      "review|rating|serviceReview|serviceRating|evaluation": [],
    },
    roles: ["coordinator", "technician", "storekeeper|warehouseKeeper|warehouseManager|storeKeeper|warehouseSupervisor", "customer|client"],
    may: [
      "coordinator see maintenanceRequest",
      "coordinator change maintenanceRequest",
      "technician see own maintenanceRequest",
      "technician change own maintenanceRequest",
      "storekeeper change sparePart",
      "storekeeper add sparePart",
      "customer add own maintenanceRequest",
      "customer see own maintenanceRequest",
      "customer add own review",
    ],
    mayNot: [
      "technician see maintenanceRequest",
      "customer see maintenanceRequest",
      "customer change sparePart",
      "technician add sparePart",
    ],
    links: [
      "airConditioner.customer > customer",
      "maintenanceRequest.customer > customer",
      "maintenanceRequest.airConditioner > airConditioner",
      "usedPart.sparePart > sparePart",
      "invoice.maintenanceRequest > maintenanceRequest",
    ],
  },
  {
    name: "tailoring workshop, mixed list",
    text: `ورشة تفصيل وخياطة – المطلوب:
- Customers: الاسم، الجوال + measurements (الطول، الكتف، الصدر، الخصر)
- الأقمشة Fabrics: الاسم، اللون، السعر للمتر، المتوفر بالمتر
- طلب تفصيل (tailoring order): الزبون، نوع القطعة (ثوب / عباءة / بدلة)، القماش، عدد القطع، delivery date، السعر، العربون
- status: new, cutting, sewing, ready, delivered
- الخياط tailor يشوف الطلبات المحولة له فقط and updates the status
- reception تسجل الزبائن والطلبات وتستلم الدفعات (payments: amount, date)
- المدير manager يشوف كل شي ويعدل أسعار الأقمشة`,
    entities: {
      "customer|client": ["name", "mobile|phone"],
      "measurement|measurements": ["customer|client", "length|height", "shoulder", "chest", "waist"],
      fabric: [
        "name",
        "colour|color",
        "pricePerMetre|pricePerMeter|price",
        "availableMetres|metersAvailable|available|stock|availableMeters|availableInMeters|metresAvailable|availablePerMeter",
      ],
      "tailoringOrder|order": [
        "customer|client",
        "garmentType|pieceType|type|itemType|kind",
        "fabric",
        "pieces|numberOfPieces|quantity|pieceCount",
        "deliveryDate",
        "price",
        "deposit|downPayment|advance",
        "status",
        "tailor",
      ],
      payment: ["tailoringOrder|order", "amount", "date"],
    },
    roles: ["tailor", "receptionist|reception", "manager"],
    may: [
      "tailor see own tailoringOrder",
      "tailor change own tailoringOrder",
      "receptionist add customer",
      "receptionist add tailoringOrder",
      "receptionist add payment",
      "manager change fabric",
      "manager see tailoringOrder",
    ],
    mayNot: ["tailor see tailoringOrder", "tailor add payment", "receptionist change fabric"],
    links: ["tailoringOrder.customer > customer", "tailoringOrder.fabric > fabric", "payment.tailoringOrder > tailoringOrder"],
  },
];
