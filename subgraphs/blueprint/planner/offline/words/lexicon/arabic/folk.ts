/**
 * People, trades and those who decide: written as in `things.ts`; without a plural it is the sound masculine one. `!`: what it is of has
 * the article («مدير المكتب»), as it has not in «سائق شاحنة».
 */
export const folk = `
person | شخص | أشخاص
private person | فرد | أفراد
responsible person, person in charge | مسؤول
individual | فرد | أفراد
man | رجل | رجال
woman | امرأة | نساء | f
child, kid | طفل | أطفال
boy | صبي | صبيان
girl | فتاة | فتيات
baby | رضيع | رضع
teenager, youth | مراهق
adult | بالغ
senior citizen, elderly person | مسن
mother | أم | أمهات | f
father, dad | أب | آباء
parent | ولي أمر | أولياء الأمور
parents | والدان | - | m
guardian, legal guardian | ولي أمر | أولياء الأمور
spouse | زوج | أزواج
husband | زوج | أزواج
wife | زوجة | زوجات
bride | عروس | عرائس | f
son | ابن | أبناء
daughter | ابنة | بنات
brother | أخ | إخوة
sister | أخت | أخوات | f
sibling | شقيق | أشقاء
grandparent | جد | أجداد
grandchild | حفيد | أحفاد
uncle | عم | أعمام
cousin | ابن عم | أبناء العم
relative | قريب | أقارب
family member | فرد أسرة | أفراد الأسرة
friend | صديق | أصدقاء
neighbour, neighbor | جار | جيران
colleague | زميل | زملاء
partner | شريك | شركاء
business partner | شريك تجاري | الشركاء التجاريون
guest | ضيف | ضيوف
visitor | زائر | زوار
tourist | سائح | سياح | ~سياحي
traveller, traveler | مسافر
passenger | راكب | ركاب
pedestrian | مشاة | - | m
resident | ساكن | سكان
inhabitant | ساكن | سكان
villager | قروي
citizen | مواطن
foreigner | أجنبي | أجانب
refugee | لاجئ
pilgrim | حاج | حجاج
tenant, lessee, leaseholder | مستأجر
landlord, lessor | مؤجر
owner | مالك | ملاك
home owner, homeowner | مالك منزل | ملاك المنازل
landowner | مالك أرض | ملاك الأراضي
dog owner | مالك كلب | ملاك الكلاب
pet owner | صاحب حيوان أليف | أصحاب الحيوانات الأليفة
business owner, shop owner | صاحب متجر | أصحاب المتاجر
customer, client | عميل | عملاء
corporate client, corporate customer, business customer | عميل من الشركات | العملاء من الشركات
consumer | مستهلك
shopper | متسوق
buyer, purchaser | مشتري | مشترون | #
seller, vendor | بائع |  | #
trader, merchant, dealer | تاجر | تجار | #
retailer | بائع تجزئة | بائعو التجزئة | #
wholesaler | تاجر جملة | تجار الجملة
shopkeeper | صاحب متجر | أصحاب المتاجر
supplier | مورد |  | #
provider | مزود |  | #
manufacturer, maker | جهة مصنعة | الجهات المصنعة | f
producer | منتج |  | #
film producer | منتج أفلام | منتجو الأفلام
distributor | موزع |  | #
importer | مستورد |  | #
exporter | جهة مصدرة | الجهات المصدرة | f
agent | وكيل | وكلاء
estate agent, real estate agent | وسيط عقاري | الوسطاء العقاريون
travel agent | وكيل سفر | وكلاء السفر
broker | وسيط | وسطاء
insurer, insurance company | شركة تأمين | شركات التأمين | f
insured person, policyholder, policy holder | مؤمن له | المؤمن لهم
claims handler, claims adjuster | موظف مطالبات | موظفو المطالبات
auctioneer | دلال
bidder | مزايد
appraiser, valuer | مثمن
sponsor | راعي | رعاة
donor | متبرع
beneficiary | مستفيد
recipient, receiver | مستلم
sender | مرسل
volunteer | متطوع
helper | مساعد
participant | مشارك
attendee | حاضر | حضور
competitor, contestant | متسابق
winner | فائز
opponent | منافس
candidate | مرشح
applicant | متقدم
employee | موظف
staff, personnel | موظفون | - | m!
staff member | موظف
worker | عامل | عمال
labourer, laborer | عامل | عمال
office worker | موظف مكتب | موظفو المكاتب
field worker | عامل ميداني | العمال الميدانيون
social worker | أخصائي اجتماعي | الأخصائيون الاجتماعيون
shift worker | عامل وردية | عمال الورديات
shift leader, shift lead | رئيس وردية | رؤساء الورديات
freelancer | عامل مستقل | العمال المستقلون
contractor | مقاول
subcontractor | مقاول من الباطن | المقاولون من الباطن
employer | صاحب عمل | أصحاب العمل
boss | رئيس | رؤساء
manager, director | مدير |  | !
line manager | مدير مباشر | المديرون المباشرون
general manager, managing director | مدير عام | المديرون العامون
office manager | مدير المكتب | مديرو المكاتب
stage manager | مدير خشبة المسرح | مديرو خشبة المسرح
project manager | مدير مشروع | مديرو المشاريع
account manager | مدير حسابات | مديرو الحسابات
duty manager | مدير مناوب | المديرون المناوبون
executive | مسؤول تنفيذي | المسؤولون التنفيذيون
officer, official | مسؤول |  | !
duty officer, officer on duty | مسؤول مناوب | المسؤولون المناوبون
police officer, policeman | شرطي | شرطة
supervisor | مشرف |  | !
coordinator | منسق |  | !
administrator, admin | مدير
organiser, organizer | منظم
planner | مخطط
scheduler | مسؤول الجدولة | مسؤولو الجدولة
dispatcher | منسق الإرسال | منسقو الإرسال
controller | مراقب
leader | قائد | قادة | !
team leader, team lead | قائد فريق | قادة الفرق
crew leader, crew lead, crew chief | قائد طاقم | قادة الطواقم
gang leader | رئيس مجموعة عمل | رؤساء مجموعات العمل
group leader | قائد مجموعة | قادة المجموعات
section leader | رئيس قسم | رؤساء الأقسام
head of department, department head, head of section | رئيس قسم | رؤساء الأقسام
foreman | رئيس عمال | رؤساء العمال
workshop foreman | رئيس الورشة | رؤساء الورش
chief | رئيس | رؤساء | r!
chairman, chairwoman, chairperson | رئيس | رؤساء
chair | رئيس | رؤساء | r!
head | رئيس | رؤساء | r!
guide | مرشد |  | r
board | مجلس | مجالس | r!
president | رئيس | رؤساء
vice president | نائب رئيس | نواب الرئيس
deputy | نائب | نواب
assistant | مساعد
secretary | سكرتير |  | !
treasurer | أمين صندوق | أمناء الصندوق
clerk | كاتب | كتبة
parish clerk | كاتب الأبرشية | كتبة الأبرشيات
court clerk | كاتب محكمة | كتبة المحكمة
registrar | مسجل
archivist | أمين أرشيف | أمناء الأرشيف
librarian | أمين مكتبة | أمناء المكتبات
head librarian | كبير أمناء المكتبة | كبار أمناء المكتبات
curator | أمين متحف | أمناء المتاحف
conservator | مرمم
accountant, bookkeeper | محاسب
auditor | مدقق
cashier | أمين صندوق | أمناء الصندوق
receptionist | موظف استقبال | موظفو الاستقبال
porter | حمال
attendant | مرافق
usher | مرشد
caretaker, janitor | حارس | حراس
guard, security guard | حارس أمن | حراس الأمن
keeper | حارس | حراس
zookeeper, animal keeper | حارس حيوانات | حراس الحيوانات
station keeper | مسؤول محطة | مسؤولو المحطات
storekeeper, stock keeper | أمين مستودع | أمناء المستودعات
lifeguard | منقذ
firefighter, fireman | رجل إطفاء | رجال الإطفاء
paramedic | مسعف
rescuer | منقذ
soldier | جندي | جنود
inspector | مفتش |  | !
examiner | ممتحن
assessor | مقيم
reviewer | مراجع
investigator | محقق
principal investigator | باحث رئيسي | الباحثون الرئيسيون
surveyor | مساح
observer | مراقب
witness | شاهد | شهود
judge | قاضي | قضاة
jury | لجنة تحكيم | لجان التحكيم
referee, umpire | حكم | حكام
lawyer, attorney | محامي | محامون
solicitor | محامي | محامون
notary | كاتب عدل | كتاب العدل
mediator | وسيط | وسطاء
prisoner, inmate | سجين | سجناء
suspect | مشتبه به | المشتبه بهم
victim | ضحية | ضحايا | f
deceased, deceased person | متوفى | متوفون
mayor | عمدة | عمد | m
minister | وزير | وزراء
club president | رئيس نادي | رؤساء الأندية
councillor | عضو مجلس | أعضاء المجلس
member | عضو | أعضاء
board member | عضو مجلس إدارة | أعضاء مجلس الإدارة
committee member | عضو لجنة | أعضاء اللجنة
crew member | فرد طاقم | أفراد الطاقم
team member | عضو فريق | أعضاء الفريق
ordinary member | عضو عادي | الأعضاء العاديون
crew | طاقم | طواقم
ground crew | طاقم أرضي | الأطقم الأرضية
boat crew | طاقم قارب | طواقم القوارب
committee | لجنة | لجان | f!
commission body | لجنة | لجان
trustee | أمين | أمناء
shareholder | مساهم
founder | مؤسس
investor | مستثمر
doctor, physician | طبيب | أطباء
team doctor | طبيب فريق | أطباء الفرق
dentist | طبيب أسنان | أطباء الأسنان
surgeon | جراح
vet, veterinarian | طبيب بيطري | الأطباء البيطريون
nurse | ممرض
head nurse | رئيس تمريض | رؤساء التمريض
ward nurse | ممرض الجناح | ممرضو الأجنحة
midwife | قابلة | قابلات | f
pharmacist | صيدلي | صيادلة
therapist | معالج
physiotherapist | أخصائي علاج طبيعي | أخصائيو العلاج الطبيعي
psychologist | أخصائي نفسي | الأخصائيون النفسيون
psychiatrist | طبيب نفسي | الأطباء النفسيون
counsellor, counselor | مرشد
adviser, advisor | مستشار
consultant | مستشار
caregiver, carer | مقدم رعاية | مقدمو الرعاية
babysitter, nanny, childminder | مربية | مربيات | f
audiologist | أخصائي سمع | أخصائيو السمع
optician | أخصائي بصريات | أخصائيو البصريات
nutritionist, dietitian | أخصائي تغذية | أخصائيو التغذية
specialist | أخصائي
expert | خبير | خبراء
patient | مريض | مرضى
teacher | معلم
class teacher | مربي صف | مربو الصفوف
professor | أستاذ | أساتذة
lecturer | محاضر
instructor, trainer | مدرب
coach | مدرب
tutor | مدرس خصوصي | المدرسون الخصوصيون
mentor | مرشد
headmaster, head teacher, headteacher, school principal | مدير مدرسة | مديرو المدارس
student | طالب | طلاب
pupil | تلميذ | تلاميذ
learner | متعلم
graduate | خريج
trainee | متدرب
trainee clerk | كاتب متدرب | الكتبة المتدربون
apprentice | متدرب
intern | متدرب
beginner | مبتدئ
scientist | عالم | علماء
researcher | باحث
biologist | عالم أحياء | علماء الأحياء
chemist | كيميائي
botanist | عالم نبات | علماء النبات
geologist | جيولوجي
archaeologist | عالم آثار | علماء الآثار
historian | مؤرخ
analyst | محلل
engineer | مهندس
architect | مهندس معماري | المهندسون المعماريون
technician | فني
mechanic | ميكانيكي
electrician | كهربائي
plumber | سباك
carpenter, joiner | نجار
painter | دهان
builder | بناء | بناؤون
mason, stonemason | بناء حجارة | بناؤو الحجارة
welder | لحام
blacksmith | حداد
goldsmith, jeweller, jeweler | صائغ | صاغة
watchmaker | ساعاتي
locksmith | صانع أقفال | صناع الأقفال
glazier | زجاج
tailor | خياط
dressmaker, seamstress | خياطة | خياطات | f
cobbler, shoemaker | إسكافي
potter | خزاف
weaver | نساج
craftsman, artisan | حرفي
installer | فني تركيب | فنيو التركيب
fitter | فني تركيب | فنيو التركيب
operator | مشغل
machine operator | مشغل آلة | مشغلو الآلات
weighbridge operator | مشغل ميزان الشاحنات | مشغلو موازين الشاحنات
crane operator | مشغل رافعة | مشغلو الرافعات
developer, programmer | مطور
tester | مسؤول الاختبار | مسؤولو الاختبار
designer | مصمم
driver | سائق
courier | ساعي توصيل | سعاة التوصيل
haulier, carrier | شركة نقل | شركات النقل | f
mover | عامل نقل | عمال النقل
pilot | طيار
co-pilot | مساعد طيار | مساعدو الطيارين
captain | قائد | قادة
skipper, ship captain, boat captain | قبطان | قباطنة
sailor, seafarer, seaman | بحار | بحارة
boatman | مراكبي
diver | غواص
swimmer | سباح
rower | مجدف
train conductor | مفتش قطار | مفتشو القطارات
flight attendant | مضيف طيران | مضيفو الطيران
chef, cook | طباخ
baker | خباز
butcher | جزار
waiter | نادل | ندل
barista | باريستا | - | m
barber | حلاق
hairdresser | مصفف شعر | مصففو الشعر
cleaner | عامل نظافة | عمال النظافة
gardener | بستاني
farmer | مزارع
shepherd | راعي غنم | رعاة الغنم
beekeeper | نحال
breeder | مربي | مربون
fisherman, fisher, angler | صياد
hunter | صياد
forester | حارس غابات | حراس الغابات
ranger | حارس محمية | حراس المحميات
grower | مزارع
shearer | جزاز
groomer | مزين حيوانات | مزينو الحيوانات
rider | فارس | فرسان
dog walker | مرافق كلاب | مرافقو الكلاب
dog trainer | مدرب كلاب | مدربو الكلاب
falconer | صقار
artist | فنان
musician | موسيقي
singer | مغني | مغنون
composer | مؤلف موسيقي | المؤلفون الموسيقيون
organist | عازف أرغن | عازفو الأرغن
pianist | عازف بيانو | عازفو البيانو
drummer | عازف طبل | عازفو الطبول
choir | جوقة | جوقات
band | فرقة موسيقية | الفرق الموسيقية
orchestra | أوركسترا | - | f
ensemble | فرقة | فرق
actor | ممثل
dancer | راقص
narrator | راوي | رواة
film director | مخرج
author, writer | مؤلف
poet | شاعر | شعراء
editor | محرر
journalist, reporter | صحفي
publisher | ناشر
translator | مترجم
interpreter | مترجم فوري | المترجمون الفوريون
illustrator | رسام
photographer | مصور
podcaster | مقدم بودكاست | مقدمو البودكاست
speaker | متحدث
presenter | مقدم
audience | جمهور | جماهير
reader | قارئ | قراء
listener | مستمع
viewer | مشاهد
subscriber | مشترك
follower | متابع
user | مستخدم
player | لاعب
athlete | رياضي
runner | عداء
goalkeeper | حارس مرمى | حراس المرمى
fan | مشجع
tour guide | مرشد سياحي | المرشدون السياحيون
hiker | متنزه
patroller | عنصر دورية | عناصر الدوريات
priest | كاهن | كهنة
imam | إمام | أئمة
preacher | خطيب | خطباء
parishioner | ابن الرعية | أبناء الرعية
nun | راهبة | راهبات | f
orphan | يتيم | أيتام
widow | أرملة | أرامل | f
case worker, caseworker | مسؤول حالة | مسؤولو الحالات
inventor | مخترع
undertaker, funeral director | متعهد دفن | متعهدو الدفن
gravedigger | حفار قبور | حفارو القبور
tattooist, tattoo artist | فنان وشم | فنانو الوشم
stylist | منسق مظهر | منسقو المظهر
decorator | مصمم ديكور | مصممو الديكور
arborist, tree surgeon | أخصائي أشجار | أخصائيو الأشجار
tuner | دوزان
bell ringer | قارع أجراس | قارعو الأجراس
restorer | مرمم
negotiator | مفاوض
delegate | مندوب
representative, rep | ممثل
ambassador | سفير | سفراء
spokesperson | متحدث رسمي | المتحدثون الرسميون
stakeholder | صاحب مصلحة | أصحاب المصلحة
assignee | مكلف
test subject | مشارك في الدراسة | المشاركون في الدراسة
advertiser | معلن
borrower | مستعير
lender | معير
creditor | دائن
debtor | مدين
payer | دافع
payee | مستفيد
customs officer | موظف جمارك | موظفو الجمارك
civil servant | موظف حكومي | الموظفون الحكوميون
policy officer | مسؤول السياسات | مسؤولو السياسات
it staff, it team | فريق تقنية المعلومات | فرق تقنية المعلومات
rental manager | مدير التأجير | مديرو التأجير
school group | مجموعة مدرسية | المجموعات المدرسية
pickup person | شخص مستلم | الأشخاص المستلمون
safety officer | مسؤول السلامة | مسؤولو السلامة
chief editor, editor in chief | رئيس تحرير | رؤساء التحرير
head chef | كبير الطهاة | كبار الطهاة
head gardener | كبير البستانيين | كبار البستانيين
head coach | مدرب رئيسي | المدربون الرئيسيون
warden | حارس | حراس
marshal | منظم
superintendent | ناظر | نظار
shunter | عامل مناورة | عمال المناورة
announcer | مذيع
jockey | فارس سباق | فرسان السباق
stable hand, stable lad | عامل إسطبل | عمال الإسطبلات
farm hand, farmhand, farm worker | عامل مزرعة | عمال المزارع
miner | عامل منجم | عمال المناجم
roofer | عامل أسقف | عمال الأسقف
tiler | مبلط
upholsterer | منجد
bookbinder | مجلد كتب | مجلدو الكتب
engraver | نقاش
florist | بائع زهور | بائعو الزهور
grocer | بقال
tea master | خبير شاي | خبراء الشاي
coffee roaster | محمص قهوة | محمصو القهوة
brewer | صانع جعة | صناع الجعة
winemaker | صانع نبيذ | صناع النبيذ
cheesemaker, cheese maker | صانع أجبان | صناع الأجبان
beautician | خبير تجميل | خبراء التجميل
masseur | مدلك
personal trainer | مدرب شخصي | المدربون الشخصيون
yoga teacher | معلم يوغا | معلمو اليوغا
swimming teacher, swimming instructor | مدرب سباحة | مدربو السباحة
driving instructor | مدرب قيادة | مدربو القيادة
music teacher | معلم موسيقى | معلمو الموسيقى
school nurse | ممرض المدرسة | ممرضو المدارس
lab technician | فني مختبر | فنيو المختبرات
quality inspector | مفتش جودة | مفتشو الجودة
food inspector | مفتش أغذية | مفتشو الأغذية
building inspector | مفتش مباني | مفتشو المباني
property manager | مدير عقارات | مديرو العقارات
tax adviser, tax advisor | مستشار ضريبي | المستشارون الضريبيون
financial adviser, financial advisor | مستشار مالي | المستشارون الماليون
team captain | قائد فريق | قادة الفرق
clown | مهرج
showman | صاحب ألعاب | أصحاب الألعاب
astronomer | عالم فلك | علماء الفلك
sailmaker | صانع أشرعة | صناع الأشرعة
wigmaker, wig maker | صانع شعر مستعار | صناع الشعر المستعار
puppeteer | محرك دمى | محركو الدمى
magician | ساحر | سحرة
acrobat | بهلوان
choreographer | مصمم رقصات | مصممو الرقصات
costume designer | مصمم أزياء | مصممو الأزياء
sound engineer | مهندس صوت | مهندسو الصوت
lighting technician | فني إضاءة | فنيو الإضاءة
camera operator, cameraman | مصور | -
make up artist, makeup artist | خبير مكياج | خبراء المكياج
sculptor | نحات
calligrapher | خطاط
critic | ناقد | نقاد
philosopher | فيلسوف | فلاسفة
economist | اقتصادي
statistician | إحصائي
mathematician | عالم رياضيات | علماء الرياضيات
physicist | فيزيائي
astronaut | رائد فضاء | رواد الفضاء
meteorologist | خبير أرصاد | خبراء الأرصاد
ecologist | عالم بيئة | علماء البيئة
zoologist | عالم حيوان | علماء الحيوان
pathologist | أخصائي علم الأمراض | أخصائيو علم الأمراض
radiologist | أخصائي أشعة | أخصائيو الأشعة
anaesthetist, anesthetist, anesthesiologist | طبيب تخدير | أطباء التخدير
cardiologist | طبيب قلب | أطباء القلب
paediatrician, pediatrician | طبيب أطفال | أطباء الأطفال
gynaecologist, gynecologist | طبيب نساء | أطباء النساء
dermatologist | طبيب جلدية | أطباء الجلدية
oculist, ophthalmologist | طبيب عيون | أطباء العيون
orthodontist | أخصائي تقويم أسنان | أخصائيو تقويم الأسنان
dental assistant | مساعد طبيب أسنان | مساعدو أطباء الأسنان
dental technician | فني أسنان | فنيو الأسنان
lab assistant, laboratory assistant | مساعد مختبر | مساعدو المختبر
health worker | عامل صحي | العمال الصحيون
social assistant | مساعد اجتماعي | المساعدون الاجتماعيون
foster parent | ولي أمر بديل | أولياء الأمور البدلاء
foster family | أسرة بديلة | الأسر البديلة
landlady | مؤجرة | مؤجرات | f
caretaker manager | مدير مؤقت | المديرون المؤقتون
site manager | مدير موقع | مديرو المواقع
construction worker | عامل بناء | عمال البناء
bricklayer | بناء طوب | بناؤو الطوب
scaffolder | عامل سقالات | عمال السقالات
crane driver | سائق رافعة | سائقو الرافعات
bus driver | سائق حافلة | سائقو الحافلات
truck driver, lorry driver | سائق شاحنة | سائقو الشاحنات
taxi driver | سائق سيارة أجرة | سائقو سيارات الأجرة
train driver | سائق قطار | سائقو القطارات
tram driver | سائق ترام | سائقو الترام
delivery driver | سائق توصيل | سائقو التوصيل
ambulance driver | سائق إسعاف | سائقو الإسعاف
postman, mail carrier | ساعي بريد | سعاة البريد
street cleaner | عامل نظافة شوارع | عمال نظافة الشوارع
waste collector | عامل جمع نفايات | عمال جمع النفايات
chimney sweep | منظف مداخن | منظفو المداخن
window cleaner | منظف نوافذ | منظفو النوافذ
pest controller | فني مكافحة آفات | فنيو مكافحة الآفات
bailiff | محضر محكمة | محضرو المحكمة
prosecutor | مدعي عام | المدعون العامون
defendant | مدعى عليه | المدعى عليهم
plaintiff | مدعي | المدعون
juror | محلف
legal adviser, legal advisor | مستشار قانوني | المستشارون القانونيون
detective | محقق
probation officer | ضابط مراقبة | ضباط المراقبة
customs agent, customs broker | مخلص جمركي | المخلصون الجمركيون
immigration officer | موظف هجرة | موظفو الهجرة
diplomat | دبلوماسي
consul | قنصل | قناصل
voter | ناخب
politician | سياسي
activist | ناشط | نشطاء
campaigner | ناشط | نشطاء
fundraiser | جامع تبرعات | جامعو التبرعات
bishop | أسقف | أساقفة
monk | راهب | رهبان
rabbi | حاخام
muezzin | مؤذن
boxer | ملاكم
wrestler | مصارع
archer | رامي سهام | رماة السهام
shooter | رامي | رماة
fencer | مبارز
gymnast | لاعب جمباز | لاعبو الجمباز
cyclist | دراج
skier | متزلج
skater | متزلج
surfer | راكب أمواج | راكبو الأمواج
climber | متسلق
golfer | لاعب غولف | لاعبو الغولف
chess player | لاعب شطرنج | لاعبو الشطرنج
linesman | حكم راية | حكام الراية
timekeeper | ميقاتي
scorer | مسجل نقاط | مسجلو النقاط
groundskeeper | مسؤول ملعب | مسؤولو الملاعب
physio | أخصائي علاج طبيعي | أخصائيو العلاج الطبيعي
community manager | مدير مجتمع | مديرو المجتمعات
season guest | ضيف موسمي | الضيوف الموسميون
`;
