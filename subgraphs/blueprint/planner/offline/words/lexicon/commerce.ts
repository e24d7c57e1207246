import { concepts } from "./define.ts";

export const commerce = concepts(
  "commerce",
  `
customer person | customer, client, buyer, shopper, consumer, purchaser | عميل, العملاء; زبون, زبائن, عملاء, موكل, موكلين, موكلون, مشتري, عميلة, المشترين, الزبائن, زباين, زبونة | name! email phone address | user
seller person | seller, merchant, vendor, shop owner, store owner | بائع, البائعون; تاجر, تجار, بائعين, التجار, صاحب المتجر | name! email phone | store
supplier person | supplier, provider company, wholesaler, distributor | مورد, الموردون; موردين, موردون | name! phone email address | truck
cashier person | cashier | أمين الصندوق, أمناء الصندوق; كاشير, محاسب الصندوق | name! phone | user
salesperson person | salesperson, sales person, sales people, salespeople, sales rep, sales representative, salesman, sales agent, sales staff, sales team | مندوب مبيعات, مندوبو المبيعات; مندوب, مندوبين, مناديب, مندوبي المبيعات, فريق المبيعات | name! email phone | user
product thing | product, item, good, merchandise, goods, article for sale | منتج, المنتجات; سلعة, سلع, صنف, أصناف, بضاعة, بضائع, منتجات, المنتوجات | name! description price image stock | package
productCategory tag | product category | فئة المنتجات, فئات المنتجات; تصنيف المنتجات, أقسام المنتجات | name! description | tag
order document | order, purchase, sales order, customer order | طلب شراء, طلبات الشراء; طلبية, طلبيات, عملية شراء, عمليات الشراء, مشتريات, أوردر, أوردرات | @customer number date total status | shopping-cart
orderLine thing | order line, order item, line item | بند الطلب, بنود الطلب; بنود | @order! @product! quantity! price | list
cart thing | cart, shopping cart, basket | سلة, السلال; سلة التسوق, عربة التسوق | @customer @product quantity | shopping-cart
payment event | payment, checkout | دفعة, المدفوعات; عملية دفع, دفعات, مدفوعات, الدفعات, السداد | amount! date paymentMethod status | credit-card
coupon thing | coupon, voucher, discount code, promo code, promotion, special offer, discount offer | كوبون, الكوبونات; قسيمة, كوبونات, عرض خاص, عروض, تخفيضات, العروض | code! discount expiryDate | ticket
store place | store, shop branch, outlet | =متجر, المتاجر; متجر فرعي, المتاجر الفرعية; محل, محلات | name! address phone | store
delivery event | delivery, drop off | توصيلة, التوصيلات; عملية توصيل | @order address date status | truck
deliveryNote document | delivery note, packing slip, dispatch note | إذن تسليم, أذون التسليم; سند تسليم, سندات تسليم | number! date @order | file-text
refund event | refund, return request, product return | استرجاع, المرتجعات; مرتجع, مرتجعات | @order amount reason status | rotate-ccw
giftCard thing | gift card | بطاقة هدية, بطاقات الهدايا | code! balance expiryDate | gift
brand tag | product brand | =علامة تجارية, العلامات التجارية; علامة المنتج, علامات المنتجات | name! logo | tag
shop none | shop, online shop, online store, web shop, webshop, ecommerce, e commerce, e commerce site, e commerce website, marketplace, market, boutique, store front | متجر, المتاجر; متجر إلكتروني, سوق, دكان, متاجر
bakery none | bakery, pastry shop | مخبز, المخابز; مخابز, حلويات
florist none | florist, flower shop | محل زهور, محلات الزهور
`,
);

export const booking = concepts(
  "booking",
  `
guest person | guest, hotel guest | نزيل, النزلاء; ضيف, ضيوف, نزلاء, الضيوف | name! phone email nationality | user
passenger person | passenger | راكب, الركاب; ركاب, راكبة | name! email phone | luggage
traveler person | traveler, traveller, tourist | مسافر, المسافرون; سائح, سياح, مسافرين, السياح | name! email phone passportNumber | luggage
host person | host, hotelier | مضيف, المضيفون | name! phone email | home
guide person | guide, tour guide, tourist guide | مرشد, المرشدون; مرشد سياحي, دليل سياحي, مرشدين سياحيين | name! phone language | compass
waiter person | waiter, server, waitress | نادل, النوادل; نادلة, جرسون | name! phone | user
chef person | chef, cook, kitchen staff, kitchen | طباخ, الطباخون; شيف, طهاة, المطبخ, طباخين | name! specialty | chef-hat
hairdresser person | hairdresser, stylist, barber, beautician | مصفف شعر, مصففو الشعر; حلاق, حلاقين, مصففة, خبيرة تجميل | name! specialty phone | scissors
booking event | booking, reservation | حجز, الحجوزات; حجوزات | date! time status notes | calendar
room thing | room, hotel room | غرفة, الغرف; غرف | roomNumber! type price capacity status | bed
roomType tag | room type | نوع الغرفة, أنواع الغرف | name! description price capacity | bed
hotel place | hotel | فندق, الفنادق; فنادق | name! city address rating image price | building
stay event | hotel stay, stay | إقامة, الإقامات | checkIn! checkOut! status | bed
table thing | table, dining table, restaurant table | طاولة, الطاولات; طاولات | number! capacity status | grid
menuItem thing | menu item, dish, meal, food item, food, plate of food, drink, beverage, pizza | طبق, الأطباق; وجبة, وجبات, أطباق, أكلة, أكلات, مشروب, مشروبات | name! description price category image | utensils
foodMenu thing | food menu, restaurant menu | قائمة الطعام, قوائم الطعام; منيو | name! description | book-open
restaurant place | restaurant, eatery | مطعم, المطاعم; مطاعم | name! address phone openingHours | utensils
cafe none | cafe, coffee shop, coffeehouse | مقهى, المقاهي; كافيه
salon none | salon, beauty salon, barbershop, hair salon, spa | صالون, الصالونات; صالون تجميل, صالون حلاقة
tour event | tour, trip, travel package, tour package, excursion, holiday package, travel itinerary | رحلة, الرحلات; جولة, جولات, رحلات, باقة سياحية | title! description destination price duration startDate capacity | map
route thing | route, tour route, driving route, travel route, path | مسار, المسارات; طريق, طرق, مسارات, خط السير | name! description distance duration | navigation
destination place | travel destination, tourist destination, attraction, tourist attraction, landmark, sight | وجهة سياحية, الوجهات السياحية; معلم سياحي, معالم سياحية | name! description city image | map-pin
travelGuide document | travel guide, tour guide article, guidebook | دليل السفر, أدلة السفر | title! body image publishedAt | book-open
insurance thing | insurance, travel insurance, tour insurance, insurance plan, insurance product | تأمين, التأمينات; وثيقة تأمين, باقة تأمين, خطة تأمين | name! description price | shield
flight event | flight | رحلة جوية, الرحلات الجوية; رحلة طيران, طيران | number! origin destination departureTime arrivalTime price | plane
ticketSale document | travel ticket | تذكرة سفر, تذاكر السفر | number! date price status | ticket
rental event | rental, car rental, hire booking | تأجير, عمليات التأجير; عملية تأجير, إيجار السيارة | @customer @car startDate! endDate! total status | key
car thing | car, rental car, automobile | سيارة, السيارات; سيارات, عربة, عربية, عربيات | plateNumber! brand model year price status | car
service thing | service, treatment service, spa service | خدمة, الخدمات; خدمات | name! description price duration | briefcase
slot event | slot, time slot, available slot | فترة متاحة, الفترات المتاحة; فترات, أوقات, الأوقات | startTime! endTime! status | clock
court place | court, sports pitch, sports field, field for play, football pitch | ملعب, الملاعب; ملاعب | name! type price | map
venue place | venue, hall, event hall, wedding hall | قاعة, القاعات; قاعات, صالة, صالات | name! address capacity price | building
trainer person | trainer, coach, fitness trainer, personal trainer | مدرب, المدربون; مدربين, مدربة, كوتش | name! specialty phone | dumbbell
gym none | gym, fitness center, fitness centre, fitness club, sports club, health club | نادي رياضي, النوادي الرياضية; صالة رياضية, جيم, نادي
workout event | workout, exercise, workout plan, training plan | تمرين, التمارين; تمارين, خطة تدريب | name! description duration | activity
fitnessClass event | fitness class, yoga class, gym class | حصة رياضية, الحصص الرياضية; كلاس, كلاسات, الكلاسات | name! time! capacity | activity
travelAgency none | travel agency, tour operator, tourism company | وكالة سفر, وكالات السفر; مكتب سياحة, شركة سياحة
parking place | parking lot, parking space, parking spot, parking | موقف, المواقف; موقف سيارات, مواقف السيارات | number! status price | square
`,
);
