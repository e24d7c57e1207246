/** Papers, money, time, measures, culture, law: written as in `things.ts`. */
export const matters = `
// papers
document | مستند
paper document | مستند ورقي | المستندات الورقية
form | نموذج | نماذج
application form | نموذج طلب | نماذج الطلبات
letter | رسالة | رسائل
message | رسالة | رسائل
parcel | طرد | طرود
envelope | مغلف
report | تقرير | تقارير
log, journal | سجل | سجلات
logbook, diary | دفتر | دفاتر
log entry, diary entry, entry in log | مدخل السجل | مدخلات السجل
record | سجل | سجلات
register, registry | سجل | سجلات
file number, file no | رقم ملف | أرقام الملفات
list | قائمة | قوائم | #
waiting list, waitlist | قائمة انتظار | قوائم الانتظار
packing list | قائمة تعبئة | قوائم التعبئة
shopping list | قائمة تسوق | قوائم التسوق
wish list, wishlist | قائمة رغبات | قوائم الرغبات
checklist, check list | قائمة تحقق | قوائم التحقق
price list | قائمة أسعار | قوائم الأسعار
catalogue, catalog | فهرس | فهارس | #
index | فهرس | فهارس
card index | فهرس بطاقات | فهارس البطاقات
card | بطاقة
card number | رقم بطاقة | أرقام البطاقات
business card | بطاقة عمل | بطاقات العمل
identity card, id card | بطاقة هوية | بطاقات الهوية
credit card | بطاقة ائتمان | بطاقات الائتمان
membership card | بطاقة عضوية | بطاقات العضوية
ticket | تذكرة | تذاكر
day ticket | تذكرة يومية | التذاكر اليومية
season ticket | تذكرة موسمية | التذاكر الموسمية
voucher, gift voucher, coupon | قسيمة | قسائم
receipt | إيصال
invoice, bill | فاتورة | فواتير
quote, quotation, price quote | عرض سعر | عروض الأسعار
offer | عرض | عروض
proposal | مقترح
tender | مناقصة
bid | عطاء
contract | عقد | عقود
agreement | اتفاقية
lease, rental contract, rental agreement | عقد إيجار | عقود الإيجار
deed | صك | صكوك
power of attorney | وكالة
will, testament | وصية | وصايا
patent | براءة اختراع | براءات الاختراع
certificate | شهادة
death certificate | شهادة وفاة | شهادات الوفاة
birth certificate | شهادة ميلاد | شهادات الميلاد
medical certificate | شهادة طبية | الشهادات الطبية
diploma | دبلوم
degree | درجة علمية | الدرجات العلمية
licence, license | رخصة | رخص
permit | تصريح | تصاريح
bus pass | بطاقة حافلة | بطاقات الحافلات
entry pass, access pass | بطاقة دخول | بطاقات الدخول
day pass | تصريح يومي | التصاريح اليومية
passport | جواز سفر | جوازات السفر
visa | تأشيرة
insurance policy | وثيقة تأمين | وثائق التأمين
policy number | رقم وثيقة | أرقام الوثائق
insurance | تأمين
claim | مطالبة
insurance claim | مطالبة تأمين | مطالبات التأمين
complaint | شكوى | شكاوى | f
petition | عريضة | عرائض
petition signature, signature | توقيع | تواقيع
appeal | استئناف
questionnaire | استبيان
statement | بيان
notice | إشعار
notification | إشعار
announcement | إعلان
advertisement, advert, ad | إعلان
newsletter | نشرة بريدية | النشرات البريدية
brochure | كتيب
manual, handbook, user manual | دليل | أدلة
guideline | إرشاد
instruction | تعليمات | تعليمات | f
instructions | تعليمات | - | f
rule | قاعدة | قواعد
regulation | لائحة | لوائح
law | قانون | قوانين | ~قانوني
standard | معيار | معايير
criterion | معيار | معايير
book | كتاب | كتب
cookbook, recipe book | كتاب طبخ | كتب الطبخ
page | صفحة
chapter | فصل | فصول
paragraph | فقرة
sentence | جملة | جمل
word | كلمة
text | نص | نصوص | ~نصي
title | عنوان | عناوين
subtitle | عنوان فرعي | العناوين الفرعية
headline | عنوان | عناوين
name | اسم | أسماء
first name, given name | اسم أول | الأسماء الأولى
last name, surname, family name | اسم عائلة | أسماء العائلات
full name | اسم كامل | الأسماء الكاملة
nickname | لقب | ألقاب
initials | أحرف أولى | الأحرف الأولى | f
latin name | اسم لاتيني | الأسماء اللاتينية
scientific name | اسم علمي | الأسماء العلمية
common name | اسم شائع | الأسماء الشائعة
stage name | اسم فني | الأسماء الفنية
company name | اسم شركة | أسماء الشركات
term | مصطلح
definition | تعريف | تعريفات
glossary | مسرد | مسارد
abbreviation | اختصار
number, no, nr | رقم | أرقام
number of | عدد | أعداد | #
amount of | كمية
serial number, serial no | رقم تسلسلي | الأرقام التسلسلية
reference number | رقم مرجعي | الأرقام المرجعية
id, identifier, id number | معرف
code | رمز | رموز
barcode | رمز شريطي | الرموز الشريطية
qr code | رمز استجابة سريعة | رموز الاستجابة السريعة
postcode, postal code, zip code | رمز بريدي | الرموز البريدية
reference | مرجع | مراجع | ~مرجعي
symbol | رمز | رموز
description | وصف | -
short description | وصف مختصر | الأوصاف المختصرة
summary | ملخص
abstract | ملخص
note | ملاحظة
remark | ملاحظة
comment | تعليق
feedback | ملاحظات | - | f
explanation | شرح | شروح
detail | تفصيل | تفاصيل
details | تفاصيل | - | f
information, info | معلومات | - | f
contact details, contact information, contact info | بيانات التواصل | - | f
fact | حقيقة | حقائق
reason, cause | سبب | أسباب
purpose | غرض | أغراض
goal, objective, aim | هدف | أهداف
topic | موضوع | مواضيع
subject | موضوع | مواضيع
conversation topic | موضوع محادثة | مواضيع المحادثة
theme | موضوع | مواضيع
keyword | كلمة مفتاحية | الكلمات المفتاحية
question | سؤال | أسئلة
answer | إجابة
problem | مشكلة | مشكلات
solution | حل | حلول
idea | فكرة | أفكار
suggestion | اقتراح
opinion | رأي | آراء
recommendation | توصية
advice | نصيحة | نصائح
news | أخبار | - | f
history | سجل | سجلات
story | قصة | قصص
map | خريطة | خرائط
plan | خطة | خطط
care plan | خطة رعاية | خطط الرعاية
floor plan | مخطط طابق | مخططات الطوابق
layout | مخطط
sketch | رسم تخطيطي | الرسوم التخطيطية
diagram | رسم بياني | الرسوم البيانية
chart | مخطط
template | قالب | قوالب
schedule | جدول | جداول | #
duty rota, rota, roster | جدول المناوبات | جداول المناوبات
calendar | تقويم | تقاويم
agenda | جدول أعمال | جداول الأعمال
meeting minutes | محضر اجتماع | محاضر الاجتماعات
protocol | محضر | محاضر
proof | إثبات
evidence | دليل | أدلة
copy | نسخة | نسخ
original | أصل | أصول
edition | طبعة
certificate number | رقم شهادة | أرقام الشهادات
// money
money | مال | أموال
cash | نقد | - | ~نقدي
price | سعر | أسعار
list price | سعر القائمة | أسعار القائمة
unit price | سعر وحدة | أسعار الوحدات
cost | تكلفة | تكاليف
expense | مصروف | مصاريف
tuition fee, tuition fees, tuition | رسوم دراسية | الرسوم الدراسية | f
entry fee, entrance fee, admission fee | رسوم دخول | رسوم الدخول | f
membership fee, membership dues | رسوم عضوية | رسوم العضوية | f
registration fee | رسوم تسجيل | رسوم التسجيل | f
fare | أجرة | أجور
fee, fees, charges | رسوم | - | f
delivery fee, delivery charge | رسوم توصيل | رسوم التوصيل
hourly rate | سعر الساعة | أسعار الساعة
daily rate, day rate | سعر يومي | الأسعار اليومية
weekly rate, week rate | سعر أسبوعي | الأسعار الأسبوعية
monthly rate | سعر شهري | الأسعار الشهرية
room rate | سعر غرفة | أسعار الغرف
interest rate | سعر الفائدة | أسعار الفائدة
exchange rate | سعر الصرف | أسعار الصرف
growth rate | معدل نمو | معدلات النمو
tax rate, vat rate | نسبة الضريبة | نسب الضريبة
salary | راتب | رواتب
wage | أجر | أجور
pay | أجر | أجور
bonus | مكافأة | مكافآت
tip | إكرامية
pension | معاش
amount, sum | مبلغ | مبالغ
insured amount, insurance value | قيمة التأمين | -
value | قيمة | قيم
market value | قيمة سوقية | القيم السوقية
total | إجمالي | إجماليات
subtotal | مجموع فرعي | المجاميع الفرعية
balance | رصيد | أرصدة
account | حساب
bank account | حساب بنكي | الحسابات البنكية
account number, bank account number | رقم حساب | أرقام الحسابات
deposit | عربون | عرابين
loan | قرض | قروض
debt | دين | ديون
instalment, installment | قسط | أقساط
fine | غرامة
penalty | غرامة
discount | خصم | خصومات
tax | ضريبة | ضرائب | ~ضريبي
vat | ضريبة القيمة المضافة | -
duty tax, stamp duty | رسوم الطوابع | - | f
customs | جمارك | - | f~جمركي
subsidy | دعم | -
grant | منحة | منح
scholarship | منحة دراسية | المنح الدراسية
fund | صندوق | صناديق
budget | ميزانية
profit | ربح | أرباح
margin | هامش | هوامش
loss | خسارة | خسائر
income, revenue | دخل | -
commission | عمولة
turnover | حجم المبيعات | -
currency | عملة
coin | عملة معدنية | العملات المعدنية
till, cash register | صندوق نقد | صناديق النقد
cheque, check payment | شيك | شيكات
stock market | سوق الأسهم | -
share | حصة | حصص
asset | أصل | أصول
asset number | رقم أصل | أرقام الأصول
investment | استثمار
product | منتج | منتجات
goods | بضائع | - | f
stock, inventory | مخزون | -
stock level, inventory level | مستوى المخزون | مستويات المخزون
lot, batch | دفعة
batch number, lot number | رقم دفعة | أرقام الدفعات
brand, make | علامة تجارية | العلامات التجارية
model | طراز | طرز
warranty, guarantee | ضمان
guarantee period, warranty period | فترة ضمان | فترات الضمان
industry | صناعة | ~صناعي
trade | تجارة | ~تجاري
agriculture | زراعة | - | ~زراعي
economy | اقتصاد
sponsor company | شركة راعية | الشركات الراعية
project | مشروع | مشاريع
programme, program | برنامج | برامج
campaign | حملة
task | مهمة | مهام
job sheet | ورقة عمل | أوراق العمل
job title | مسمى وظيفي | المسميات الوظيفية
vacancy | وظيفة شاغرة | الوظائف الشاغرة
profession | مهنة | مهن
career | مسيرة مهنية | المسيرات المهنية
service | خدمة
customer service | خدمة عملاء | خدمة العملاء
quality | جودة | -
quality control | ضبط الجودة | -
human resources, hr | موارد بشرية | - | f
sales | مبيعات | - | f
purchasing, procurement | مشتريات | - | f
marketing | تسويق | -
finance | مالية | - | ~مالي
accounting | محاسبة | -
logistics | خدمات لوجستية | - | f
operations | عمليات | - | f
safety | سلامة | -
security | أمن | - | ~أمني
emergency | طوارئ | - | f
emergency contact | جهة اتصال للطوارئ | جهات الاتصال للطوارئ
emergency phone, emergency number | هاتف الطوارئ | هواتف الطوارئ
contact | جهة اتصال | جهات الاتصال
contact person | شخص للتواصل | أشخاص للتواصل
channel | قناة | قنوات
sales channel | قناة بيع | قنوات البيع
// time
time | وقت | أوقات
date | تاريخ | تواريخ
date and time | التاريخ والوقت | -
day | يوم | أيام
week | أسبوع | أسابيع
weekend | عطلة نهاية الأسبوع | عطلات نهاية الأسبوع
weekday | يوم عمل | أيام العمل
month | شهر | أشهر
year | سنة | سنوات
school year, academic year | عام دراسي | الأعوام الدراسية
school class | فصل دراسي | الفصول الدراسية
build year, building year, year built, year of construction, construction year | سنة البناء | -
century | قرن | قرون
era | حقبة | حقب
hour | ساعة
minute | دقيقة | دقائق
second | ثانية | ثوانيي
night | ليلة | ليالي | ~ليلي
evening | أمسية |  | ~مسائي
morning | صباح | - | ~صباحي
afternoon | بعد الظهر | -
midday, noon | ظهر | -
midnight | منتصف الليل | -
season | موسم | مواسم
semester | فصل دراسي | الفصول الدراسية
summer | صيف | - | ~صيفي
winter | شتاء | - | ~شتوي
autumn | خريف | - | ~خريفي
springtime | ربيع | - | ~ربيعي
holiday | عطلة
ramadan | رمضان | -
period | فترة
duration, length of time | مدة | مدد
deadline | موعد نهائي | المواعيد النهائية
appointment | موعد | مواعيد
due date | تاريخ استحقاق | تواريخ الاستحقاق
expiry date, expiration date | تاريخ انتهاء | تواريخ الانتهاء
start date | تاريخ بدء | تواريخ البدء
end date | تاريخ انتهاء | تواريخ الانتهاء
start time | وقت بدء | أوقات البدء
end time | وقت انتهاء | أوقات الانتهاء
opening hours | ساعات العمل | - | f
working hours | ساعات العمل | - | f
flight hours | ساعات الطيران | - | f
slot, time slot | فترة زمنية | الفترات الزمنية
shift | وردية
date of birth, birth date, birthdate | تاريخ ميلاد | تواريخ الميلاد
birthday | عيد ميلاد | أعياد الميلاد
birthplace, place of birth | مكان ميلاد | أماكن الميلاد
anniversary | ذكرى سنوية | الذكريات السنوية | f
age | عمر | أعمار
age group | فئة عمرية | الفئات العمرية
waiting time | وقت انتظار | أوقات الانتظار
response time | وقت استجابة | أوقات الاستجابة
lead time | مدة توريد | مدد التوريد
overtime | عمل إضافي | -
break | استراحة
// measures
size | حجم | أحجام
dimension | بعد | أبعاد
dimensions | أبعاد | - | f
weight | وزن | أوزان
net weight | وزن صافي | الأوزان الصافية
gross weight | وزن إجمالي | الأوزان الإجمالية
empty weight, tare weight, tare | وزن فارغ | الأوزان الفارغة
wet weight | وزن رطب | الأوزان الرطبة
dry weight | وزن جاف | الأوزان الجافة
length | طول | أطوال
width | عرض | عروض
height | ارتفاع
depth | عمق | أعماق
thickness | سماكة
diameter | قطر | أقطار
radius | نصف قطر | أنصاف الأقطار
circumference, girth | محيط
angle | زاوية | زوايا
surface | سطح | أسطح
surface area, floor area | مساحة
distance | مسافة
altitude, elevation | ارتفاع
speed, velocity | سرعة
wind speed | سرعة الرياح | -
wind | رياح | - | f
wind direction | اتجاه الرياح | -
weather | طقس | -
climate | مناخ | - | ~مناخي
rain, rainfall | أمطار | - | f
storm | عاصفة | عواصف
temperature | درجة حرارة | درجات الحرارة
water temperature | درجة حرارة المياه | -
humidity, moisture | رطوبة | -
moisture content | نسبة رطوبة | نسب الرطوبة
pressure | ضغط | ضغوط
power | قدرة
voltage | جهد كهربائي | -
electricity | كهرباء | - | f~كهربائي
energy | طاقة
water level | منسوب مياه | مناسيب المياه
level | مستوى | مستويات | m
grade | درجة
score | درجة
marks, exam mark | درجات | - | f
registration mark | رقم تسجيل | أرقام التسجيل
overall grade, final grade | درجة نهائية | الدرجات النهائية
point | نقطة | نقاط
result | نتيجة | نتائج
rating | تقييم
rank | رتبة | رتب
ranking | ترتيب
percentage, percent | نسبة | نسب
ratio | نسبة | نسب
average | متوسط
median | وسيط
frequency | تكرار
quantity | كمية
capacity | سعة |  | #
lifting capacity | قدرة الرفع | -
load capacity, payload | حمولة
maximum, max | حد أقصى | الحدود القصوى
minimum, min | حد أدنى | الحدود الدنيا
limit | حد | حدود
height limit | حد الارتفاع | حدود الارتفاع
range | نطاق
kilo, kilogram, kg | كيلوغرام
gram | غرام
ton, tonne | طن | أطنان
litre, liter | لتر
metre | متر | أمتار
kilometre, kilometer, km | كيلومتر
degree of difficulty | درجة صعوبة | درجات الصعوبة
coordinates, gps coordinates | إحداثيات | - | f
grid reference | مرجع الشبكة | مراجع الشبكة
latitude | خط عرض | خطوط العرض
longitude | خط طول | خطوط الطول
direction | اتجاه
side | جانب | جوانب
top | أعلى | -
bottom | أسفل | -
north | شمال | - | ~شمالي
south | جنوب | - | ~جنوبي
east | شرق | - | ~شرقي
west | غرب | - | ~غربي
corner | زاوية | زوايا
centre point | نقطة مركزية | النقاط المركزية
row | صف | صفوف
column | عمود | أعمدة
type, kind, sort | نوع | أنواع
category | فئة
group | مجموعة | ~جماعي
set | مجموعة | مجموعات | #
collection set | مجموعة
series | سلسلة | سلاسل
pair | زوج | أزواج
conservation status | حالة الحفظ | حالات الحفظ
payment status | حالة الدفع | حالات الدفع
priority | أولوية
risk | خطر | مخاطر
risk level | مستوى خطورة | مستويات الخطورة
hazard, danger | خطر | أخطار
severity | خطورة | -
difficulty | صعوبة
difficulty level | مستوى صعوبة | مستويات الصعوبة
importance | أهمية | -
style | أسلوب | أساليب
technique | تقنية
method | طريقة | طرق
way | طريقة | طرق
format | صيغة | صيغ
shape | شكل | أشكال
pattern | نمط | أنماط
property | عقار
characteristic | خاصية | خصائص
step | خطوة
phase | مرحلة | مراحل
process | عملية
collection date | تاريخ استلام | تواريخ الاستلام
collection time | وقت استلام | أوقات الاستلام
collection address | عنوان استلام | عناوين الاستلام
option | خيار
requirement | متطلب
need | احتياج
wish | رغبة
preference | تفضيل | تفضيلات
interest | اهتمام
experience | خبرة
skill | مهارة
skill level | مستوى مهارة | مستويات المهارة
ability | قدرة
knowledge | معرفة | معارف
competence | كفاءة
qualification | مؤهل
strength | نقطة قوة | نقاط القوة
weakness | نقطة ضعف | نقاط الضعف
benefit | فائدة | فوائد
advantage | ميزة | مزايا
access | وصول | -
duty | واجب
responsibility | مسؤولية
success | نجاح | نجاحات
failure | فشل | -
crisis | أزمة
conflict | نزاع
war | حرب | حروب | f
peace | سلام | -
accident | حادث | حوادث
incident | حادثة | حوادث
damage | ضرر | أضرار
fault, breakdown | عطل | أعطال
defect | عيب | عيوب
crack | شق | شقوق
scratch | خدش | خدوش
leak | تسرب | تسربات
fire | حريق | حرائق
flood | فيضان
earthquake | زلزال | زلازل
theft | سرقة
crime | جريمة | جرائم
offence, violation | مخالفة
evidence item | دليل | أدلة
false alarm | إنذار كاذب | الإنذارات الكاذبة
nuisance | إزعاج
noise | ضوضاء | - | f
waste, garbage, rubbish, trash | نفايات | - | f
pollution | تلوث | -
environment | بيئة | ~بيئي
nature | طبيعة | - | ~طبيعي
// law
lawsuit | دعوى | دعاوى | f
verdict, ruling, judgment, judgement | حكم | أحكام
hearing | جلسة استماع | جلسات الاستماع
court hearing | جلسة محكمة | جلسات المحكمة
session | جلسة
marriage contract | عقد زواج | عقود الزواج
marriage | زواج | زيجات
wedding | حفل زفاف | حفلات الزفاف
wedding date | تاريخ الزفاف | تواريخ الزفاف
funeral | جنازة
divorce | طلاق | -
inheritance | إرث | -
citizenship, nationality | جنسية
identity | هوية
gender, sex | جنس | -
marital status | حالة اجتماعية | -
religion | ديانة
language | لغة | ~لغوي
source language | لغة مصدر | لغات المصدر
target language | لغة هدف | اللغات الهدف
native language, mother tongue | لغة أم | اللغات الأم
household | أسرة | أسر
family | عائلة | ~عائلي
host family | أسرة مضيفة | الأسر المضيفة
family tree | شجرة عائلة | شجرات العائلات
generation | جيل | أجيال
population | سكان | -
community | مجتمع | ~مجتمعي
consent | موافقة
parental consent | موافقة الوالدين | -
privacy | خصوصية
vote | صوت | أصوات
election | انتخابات | - | f
decision | قرار
resolution | قرار
// culture, school and sports
culture | ثقافة | ~ثقافي
art | فن | فنون | ~فني
artwork, work of art | عمل فني | الأعمال الفنية
music | موسيقى | - | f~موسيقي
song | أغنية | أغاني
sheet music | نوتة موسيقية | النوتات الموسيقية
piece of music | مقطوعة موسيقية | المقطوعات الموسيقية
concert | حفل موسيقي | الحفلات الموسيقية
instrument type | نوع آلة | أنواع الآلات
voice part | طبقة صوتية | الطبقات الصوتية
film, movie | فيلم | أفلام
audio file | ملف صوتي | الملفات الصوتية
audio | صوت | - | ~صوتي
recording | تسجيل
podcast | بودكاست | - | m
episode | حلقة
scene | مشهد | مشاهد
script | نص | نصوص
role | دور | أدوار
play | مسرحية
poem | قصيدة | قصائد
novel | رواية
genre | نوع | أنواع
dance | رقص | -
ballet | باليه | - | m
opera | أوبرا | - | f
festival | مهرجان
fair, trade fair | معرض | معارض
auction | مزاد
fish auction | مزاد أسماك | مزادات الأسماك
prize, award | جائزة | جوائز
medal | ميدالية
trophy | كأس | كؤوس | f
event | فعالية
party | حفلة
birthday party | حفلة عيد ميلاد | حفلات أعياد الميلاد
ceremony | مراسم | - | f
meeting | اجتماع
conference | مؤتمر
seminar | ندوة
lecture | محاضرة
speech | خطاب
debate | مناظرة
interview | مقابلة
lesson | درس | دروس
course | دورة
curriculum | منهج | مناهج
school subject | مادة دراسية | المواد الدراسية
exam, examination | امتحان
language exam | امتحان لغة | امتحانات اللغات
quiz | اختبار قصير | الاختبارات القصيرة
homework, assignment homework | واجب منزلي | الواجبات المنزلية
thesis | أطروحة
internship | تدريب عملي | التدريبات العملية
apprenticeship | تدريب مهني | التدريبات المهنية
sport | رياضة | ~رياضي
sports | رياضة | - | ~رياضي
football, soccer | كرة القدم | - | f
basketball | كرة السلة | - | f
volleyball | كرة الطائرة | - | f
tennis | تنس | -
table tennis | تنس الطاولة | -
chess | شطرنج | -
yoga | يوغا | - | f
match | مباراة | مباريات
tournament | بطولة
championship | بطولة
competition, contest | مسابقة
race | سباق
home team | فريق مضيف | الفرق المضيفة
away team, visiting team | فريق ضيف | الفرق الضيفة
opposing team, opponent team | فريق منافس | الفرق المنافسة
goal scored | هدف مسجل | الأهداف المسجلة
record time | زمن قياسي | الأزمنة القياسية
lap | لفة
round | جولة
hike | رحلة مشي | رحلات المشي
guided tour | جولة بمرشد | الجولات بمرشد
tour | جولة
trip, journey, excursion, outing | رحلة
flight | رحلة جوية | الرحلات الجوية
cruise | رحلة بحرية | الرحلات البحرية
safari | رحلة سفاري | رحلات السفاري
voyage | رحلة بحرية | الرحلات البحرية
hobby | هواية
holiday home | بيت عطلات | بيوت العطلات
science | علم | علوم | ~علمي
mathematics, maths, math | رياضيات | - | f
physics | فيزياء | - | f
chemistry | كيمياء | - | f~كيميائي
biology | أحياء | - | f
geography | جغرافيا | - | f
theory | نظرية |  | ~نظري
experiment | تجربة | تجارب
hypothesis | فرضية
formula | صيغة | صيغ
equation | معادلة
variable | متغير
measurement value | قيمة مقاسة | القيم المقاسة
statistic | إحصائية
indicator | مؤشر
technology | تقنية | ~تقني
internet | إنترنت | - | f
invention | اختراع
discovery | اكتشاف
source | مصدر | مصادر
resource | مورد | موارد
origin country, country of origin | بلد المنشأ | بلدان المنشأ
issuing country | بلد الإصدار | بلدان الإصدار
home country | بلد أصلي | البلدان الأصلية
dedication | إهداء
inscription | نقش | نقوش
menu choice | اختيار من القائمة | -
dietary requirement, dietary need | متطلب غذائي | المتطلبات الغذائية
special need | احتياج خاص | الاحتياجات الخاصة
special offer | عرض خاص | العروض الخاصة
lost property, lost and found, lost and found item, lost item, found item | مفقودات | - | f
extra charge, surcharge | رسوم إضافية | الرسوم الإضافية | f
stock number | رقم مخزون | أرقام المخزون
line item | بند | بنود
order item, order line, invoice line | بند | بنود
purchase order | أمر شراء | أوامر الشراء
work order | أمر عمل | أوامر العمل
pre order, preorder | طلب مسبق | الطلبات المسبقة
order | طلب
request | طلب
swap offer | عرض مبادلة | عروض المبادلة
feeding plan | خطة تغذية | خطط التغذية
sorting line, production line, assembly line | خط إنتاج | خطوط الإنتاج
train line, bus line | خط | خطوط
guest book | سجل زوار | سجلات الزوار
tax return | إقرار ضريبي | الإقرارات الضريبية
net profit | صافي الربح | -
street number, house number | رقم منزل | أرقام المنازل
stairwell | بئر السلم | -
chip number, microchip number | رقم شريحة | أرقام الشرائح
chip, microchip | شريحة | شرائح
ear tag | علامة أذن | علامات الأذن
ear tag number | رقم علامة الأذن | أرقام علامات الأذن
tag number | رقم وسم | أرقام الوسوم
fleet number | رقم مركبة | أرقام المركبات
member number, membership number | رقم عضوية | أرقام العضوية
start number, bib number | رقم متسابق | أرقام المتسابقين
room type | نوع غرفة | أنواع الغرف
trading name, trade name | اسم تجاري | الأسماء التجارية
working title | عنوان مؤقت | العناوين المؤقتة
key holder | حامل مفتاح | حاملو المفاتيح
learning goal, learning objective | هدف تعليمي | الأهداف التعليمية
target amount, goal amount, target sum | مبلغ مستهدف | المبالغ المستهدفة
trial lesson | درس تجريبي | الدروس التجريبية
trial period, probation period | فترة تجريبية | الفترات التجريبية
group lesson, group class | درس جماعي | الدروس الجماعية
half day | نصف يوم | أنصاف الأيام
full day | يوم كامل | الأيام الكاملة
third party | طرف ثالث | الأطراف الثالثة
party to contract, contract party | طرف العقد | أطراف العقد
best before | تاريخ الصلاحية | -
cancellation policy | سياسة إلغاء | سياسات الإلغاء
house rules | قواعد المنزل | - | f
vat number, vat id | رقم ضريبي | الأرقام الضريبية
trailer link | رابط العرض الترويجي | روابط العروض الترويجية
white player | لاعب الأبيض | لاعبو الأبيض
black player | لاعب الأسود | لاعبو الأسود
rights | حقوق | - | f
school class, class level | فصل دراسي | الفصول الدراسية
call sign | رمز النداء | رموز النداء
count | عدد | أعداد | #
job card | بطاقة عمل | بطاقات العمل
job number | رقم عمل | أرقام الأعمال
job offer | عرض عمل | عروض العمل
job application | طلب توظيف | طلبات التوظيف
job description | وصف وظيفي | -
hammer price | سعر الرسو | أسعار الرسو
customer survey | استبيان عملاء | استبيانات العملاء
satisfaction survey | استبيان رضا | استبيانات الرضا
entry date, date of entry | تاريخ دخول | تواريخ الدخول
entry time, time of entry | وقت دخول | أوقات الدخول
field trip | رحلة ميدانية | الرحلات الميدانية
field visit | زيارة ميدانية | الزيارات الميدانية
field work, fieldwork | عمل ميداني | الأعمال الميدانية
field report | تقرير ميداني | التقارير الميدانية
electricity meter | عداد كهرباء | عدادات الكهرباء
gas meter | عداد غاز | عدادات الغاز
id card number, identity card number | رقم بطاقة هوية | أرقام بطاقات الهوية
party size | عدد الأشخاص | -
opening balance | رصيد افتتاحي | الأرصدة الافتتاحية
closing balance | رصيد ختامي | الأرصدة الختامية
home address | عنوان منزل | عناوين المنازل
home phone | هاتف منزل | هواتف المنازل
expedition | رحلة استكشافية | الرحلات الاستكشافية
ration | حصة | حصص
load limit, maximum load | حمولة قصوى | الحمولات القصوى
head circumference | محيط الرأس | محيطات الرأس
daily ration | حصة يومية | الحصص اليومية
storyline | حبكة | حبكات
character | شخصية
regatta | سباق قوارب | سباقات القوارب
entry deadline | موعد نهائي للتسجيل | المواعيد النهائية للتسجيل
wind force | قوة الرياح | -
shade | درجة لون | درجات الألوان
bundle | حزمة | حزم
chapter number | رقم فصل | أرقام الفصول
gift card | بطاقة هدية | بطاقات الهدايا
annual report | تقرير سنوي | التقارير السنوية
balance sheet | ميزانية عمومية | الميزانيات العمومية
cash flow | تدفق نقدي | التدفقات النقدية
payroll | كشف رواتب | كشوف الرواتب
payslip, pay slip | قسيمة راتب | قسائم الرواتب
time sheet, timesheet | سجل دوام | سجلات الدوام
work permit | تصريح عمل | تصاريح العمل
residence permit | تصريح إقامة | تصاريح الإقامة
building permit | رخصة بناء | رخص البناء
land register | سجل عقاري | السجلات العقارية
tax office | مكتب ضرائب | مكاتب الضرائب
postal address | عنوان بريدي | العناوين البريدية
mailing list | قائمة بريدية | القوائم البريدية
press release | بيان صحفي | البيانات الصحفية
annual fee | رسوم سنوية | الرسوم السنوية | f
late fee | غرامة تأخير | غرامات التأخير
down payment | دفعة مقدمة | الدفعات المقدمة
final payment | دفعة نهائية | الدفعات النهائية
credit note | إشعار دائن | الإشعارات الدائنة
delivery note | إشعار تسليم | إشعارات التسليم
stock item | صنف مخزون | أصناف المخزون
shelf life | مدة الصلاحية | مدد الصلاحية
pack size | حجم العبوة | أحجام العبوات
unit of measure, unit of measurement | وحدة قياس | وحدات القياس
colour code, color code | رمز لون | رموز الألوان
house type | نوع منزل | أنواع المنازل
energy label | ملصق طاقة | ملصقات الطاقة
floor covering | أرضية
heating system | نظام تدفئة | أنظمة التدفئة
system | نظام | أنظمة
structure | هيكل | هياكل
function | وظيفة | وظائف
event type | نوع فعالية | أنواع الفعاليات
guest speaker | متحدث ضيف | المتحدثون الضيوف
opening ceremony | حفل افتتاح | حفلات الافتتاح
sports day | يوم رياضي | الأيام الرياضية
open day | يوم مفتوح | الأيام المفتوحة
school report | تقرير مدرسي | التقارير المدرسية
exam paper | ورقة امتحان | أوراق الامتحانات
reading list | قائمة قراءة | قوائم القراءة
playing field | ملعب | ملاعب
training ground | ملعب تدريب | ملاعب التدريب
penalty point | نقطة جزاء | نقاط الجزاء
yellow card | بطاقة صفراء | البطاقات الصفراء
red card | بطاقة حمراء | البطاقات الحمراء
half time, half-time | استراحة الشوطين | -
fitness level | مستوى اللياقة | مستويات اللياقة
fitness | لياقة | -
body weight | وزن الجسم | أوزان الجسم
body mass index, bmi | مؤشر كتلة الجسم | -
next of kin | أقرب الأقارب | -
life insurance | تأمين على الحياة | -
health insurance | تأمين صحي | -
travel insurance | تأمين سفر | -
liability insurance | تأمين المسؤولية | -
insurance number | رقم تأمين | أرقام التأمين
police report | محضر شرطة | محاضر الشرطة
fire drill | تمرين إخلاء | تمارين الإخلاء
emergency exit | مخرج طوارئ | مخارج الطوارئ
risk assessment | تقييم مخاطر | تقييمات المخاطر
safety data sheet | صحيفة بيانات السلامة | صحائف بيانات السلامة
carbon footprint | بصمة كربونية | -
water quality | جودة المياه | -
air quality | جودة الهواء | -
air | هواء | - | ~جوي
sea level | مستوى سطح البحر | -
tide | مد | -
wave | موجة | أمواج
moon | قمر | أقمار
sun | شمس | شموس | f~شمسي
star | نجم | نجوم
planet | كوكب | كواكب
sky | سماء | - | f
age rating | تصنيف عمري | التصنيفات العمرية
weather forecast | توقعات الطقس | - | f
validity period, period of validity | مدة صلاحية | مدد الصلاحية
mistake | خطأ | أخطاء
lesson learned, lessons learned | درس مستفاد | الدروس المستفادة
layer | طبقة
binding type | نوع التجليد | أنواع التجليد
mission | مهمة | مهام
guild | نقابة
smoke | دخان | -
home town, hometown | مسقط الرأس | -
cover picture, cover image, cover photo | صورة الغلاف | صور الغلاف
carcass | ذبيحة | ذبائح
overhaul | صيانة شاملة | أعمال الصيانة الشاملة
deck | سطح السفينة | أسطح السفن
free slot | فترة متاحة | الفترات المتاحة
free place | مكان شاغر | الأماكن الشاغرة
free seat | مقعد شاغر | المقاعد الشاغرة
order request | طلب شراء | طلبات الشراء
weekend rate | سعر عطلة نهاية الأسبوع | أسعار عطلات نهاية الأسبوع
night rate | سعر ليلي | الأسعار الليلية
success rate | معدل نجاح | معدلات النجاح
failure rate | معدل فشل | معدلات الفشل
response rate | معدل استجابة | معدلات الاستجابة
completion rate | معدل إنجاز | معدلات الإنجاز
infection rate | معدل عدوى | معدلات العدوى
germination rate | نسبة إنبات | نسب الإنبات
occupancy rate | نسبة إشغال | نسب الإشغال
attendance rate | نسبة حضور | نسب الحضور
ready date | تاريخ الجاهزية | تواريخ الجاهزية
land area | مساحة أرض | مساحات الأراضي
plot area | مساحة القطعة | مساحات القطع
roof area | مساحة سقف | مساحات الأسقف
total area | مساحة إجمالية | المساحات الإجمالية
garden area | مساحة حديقة | مساحات الحدائق
living area, usable area | مساحة معيشة | مساحات المعيشة
field area | مساحة حقل | مساحات الحقول
shirt size, t shirt size | مقاس قميص | مقاسات القمصان
shoe size, boot size | مقاس حذاء | مقاسات الأحذية
dress size, clothing size | مقاس ملابس | مقاسات الملابس
ring size | مقاس خاتم | مقاسات الخواتم
lesson package | باقة دروس | باقات الدروس
party package | باقة حفلات | باقات الحفلات
service package | باقة خدمات | باقات الخدمات
tour package, travel package | باقة رحلات | باقات الرحلات
care package | باقة رعاية | باقات الرعاية
payment terms, terms of payment | شروط الدفع | - | f
terms, terms and conditions | شروط | - | f
bank details | بيانات بنكية | البيانات البنكية | f
times | عدد المرات | -
till count, cash count | جرد الصندوق | -
truck plate, car plate | رقم لوحة | أرقام اللوحات
dosage form | شكل دوائي | الأشكال الدوائية
next service due | موعد الصيانة القادمة | مواعيد الصيانة القادمة
`;
