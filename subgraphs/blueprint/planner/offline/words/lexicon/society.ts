import { concepts } from "./define.ts";

export const government = concepts(
  "government",
  `
citizen person | citizen, resident, taxpayer | مواطن, المواطنون; مواطنين, مقيم, مقيمين, المواطنين, المقيمون | name! nationalId phone email address | user
officer person | officer, official, civil servant, case officer, government employee | موظف حكومي, الموظفون الحكوميون; ضابط, ضباط, موظف مختص | name! email jobTitle | shield
permit document | permit, license permit, building permit, licence application, license application, permit application | تصريح, التصاريح; رخصة بناء, رخص, تصاريح, ترخيص, تراخيص, الرخص, طلب ترخيص | number! type date expiryDate status | file-check
serviceApplication document | service application, government service request | طلب خدمة, طلبات الخدمات; معاملة, معاملات, المعاملات | number! type date status | file-text
fine document | fine, penalty, traffic ticket, violation | مخالفة, المخالفات; غرامة, غرامات, مخالفات | number! amount! date status | alert-triangle
ministry place | ministry, government agency, authority | وزارة, الوزارات; هيئة حكومية, هيئات, وزارات | name! phone | landmark
election event | election, ballot | انتخابات, الانتخابات; تصويت, اقتراع | title! startDate endDate | check-square
tender document | tender, bid, procurement | مناقصة, المناقصات; عطاء, عطاءات, مناقصات | title! description dueDate budget status | file-text
beneficiary person | beneficiary, recipient | مستفيد, المستفيدون; مستفيدين, مستفيدة | name! nationalId phone | user
municipality none | municipality, city council, government portal | بلدية, البلديات; بلديات, مجلس بلدي
inspectionVisit event | inspection visit, site visit | زيارة تفتيشية, الزيارات التفتيشية | date! notes result | clipboard
`,
);

export const legal = concepts(
  "legal",
  `
lawyer person | lawyer, attorney, solicitor, legal counsel, paralegal | محام, المحامون; محامي, محامية, محامين, مستشار قانوني | name! email phone specialty | briefcase
judge person | judge | قاضي, القضاة; قضاة, قاض | name! | scale
case thing | case, legal case, lawsuit, court case | قضية, القضايا; دعوى, دعاوى, قضايا | caseNumber! title! description startDate status | briefcase
hearing event | hearing, court hearing, court session | جلسة محكمة, جلسات المحكمة; جلسة قضائية | time! location notes | calendar
plaintiff person | plaintiff, defendant | خصم, الخصوم; مدعي, مدعى عليه | name! phone | user
exhibit document | exhibit | دليل إثبات, أدلة الإثبات | title! file | file
lawFirm none | law firm, law office, legal office | مكتب محاماة, مكاتب المحاماة; شركة محاماة
`,
);

export const charity = concepts(
  "charity",
  `
socialWorker person | social worker, case worker, caseworker | أخصائي اجتماعي, الأخصائيون الاجتماعيون; باحث اجتماعي, باحثين اجتماعيين, باحثة اجتماعية, مشرف اجتماعي | name! email phone | user
aid event | aid, assistance, relief, aid distribution, aid delivery | مساعدة, المساعدات; مساعدات, معونة, معونات, إعانة, إعانات | type quantity date | gift
donor person | donor, benefactor, supporter | متبرع, المتبرعون; متبرعين, داعم, داعمين | name! email phone | heart
volunteer person | volunteer | متطوع, المتطوعون; متطوعين, متطوعة | name! email phone skills | hand
donation event | donation, contribution, gift | تبرع, التبرعات; تبرعات, مساهمة | amount! date paymentMethod | gift
fundraiser thing wide | fundraiser, fundraising campaign, cause, appeal | حملة تبرع, حملات التبرع; حملة تبرعات, حملة خيرية | title! description goal endDate | heart
family thing | family, household | أسرة, الأسر; عائلة, عائلات, أسر | name! address capacity | home
aidRequest document | aid request, assistance request, help request | طلب مساعدة, طلبات المساعدة; طلب معونة | subject! description status | life-buoy
orphan person | orphan, sponsored child | يتيم, الأيتام; أيتام | name! dateOfBirth | user
sponsorship event | sponsorship | كفالة, الكفالات; كفالات, رعاية | amount! startDate status | handshake
charityPlace none | charity, nonprofit, non profit, ngo, foundation | جمعية خيرية, الجمعيات الخيرية; جمعية, منظمة خيرية
animal thing | animal, pet, dog, cat, livestock | حيوان, الحيوانات; حيوان أليف, حيوانات, قطة, كلب | name! species breed age status photo | paw-print
adoption document | adoption, adoption request, adoption application | تبني, طلبات التبني; طلب تبني | date status notes | heart
adopter person | adopter | متبني, المتبنون | name! phone email | user
veterinarian person | veterinarian, vet | طبيب بيطري, الأطباء البيطريون; بيطري | name! phone | stethoscope
shelter none | shelter, animal shelter | مأوى, المآوي; ملجأ
`,
);

export const events = concepts(
  "events",
  `
event event | event, conference, seminar, webinar, festival, exhibition, fair, party, concert, ceremony, gathering | فعالية, الفعاليات; مؤتمر, مؤتمرات, حفل, حفلات, معرض, معارض, ندوة, ندوات, فعاليات, مناسبة, مناسبات, مهرجان | title! description startTime! endTime location capacity | calendar
attendee person | attendee, participant, delegate, registrant | مشارك, المشاركون; حاضر, حضور الفعالية, مشاركين, المشاركين | name! email phone | users
speaker person | speaker, presenter, panelist | متحدث, المتحدثون; متحدثين, محاضر الفعالية | name! bio photo | mic
organizer person | organizer, organiser, event manager | منظم, المنظمون; منظمين, المنظمين | name! email phone | clipboard
eventTicket document | event ticket, entry ticket, concert ticket | تذكرة دخول, تذاكر الدخول; تذكرة فعالية, تذكرة الحفل | number! price status | ticket
registration document | event registration, signup, sign up entry | تسجيل حضور, تسجيلات الحضور; تسجيل الفعالية | date status | user-plus
workshop event | workshop, bootcamp | ورشة, الورش; ورشة عمل, ورش عمل, ورش | title! description time! capacity | tool
exhibitor person | exhibitor | عارض, العارضون; عارضين | name! phone website | store
invitation document | invitation, invite | دعوة, الدعوات; دعوات | name! email status | mail
match event | match, fixture, ball game | مباراة, المباريات; مباريات | time! location score | trophy
league none | league, sports league, football league | دوري
competition event | competition, contest, tournament | مسابقة, المسابقات; بطولة, منافسة, مسابقات, بطولات | title! date location status | trophy
player person | player, athlete | لاعب, اللاعبون; لاعبين, لاعبون | name! dateOfBirth | user
movie thing | movie, film | فيلم, الأفلام; أفلام | title! description duration category image | film
screening event | screening, showtime, show, movie show | عرض سينمائي, العروض السينمائية | @movie time! price | film
seat thing | seat | مقعد, المقاعد; مقاعد | number! status | square
cinema none | cinema, movie theater, theater, theatre | سينما, دور السينما; مسرح
`,
);

export const realEstate = concepts(
  "realEstate",
  `
property thing | property, real estate property, property listing, real estate listing, house, home for sale, villa, estate | عقار, العقارات; عقارات, منزل, منازل, بيت, بيوت, فيلا, فلل | title! description price area rooms city status photos | home
apartment thing | apartment, flat, unit, condo, residential unit | شقة, الشقق; شقق, وحدة سكنية, وحدات سكنية | number! floor area rooms rent status | home
building place | building, tower, compound | مبنى, المباني; عمارة, عمارات, برج, أبراج, بناية, مباني | name! address city | building
tenant person | tenant, renter, lessee | مستأجر, المستأجرون; مستأجرين, ساكن, سكان | name! phone email nationalId | user
landlord person | landlord, property owner, lessor | مالك العقار, ملاك العقارات; صاحب العقار, أصحاب العقارات | name! phone email | key
realEstateAgent person | real estate agent, realtor, estate agent, broker, property agent | وسيط عقاري, الوسطاء العقاريون; سمسار, وسطاء, وسيط, سماسرة | name! phone email | user
lease document | lease, rental contract, rental agreement, tenancy | عقد إيجار, عقود الإيجار; عقود إيجار | startDate! endDate! rent! status | file-text
viewing event | viewing, property viewing, property visit | معاينة عقار, معاينات العقارات; زيارة عقار | time! notes status | eye
rentPayment event | rent payment | دفعة إيجار, دفعات الإيجار | amount! date! status | credit-card
realEstateOffice none | real estate office, real estate agency, real estate company, real estate | مكتب عقارات, مكاتب العقارات; مكتب عقاري, شركة عقارية
`,
);

export const content = concepts(
  "content",
  `
article document | article, post, blog post, news, news item, story, blog article, blog entry | مقال, المقالات; مقالة, مقالات, خبر, أخبار, منشور, منشورات, تدوينة, تدوينات, الأخبار | title! summary body image publishedAt status | file-text
editor person | editor, content editor, copy editor | محرر, المحررون; محررين, محررة | name! email | edit
journalist person | journalist, reporter, blogger, columnist, contributor | صحفي, الصحفيون; مدون, صحفيين, مراسل, كاتب صحفي | name! email bio | pen-tool
reader person | reader, follower | قارئ, القراء; قراء, متابع, متابعين | name! email | user
video thing | video, clip, episode, podcast, podcast episode | =فيديو, الفيديوهات; فيديو مرئي, الفيديوهات; مقطع, مقاطع, حلقة, حلقات, بودكاست, فيديوهات | title! description video duration | video
photoAlbum thing | album, photo album, gallery, photo gallery | ألبوم, الألبومات; معرض صور, ألبومات | title! description photos | image
artwork thing | artwork, painting, art piece, work of art, photograph | عمل فني, الأعمال الفنية; لوحة فنية, لوحات, أعمال فنية | title! description image year price | image
artist person | artist, painter, musician, singer, photographer | فنان, الفنانون; رسام, موسيقي, مطرب, فنانين, مصور | name! bio photo | palette
song thing | song, track, music track | أغنية, الأغاني; أغاني, نشيد | title! duration | music
recipe thing | recipe | وصفة طعام, وصفات الطعام; وصفة طبخ, وصفات الطبخ | title! ingredients instructions duration image | utensils
topic tag | topic, theme topic, subject area | موضوع نقاش, مواضيع النقاش; مواضيع | name! description | hash
newsletterSubscription document | newsletter subscription, newsletter subscriber, newsletter signup, mailing list subscription | اشتراك في النشرة, اشتراكات النشرة; مشترك في النشرة | email! date | mail
newsletter document | newsletter | نشرة بريدية, النشرات البريدية; نشرة, نشرات | title! body publishedAt | mail
portfolioItem thing | portfolio, portfolio item, work sample, showcase, case study | نموذج أعمال, نماذج الأعمال; سابقة أعمال, معرض أعمال | title! description image | briefcase
blog none | blog, magazine, newspaper, news site, news portal, news website | مدونة, المدونات; مجلة, جريدة, صحيفة
forum none | forum, message board, discussion board | منتدى, المنتديات
discussion document | forum post, discussion, discussion thread, forum topic | نقاش, النقاشات; نقاشات, مناقشة | title! body | message-circle
`,
);

export const social = concepts(
  "social",
  `
friend person | friend, friendship, connection | صديق, الأصدقاء; أصدقاء, صداقة | status | users
group thing | group, club, circle | مجموعة, المجموعات; مجموعات | name! description image | users
profile thing | user profile, member profile | ملف العضو, ملفات الأعضاء | name! bio photo | user
like thing | like, reaction | إعجاب, الإعجابات; إعجابات | date | heart
badge tag | badge, achievement, reward | وسام, الأوسمة; جائزة, جوائز, مكافأة, مكافآت | name! description points | award
habit thing | habit, routine | عادة, العادات; عادات | name! description | repeat
idea document | idea, proposal | فكرة, الأفكار; أفكار, مبادرة, مبادرات | title! description status | lightbulb
socialNetwork none | social network, social media, community platform | شبكة اجتماعية, الشبكات الاجتماعية; تواصل اجتماعي
plant thing | plant, crop, tree | نبات, النباتات; نبتة, محصول, محاصيل, نباتات, شجرة | name! species date notes | leaf
farmer person | farmer, grower | مزارع, المزارعون; مزارعين, فلاح | name! phone address | user
farm place | farm, greenhouse | مزرعة, المزارع | name! location area | map
sensor thing wide | sensor, meter, iot device | حساس, الحساسات; مستشعر, عداد | name! serialNumber location | cpu
reading event | reading, measurement, sensor reading | قراءة العداد, قراءات العدادات; قراءة, قراءات, قياس, قياسات | amountRead date | activity
recipePlan event | meal plan | خطة وجبات, خطط الوجبات | title! startDate | calendar
incident event | incident, accident | حادث, الحوادث; حادثة, حوادث | title! description date status | alert-triangle
visitor person | visitor record | زائر مسجل, الزوار المسجلون | name! phone | user
mosque place | mosque, church, temple | مسجد, المساجد; جامع, كنيسة, مساجد | name! address | home
`,
);
