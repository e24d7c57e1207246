/** Words for the choices of a list (states above all), in both languages. */
import { choices } from "./define.ts";

export const knownChoices = choices(`
requested | requested | مطلوب, مطلوبة
confirmed | confirmed | مؤكد, مؤكدة
done | done | تم, منجز, منجزة, تمت
cancelled | cancelled, canceled | ملغى, ملغي, ملغاة, ملغية
booked | booked | محجوز, محجوزة
reserved | reserved | محجوز مسبقًا
scheduled | scheduled, planned | مجدول, مجدولة, مخطط
rescheduled | rescheduled, postponed | مؤجل, مؤجلة
attended | attended | حضر
noShow | no show | لم يحضر
arrived | arrived, checked in | وصل
left | left, checked out | غادر
new | new | جديد, جديدة
open | open, opened | مفتوح, مفتوحة
inProgress | in progress, in process, ongoing, doing, working, in work | قيد التنفيذ, جارٍ, جار, قيد العمل, جارية
pending | pending, waiting, awaiting | معلق, معلقة, قيد الانتظار, بانتظار
onHold | on hold, paused | متوقف, موقوف مؤقتًا
underReview | under review, in review, reviewing | قيد المراجعة, تحت المراجعة
reviewed | reviewed | تمت المراجعة
submitted | submitted, sent in | مقدم, مقدمة, مرسل للمراجعة
approved | approved | معتمد, موافق عليه, معتمدة, مقبول الطلب
rejected | rejected, refused, declined, denied | مرفوض, مرفوضة
accepted | accepted | مقبول, مقبولة
resolved | resolved, solved | محلول, تم الحل, محلولة
closed | closed | مغلق, مغلقة
completed | completed, complete, finished | مكتمل, مكتملة, منتهٍ
draft | draft | مسودة
published | published | منشور, منشورة
archived | archived | مؤرشف, مؤرشفة
scheduledForPublication | to be published | مجدول للنشر
active | active, current, valid | نشط, نشطة, فعال, فعالة, ساري, سارية, سار
inactive | inactive, disabled | غير نشط, غير فعال, غير نشطة
suspended | suspended, blocked | موقوف, موقوفة, معلّق
expired | expired | منتهي, منتهي الصلاحية, منتهٍ الصلاحية, منتهية
paid | paid | مدفوع, مدفوعة
signed | signed | موقّع, موقّعة, موقع, موقعة
unpaid | unpaid, not paid | غير مدفوع, غير مدفوعة
partlyPaid | partly paid, partially paid | مدفوع جزئيًا, مدفوعة جزئيًا
overdue | overdue, late, delayed | متأخر, متأخرة
refunded | refunded | مسترد, مستردة
failed | failed | فشل, فاشل, فاشلة, راسب
passed | passed | ناجح, ناجحة
processing | processing | قيد المعالجة
packed | packed, ready to ship | مغلف, جاهز للشحن
shipped | shipped, dispatched, sent | مشحون, تم الشحن, مرسل, مرسلة, تم الإرسال
inTransit | in transit, on the way, on its way | في الطريق
outForDelivery | out for delivery | خرج للتوصيل
delivered | delivered | تم التوصيل, تم التسليم, مسلّم, مسلم
returned | returned | مرتجع, تم الإرجاع, معاد, أعيد
lost | lost | مفقود, ضائع, خاسر
damaged | damaged, broken | تالف, متضرر
excellent | excellent | ممتاز, ممتازة
good | good | جيد, جيدة
fair | fair | مقبول الحالة
poor | poor | رديء, رديئة
worn | worn | مهترئ, مهترئة, بال
available | available, free, vacant | متاح, متاحة, شاغر, متوفر, شاغرة
unavailable | unavailable, not available | غير متاح, غير متاحة
occupied | occupied, busy, taken | مشغول, مشغولة
borrowed | borrowed, on loan, checked out book | معار, مستعار, معارة
rented | rented, leased | مؤجر, مؤجرة
inUse | in use | قيد الاستخدام, مستخدم, مستخدمة
adopted | adopted | متبنى, متبناة
invited | invited | مدعو, مدعوة
sold | sold | مباع, مباعة
forSale | for sale | للبيع
forRent | for rent | للإيجار
maintenance | maintenance, under maintenance, in maintenance, out of service | تحت الصيانة, صيانة, قيد الصيانة, خارج الخدمة
outOfOrder | out of order | معطل, معطلة
retired | retired | متقاعد, خارج الاستخدام
cleaning | cleaning, being cleaned | قيد التنظيف
dirty | dirty | غير نظيف
assigned | assigned | مسند, مسندة, معيّن
unassigned | unassigned | غير مسند
escalated | escalated | مصعد, مصعّد
todo | to do, todo, backlog | للتنفيذ, قائمة الانتظار
blocked | stuck | متعثر
won | won | مكسوب, رابح
lead | lead | محتمل
qualified | qualified | مؤهل
contacted | contacted | تم التواصل
proposal | proposal, proposal sent | عرض مقدم
negotiation | negotiation, negotiating | تفاوض
interview | interview, interviewing | مقابلة
shortlisted | shortlisted | قائمة مختصرة
offered | offered, offer | عرض
hired | hired | تم التوظيف
applied | applied | متقدم
received | received | مستلم, تم الاستلام, مستلمة
issued | issued | صادر, صادرة
verified | verified | موثق, تم التحقق
unverified | unverified | غير موثق
present | present | حاضر
absent | absent | غائب
excused | excused | معذور, غائب بعذر
enrolled | enrolled, registered | مسجل, مسجلة
graduated | graduated | متخرج
withdrawn | withdrawn, dropped | منسحب
admitted | admitted | منوّم, مقبول بالمستشفى
discharged | discharged | خرج من المستشفى
low | low | منخفض, منخفضة
medium | medium, normal, moderate | متوسط, متوسطة
high | high | مرتفع, عالٍ, عالية, عالي, مرتفعة
urgent | urgent, emergency | عاجل, عاجلة, طارئ
critical | critical | حرج, حرجة
easy | easy | سهل
hard | hard, difficult | صعب
male | male, man | ذكر
female | female, woman | أنثى
single | single | أعزب, فردي
married | married | متزوج
divorced | divorced | مطلق
widowed | widowed | أرمل
double | double | مزدوج, مزدوجة
suite | suite | جناح
cash | cash | نقدًا, نقد, كاش
card | card, credit card | بطاقة, بطاقة ائتمان
bankTransfer | bank transfer, transfer | تحويل بنكي, تحويل
online | online | عبر الإنترنت, أونلاين
inPerson | in person | حضوري
yes | yes | نعم
no | no | لا
public | public | عام
private | private | خاص
small | small | صغير
large | large, big | كبير
fullTime | full time | دوام كامل
partTime | part time | دوام جزئي
contract | contract | عقد
internship | internship | تدريب
annual | annual, yearly | سنوي, سنوية
monthly | monthly | شهري, شهرية
weekly | weekly | أسبوعي
daily | daily | يومي
sick | sick | مرضية, مرضي
vacation | vacation | اعتيادية
unpaidLeave | without pay | بدون راتب
petrol | petrol, gasoline | بنزين
diesel | diesel | ديزل
electric | electric | كهربائي
hybrid | hybrid | هجين
manual | manual | يدوي
automatic | automatic | أوتوماتيك, آلي
apartment | apartment, flat | شقة
house | house | منزل, بيت
villa | villa | فيلا
office | office | مكتب
land | land | أرض
shop | shop | محل
question | question | سؤال
bug | bug, defect | خلل, عطل
feature | feature request, feature | ميزة
incident | incident | حادثة
beginner | beginner | مبتدئ
intermediate | intermediate | متوسط المستوى
advanced | advanced, expert | متقدم المستوى
aPositive | A+ | A+
aNegative | A- | A-
bPositive | B+ | B+
bNegative | B- | B-
abPositive | AB+ | AB+
abNegative | AB- | AB-
oPositive | O+ | O+
oNegative | O- | O-
other | other | أخرى, آخر
`);
