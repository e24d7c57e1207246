/**
 * Everyday Arabic nouns and adjectives with their English: what a name is called in the other language where the lexicon has no entry for
 * it. One English word or name for each line, then its Arabic ones in the singular and in plurals that change their vowels.
 */
import { fold } from "../../text/fold.ts";

const rows = `
// what is done, as names have it
departure | مغادرة انطلاق
arrival | وصول
return | عودة رجوع إرجاع إعادة ارجاع
entry | دخول
exit | خروج
start | بدء بداية ابتداء
end | انتهاء نهاية إنتهاء
installation | تركيب
submission | تقديم
receipt | استلام إيصال إيصالات وصل وصولات
delivery | تسليم توصيل
issue | إصدار صدور
registration | تسجيل قيد
joining | انضمام التحاق انتساب انخراط
hiring | تعيين توظيف
maintenance | صيانة
repair | إصلاح تصليح
inspection | فحص معاينة تفتيش كشف
test | اختبار تجربة
purchase | شراء
sale | بيع مبيع
rental | تأجير
renewal | تجديد
cancellation | إلغاء
expiry | انقضاء صلاحية
production | إنتاج تصنيع صنع
packing | تعبئة
opening | افتتاح فتح
closing | إغلاق إقفال
publication | نشر
update | تحديث
creation | إنشاء
completion | إنجاز إتمام اكتمال
execution | تنفيذ
approval | اعتماد موافقة
rejection | رفض
payment | دفع سداد تسديد
collection | تحصيل
withdrawal | سحب
transfer | تحويل نقل حوالة حوالات
shipping | شحن
import | استيراد توريد
export | تصدير
storage | تخزين
counting | جرد
planting | زراعة غرس
harvest | حصاد قطاف
feeding | تغذية إطعام
vaccination | تطعيم تحصين تلقيح
treatment | علاج معالجة
surgery | جراحة
analysis | تحليل تحاليل
referral | إحالة
follow up | متابعة
admission | قبول
graduation | تخرج
training | تدريب
education | تعليم
teaching | تدريس
evaluation | تقويم تقدير
attendance | حضور
absence | غياب غيابات
leave | إجازة إجازات
lateness | تأخير
resignation | استقالة
promotion | ترقية
reservation | حجوزات
subscription | اشتراك
participation | مشاركة
sponsorship | كفالة رعاية
donation | تبرع تبرعات
distribution | توزيع صرف
complaint | شكوى
suggestion | اقتراح
violation | مخالفة مخالفات
damage | ضرر أضرار تلف
fault | عطل أعطال خلل
problem | مشكلة مشاكل
accident | حادث حوادث
incident | حادثة واقعة وقائع
visit | زيارة زيارات
tour | جولة جولات
trip | رحلة
travel | سفر
tourism | سياحة
cleaning | تنظيف نظافة
washing | غسيل غسل
wash | غسلة غسلات
sewing | خياطة
tailoring | تفصيل
design | تصميم تصاميم
printing | طباعة
photography | تصوير
decoration | ديكور تزيين
catering | ضيافة
cooking | طبخ
baking | خبيز
fishing | صيد
slaughter | ذبح
milking | حلب
consultation | استشارة استشارات
discussion | نقاش مناقشة
meeting | لقاء لقاءات
interview | مقابلة مقابلات
contest | مسابقة مسابقات
match | مباراة مباريات
movement | حركة حركات
operation | عملية عمليات
transaction | معاملة معاملات
procedure | إجراء إجراءات
activity | نشاط أنشطة
exercise | تمرين تمارين
session | جلسة جلسات حصة حصص
shift | وردية ورديات مناوبة مناوبات نوبة
event | حدث أحداث مناسبة مناسبات
occasion | ذكرى
party | حفلة حفلات
wedding | زفاف عرس أعراس فرح أفراح
funeral | جنازة
// people
person | شخص فرد نفر
people | أشخاص أفراد أنفار ناس
individual | فردي
man | رجل رجال
woman | امرأة نساء سيدة سيدات
men | رجالي
women | نسائي حريمي
child | طفل أطفال ولد أولاد
boy | صبي أبناء
girl | بنت بنات
mother | أم والدة أمهات
father | أب والد آباء
parents | أهل والدين أبوين
guardian | ولي وصي معيل
husband | زوج
wife | زوجة
family | أسرة عائلة أسر عائلات
house | بيت بيوت دار
neighbour | جار جيران
friend | صديق أصدقاء
relative | قريب أقارب
beneficiary | مستفيد
applicant | متقدم مقدم
sponsor | كفيل كافل كفلاء
donor | متبرع
tenant | مستأجر
landlord | مؤجر
buyer | مشتري مشترين
seller | بائع بائعين بياع
agent | وكيل وكلاء
broker | وسيط سمسار
representative | مندوب ممثل
delegate | مفوض
officer | مسؤول مسئول
supervisor | مشرف
manager | مدير
head | رئيس رؤساء
deputy | نائب
assistant | مساعد معاون
coordinator | منسق
employee | موظف
worker | عامل عمال شغيل خدام خدامين
keeper | أمين أمناء حارس
operator | مشغل
inspector | مفتش
reviewer | مراجع
auditor | مدقق
observer | مراقب
researcher | باحث
expert | خبير خبراء
specialist | أخصائي اختصاصي
consultant | مستشار
engineer | مهندس
contractor | مقاول متعهد
craftsman | حرفي صنايعي
carpentry | نجارة
upholstery | تنجيد
smithing | حدادة
plumbing | سباكة
paint | دهان طلاء
endowment | وقف أوقاف وقفية
carpenter | نجار
blacksmith | حداد
plumber | سباك
electrician | كهربائي
tailor | خياط
barber | حلاق
baker | خباز فران
butcher | جزار لحام قصاب
cook | طباخ
waiter | نادل جرسون
cashier | كاشير
farmer | مزارع فلاح
breeder | مربي
fisherman | صياد
hunter | قناص
captain | قبطان ربان
pilot | طيار
driver | سائق
passenger | راكب ركاب
guide | مرشد
translator | مترجم
author | مؤلف
writer | كاتب
reader | قارئ قراء
editor | محرر
publisher | ناشر
artist | فنان
musician | موسيقي عازف
photographer | مصور
player | لاعب
coach | مدرب
referee | حكم حكام
fan | مشجع
trainee | متدرب
learner | متعلم دارس
graduate | خريج
examiner | ممتحن
volunteer | متطوع
pilgrim | حاج حجاج معتمر
preacher | خطيب
imam | إمام
muezzin | مؤذن
reciter | مقرئ
memorizer | حافظ محفظ
orphan | يتيم أيتام
widow | أرملة أرامل
refugee | لاجئ
patient | مريض
midwife | قابلة
paramedic | مسعف
witness | شاهد شهود
lawyer | محامي
judge | قاضي
accused | متهم
client | موكل
citizen | مواطن
resident | ساكن سكان مقيم أهالي أهل
opportunity | فرصة فرص
arabic | عربي عربية
english | إنجليزي إنجليزية
scientific | علمي علمية
in person | حضوري حضورية وجاهي وجاهية
affairs | شؤون شئون
volunteering | تطوعي تطوعية
spare | احتياطي احتياطية
introduction | مقدمة
visitor | زائر
guest | ضيف ضيوف نزيل نزلاء
participant | مشارك
attendee | حاضر
member | عضو أعضاء عضوة
crew | طاقم
team | فريق فرق
group | مجموعة
committee | لجنة لجان
board | مجلس
association | جمعية
// places and buildings
place | مكان أماكن
location | موقع مواقع
area | منطقة مناطق
district | حي أحياء
neighbourhood | حارة
street | شارع شوارع
village | قرية قرى
town | بلدة
governorate | محافظة
region | إقليم
country | بلد دولة بلدان دول
building | مبنى مباني بناية عمارة
tower | برج أبراج
apartment | شقة شقق
villa | فيلا فلل
land | أرض أراضي
shop | محل محلات دكان
store | متجر
kitchen | مطبخ
hall | قاعة قاعات صالة
room | غرفة غرف
bed | سرير
floor | طابق دور
ward | عنبر عنابر جناح
office | مكتب
warehouse | مخزن مخازن مستودع
shelf | رف رفوف
locker | خزانة خزائن
farm | مزرعة
barn | حظيرة حظائر
stable | إسطبل
greenhouse | صوبة
field | حقل حقول
garden | حديقة بستان
well | بئر آبار
pool | مسبح حوض
pitch | ملعب
gym | جيم
clinic | عيادة
pharmacy | صيدلية
hospital | مستشفى
laboratory | مختبر معمل مخبر
school | مدرسة مدارس
nursery | حضانة روضة
university | جامعة
institute | معهد
centre | مركز مراكز سنتر
mosque | مسجد مساجد جامع
church | كنيسة
museum | متحف
library | مكتبة
theatre | مسرح
cinema | سينما
station | محطة محطات
port | ميناء
airport | مطار
garage | كراج جراج
parking | موقف مواقف
workshop | ورشة ورش
factory | مصنع
bakery | فرن مخبز مخابز
restaurant | مطعم
cafe | مقهى كافيه
hotel | فندق
tent | خيمة خيام
camp | مخيم مخيمات
chalet | شاليه شاليهات
branch | فرع
department | قسم
section | شعبة شعب
gate | بوابة
route | خط مسار مسارات
road | طريق طرق
// things
car | سيارة طوموبيل طوموبيلات
vehicle | مركبة مركبات آلية
bus | حافلة باص
truck | شاحنة
boat | قارب قوارب مركب مراكب
bicycle | دراجة
tank | خزان خزانات
engine | محرك
generator | مولد مولدة
machine | ماكينة مكينة
elevator | مصعد مصاعد
camera | كاميرا
screen | شاشة شاشات
computer | حاسوب كمبيوتر
net | صافي
phone | هاتف
card | بطاقة بطاقات كرت
key | مفتاح مفاتيح
lock | قفل
door | باب أبواب
window | شباك نافذة
furniture | أثاث
carpet | سجادة سجاد
curtain | ستارة ستائر
dress | فستان فساتين
garment | ثوب ثياب
clothes | ملابس
abaya | عباية عباءة
suit | بدلة بدل
shoe | حذاء أحذية
fabric | قماش أقمشة
thread | خيط خيوط
jewellery | مجوهرات
ring | خاتم
gold | ذهب
gift | هدية هدايا
toy | لعبة ألعاب
part | جزء أجزاء
piece | قطعة قطع
item | بند بنود
box | صندوق صناديق علبة
package | طرد طرود
parcel | إرسالية
bag | كيس أكياس شنطة حقيبة
bottle | زجاجة قارورة
cylinder | أسطوانة
material | مادة مواد
raw material | خام خامات
ingredient | مكون مكونات
meal | وجبة وجبات
dish | طبق أطباق
recipe | وصفة وصفات
drink | مشروب مشروبات
cake | كيكة كيك
bread | خبز
meat | لحم لحوم
fish | سمك أسماك
fruit | فاكهة فواكه
vegetable | خضار خضروات
dates | تمر تمور
palm | نخلة نخيل
tree | شجرة أشجار
seedling | شتلة شتلات
crop | محصول محاصيل
seed | بذرة بذور
fertilizer | سماد أسمدة
pesticide | مبيد مبيدات
feed | علف أعلاف
honey | عسل
hive | خلية خلايا
milk | حليب لبن
egg | بيضة بيض
chick | صوص صيصان كتكوت
flock | قطيع قطعان
batch | تشغيلة
animal | حيوان حيوانات
horse | حصان خيل خيول
camel | جمل جمال إبل
sheep | خروف غنم خرفان أغنام
cow | بقرة أبقار
bird | طير طيور
cat | قطة قطط
dog | كلب كلاب
medicine | دواء أدوية
vaccine | لقاح لقاحات
dose | جرعة
device | جهاز
equipment | معدات
sample | عينة عينات
blood | دم
tooth | سن أسنان
eye | عين عيون
body | جسم
chest | صدر
waist | خصر
shoulder | كتف
sleeve | كم أكمام
book | كتاب
page | صفحة
chapter | فصل فصول
lesson | درس دروس
curriculum | منهج مناهج
surah | سورة سور
verse | آية آيات
question | سؤال
answer | جواب إجابة
image | صورة صور
video | فيديو
audio | صوت
document | وثيقة
letter | خطاب
certificate | شهادة شهادات
permit | تصريح تصاريح إذن
licence | ترخيص تراخيص رخصة رخص
visa | تأشيرة تأشيرات فيزا
passport | جواز جوازات باسبور
ticket | تذكرة تذاكر
invoice | فاتورة
quote | تسعيرة
tender | مناقصة مناقصات
bid | عطاء عطاءات
contract | عقد
deed | صك صكوك
lawsuit | دعوى دعاوى
case | قضية قضايا
verdict | قرار قرارات
record | سجل سجلات
report | تقرير تقارير
form | استمارة استمارات نموذج نماذج
list | قائمة
plan | خطة خطط
program | برنامج برامج
project | مشروع
task | مهمة
goal | هدف أهداف
campaign | حملة حملات
offer | عرض عروض
service | خدمة
course | دورة مقرر
stage | مرحلة مراحل
step | خطوة خطوات
level | مستوى مستويات
grade | صف صفوف درجة
rank | رتبة مرتبة
category | تصنيف فئة
type | نوع أنواع صنف
size | مقاس مقاسات حجم
measurement | قياس قياسات
colour | لون ألوان
weight | وزن
length | طول
height | ارتفاع
depth | عمق
distance | مسافة
speed | سرعة
temperature | حرارة
humidity | رطوبة
pressure | ضغط
power | قدرة
electricity | كهرباء
water | ماء مياه
gas | غاز
fuel | وقود بنزين
oil | زيت زيوت
waste | نفايات قمامة
lighting | إنارة إضاءة
noise | ضوضاء
quality | جودة
quantity | كمية
number | رقم
code | رمز كود
barcode | باركود
name | اسم
description | وصف
details | تفاصيل تفصيلات
note | ملاحظة ملاحظات
reason | سبب أسباب
result | نتيجة نتائج
condition | شرط شروط
status | حالة وضع
progress | تقدم
priority | أولوية أهمية
urgency | استعجال
method | طريقة وسيلة
source | مصدر
purpose | غرض غاية
need | حاجة احتياج احتياجات
requirement | متطلب متطلبات
benefit | منفعة ميزة مزايا
feature | خاصية
opinion | رأي آراء
mood | مزاج
behaviour | سلوك
skill | مهارة
experience | خبرة
qualification | مؤهل
job | وظيفة وظائف
profession | مهنة مهن
specialty | تخصص
position | منصب
nationality | جنسية
language | لغة لغات
religion | ديانة
age | عمر
gender | جنس
birth | ميلاد ولادة
death | وفاة
marriage | زواج
pregnancy | حمل
health | صحة صحي
illness | مرض أمراض
symptom | أعراض
allergy | حساسية
diagnosis | تشخيص
prescription | روشتة
price | سعر ثمن أسعار
cost | تكلفة كلفة تكاليف
fee | رسم رسوم أجرة أتعاب
amount | مبلغ مبالغ
value | قيمة
rent | إيجار
salary | راتب أجر
bonus | مكافأة مكافآت علاوة
advance | سلفة سلف
loan | قرض قروض
debt | دين ديون
instalment | قسط أقساط
deposit | عربون
fine | غرامة غرامات
discount | خصم تخفيض
tax | ضريبة
profit | ربح أرباح
loss | خسارة خسائر
expense | مصروف مصاريف مصروفات نفقة
income | دخل إيراد إيرادات
budget | ميزانية
balance | رصيد
account | حساب
bank | بنك مصرف
treasury | خزينة
currency | عملة
commission | عمولة
cash | نقد كاش
cheque | شيك شيكات
time | وقت زمن
date | تاريخ
day | يوم أيام
hour | ساعة ساعات
minute | دقيقة دقائق
week | أسبوع
month | شهر أشهر شهور
year | سنة عام سنوات
season | موسم مواسم
semester | ترم
term | أجل
period | فترة فترات
duration | مدة
deadline | مهلة
appointment | موعد ميعاد
schedule | جدول
seat | مقعد مقاعد كرسي
table | طاولة طاولات
copy | نسخة نسخ
unit | وحدة
capacity | سعة
serial | تسلسلي
national | وطني قومي
mileage | ممشى
chassis | شاسيه هيكل شاصي
brand | ماركة
model | موديل طراز
plate | لوحة
nap | قيلولة
owner | مالك صاحب
contact | تواصل اتصال
emergency | طوارئ طارئ
receiver | مستلم
sender | مرسل
supplier | مورد
provider | مزود
destination | وجهة
meter | عداد عدادات
reading | قراءة
mortality | نافق نفوق
breed | سلالة
herd | رعية
guarantee | ضمان
insurance | تأمين
// what sort, as adjectives have it
sales | مبيعات
purchasing | مشتريات
reception | استقبال
finance | مالية مالي
accounting | محاسبة
human | بشري
resources | موارد
security | أمن أمني
quality control | ضبط الجودة
marketing | تسويق
support | دعم
technology | تقنية
technical | فني تقني
medical | طبي طبية
social | اجتماعي
legal | قانوني شرعي
educational | تعليمي تربوي
school | مدرسي
academic | دراسي أكاديمي
sports | رياضي
tourist | سياحي
agricultural | زراعي
industrial | صناعي
commercial | تجاري
residential | سكني
charity | خيري
monthly | شهري
weekly | أسبوعي
daily | يومي
on site | ميداني
yearly | سنوي
hourly | بالساعة
annual | حولي
temporary | مؤقت
permanent | دائم
current | حالي
previous | سابق
next | قادم تالي
first | أول
second | ثاني
last | أخير
final | نهائي ختامي
initial | مبدئي أولي
actual | فعلي
expected | متوقع
estimated | تقديري
required | مطلوب
requested | مستهدف
available | متوفر متاح
remaining | متبقي باقي
paid | مدفوع
total | إجمالي كلي
partial | جزئي
full | كامل كلي
minimum | أدنى أقل
maximum | أقصى أعلى
average | متوسط معدل
new | جديد
old | قديم
used | مستعمل مستخدم
damaged | تالف
broken | معطل
spare | احتياطي بديل
special | خاص خصوصي
private | أهلي
public | عمومي
general | عام عمومي
main | رئيسي أساسي
secondary | ثانوي فرعي
local | محلي
foreign | أجنبي
international | دولي
internal | داخلي
external | خارجي
electronic | إلكتروني
written | كتابي تحريري
oral | شفهي شفوي
digital | رقمي
free | مجاني
open | مفتوح
closed | مغلق
active | نشط فعال ساري
ready | جاهز
urgent | عاجل مستعجل
late | متأخر
early | مبكر
morning | صباحي صباح
evening | مسائي مساء
night | ليلي ليل
home | منزلي منزل
office | مكتبي
natural | طبيعي
artificial | اصطناعي
fresh | طازج
frozen | مجمد
organic | عضوي
central | مركزي
split | سبليت
mobile | متنقل
fixed | ثابت
large | كبير
small | صغير
medium | وسط متوسطة
long | طويل
short | قصير
high | عالي مرتفع
low | منخفض
simple | بسيط
detailed | تفصيلي مفصل
brief | مختصر موجز
responsible | مختص
official | رسمي
personal | شخصي
common | مشترك
assigned | معين مكلف
approved | معتمد
rejected | مرفوض
cancelled | ملغي ملغى
completed | مكتمل منجز منتهي
pending | معلق
mechanical | ميكانيكي
electrical | كهربائية
plain | سادة
grass | عشب نجيلة
clay | ترابي
leather | جلد
wood | خشب أخشاب
wooden | خشبي
metal | معدن حديد
metallic | معدني
plastic | بلاستيك
glass | زجاج
paper | ورق
cotton | قطن قطني
silk | حرير
wool | صوف
stone | حجر
cement | إسمنت أسمنت
sand | رمل
// places of work and what is done there
municipality | بلدية بلديات
plant nursery | مشتل مشاتل
apiary | منحل مناحل
quarry | مقلع مقالع محجر محاجر
harbour | مرفأ مرافئ
yard | ساحة ساحات
quay | رصيف أرصفة
checkpoint | مخفر
tanker | صهريج صهاريج
recruitment | استقدام
restoration | ترميم ترجيع
sterilisation | تعقيم تطهير
calibration | معايرة
pricing | تسعير
study | دراسة دراسات
preparation | تجهيز تحضير
loading | تحميل
unloading | تنزيل تفريغ
embroidery | تطريز
recitation | تسميع
memorisation | استظهار
hospitality | إعاشة
compensation | تعويض تعويضات
payment claim | مستخلص مستخلصات
waiting | انتظار
theft | سرقة
fire | حريق حرائق
evasion | تسلل
irrigation | ري سقي
complication | مضاعفة مضاعفات
// people more
caregiver | حاضنة مربية
debt collector | جابي محصل
falconer | صقار صقارين
falcon | صقر صقور
contestant | متسابق متسابقين
superintendent | ناظر
caretaker | قيم
designer | مصمم
roaster | محمص
// things more
frame | إطار إطارات
lens | عدسة عدسات
glasses | نظارة نظارات
optics | بصريات
axis | محور محاور
deviation | انحراف
extension number | تحويلة
nuts | مكسرات
starters | مقبلات
dessert | حلى حلويات
payload | حمولة حمولات
ton | طن أطنان
litre | لتر لترات
metre | متر أمتار
kilogram | كيلو كيلوغرام كيلوجرام
kilometre | كيلومتر
kilowatt | كيلوات كيلوواط
gram | غرام جرام
ampere | أمبير أمبيرات
cubic | مكعب
mistake | خطأ أخطاء غلطة
shirt | قميص قمصان
trousers | بنطلون بناطيل
ironing | كي
discount | حسم
client | كليان زبون
manuscript | مخطوط مخطوطات
chart | مخطط
tablet | لوح ألواح
index | فهرس فهارس
race | سباق سباقات
lap | لفة لفات
round | شوط أشواط
medal | ميدالية
prize | جائزة جوائز
block | بلوك
brick | طابوق طوب
asphalt | إسفلت
concrete | خرسانة
tin | تنكة تنكات
sack | شوال شوالات
cage | قفص أقفاص
chip | شريحة شرائح
product | منتوج
queen | ملكة
face | وجه
back | ظهر
fluid | سائل سوائل
weather | طقس جو
thickness | سماكة تخانة
potassium | بوتاسيوم
oxygen | أكسجين
ammonia | أمونيا
urea | يوريا
haemoglobin | هيموغلوبين
acidity | حموضة
fat | دسم دهون
standard | معيار معايير
timing | توقيت
measured | مقيس مقاس
preferred | مفضل
reserved | محجوز
sold | مباع
permitted | مسموح
replaced | مستبدل
limited | محدود
withdrawn | مسحوب
taken | متخذ
vascular | وعائي
connection | وصلة وصلات
scientific | علمي
dry | جاف
strength | قوة
ceiling | سقف
statement | بيان
rider | هجان
elevator | أسانسير
weak | ضعيف
strong | قوي
salty | مالح
sweet | عذب
diabetic | سكري
traditional | تقليدي
recreational | ترفيهي
nutritional | غذائي
stool | براز
swab | مسحة
soil | تربة
sea | بحر
network | شبكة
single | مفرد
matching | مطابق
hard | شاق
breakfast | إفطار فطور
sleep | نوم
cut | قص قط
supper | عشاء
lunch | غداء
out of order | عطلان
confirmed | مؤكد مأكد
started | بدأ
finished | انتهى خلص
received | استلم
delivered | اتسلم تسلم
sound | سليم
absent | غايب غائب
both | اثنين اتنين
excused | اعتذر
full | ممتلئ
construction | بناء
handover report | محضر محاضر
grantor | مانح
`;

/** Folded Arabic word → its English. What stands further up wins. */
export const glossary: ReadonlyMap<string, string> = new Map(
  rows
    .split("\n")
    .filter((row) => row.includes("|"))
    .map((row) => row.split("|").map((part) => part.trim()) as [string, string])
    .flatMap(([en, ar]) => ar.split(" ").map((word) => [fold(word), en] as const))
    .reverse(),
);
