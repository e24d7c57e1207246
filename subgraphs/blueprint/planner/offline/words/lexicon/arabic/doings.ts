/**
 * English verbs with the Arabic that names have of them: `base past-participle | what is done | what it has been done to | who does it`.
 * Regular participles are made of the base. `تم`: of what is done one says «تم الاستلام», and there is no adjective. `-`: nobody says it.
 */
export const doings = `
accept | قبول | مقبول
adjust | تعديل | معدل
admit | إدخال | -
adopt | تبني | متبنى
age | تعتيق | معتق
agree | اتفاق | متفق عليه
allocate | تخصيص | مخصص
analyse | تحليل | تم
appeal | استئناف | مستأنف
apply | تقديم | -
approve | اعتماد | معتمد | معتمد
archive | أرشفة | مؤرشف
arrive | وصول | وصل
assemble | تجميع | مجمع
assess | تقييم | تم | مقيم
assign | إسناد | مسند | -
attach | إرفاق | مرفق
audit | تدقيق | مدقق | مدقق
award | منح | ممنوح
bake | خبز | مخبوز
ban | حظر | محظور
bill | فوترة | مفوتر
blast | تفجير | تم
bleach | تبييض | مبيض
block | حظر | محظور
book | حجز | محجوز | -
borrow | استعارة | مستعار | مستعير
bottle | تعبئة | معبأ
break broken | كسر | مكسور
breed bred | تربية | -
brew | تخمير | مخمر
build built | بناء | مبني | -
burn burnt | حرق | محروق
bury | دفن | مدفون
buy bought | شراء | تم | مشتري
calibrate | معايرة | معاير
call | اتصال | تم
cancel | إلغاء | ملغى | -
carve | نحت | منحوت
cast cast | صب | مصبوب
catch caught | صيد | تم
certify | اعتماد | معتمد
change | تغيير | تم
charge | شحن | -
check | فحص | تم | فاحص
choose chosen | اختيار | مختار
clean | تنظيف | تم | -
clear | إخلاء | -
close | إغلاق | مغلق
collect | استلام | تم | مستلم
commission | تشغيل | -
compensate | تعويض | معوض
complete | إكمال | مكتمل | -
confirm | تأكيد | مؤكد
confiscate | مصادرة | مصادر
connect | توصيل | متصل
construct | بناء | مبني
contact | تواصل | تم
contaminate | تلويث | ملوث
cook | طبخ | مطبوخ | طباخ
cool | تبريد | مبرد
copy | نسخ | منسوخ
correct | تصحيح | مصحح
count | عد | تم
create | إنشاء | تم | منشئ
cremate | حرق | -
cut cut | قص | مقصوص
damage | إتلاف | متضرر
debate | مناقشة | -
decide | بت | تم
decline | رفض | مرفوض
decorate | تزيين | مزين
defer | تأجيل | مؤجل
delay | تأخير | متأخر
delete | حذف | محذوف
deliver | تسليم | تم | -
deny | رفض | مرفوض
depart | مغادرة | غادر
deposit | إيداع | مودع
design | تصميم | مصمم | مصمم
destroy | إتلاف | متلف
develop | تطوير | مطور
die | وفاة | متوفى
dig dug | حفر | محفور
diagnose | تشخيص | مشخص
disburse | صرف | مصروف
discard | استبعاد | مستبعد
discharge | خروج | -
discontinue | إيقاف | متوقف
dismiss | رفض | مرفوض
dispatch | إرسال | مرسل
dispense | صرف | مصروف
dispose | تخلص | تم
dispute | اعتراض | معترض عليه
distribute | توزيع | موزع
divide | تقسيم | مقسم
donate | تبرع | متبرع به | متبرع
draft | صياغة | -
drill | حفر | محفور
drop | -  | -
dry | تجفيف | مجفف
edit | تحرير | محرر | محرر
employ | توظيف | موظف
empty | تفريغ | مفرغ
endorse | تأييد | مؤيد
engrave | نقش | منقوش
enrol | تسجيل | مسجل
enroll | تسجيل | مسجل
escalate | تصعيد | -
evacuate | إخلاء | تم
evaluate | تقييم | تم | مقيم
examine | فحص | تم | فاحص
exchange | استبدال | مستبدل
exclude | استبعاد | مستبعد
execute | تنفيذ | منفذ
exempt | إعفاء | معفى
exhibit | عرض | معروض
expire | انتهاء | منتهي
export | تصدير | مصدر
extend | تمديد | ممدد
fail | رسوب | -
feed fed | تغذية | -
fell | قطع | مقطوع
file | إيداع | مودع
fill | تعبئة | معبأ
fine | تغريم | مغرم
finish | إنهاء | منتهي
fire | حرق | محروق
fix | إصلاح | تم
fly flown | طيران | -
forward | تحويل | محول
freeze frozen | تجميد | مجمد
fulfil | تلبية | تم
fund | تمويل | ممول | ممول
germinate | إنبات | -
give given | إعطاء | معطى
glaze | تزجيج | مزجج
grade | تصنيف | مصنف
grant | منح | ممنوح
greet | ترحيب | -
grind ground | طحن | مطحون
grow grown | نمو | -
halt | إيقاف | موقوف
harvest | حصاد | محصود
hatch | فقس | -
heat | تسخين | -
hide hidden | إخفاء | مخفي
hire | توظيف | -
identify | تحديد | محدد
import | استيراد | مستورد
improve | تحسين | محسن
include | تضمين | مشمول
infect | إصابة | مصاب
inform | إبلاغ | تم
injure | إصابة | مصاب
inspect | فحص | تم | مفتش
install | تركيب | مركب
insure | تأمين | مؤمن عليه
interview | إجراء المقابلة | -
invest | استثمار | مستثمر
investigate | تحقيق | -
invite | دعوة | مدعو
invoice | فوترة | مفوتر
iron | كي | تم
issue | إصدار | صادر | جهة الإصدار
join | انضمام | منضم
judge | تحكيم | -
keep kept | حفظ | محفوظ
kill | قتل | مقتول
label | وسم | موسوم
land | هبوط | -
launch | إطلاق | -
lease | تأجير | مؤجر
lend lent | إعارة | معار
license | ترخيص | مرخص
lift | رفع | مرفوع
list | إدراج | مدرج
load | تحميل | محمل
lock | قفل | مقفل
log | تسجيل | مسجل
lose lost | فقدان | مفقود
maintain | صيانة | -
make made | صنع | مصنوع
manufacture | تصنيع | مصنع
mark | وضع علامة | -
match | مطابقة | مطابق
measure | قياس | مقيس
mend | إصلاح | تم
merge | دمج | مدموج
milk | حلب | -
miss | -  | فائت
mix | خلط | مخلوط
modify | تعديل | معدل
monitor | مراقبة | مراقب
move | نقل | منقول
notify | إبلاغ | تم
observe | ملاحظة | ملاحظ | مراقب
obtain | حصول | -
occupy | إشغال | مشغول
offer | عرض | معروض
open | فتح | مفتوح
operate | تشغيل | -
order | طلب | تم
organise | تنظيم | منظم | منظم
pack | تعبئة | معبأ
paint | طلاء | مطلي
park | ركن | مركون
pass | اجتياز | تم
patrol | دورية | -
pay paid | دفع | مدفوع | دافع
perform | تنفيذ | منفذ | منفذ
place | وضع | -
plan | تخطيط | مخطط
plant | زراعة | مزروع
play | لعب | -
polish | تلميع | ملمع
post | نشر | منشور
postpone | تأجيل | مؤجل
pour | صب | مصبوب
pray | صلاة | -
prepare | تحضير | محضر
prescribe | وصف | موصوف
print | طباعة | مطبوع
process | معالجة | معالج
produce | إنتاج | منتج | -
propose | اقتراح | مقترح | مقترح
protect | حماية | محمي
prove proven | إثبات | مثبت
prune | تقليم | مقلم
publish | نشر | منشور | ناشر
purchase | شراء | تم
quote | تسعير | مسعر
race | سباق | -
read read | قراءة | مقروء
receive | استلام | مستلم | مستلم
recommend | توصية | موصى به
record | تسجيل | مسجل
recycle | إعادة تدوير | تم
refer | إحالة | محال
refill | إعادة تعبئة | تم
refund | استرداد | مسترد
refuse | رفض | مرفوض
register | تسجيل | مسجل
reject | رفض | مرفوض
release | إصدار | صادر
relocate | نقل | منقول
remove | إزالة | مزال
renew | تجديد | مجدد
rent | تأجير | مؤجر
repair | إصلاح | تم
replace | استبدال | مستبدل
report | إبلاغ | تم | مبلغ
request | طلب | مطلوب | مقدم الطلب
rescue | إنقاذ | تم
reserve | حجز | محجوز
resolve | حل | محلول
restore | ترميم | مرمم
retire | تقاعد | متقاعد
return | إرجاع | مرتجع | -
review | مراجعة | تم | مراجع
revise | مراجعة | منقح
rewash | إعادة غسل | -
ride ridden | ركوب | -
roast | تحميص | محمص
run | تشغيل | -
sample | أخذ العينات | -
save | حفظ | محفوظ
scan | مسح ضوئي | ممسوح ضوئيًا
schedule | جدولة | مجدول
scrap | إتلاف | متلف
seal | إغلاق | مختوم
search | بحث | -
select | اختيار | مختار
sell sold | بيع | مباع | بائع
send sent | إرسال | مرسل | مرسل
separate | فصل | منفصل
serve | تقديم | مقدم
service | صيانة | تم
settle | تسوية | تم
sew sewn | خياطة | مخيط
share | مشاركة | مشترك
shear shorn | جز | مجزوز
ship | شحن | مشحون
shorten | تقصير | مقصر
shred | تمزيق | ممزق
sign | توقيع | موقع | موقع
solve | حل | محلول
sort | فرز | مفروز
sow sown | بذر | مبذور
speak spoken | تحدث | -
split | تقسيم | مقسم
stamp | ختم | مختوم
start | بدء | بدأ
steal stolen | سرقة | مسروق
sterilise | تعقيم | معقم
stop | إيقاف | متوقف
store | تخزين | مخزن
submit | تقديم | مقدم | مقدم الطلب
supply | توريد | -
suspend | إيقاف | موقوف
swap | مبادلة | -
teach taught | تدريس | -
terminate | إنهاء | منتهي
test | اختبار | تم
tow | قطر | -
train | تدريب | مدرب
transfer | تحويل | محول
translate | ترجمة | مترجم | مترجم
transport | نقل | منقول
treat | علاج | معالج
trim | تشذيب | مشذب
tune | دوزنة | -
unload | تفريغ | مفرغ
update | تحديث | محدث
upholster | تنجيد | منجد
upload | رفع | مرفوع
use | استخدام | مستخدم
vaccinate | تطعيم | مطعم
validate | تحقق | تم
verify | تحقق | تم
visit | زيارة | -
wash | غسيل | مغسول
waste | هدر | مهدر
water | ري | -
wear worn | ارتداء | -
weave woven | نسيج | منسوج
weigh | وزن | تم
weld | لحام | ملحوم
win won | فوز | فائز
withdraw withdrawn | سحب | مسحوب
work | عمل | -
wrap | تغليف | مغلف
write written | كتابة | مكتوب
catalogue | فهرسة | مفهرس
digitise | رقمنة | مرقمن
assure | تأكيد | -
clarify | توضيح | تم
compost | تحويل إلى سماد | -
confess | اعتراف | -
consult | استشارة | -
demolish | هدم | مهدوم
disinfect | تعقيم | معقم
ferment | تخمير | مخمر
frame | تأطير | مؤطر
grill | شوي | مشوي
handle | معالجة | تم
host | استضافة | -
knit | حياكة | محبوك
laminate | تغليف | مغلف
mail | إرسال | مرسل
photograph | تصوير | تم
quarantine | حجر صحي | في الحجر الصحي
recall | استدعاء | مستدعى
reimburse | تعويض | معوض
reopen | إعادة فتح | تم
reschedule | إعادة جدولة | تم
resubmit | إعادة تقديم | -
revoke | سحب | مسحوب
rotate | تدوير | -
screen | فرز | مفروز
sequence | تسلسل | -
spray | رش | مرشوش
stain | صبغ | مصبوغ
stock | تخزين | -
survey | مسح | تم
tag | وسم | موسوم
tan | دباغة | مدبوغ
tattoo | وشم | -
thaw | إذابة | مذاب
trace | تتبع | -
unblock | فك حظر | -
waive | إعفاء | معفى
warn | تحذير | -
`;
