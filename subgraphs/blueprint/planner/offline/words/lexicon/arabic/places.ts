/** English names of places and bodies of people with their Arabic: written as in `things.ts`; somebody is of one of them («مدير المستودع»). */
export const places = `
// buildings and places
place | مكان | أماكن
location, site | موقع | مواقع
address | عنوان | عناوين
delivery area, coverage area, service area, work area, working area, parking area, residential area | منطقة | مناطق
zone | نطاق | نطاقات
region | إقليم | أقاليم | ~إقليمي
district | حي | أحياء
neighbourhood, neighborhood | حي | أحياء
street | شارع | شوارع
road | طريق | طرق
lane | مسار | مسارات
path | ممر | ممرات
trail | درب | دروب
village | قرية | قرى
town | بلدة
city | مدينة | مدن
municipality | بلدية | بلديات | ~بلدي
county | مقاطعة
province, governorate | محافظة
country | دولة | دول
building | مبنى | مباني
house | منزل | منازل
home | منزل | منازل | ~منزلي
apartment, flat | شقة | شقق
villa | فيلا | فلل
residence | سكن | مساكن | ~سكني
dormitory, dorm | سكن طلاب | مساكن الطلاب
tower | برج | أبراج
castle | قلعة | قلاع
palace | قصر | قصور
hut | كوخ | أكواخ
cabin | كوخ | أكواخ
cottage | كوخ | أكواخ
camp | مخيم
campsite | موقع تخييم | مواقع التخييم
hall | قاعة
room | غرفة | غرف
meeting room | غرفة اجتماعات | غرف الاجتماعات
waiting room | غرفة انتظار | غرف الانتظار
cold room | غرفة تبريد | غرف التبريد
operating room, operating theatre | غرفة عمليات | غرف العمليات
changing room | غرفة تبديل ملابس | غرف تبديل الملابس
laundry room | غرفة غسيل | غرف الغسيل
store room, storeroom, storage room | غرفة تخزين | غرف التخزين
bedroom | غرفة نوم | غرف النوم
bathroom | حمام
kitchen | مطبخ | مطابخ
corridor, hallway | ممر
entrance | مدخل | مداخل
exit | مخرج | مخارج
floor | طابق | طوابق
ground floor | طابق أرضي | الطوابق الأرضية
basement | قبو | أقبية
cellar | قبو | أقبية
attic | علية | علالي
terrace | شرفة
courtyard | فناء | أفنية
yard | ساحة
garden | حديقة | حدائق
playground | ملعب أطفال | ملاعب الأطفال
park | حديقة عامة | الحدائق العامة
parking | موقف | مواقف
parking space, parking spot, parking lot | موقف سيارات | مواقف السيارات
garage | مرآب | مرائب
office | مكتب | مكاتب | !
head office, headquarters | مكتب رئيسي | المكاتب الرئيسية
front office, front desk, reception desk | مكتب الاستقبال | مكاتب الاستقبال
post office | مكتب بريد | مكاتب البريد
ticket office, box office | شباك التذاكر | شبابيك التذاكر
shop | متجر | متاجر | #
store | متجر | متاجر | #
supermarket | سوبرماركت | - | m
market | سوق | أسواق | #f
stall | كشك | أكشاك
booth | كشك | أكشاك
kiosk | كشك | أكشاك
warehouse | مستودع |  | #
storehouse | مخزن | مخازن
depot | مستودع
workshop | ورشة | ورش
factory, plant site | مصنع | مصانع
mill | مطحنة | مطاحن
bakery | مخبز | مخابز
restaurant | مطعم | مطاعم
café, cafe, coffee shop | مقهى | مقاهي
canteen, cafeteria | مقصف | مقاصف
bar counter | منضدة تقديم | مناضد التقديم
hotel | فندق | فنادق | ~فندقي
hostel | نزل | -
inn, guesthouse, guest house | نزل | -
chalet | شاليه
resort | منتجع
farm | مزرعة | مزارع
barn | حظيرة | حظائر
stable | إسطبل
stall box | مربط | مرابط
greenhouse | بيت محمي | البيوت المحمية
field | حقل | حقول
orchard | بستان | بساتين
vineyard | كرم | كروم
pasture | مرعى | مراعي
meadow | مرج | مروج
forest, wood area | غابة
land | أرض | أراضي | f
plot, parcel of land | قطعة أرض | قطع الأراضي
well | بئر | آبار | f
river | نهر | أنهار
lake | بحيرة
sea | بحر | بحار
ocean | محيط
coast | ساحل | سواحل | ~ساحلي
beach | شاطئ | شواطئ
island | جزيرة | جزر
mountain | جبل | جبال | ~جبلي
hill | تل | تلال
valley | وادي | أودية
desert | صحراء | صحاري | f
cave | كهف | كهوف
glacier | نهر جليدي | الأنهار الجليدية
quarry | محجر | محاجر
mine | منجم | مناجم
port, harbour, harbor | ميناء | موانئ | m
marina | مرسى | مراسي
berth | رصيف | أرصفة
dock | رصيف | أرصفة
pier, quay | رصيف | أرصفة
airport | مطار
airfield, aerodrome | مهبط | مهابط
runway | مدرج
hangar | حظيرة طائرات | حظائر الطائرات
station | محطة
bus stop | موقف حافلات | مواقف الحافلات
terminal | محطة
bridge | جسر | جسور
tunnel | نفق | أنفاق
crossing | معبر | معابر
canal | قناة | قنوات
dam | سد | سدود
reservoir | خزان
pool, swimming pool | مسبح | مسابح
pitch | ملعب | ملاعب
tennis court | ملعب تنس | ملاعب التنس
courtroom | قاعة محكمة | قاعات المحكمة
stadium | ملعب | ملاعب
arena | ساحة
gym, fitness centre | نادي رياضي | النوادي الرياضية
ice rink, rink | حلبة تزلج | حلبات التزلج
clinic | عيادة
hospital | مستشفى | مستشفيات | m
pharmacy | صيدلية
ward | جناح | أجنحة | !
laboratory, lab | مختبر | مختبرات
surgery room | غرفة عمليات | غرف العمليات
shelter | مأوى | مآوي | m
nursery | حضانة
kindergarten | روضة أطفال | رياض الأطفال
school | مدرسة | مدارس | ~مدرسي
primary school, elementary school | مدرسة ابتدائية | المدارس الابتدائية
secondary school, high school | مدرسة ثانوية | المدارس الثانوية
university | جامعة | ~جامعي
college | كلية
faculty | كلية
institute | معهد | معاهد
institution | مؤسسة
academy | أكاديمية
classroom | فصل دراسي | الفصول الدراسية
library | مكتبة |  | #
museum | متحف | متاحف | #
gallery | معرض | معارض | #
exhibition | معرض | معارض | #
theatre, theater | مسرح | مسارح
cinema | سينما | دور السينما | f
studio | استوديو | استوديوهات | m
concert hall | قاعة حفلات | قاعات الحفلات
archive | أرشيف |  | #
mosque | مسجد | مساجد
church | كنيسة | كنائس
parish | أبرشية
temple | معبد | معابد
cemetery | مقبرة | مقابر
centre, center | مركز | مراكز | !
community centre, community center | مركز مجتمعي | المراكز المجتمعية
call centre, call center | مركز اتصال | مراكز الاتصال
branch | فرع | فروع
department | قسم | أقسام | !
section | قسم | أقسام
unit | وحدة
sector | قطاع
division | شعبة | شعب
billboard | لوحة إعلانية | اللوحات الإعلانية
construction site, building site, work site | موقع عمل | مواقع العمل
landfill | مكب نفايات | مكبات النفايات
checkpoint | نقطة تفتيش | نقاط التفتيش
venue | مكان الفعالية | أماكن الفعاليات
destination | وجهة
abroad | خارج البلاد | -
// bodies of people
bank | بنك | بنوك | ~بنكي
business | نشاط تجاري | الأنشطة التجارية
company, firm, enterprise | شركة
outside company | شركة خارجية | الشركات الخارجية
organisation, organization | منظمة
association, society | جمعية
charity | جمعية خيرية | الجمعيات الخيرية
foundation | مؤسسة
cooperative, co-op | تعاونية
union | نقابة
agency | وكالة
authority | سلطة
ministry | وزارة
council | مجلس | مجالس | !
government | حكومة | ~حكومي
parliament | برلمان
police | شرطة | -
army | جيش | جيوش
club | نادي | أندية
police station | مركز شرطة | مراكز الشرطة
fire station | محطة إطفاء | محطات الإطفاء
theatre company, theater company | فرقة مسرحية | الفرق المسرحية
transport company | شركة نقل | شركات النقل
nursing home | دار مسنين | دور المسنين | f
day care, daycare | حضانة
retirement home, care home | دار رعاية | دور الرعاية | f
fitness club | نادي رياضي | الأندية الرياضية
youth club | نادي شباب | أندية الشباب
team | فريق | فرق | !
field team | فريق ميداني | الفرق الميدانية
garden centre, garden center | مشتل | مشاتل
league | دوري | دوريات
`;
