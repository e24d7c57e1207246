/** What is done or happens, by its English noun: written as in `things.tsstatus, condition | حالة
`; in front of another noun it stays in the singular. */
export const deeds = `
delivery | تسليم | عمليات التسليم
pickup, pick up | استلام | عمليات الاستلام
return | إرجاع | عمليات الإرجاع
goods receipt | استلام بضائع | عمليات استلام البضائع
dispatch, despatch | إرسال | عمليات الإرسال
shipment, consignment | شحنة
shipping | شحن | -
transport, transportation | نقل | عمليات النقل
transfer | تحويل
handover | تسليم | عمليات التسليم
exchange | تبادل
swap | مبادلة
distribution | توزيع | عمليات التوزيع
allocation | تخصيص
loading | تحميل | -
unloading | تفريغ | -
arrival | وصول | -
departure | مغادرة
landing | هبوط | -
take off, take-off, takeoff | إقلاع | -
launch | إطلاق | عمليات الإطلاق
start, beginning | بداية
end, ending, finish | نهاية
opening | افتتاح
closing, closure | إغلاق
repair | إصلاح | إصلاحات
maintenance | صيانة | أعمال الصيانة
servicing | صيانة | أعمال الصيانة
restoration | ترميم | أعمال الترميم
renovation | تجديد
conservation | حفظ | -
installation | تركيب
construction | بناء | -
demolition | هدم | -
excavation | حفر | -
assembly | تجميع | -
production | إنتاج | -
manufacturing, manufacture | تصنيع | -
processing | معالجة
treatment | علاج
therapy | علاج
physiotherapy | علاج طبيعي | -
surgery, operation | عملية جراحية | العمليات الجراحية
care | رعاية | -
care guide | دليل رعاية | أدلة الرعاية
first aid training | تدريب على الإسعافات الأولية | -
cleaning | تنظيف | -
washing, laundry | غسيل | -
ironing | كي | -
drying | تجفيف | -
drying method | طريقة تجفيف | طرق التجفيف
cooking | طبخ | -
baking | خبز | -
feeding | تغذية | -
watering, irrigation | ري | -
planting | زراعة | -
sowing, seeding | بذر | -
flowering | إزهار | -
growth | نمو | -
breeding | تربية | -
hatching, hatch | فقس | -
milking | حلب | -
shearing | جز | -
fishing | صيد | -
catch | صيد | -
hunting | صيد | -
slaughter | ذبح | -
pruning | تقليم | -
felling | قطع | -
diving, dive | غوص | -
swimming | سباحة | -
walking | مشي | -
cycling | ركوب الدراجات | -
skating | تزلج | -
climbing | تسلق | -
sailing | إبحار | -
rowing | تجديف | -
flying | طيران | -
driving | قيادة | -
riding | ركوب | -
training | تدريب | تدريبات
exercise | تمرين | تمارين
rehearsal | بروفة
performance | أداء | عروض
education | تعليم | - | ~تعليمي
teaching | تدريس | -
study | دراسة
research | بحث | أبحاث
learning | تعلم | -
reading | قراءة
writing | كتابة
translation | ترجمة
printing | طباعة | -
publication | نشر | منشورات
editing | تحرير | -
photography | تصوير | -
filming, shooting, shoot | تصوير | جلسات التصوير
design | تصميم | تصاميم
decoration | تزيين | -
sewing | خياطة | -
embroidery | تطريز | -
weaving | نسيج | -
knitting | حياكة | -
welding | لحام | -
painting work | دهان | -
casting | صب | -
firing | حرق | -
engraving | نقش | -
fitting | تجربة قياس | جلسات القياس
measurement, measuring | قياس | قياسات
calibration | معايرة
weighing | وزن | عمليات الوزن
counting, stocktake, stock count | جرد | عمليات الجرد
testing | اختبار | اختبارات
test | اختبار
trial run | تشغيل تجريبي | -
inspection | فحص | فحوصات
check | فحص | فحوصات
checkup, check-up, check up | فحص | فحوصات
audit | تدقيق | عمليات التدقيق
review | مراجعة
evaluation, assessment, appraisal | تقييم | تقييمات
property valuation | تقييم عقار | تقييمات العقارات
valuation | تقييم | تقييمات
analysis | تحليل | تحاليل
diagnostics | تشخيص | -
observation | ملاحظة
sighting | مشاهدة
monitoring | مراقبة | -
supervision | إشراف | -
management | إدارة | - | !
administration | إدارة | - | !
planning | تخطيط | -
preparation | تحضير
coordination | تنسيق | - | !
communication | تواصل | -
consultation | استشارة
counselling, counseling | إرشاد | -
support | دعم | -
help, assistance | مساعدة
rescue | إنقاذ | عمليات الإنقاذ
evacuation | إخلاء | عمليات الإخلاء
protection | حماية | -
prevention | وقاية | -
booking, reservation | حجز | حجوزات
cancellation | إلغاء | -
registration | تسجيل | -
enrolment, enrollment | تسجيل | -
proof of enrolment, proof of enrollment | إثبات قيد | إثباتات القيد
admission | قبول | -
application | طلب | طلبات
approval | اعتماد
authorisation, authorization | تفويض
rejection, refusal | رفض | -
confirmation | تأكيد
verification | تحقق | -
certification | اعتماد
commissioning | تشغيل | -
payment | دفعة
payout | صرف | -
refund | استرداد | عمليات الاسترداد
purchase | شراء | مشتريات
sale | بيع | مبيعات
rental, hire | تأجير | -
rent | إيجار
booking request | طلب حجز | طلبات الحجز
withdrawal | سحب | عمليات السحب
donation | تبرع
contribution | مساهمة
sponsorship | رعاية | -
subscription | اشتراك
membership | عضوية
participation | مشاركة
attendance | حضور | -
absence | غياب
leave | إجازة
day off | يوم إجازة | أيام الإجازة
visit | زيارة
home visit | زيارة منزلية | الزيارات المنزلية
site visit | زيارة ميدانية | الزيارات الميدانية
group visit | زيارة جماعية | الزيارات الجماعية
stay | إقامة
travel | سفر | -
tourism | سياحة | - | ~سياحي
migration | هجرة
adoption | تبن | عمليات التبني
placement | إلحاق | عمليات الإلحاق
referral | إحالة
discharge | خروج | -
change | تغيير
update | تحديث
modification, amendment | تعديل
adjustment | تعديل
correction | تصحيح
improvement | تحسين
replacement | استبدال | عمليات الاستبدال
replacement value | قيمة الاستبدال | قيم الاستبدال
extension | تمديد
renewal | تجديد
expansion | توسعة
reduction | تخفيض
increase | زيادة
deferral, postponement | تأجيل
delay | تأخير
suspension | إيقاف
termination | إنهاء | -
resignation | استقالة
promotion | ترقية
recruitment, hiring | توظيف | -
employment | توظيف | -
work | عمل | أعمال
labour, labor | عمل | -
activity | نشاط | أنشطة
action | إجراء
measure | إجراء
procedure | إجراء
treatment given | علاج مقدم | العلاجات المقدمة
intervention | تدخل
reaction | رد فعل | ردود الفعل
response | استجابة
reply | رد | ردود
call | مكالمة
phone call, telephone call | مكالمة هاتفية | المكالمات الهاتفية
emergency call | نداء طوارئ | نداءات الطوارئ
reminder | تذكير | تذكيرات
invitation | دعوة | دعوات
introduction | مقدمة
presentation | عرض تقديمي | العروض التقديمية
discussion | نقاش
negotiation | تفاوض | مفاوضات
mediation | وساطة
investigation | تحقيق | تحقيقات
search | بحث | عمليات البحث
lending | إعارة
storage | تخزين | -
storage place, storage location | مكان تخزين | أماكن التخزين
disposal | تخلص | -
recycling | إعادة تدوير | -
packing, packaging | تعبئة | -
transaction | معاملة
consumption | استهلاك | -
usage, use | استخدام
fuel consumption | استهلاك الوقود | -
insulation | عزل | -
ventilation | تهوية | -
burial | دفن | عمليات الدفن
cremation | حرق جثامين | -
childbirth | ولادة
vaccination | تطعيم | تطعيمات
transfusion | نقل دم | عمليات نقل الدم
blood donation | تبرع بالدم | التبرعات بالدم
contamination | تلوث | -
escalation | تصعيد
move, removal | نقل | عمليات النقل
movement | حركة
stock movement | حركة مخزون | حركات المخزون
stoppage | توقف | توقفات
outage, power outage, power cut | انقطاع التيار | انقطاعات التيار
shortage | نقص | -
surplus | فائض | فوائض
deviation | انحراف
progress | تقدم | -
completion | إنجاز | -
execution | تنفيذ | -
implementation | تنفيذ | -
submission | تقديم | -
filing | إيداع | -
issue, issuance | إصدار | -
signing | توقيع | -
entrance exam | امتحان قبول | امتحانات القبول
graduation | تخرج | -
birthday greeting | تهنئة
prayer | صلاة | صلوات
prayer request | طلب دعاء | طلبات الدعاء
memorisation | حفظ | -
recitation | تلاوة
worship | عبادة
entertainment | ترفيه | - | ~ترفيهي
hygiene | نظافة | -
tasting | تذوق | جلسات التذوق
brewing | تخمير | -
fermentation | تخمير | -
roast, roasting | تحميص | عمليات التحميص
grind, grinding | طحن | -
polishing | تلميع | -
accommodation | إقامة | -
catering | تموين | -
hospitality | ضيافة | -
reception | استقبال | - | !
navigation | ملاحة | -
lifting | رفع | -
towing | قطر | -
digging | حفر | -
blasting, blast | تفجير | تفجيرات
drilling | حفر | -
sampling | أخذ العينات | -
screening | فرز | -
triage | فرز | -
sorting | فرز | -
grading | تصنيف | -
classification | تصنيف | تصنيفات
experience with | خبرة
interpretation | ترجمة فورية | -
wear | تآكل | -
corrosion | تآكل | -
retention period | مدة الاحتفاظ | مدد الاحتفاظ
processing time | مدة المعالجة | مدد المعالجة
running time | مدة العرض | مدد العرض
finishing time | وقت الوصول | أوقات الوصول
behaviour, behavior | سلوك
mood | مزاج | -
attitude | موقف
relation, relationship | صلة
cooperation | تعاون | -
competition between | منافسة
violence | عنف | -
abuse | إساءة
bullying | تنمر | -
sleep | نوم | -
nap | قيلولة
vitality | حيوية | -
toxicity | سمية | -
acidity | حموضة | -
purity | نقاء | -
density | كثافة
visibility | مدى الرؤية | -
demand | طلب | -
supply | توريد | توريدات
forecast | توقع | توقعات
estimate | تقدير | تقديرات
repair estimate | تقدير إصلاح | تقديرات الإصلاح
comparison | مقارنة
selection | اختيار
matching | مطابقة
assignment | تكليف
import | استيراد | -
export | تصدير | -
marking | وسم | -
labelling, labeling | وسم | -
lesson planning | تخطيط دروس | -
road works, roadworks | أعمال طرق | -
building work, construction work | أعمال بناء | -
gardening | بستنة | -
carpentry, joinery | نجارة | -
plumbing | سباكة | -
electrical work | أعمال كهربائية | -
pottery | فخار | -
masonry | بناء حجري | -
vandalism | تخريب | -
fraud | احتيال | -
apology | اعتذار
thanks | شكر | -
casualty | إصابة
strike | إضراب
dispute | نزاع
settlement | تسوية
compensation | تعويض
inheritance case | قضية إرث | قضايا الإرث
legal case, court case | قضية | قضايا
legal advice | استشارة قانونية | الاستشارات القانونية
professional development | تطوير مهني | -
stock control | مراقبة المخزون | -
time off | إجازة
personal leave | إجازة شخصية | الإجازات الشخصية
pickup point, collection point | نقطة استلام | نقاط الاستلام
drop off, drop-off | تسليم | -
meeting point | نقطة لقاء | نقاط اللقاء
meeting place | مكان اجتماع | أماكن الاجتماعات
meeting day | يوم اجتماع | أيام الاجتماعات
game night | أمسية ألعاب | أمسيات الألعاب
working shift, work shift | وردية عمل | ورديات العمل
training log | سجل تدريب | سجلات التدريب
status, condition | حالة
choice | اختيار | خيارات
video | فيديو | مقاطع الفيديو | m
practice session | جلسة تمرين | جلسات التمرين
playing time, play time | مدة اللعب | مدد اللعب
running hours, operating hours | ساعات التشغيل | - | f
figure skating | تزلج فني | -
expiry, expiration | انتهاء | -
`;
