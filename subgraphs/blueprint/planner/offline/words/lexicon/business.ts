import { concepts } from "./define.ts";

export const crm = concepts(
  "crm",
  `
lead thing | lead, sales lead, prospect | عميل محتمل, العملاء المحتملون; عملاء محتملين, عملاء محتملون | name! email phone status | user-plus
deal thing | deal, opportunity, sales opportunity | صفقة, الصفقات; فرصة بيع, صفقات, فرص البيع, فرص بيع, فرصة بيعية, فرص بيعية, فرص مبيعات, فرصة مبيعات | title! amount status endDate | trending-up
contact person | contact, contact person | جهة اتصال, جهات الاتصال; جهات اتصال | name! email phone jobTitle | user
clientAccount thing | client company, customer account, business account | حساب عميل, حسابات العملاء | name! phone website | building
campaign thing | campaign, marketing campaign | حملة, الحملات; حملات, حملة تسويقية | name! startDate endDate budget status | megaphone
call event | call, phone call | مكالمة, المكالمات; مكالمات, اتصال هاتفي | time! notes | phone
quote document | quote, quotation, estimate, price offer | عرض سعر, عروض الأسعار; عروض أسعار, تسعيرة | number! date total status | file-text
activity event | activity, follow up, interaction | نشاط, الأنشطة; أنشطة, متابعة العميل | title! date notes | activity
`,
);

export const financial = concepts(
  "financial",
  `
accountant person | accountant, bookkeeper, finance officer, finance team | محاسب, المحاسبون; محاسبين, محاسبة, المالية | name! email | calculator
loanOfficer person | loan officer, credit officer | موظف القروض, موظفو القروض; مسؤول القروض | name! email | user
borrower person | borrower | مقترض, المقترضون; مقترضين | name! phone nationalId salary | user
investor person | investor, shareholder | مستثمر, المستثمرون; مساهم, مستثمرين | name! email phone | trending-up
invoice document | invoice, bill | فاتورة, الفواتير; فواتير | @customer number! date dueDate total! status | file-text
invoiceLine thing | invoice line, invoice item | بند فاتورة, بنود الفواتير; بنود الفاتورة | @invoice! description quantity price | list
receipt document | receipt, payment receipt | إيصال, الإيصالات; سند قبض, إيصالات, سندات | number! date amount! | receipt
bankAccount thing | bank account, financial account, ledger account, wallet | حساب بنكي, الحسابات البنكية; محفظة, محافظ | name! number balance | credit-card
transfer event | transfer, money transfer, bank transfer | تحويل, التحويلات; حوالة, حوالات, تحويلات | amount! date! status | repeat
loanApplication document | loan application, credit application, loan request, financing request | طلب قرض, طلبات القروض; طلب تمويل, طلبات التمويل | amount! duration reason status | file-text
installment event | installment, instalment, repayment | قسط, الأقساط; أقساط | amount! dueDate! status | calendar
budget thing | budget, budget plan, budgeting | =ميزانية, الميزانيات; ميزانية معتمدة, الميزانيات; ميزانيات, موازنات | name! amount! startDate endDate | pie-chart
financialTransaction event | financial transaction, bank transaction, income entry | معاملة مالية, المعاملات المالية; معاملات مالية, حركة مالية | date! amount! type notes | repeat
investment thing | investment, portfolio, stock holding, asset holding | استثمار, الاستثمارات; محفظة استثمارية, استثمارات | name! amount startDate | trending-up
taxReturn document | tax return | إقرار ضريبي, الإقرارات الضريبية | year! amount status | file-text
bank none | bank, credit union, lender | بنك, البنوك; مصرف, بنوك, شركة تمويل
`,
);

export const inventory = concepts(
  "inventory",
  `
warehouse place | warehouse, storage location, storeroom, depot | مستودع, المستودعات; مخزن, مخازن, مستودعات | name! address capacity | warehouse
warehouseKeeper person | warehouse keeper, storekeeper, warehouse worker, warehouse staff, warehouse manager, stock keeper | أمين المستودع, أمناء المستودعات; أمين المخزن, عامل المستودع, موظف المستودع, مدير المستودع, أمناء المخازن | name! phone | user
stockMovement event | stock movement, inventory movement, stock transaction, stock entry, inventory transaction | حركة مخزون, حركات المخزون; حركة مخزنية, حركات مخزنية | @product! quantity! type date! | repeat
purchaseOrder document | purchase order | أمر شراء, أوامر الشراء; أوامر شراء | @supplier! number! date total status | clipboard
asset thing | asset, fixed asset, it asset | أصل, الأصول; أصول, عهدة, عهد | name! serialNumber cost status | monitor
stocktake event | stocktake, stock count, inventory count | جرد, عمليات الجرد | date! notes | clipboard
`,
);

export const helpdesk = concepts(
  "helpdesk",
  `
ticket document | ticket, support ticket, support request, support case, helpdesk ticket, service request | =تذكرة, التذاكر; تذكرة دعم, تذاكر الدعم; تذكرة, تذاكر, بلاغ, بلاغات, التذاكر, طلب دعم | subject! description priority status | life-buoy
agent person | agent, support agent, support staff, support team, service agent, helpdesk agent | موظف الدعم, موظفو الدعم; وكيل, وكلاء, فريق الدعم, موظفي الدعم, الدعم الفني, الوكلاء | name! email phone | headphones
issue document | issue, bug, bug report, defect | عطل, الأعطال; مشكلة, مشاكل, أعطال, مشكلات, خلل | title! description priority status | alert-circle
knowledgeArticle document | knowledge base article, help article, knowledge article | مقالة مساعدة, مقالات المساعدة; قاعدة المعرفة | title! body | book
maintenanceRequest document wide | maintenance request, repair request, work order, maintenance order, repair | طلب صيانة, طلبات الصيانة; طلب إصلاح, طلبات الإصلاح, طلب تصليح, طلبات التصليح; أمر عمل, أوامر العمل, أمر شغل, أوامر الشغل, أمر صيانة, أوامر الصيانة, أوامر صيانة, صيانة | subject! description date status | wrench
helpdeskPlace none | help desk, helpdesk, support center, service desk | مكتب المساعدة, مكاتب المساعدة; مركز الدعم
`,
);

export const logistics = concepts(
  "logistics",
  `
driver person | driver, courier, delivery driver, delivery man, delivery rider, delivery person | سائق, السائقون; سائقين, سايق, سواق, سواقين, سواويق, مندوب توصيل, مندوبو التوصيل, سواق, سائقون | name! phone licenseNumber | truck
dispatcher person | dispatcher, fleet manager, logistics coordinator | منسق الشحن, منسقو الشحن; مدير الأسطول, منسق النقل | name! phone | map
shipment document | shipment, consignment, parcel, freight, cargo | شحنة, الشحنات; طرد, طرود, شحنات | trackingNumber! origin destination weight status | package
vehicle thing | vehicle, truck, van, bus | مركبة, المركبات; شاحنة, شاحنات, مركبات, حافلة, حافلات, باص | plateNumber! model capacity status | truck
trip event | delivery trip, transport trip, journey, ride | رحلة نقل, رحلات النقل; مشوار, مشاوير | @driver @vehicle origin destination departureTime status | navigation
fuelLog event | fuel log, fuel record, refuel | سجل وقود, سجلات الوقود; تعبئة وقود | @vehicle! date! quantity cost | droplet
maintenanceLog event | maintenance log, maintenance record, vehicle maintenance | سجل صيانة, سجلات الصيانة; صيانة المركبات | date! description cost | wrench
container thing | container, shipping container | حاوية, الحاويات; حاويات | number! size status | box
carrier person | carrier, shipping company, transporter | ناقل, الناقلون; شركة شحن, شركات الشحن | name! phone | truck
`,
);

export const manufacturing = concepts(
  "manufacturing",
  `
machine thing | machine, production machine, machinery | =آلة, الآلات; آلة إنتاج, آلات الإنتاج; ماكينة, ماكينات, مكائن, مكنة, مكنات | name! serialNumber status | settings
productionOrder document | production order, manufacturing order, job order | أمر إنتاج, أوامر الإنتاج; أوامر إنتاج | number! @product quantity! startDate dueDate status | clipboard
sparePart thing | spare part, part, component part | قطعة غيار, قطع الغيار; قطع غيار | name! number stock price | settings
rawMaterial thing | raw material, material | مادة خام, المواد الخام; مواد خام | name! unit stock cost | layers
qualityCheck event | quality check, inspection, quality inspection, quality control | فحص جودة, فحوصات الجودة; تفتيش, جولة تفتيش, جولات تفتيش | date! notes | check-circle
productionLine thing | production line, assembly line | خط إنتاج, خطوط الإنتاج | name! capacity status | git-branch
billOfMaterials document | bill of materials, bom, recipe formula | قائمة المواد, قوائم المواد | @product! quantity | list
garage none | garage, car repair shop, auto repair shop, repair shop, car workshop | ورشة سيارات, ورش السيارات; ورشة تصليح, ورشة صيانة, كراج, ورشة ميكانيك
factory none | factory, plant site, manufacturing plant, workshop floor | مصنع, المصانع; مصانع
`,
);
