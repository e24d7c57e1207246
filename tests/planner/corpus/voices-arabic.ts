/** عشرة طلبات عربية بأصوات ولهجات شتى، كُتبت قبل تغيير أي قاعدة لأجلها. */
import type { Case } from "./case.ts";

export const voicesArabic: readonly Case[] = [
  {
    name: "عيادة بيطرية، بالفصحى",
    text: `نرغب في نظام لعيادتنا البيطرية. لكل حيوان اسم ونوع (قط، كلب، طائر) وتاريخ ميلاد ووزن، وهو ملك لمربٍّ. والمربي له اسم ورقم جوال وعنوان. تُسجَّل كل زيارة باسم الحيوان والطبيب المعالج مع تاريخها وسببها والتشخيص. وتُصرف في الزيارة أدوية، ولكل دواء اسم وسعر وكمية متوفرة. ويعمل الطبيب في فرع، والفرع له اسم ومدينة.
يحجز المربي موعدًا ولا يرى إلا حيواناته وزياراته. ويسجل الطبيب الزيارات ويعدلها ولا يحذفها. ويدير مدير الفرع الأطباء والأدوية.`,
    entities: {
      "animal|pet|حيوان": ["name", "type|kind|species|نوع", "birthDate|dateOfBirth", "weight", "owner|breeder|مربي|مربٍّ|مرب"],
      "owner|breeder|مربي|المربي": ["name", "phone|mobile", "address"],
      visit: ["animal|pet|حيوان", "doctor|vet|طبيب", "date", "reason|cause", "diagnosis"],
      "medicine|medication|drug|دواء": ["name", "price", "availableQuantity|quantity|كمية متوفرة|stock"],
      "doctor|طبيب": ["branch"],
      branch: ["name", "city"],
      appointment: [],
    },
    roles: ["owner|breeder|مربي|المربي", "doctor|vet|طبيب", "branchManager|manager|مدير الفرع"],
    may: [
      "owner add own appointment",
      "owner see own animal",
      "owner see own visit",
      "doctor add visit",
      "doctor change visit",
      "branchManager add medicine",
      "branchManager change doctor",
    ],
    mayNot: ["owner see animal", "owner see visit", "doctor delete visit"],
    links: ["animal.owner > owner", "visit.animal > animal", "visit.doctor > doctor", "doctor.branch > branch"],
  },
  {
    name: "محل ورد، سعودي",
    text: "السلام عليكم، عندي محل ورد بالرياض وأبغى موقع يرتب لي شغلي. الباقة فيها اسم وصورة وسعر ووصف، وتندرج تحت مناسبة زي زواج أو تخرج أو عيادة مريض. الزبون يطلب باقة ويكتب اسم المستلم وجواله والحي ووقت التوصيل وعبارة على الكرت. كل طلب يستلمه مندوب واحد ويوصله، والمندوب ما يشوف إلا طلباته. المناديب عندهم اسم وجوال ولوحة السيارة. المنسقة هي اللي تجهز الطلب وتغير حالته من جديد إلى جاهز إلى تم التوصيل. الزبون يقدر يقيم الباقة بعد ما توصل. وأنا المالك أشوف كل شي وأعدل الأسعار. أبغى الخلفية وردي فاتح والأزرار عنابي.",
    entities: {
      "bouquet|باقة": ["name", "photo|image", "price", "description", "occasion|مناسبة"],
      "occasion|مناسبة": [],
      order: [
        "bouquet|باقة",
        "customer",
        "recipientName|receiverName|اسم المستلم",
        "recipientPhone|receiverPhone|phone|mobile|جوال|جواله|جوال المستلم",
        "district|neighborhood|neighbourhood|حي|الحي",
        "deliveryTime|وقت التوصيل",
        "cardMessage|cardText|message|عبارة على الكرت|عبارة",
        "courier|driver|delegate|representative|مندوب",
        "status",
      ],
      "courier|driver|delegate|representative|مندوب": ["name", "phone|mobile", "plateNumber|carPlate|plate|لوحة السيارة"],
      customer: [],
      review: ["bouquet|باقة", "customer", "rating"],
    },
    roles: ["customer", "courier|driver|delegate|representative|مندوب", "coordinator|arranger|florist|منسقة|منسق", "owner|المالك|مالك"],
    may: [
      "customer add own order",
      "courier see own order",
      "coordinator change order",
      "customer add review",
      "owner see order",
      "owner change bouquet",
    ],
    mayNot: ["courier see order", "customer see order", "courier change bouquet"],
    links: ["bouquet.occasion > occasion", "order.bouquet > bouquet", "order.courier > courier", "order.customer > customer"],
    theme: { background: "#ffb6c1" },
  },
  {
    name: "نادي كرة، مصري",
    text: "احنا أكاديمية كورة للأولاد وعايزين أبليكيشن ننظم بيه الدنيا. اللاعب بيبقى ليه اسم وتاريخ ميلاد وصورة ومركز، وبيلعب في فريق. الفريق فيه اسم وسنة ميلاد ومدرب. التمرين بيكون فيه الفريق والملعب والتاريخ والساعة، وبعد كل تمرين الكابتن بيسجل الغياب: مين حضر ومين ماحضرش. كل لاعب وراه ولي أمر، وولي الأمر بيدفع الاشتراك كل شهر، والاشتراك فيه المبلغ والشهر ومدفوع ولا لأ. الملاعب ليها اسم وعنوان وإيجار الساعة. ولي الأمر بيشوف ابنه بس وبيشوف اشتراكاته. الكابتن بيشوف لاعيبة فريقه. الحسابات هي اللي بتسجل الاشتراكات ومحدش غيرها يمسح اشتراك.",
    entities: {
      "player|لاعب": ["name", "birthDate|dateOfBirth", "photo|image", "position|مركز", "team|فريق", "guardian|parent|ولي أمر|ولي الأمر"],
      "team|فريق": ["name", "birthYear|yearOfBirth|سنة ميلاد|سنة الميلاد", "coach|trainer|captain|مدرب"],
      "training|trainingSession|practice|session|تمرين": [
        "team|فريق",
        "field|pitch|court|ملعب|playground|stadium",
        "date",
        "time|hour|الساعة|ساعة",
      ],
      "attendance|absence|غياب": ["player|لاعب", "training|trainingSession|practice|session|تمرين"],
      "guardian|parent|ولي أمر|ولي الأمر": [],
      "subscription|اشتراك": ["amount", "month", "paid|status|paymentStatus|مدفوع|isPaid", "guardian|parent|ولي أمر|ولي الأمر"],
      "field|pitch|court|ملعب|playground|stadium": ["name", "address", "hourlyRent|rentPerHour|إيجار الساعة|hourRent"],
    },
    roles: [
      "guardian|parent|ولي أمر|ولي الأمر",
      "captain|coach|trainer|كابتن|مدرب|الكابتن",
      "accounting|accountant|accounts|حسابات|الحسابات",
    ],
    may: [
      "guardian see own player",
      "guardian see own subscription",
      "captain see own player",
      "captain add attendance",
      "accounting add subscription",
    ],
    mayNot: ["guardian see player", "guardian see subscription", "captain delete subscription", "captain see player"],
    links: ["player.team > team", "training.team > team", "training.field > field", "player.guardian > guardian"],
  },
  {
    name: "مشتل، سوري",
    text: "يعطيكن العافية، عنا مشتل وبدنا برنامج صغير. كل نبتة إلها اسم عربي واسم علمي وسعر وصورة وكم قطعة ضايل، ومزروعة ببيت بلاستيكي. البيوت البلاستيكية إلها رقم ومساحة ودرجة حرارة. منسجل كل سقاية: أي بيت، مين سقى، وقديش مي. الموردين منجيب من عندن البذور، وكل مورد إلو اسم وتلفون وبلد. فاتورة البيع بيكون فيها الزبون والنباتات والمجموع والحسم. العامل بيسجل السقايات وبس. البياع بيعمل فواتير وما بيقدر يمحي فاتورة. المعلم بيشوف كلشي وبيمحي.",
    entities: {
      "plant|نبتة|نبات": [
        "arabicName|nameInArabic|اسم عربي",
        "scientificName|اسم علمي",
        "price",
        "photo|image",
        "stock|quantity|remaining|pieces|عدد القطع|remainingQuantity",
        "greenhouse|بيت بلاستيكي|plasticHouse",
      ],
      "greenhouse|بيت بلاستيكي|plasticHouse": ["number", "area", "temperature|درجة حرارة|درجة الحرارة"],
      "watering|irrigation|سقاية": [
        "greenhouse|بيت بلاستيكي|plasticHouse|house|بيت",
        "worker|عامل|wateredBy",
        "water|amount|waterAmount|quantity|كمية المي",
      ],
      "supplier|مورد": ["name", "phone", "country"],
      "invoice|saleInvoice|salesInvoice|فاتورة البيع|فاتورة": ["customer", "plant|نبتة|plants|نباتات", "total", "discount|حسم"],
      customer: [],
    },
    roles: ["worker|عامل|employee", "salesperson|seller|salesman|vendor|بياع|بائع", "owner|boss|معلم|manager|teacher|المعلم"],
    may: ["worker add watering", "salesperson add invoice", "owner see plant", "owner delete invoice"],
    mayNot: ["salesperson delete invoice", "worker see invoice", "worker delete watering"],
    links: ["plant.greenhouse > greenhouse", "invoice.customer > customer", "watering.greenhouse > greenhouse"],
  },
  {
    name: "أرشيف مخطوطات، جهة حكومية",
    text: `تهدف المكتبة الوطنية من هذا المشروع إلى حفظ التراث وتعزيز الشفافية وتطوير الخدمات المقدمة للباحثين. والمطلوب منصة تشتمل على الآتي:
1) المخطوطات: العنوان، والمؤلف، وتاريخ النسخ، وعدد الأوراق، ورقم الحفظ، وحالة المخطوط (سليم، متضرر، قيد الترميم)، والخزانة التي يُحفظ فيها.
2) المؤلفون: الاسم، واللقب، وسنة الوفاة.
3) الخزائن: رقم الخزانة، والقاعة، ودرجة الرطوبة.
4) طلبات الاطلاع: يقدمها الباحث لمخطوط بعينه، وفيها الغرض والتاريخ المقترح، ويوافق عليها أمين المخطوطات.
5) أعمال الترميم: تتبع مخطوطًا وينفذها مرمِّم، وتتضمن تاريخ البدء وتاريخ الانتهاء والمواد المستعملة والتكلفة.
ويطّلع الباحث على المخطوطات وعلى طلباته دون سواها. ويتولى أمين المخطوطات إضافة المخطوطات وتعديلها، ولا يحذفها إلا المدير العام. ولا يرى المرمم إلا أعمال الترميم المسندة إليه.`,
    entities: {
      "manuscript|مخطوط|مخطوطة": [
        "title",
        "author|مؤلف",
        "copyDate|copyingDate|transcriptionDate|تاريخ النسخ",
        "folioCount|leafCount|paperCount|numberOfPapers|papersCount|sheetCount|عدد الأوراق|pageCount",
        "shelfmark|preservationNumber|رقم الحفظ",
        "status|condition|حالة المخطوط",
        "cabinet|vault|safe|خزانة|treasury",
      ],
      "author|مؤلف": ["name", "surname|title|nickname|لقب|اللقب|lastName", "deathYear|yearOfDeath|سنة الوفاة"],
      "cabinet|vault|safe|خزانة|treasury": ["number|cabinetNumber|رقم الخزانة", "hall|room|قاعة", "humidity|humidityLevel|درجة الرطوبة"],
      "viewingRequest|accessRequest|طلب اطلاع|request|readingRequest": [
        "researcher|باحث",
        "manuscript|مخطوط|مخطوطة",
        "purpose|غرض",
        "proposedDate|suggestedDate|تاريخ مقترح|التاريخ المقترح|date",
        "status",
      ],
      "restoration|restorationWork|ترميم|أعمال الترميم|عمل ترميم|عمل الترميم": [
        "manuscript|مخطوط|مخطوطة",
        "restorer|مرمم|مرمِّم",
        "startDate",
        "endDate",
        "materials|usedMaterials|materialsUsed|المواد المستعملة|مواد مستعملة",
        "cost",
      ],
    },
    roles: [
      "researcher|باحث",
      "manuscriptCurator|curator|manuscriptKeeper|librarian|أمين المخطوطات|keeper",
      "restorer|مرمم|مرمِّم",
      "generalManager|director|manager|generalDirector|المدير العام|مدير عام",
    ],
    may: [
      "researcher see manuscript",
      "researcher add own viewingRequest",
      "researcher see own viewingRequest",
      "manuscriptCurator add manuscript",
      "manuscriptCurator change manuscript",
      "manuscriptCurator change viewingRequest",
      "generalManager delete manuscript",
      "restorer see own restoration",
    ],
    mayNot: [
      "manuscriptCurator delete manuscript",
      "researcher see viewingRequest",
      "restorer see restoration",
      "researcher change manuscript",
    ],
    links: [
      "manuscript.author > author",
      "manuscript.cabinet > cabinet",
      "viewingRequest.manuscript > manuscript",
      "restoration.manuscript > manuscript",
    ],
  },
  {
    name: "نقليات، كويتي",
    text: "هلا، عندنا شركة نقليات ونبي نظام حق الرحلات. كل رحلة على شاحنة وسايق، وتطلع من مستودع وتوصل حق عميل، ونبي فيها تاريخ الطلعة وتاريخ الوصول وعدد الكيلوات والأجرة. الشاحنة: رقم اللوحة والموديل والحمولة وتاريخ انتهاء الدفتر. السايق: اسمه ورقمه المدني وتلفونه ورخصته. المستودعات: الاسم والمنطقة. وإذا صار عطل، السايق يسجل بلاغ على الشاحنة ويحط صورة ووصف. السايق ما يشوف إلا رحلاته. المحاسب يطلع فاتورة حق كل رحلة، والفاتورة فيها رقم ومبلغ وحالة الدفع. مسؤول الحركة يوزع الرحلات على السواق ويعدلها. والمدير بس يقدر يحذف رحلة.",
    entities: {
      "trip|رحلة": [
        "truck|شاحنة",
        "driver|سايق|سائق",
        "warehouse|مستودع",
        "customer|client",
        "departureDate|startDate|تاريخ الطلعة|exitDate",
        "arrivalDate|تاريخ الوصول",
        "kilometers|kilos|distance|kilometerCount|عدد الكيلوات",
        "fare|fee|wage|أجرة|الأجرة|price",
      ],
      "truck|شاحنة": [
        "plateNumber|plate",
        "model",
        "load|capacity|payload|حمولة",
        "registrationExpiryDate|expiryDate|تاريخ انتهاء الدفتر|registrationExpiry",
      ],
      "driver|سايق|سائق": [
        "name",
        "civilId|civilNumber|nationalId|رقمه المدني|الرقم المدني|رقم مدني",
        "phone",
        "license|licence|رخصة|licenseNumber",
      ],
      "warehouse|مستودع": ["name", "region|area|منطقة"],
      "customer|client": [],
      "report|breakdown|بلاغ|fault|incident": ["truck|شاحنة", "photo|image", "description"],
      invoice: ["trip|رحلة", "number|invoiceNumber", "amount", "paymentStatus|status"],
    },
    roles: [
      "driver|سايق|سائق",
      "accountant|محاسب",
      "dispatcher|movementOfficer|مسؤول الحركة|trafficOfficer|movementManager",
      "manager|director|مدير|admin",
    ],
    may: ["driver see own trip", "driver add report", "accountant add invoice", "dispatcher change trip", "manager delete trip"],
    mayNot: ["driver see trip", "dispatcher delete trip", "driver see invoice", "accountant delete trip"],
    links: [
      "trip.truck > truck",
      "trip.driver > driver",
      "trip.warehouse > warehouse",
      "trip.customer > customer",
      "report.truck > truck",
      "invoice.trip > trip",
    ],
  },
  {
    name: "جمعية خيرية، قائمة منقطة",
    text: `منصة لجمعية «عطاء» الخيرية
الأهداف: التطوير المستمر، والمتابعة الدقيقة، والشفافية مع المتبرعين.
الأقسام:
- الأسر المستفيدة: اسم رب الأسرة، رقم الهوية، عدد الأفراد، الحي، الدخل الشهري، الباحث الاجتماعي المسؤول عنها
- الزيارات الميدانية: الأسرة، الباحث، تاريخ الزيارة، الملاحظات، الصور
- التبرعات: المتبرع، المبلغ، التاريخ، المشروع المخصص له، طريقة الدفع (نقد، تحويل، بطاقة)
- المشاريع: الاسم، الوصف، المبلغ المستهدف، تاريخ الانتهاء
- المساعدات: نوعها (مالية، غذائية، صحية)، القيمة، الأسرة، المشروع الذي صُرفت منه
الصلاحيات:
- المتبرع: يتبرع ويطّلع على تبرعاته فقط
- الباحث الاجتماعي: يضيف الزيارات، ويرى الأسر المسندة إليه فقط
- مدير البرامج: يدير المشاريع والمساعدات
- المحاسب: يسجل التبرعات ولا يحذفها`,
    entities: {
      "family|beneficiaryFamily|أسرة|أسرة مستفيدة|household": [
        "headName|headOfFamilyName|householdHeadName|اسم رب الأسرة|familyHeadName|headOfFamily",
        "nationalId|idNumber|رقم الهوية",
        "memberCount|membersCount|عدد الأفراد|individualCount|familySize|numberOfMembers",
        "district|neighborhood|neighbourhood|حي|الحي",
        "monthlyIncome|دخل شهري",
        "socialResearcher|researcher|socialWorker|باحث اجتماعي|باحث|الباحث الاجتماعي",
      ],
      "fieldVisit|visit|زيارة ميدانية": [
        "family|beneficiaryFamily|أسرة|أسرة مستفيدة|household",
        "researcher|socialResearcher|socialWorker|باحث|باحث اجتماعي",
        "visitDate|date",
        "notes|remarks",
        "photos|photo|images|image|صور",
      ],
      donation: ["donor|متبرع", "amount", "date", "project", "paymentMethod"],
      project: ["name", "description", "targetAmount|المبلغ المستهدف", "endDate"],
      "aid|assistance|مساعدة|help": ["type|kind|نوع", "value|قيمة", "family|beneficiaryFamily|أسرة|أسرة مستفيدة|household", "project"],
    },
    roles: [
      "donor|متبرع",
      "socialResearcher|researcher|socialWorker|باحث اجتماعي|الباحث الاجتماعي",
      "programManager|programsManager|مدير البرامج|manager",
      "accountant|محاسب",
    ],
    may: [
      "donor see own donation",
      "donor add own donation",
      "socialResearcher add fieldVisit",
      "socialResearcher see own family",
      "programManager change project",
      "programManager add aid",
      "accountant add donation",
    ],
    mayNot: ["donor see donation", "socialResearcher see family", "accountant delete donation"],
    links: ["fieldVisit.family > family", "donation.project > project", "aid.family > family", "aid.project > project"],
  },
  {
    name: "نزل صحراوي، دارجة مغربية",
    text: "السلام خوتي، عندي نزل فمرزوگة وبغيت سيستيم. الخيمة عندها سمية ونمرة وشحال من بلاصة وثمن الليلة. الكليان كيحجز خيمة من نهار لنهار، والحجز فيه السمية ديال الكليان والتليفون وشحال من واحد. كاين حتى الخرجات: كل خرجة عندها نهار وثمن وكيقودها گيد، والگيد عندو سمية ولغات وتليفون. الكليان يقدر يتقيد فخرجة. الموظف ديال الاستقبال كيزيد الحجوزات وكيبدلهم ولكن ما يقدرش يمسحهم. الگيد كيشوف غير الخرجات ديالو. مول النزل كيشوف كلشي.",
    entities: {
      "tent|خيمة": [
        "name",
        "number",
        "capacity|places|beds|seats|عدد الأماكن|بلاصة|placeCount",
        "nightPrice|pricePerNight|nightlyPrice|ثمن الليلة|price",
      ],
      booking: [
        "tent|خيمة",
        "customer|client|كليان",
        "phone",
        "guestCount|people|guests|peopleCount|personCount|عدد الأشخاص",
        "startDate|from",
        "endDate|to",
      ],
      "excursion|outing|خرجة|trip": ["date|day", "price", "guide|گيد"],
      "guide|گيد": ["name", "languages|language|لغات", "phone"],
      "customer|client|كليان": [],
    },
    roles: ["customer|client|كليان", "receptionist|receptionEmployee|employee|موظف الاستقبال|موظف", "guide|گيد", "owner|مول النزل|مول"],
    may: [
      "customer add own booking",
      "receptionist add booking",
      "receptionist change booking",
      "guide see own excursion",
      "owner see booking",
    ],
    mayNot: ["receptionist delete booking", "guide see excursion", "customer see booking"],
    links: ["booking.tent > tent", "booking.customer > customer", "excursion.guide > guide"],
  },
  {
    name: "حضانة أطفال، عراقي",
    text: "مرحبا، عدنا حضانة ونريد نظام. الطفل بيه اسم وتاريخ ميلاد وصف وحساسية، ويكون تابع لأم أو أب. كل صف بيه معلمة وسعة. المعلمة تسجل الحضور اليومي للأطفال ويكون بيه وقت الدخول ووقت الخروج. الوجبات: اسم الوجبة واليوم والمكونات، وتنطبخ لصف معين. الأهل يشوفون بس طفلهم وحضوره وينطون ملاحظات. الأجور تندفع كل شهر عن كل طفل، وبيها المبلغ والشهر. المديرة تدير الصفوف والمعلمات، والمحاسبة تستلم الأجور وما تگدر تغير الحضور.",
    entities: {
      "child|طفل": ["name", "birthDate|dateOfBirth", "class|classroom|صف|grade", "allergy|allergies|حساسية", "parent|guardian|أهل"],
      "class|classroom|صف|grade": ["teacher|معلمة", "capacity|سعة"],
      attendance: ["child|طفل", "checkIn|entryTime|وقت الدخول|checkInTime", "checkOut|exitTime|وقت الخروج|checkOutTime"],
      "meal|وجبة": ["name|mealName|اسم الوجبة", "day|date|يوم", "ingredients|مكونات", "class|classroom|صف|grade"],
      "fee|payment|أجور|أجر|wage|أجرة|tuition|fees": ["amount", "month", "child|طفل"],
    },
    roles: ["teacher|معلمة", "parent|guardian|أهل|الأهل|family", "principal|manager|director|مديرة|headmistress", "accountant|محاسبة"],
    may: ["teacher add attendance", "parent see own child", "parent see own attendance", "principal change class", "accountant add fee"],
    mayNot: ["parent see child", "parent see attendance", "accountant change attendance", "teacher change class"],
    links: ["child.class > class", "attendance.child > child", "meal.class > class", "fee.child > child"],
  },
  {
    name: "صيانة مصاعد، رسالة عمل",
    text: `تحية طيبة،
نحن شركة لصيانة المصاعد ونحتاج إلى تطبيق لإدارة العقود والأعطال. نحتفظ بقائمة المباني وفيها اسم المبنى وعنوانه واسم الحارس وهاتفه. ويوجد في كل مبنى مصعد أو أكثر، ولكل مصعد رقم تسلسلي وشركة مصنِّعة وسنة تركيب وحمولة قصوى. عقد الصيانة يُبرم مع عميل ويغطي مصعدًا أو أكثر، ويحدَّد فيه تاريخ البداية والمدة والقيمة السنوية. وعندما يتعطل مصعد يفتح العميل بلاغًا يذكر فيه المصعد ووصف العطل ودرجة الأولوية (عادي، عاجل، طارئ)، ثم يُسند البلاغ إلى فني. ويكتب الفني بعد الإصلاح تقريرًا عن البلاغ، وفيه ما تم إصلاحه والقطع المستبدلة وتوقيع العميل.
العميل يتابع بلاغاته وعقوده فقط. والفني يرى البلاغات المسندة إليه ويغيّر حالتها. والمشرف يوزّع البلاغات ويطّلع على جميع التقارير، ولا يستطيع الفني حذف التقرير. ومدير العقود وحده يضيف العقود ويعدّلها.`,
    entities: {
      "building|مبنى": ["name|buildingName|اسم المبنى", "address", "guardName|اسم الحارس|guard", "guardPhone|phone|هاتف|هاتف الحارس"],
      "elevator|lift|مصعد": [
        "serialNumber|رقم تسلسلي",
        "manufacturer|شركة مصنعة|شركة مصنِّعة|manufacturingCompany",
        "installationYear|installYear|سنة تركيب|سنة التركيب|yearOfInstallation",
        "maximumLoad|maxLoad|حمولة قصوى",
        "building|مبنى",
      ],
      "maintenanceContract|contract|عقد صيانة|عقد الصيانة|عقد": [
        "customer|client|عميل",
        "elevator|lift|مصعد",
        "startDate",
        "duration|مدة|term",
        "annualValue|yearlyValue|قيمة سنوية|القيمة السنوية",
      ],
      "report|ticket|بلاغ|complaint|incident": [
        "elevator|lift|مصعد",
        "faultDescription|description|وصف العطل|problemDescription",
        "priority|درجة الأولوية|priorityLevel",
        "technician|فني",
        "customer|client|عميل",
        "status",
      ],
      "repairReport|technicalReport|تقرير|maintenanceReport": [
        "report|ticket|بلاغ|complaint|incident",
        "repaired|repairs|ما تم إصلاحه|workDone|fixed",
        "replacedParts|القطع المستبدلة|قطع مستبدلة",
        "customerSignature|signature|توقيع العميل",
      ],
      "customer|client|عميل": [],
    },
    roles: ["customer|client|عميل", "technician|فني", "supervisor|مشرف", "contractManager|contractsManager|مدير العقود|manager"],
    may: [
      "customer add own report",
      "customer see own report",
      "customer see own maintenanceContract",
      "technician see own report",
      "supervisor see repairReport",
      "contractManager add maintenanceContract",
      "contractManager change maintenanceContract",
    ],
    mayNot: ["customer see report", "technician see report", "technician delete repairReport", "technician add maintenanceContract"],
    links: [
      "elevator.building > building",
      "maintenanceContract.customer > customer",
      "maintenanceContract.elevator > elevator",
      "report.elevator > elevator",
      "repairReport.report > report",
    ],
  },
];
