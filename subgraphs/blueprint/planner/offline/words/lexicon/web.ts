/** Things people ask websites and apps for: money of one's own, collections, learning, health, communities. */
import { concepts } from "./define.ts";

export const web = concepts(
  "general",
  `
horse thing | horse, pony | حصان, الخيول; خيل, خيول, أحصنة | name! breed age color | horse
rider person | rider, horse rider | فارس, الفرسان; فرسان, فارسة | name! phone | user
package thing | package deal, package, service package, care package, wash package | باقة, الباقات; باقات | name! description price | package
backer person | backer, pledger | =داعم, الداعمون; داعم مالي, الداعمون الماليون | name! email | user
creator person | creator, content creator, campaign creator | صانع محتوى, صناع المحتوى; منشئ الحملة | name! email bio | user
contact person | contact person, contacts, client contact | جهة اتصال, جهات الاتصال | name! email phone | user
report document | written report, incident report | تقرير مكتوب, التقارير | title! body date | file-text
jobBoard none | job board, jobs board, careers site, career site | لوحة وظائف, مواقع التوظيف; موقع توظيف
transaction event | transaction, financial transaction | معاملة مالية, المعاملات المالية; حركة مالية, حركات مالية | amount! type category date | arrow-left-right
income event | income, income entry, earning | =إيراد, الإيرادات; دخل شهري, الدخل; إيراد, إيرادات | amount! category date | trending-up
expense event | expense, expenditure, spending | نفقة, النفقات; مصروف شخصي, مصاريف | amount! category date | trending-down
goal thing | goal, target, objective, financial goal, savings goal | هدف, الأهداف; أهداف | title! goal dueDate progress | target
portfolio thing | portfolio, investment portfolio, stock portfolio | محفظة استثمارية, المحافظ الاستثمارية; محفظة, محافظ | name! description | briefcase
stock thing | stock, stock symbol, ticker | سهم, الأسهم; أسهم | name! code price | trending-up
holding thing | holding, investment, position held | استثمار, الاستثمارات; استثمارات | name! quantity price date | pie-chart
plan thing | plan, pricing plan, membership plan, subscription plan | خطة, الخطط; خطط, باقة اشتراك, باقات اشتراك | name! description price duration | list
wallet thing | wallet | محفظة نقود, محافظ النقود | name! balance | wallet
collection thing | collection, folder, board of pins | مجموعة محفوظة, المجموعات المحفوظة | name! description | folder
playlist thing | playlist | قائمة تشغيل, قوائم التشغيل | title! description | list-music
podcastShow thing | podcast show | برنامج صوتي, البرامج الصوتية | title! description image | mic
auction event | auction, auction lot | مزاد, المزادات; مزادات | title! description startTime endTime price | gavel
bidOffer event | bid offer, bid on lot | مزايدة, المزايدات | amount! time | gavel
challenge thing | challenge | تحد, التحديات; تحدي, تحديات | title! description startDate endDate | flag
leaderboard thing | leaderboard, leaderboard entry | مركز في الترتيب, لوحة المتصدرين | rank points | trophy
module thing | course module, course unit, chapter | وحدة دراسية, الوحدات الدراسية; فصل كتاب | title! description | book-open
flashcard thing | flashcard, flash card | بطاقة مراجعة, بطاقات المراجعة | question! answer | layers
journalEntry document | journal entry, diary entry, mood entry | تدوينة يومية, اليوميات; يوميات | title! body date | book
symptom event | symptom, symptom log | عرض مرضي, الأعراض المرضية | description! date | activity
ingredient thing | ingredient | =مكون, المكونات; مكون, المكونات المطلوبة | name! quantity unit | carrot
checklist thing | checklist | قائمة تحقق, قوائم التحقق | title! description | check-square
petition document | petition | عريضة, العرائض; عرائض | title! description goal | edit
pledge event | pledge | تعهد, التعهدات; تعهدات | amount! date | handshake
warranty document | warranty, guarantee | ضمان, الضمانات; ضمانات | startDate! endDate! terms | shield
grant document | grant, funding grant | منحة, المنح; منح | title! amount description | award
grantApplication document | grant application, funding application, grant proposal | طلب منحة, طلبات المنح | title! summary amount status | file-text
purchaseRequest document | purchase request, purchase requisition, requisition | طلب شراء داخلي, طلبات الشراء الداخلية | subject! quantity amount reason status | shopping-cart
recommendationItem document | product recommendation | =توصية, التوصيات; توصية مقترحة, التوصيات المقترحة | title! description | thumbs-up
alarm event | alarm, price alert | منبه, المنبهات | title! time | bell
reviewer person | reviewer, evaluator, assessor, referee | مراجع, المراجعون; محكم, محكمون, مقيّم, مراجعين | name! email | clipboard-check
committee person | committee, review committee, review panel, review board, board of directors, jury | لجنة, اللجان; لجان, مجلس الإدارة | name! | users
freelancer person | freelancer, contractor | مستقل, المستقلون; مستقلون, مستقلين | name! email skills | user
mentor person | mentor | موجه, الموجهون; موجهين | name! email specialty | compass
mentee person | mentee | =متدرب, المتدربون; متدرب مع موجه, المتدربون مع موجهين | name! email | user
bidder person | bidder | مزايد, المزايدون | name! email | user
finance person | finance, finance team, finance department, accounting team, accounting department | الإدارة المالية, فرق المالية; المالية, القسم المالي | name! email | calculator
approver person | approver | =معتمد, المعتمدون; معتمد الطلبات, معتمدو الطلبات | name! email | check
`,
);
