/** A set by someone who had never seen the planner: twelve Arabic texts, formal and spoken, to be measured once before any rule is changed for them. */
import type { Case } from "./case.ts";

export const newVoicesArabic: readonly Case[] = [
  {
    name: "مركز تأهيل لأطفال التوحد، رسالة مديرة",
    text: `السيد مدير شركة الحلول المحترم،
السلام عليكم ورحمة الله وبركاته،

افتتحنا مركز «خطوة» قبل ست سنوات في شقة من ثلاث غرف، وكان الأهالي يظنون يومها أننا روضة عادية. واليوم يرتاد المركز تسعون طفلًا، ويعمل معنا أربعة عشر أخصائيًا، وما زالت خطط الأطفال محفوظة في ملفات وورد على حاسوب الاستقبال الذي تعطّل مرتين هذا الشتاء.

نحتاج إلى منصة تحفظ بيانات كل طفل: الاسم، وتاريخ الميلاد، ودرجة التوحد (خفيفة، متوسطة، شديدة)، واسم ولي الأمر، ورقم هاتفه، وتقرير التشخيص. وتكون لكل طفل خطة فردية لها تاريخ بداية وتاريخ مراجعة وأهداف. وكل هدف يتبع خطة، وله مجال (تواصل، سلوك، حركة، استقلالية) ووصف ونسبة إنجاز. أما الجلسة فيُسجَّل فيها الطفل والأخصائي والتاريخ والمدة ونوع الجلسة وملخص ما جرى. وإذا وقعت نوبة سلوكية دُوّنت: الطفل، والوقت، والمحفّز، والمدة، وكيف جرى التعامل معها.

الأخصائي يضيف الجلسات ويعدّل جلساته، ولا يعدّل جلسات زملائه. ومشرفة البرنامج تضع الخطط والأهداف وتعدّلها، ولا يضعها غيرها. وولي الأمر يطّلع على خطة طفله وجلساته، ولا يطّلع على أطفال الآخرين، وليس له أن يرى النوبات مكتوبة قبل أن نحدّثه عنها وجهًا لوجه، فاحجبوها عنه. وموظفة الاستقبال تسجّل الأطفال وتصحّح بياناتهم ولا شأن لها بالجلسات. ولا يحذف طفلًا إلا المديرة.

ولا نريد الرسوم والأقساط في هذه المرحلة، فالمحاسب راضٍ ببرنامجه.

وتفضلوا بقبول فائق الاحترام،
نوال الشامسي`,
    entities: {
      "child|طفل|الطفل": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "birthDate|dateOfBirth|تاريخ الميلاد|تاريخ ميلاد",
        "autismDegree|autismLevel|severity|autismSeverity|autismGrade|degree|degreeOfAutism|درجة التوحد|درجة توحد",
        "guardianName|parentName|nameOfGuardian|guardian|parent|اسم ولي الأمر|اسم ولي أمر|ولي الأمر|ولي أمر",
        "guardianPhone|phone|phoneNumber|guardianPhoneNumber|parentPhone|parentPhoneNumber|telephone|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف ولي الأمر|هاتف ولي أمر|رقم هاتف ولي الأمر|رقم هاتف ولي أمر",
        "diagnosisReport|diagnosticReport|diagnosis|report|تقرير التشخيص|تقرير تشخيص",
      ],
      "plan|individualPlan|خطة|الخطة|خطة فردية|خطة الفردية": [
        "child|طفل|الطفل",
        "startDate|start|startsOn|startsAt|startTime|from|fromDate|تاريخ البداية|تاريخ بداية|تاريخ بدايته|تاريخ بدايتها|تاريخ بدايتهم|بداية|البداية|بدايته|بدايتها|بدايتهم|وقت البداية|وقت بداية|تاريخ البدء|تاريخ بدء|بدء|البدء",
        "reviewDate|dateOfReview|revisionDate|review|تاريخ مراجعة|تاريخ المراجعة",
      ],
      "goal|objective|target|هدف|الهدف": [
        "plan|individualPlan|خطة|الخطة",
        "domain|area|field|مجال|المجال",
        "description|وصف|الوصف",
        "completionRate|achievementPercentage|achievementRate|progress|completionPercentage|achievementRatio|completionRatio|completionPercent|achievementPercent|نسبة إنجاز|نسبة الإنجاز",
      ],
      "session|جلسة|الجلسة": [
        "child|طفل|الطفل",
        "specialist|therapist|أخصائي|الأخصائي",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "duration|مدة|المدة",
        "type|sessionType|kind|typeOfSession|نوع الجلسة|نوع جلسة|نوع|النوع",
        "summary|summaryOfWhatHappened|ملخص ما جرى|ملخص ما الجرى|ملخص|الملخص",
      ],
      "behaviorEpisode|episode|seizure|behavioralEpisode|behaviouralEpisode|tantrum|meltdown|fit|attack|behavioralSeizure|نوبة|النوبة|نوبة سلوكية|نوبة السلوكية":
        [
          "child|طفل|الطفل",
          "time|at|hour|وقت|الوقت|وقته|وقتها|وقتهم|ساعة|الساعة",
          "trigger|stimulus|محفز|المحفز|محفّز|المحفّز",
          "duration|مدة|المدة",
          "handling|howHandled|response|howItWasHandled|handlingMethod|intervention|howHandling|howItWasDealtWith|كيف جرى التعامل معها|كيف جرى التعامل المعها|كيف جرى تعامل معها|طريقة التعامل|طريقة تعامل|التعامل معها|التعامل المعها|تعامل معها|تعامل|التعامل",
        ],
    },
    roles: [
      "specialist|therapist|أخصائي|الأخصائي",
      "programSupervisor|supervisor|programmeSupervisor|مشرفة البرنامج|مشرفة برنامج|مشرف البرنامج|مشرف برنامج|مشرفة|المشرفة",
      "guardian|parent|ولي الأمر|ولي أمر",
      "receptionist|receptionEmployee|receptionClerk|receptionStaff|موظفة الاستقبال|موظفة استقبال|موظف الاستقبال|موظف استقبال",
      "manager|director|principal|centerManager|مديرة|المديرة|مدير|المدير",
    ],
    may: [
      "specialist add session",
      "specialist change own session",
      "programSupervisor add plan",
      "programSupervisor change goal",
      "guardian see own plan",
      "guardian see own session",
      "receptionist add child",
      "receptionist change child",
      "manager delete child",
    ],
    mayNot: [
      "specialist change session",
      "specialist add plan",
      "guardian see child",
      "guardian see behaviorEpisode",
      "guardian see session",
      "receptionist see session",
      "receptionist delete child",
    ],
    links: ["plan.child > child", "goal.plan > plan", "session.child > child", "behaviorEpisode.child > child"],
  },
  {
    name: "يوميات موقع مقاولات، رسايل واتساب مصري",
    text: `[١٠:١٤ ص] مساء الخير يا بشمهندسة.. قصدي صباح الخير 😅 سهران في الصبة
[١٠:١٤ ص] معاكي علاء مقاول صغير كدا عالله، عندي دلوقتي أربع مواقع في التجمع والعبور
[١٠:١٥ ص] المشكلة إن كل موقع فيه مشرف بيبعتلي صور على الواتس وأنا بتوه، ومحمد ابن عمي اتخانق مع المورد على عشرين شيكارة
[١٠:١٧ ص] عايز أعمل تطبيق يكون فيه المواقع: اسم الموقع والعنوان والمالك وتاريخ البداية ونسبة التنفيذ
[١٠:١٨ ص] وكل يوم المشرف يكتب يومية: الموقع والتاريخ وعدد العمال والشغل اللي اتعمل وصور والمشاكل
[١٠:١٨ ص] والتوريدات كمان. التوريدة فيها الموقع والمورد والصنف (أسمنت حديد رمل طوب) والكمية والسعر وصورة الفاتورة
[١٠:١٩ ص] والمورد اسمه ورقمه ونوع البضاعة
[١٠:٢١ ص] والعهد، كل مشرف واخد عهدة فلوس، فالمصروف فيه الموقع والبند والمبلغ والتاريخ وصورة الإيصال
[١٠:٢٥ ص] رجعت معلش كان المفتش هنا
[١٠:٢٦ ص] المشرف يكتب اليوميات والمصروفات بتاعته ويشوفها، مصروفات المشرفين التانيين لأ طبعا. ومايعدلش اليومية بعد ما تتكتب
[١٠:٢٧ ص] المحاسبة مدام هالة بتراجع المصروفات وبتسجل التوريدات والموردين
[١٠:٢٨ ص] المالك بتاع الشقة ولا الفيلا يدخل يشوف اليوميات بتاعت موقعه بس، وأوعى يشوف المصروفات ولا التوريدات يخرب بيتي
[١٠:٢٩ ص] والمسح والمواقع الجديدة عليا أنا المقاول
[١٠:٣٠ ص] مرتبات العمال لأ، دي كاش آخر الأسبوع`,
    entities: {
      "site|location|project|موقع|الموقع": [
        "name|siteName|اسم الموقع|اسم موقع|اسم|الاسم",
        "address|عنوان|العنوان|عنوانه|عنوانها|عنوانهم",
        "owner|landlord|مالك|المالك",
        "startDate|start|startsOn|startsAt|startTime|from|fromDate|تاريخ البداية|تاريخ بداية|تاريخ بدايته|تاريخ بدايتها|تاريخ بدايتهم|بداية|البداية|بدايته|بدايتها|بدايتهم|وقت البداية|وقت بداية|تاريخ البدء|تاريخ بدء|بدء|البدء",
        "completionPercentage|executionPercentage|progress|executionRate|completionRate|implementationRate|implementationPercentage|executionRatio|executionPercent|completionPercent|implementationRatio|نسبة التنفيذ|نسبة تنفيذ",
      ],
      "dailyReport|diary|dailyLog|daily|journal|siteDiary|يومية|اليومية": [
        "site|location|project|موقع|الموقع",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "workerCount|workers|numberOfWorkers|workersCount|عدد العمال|عدد عمال",
        "workDone|work|completedWork|doneWork|الشغل اللي اتعمل|الشغل اللي الاتعمل|شغل لي اتعمل|الشغل|شغل",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
        "problems|issues|problem|مشاكل|المشاكل|مشكلة|المشكلة",
      ],
      "supply|delivery|shipment|توريدة|التوريدة|توريد|التوريد": [
        "site|location|project|موقع|الموقع",
        "supplier|vendor|مورد|المورد|مورّد|المورّد",
        "item|category|type|kind|material|صنف|الصنف",
        "quantity|كمية|الكمية",
        "price|cost|rate|سعر|السعر|سعره|سعرها|سعرهم|ثمن|الثمن|ثمنه|ثمنها|ثمنهم",
        "invoicePhoto|invoiceImage|invoicePicture|billPhoto|invoice|photo|image|صورة الفاتورة|صورة فاتورة|فاتورة|الفاتورة",
      ],
      "supplier|vendor|مورد|المورد|مورّد|المورّد": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم|number|رقم|الرقم|رقمه|رقمها|رقمهم",
        "goodsType|typeOfGoods|merchandiseType|goodsKind|type|نوع البضاعة|نوع بضاعة",
      ],
      "expense|expenditure|مصروف|المصروف": [
        "site|location|project|موقع|الموقع",
        "item|clause|category|lineItem|بند|البند",
        "amount|sum|total|مبلغ|المبلغ|مبلغه|مبلغها|مبلغهم",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "receiptPhoto|receiptImage|receiptPicture|receipt|photo|image|صورة الإيصال|صورة إيصال|إيصال|الإيصال",
      ],
    },
    roles: [
      "supervisor|siteSupervisor|مشرف|المشرف",
      "accountant|محاسبة|المحاسبة|محاسب|المحاسب",
      "owner|landlord|مالك|المالك",
      "contractor|مقاول|المقاول",
    ],
    may: [
      "supervisor add dailyReport",
      "supervisor add expense",
      "supervisor see own expense",
      "accountant see expense",
      "accountant add supply",
      "accountant add supplier",
      "owner see own dailyReport",
      "contractor add site",
      "contractor delete site",
    ],
    mayNot: [
      "supervisor see expense",
      "supervisor change dailyReport",
      "owner see expense",
      "owner see supply",
      "owner see dailyReport",
      "accountant delete expense",
    ],
    links: ["dailyReport.site > site", "supply.site > site", "supply.supplier > supplier", "expense.site > site"],
  },
  {
    name: "أفلاج، وكيل فلج من عُمان",
    text: "السلام عليكم، كيف الحال وكيف العلوم؟ أنا سالم الحجري وكيل فلج في ولاية من ولايات الداخلية، وكان الوالد وكيل قبلي، وقبله جدي، والحساب كله في سجل قديم جلده طايح. الشيبة اللي يعرفوا يقروه ما باقي منهم غير اثنين، الله يطول أعمارهم. نريد موقع يحفظ حصص الفلج قبل لا تضيع. الفلج نفسه نسجل له اسم ونوع، داودي أو عيني أو غيلي، وعدد الأثار ومكان الشريعة. وكل مالك له اسم ورقم بطاقة ورقم هاتف. والحصة فيها الفلج والمالك وعدد الأثار ووقت السقي والدورة وهل هي ملك ولا وقف. وكل جمعة نسوي قعادة، يعني مزاد على الماي الزايد، فالقعادة فيها تاريخ والفلج وعدد الأثار واسم المستأجر والمبلغ. وبعد فيه أعمال الصيانة: الفلج والتاريخ ونوع العمل والمقاول والكلفة وصورة قبل وصورة بعد. العريف يسجل القعادات وما يقدر يغيرها عقب ما ينتهي المزاد، وما له يعدل في الحصص أبداً، هذا حق ناس. الملاك يشوفوا حصصهم هم وبس، ويشوفوا أعمال الصيانة كلها عشان يعرفوا وين تروح الفلوس. القاضي أو مندوب الوزارة يطلع على الحصص والقعادات من غير ما يغير شي. وأنا الوكيل أسجل الحصص والملاك وأعدلهم وأسجل أعمال الصيانة. والحذف ما حد يحذف حصة، لا أنا ولا غيري. الطقس والسدود ما يخصونا. وحياكم على القهوة.",
    entities: {
      "falaj|aflaj|فلج|الفلج": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "type|kind|falajType|نوع|النوع",
        "atharCount|athars|numberOfAthars|athar|shareCount|tracesCount|traceCount|unitCount|numberOfAthar|effectsCount|impactCount|عدد الأثار|عدد أثار|أثار|الأثار",
        "shariaPlace|shariaLocation|shariaaLocation|location|place|sourceLocation|placeOfSharia|shareaLocation|outletLocation|مكان الشريعة|مكان شريعة|شريعة|الشريعة",
      ],
      "owner|مالك|المالك": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "cardNumber|idNumber|idCardNumber|identityNumber|nationalId|رقم بطاقة|رقم البطاقة|رقم بطاقته|رقم بطاقتها|رقم بطاقتهم",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
      ],
      "share|quota|portion|حصة|الحصة": [
        "falaj|فلج|الفلج",
        "owner|مالك|المالك",
        "atharCount|athars|numberOfAthars|athar|tracesCount|traceCount|unitCount|effectsCount|impactCount|عدد الأثار|عدد أثار|أثار|الأثار",
        "irrigationTime|wateringTime|timeOfIrrigation|وقت السقي|وقت سقي",
        "cycle|rotation|round|turn|دورة|الدورة",
        "ownershipType|isWaqf|waqf|type|owned|isOwned|ownership|endowment|isEndowment|ملك ولا وقف|ملك ولا الوقف|ملك أو وقف|ملك أو الوقف|وقف|الوقف|ملك|الملك|هل هي ملك ولا وقف|هل هي ملك ولا الوقف|نوع الملكية|نوع ملكية",
      ],
      "auction|waterAuction|قعادة|القعادة": [
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "falaj|فلج|الفلج",
        "atharCount|athars|numberOfAthars|athar|tracesCount|traceCount|unitCount|effectsCount|impactCount|عدد الأثار|عدد أثار|أثار|الأثار",
        "tenantName|renterName|lesseeName|tenant|renter|lessee|nameOfTenant|اسم المستأجر|اسم مستأجر|مستأجر|المستأجر",
        "amount|sum|total|مبلغ|المبلغ|مبلغه|مبلغها|مبلغهم",
      ],
      "maintenanceWork|maintenance|work|maintenanceJob|أعمال الصيانة|أعمال صيانة|عمل صيانة|عمل الصيانة|صيانة|الصيانة": [
        "falaj|فلج|الفلج",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "workType|typeOfWork|type|jobType|kind|نوع العمل|نوع عمل",
        "contractor|مقاول|المقاول",
        "cost|كلفة|الكلفة|تكلفة|التكلفة",
        "beforePhoto|photoBefore|imageBefore|beforeImage|pictureBefore|beforePicture|صورة قبل|صورة القبل",
        "afterPhoto|photoAfter|imageAfter|afterImage|pictureAfter|afterPicture|صورة بعد|صورة البعد",
      ],
    },
    roles: [
      "areef|arif|عريف|العريف|waterMaster|corporal|knower|monitor|sergeant",
      "owner|مالك|المالك|ملاك|الملاك",
      "judge|قاضي|القاضي|قاض|القاض",
      "ministryRepresentative|ministryDelegate|representative|delegate|ministryRep|مندوب الوزارة|مندوب وزارة|مندوب|المندوب",
      "agent|wakil|falajAgent|وكيل|الوكيل|trustee|وكيل فلج|وكيل الفلج",
    ],
    may: [
      "areef add auction",
      "owner see own share",
      "owner see maintenanceWork",
      "judge see share",
      "ministryRepresentative see auction",
      "agent add share",
      "agent change share",
      "agent add owner",
      "agent add maintenanceWork",
    ],
    mayNot: [
      "areef change auction",
      "areef change share",
      "owner see share",
      "judge change share",
      "ministryRepresentative change auction",
      "agent delete share",
      "areef delete share",
    ],
    links: ["share.falaj > falaj", "share.owner > owner", "auction.falaj > falaj", "maintenanceWork.falaj > falaj"],
  },
  {
    name: "ستوديو تصوير أعراس، لبناني",
    text: `هاي مايا، كيفك حبيبتي؟ اشتقنالك والله. لِك نحنا غرقانين، الصيفية هيدي عنا سبعة وأربعين عرس، والعرسان كل خمس دقايق بيبعتوا «وين الصور وين الألبوم» وأنا مش عم لحّق. بدي منك سيستم صغير للستوديو. العرس بيكون إلو اسم العريس واسم العروس والتاريخ والقاعة والباكج يلي اختاروه. والباكج إلو اسم وسعر وعدد المصورين وعدد صفحات الألبوم وإذا في درون أو لأ. بعدين في المهمات، يعني كل مهمة إلها عرس ومصور وساعة الوصول وشو دورو، صورة أو فيديو أو درون. بعد العرس منرفع غاليري: العرس، الرابط، كلمة السر، وتاريخ التسليم. والعرسان بيختاروا صور للألبوم، فكل اختيار في رقم الصورة والغاليري وملاحظة. وفي الدفعات: العرس والمبلغ والعملة، دولار أو ليرة، وطريقة الدفع وتاريخها.
المصور بيشوف مهماتو بس، ما بيشوف الدفعات ولا باكجات. المونتير بيرفع الغاليريهات وما بيمحيها. العرسان بيشوفوا الغاليري تبعن وبيعملوا اختياراتن، وما فيهن يشوفوا غاليريهات غيرن طبعاً. ندى المسؤولة عن الحجوزات بتحط الأعراس والمهمات وبتسجل الدفعات، بس إذا سجلت دفعة ما بقا فيها تغيرها. الباكجات أنا بحطها، صاحبة الستوديو، وأنا وحدي بمحي عرس، وإن شالله ما نمحي حدا.
الانستا والفايسبوك خليهن متل ما هني. بدي ياه أسود والأزرار دهبي، كتير شيك.`,
    entities: {
      "wedding|عرس|العرس": [
        "groomName|nameOfGroom|groom|اسم العريس|اسم عريس|عريس|العريس",
        "brideName|nameOfBride|bride|اسم العروس|اسم عروس|عروس|العروس",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "hall|venue|room|قاعة|القاعة",
        "package|باكج|الباكج|باقة|الباقة",
      ],
      "package|باكج|الباكج|باقة|الباقة": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "price|cost|rate|سعر|السعر|سعره|سعرها|سعرهم|ثمن|الثمن|ثمنه|ثمنها|ثمنهم",
        "photographerCount|photographers|numberOfPhotographers|photographersCount|عدد المصورين|عدد مصورين",
        "albumPageCount|albumPages|pageCount|numberOfAlbumPages|albumPagesCount|pages|عدد صفحات الألبوم|عدد صفحات ألبوم|صفحات الألبوم|صفحات ألبوم",
        "drone|hasDrone|isDrone|withDrone|درون|الدرون",
      ],
      "task|assignment|mission|مهمة|المهمة": [
        "wedding|عرس|العرس",
        "photographer|مصور|المصور",
        "arrivalTime|arrivalHour|arrival|arrivedAt|ساعة الوصول|ساعة وصول|وقت الوصول|وقت وصول",
        "role|دور|الدور|دوره|دورها|دورهم|شو دورو|شو الدورو|turn",
      ],
      "gallery|غاليري|الغاليري": [
        "wedding|عرس|العرس",
        "link|url|رابط|الرابط",
        "password|كلمة السر|كلمة سر",
        "deliveryDate|handoverDate|dateOfDelivery|تاريخ التسليم|تاريخ تسليم",
      ],
      "selection|choice|photoSelection|pick|اختيار|الاختيار": [
        "photoNumber|imageNumber|pictureNumber|رقم الصورة|رقم صورة",
        "gallery|غاليري|الغاليري",
        "notes|note|remarks|remark|comments|comment|observations|observation|ملاحظات|الملاحظات|ملاحظاته|ملاحظاتها|ملاحظاتهم|ملاحظة|الملاحظة|ملاحظته|ملاحظتها|ملاحظتهم",
      ],
      "payment|installment|دفعة|الدفعة": [
        "wedding|عرس|العرس",
        "amount|sum|total|مبلغ|المبلغ|مبلغه|مبلغها|مبلغهم",
        "currency|عملة|العملة",
        "paymentMethod|method|methodOfPayment|طريقة الدفع|طريقة دفع",
        "paymentDate|date|paidOn|dateOfPayment|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم|تاريخ الدفع|تاريخ دفع",
      ],
    },
    roles: [
      "photographer|مصور|المصور",
      "editor|videoEditor|montageEditor|مونتير|المونتير",
      "couple|newlyweds|bridalCouple|grooms|groom|newlywed|عرسان|العرسان",
      "bookingManager|bookingsManager|bookingOfficer|bookingSupervisor|bookingResponsible|reservationsManager|reservationManager|bookingsOfficer|bookingsSupervisor|bookingCoordinator|مسؤولة عن الحجوزات|مسؤولة عن حجوزات|المسؤولة عن الحجوزات|المسؤولة عن حجوزات|مسؤولة الحجوزات|مسؤولة حجوزات|مسؤول الحجوزات|مسؤول حجوزات",
      "studioOwner|owner|صاحبة الستوديو|صاحبة ستوديو|صاحب الستوديو|صاحب ستوديو",
    ],
    may: [
      "photographer see own task",
      "editor add gallery",
      "couple see own gallery",
      "couple add own selection",
      "bookingManager add wedding",
      "bookingManager add task",
      "bookingManager add payment",
      "studioOwner add package",
      "studioOwner delete wedding",
    ],
    mayNot: [
      "photographer see task",
      "photographer see payment",
      "photographer see package",
      "editor delete gallery",
      "couple see gallery",
      "bookingManager change payment",
      "bookingManager delete wedding",
    ],
    links: [
      "wedding.package > package",
      "task.wedding > wedding",
      "gallery.wedding > wedding",
      "selection.gallery > gallery",
      "payment.wedding > wedding",
    ],
    theme: { background: "#000000", primary: "#ffd700" },
  },
  {
    name: "المسلخ البلدي، نطاق عمل",
    text: `القسم الثالث: نطاق العمل

٣-١ تمهيد: تدير أمانة المدينة مسلخين يستقبلان في موسم الأضاحي ما يزيد على أربعة آلاف رأس في اليوم الواحد، وتُدار المواعيد حاليًّا بأرقام ورقية توزَّع عند البوابة، وقد ورد في تقرير ديوان المراقبة ما يوجب أتمتتها.

٣-٢ البيانات: يلتزم المتعهد بتوفير سجلات لما يأتي:
أ. المسالخ، ويُبيَّن لكل مسلخ اسمه وعنوانه وطاقته اليومية.
ب. المواعيد، ويتضمن الموعد المسلخ والتاريخ والفترة واسم صاحب الذبيحة ورقم جواله ونوع الذبيحة (غنم، بقر، إبل) وعدد الرؤوس.
ج. الفحوص البيطرية، ويتضمن الفحص الموعد واسم الطبيب البيطري ونتيجة الفحص قبل الذبح ونتيجة الفحص بعده وسبب الإعدام إن وُجد.
د. المخالفات، ويُذكر في كل مخالفة المسلخ ورقم القصاب ووصفها ومقدار الغرامة وصورة.
هـ. القصابون، ويُسجَّل للقصاب اسمه ورقم إقامته وتاريخ انتهاء الشهادة الصحية.

٣-٣ الصلاحيات:
١. يحق للمستفيد حجز المواعيد والاطلاع على مواعيده وإلغاؤها، ولا يحق له الاطلاع على مواعيد غيره.
٢. يتولى الطبيب البيطري تسجيل الفحوص، ولا يجوز تعديل الفحص بعد اعتماده لأي مستخدم.
٣. يتولى المراقب الصحي تسجيل المخالفات، ولا يجوز له حذفها.
٤. يتولى مدير المسلخ إضافة القصابين وتعديل بياناتهم والاطلاع على المواعيد كافة.
٥. للجهة الرقابية الاطلاع على الفحوص والمخالفات دون تعديل.

٣-٤ مستثنيات: لا يشمل النطاق توريد الموازين ولا نظام الرواتب ولا صيانة غرف التبريد.`,
    entities: {
      "slaughterhouse|abattoir|مسلخ|المسلخ": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "address|عنوان|العنوان|عنوانه|عنوانها|عنوانهم",
        "dailyCapacity|capacity|capacityPerDay|dailyEnergy|طاقته اليومية|طاقته يومية|طاقة يومية|طاقة اليومية|الطاقة اليومية|الطاقة يومية",
      ],
      "appointment|booking|موعد|الموعد": [
        "slaughterhouse|abattoir|مسلخ|المسلخ",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "period|slot|timeSlot|shift|فترة|الفترة",
        "ownerName|sacrificeOwnerName|animalOwnerName|nameOfOwner|owner|اسم صاحب الذبيحة|اسم صاحب ذبيحة|صاحب الذبيحة|صاحب ذبيحة",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "animalType|sacrificeType|slaughterType|carcassType|type|typeOfAnimal|نوع الذبيحة|نوع ذبيحة",
        "headCount|numberOfHeads|headsCount|heads|animalCount|عدد الرؤوس|عدد رؤوس",
      ],
      "inspection|examination|veterinaryInspection|veterinaryExamination|check|test|vetInspection|فحص|الفحص|فحص بيطري|فحص البيطري": [
        "appointment|booking|موعد|الموعد",
        "vetName|veterinarianName|vet|veterinarian|doctorName|nameOfVet|اسم الطبيب البيطري|اسم الطبيب بيطري|اسم طبيب بيطري|طبيب بيطري|طبيب البيطري",
        "preSlaughterResult|resultBeforeSlaughter|anteMortemResult|examResultBeforeSlaughter|inspectionResultBeforeSlaughter|beforeSlaughterResult|examinationResultBeforeSlaughter|نتيجة الفحص قبل الذبح|نتيجة الفحص قبل ذبح|نتيجة فحص قبل ذبح|نتيجة قبل الذبح|نتيجة قبل ذبح",
        "postSlaughterResult|resultAfterSlaughter|postMortemResult|examResultAfterSlaughter|inspectionResultAfterSlaughter|resultAfter|afterSlaughterResult|examinationResultAfter|examinationResultAfterSlaughter|نتيجة الفحص بعده|نتيجة الفحص البعده|نتيجة فحص بعده|نتيجة الفحص بعد الذبح|نتيجة الفحص بعد ذبح|نتيجة فحص بعد ذبح",
        "condemnationReason|reasonForCondemnation|executionReason|destructionReason|disposalReason|reason|سبب الإعدام|سبب إعدام|سبب الإعدام إن وجد|سبب الإعدام إن الوجد|سبب إعدام إن وجد",
      ],
      "violation|مخالفة|المخالفة": [
        "slaughterhouse|abattoir|مسلخ|المسلخ",
        "butcherNumber|butcher|رقم القصاب|رقم قصاب|قصاب|القصاب",
        "description|وصف|الوصف|وصفه|وصفها|وصفهم",
        "fineAmount|fine|amount|penalty|مقدار الغرامة|مقدار غرامة|غرامة|الغرامة|مبلغ الغرامة|مبلغ غرامة",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
      ],
      "butcher|قصاب|القصاب": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "residenceNumber|residencyNumber|iqamaNumber|residencePermitNumber|رقم إقامت|رقم الإقامت|رقم إقامته|رقم إقامتها|رقم إقامتهم|رقم الإقامة|رقم إقامة",
        "healthCertificateExpiry|healthCertificateExpiryDate|healthCertificateExpirationDate|certificateExpiryDate|healthCertExpiry|تاريخ انتهاء الشهادة الصحية|تاريخ انتهاء الشهادة صحية|تاريخ انتهاء شهادة صحية|انتهاء الشهادة الصحية|انتهاء الشهادة صحية|انتهاء شهادة صحية",
      ],
    },
    roles: [
      "beneficiary|مستفيد|المستفيد",
      "veterinarian|vet|veterinaryDoctor|طبيب بيطري|طبيب البيطري|الطبيب البيطري|الطبيب بيطري|بيطري|البيطري",
      "healthInspector|healthMonitor|healthObserver|healthSupervisor|sanitaryInspector|مراقب صحي|مراقب الصحي|المراقب الصحي|المراقب صحي|مراقب|المراقب",
      "slaughterhouseManager|manager|abattoirManager|مدير المسلخ|مدير مسلخ",
      "regulator|regulatoryAuthority|oversightBody|supervisoryAuthority|supervisoryBody|oversightAuthority|controlAuthority|regulatoryBody|auditor|جهة رقابية|جهة الرقابية|الجهة الرقابية|الجهة رقابية",
    ],
    may: [
      "beneficiary add own appointment",
      "beneficiary see own appointment",
      "veterinarian add inspection",
      "healthInspector add violation",
      "slaughterhouseManager add butcher",
      "slaughterhouseManager change butcher",
      "slaughterhouseManager see appointment",
      "regulator see inspection",
      "regulator see violation",
    ],
    mayNot: [
      "beneficiary see appointment",
      "healthInspector delete violation",
      "regulator change inspection",
      "regulator change violation",
      "beneficiary see violation",
      "slaughterhouseManager change inspection",
    ],
    links: [
      "appointment.slaughterhouse > slaughterhouse",
      "inspection.appointment > appointment",
      "violation.slaughterhouse > slaughterhouse",
    ],
  },
  {
    name: "سوق المواشي، طلب موقع",
    text: "أبغى موقع لبيع وشراء المواشي، مثل حراج بس مرتب. البائع ينزل إعلان فيه نوع الحيوان (غنم، إبل، بقر، ماعز) والسلالة والعمر والوزن والسعر والمدينة وصور وفيديو، ويعدل إعلاناته هو ويحذفها. المشتري يبحث ويفلتر حسب النوع والمدينة ويرسل عرض سعر على الإعلان فيه المبلغ ورسالة، وما يشوف عروض غيره. والناقل يعرض رحلة نقل: من مدينة، إلى مدينة، تاريخ الرحلة، عدد الرؤوس، السعر للراس. المشتري يحجز على الرحلة ويكتب عدد الرؤوس. الزوار يشوفون الإعلانات والرحلات بدون تسجيل. المشرف يحذف أي إعلان مخالف. الخلفية بيج والأزرار بنية.",
    entities: {
      "listing|ad|advertisement|announcement|إعلان|الإعلان": [
        "animalType|typeOfAnimal|type|animalKind|kind|نوع الحيوان|نوع حيوان",
        "breed|strain|سلالة|السلالة",
        "age|عمر|العمر",
        "weight|وزن|الوزن",
        "price|cost|rate|سعر|السعر|سعره|سعرها|سعرهم|ثمن|الثمن|ثمنه|ثمنها|ثمنهم",
        "city|مدينة|المدينة",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
        "video|فيديو|الفيديو",
      ],
      "offer|priceOffer|bid|quote|عرض سعر|عرض السعر|عرض|العرض": [
        "listing|ad|advertisement|announcement|إعلان|الإعلان",
        "amount|sum|total|مبلغ|المبلغ|مبلغه|مبلغها|مبلغهم",
        "message|رسالة|الرسالة",
      ],
      "trip|transportTrip|transferTrip|transport|journey|رحلة نقل|رحلة النقل|رحلة|الرحلة": [
        "fromCity|from|originCity|origin|departureCity|من مدينة|من المدينة|من|المن|مدينة الانطلاق|مدينة انطلاق",
        "toCity|to|destinationCity|destination|arrivalCity|إلى مدينة|إلى المدينة|إلى|الإلى|مدينة الوصول|مدينة وصول",
        "tripDate|date|dateOfTrip|journeyDate|تاريخ الرحلة|تاريخ رحلة",
        "headCount|numberOfHeads|headsCount|heads|capacity|عدد الرؤوس|عدد رؤوس",
        "pricePerHead|headPrice|price|السعر للراس|السعر الللراس|سعر للراس|سعر الراس|سعر راس|السعر للرأس|السعر الللرأس|سعر للرأس|سعر الرأس|سعر رأس",
      ],
      "booking|reservation|حجز|الحجز": [
        "trip|transportTrip|transferTrip|transport|journey|رحلة نقل|رحلة النقل|رحلة|الرحلة",
        "headCount|numberOfHeads|headsCount|heads|عدد الرؤوس|عدد رؤوس",
      ],
    },
    roles: [
      "seller|بائع|البائع",
      "buyer|مشتري|المشتري|مشتر|المشتر",
      "transporter|carrier|hauler|mover|ناقل|الناقل",
      "supervisor|moderator|admin|مشرف|المشرف",
    ],
    may: [
      "seller add own listing",
      "seller change own listing",
      "seller delete own listing",
      "buyer see listing",
      "buyer add own offer",
      "buyer add own booking",
      "transporter add trip",
      "public see listing",
      "public see trip",
      "supervisor delete listing",
    ],
    mayNot: [
      "seller change listing",
      "seller delete listing",
      "buyer see offer",
      "buyer change listing",
      "public add offer",
      "public see offer",
    ],
    links: ["offer.listing > listing", "booking.trip > trip"],
    theme: { background: "#f5f5dc", primary: "#a52a2a" },
  },
  {
    name: "مركز رصد الزلازل، ورقة عمل",
    text: `ورقة عمل: قاعدة بيانات الشبكة الزلزالية
إعداد: وحدة المعلومات، بعد مشاورة الزملاء في قسم الأجهزة (وقد طال الخلاف في البند الثاني)

الخلفية
تضم الشبكة سبعًا وأربعين محطة، ثلاث منها خارج الخدمة منذ السيول الأخيرة. وتُتبادل القراءات اليوم بالبريد الإلكتروني، ويحلّلها الزملاء ببرنامج SeisComP، وسيبقى كما هو.

السجلات المطلوبة
• محطة: رمز المحطة، خط العرض، خط الطول، الارتفاع، تاريخ التشغيل.
• جهاز: رقم تسلسلي، نوع الجهاز (سرعة، تسارع، هيدروفون)، المحطة التي رُكّب فيها، تاريخ المعايرة.
• هزة: وقت الحدوث، خط العرض، خط الطول، العمق، القوة، عدد المحطات الراصدة.
• بلاغ شعور: الهزة، المدينة، الشدة المحسوسة، وصف، صورة اختيارية. يرسله الجمهور من غير حساب.
• زيارة صيانة: المحطة، التاريخ، الفني، الأعمال المنجزة، القطع المستبدلة.
• بيان صحفي: الهزة، النص بالعربية، النص بالإنجليزية، حالة النشر.

من يفعل ماذا
• المحلل المناوب يسجل الهزات ويعدّلها، ولا يحذفها أحد.
• فني المحطات يسجل زيارات الصيانة ويعدّل الأجهزة، ولا يمس الهزات.
• مسؤول الإعلام يكتب البيانات الصحفية، ولا يعدّل في الهزات رقمًا واحدًا (وقد حدث).
• رئيس المركز يضيف المحطات ويلغيها ويعتمد البيانات الصحفية.
• الجمهور يرى الهزات، ولا يرى بلاغات الشعور ولا زيارات الصيانة.

ما أُجّل: الإنذار المبكر، وتطبيق الهاتف، وجائزة أفضل راصد.`,
    entities: {
      "station|محطة|المحطة": [
        "code|stationCode|رمز المحطة|رمز محطة|رمز|الرمز",
        "latitude|lat|خط العرض|خط عرض",
        "longitude|lon|lng|خط الطول|خط طول",
        "altitude|elevation|height|ارتفاع|الارتفاع",
        "operationDate|operatingDate|commissioningDate|startDate|launchDate|activationDate|تاريخ التشغيل|تاريخ تشغيل",
      ],
      "device|instrument|جهاز|الجهاز": [
        "serialNumber|serial|رقم تسلسلي|رقم التسلسلي",
        "type|deviceType|instrumentType|kind|نوع الجهاز|نوع جهاز|نوع|النوع",
        "station|محطة|المحطة|المحطة التي ركب فيها|المحطة التي ركب الفيها|محطة تي ركب فيها",
        "calibrationDate|dateOfCalibration|تاريخ المعايرة|تاريخ معايرة",
      ],
      "earthquake|tremor|quake|shake|هزة|الهزة": [
        "occurrenceTime|occurredAt|time|timeOfOccurrence|originTime|وقت الحدوث|وقت حدوث",
        "latitude|lat|خط العرض|خط عرض",
        "longitude|lon|lng|خط الطول|خط طول",
        "depth|عمق|العمق",
        "magnitude|strength|power|force|قوة|القوة",
        "stationCount|observingStationCount|stations|numberOfStations|observingStations|stationsCount|monitoringStationCount|عدد المحطات الراصدة|عدد المحطات راصدة|عدد محطات راصدة|عدد المحطات|عدد محطات",
      ],
      "feltReport|feelingReport|report|بلاغ شعور|بلاغ الشعور|بلاغ|البلاغ": [
        "earthquake|tremor|quake|shake|هزة|الهزة",
        "city|مدينة|المدينة",
        "feltIntensity|intensity|perceivedIntensity|severity|الشدة المحسوسة|الشدة محسوسة|شدة محسوسة|شدة المحسوسة|شدة|الشدة",
        "description|وصف|الوصف",
        "photo|image|picture|optionalPhoto|optionalImage|صورة|الصورة|صورة اختيارية|صورة الاختيارية",
      ],
      "maintenanceVisit|visit|زيارة صيانة|زيارة الصيانة|زيارة|الزيارة": [
        "station|محطة|المحطة",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "technician|فني|الفني",
        "workDone|completedWork|works|completedWorks|accomplishedWork|work|worksDone|أعمال منجزة|أعمال المنجزة|الأعمال المنجزة|الأعمال منجزة|أعمال|الأعمال",
        "replacedParts|parts|partsReplaced|قطع مستبدلة|قطع المستبدلة|القطع المستبدلة|القطع مستبدلة|قطع|القطع",
      ],
      "pressRelease|pressStatement|statement|بيان صحفي|بيان الصحفي|بيان|البيان": [
        "earthquake|tremor|quake|shake|هزة|الهزة",
        "arabicText|textInArabic|textArabic|textAr|النص بالعربية|النص البالعربية|نص بالعربية|نص عربي|نص العربي",
        "englishText|textInEnglish|textEnglish|textEn|النص بالإنجليزية|النص البالإنجليزية|نص بالإنجليزية|نص إنجليزي|نص الإنجليزي",
        "publishStatus|publicationStatus|status|publishingStatus|state|حالة النشر|حالة نشر",
      ],
    },
    roles: [
      "analyst|dutyAnalyst|shiftAnalyst|onDutyAnalyst|محلل مناوب|محلل المناوب|المحلل المناوب|المحلل مناوب|محلل|المحلل",
      "stationTechnician|technician|stationsTechnician|فني المحطات|فني محطات|فني|الفني",
      "mediaOfficer|mediaManager|mediaSupervisor|pressOfficer|mediaResponsible|mediaHead|مسؤول الإعلام|مسؤول إعلام",
      "centerHead|centreHead|head|centerDirector|director|headOfCenter|centerPresident|president|رئيس المركز|رئيس مركز",
    ],
    may: [
      "analyst add earthquake",
      "analyst change earthquake",
      "stationTechnician add maintenanceVisit",
      "stationTechnician change device",
      "mediaOfficer add pressRelease",
      "centerHead add station",
      "centerHead delete station",
      "centerHead change pressRelease",
      "public add feltReport",
      "public see earthquake",
    ],
    mayNot: [
      "analyst delete earthquake",
      "centerHead delete earthquake",
      "stationTechnician change earthquake",
      "mediaOfficer change earthquake",
      "public see feltReport",
      "public see maintenanceVisit",
    ],
    links: [
      "device.station > station",
      "feltReport.earthquake > earthquake",
      "maintenanceVisit.station > station",
      "pressRelease.earthquake > earthquake",
    ],
  },
  {
    name: "اتحاد ملاك عمارة، مصري",
    text: "مساء الفل يا أستاذ هاني، أنا عصمت، رئيس اتحاد ملاك عمارة ١٤ في مدينة نصر، العمارة اللي قدام المدرسة وفيها فرن تحت. احنا ٤٢ شقة وكل أول شهر بلف على الناس أخبط عشان الصيانة، وأم ياسمين في السابع بتحلف إنها دفعت، ومفيش ورقة تثبت. عايز موقع صغير. الشقة ليها رقم ودور واسم المالك وتليفونه وساكنة ولا مقفولة. كل شهر فيه اشتراك على كل شقة، الاشتراك فيه الشقة والشهر والقيمة واتدفع ولا لسه. والمصروفات: البيان والمبلغ والتاريخ وصورة الفاتورة. والأعطال زي الأسانسير والمواسير والموتور، فالعطل فيه نوعه ومكانه ووصفه وصورة وحالته، جديد أو بيتصلح أو خلص. ونعمل تصويتات كمان بدل خناقات السطح، التصويت فيه السؤال وآخر ميعاد، وكل صوت فيه التصويت والشقة وموافق ولا رافض. الساكن يبلغ عن عطل ويشوف اشتراكاته هو، واشتراكات الجيران لأ عشان الإحراج، لكن المصروفات الكل يشوفها عشان محدش يقول بناكلها. ومحدش يشوف الجيران صوتوا إيه. أمين الصندوق يسجل الاشتراكات والمصروفات ومايمسحش مصروف بعد ما يتكتب. البواب عم جمعة يشوف الأعطال ويغير حالتها وبس. وأنا رئيس الاتحاد أضيف الشقق وأعمل التصويتات وأمسح. الأمن والكاميرات موضوع تاني خالص.",
    entities: {
      "apartment|flat|unit|شقة|الشقة": [
        "number|apartmentNumber|flatNumber|رقم|الرقم",
        "floor|role|دور|الدور",
        "ownerName|owner|nameOfOwner|اسم المالك|اسم مالك|مالك|المالك",
        "ownerPhone|ownerPhoneNumber|phone|phoneNumber|telephone|mobile|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|تليفون المالك|تليفون مالك",
        "occupied|isOccupied|occupancy|inhabited|status|ساكنة|الساكنة|ساكنة ولا مقفولة|ساكنة ولا المقفولة|ساكنة أو مقفولة|ساكنة أو المقفولة|مسكونة|المسكونة",
      ],
      "subscription|fee|monthlyFee|dues|contribution|اشتراك|الاشتراك": [
        "apartment|flat|unit|شقة|الشقة",
        "month|شهر|الشهر",
        "value|amount|قيمة|القيمة",
        "paid|isPaid|paymentStatus|status|اتدفع|الاتدفع|اتدفع ولا لسه|اتدفع ولا اللسه|مدفوع|المدفوع",
      ],
      "expense|expenditure|مصروف|المصروف": [
        "statement|description|item|details|بيان|البيان",
        "amount|sum|total|مبلغ|المبلغ|مبلغه|مبلغها|مبلغهم",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "invoicePhoto|invoiceImage|invoicePicture|billPhoto|invoice|photo|image|صورة الفاتورة|صورة فاتورة|فاتورة|الفاتورة",
      ],
      "fault|breakdown|malfunction|defect|issue|عطل|العطل": [
        "type|kind|faultType|نوع|النوع|نوعه|نوعها|نوعهم",
        "place|location|مكان|المكان|مكانه|مكانها|مكانهم",
        "description|وصف|الوصف|وصفه|وصفها|وصفهم",
        "photo|photos|image|images|picture|pictures|photograph|صورة|الصورة|صورته|صورتها|صورتهم|صور|الصور|صوره|صورها|صورهم",
        "status|state|condition|حالة|الحالة|حالته|حالتها|حالتهم",
      ],
      "poll|voting|تصويت|التصويت|ballot": [
        "question|سؤال|السؤال",
        "deadline|lastDate|closingDate|dueDate|endDate|آخر ميعاد|آخر الميعاد|آخر موعد|آخر الموعد",
      ],
      "vote|صوت|الصوت": [
        "poll|voting|تصويت|التصويت|ballot",
        "apartment|flat|unit|شقة|الشقة",
        "choice|approved|isApproved|agree|agrees|answer|decision|approve|isAgree|agreed|agreeing|موافق|الموافق|موافق ولا رافض|موافق ولا الرافض|موافق أو رافض|موافق أو الرافض",
      ],
    },
    roles: [
      "resident|ساكن|الساكن",
      "treasurer|أمين الصندوق|أمين صندوق",
      "doorman|porter|janitor|caretaker|concierge|بواب|البواب",
      "unionHead|president|head|unionPresident|chairman|associationHead|associationPresident|رئيس الاتحاد|رئيس اتحاد|رئيس اتحاد ملاك|رئيس اتحاد الملاك",
    ],
    may: [
      "resident add fault",
      "resident see own subscription",
      "resident see expense",
      "treasurer add subscription",
      "treasurer add expense",
      "doorman see fault",
      "doorman change fault",
      "unionHead add apartment",
      "unionHead add poll",
      "unionHead delete expense",
    ],
    mayNot: [
      "resident see subscription",
      "resident see vote",
      "treasurer delete expense",
      "doorman see subscription",
      "doorman delete fault",
      "resident add poll",
    ],
    links: ["subscription.apartment > apartment", "vote.poll > poll", "vote.apartment > apartment"],
  },
  {
    name: "إفطار صائم، سعودي يستعجل",
    text: `السلام عليكم
بسرعة قبل رمضان الله يبلغنا إياه، باقي ٣ أسابيع 😬

عندنا فريق تطوعي يوزع وجبات عند الإشارات وفي ساحات المساجد، العام وزعنا ٦٠ ألف وجبة والحوسة عند أبو تركي في جواله!! لو ضاع الجوال ضعنا كلنا

نحتاج:
- نقاط التوزيع: اسم النقطة، الحي، رابط الخريطة، عدد الوجبات المطلوبة يومياً
- المتطوعين: الاسم، الجوال، العمر، مقاس السترة
- المطاعم اللي تطبخ لنا: الاسم، المسؤول، الجوال، الطاقة اليومية
- الدفعات اليومية (نسميها طلعة): التاريخ، النقطة، المطعم، عدد الوجبات، وقت الاستلام
- التسجيل في المناوبات: المتطوع، الطلعة، المهمة (توزيع، تنظيم، نظافة)، حضر ولا لا
- الكفالات: اسم الكافل، المبلغ، عدد الوجبات، إيصال التحويل

المتطوع يسجل نفسه في الطلعات ويشوف تسجيلاته بس. قائد النقطة يعلّم الحضور ويعدل عدد الوجبات في الطلعة، وما يشوف الكفالات نهائي. أي شخص يقدر يرسل كفالة بدون ما يسوي حساب، بس ما أحد يشوفها غير أمين المال. المنسقة أم ليان تضيف المطاعم والنقاط والطلعات. الحذف للقائد العام فقط.

لا نبي تطبيق بالمتجر، موقع يكفي. أخضر وأبيض (أبيض الخلفية)`,
    entities: {
      "distributionPoint|point|نقطة|النقطة|نقطة التوزيع|نقطة توزيع": [
        "name|pointName|اسم النقطة|اسم نقطة|اسم|الاسم",
        "district|neighborhood|neighbourhood|حي|الحي",
        "mapLink|mapUrl|locationLink|map|رابط الخريطة|رابط خريطة|خريطة|الخريطة",
        "requiredMeals|mealsNeeded|dailyMeals|requiredMealCount|mealCount|mealsRequired|requiredDailyMeals|dailyMealCount|requiredMealsPerDay|requiredMealsCount|mealsCount|dailyRequiredMeals|عدد الوجبات المطلوبة يوميا|عدد الوجبات المطلوبة اليوميا|عدد وجبات مطلوبة يوميا|عدد الوجبات المطلوبة|عدد الوجبات مطلوبة|عدد وجبات مطلوبة|عدد الوجبات|عدد وجبات|عدد الوجبات المطلوبة يومياً|عدد الوجبات المطلوبة اليومياً|عدد وجبات مطلوبة يومياً",
      ],
      "volunteer|متطوع|المتطوع": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "age|عمر|العمر",
        "vestSize|jacketSize|size|مقاس السترة|مقاس سترة|مقاس|المقاس",
      ],
      "restaurant|مطعم|المطعم": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "manager|responsible|contactPerson|contact|supervisor|responsiblePerson|officer|مسؤول|المسؤول",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "dailyCapacity|capacity|capacityPerDay|dailyEnergy|الطاقة اليومية|الطاقة يومية|طاقة يومية|طاقة اليومية",
      ],
      "run|dailyBatch|batch|outing|dispatch|trip|طلعة|الطلعة|دفعة يومية|دفعة اليومية|الدفعة اليومية|الدفعة يومية|دفعة|الدفعة": [
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "distributionPoint|point|نقطة|النقطة|نقطة التوزيع|نقطة توزيع",
        "restaurant|مطعم|المطعم",
        "mealCount|meals|numberOfMeals|mealsCount|عدد الوجبات|عدد وجبات",
        "pickupTime|receiptTime|receivingTime|pickUpTime|collectionTime|receivedAt|وقت الاستلام|وقت استلام",
      ],
      "registration|shiftRegistration|signup|signUp|shift|enrollment|تسجيل|التسجيل|مناوبة|المناوبة|التسجيل في المناوبات|التسجيل في مناوبات|تسجيل في مناوبات":
        [
          "volunteer|متطوع|المتطوع",
          "run|dailyBatch|batch|outing|dispatch|trip|طلعة|الطلعة",
          "task|mission|duty|مهمة|المهمة",
          "attended|isAttended|attendance|present|hasAttended|isPresent|حضر|الحضر|حضر ولا لا|حضر ولا اللا|حضور|الحضور",
        ],
      "sponsorship|donation|كفالة|الكفالة": [
        "sponsorName|sponsor|donorName|nameOfSponsor|اسم الكافل|اسم كافل|كافل|الكافل",
        "amount|sum|total|مبلغ|المبلغ|مبلغه|مبلغها|مبلغهم",
        "mealCount|meals|numberOfMeals|mealsCount|عدد الوجبات|عدد وجبات",
        "transferReceipt|receipt|transferProof|إيصال التحويل|إيصال تحويل|إيصال|الإيصال",
      ],
    },
    roles: [
      "volunteer|متطوع|المتطوع",
      "pointLeader|pointCaptain|pointHead|leader|pointCommander|قائد النقطة|قائد نقطة",
      "treasurer|financialSecretary|moneyKeeper|financeOfficer|أمين المال|أمين مال",
      "coordinator|منسقة|المنسقة|منسق|المنسق",
      "generalLeader|generalCommander|commander|chief|teamLeader|overallLeader|القائد العام|القائد عام|قائد عام|قائد العام",
    ],
    may: [
      "volunteer add own registration",
      "volunteer see own registration",
      "pointLeader change registration",
      "pointLeader change run",
      "public add sponsorship",
      "treasurer see sponsorship",
      "coordinator add restaurant",
      "coordinator add distributionPoint",
      "coordinator add run",
      "generalLeader delete run",
    ],
    mayNot: [
      "volunteer see registration",
      "pointLeader see sponsorship",
      "public see sponsorship",
      "coordinator see sponsorship",
      "coordinator delete run",
      "volunteer see sponsorship",
    ],
    links: [
      "run.distributionPoint > distributionPoint",
      "run.restaurant > restaurant",
      "registration.volunteer > volunteer",
      "registration.run > run",
    ],
    theme: { background: "#ffffff", primary: "#008000" },
  },
  {
    name: "دار نشر، حديث صاحبها",
    text: `سألتموني في المعرض عمّا نحتاج إليه، وكان الزحام شديدًا فلم أحسن الجواب، وهأنذا أكتب على مهل.

ورثتُ الدار عن أبي، وكانت تطبع في بيروت ثم في عمّان، ولنا اليوم نحو ثلاثمئة عنوان. كان أبي يحفظ أسماء المؤلفين وعقودهم عن ظهر قلب، ولست مثله. وفي السنة الماضية طالبنا ورثةُ شاعرٍ كبير (لن أذكر اسمه، فالمجالس بالأمانات) بحقوق خمس سنوات لم يعرف أحد كم بلغت، فدفعنا ما طلبوا حياءً.

فأول ما أريد أن يُحفظ المؤلف باسمه وجنسيته وبريده الإلكتروني ورقم حسابه المصرفي. ثم المخطوط إذا ورد إلينا: عنوانه ومؤلفه وتاريخ وروده وملفه وتصنيفه. يقرؤه محكِّم فيكتب تقريرًا، وفي التقرير المخطوط والرأي والتوصية: يُنشر أو يُعدَّل أو يُرفض. فإذا قُبل المخطوط وُقّع عقد، ويُذكر في العقد المؤلف والمخطوط ونسبة الحقوق وتاريخ التوقيع ومدة العقد بالسنوات. ثم يصدر كتابًا، وللكتاب عنوان ورقم دولي (ردمك) وسنة نشر وعدد صفحات وسعر وغلاف. وفي آخر كل سنة نحسب كشف حقوق لكل كتاب فيه السنة والنسخ المبيعة والمبلغ المستحق، وهل دُفع.

المحكِّم لا يرى إلا تقاريره، ولا ينبغي أن يرى المؤلفُ التقارير ولا اسم صاحبها. والمؤلف يرسل مخطوطاته ويتابعها، ويرى كشوف حقوقه وعقوده، أما كشوف سواه فلا. والمحرر يتولى المخطوطات والكتب إضافةً وتعديلًا، ولا يطلع على العقود. ومديرة الحقوق تضيف العقود وكشوف الحقوق وتعدلها. والحذف إليّ وحدي، أعني الناشر. ويرى زوار الموقع الكتب كلها من غير أن يسجلوا.

أما المخازن والتوزيع فعند الموزّع، وبيننا وبينه برنامج لا بأس به. وأما الترجمة فحديث آخر.`,
    entities: {
      "author|مؤلف|المؤلف": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "nationality|جنسية|الجنسية|جنسيته|جنسيتها|جنسيتهم",
        "email|emailAddress|بريد إلكتروني|بريد الإلكتروني|بريده الإلكتروني|بريده إلكتروني|البريد الإلكتروني|البريد إلكتروني",
        "bankAccountNumber|bankAccount|accountNumber|iban|رقم حسابه المصرفي|رقم حسابه مصرفي|رقم الحساب المصرفي|رقم الحساب مصرفي|رقم حساب مصرفي|حساب مصرفي|حساب المصرفي|رقم حساب|رقم الحساب|رقم حسابه|رقم حسابها|رقم حسابهم",
      ],
      "manuscript|مخطوط|المخطوط": [
        "title|name|عنوان|العنوان|عنوانه|عنوانها|عنوانهم",
        "author|مؤلف|المؤلف|مؤلفه|مؤلفها|مؤلفهم",
        "receivedDate|arrivalDate|dateReceived|receivedOn|receiptDate|submissionDate|dateOfArrival|incomingDate|تاريخ ورود|تاريخ الورود|تاريخ وروده|تاريخ ورودها|تاريخ ورودهم",
        "file|manuscriptFile|ملف|الملف|ملفه|ملفها|ملفهم",
        "classification|category|genre|تصنيف|التصنيف|تصنيفه|تصنيفها|تصنيفهم",
      ],
      "report|reviewReport|review|refereeReport|تقرير|التقرير": [
        "manuscript|مخطوط|المخطوط",
        "opinion|view|رأي|الرأي",
        "recommendation|توصية|التوصية",
      ],
      "contract|عقد|العقد": [
        "author|مؤلف|المؤلف",
        "manuscript|مخطوط|المخطوط",
        "royaltyRate|royaltyPercentage|rightsPercentage|rightsRatio|royalty|rightsRate|royaltyRatio|royaltyPercent|rightsPercent|نسبة الحقوق|نسبة حقوق",
        "signingDate|signatureDate|signedOn|dateOfSigning|dateSigned|signedAt|تاريخ التوقيع|تاريخ توقيع",
        "duration|contractDuration|durationInYears|term|period|durationYears|contractPeriod|مدة العقد|مدة عقد|مدة العقد بالسنوات|مدة العقد البالسنوات|مدة عقد بالسنوات|مدة|المدة",
      ],
      "book|كتاب|الكتاب": [
        "title|name|عنوان|العنوان",
        "isbn|internationalNumber|رقم دولي|رقم الدولي|ردمك|الردمك|الرقم الدولي|الرقم دولي",
        "publicationYear|publishYear|year|yearOfPublication|publishingYear|سنة نشر|سنة النشر",
        "pageCount|pages|numberOfPages|pagesCount|عدد صفحات|عدد الصفحات",
        "price|cost|rate|سعر|السعر|سعره|سعرها|سعرهم|ثمن|الثمن|ثمنه|ثمنها|ثمنهم",
        "cover|coverImage|غلاف|الغلاف",
      ],
      "royaltyStatement|rightsStatement|statement|royalty|كشف حقوق|كشف الحقوق|كشف|الكشف": [
        "book|كتاب|الكتاب",
        "year|سنة|السنة",
        "copiesSold|soldCopies|soldCopyCount|sales|sold|نسخ مبيعة|نسخ المبيعة|النسخ المبيعة|النسخ مبيعة|عدد النسخ المبيعة|عدد النسخ مبيعة|عدد نسخ مبيعة",
        "amountDue|dueAmount|amount|amountOwed|المبلغ المستحق|المبلغ مستحق|مبلغ مستحق|مبلغ المستحق|مبلغ|المبلغ",
        "paid|isPaid|دفع|الدفع|هل دفع|هل الدفع|مدفوع|المدفوع",
      ],
    },
    roles: [
      "referee|reviewer|arbitrator|judge|محكم|المحكم|محكِّم|المحكِّم|محكّم|المحكّم",
      "author|مؤلف|المؤلف",
      "editor|محرر|المحرر",
      "rightsManager|royaltyManager|rightsDirector|مديرة الحقوق|مديرة حقوق|مدير الحقوق|مدير حقوق",
      "publisher|ناشر|الناشر",
    ],
    may: [
      "referee see own report",
      "referee add report",
      "author add own manuscript",
      "author see own manuscript",
      "author see own royaltyStatement",
      "author see own contract",
      "editor add book",
      "editor change manuscript",
      "rightsManager add contract",
      "rightsManager change royaltyStatement",
      "publisher delete book",
      "public see book",
    ],
    mayNot: [
      "referee see report",
      "author see report",
      "author see royaltyStatement",
      "editor see contract",
      "editor delete book",
      "public see manuscript",
      "rightsManager delete contract",
    ],
    links: [
      "manuscript.author > author",
      "report.manuscript > manuscript",
      "contract.author > author",
      "contract.manuscript > manuscript",
      "royaltyStatement.book > book",
    ],
  },
  {
    name: "تصليح ساعات، شامي",
    text: `يعطيك العافية معلم،

أنا عندي محل تصليح ساعات بسوق الحميدية من أيام جدي، وهلق ابني بدو يكبّر الشغل وفتحنا فرع تاني، وصارت الساعات تروح وتجي بين الفرعين وضيّعنا ساعة لواحد ضابط متقاعد، لسا لهلق بيجي كل خميس وبيقعد وبيسكت. مشان هيك بدنا نظام.

لما بيجي الزبون منسجل: اسمه، موبايله، وإذا بيحب نبعتله واتساب.
الساعة: الزبون صاحبها، الماركة، الموديل، رقم العلبة، صورة من قدّام، والعيب اللي حكى عنه.
بعدين منعمل ورقة تصليح للساعة: الفرع، الساعاتي، السعر التقديري، شو انعمل، تاريخ التسليم، وكفالة كم شهر.
والفرع عندنا اسمه وعنوانه ورقمه.
قطع الغيار: اسم القطعة، الماركة، العدد، سعر الشرا، بأي فرع.

الساعاتي بيكتب أوراق التصليح وبيعدّل ع أوراقه، أما أوراق الساعاتي التاني ما بيقرّب عليها. وما بيشوف سعر القطع، يعني قطع الغيار كلها ما بتطلعله. الصانع بس بيشوف الساعات. موظف الاستلام بيسجل الزبائن والساعات وما بيمحي شي. الزبون بيفوت بيشوف ورقة تصليح ساعته وبس. ابني المدير بيمسك قطع الغيار والفروع وهوي اللي بيمحي.

بدون محاسبة ولا ضرايب الله يرضى عليك. والضابط سلّم عليه إذا شفته.`,
    entities: {
      "customer|client|زبون|الزبون": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم",
        "whatsapp|wantsWhatsapp|sendWhatsapp|isWhatsapp|hasWhatsapp|whatsApp|wantsWhatsApp|prefersWhatsapp|واتساب|الواتساب|إذا بيحب نبعتله واتساب|إذا بيحب نبعتله الواتساب",
      ],
      "watch|clock|ساعة|الساعة": [
        "customer|client|owner|زبون|الزبون|الزبون صاحبها|الزبون الصاحبها|زبون صاحبها|صاحب|الصاحب|صاحبه|صاحبها|صاحبهم",
        "brand|make|ماركة|الماركة",
        "model|موديل|الموديل",
        "caseNumber|boxNumber|رقم العلبة|رقم علبة|علبة|العلبة",
        "frontPhoto|frontImage|photo|image|photoFromFront|frontPicture|صورة من قدام|صورة من القدام|صورة من قدّام|صورة من القدّام|صورة|الصورة",
        "defect|fault|problem|issue|عيب|العيب|العيب اللي حكى عنه|العيب اللي حكى العنه|عيب لي حكى عنه",
      ],
      "repairTicket|repair|repairSheet|repairPaper|repairOrder|repairSlip|ticket|ورقة تصليح|ورقة التصليح|ورقة|الورقة": [
        "watch|clock|ساعة|الساعة",
        "branch|فرع|الفرع",
        "watchmaker|horologist|ساعاتي|الساعاتي",
        "estimatedPrice|estimatedCost|estimate|price|السعر التقديري|السعر تقديري|سعر تقديري|سعر التقديري",
        "workDone|whatWasDone|done|work|شو انعمل|شو الانعمل|انعمل|الانعمل",
        "deliveryDate|handoverDate|dueDate|تاريخ التسليم|تاريخ تسليم",
        "warranty|warrantyMonths|warrantyInMonths|guarantee|guaranteeMonths|كفالة|الكفالة|كفالة كم شهر|كفالة كم الشهر",
      ],
      "branch|فرع|الفرع": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "address|عنوان|العنوان|عنوانه|عنوانها|عنوانهم",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|contactNumber|cell|رقم هاتف|رقم الهاتف|رقم هاتفه|رقم هاتفها|رقم هاتفهم|هاتف|الهاتف|هاتفه|هاتفها|هاتفهم|رقم جوال|رقم الجوال|رقم جواله|رقم جوالها|رقم جوالهم|جوال|الجوال|جواله|جوالها|جوالهم|رقم موبايل|رقم الموبايل|رقم موبايله|رقم موبايلها|رقم موبايلهم|موبايل|الموبايل|موبايله|موبايلها|موبايلهم|رقم تليفون|رقم التليفون|رقم تليفونه|رقم تليفونها|رقم تليفونهم|تليفون|التليفون|تليفونه|تليفونها|تليفونهم|رقم تلفون|رقم التلفون|رقم تلفونه|رقم تلفونها|رقم تلفونهم|تلفون|التلفون|تلفونه|تلفونها|تلفونهم|number|رقم|الرقم|رقمه|رقمها|رقمهم",
      ],
      "sparePart|part|قطعة غيار|قطعة الغيار|قطع الغيار|قطع غيار|قطعة|القطعة": [
        "name|partName|اسم القطعة|اسم قطعة|اسم|الاسم",
        "brand|make|ماركة|الماركة",
        "count|quantity|number|stock|عدد|العدد",
        "purchasePrice|buyingPrice|costPrice|price|cost|سعر الشرا|سعر شرا|سعر الشراء|سعر شراء",
        "branch|فرع|الفرع|بأي فرع|بأي الفرع",
      ],
    },
    roles: [
      "watchmaker|horologist|ساعاتي|الساعاتي",
      "apprentice|craftsman|maker|artisan|helper|صانع|الصانع",
      "receivingEmployee|receptionist|receivingClerk|receptionEmployee|receiptEmployee|receiver|receiptClerk|receivingOfficer|intakeClerk|موظف الاستلام|موظف استلام",
      "customer|client|زبون|الزبون",
      "manager|director|admin|مدير|المدير",
    ],
    may: [
      "watchmaker add repairTicket",
      "watchmaker change own repairTicket",
      "apprentice see watch",
      "receivingEmployee add customer",
      "receivingEmployee add watch",
      "customer see own repairTicket",
      "manager change sparePart",
      "manager add branch",
      "manager delete watch",
    ],
    mayNot: [
      "watchmaker change repairTicket",
      "watchmaker see sparePart",
      "receivingEmployee delete watch",
      "receivingEmployee delete customer",
      "customer see repairTicket",
      "apprentice change watch",
    ],
    links: ["watch.customer > customer", "repairTicket.watch > watch", "repairTicket.branch > branch", "sparePart.branch > branch"],
  },
  {
    name: "سباقات دراجات، سطور قليلة",
    text: "منصة لاتحاد الدراجات الهوائية. السباق: الاسم، المدينة، التاريخ، المسافة، الفئة. الدرّاج: الاسم، النادي، رقم الرخصة، تاريخ الميلاد. النتيجة: السباق، الدرّاج، الترتيب، الزمن. النادي له اسم ومدينة ورئيس. الحكم يدخل النتائج ولا يعدّلها بعد الاعتماد. النادي يسجّل درّاجيه فقط. الزائر يرى السباقات والنتائج. لا بيع تذاكر.",
    entities: {
      "race|سباق|السباق": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "city|مدينة|المدينة",
        "date|when|day|dateTime|تاريخ|التاريخ|تاريخه|تاريخها|تاريخهم",
        "distance|مسافة|المسافة",
        "category|class|فئة|الفئة",
      ],
      "cyclist|rider|biker|دراج|الدراج|درّاج|الدرّاج": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "club|نادي|النادي|ناد|الناد",
        "licenseNumber|licenceNumber|رقم الرخصة|رقم رخصة",
        "birthDate|dateOfBirth|تاريخ الميلاد|تاريخ ميلاد",
      ],
      "result|نتيجة|النتيجة": [
        "race|سباق|السباق",
        "cyclist|rider|biker|دراج|الدراج|درّاج|الدرّاج",
        "rank|ranking|position|order|place|arrangement|ترتيب|الترتيب",
        "time|duration|زمن|الزمن",
      ],
      "club|نادي|النادي|ناد|الناد": [
        "name|fullName|title|اسم|الاسم|اسمه|اسمها|اسمهم|الاسم الكامل|الاسم كامل|اسم كامل|اسم الكامل",
        "city|مدينة|المدينة",
        "president|head|chairman|رئيس|الرئيس",
      ],
    },
    roles: ["referee|judge|حكم|الحكم", "club|نادي|النادي|ناد|الناد"],
    may: ["referee add result", "club add own cyclist", "public see race", "public see result"],
    mayNot: ["referee change result", "public add result", "club add result", "public see cyclist"],
    links: ["cyclist.club > club", "result.race > race", "result.cyclist > cyclist"],
  },
];
