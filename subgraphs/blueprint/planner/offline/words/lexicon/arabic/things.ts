/**
 * English nouns with their Arabic: `english, synonyms | singular | plural | flags`. Without a plural it is the sound feminine one; `-`:
 * there is no plural. `f`, `m`: the gender where the ending does not tell; `~رياضي`: in front of another noun it is this adjective; `#`:
 * what it holds is named in the plural («قائمة الضيوف»); `!`: what it is of has the article («مكتب النادي»).
 */
export const things = `
border | حدود | - | f
window | نافذة | نوافذ
door | باب | أبواب
wall | جدار | جدران
roof | سقف | أسقف
ceiling | سقف | أسقف
gate | بوابة
fence | سياج | أسيجة
pole | عمود | أعمدة
pillar | عمود | أعمدة
bench | مقعد | مقاعد
fountain | نافورة | نوافير
statue | تمثال | تماثيل
monument | معلم | معالم
headstone, gravestone | شاهد قبر | شواهد القبور
origin | أصل | أصول
toilet, restroom | دورة مياه | دورات المياه
shower | دش | أدشاش
stairs, staircase, stair, stairway | درج | أدراج
elevator | مصعد | مصاعد
lift | مصعد | مصاعد
escalator | سلم متحرك | السلالم المتحركة
grave | قبر | قبور
tent | خيمة | خيام
balcony | شرفة
// furniture and things of a house
furniture | أثاث | -
table | طاولة
desk | مكتب | مكاتب
sofa | أريكة | أرائك
bed | سرير | أسرة
mattress | مرتبة | مراتب
pillow | وسادة | وسائد
blanket | بطانية
linen | بياضات | - | f
towel | منشفة | مناشف
carpet | سجادة | سجاد
rug | سجادة | سجاد
curtain | ستارة | ستائر
lamp | مصباح | مصابيح
light, lighting | إضاءة | -
mirror | مرآة | مرايا
cupboard, closet | خزانة | خزائن
locker | خزانة | خزائن
drawer | درج | أدراج
shelf | رف | رفوف
rack | رف | رفوف
compartment | مقصورة
box | صندوق | صناديق
crate | صندوق | صناديق
carton | كرتونة | كراتين
container | حاوية
bin | حاوية
basket | سلة | سلال
bag | كيس | أكياس
sack | كيس | أكياس
suitcase | حقيبة | حقائب
backpack | حقيبة ظهر | حقائب الظهر
luggage, baggage | أمتعة | - | f
bottle | زجاجة
jar | مرطبان
can, tin | علبة | علب
cup | كوب | أكواب
glass | زجاج | - | ~زجاجي
knife | سكين | سكاكين | m
spoon | ملعقة | ملاعق
pot | قدر | قدور | m
pan | مقلاة | مقالي
oven | فرن | أفران
stove | موقد | مواقد
kiln | فرن | أفران
fridge, refrigerator | ثلاجة
freezer | مجمد
washing machine, washer machine | غسالة
dryer | مجففة
dishwasher | غسالة صحون | غسالات الصحون
appliance | جهاز منزلي | الأجهزة المنزلية
vacuum cleaner | مكنسة كهربائية | المكانس الكهربائية
key | مفتاح | مفاتيح
lock | قفل | أقفال
tap, water tap, faucet | صنبور مياه | صنابير المياه
pipe | أنبوب | أنابيب
sink | مغسلة | مغاسل
battery | بطارية
cable | كابل
wire | سلك | أسلاك
socket, power socket, power outlet | مقبس كهرباء | مقابس الكهرباء
bulb, light bulb | مصباح | مصابيح
candle | شمعة | شموع
umbrella | مظلة
toy | لعبة | ألعاب
game | لعبة | ألعاب
board game | لعبة لوحية | الألعاب اللوحية
doll | دمية | دمى
ball | كرة
balloon | منطاد | مناطيد
hot air balloon | منطاد | مناطيد
puzzle | أحجية | أحاجي
gift, present | هدية | هدايا
flower | زهرة | زهور
bouquet | باقة زهور | باقات الزهور
picture | صورة | صور
frame | إطار
photo, photograph, image | صورة | صور
album | ألبوم
drawing | رسم | رسوم
sculpture | منحوتة
poster | ملصق
banner | لافتة
flag | علم | أعلام
label | ملصق
sticker | ملصق
tag | وسم | وسوم
stamp | طابع | طوابع
// clothes
clothes, clothing | ملابس | - | f
garment | قطعة ملابس | قطع الملابس
dress | فستان | فساتين
suit | بدلة | بدل
shirt | قميص | قمصان
trousers, pants | بنطال | بناطيل
jacket | سترة | سترات
coat | معطف | معاطف
skirt | تنورة | تنانير
shoe | حذاء | أحذية
boot | حذاء | أحذية
hat | قبعة
helmet | خوذة
glove | قفاز
sock | جورب | جوارب
scarf | وشاح | أوشحة
belt | حزام | أحزمة
uniform | زي موحد | الأزياء الموحدة
costume | زي | أزياء
button | زر | أزرار
sleeve | كم | أكمام
collar | ياقة
pocket | جيب | جيوب
fabric, cloth | قماش | أقمشة
textile | نسيج | منسوجات
thread | خيط | خيوط
yarn | غزل | غزول
leather | جلد | جلود | ~جلدي
wool | صوف | - | ~صوفي
cotton | قطن | - | ~قطني
silk | حرير | - | ~حريري
jewellery, jewelry | مجوهرات | - | f
ring | خاتم | خواتم
necklace | قلادة | قلائد
watch | ساعة
clock | ساعة
glasses, spectacles | نظارة
lens | عدسة
// vehicles
vehicle | مركبة
car | سيارة
taxi | سيارة أجرة | سيارات الأجرة
van | شاحنة صغيرة | الشاحنات الصغيرة
truck, lorry | شاحنة
trailer | مقطورة
bus | حافلة
school bus | حافلة مدرسية | الحافلات المدرسية
coach bus | حافلة
minibus | حافلة صغيرة | الحافلات الصغيرة
tram | ترام | - 
train | قطار
locomotive | قاطرة
wagon | عربة
carriage | عربة
metro, subway | مترو | - | m
motorbike, motorcycle | دراجة نارية | الدراجات النارية
bicycle, bike | دراجة
scooter | سكوتر | - | m
ambulance | سيارة إسعاف | سيارات الإسعاف
fire engine, fire truck | سيارة إطفاء | سيارات الإطفاء
tractor | جرار
excavator | حفارة
crane | رافعة
forklift | رافعة شوكية | الرافعات الشوكية
boat | قارب | قوارب
ship, vessel | سفينة | سفن
ferry | عبارة
yacht | يخت | يخوت
canoe, kayak | زورق | زوارق
aircraft, airplane, aeroplane, plane | طائرة
helicopter | مروحية
glider | طائرة شراعية | الطائرات الشراعية
drone | طائرة مسيرة | الطائرات المسيرة
cart, trolley | عربة
wheelchair | كرسي متحرك | الكراسي المتحركة
stretcher | نقالة
pushchair, stroller | عربة أطفال | عربات الأطفال
fleet | أسطول | أساطيل
engine | محرك
motor | محرك
tyre, tire | إطار
wheel | عجلة
brake | مكبح | مكابح
mirror glass | زجاج مرآة | -
windscreen, windshield | زجاج أمامي | -
seat | مقعد | مقاعد
seat number | رقم مقعد | أرقام المقاعد
licence plate, license plate, number plate, plate number, vehicle registration, van registration, registration plate | رقم لوحة | أرقام اللوحات
driving licence, driving license, driver's license, driving permit | رخصة قيادة | رخص القيادة
odometer, mileage, odometer reading | عداد المسافة | -
fuel | وقود | -
petrol, gasoline | بنزين | -
diesel | ديزل | -
oil | زيت | زيوت
gas | غاز | غازات
charging station | محطة شحن | محطات الشحن
route | مسار
itinerary | برنامج الرحلة | برامج الرحلات
timetable | جدول مواعيد | جداول المواعيد
lane number | رقم مسار | أرقام المسارات
// tools and machines
tool | أداة | أدوات
toolbox | صندوق أدوات | صناديق الأدوات
machine | آلة
device | جهاز | أجهزة
equipment, gear | معدات | - | f
instrument | آلة
musical instrument | آلة موسيقية | الآلات الموسيقية
apparatus | جهاز | أجهزة
hammer | مطرقة | مطارق
saw | منشار | مناشير
drill | مثقاب | مثاقب
screw | برغي | براغي
nail | مسمار | مسامير
bolt | برغي | براغي
ladder | سلم | سلالم
scaffold, scaffolding | سقالة
rope | حبل | حبال
chain | سلسلة | سلاسل
hook | خطاف | خطاطيف
pump | مضخة
feeding pump | مضخة تغذية | مضخات التغذية
infusion pump | مضخة تسريب | مضخات التسريب
valve | صمام
filter | مرشح
fan | مروحة | مراوح
generator | مولد
transformer | محول
turbine | توربين
boiler | غلاية
heater | سخان
heating | تدفئة | -
air conditioner, air conditioning | مكيف
radiator | مشعاع
compressor | ضاغط | ضواغط
printer | طابعة
scanner | ماسح ضوئي | الماسحات الضوئية
copier, photocopier | آلة تصوير | آلات التصوير
camera | كاميرا | كاميرات | f
projector | جهاز عرض | أجهزة العرض
screen | شاشة
monitor | شاشة
speaker system, loudspeaker | مكبر صوت | مكبرات الصوت
microphone | ميكروفون
recorder | مسجل
headphones | سماعات | - | f
phone, telephone | هاتف | هواتف
mobile phone, cell phone, smartphone | هاتف محمول | الهواتف المحمولة
phone number, telephone number, phone no | رقم هاتف | أرقام الهواتف
mobile number | رقم جوال | أرقام الجوال
contact number | رقم تواصل | أرقام التواصل
extension number | رقم تحويلة | أرقام التحويلات
fax | فاكس
tablet computer | جهاز لوحي | الأجهزة اللوحية
laptop | حاسوب محمول | الحواسيب المحمولة
computer | حاسوب | حواسيب
server | خادم | خوادم
network | شبكة | ~شبكي
software | برمجيات | - | f
app, application program | تطبيق
website, web site | موقع إلكتروني | المواقع الإلكترونية
website address, url, link | رابط | روابط
email, e-mail, e mail | بريد إلكتروني | -
email address, e-mail address, e mail address | بريد إلكتروني | -
login | تسجيل الدخول | -
password | كلمة مرور | كلمات المرور
username, user name | اسم مستخدم | أسماء المستخدمين
profile | ملف شخصي | الملفات الشخصية
database | قاعدة بيانات | قواعد البيانات
data | بيانات | - | f
backup | نسخة احتياطية | النسخ الاحتياطية
file | ملف
folder | مجلد
attachment | مرفق
version | إصدار
revision | مراجعة
bug | خلل | أخطاء
error | خطأ | أخطاء
feature | ميزة | ميزات
module | وحدة
component | مكون
part | قطعة | قطع
spare part | قطعة غيار | قطع الغيار
piece | قطعة | قطع
item | عنصر | عناصر
accessory | ملحق
kit | عدة | عدد
first aid kit | حقيبة إسعافات أولية | حقائب الإسعافات الأولية
first aid | إسعافات أولية | - | f
fire extinguisher | طفاية حريق | طفايات الحريق
sensor | مستشعر
meter | عداد
water meter | عداد مياه | عدادات المياه
gauge | مقياس | مقاييس
weighbridge | ميزان شاحنات | موازين الشاحنات
thermometer | ميزان حرارة | موازين الحرارة
seismograph | مقياس زلازل | مقاييس الزلازل
microscope | مجهر | مجاهر
telescope | تلسكوب
analyser, analyzer | جهاز تحليل | أجهزة التحليل
detector | كاشف | كواشف
alarm | إنذار
fire alarm | إنذار حريق | إنذارات الحريق
robot | روبوت
weapon | سلاح | أسلحة
sword | سيف | سيوف
shield | درع | دروع
bow | قوس | أقواس | f
arrow | سهم | أسهم
target | هدف | أهداف
bell | جرس | أجراس
piano | بيانو | - | m
organ | أرغن | أراغن
guitar | غيتار
violin | كمان
drum | طبلة | طبول
string | وتر | أوتار
barrel | برميل | براميل
cask, keg | برميل | براميل
tank | خزان
water tank | خزان مياه | خزانات المياه
fuel tank | خزان وقود | خزانات الوقود
cylinder | أسطوانة
burner | موقد | مواقد
solar panel | لوح شمسي | الألواح الشمسية
panel | لوح | ألواح
sheet | ورقة | أوراق
tile | بلاطة | بلاط
brick | طوب | - 
stone | حجر | أحجار | ~حجري
concrete | خرسانة | -
cement | إسمنت | -
wood | خشب | أخشاب | ~خشبي
timber, lumber | خشب | أخشاب
metal | معدن | معادن | ~معدني
iron | حديد | - | ~حديدي
steel | فولاذ | - | ~فولاذي
copper | نحاس | - | ~نحاسي
gold | ذهب | - | ~ذهبي
silver | فضة | - | ~فضي
bronze | برونز | - | ~برونزي
plastic | بلاستيك | - | ~بلاستيكي
rubber | مطاط | - | ~مطاطي
paper | ورق | - | ~ورقي
cardboard | كرتون | -
clay | طين | -
ceramic, ceramics | خزف | -
paint | طلاء | -
glaze | طلاء زجاجي | الطلاءات الزجاجية
glue | غراء | -
ink | حبر | أحبار
colour, color | لون | ألوان
material | مادة | مواد
raw material | مادة خام | المواد الخام
substance | مادة | مواد
chemical | مادة كيميائية | المواد الكيميائية
ingredient | مكون
powder | مسحوق | مساحيق
liquid | سائل | سوائل
dust | غبار | -
sand | رمل | رمال
ice | جليد | -
snow | ثلج | ثلوج
rock | صخرة | صخور
mineral | معدن | معادن
crystal | بلورة
fossil | أحفورة | أحافير
// food
food | طعام | أطعمة
meal | وجبة
dish | طبق | أطباق
breakfast | فطور | -
lunch | غداء | -
dinner | عشاء | -
snack | وجبة خفيفة | الوجبات الخفيفة
menu | قائمة طعام | قوائم الطعام
recipe | وصفة
drink, beverage | مشروب
water | مياه | - | f
tea | شاي | -
coffee | قهوة | -
juice | عصير | عصائر
milk | حليب | -
wine | نبيذ | -
beer | بيرة | - | f
bread | خبز | -
flour | دقيق | -
dough | عجين | -
cake | كعكة | كعك
cake tin | قالب كعك | قوالب الكعك
biscuit, cookie | بسكويت | -
pastry | معجنات | - | f
chocolate | شوكولاتة | -
sugar | سكر | -
salt | ملح | أملاح
spice | بهار | بهارات
herb | عشبة | أعشاب
cheese | جبن | أجبان
butter | زبدة | -
cream | كريمة | -
yoghurt, yogurt | زبادي | - | m
honey | عسل | -
egg | بيضة | بيض
meat | لحم | لحوم
chicken | دجاج | -
fish | سمكة | أسماك
seafood | مأكولات بحرية | - | f
fruit | فاكهة | فواكه
apple | تفاحة | تفاح
grape | عنب | -
vegetable | خضار | خضراوات | m
potato | بطاطس | - | f
mushroom | فطر | -
rice | أرز | -
wheat | قمح | -
grain | حبوب | - | f
bean | حبة | حبوب
nut | مكسرات | - | f
olive | زيتون | -
olive oil | زيت زيتون | زيوت الزيتون
portion, serving | حصة | حصص
diet | نظام غذائي | الأنظمة الغذائية
nutrition | تغذية | -
calorie | سعرة حرارية | السعرات الحرارية
taste | مذاق
flavour, flavor | نكهة
aroma | رائحة | روائح
smell, odour | رائحة | روائح
// animals and plants
animal | حيوان
pet | حيوان أليف | الحيوانات الأليفة
dog | كلب | كلاب
guide dog | كلب إرشاد | كلاب الإرشاد
puppy, pup | جرو | جراء
cat | قطة | قطط
kitten | قطيطة | قطيطات
horse | حصان | أحصنة
pony | مهر | أمهار
mare | فرس | أفراس | f
foal | مهر | أمهار
donkey | حمار | حمير
camel | جمل | جمال
cow | بقرة | أبقار
calf | عجل | عجول
bull | ثور | ثيران
sheep | خروف | خراف
ewe | نعجة | نعاج
lamb | حمل | حملان
ram | كبش | كباش
goat | ماعز | - | m
pig | خنزير | خنازير
rabbit | أرنب | أرانب
hen | دجاجة | دجاج
chick | كتكوت | كتاكيت
duck | بطة | بط
goose | إوزة | إوز
pigeon | حمامة | حمام
bird | طائر | طيور
falcon | صقر | صقور
hawk | صقر | صقور
owl | بومة | بوم
bee | نحلة | نحل
beehive, hive | خلية نحل | خلايا النحل
queen | ملكة
insect | حشرة
butterfly | فراشة
turtle | سلحفاة | سلاحف
snake | ثعبان | ثعابين
whale | حوت | حيتان
shark | سمكة قرش | أسماك القرش
bear | دب | دببة
wolf | ذئب | ذئاب
deer | غزال | غزلان
fox | ثعلب | ثعالب
rat | جرذ | جرذان
mouse | فأر | فئران
livestock | ماشية | مواشي
cattle | أبقار | - | f
poultry | دواجن | - | f
herd | قطيع | قطعان
flock | قطيع | قطعان
litter | بطن | بطون | m
breed | سلالة
species | نوع | أنواع
cage | قفص | أقفاص
nest | عش | أعشاش
feed | علف | أعلاف
fodder | علف | أعلاف
hay | تبن | -
straw | قش | -
bale | بالة
plant | نبات | نباتات
tree | شجرة | أشجار
fruit tree | شجرة مثمرة | الأشجار المثمرة
palm | نخلة | نخيل
branch of tree | غصن | أغصان
root | جذر | جذور
leaf | ورقة | أوراق
seed | بذرة | بذور
seedling | شتلة
crop | محصول | محاصيل
harvest | حصاد | -
yield | إنتاجية | -
grass | عشب | أعشاب
weed | عشب ضار | الأعشاب الضارة
rose | وردة | ورود
fertiliser, fertilizer | سماد | أسمدة
pesticide | مبيد
compost | سماد عضوي | الأسمدة العضوية
soil | تربة | -
pest | آفة
seaweed | أعشاب بحرية | - | f
coral | مرجان | -
algae | طحالب | - | f
habitat | موئل | موائل
variety | صنف | أصناف
genus | جنس | أجناس
// body and health
body | جسم | أجسام
face | وجه | وجوه
eye | عين | عيون | f
ear | أذن | آذان | f
nose | أنف | أنوف
mouth | فم | أفواه
tooth | سن | أسنان | f
tongue | لسان | ألسنة
hair | شعر | -
skin | جلد | -
arm | ذراع | أذرع | f
finger | إصبع | أصابع
leg | ساق | سيقان | f
knee | ركبة | ركب
chest | صدر | صدور
waist | خصر | خصور
hip | ورك | أوراك
shoulder | كتف | أكتاف | f
neck | رقبة | رقاب
heart | قلب | قلوب
heart rate | معدل نبض القلب | -
pulse | نبض | -
blood | دم | -
blood type, blood group | فصيلة دم | فصائل الدم
blood pressure | ضغط الدم | -
blood sugar | سكر الدم | -
bone | عظم | عظام
muscle | عضلة
brain | دماغ | أدمغة
lung | رئة | رئات
kidney | كلية | كلى
voice | صوت | أصوات | ~صوتي
health | صحة | - | ~صحي
disease | مرض | أمراض
illness | مرض | أمراض
injury | إصابة
wound | جرح | جروح
burn | حرق | حروق
fracture | كسر | كسور
pain | ألم | آلام
fever | حمى | - | f
symptom | عرض | أعراض
allergy | حساسية
infection | عدوى | - | f
virus | فيروس
cancer | سرطان
diabetes | سكري | -
pregnancy | حمل | -
birth | ميلاد | -
death | وفاة | وفيات
medicine, medication, drug | دواء | أدوية
pill | حبة | حبوب
capsule | كبسولة
syrup | شراب | أشربة
injection | حقنة | حقن
vaccine | لقاح
dose | جرعة
dosage | جرعة
side effect | أثر جانبي | الآثار الجانبية
adverse event | حدث ضار | الأحداث الضارة
prescription | وصفة طبية | الوصفات الطبية
medical record, health record | سجل طبي | السجلات الطبية
medical history | تاريخ مرضي | -
diagnosis | تشخيص
specimen | عينة
sample | عينة
blood sample | عينة دم | عينات الدم
blood test | فحص دم | فحوص الدم
hearing aid | سماعة أذن | سماعات الأذن
hearing test | فحص سمع | فحوص السمع
prosthesis | طرف صناعي | الأطراف الصناعية
denture | طقم أسنان | أطقم الأسنان
implant | غرسة
x-ray | صورة أشعة | صور الأشعة
mask | قناع | أقنعة
bandage | ضمادة
life jacket | سترة نجاة | سترات النجاة
oxygen | أكسجين | -
contact lens | عدسة لاصقة | العدسات اللاصقة
traffic sign, road sign | إشارة مرور | إشارات المرور
tree house | بيت شجرة | بيوت الأشجار
body part | جزء من الجسم | أجزاء الجسم
office chair, dining chair, garden chair | كرسي | كراسي
sail | شراع | أشرعة
wig | شعر مستعار | الشعر المستعار
lighthouse | منارة
puppet | دمية | دمى
sled, sledge | مزلجة
harness | طقم | أطقم
rope length | طول حبل | أطوال الحبال
propeller | مروحة | مراوح
anchor | مرساة | مراسي
trap | مصيدة | مصائد
fishing rod | صنارة
saddle | سرج | سروج
bucket | دلو | دلاء
barrow, wheelbarrow | عربة يد | عربات اليد
hose | خرطوم | خراطيم
brush | فرشاة | فرش
needle | إبرة | إبر
scissors | مقص | مقصات
mould, mold | قالب | قوالب
torch | مشعل | مشاعل
lantern | فانوس | فوانيس
vase | مزهرية
statuette | تمثال صغير | التماثيل الصغيرة
carving | منحوتة
mosaic | فسيفساء | - | f
tapestry | نسيج جداري | -
manuscript | مخطوطة
scroll | لفافة
coin collection | مجموعة عملات | مجموعات العملات
comb | مشط | أمشاط
soap | صابون | -
perfume | عطر | عطور
shampoo | شامبو | - | m
cosmetics | مستحضرات تجميل | - | f
toothbrush | فرشاة أسنان | فرش الأسنان
diaper, nappy | حفاضة
pram | عربة أطفال | عربات الأطفال
cot, crib | سرير أطفال | أسرة الأطفال
tray | صينية | صواني
bowl | وعاء | أوعية
fork | شوكة | شوك
kettle | غلاية
blender | خلاط
microwave | ميكروويف | - | m
coffee machine | آلة قهوة | آلات القهوة
vending machine | آلة بيع | آلات البيع
ironing board | طاولة كي | طاولات الكي
sewing machine | آلة خياطة | آلات الخياطة
lawn mower, lawnmower | جزازة عشب | جزازات العشب
chainsaw | منشار آلي | المناشير الآلية
greenhouse gas | غاز دفيئة | غازات الدفيئة
tomato | طماطم | - | f
onion | بصل | -
carrot | جزر | -
cucumber | خيار | -
lemon | ليمون | -
banana | موز | -
strawberry | فراولة | -
cherry | كرز | -
pear | كمثرى | - | f
peach | خوخ | -
fig | تين | -
pomegranate | رمان | -
almond | لوز | -
walnut | جوز | -
barley | شعير | -
corn, maize | ذرة | -
lentil | عدس | -
chickpea | حمص | -
vinegar | خل | -
sauce | صلصة
soup | حساء | أحسية
salad | سلطة
sandwich | شطيرة | شطائر
pizza | بيتزا | - | f
ice cream | مثلجات | - | f
sausage | نقانق | - | f
beef | لحم بقر | -
fish species | نوع سمك | أنواع الأسماك
salmon | سلمون | -
trout | سلمون مرقط | السلمون المرقط
shrimp, prawn | روبيان | -
oyster, mussel | محار | -
elephant | فيل | فيلة
lion | أسد | أسود
tiger | نمر | نمور
monkey | قرد | قردة
parrot | ببغاء | ببغاوات | m
eagle | نسر | نسور
swan | بجعة | بجع
frog | ضفدع | ضفادع
spider | عنكبوت | عناكب
ant | نملة | نمل
worm | دودة | ديدان
dolphin | دلفين | دلافين
penguin | بطريق | بطاريق
ostrich | نعامة | نعام
cactus | صبار | -
moss | طحلب | طحالب
fern | سرخس | سراخس
oak | بلوط | -
pine | صنوبر | -
bamboo | خيزران | -
sunflower | دوار الشمس | -
lavender | خزامى | - | f
tulip | توليب | -
orchid | أوركيد | -
equipment bag, tool bag, sports bag, school bag, handbag, hand bag, travel bag | حقيبة | حقائب
`;
