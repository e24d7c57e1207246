/** Thirteen descriptions in Arabic from trades the other sets do not have: letters, minutes, voice notes in three dialects, and tidy specifications. */
import type { Case } from "./case.ts";

export const diwanArabic: readonly Case[] = [
  {
    name: "rain gauge network, formal letter",
    text: `السادة شركة البرمجيات المحترمين،
السلام عليكم ورحمة الله وبركاته، وبعد:

تدير إدارتنا شبكة من محطات قياس الأمطار موزعة على أودية المنطقة، ونرغب في استبدال الدفاتر الورقية بمنصة إلكترونية. لكل محطة رمز واسم وإحداثيات وارتفاع عن سطح البحر وتاريخ تركيب. ويمرّ الراصد على المحطات المسندة إليه صباح كل يوم فيدوّن القراءة: المحطة، والتاريخ، وكمية المطر بالمليمتر، ودرجة الحرارة، وسرعة الرياح. وإذا تعطل جهاز في محطة رفع الراصد بلاغ عطل يذكر فيه المحطة ووصف العطل وصورة، ثم يتولى فني الصيانة إغلاقه بعد الإصلاح.
كما تُصدر الإدارة تنبيهات سيول عند تجاوز القراءات حدًا معينًا، ولكل تنبيه وادٍ ودرجة خطورة (منخفضة، متوسطة، عالية) ونص ووقت إصدار. والأودية نفسها معرّفة عندنا باسم الوادي وطوله والمحافظة التي يقع فيها، وكل محطة تتبع واديًا واحدًا.

يطّلع المشرف على جميع القراءات ويعتمدها، ولا يجوز للراصد تعديل قراءة بعد اعتمادها. أما إصدار التنبيهات فمن صلاحية مدير الإدارة وحده.

وتفضلوا بقبول فائق الاحترام.`,
    entities: {
      "station|rainStation|rainGaugeStation|gaugeStation|gauge|محطة|محطة قياس|محطة قياس أمطار|محطة قياس الأمطار": [
        "code|symbol|رمز",
        "name|اسم",
        "coordinates|location|إحداثيات|احداثية",
        "elevation|altitude|heightAboveSea|height|ارتفاع عن سطح البحر|ارتفاع",
        "installationDate|installedOn|تاريخ تركيب",
        "valley|wadi|وادي|واد",
      ],
      "reading|rainReading|قراءة": [
        "station|rainStation|محطة|محطة قياس أمطار",
        "date|تاريخ",
        "rainfall|rainAmount|amountOfRain|rainQuantity|quantity|rainInMillimetres|كمية المطر|كمية المطر بالمليمتر|كمية مطر بالمليمتر",
        "temperature|درجة الحرارة|حرارة",
        "windSpeed|سرعة الرياح",
      ],
      "faultReport|fault|malfunctionReport|malfunction|report|بلاغ عطل|بلاغ|عطل": [
        "station|rainStation|محطة",
        "description|faultDescription|وصف العطل|وصف",
        "photo|image|picture|صورة",
      ],
      "alert|floodAlert|floodWarning|warning|تنبيه|تنبيه سيول|تنبيه سيل": [
        "valley|wadi|وادي|واد",
        "severity|riskLevel|dangerLevel|degreeOfDanger|درجة خطورة|خطورة",
        "text|body|message|نص",
        "issuedAt|issueTime|timeOfIssue|time|وقت إصدار|وقت اصدار",
      ],
      "valley|wadi|وادي|واد": ["name|valleyName|اسم الوادي|اسم", "length|طول|طوله", "governorate|province|محافظة|المحافظة"],
    },
    optional: ["device", "جهاز", "governorate", "province", "محافظة"],
    roles: [
      "observer|راصد",
      "maintenanceTechnician|technician|فني الصيانة|فني",
      "supervisor|مشرف",
      "departmentManager|manager|directorateManager|مدير الإدارة|مدير",
    ],
    may: [
      "observer add reading",
      "observer add faultReport",
      "maintenanceTechnician change faultReport",
      "supervisor see reading",
      "departmentManager add alert",
    ],
    mayNot: ["observer add alert", "supervisor add alert", "maintenanceTechnician add alert"],
    links: ["station.valley > valley", "reading.station > station", "faultReport.station > station", "alert.valley > valley"],
  },
  {
    name: "diving centre, Egyptian voice note",
    text: "صباح الخير يا فندم، أنا كابتن شريف من الغردقة، عندي سنتر غطس صغير على البحر ومعايا خمس مدربين ومركبين. الحكاية كلها ماشية على الواتساب وكشكول، وكل يوم الصبح بنتخانق مين طالع فين. فأنا محتاج سيستم بسيط كده. أولاً الغطاسين اللي بييجوا لنا: الاسم والجنسية ومستوى الرخصة ورقم الباسبور وهل عنده حساسية أو مرض مزمن. بعد كده الرحلات البحرية، كل رحلة ليها يوم ومركب ومكان الغطس وعدد الأماكن وسعر الفرد. والغطاس بيحجز مكانه في الرحلة ويقول عايز يأجر عدة ولا لأ. والعدة عندنا كتير: بدل وتنكات ومنظمات، كل قطعة ليها كود ومقاس وحالتها سليمة ولا محتاجة صيانة، ولازم نعرف كل قطعة مع مين دلوقتي. والمدربين بنوزعهم على الرحلات، يعني المدرب الفلاني مع الرحلة الفلانية، والمدرب يشوف رحلاته هو بس. وفيه كمان كورسات، الكورس ليه اسم وعدد أيام وسعر ومدرب. البنت اللي في الريسبشن هي اللي بتسجل الغطاسين والحجوزات، ومحدش يغير الأسعار غيري أنا. الدفع كاش أو فيزا مش مهم دلوقتي. وياريت يبقى فيه انجليزي لأن نص الزباين ألمان. شكراً يا كبير.",
    entities: {
      "diver|غطاس": [
        "name|fullName|اسم",
        "nationality|جنسية",
        "licenceLevel|licenseLevel|certificationLevel|level|مستوى الرخصة|مستوى",
        "passportNumber|passport|رقم الباسبور|رقم باسبور|باسبور",
        "medicalCondition|allergyOrChronicIllness|allergy|allergies|hasAllergy|hasAllergyOrChronicDisease|chronicDisease|hasAllergies|حساسية|عنده حساسية|حساسية أو مرض مزمن",
      ],
      "trip|boatTrip|seaTrip|رحلة|رحلة بحرية": [
        "day|date|يوم",
        "boat|vessel|مركب",
        "diveSite|divingPlace|divingSite|place|location|مكان الغطس|مكان",
        "seats|places|numberOfPlaces|placeCount|capacity|numberOfSeats|عدد الأماكن|أماكن|عدد اماكن",
        "pricePerPerson|price|personPrice|سعر الفرد|سعر",
      ],
      "booking|reservation|حجز": [
        "diver|غطاس",
        "trip|boatTrip|seaTrip|رحلة",
        "rentsEquipment|wantsEquipment|equipmentRental|wantsToRentEquipment|rentalNeeded|needsEquipment|يأجر عدة|تأجير عدة|عايز يأجر عدة",
      ],
      "equipment|piece|equipmentPiece|gear|item|equipmentItem|عدة|قطعة|قطعة عدة": [
        "code|كود",
        "size|مقاس",
        "condition|status|حالة|حالتها",
        "holder|diver|currentHolder|withWhom|person|user|مع مين|غطاس",
      ],
      "course|كورس": [
        "name|اسم",
        "days|numberOfDays|dayCount|durationDays|duration|عدد أيام|ايام|عدد ايام",
        "price|سعر",
        "instructor|trainer|coach|مدرب",
      ],
    },
    optional: [
      "boat",
      "vessel",
      "مركب",
      "instructor",
      "trainer",
      "coach",
      "مدرب",
      "assignment",
      "instructorassignment",
      "tripassignment",
      "rental",
      "equipmentrental",
      "payment",
      "divesite",
      "license",
      "رخصة",
    ],
    roles: [
      "instructor|trainer|coach|مدرب",
      "receptionist|reception|ريسبشن|موظف استقبال|موظفة استقبال|موظف ريسبشن|بنت ريسبشن|بنت",
      "owner|captain|manager|admin|administrator|صاحب|كابتن",
    ],
    may: ["receptionist add diver", "receptionist add booking", "instructor see own trip"],
    mayNot: ["receptionist change course", "instructor add booking", "instructor see trip"],
    links: ["booking.diver > diver", "booking.trip > trip"],
  },
  {
    name: "law office, Egyptian e-mail",
    text: `من: أ. ماجدة توفيق
الموضوع: برنامج المكتب

أستاذ هاني، تحياتي

زي ما اتكلمنا امبارح، مكتبنا فيه تمن محامين و٣ متدربين وسكرتيرة، والقضايا زادت جدا ومش عارفين نلاحق المواعيد. اللي محتاجينه:

القضايا: رقم القضية والسنة والمحكمة والدائرة ونوعها (مدني، جنائي، عمالي، أسرة) والموكل والخصم والمحامي المسؤول. وكل قضية بيبقى ليها جلسات، والجلسة ليها تاريخ وقاعة والقرار اللي طلع والتأجيل لإمتى.
الموكلين: الاسم، الرقم القومي، التليفون، العنوان، ورقم التوكيل.
كل قضية بيتعمل لها مذكرات، والمذكرة بيكتبها متدرب ويراجعها محامي، وفيها عنوان ومرفق وتاريخ.
الأتعاب: متفق عليها مع الموكل في كل قضية، المبلغ الكلي، وبتتدفع على دفعات، وكل دفعة ليها مبلغ وتاريخ وإيصال رقم كام.
والمصاريف زي الدمغات ورسوم المحكمة بتتسجل على القضية: البند والمبلغ والتاريخ.

السكرتيرة بتضيف الموكلين والجلسات. المحامي يشوف قضاياه هو بس ويعدل فيها، وأنا أشوف الكل. المتدرب يكتب المذكرات وما يشوفش الأتعاب خالص.

لو ينفع يبعت رسالة للمحامي قبل الجلسة بيوم يبقى كتر خيرك.`,
    entities: {
      "case|legalCase|lawsuit|قضية": [
        "number|caseNumber|رقم القضية|رقم",
        "year|سنة",
        "court|محكمة",
        "circuit|chamber|division|دائرة",
        "type|caseType|kind|نوع",
        "client|موكل",
        "opponent|adversary|خصم",
        "lawyer|responsibleLawyer|attorney|محامي المسؤول|محامي مسؤول|محامي",
      ],
      "hearing|session|جلسة": [
        "case|legalCase|قضية",
        "date|تاريخ",
        "room|hall|courtroom|قاعة",
        "decision|ruling|قرار",
        "adjournedTo|postponedTo|adjournmentDate|adjournment|postponement|تأجيل|تاجيل",
      ],
      "client|موكل": [
        "name|fullName|اسم",
        "nationalId|nationalNumber|رقم القومي|رقم قومي",
        "phone|تليفون|رقم التليفون",
        "address|عنوان",
        "powerOfAttorneyNumber|proxyNumber|رقم التوكيل|رقم توكيل",
      ],
      "memo|memorandum|brief|مذكرة": [
        "case|legalCase|قضية",
        "trainee|intern|author|writer|writtenBy|متدرب",
        "lawyer|reviewer|reviewedBy|محامي",
        "title|address|عنوان",
        "attachment|file|مرفق",
        "date|تاريخ",
      ],
      "fee|fees|feeAgreement|أتعاب|اتعاب": ["client|موكل", "case|legalCase|قضية", "total|totalAmount|amount|مبلغ الكلي|مبلغ كلي|مبلغ"],
      "payment|installment|دفعة": [
        "fee|fees|أتعاب|اتعاب",
        "amount|مبلغ",
        "date|تاريخ",
        "receiptNumber|receipt|إيصال|رقم ايصال|ايصال|رقم الإيصال|إيصال رقم|ايصال رقم كام",
      ],
      "expense|cost|مصروف|مصاريف": ["case|legalCase|قضية", "item|بند", "amount|مبلغ", "date|تاريخ"],
    },
    optional: [
      "court",
      "محكمة",
      "opponent",
      "خصم",
      "lawyer",
      "attorney",
      "محامي",
      "trainee",
      "intern",
      "متدرب",
      "receipt",
      "powerofattorney",
    ],
    roles: ["lawyer|attorney|محامي", "trainee|intern|متدرب", "secretary|سكرتير|سكرتيرة", "admin|owner|officeOwner|manager|partner"],
    may: ["secretary add client", "secretary add hearing", "lawyer see own case", "lawyer change own case", "trainee add memo"],
    mayNot: ["trainee see fee", "lawyer see case", "secretary add memo"],
    links: [
      "case.client > client",
      "hearing.case > case",
      "memo.case > case",
      "fee.case > case",
      "payment.fee > fee",
      "expense.case > case",
    ],
  },
  {
    name: "goldsmith, Levantine",
    text: "مرحبا أستاذ وائل كيفك؟ أنا أبو جورج الصايغ من سوق الصاغة. بدي برنامج للمحل تبعي لأنه الدفتر ضاع مرتين والله يسترنا من التالتة. القصة إنو عنا قطع دهب، كل قطعة إلها باركود ووزن وعيار وأجرة صياغة ونوعها خاتم أو سوارة أو عقد أو حلق. الزبون لما يشتري بنعملو فاتورة، والفاتورة فيها القطع اللي أخدها وسعر الغرام يومها والمجموع. وفي ناس بتبيعنا دهب مكسّر، هيدا بدي سجلو لحالو: مين البايع ورقم هويتو والوزن والعيار وقديش دفعنالو، لأنه الشرطة بتسأل. وكمان التصليح، بتيجي الست بتترك عنا سوارة مكسورة، فبنسجل اسم الزبونة وتلفونها وشو المشكلة وأيمتى لازم تستلم والأجرة. سعر الدهب كل يوم الصبح بحطو أنا: التاريخ وسعر غرام الـ21 وسعر غرام الـ18. الشباب اللي بيبيعوا بالمحل بيعملوا فواتير وبيستلموا تصليح، بس ما بيقدروا يغيروا السعر ولا يمحوا فاتورة. والمحاسبة بتشوف كل شي وما بتعدل شي. وإذا في شي للعرسان نحجزلن طقم بعربون كمان منيح: الزبون والطقم والعربون وتاريخ العرس. يعطيك ألف عافية.",
    entities: {
      "piece|goldPiece|item|jewel|jewelleryPiece|قطعة|قطعة دهب|قطعة ذهب": [
        "barcode|باركود",
        "weight|وزن",
        "karat|carat|purity|caliber|عيار",
        "makingCharge|craftingFee|workmanship|workmanshipFee|makingFee|craftsmanshipFee|أجرة صياغة|اجرة صياغة",
        "type|kind|نوع",
      ],
      "invoice|bill|فاتورة": [
        "customer|client|زبون",
        "pieces|piece|items|goldPiece|قطعة|قطع",
        "gramPrice|pricePerGram|priceOfGram|سعر الغرام|سعر غرام",
        "total|مجموع",
      ],
      "purchase|goldPurchase|scrapPurchase|scrapGold|brokenGold|brokenGoldPurchase|goldSale|sale|دهب مكسر|شراء|بيع|بيعة": [
        "seller|sellerName|بايع|بائع|البايع",
        "idNumber|sellerId|nationalId|identityNumber|رقم هويتو|رقم هوية|رقم الهوية|هوية",
        "weight|وزن",
        "karat|carat|purity|caliber|عيار",
        "paid|amountPaid|amount|price|paidAmount|مبلغ|مدفوع",
      ],
      "repair|repairOrder|repairJob|تصليح|تصليحة": [
        "customerName|customer|client|name|اسم الزبونة|زبونة|زبون",
        "customerPhone|phone|تلفون|تلفونها",
        "problem|issue|مشكلة|المشكلة|شو المشكلة",
        "pickupDate|deliveryDate|dueDate|receiptDate|handoverDate|تاريخ استلام|أيمتى لازم تستلم|استلام",
        "fee|cost|charge|price|wage|أجرة|اجرة",
      ],
      "goldPrice|dailyPrice|price|goldRate|dailyGoldPrice|سعر الدهب|سعر دهب|سعر": [
        "date|تاريخ",
        "price21|gram21Price|pricePerGram21|gramPrice21|سعر غرام الـ21|سعر غرام 21|سعر غرام ال21|سعر غرام الـ 21",
        "price18|gram18Price|pricePerGram18|gramPrice18|سعر غرام الـ18|سعر غرام 18|سعر غرام ال18",
      ],
      "booking|reservation|حجز|حجز طقم": [
        "customer|client|زبون",
        "set|jewellerySet|goldSet|طقم",
        "deposit|عربون",
        "weddingDate|تاريخ العرس|تاريخ عرس",
      ],
    },
    optional: [
      "customer",
      "client",
      "زبون",
      "seller",
      "set",
      "jewelleryset",
      "طقم",
      "invoiceline",
      "invoiceitem",
      "orderline",
      "line",
      "بايع",
      "بائع",
    ],
    roles: [
      "salesperson|seller|salesman|shopAssistant|salesClerk|employee|vendor|بائع|بايع|شاب|موظف",
      "accountant|محاسب|محاسبة",
      "owner|shopOwner|goldsmith|jeweller|admin|صاحب المحل|صايغ|صائغ",
    ],
    may: ["salesperson add invoice", "salesperson add repair", "accountant see invoice", "accountant see repair"],
    mayNot: ["salesperson change goldPrice", "salesperson delete invoice", "accountant change invoice"],
    links: ["invoice.pieces > piece"],
  },
  {
    name: "pest control, Gulf messages",
    text: `السلام عليكم
معاك بو فهد، شركة مكافحة حشرات بالدمام
ابي نظام لنا مو معقد

العميل: الاسم والجوال والحي ونوع المكان بيت ولا مطعم ولا مستودع
كل عميل ممكن يكون له أكثر من موقع، والموقع له عنوان ومساحة ولوكيشن
العقود عندنا سنوية، العقد مع عميل وفيه تاريخ البداية والنهاية وعدد الزيارات والمبلغ
والزيارة تكون لموقع في يوم وساعة ويروح لها فني، ويكتب بعدها وش المبيد اللي استخدمه والكمية ونوع الحشرة وملاحظاته ويصور
المبيدات: اسم المبيد، الشركة المصنعة، رقم الترخيص، تاريخ الانتهاء، الكمية اللي بالمخزن
الفني له سيارة، وكل سيارة عندها رقم لوحة وموديل واستمارة متى تنتهي

المنسقة هي اللي توزع الزيارات على الفنيين
الفني يشوف زياراته بس ويعدلها
امين المخزن يضيف المبيدات
العميل يدخل ويشوف عقوده وزياراته ويقيم الزيارة من خمس نجوم
واذا العقد قرب يخلص ارسلوا له رسالة قبلها بشهر

بالنسبة للدفع تحويل او كاش ما نبي بوابة دفع الحين
الله يعطيكم العافية`,
    entities: {
      "customer|client|عميل": [
        "name|اسم",
        "mobile|phone|جوال|رقم الجوال",
        "district|neighbourhood|neighborhood|حي",
        "placeType|typeOfPlace|siteType|type|نوع المكان|نوع مكان",
      ],
      "site|location|موقع": ["customer|client|عميل", "address|عنوان", "area|مساحة", "location|mapLocation|coordinates|لوكيشن|موقع"],
      "contract|عقد": [
        "customer|client|عميل",
        "startDate|تاريخ البداية",
        "endDate|تاريخ النهاية",
        "visits|visitCount|numberOfVisits|عدد الزيارات|عدد زيارات",
        "amount|مبلغ",
      ],
      "visit|زيارة": [
        "site|location|موقع",
        "day|date|scheduledAt|startsAt|visitDate|dateTime|يوم",
        "time|hour|ساعة",
        "technician|فني",
        "pesticide|مبيد",
        "quantity|amount|كمية",
        "insectType|pestType|typeOfInsect|insectKind|نوع الحشرة|نوع حشرة",
        "notes|ملاحظات",
        "photo|photos|image|picture|صورة|صور",
      ],
      "pesticide|مبيد": [
        "name|اسم المبيد|اسم",
        "manufacturer|manufacturingCompany|شركة المصنعة|شركة مصنعة|الشركة المصنعة",
        "licenceNumber|licenseNumber|رقم الترخيص|رقم ترخيص",
        "expiryDate|تاريخ الانتهاء",
        "quantity|stock|stockQuantity|quantityInStock|كمية",
      ],
      "car|vehicle|سيارة": [
        "plateNumber|رقم لوحة|رقم اللوحة",
        "model|موديل",
        "registrationExpiry|registrationExpiryDate|registration|formExpiry|استمارة|انتهاء الاستمارة|تاريخ انتهاء الاستمارة",
      ],
    },
    optional: ["rating", "review", "visitrating", "evaluation", "تقييم", "technician", "فني", "insect", "manufacturer"],
    roles: [
      "technician|فني",
      "coordinator|منسق|منسقة",
      "storekeeper|warehouseKeeper|storeKeeper|أمين المخزن|امين مخزن|أمين مخزن",
      "customer|client|عميل",
    ],
    may: [
      "coordinator change visit",
      "technician see own visit",
      "technician change own visit",
      "storekeeper add pesticide",
      "customer see own contract",
      "customer see own visit",
    ],
    mayNot: ["technician see visit", "customer add pesticide", "technician add contract"],
    links: ["site.customer > customer", "contract.customer > customer", "visit.site > site", "visit.pesticide > pesticide"],
  },
  {
    name: "car parks, tidy specification",
    text: `مواصفات منصة إدارة المواقف العامة

1. الكيانات الأساسية
1.1 الموقف: الاسم، العنوان، عدد الأدوار، السعة الكلية، ساعات العمل.
1.2 الخانة: رقم الخانة، الدور، النوع (عادية، ذوي إعاقة، شحن كهربائي)، الموقف التابعة له.
1.3 الاشتراك: المشترك، رقم لوحة السيارة، تاريخ البدء، تاريخ الانتهاء، الرسوم الشهرية، الحالة (ساري، منتهٍ، موقوف).
1.4 التذكرة: رقم اللوحة، وقت الدخول، وقت الخروج، الخانة، المبلغ المستحق.
1.5 المخالفة: التذكرة أو الاشتراك، نوع المخالفة، الغرامة، صورة، تاريخ الرصد.

2. المستخدمون والصلاحيات
2.1 حارس البوابة: إصدار التذاكر وإغلاقها.
2.2 المراقب: تسجيل المخالفات والاطلاع على الاشتراكات.
2.3 مدير الموقف: إدارة الخانات، وتعديل بيانات الموقف.
2.4 المشترك: الاطلاع على اشتراكاته ومخالفاته، وتقديم اعتراض على المخالفة يتضمن سبب الاعتراض ومرفقات.

3. التقارير
3.1 نسبة الإشغال اليومية.
3.2 الإيرادات حسب الموقف.

4. متطلبات عامة
4.1 دعم اللغتين العربية والإنجليزية.
4.2 لون أساسي أخضر داكن.`,
    entities: {
      "parkingLot|carPark|parking|lot|موقف": [
        "name|اسم",
        "address|عنوان",
        "floors|floorCount|numberOfFloors|عدد الأدوار|عدد ادوار|أدوار",
        "capacity|totalCapacity|سعة الكلية|سعة كلية|سعة",
        "workingHours|openingHours|hours|ساعات العمل|ساعات عمل",
      ],
      "space|bay|spot|slot|parkingSpace|خانة": [
        "number|spaceNumber|رقم الخانة|رقم خانة|رقم",
        "floor|دور",
        "type|kind|نوع",
        "parkingLot|carPark|parking|lot|موقف",
      ],
      "subscription|اشتراك": [
        "subscriber|مشترك",
        "plateNumber|carPlateNumber|رقم لوحة السيارة|رقم لوحة سيارة|رقم لوحة",
        "startDate|تاريخ البدء",
        "endDate|expiryDate|تاريخ الانتهاء",
        "monthlyFee|monthlyFees|fees|رسوم الشهرية|رسوم شهرية",
        "status|حالة",
      ],
      "ticket|تذكرة": [
        "plateNumber|رقم اللوحة|رقم لوحة",
        "entryTime|enteredAt|وقت الدخول|وقت دخول",
        "exitTime|exitedAt|وقت الخروج|وقت خروج",
        "space|bay|خانة",
        "amountDue|dueAmount|amount|مبلغ المستحق|مبلغ مستحق|مبلغ",
      ],
      "violation|مخالفة": [
        "ticket|تذكرة",
        "subscription|اشتراك",
        "type|violationType|نوع المخالفة|نوع",
        "fine|penalty|غرامة",
        "photo|image|picture|صورة",
        "date|observedOn|monitoringDate|detectionDate|recordedOn|تاريخ الرصد|تاريخ رصد",
      ],
      "objection|appeal|اعتراض": ["violation|مخالفة", "reason|objectionReason|سبب الاعتراض|سبب", "attachments|attachment|مرفقات|مرفق"],
    },
    optional: ["subscriber", "مشترك"],
    roles: [
      "gateGuard|guard|حارس البوابة|حارس بوابة|حارس",
      "monitor|inspector|observer|controller|watcher|مراقب",
      "parkingManager|lotManager|carParkManager|manager|parkingLotManager|مدير الموقف|مدير موقف|مدير",
      "subscriber|مشترك",
    ],
    may: [
      "gateGuard add ticket",
      "gateGuard change ticket",
      "monitor add violation",
      "monitor see subscription",
      "parkingManager add space",
      "parkingManager change parkingLot",
      "subscriber see own subscription",
      "subscriber see own violation",
      "subscriber add objection",
    ],
    mayNot: ["monitor add ticket", "subscriber see subscription", "gateGuard add violation"],
    links: [
      "space.parkingLot > parkingLot",
      "ticket.space > space",
      "violation.ticket > ticket",
      "violation.subscription > subscription",
      "objection.violation > violation",
    ],
  },
  {
    name: "volunteer rescue teams, minutes of a meeting",
    text: `محضر اجتماع لجنة فرق الإنقاذ التطوعية رقم (7)
الحضور: رئيس اللجنة، منسق المناطق، ممثل الدفاع المدني

ناقش الحاضرون آلية العمل الحالية وما يعتريها من ضعف في التوثيق، وانتهوا إلى ما يلي:

أولاً: اعتماد منصة موحدة تُحفظ فيها بيانات المتطوعين (الاسم، رقم الهوية، فصيلة الدم، المدينة، الشهادات التي يحملونها)، ويُلحق كل متطوع بفريق، وللفريق اسم وقائد ومنطقة.

ثانيًا: عند ورود نداء استغاثة يُنشئ المناوب بلاغًا يتضمن اسم المبلّغ ورقم جواله والموقع ووصف الحالة وعدد المفقودين، ثم يُسنده إلى أقرب فريق. ويُغلق قائد الفريق البلاغ بعد كتابة تقرير ختامي يوضح النتيجة وعدد الساعات والإصابات إن وجدت.

ثالثًا: توزيع الطاقم على المهمات يكون قبل الخروج بحيث يُعرف من شارك في كل مهمة ودوره فيها وساعة خروجه وعودته.

رابعًا: حصر المعدات لدى كل فريق، فكل معدّة لها اسم ورقم تسلسلي وحالة وتاريخ آخر فحص. ويحق للفرق استعارة المعدات من بعضها على أن يُثبت تاريخ الاستعارة وتاريخ الإرجاع والفريق المستعير.

خامسًا: إقامة تدريبات شهرية، ولكل تدريب موضوع ومكان وتاريخ ومدرب، ويُسجل حضور المتطوعين.

سادسًا: صلاحية قبول المتطوعين الجدد لمنسق المناطق، ولا يطّلع المتطوع إلا على بياناته والتدريبات.

وانتهى الاجتماع في تمام التاسعة مساءً.`,
    entities: {
      "volunteer|متطوع": [
        "name|اسم",
        "nationalId|idNumber|identityNumber|رقم الهوية|رقم هوية",
        "bloodType|bloodGroup|فصيلة الدم|فصيلة دم",
        "city|مدينة",
        "certificates|certificate|certifications|شهادات|شهادة",
        "team|فريق",
      ],
      "team|فريق": ["name|اسم", "leader|captain|commander|teamLeader|قائد", "region|area|zone|منطقة"],
      "report|distressReport|call|rescueCall|incident|distressCall|بلاغ|نداء استغاثة": [
        "reporterName|reporter|callerName|informantName|name|اسم المبلغ|اسم مبلغ",
        "phone|mobile|reporterPhone|callerPhone|رقم جوال|جوال|رقم جواله",
        "location|موقع",
        "description|caseDescription|statusDescription|conditionDescription|وصف الحالة|وصف حالة|وصف",
        "missingCount|numberOfMissing|missing|missingPeople|missingPersons|عدد المفقودين|مفقودين",
        "team|فريق",
      ],
      "finalReport|closingReport|تقرير ختامي|تقرير": [
        "report|distressReport|call|بلاغ",
        "result|outcome|نتيجة",
        "hours|numberOfHours|hourCount|عدد الساعات|ساعات|عدد ساعات",
        "injuries|إصابات|اصابات|إصابة",
      ],
      "assignment|crewAssignment|missionAssignment|participation|missionMember|distribution|توزيع|مشاركة|توزيع الطاقم|اسناد|إسناد": [
        "mission|مهمة",
        "volunteer|crew|member|crewMember|participant|متطوع|طاقم",
        "role|دور",
        "departureTime|outTime|exitTime|departedAt|ساعة خروج|وقت خروج|ساعة خروجه",
        "returnTime|returnedAt|ساعة عودة|عودة|وقت عودة|ساعة عودته",
      ],
      "mission|task|مهمة": [],
      "equipment|tool|gear|معدة|معدات": [
        "name|اسم",
        "serialNumber|رقم تسلسلي",
        "status|condition|حالة",
        "lastInspectionDate|lastInspection|lastCheckDate|تاريخ آخر فحص|تاريخ اخر فحص",
        "team|فريق",
      ],
      "loan|borrowing|equipmentLoan|استعارة": [
        "equipment|معدة|معدات",
        "loanDate|borrowDate|borrowingDate|borrowedOn|date|تاريخ الاستعارة|تاريخ استعارة",
        "returnDate|returnedOn|تاريخ الإرجاع|تاريخ ارجاع",
        "team|borrowingTeam|borrower|فريق المستعير|فريق مستعير|فريق",
      ],
      "training|drill|trainingSession|تدريب": [
        "topic|subject|موضوع",
        "place|location|venue|مكان",
        "date|تاريخ",
        "trainer|instructor|coach|مدرب",
      ],
      "attendance|حضور": ["training|drill|trainingSession|تدريب", "volunteer|متطوع"],
    },
    optional: ["certificate", "شهادة", "region", "area", "منطقة", "injury", "crew", "طاقم"],
    roles: [
      "shiftOfficer|dutyOfficer|onDutyOfficer|shiftWorker|operator|dispatcher|onCall|مناوب",
      "teamLeader|leader|commander|captain|قائد الفريق|قائد فريق|قائد",
      "areaCoordinator|regionalCoordinator|coordinator|regionsCoordinator|areasCoordinator|regionCoordinator|منسق المناطق|منسق مناطق|منسق",
      "volunteer|متطوع",
    ],
    may: ["shiftOfficer add report", "teamLeader change report", "teamLeader add finalReport", "volunteer see training"],
    mayNot: ["volunteer see report", "volunteer add report", "volunteer see volunteer"],
    links: [
      "volunteer.team > team",
      "report.team > team",
      "finalReport.report > report",
      "equipment.team > team",
      "attendance.training > training",
      "attendance.volunteer > volunteer",
      "assignment.mission > mission",
    ],
  },
  {
    name: "sewing workshop and its orders, short Gulf",
    text: "أبغى منصة لورشة خياطة في جدة، الطلب يجي من الزبونة بالمقاسات ونوع القماش والموديل وموعد التسليم، ونعطيه لخياطة وحدة من الخياطات، وكل خياطة عندها اسم وجوال وتخصص. الأقمشة نشتريها من موردين: اسم المورد وجواله، وكل قماش له لون وسعر المتر والكمية. المشرفة تستلم الطلبات وتوزعها، والخياطة تغيّر حالة الطلب من قص إلى خياطة إلى جاهز، والزبونة تتابع طلبها.",
    entities: {
      "order|طلب": [
        "customer|client|زبونة|زبون",
        "measurements|مقاسات",
        "fabricType|fabric|نوع القماش|قماش",
        "model|design|style|موديل",
        "deliveryDate|dueDate|deliveryTime|موعد التسليم|موعد تسليم",
        "tailor|seamstress|خياطة|خياط",
        "status|حالة",
      ],
      "tailor|seamstress|خياطة|خياط": ["name|اسم", "mobile|phone|جوال", "specialty|speciality|specialization|تخصص"],
      "fabric|قماش": [
        "supplier|مورد",
        "color|colour|لون",
        "pricePerMeter|meterPrice|pricePerMetre|metrePrice|price|سعر المتر|سعر متر",
        "quantity|كمية",
      ],
      "supplier|مورد": ["name|supplierName|اسم المورد|اسم", "mobile|phone|جوال"],
    },
    optional: ["customer", "client", "زبونة", "زبون", "purchase", "شراء", "measurement"],
    roles: ["supervisor|مشرفة|مشرف", "tailor|seamstress|خياطة|خياط", "customer|client|زبونة|زبون"],
    may: ["supervisor add order", "tailor change order", "customer see own order"],
    mayNot: ["customer see order", "customer add fabric"],
    links: ["order.tailor > tailor", "fabric.supplier > supplier"],
  },
  {
    name: "radio station, prose",
    text: `إذاعة «صوت المدينة» إذاعة محلية تبث ست عشرة ساعة يوميًا، ونحتاج إلى نظام ينظّم ما وراء الميكروفون.

تبدأ القصة من البرنامج: له اسم ومقدّم وفئة (ثقافي، رياضي، صحي، منوعات) ومدة. وتُبث من البرنامج حلقات، لكل حلقة رقم وعنوان وتاريخ بث وملف صوتي وملخص. ويُستضاف في الحلقة ضيف أو أكثر، ونحتفظ بدليل للضيوف فيه الاسم والتخصص ورقم الهاتف ونبذة، حتى لا يبحث المعدّ من جديد في كل مرة. أما خريطة البث الأسبوعية فتتألف من فترات، والفترة يوم وساعة بداية وساعة نهاية والبرنامج الذي يشغلها.

وللإعلانات حكاية أخرى: يتعاقد المعلن معنا على حملة لها تاريخ بداية ونهاية وعدد مرات البث اليومي والقيمة، ولكل حملة مقطع إعلاني أو أكثر مدته ثلاثون ثانية في الغالب. ويحتاج المعلن أن يرى كم مرة بُث إعلانه ومتى.

وتصلنا رسائل المستمعين عبر الموقع؛ يكتب المستمع اسمه ورسالته والبرنامج الذي يقصده، ويختار المعدّ منها ما يُقرأ على الهواء.

المعدّ يضيف الحلقات والضيوف لبرامجه، ومدير البرامج يبني خريطة البث ويعتمد الحلقات قبل بثها، ومسؤول الإعلانات يدير الحملات والمعلنين.`,
    entities: {
      "program|programme|show|برنامج": ["name|اسم", "presenter|host|announcer|مقدم", "category|فئة", "duration|مدة"],
      "episode|حلقة": [
        "program|programme|show|برنامج",
        "number|رقم",
        "title|address|عنوان",
        "airDate|broadcastDate|dateOfBroadcast|تاريخ بث|تاريخ البث",
        "audioFile|audio|recording|ملف صوتي",
        "summary|ملخص",
        "guests|guest|ضيوف|ضيف",
      ],
      "guest|ضيف": ["name|اسم", "specialty|speciality|specialization|تخصص", "phone|phoneNumber|رقم الهاتف", "bio|about|biography|نبذة"],
      "slot|period|timeSlot|broadcastSlot|فترة|فترة بث": [
        "day|weekday|يوم",
        "startTime|startsAt|startHour|ساعة بداية|وقت البداية",
        "endTime|endsAt|endHour|ساعة نهاية|وقت النهاية",
        "program|programme|show|برنامج",
      ],
      "campaign|adCampaign|حملة|حملة إعلانية": [
        "advertiser|معلن",
        "startDate|تاريخ بداية|تاريخ البداية",
        "endDate|تاريخ نهاية|نهاية|تاريخ النهاية",
        "dailyAirings|dailyBroadcasts|airingsPerDay|broadcastsPerDay|dailyBroadcastCount|timesPerDay|عدد مرات البث اليومي|عدد مرات بث يومي|مرات البث اليومي",
        "value|price|amount|قيمة",
      ],
      "spot|adSpot|adClip|clip|commercial|ad|advertisement|مقطع إعلاني|مقطع اعلاني|مقطع|إعلان": [
        "campaign|adCampaign|حملة",
        "duration|مدة",
      ],
      "advertiser|معلن": [],
      "message|listenerMessage|رسالة|رسالة مستمع|رسالة المستمع": [
        "listenerName|name|listener|senderName|اسم|مستمع",
        "body|text|message|content|رسالة|نص",
        "program|programme|show|برنامج",
      ],
    },
    optional: [
      "airing",
      "broadcast",
      "adairing",
      "بث",
      "listener",
      "مستمع",
      "broadcastmap",
      "schedule",
      "broadcastschedule",
      "خريطة بث",
      "خريطة البث",
    ],
    roles: [
      "producer|preparer|editor|معد",
      "programManager|programmeManager|programsDirector|programDirector|programsManager|manager|مدير البرامج|مدير برامج|مدير",
      "adsOfficer|advertisingOfficer|adManager|adsManager|advertisingManager|adsOfficial|مسؤول الإعلانات|مسؤول اعلانات|مسؤول",
      "advertiser|معلن",
      "listener|مستمع",
    ],
    may: [
      "producer add episode",
      "producer add guest",
      "programManager add slot",
      "programManager change episode",
      "adsOfficer add campaign",
      "adsOfficer add advertiser",
      "listener add message",
    ],
    mayNot: ["producer add campaign", "listener add episode", "advertiser add campaign"],
    links: [
      "episode.program > program",
      "slot.program > program",
      "campaign.advertiser > advertiser",
      "spot.campaign > campaign",
      "message.program > program",
    ],
  },
  {
    name: "poultry farm, Egyptian voice note",
    text: "يا بشمهندس أنا الحاج رمضان من الشرقية، عندي مزرعة فراخ أربع عنابر. كل عنبر له رقم ومساحة وبيستحمل كام ألف كتكوت. الدورة خمسة وأربعين يوم تقريبا، بننزل الكتاكيت في العنبر: تاريخ النزول والعدد وشركة الكتاكيت وسعر الكتكوت. كل يوم الصبح العامل يكتب النافق كام والعلف اللي اتصرف كام كيلو ودرجة الحرارة، ده لكل عنبر. الدكتور البيطري بييجي ويكتب روشتة، فيها الدوا والجرعة وعدد الأيام وللدورة أنهي. والتحصينات برضه ليها ميعاد ولازم يتسجل اتعمل ولا لأ. وفي آخر الدورة بييجي التاجر ياخد الفراخ، فبنكتب البيعة: التاجر والعدد والوزن والسعر واتدفع كام وباقي كام. المصاريف زي السولار والنشارة والكهربا بكتبها أنا وبحملها على الدورة. وعايز في الآخر أعرف الدورة كسبت ولا خسرت. المشرف على العنابر يشوف كل حاجة إلا الفلوس. والعامل يكتب اليومية بتاعة عنبره وبس.",
    entities: {
      "ward|barn|house|shed|coop|hangar|عنبر": ["number|رقم", "area|مساحة", "capacity|chickCapacity|سعة|بيستحمل كام ألف كتكوت"],
      "cycle|batch|flock|round|دورة": [
        "ward|barn|house|shed|coop|hangar|عنبر",
        "startDate|entryDate|placementDate|dateIn|تاريخ النزول|تاريخ نزول",
        "count|number|chickCount|quantity|عدد",
        "chickCompany|company|supplier|chicksCompany|hatchery|شركة الكتاكيت|شركة كتاكيت|شركة",
        "chickPrice|pricePerChick|سعر الكتكوت|سعر كتكوت",
      ],
      "dailyRecord|dailyLog|daily|dailyEntry|dailyReport|يومية|سجل يومي": [
        "ward|barn|house|shed|عنبر",
        "mortality|dead|deaths|نافق|عدد النافق",
        "feed|feedKilos|feedUsed|feedQuantity|علف|علف كيلو",
        "temperature|درجة الحرارة|حرارة",
      ],
      "prescription|روشتة": [
        "medicine|drug|medication|دوا|دواء",
        "dose|dosage|جرعة",
        "days|numberOfDays|dayCount|عدد الأيام|عدد ايام|أيام",
        "cycle|batch|دورة",
      ],
      "vaccination|تحصين|تحصينات": [
        "date|dueDate|appointment|scheduledAt|time|ميعاد|موعد",
        "done|isDone|status|completed|اتعمل|اتعمل ولا لا",
      ],
      "sale|بيعة|بيع": [
        "trader|merchant|dealer|تاجر",
        "count|number|quantity|عدد",
        "weight|وزن",
        "price|سعر",
        "paid|paidAmount|amountPaid|مدفوع|اتدفع كام|اتدفع",
        "remaining|remainder|remainingAmount|باقي|باقي كام",
      ],
      "expense|مصروف|مصاريف": ["cycle|batch|دورة"],
    },
    optional: [
      "trader",
      "merchant",
      "dealer",
      "تاجر",
      "chick",
      "كتكوت",
      "placement",
      "feed",
      "mortality",
      "chicken",
      "medicine",
      "chickplacement",
      "drop",
    ],
    roles: [
      "worker|عامل",
      "vet|veterinarian|دكتور بيطري|الدكتور البيطري|طبيب بيطري|دكتور|طبيب",
      "supervisor|مشرف|مشرف العنابر",
      "owner|farmOwner|admin|صاحب المزرعة",
    ],
    may: ["worker add dailyRecord", "vet add prescription", "supervisor see dailyRecord", "supervisor see ward"],
    mayNot: ["supervisor see expense", "worker see sale", "worker add expense"],
    links: ["prescription.cycle > cycle", "expense.cycle > cycle", "dailyRecord.ward > ward"],
  },
  {
    name: "wedding photographers, Levantine",
    text: `هاي، أنا ريم من ستوديو «لحظة». نحنا منصور أعراس وخطوبات وتخريج. بدنا موقع أو تطبيق يرتبلنا حياتنا 😅

شو بدنا بالزبط:
العرسان بيعبّوا طلب من الموقع: أساميهن، تاريخ الحفلة، الصالة، وأي باكج بدن.
الباكجات نحنا منحطا: اسم الباكج وكم ساعة تصوير وكم صورة مطبوعة وإذا في فيديو والسعر.
لما نوافق على الطلب بيصير جلسة، والجلسة بينحطلا مصور ومساعد وأدوات، لأنه مو كل مرة مناخد نفس الكاميرات. كل أداة إلها اسم ورقم وتاريخ شراء.
بعد الحفلة منرفع ألبوم، الألبوم فيه صور، والعروس بتختار الصور اللي بدا ياهن للطباعة.
الدفعات: عربون وبعدين الباقي، منسجل المبلغ والتاريخ وعلى أي طلب.
المصورين بيشوفوا جلساتن وبيرفعوا الألبومات. أنا بوافق عالطلبات وبحط الأسعار. والعرسان بيشوفوا ألبومن بس.
اللون الأساسي بيج والخلفية بيضا.`,
    entities: {
      "request|order|bookingRequest|booking|طلب": [
        "names|name|coupleNames|أسامي|اسامي|أسماء|اسم",
        "partyDate|eventDate|weddingDate|date|تاريخ الحفلة|تاريخ حفلة",
        "hall|venue|صالة",
        "package|باكج",
      ],
      "package|باكج": [
        "name|اسم الباكج|اسم",
        "hours|shootingHours|hourCount|photographyHours|numberOfHours|ساعة تصوير|كم ساعة تصوير|عدد ساعات التصوير|ساعات تصوير",
        "printedPhotos|printedPhotoCount|printedPhotosCount|صورة مطبوعة|كم صورة مطبوعة|صور مطبوعة|عدد الصور المطبوعة",
        "hasVideo|video|includesVideo|فيديو|في فيديو",
        "price|سعر",
      ],
      "session|shoot|جلسة": ["request|order|booking|طلب", "photographer|مصور", "assistant|مساعد", "equipment|tools|tool|أدوات|أداة|ادوات"],
      "tool|equipment|gear|instrument|أداة|اداة": ["name|اسم", "number|رقم", "purchaseDate|تاريخ شراء"],
      "album|ألبوم|البوم": ["session|request|shoot|order|جلسة|طلب", "photos|photo|images|صور|صورة"],
      "payment|دفعة": ["amount|مبلغ", "date|تاريخ", "request|order|booking|طلب"],
    },
    optional: [
      "photo",
      "picture",
      "image",
      "صورة",
      "photographer",
      "مصور",
      "selection",
      "hall",
      "couple",
      "customer",
      "client",
      "bride",
      "groom",
      "عروس",
      "عريس",
      "عرسان",
    ],
    roles: ["photographer|مصور", "couple|customer|client|bride|groom|عروس|عريس|عرسان", "owner|admin|manager|administrator"],
    may: ["photographer see own session", "photographer add album", "couple add request", "couple see own album"],
    mayNot: ["couple see album", "photographer add payment", "couple add package"],
    links: ["request.package > package", "payment.request > request"],
    theme: { background: "#ffffff" },
  },
  {
    name: "museum, request for proposals",
    text: `نطاق العمل
تنفيذ وتشغيل نظام إدارة مقتنيات متحف التراث الشعبي، بحيث يشمل ما يأتي:

• سجل المقتنيات: رقم القيد، اسم القطعة، المادة، العصر، طريقة الاقتناء (شراء، إهداء، تنقيب)، تاريخ الاقتناء، الوصف، صور القطعة.
• مواقع الحفظ: القاعة أو المستودع، رقم الخزانة، درجة الرطوبة المطلوبة. وترتبط كل قطعة بموقع حفظ واحد.
• حركة القطع: تُسجل كل حركة نقل للقطعة من موقع إلى موقع مع التاريخ واسم المسؤول والغرض.
• أعمال الترميم: القطعة، المرمّم، تاريخ البدء، تاريخ الانتهاء، المواد المستخدمة، صور قبل الترميم وبعده، التكلفة.
• المعارض المؤقتة: العنوان، الفترة، القيّم، القطع المعروضة.
• الإعارة الخارجية: تُعار القطع إلى متاحف أخرى بموجب عقد إعارة يحدد الجهة المستعيرة ومدة الإعارة وقيمة التأمين، ولا تخرج أي قطعة إلا بعد موافقة المدير.
• الزوار: حجز تذاكر الزيارة إلكترونيًا (التاريخ، عدد الزوار، الفئة)، وحجز الجولات الإرشادية مع مرشد.

المستخدمون:
أمين المتحف: إضافة المقتنيات وتعديلها، ونقلها بين المواقع.
المرمّم: تسجيل أعمال الترميم فقط.
موظف التذاكر: إدارة الحجوزات.
الزائر: حجز التذاكر والجولات.
مدير المتحف: الموافقة على الإعارات والاطلاع على كل البيانات.

الشروط العامة: الاستضافة داخل المملكة، نسخ احتياطي يومي، تدريب الموظفين، ضمان سنة.`,
    entities: {
      "collectionItem|holding|piece|item|artifact|artefact|collectible|acquisition|possession|مقتنى|مقتنيات|قطعة|مقتنية": [
        "registrationNumber|recordNumber|entryNumber|accessionNumber|رقم القيد|رقم قيد",
        "name|pieceName|اسم القطعة|اسم قطعة|اسم",
        "material|مادة",
        "era|period|age|عصر",
        "acquisitionMethod|methodOfAcquisition|طريقة الاقتناء|طريقة اقتناء",
        "acquisitionDate|تاريخ الاقتناء|تاريخ اقتناء",
        "description|وصف",
        "photos|photo|images|picture|pictures|صور القطعة|صور قطعة|صور|صورة",
        "storageLocation|location|موقع حفظ|موقع الحفظ|موقع",
      ],
      "storageLocation|location|site|موقع حفظ|موقع الحفظ|موقع": [
        "hall|hallOrStore|room|قاعة|قاعة أو مستودع|القاعة أو المستودع|قاعة او مستودع",
        "cabinetNumber|cupboardNumber|lockerNumber|caseNumber|رقم الخزانة|رقم خزانة",
        "humidity|requiredHumidity|humidityLevel|درجة الرطوبة المطلوبة|درجة رطوبة مطلوبة",
      ],
      "movement|pieceMovement|itemMovement|transfer|حركة|حركة القطع|حركة قطعة|حركة نقل": [
        "piece|item|collectionItem|artifact|مقتنى|قطعة",
        "from|fromLocation|source|من موقع|من",
        "to|toLocation|destination|إلى موقع|إلى",
        "date|تاريخ",
        "responsible|responsibleName|officerName|officer|name|اسم المسؤول|اسم مسؤول",
        "purpose|غرض",
      ],
      "restoration|restorationWork|conservation|ترميم|أعمال الترميم|عمل ترميم|عمل الترميم|اعمال ترميم": [
        "piece|item|collectionItem|artifact|قطعة",
        "restorer|conservator|مرمم",
        "startDate|تاريخ البدء",
        "endDate|تاريخ الانتهاء",
        "materials|materialsUsed|usedMaterials|مواد المستخدمة|مواد مستخدمة",
        "photosBefore|beforePhotos|photoBefore|beforeAndAfterPhotos|photos|picturesBeforeRestoration|صور قبل الترميم|صور قبل ترميم",
        "cost|تكلفة",
      ],
      "exhibition|temporaryExhibition|معرض|معرض مؤقت|معارض مؤقتة": [
        "title|address|عنوان",
        "period|فترة",
        "curator|قيم",
        "pieces|items|displayedPieces|exhibitedPieces|piece|قطع المعروضة|قطع معروضة|قطع",
      ],
      "loan|externalLoan|loanContract|إعارة|إعارة خارجية|عقد إعارة|اعارة": [
        "piece|pieces|item|قطعة|قطع",
        "borrower|borrowingEntity|borrowingParty|borrowingInstitution|جهة المستعيرة|جهة مستعيرة|جهة",
        "duration|loanPeriod|loanDuration|مدة الإعارة|مدة اعارة|مدة",
        "insuranceValue|قيمة التأمين|قيمة تأمين",
      ],
      "booking|ticketBooking|visitBooking|ticket|visitTicket|reservation|حجز|تذكرة|تذكرة زيارة|حجز تذكرة|حجز تذاكر": [
        "date|تاريخ",
        "visitors|visitorCount|numberOfVisitors|عدد الزوار|عدد زوار",
        "category|فئة",
      ],
      "tour|tourBooking|guidedTour|جولة|جولة إرشادية|جولة ارشادية|حجز جولة": ["guide|مرشد"],
    },
    optional: [
      "hall",
      "warehouse",
      "museum",
      "متحف",
      "guide",
      "مرشد",
      "visitor",
      "زائر",
      "ticket",
      "booking",
      "tourbooking",
      "guidedtourbooking",
      "reservation",
      "حجز",
    ],
    roles: [
      "curator|museumKeeper|keeper|أمين المتحف|أمين متحف|امين متحف",
      "restorer|conservator|مرمم",
      "ticketClerk|ticketOfficer|ticketEmployee|ticketsEmployee|ticketingEmployee|ticketAgent|موظف التذاكر|موظف تذاكر",
      "visitor|زائر",
      "museumManager|museumDirector|manager|director|مدير المتحف|مدير متحف|مدير",
    ],
    may: [
      "curator add collectionItem",
      "curator change collectionItem",
      "restorer add restoration",
      "ticketClerk change booking",
      "visitor add booking",
      "museumManager see collectionItem",
    ],
    mayNot: ["restorer add collectionItem", "visitor add collectionItem", "visitor see restoration"],
    links: ["collectionItem.storageLocation > storageLocation", "movement.piece > collectionItem", "restoration.piece > collectionItem"],
  },
  {
    name: "printing house, Levantine with a complaint",
    text: "أنا صاحب مطبعة بنابلس وصراحة تعبنا من الإكسل، كل يوم حدا بيمسح سطر وبنضيع. المطلوب شي يمشي معنا: الزبون بيبعت طلبية طباعة، فيها نوع المطبوعة (بروشور، كتاب، كرت، يافطة) والكمية والمقاس ونوع الورق وملف التصميم. المصمم بيشتغل التصميم وبيبعتو للزبون، يا بيوافق يا بيطلب تعديل، وبدنا نعرف كم مرة عدّل. بعدها الطلبية بتروح عالمكنة، عنا أربع مكنات كل وحدة عندها اسم وسرعة وآخر صيانة، ورئيس القسم هو اللي بيوزع الشغل عالمكنات. الورق والحبر من المخزن، كل صنف إلو كمية وحد أدنى، ولما نستهلك ورق بالطلبية لازم ينزل من المخزن. عرض السعر بيعملو موظف المبيعات قبل الطلبية: الزبون والتفاصيل والسعر وصالح لأي تاريخ. في التوصيل عنا شب عالموتور، بدو يعرف العنوان وقديش ياخد مصاري. المصمم ما إلو علاقة بالأسعار أبداً، والزبون بيشوف طلبياتو وعروض أسعارو بس.",
    entities: {
      "order|printOrder|printingOrder|printJob|طلبية|طلبية طباعة|طلب": [
        "customer|client|زبون",
        "type|printType|printedType|publicationType|نوع المطبوعة|نوع مطبوعة",
        "quantity|كمية",
        "size|مقاس",
        "paperType|نوع الورق|نوع ورق",
        "designFile|design|ملف التصميم|ملف تصميم",
      ],
      "design|تصميم": ["order|printOrder|طلبية|طلب", "designer|مصمم"],
      "machine|press|مكنة|ماكينة": ["name|اسم", "speed|سرعة", "lastMaintenance|lastMaintenanceDate|آخر صيانة|اخر صيانة"],
      "stockItem|item|product|material|inventoryItem|صنف": [
        "quantity|كمية",
        "minimum|minimumLimit|reorderLevel|minimumQuantity|minimumStock|حد أدنى|حد ادنى",
      ],
      "quote|quotation|priceQuote|priceOffer|offer|عرض السعر|عرض سعر": [
        "customer|client|زبون",
        "details|تفاصيل",
        "price|سعر",
        "validUntil|expiryDate|validTo|validTill|صالح لأي تاريخ|تاريخ الصلاحية|صالح",
      ],
    },
    optional: [
      "delivery",
      "توصيل",
      "توصيلة",
      "consumption",
      "usage",
      "materialusage",
      "revision",
      "modification",
      "تعديل",
      "customer",
      "client",
      "زبون",
      "assignment",
      "machineassignment",
      "job",
      "شغل",
      "paper",
      "ink",
      "ورق",
      "حبر",
    ],
    roles: [
      "customer|client|زبون",
      "designer|مصمم",
      "departmentHead|sectionHead|headOfDepartment|رئيس القسم|رئيس قسم",
      "salesEmployee|salesperson|salesOfficer|salesAgent|موظف المبيعات|موظف مبيعات",
      "driver|courier|deliveryPerson|deliveryDriver|شب|سائق|موصل",
      "owner|admin|صاحب المطبعة|صاحب مطبعة",
    ],
    may: ["customer add order", "salesEmployee add quote", "customer see own order", "customer see own quote"],
    mayNot: ["designer see quote", "customer see order", "customer see quote"],
    links: ["design.order > order"],
  },
];
