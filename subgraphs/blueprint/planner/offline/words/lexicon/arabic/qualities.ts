/**
 * English adjectives with their Arabic: `english, synonyms | masculine | feminine | flags`. The feminine is made of the masculine where
 * none is given. `a`: said of the noun right behind it («تاريخ الزيارة القادمة»), and of the whole name otherwise; `آخر`: stands in front («آخر زيارة»).
 */
export const qualities = `
new | جديد
old | قديم
next | قادم | | a
upcoming, coming, future | قادم
previous, past, prior | سابق | | a
former, ex | سابق
last, latest, most recent | آخر | آخر | front
first | أول | أول | front
second | ثاني | ثانية | a
third | ثالث | | a
fourth | رابع | | a
final | نهائي
initial | أولي
current, present | حالي
actual, real | فعلي
planned | مخطط
scheduled | مجدول
expected, anticipated | متوقع
estimated, approximate | تقديري
proposed, suggested | مقترح
desired, wanted | مطلوب
requested | مطلوب
required, needed, necessary | مطلوب
mandatory, compulsory, obligatory | إلزامي
statutory | قانوني
optional, voluntary | اختياري
preferred, favourite, favorite | مفضل
recommended | موصى به | موصى بها
agreed | متفق عليه | متفق عليها
available | متاح
unavailable | غير متاح | غير متاحة
remaining | متبقي | متبقية
missing | مفقود
lost | مفقود
extra, additional | إضافي
spare | احتياطي
full, complete, entire, whole | كامل
half | نصفي
partial | جزئي
empty | فارغ
total, overall, gross | إجمالي
net | صافي | صافية
average, mean | متوسط
maximum, max, maximal | أقصى | قصوى
minimum, min, minimal | أدنى | دنيا
high | مرتفع
low | منخفض
higher | أعلى | أعلى
lower | أدنى | أدنى
normal, regular, usual, ordinary | عادي
standard | قياسي
basic | أساسي
simple | بسيط
advanced | متقدم
intermediate | متوسط
main, primary, principal | رئيسي
secondary | ثانوي
major | كبير
minor | طفيف
important | مهم
urgent | عاجل
immediate | فوري
critical | حرج
serious, severe | خطير
mild | خفيف
moderate | متوسط
special | خاص
specific | محدد
general | عام
common, shared, joint | مشترك
private | خاص
public | عام
personal | شخصي
individual | فردي
collective | جماعي
confidential, secret | سري
internal | داخلي
external | خارجي
indoor | داخلي
outdoor | خارجي
local | محلي
regional | إقليمي
national | وطني
international | دولي
global | عالمي
foreign | أجنبي
domestic | محلي
official | رسمي
legal | قانوني
illegal | غير قانوني | غير قانونية
political | سياسي
social | اجتماعي
economic | اقتصادي
financial | مالي
commercial | تجاري
corporate | مؤسسي
professional | مهني
vocational | مهني
technical | فني
practical | عملي
theoretical | نظري
scientific | علمي
academic | أكاديمي
educational | تعليمي
medical | طبي
clinical | سريري
surgical | جراحي
dental | سني
veterinary | بيطري
mental, psychological | نفسي
physical | بدني
chronic | مزمن
infectious, contagious | معدي | معدية
allergic | تحسسي
healthy | سليم
sick, ill | مريض
pregnant | حامل | حامل
dead | ميت
alive, living | حي
blind | كفيف
deaf | أصم | صماء
disabled | معاق
vulnerable | معرض للخطر | معرضة للخطر
endangered | مهدد بالانقراض | مهددة بالانقراض
extinct | منقرض
wild | بري
natural | طبيعي
artificial | صناعي
organic | عضوي
chemical | كيميائي
biological | بيولوجي
mechanical | ميكانيكي
electrical, electric | كهربائي
electronic | إلكتروني
hydraulic | هيدروليكي
manual | يدوي
automatic, automated, auto | آلي
digital | رقمي
online, virtual | إلكتروني
mobile | متنقل
fixed | ثابت
portable | محمول
daily | يومي
weekly | أسبوعي
monthly | شهري
quarterly | ربع سنوي | ربع سنوية
annual, yearly | سنوي
biennial | كل سنتين | كل سنتين
hourly | بالساعة | بالساعة
seasonal | موسمي
periodic, recurring | دوري
routine | روتيني
temporary, provisional, interim | مؤقت
permanent | دائم
early | مبكر
late | متأخر
recent | حديث
modern | حديث
ancient | أثري
historical, historic | تاريخي
traditional | تقليدي
classical, classic | كلاسيكي
religious | ديني
islamic | إسلامي
christian | مسيحي
cultural | ثقافي
artistic | فني
musical | موسيقي
literary | أدبي
royal | ملكي
civil | مدني
military | عسكري
criminal | جنائي
judicial | قضائي
administrative | إداري
operational | تشغيلي
strategic | استراتيجي
structural | إنشائي
architectural | معماري
industrial | صناعي
agricultural | زراعي
environmental | بيئي
residential | سكني
rural | ريفي
urban | حضري
marine, maritime | بحري
aerial | جوي
solar | شمسي
nuclear | نووي
thermal | حراري
visual | بصري
acoustic | صوتي
oral, verbal | شفهي
written | كتابي
handwritten | مكتوب بخط اليد | مكتوبة بخط اليد
printed | مطبوع
short | قصير
long | طويل
tall | طويل
big, large | كبير
small, little | صغير
huge | ضخم
tiny | صغير جدًا | صغيرة جدًا
wide, broad | واسع
narrow | ضيق
thick | سميك
thin | رقيق
deep | عميق
shallow | ضحل
heavy | ثقيل
fast, quick, rapid | سريع
slow | بطيء | بطيئة
hot | ساخن
warm | دافئ | دافئة
cold | بارد
cool | بارد
frozen | مجمد
chilled, refrigerated | مبرد
fresh | طازج
dry | جاف
wet | رطب
raw | خام | خام
cooked | مطبوخ
ripe | ناضج
sweet | حلو
bitter | مر
salty | مالح
spicy | حار
sour | حامض
vegetarian | نباتي
vegan | نباتي صرف | نباتية صرفة
halal | حلال | حلال
clean | نظيف
dirty | متسخ
clear, transparent | شفاف
opaque | معتم
bright | ساطع
dark | داكن
white | أبيض | بيضاء
black | أسود | سوداء
red | أحمر | حمراء
green | أخضر | خضراء
blue | أزرق | زرقاء
yellow | أصفر | صفراء
brown | بني
grey, gray | رمادي
orange | برتقالي
pink | وردي
purple, violet | بنفسجي
mixed | مختلط
pure | نقي
coloured, colored | ملون
plain | سادة | سادة
circular | دائري
flat | مسطح
square | مربع
straight | مستقيم
soft | لين
hard | صعب
smooth | أملس | ملساء
strong | قوي
weak | ضعيف
good | جيد
very good | جيد جدًا | جيدة جدًا
excellent, outstanding | ممتاز
satisfactory, acceptable, fair | مقبول
poor | ضعيف
bad | سيئ
perfect | مثالي
correct | صحيح
wrong, incorrect, false | خاطئ
true | صحيح
valid | ساري | سارية
invalid | غير صالح | غير صالحة
safe | آمن
unsafe | غير آمن | غير آمنة
dangerous, hazardous | خطير
harmful | ضار
toxic, poisonous | سام
flammable | قابل للاشتعال | قابلة للاشتعال
fragile | قابل للكسر | قابلة للكسر
perishable | سريع التلف | سريعة التلف
waterproof | مقاوم للماء | مقاومة للماء
broken | مكسور
worn | مهترئ | مهترئة
torn | ممزق
used, second hand, secondhand | مستعمل
unused | غير مستعمل | غير مستعملة
ready | جاهز
not ready | غير جاهز | غير جاهزة
busy | مشغول
free of charge | مجاني
vacant | شاغر
active | نشط
inactive | غير نشط | غير نشطة
open | مفتوح
closed | مغلق
visible | ظاهر
hidden | مخفي
absent | غائب
responsible | مسؤول
independent | مستقل
senior | أول | أولى | after
junior | مبتدئ | مبتدئة
elderly | مسن
adult | بالغ
male | ذكر
female | أنثى | أنثى
single | فردي
double | مزدوج
triple | ثلاثي
multiple | متعدد
married | متزوج
divorced | مطلق
unmarried | أعزب | عزباء
native | أصلي
original | أصلي
unique | فريد
rare | نادر
popular | شائع
famous | مشهور
different | مختلف
similar | مشابه
equal | متساو | متساوية
related | ذو صلة | ذات صلة
alternative, substitute | بديل
potential, possible, prospective | محتمل
suitable, appropriate | مناسب
unsuitable | غير مناسب | غير مناسبة
successful | ناجح
unsuccessful | غير ناجح | غير ناجحة
overdue | متأخر
due | مستحق
paid | مدفوع
unpaid | غير مدفوع | غير مدفوعة
payable | مستحق الدفع | مستحقة الدفع
refundable | قابل للاسترداد | قابلة للاسترداد
taxable | خاضع للضريبة | خاضعة للضريبة
fiscal | مالي
monetary | نقدي
marketable | قابل للتسويق | قابلة للتسويق
reusable | قابل لإعادة الاستخدام | قابلة لإعادة الاستخدام
recyclable | قابل لإعادة التدوير | قابلة لإعادة التدوير
renewable | متجدد
sustainable | مستدام
annual general | سنوي عام | سنوية عامة
unlimited | غير محدود | غير محدودة
limited | محدود
comprehensive | شامل
detailed | مفصل
brief | موجز
accurate, precise | دقيق
preliminary | أولي
interactive | تفاعلي
inclusive | شامل
exclusive | حصري
premium | مميز
gold, golden | ذهبي
wooden | خشبي
metallic | معدني
ceramic | خزفي
upright | قائم
vertical | رأسي
horizontal | أفقي
upper | علوي
inner | داخلي
outer | خارجي
rear | خلفي
left, left hand | أيسر | يسرى
right, right hand | أيمن | يمنى
northern | شمالي
southern | جنوبي
eastern | شرقي
western | غربي
central | مركزي
nearest, closest | أقرب | أقرب | front
best | أفضل | أفضل | front
worst | أسوأ | أسوأ | front
highest | أعلى | أعلى | front
lowest | أدنى | أدنى | front
heaviest | أثقل | أثقل | front
largest, biggest | أكبر | أكبر | front
longest | أطول | أطول | front
oldest | أقدم | أقدم | front
guided | مع مرشد | مع مرشد
unassigned | غير مسند | غير مسندة
overnight | ليلي
full time, full-time | بدوام كامل | بدوام كامل
part time, part-time | بدوام جزئي | بدوام جزئي
residual | متبقي | متبقية
vip | كبار الشخصيات | كبار الشخصيات
none | لا يوجد | لا يوجد
unknown | غير معروف | غير معروفة
other | آخر | أخرى
host | مضيف
standing | دائم
artistic | فني
maximum allowed | أقصى مسموح | قصوى مسموحة
nominal | اسمي
variable | متغير
average annual | سنوي متوسط | سنوية متوسطة
licensed | مرخص
certified | معتمد
unregistered | غير مسجل | غير مسجلة
unconfirmed | غير مؤكد | غير مؤكدة
incomplete | غير مكتمل | غير مكتملة
undelivered | غير مسلم | غير مسلمة
unsigned | غير موقع | غير موقعة
unsold | غير مباع | غير مباعة
uninsured | غير مؤمن عليه | غير مؤمن عليها
retired | متقاعد
employed | موظف
unemployed | عاطل عن العمل | عاطلة عن العمل
self employed | يعمل لحسابه | تعمل لحسابها
educated | متعلم
bilingual | ثنائي اللغة | ثنائية اللغة
nonprofit, non profit | غير ربحي | غير ربحية
regional | إقليمي
target | مستهدف
`;
