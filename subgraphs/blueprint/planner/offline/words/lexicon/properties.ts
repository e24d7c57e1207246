/** Words that name a property of something: what kind of field they make, how it is classified, and its label in both languages. */
import { properties } from "./define.ts";

export const knownProperties = properties(`
// who and what it is called
name text required | name, full name | الاسم; اسم, الاسم الكامل, اسم كامل
firstName text required personal | first name, given name | الاسم الأول; اسم أول
lastName text personal | last name, surname, family name | اسم العائلة; اللقب, الاسم الأخير, لقب, كنية
username text unique | username, user name, nickname, handle | اسم المستخدم
title text required | title, headline, subject line | العنوان; عنوان, اسم الموضوع
jobTitle text | job title, position title, occupation, profession | المسمى الوظيفي; المهنة, مسمى وظيفي
subject text | subject, topic | الموضوع; المادة, موضوع
summary longText | summary, abstract, excerpt, synopsis | الملخص; ملخص, نبذة
description longText | description, details, detail | الوصف; وصف, تفاصيل, التفاصيل
notes longText | notes, note, remarks, remark, annotation | الملاحظات; ملاحظات, ملاحظة
body longText | body, content, contents, text, message text, message | النص; المحتوى, نص, محتوى, نص الرسالة, الرسالة
story longText | story, backstory | القصة; قصة
bio longText | bio, biography, about | السيرة; نبذة شخصية, سيرة
comment longText | comment, comments, feedback text | التعليق; تعليق
question text required | question text | نص السؤال
answer longText | answer, reply, response | الإجابة; الرد, إجابة, جواب
feedback longText | feedback | الانطباع; انطباع
reason text | reason, cause, purpose, motive | السبب; سبب, الغرض, غرض
code text unique | code, identifier, reference number, reference code | الرمز; رمز, الكود, كود, رقم المرجع
number text unique | number, no, file number, record number | الرقم; رقم, رقم الملف
partNumber text unique | part number, part no | رقم القطعة
serialNumber text unique | serial number, serial | الرقم التسلسلي; رقم تسلسلي
barcode text unique | barcode, qr code | الباركود; باركود
sku text unique | sku, stock keeping unit, item code | رمز الصنف; رمز المنتج
isbn text unique | isbn | الرقم الدولي للكتاب; ردمك
plateNumber text unique | plate number, plate no, license plate, licence plate, registration number, plate | رقم اللوحة; رقم لوحة, لوحة
vin text unique | vin, chassis number | رقم الهيكل; رقم هيكل, رقم الشاسيه, رقم الشاصي, رقم القاعدة
model text | model | الطراز; الموديل, طراز, موديل
brand text | brand, make, manufacturer | العلامة التجارية; الماركة, ماركة, الشركة المصنعة
edition text | edition, version | الإصدار; إصدار, الطبعة, طبعة
// how to reach someone
email email personal | email, e mail, email address, e mail address, mail address, mail | البريد الإلكتروني; بريد, إيميل, ايميل, البريد, بريد إلكتروني
phone phone personal | phone, phone number, telephone, telephone number, mobile, mobile number, cell, cell phone, contact number | الهاتف; رقم الهاتف, رقم هاتف, جوال, رقم الجوال, موبايل, رقم الموبايل, تليفون, تلفون, رقم التليفون, رقم التلفون, رقم التواصل, رقم جوال
whatsappNumber phone personal | whatsapp number, whatsapp | رقم الواتساب; رقم واتساب, واتساب, الواتساب, واتس اب, رقم الواتس
contact text personal | contact, contact details, contact info, contact information | بيانات التواصل; معلومات الاتصال, التواصل
address address personal | address, home address, mailing address, street address, delivery address, shipping address, billing address | العنوان; عنوان السكن, عنوان التوصيل, عنوان التسليم, عنوان تسليم, عنوان سكن
city text | city, town | المدينة; مدينة
municipality text | municipality | البلدية; بلدية
headName text personal | name of the head, head of household, head of the household, head of family | رب الأسرة; اسم رب الأسرة, رب العائلة, اسم رب العائلة
country text | country, nationality country | البلد; الدولة, بلد, دولة
region text | region, area name, district, neighborhood, neighbourhood, governorate, province | المنطقة; منطقة, حي, الحي, محافظة, المحافظة
postalCode text | postal code, zip code, postcode, zip | الرمز البريدي; رمز بريدي
website url | website, web site, url, link, web address, homepage | الموقع; الرابط, رابط, موقع إلكتروني, الموقع الإلكتروني
fileNumber text unique | file number, record number, medical record number | رقم الملف; رقم ملف
location text | location, place, venue name, whereabouts | المكان; مكان, الموقع, موقع
coordinates geoPoint | coordinates, gps, geo location, gps location, map location, position on map | الإحداثيات; إحداثيات, الموقع على الخريطة
// the person
dateOfBirth date personal | date of birth, birth date, birthdate, birthday, dob | تاريخ الميلاد; تاريخ ميلاد, الميلاد, تاريخ الولادة, عيد ميلاد, عيد الميلاد, يوم الميلاد
age integer personal | age | العمر; عمر, السن
gender enum personal =male/female | gender, sex | الجنس; جنس
familySize integer | family size, family members, household size, number of family members | عدد أفراد الأسرة; عدد أفراد العائلة, أفراد الأسرة
nationality text personal | nationality | الجنسية; جنسية
maritalStatus enum personal =single/married/divorced/widowed | marital status | الحالة الاجتماعية; حالة اجتماعية
nationalId text sensitive | national id, national id number, national number, identity number, id number, id card, civil id, iqama, social security number, ssn | رقم الهوية; الهوية, هوية, رقم الهوية الوطنية, الرقم القومي, رقم قومي, الرقم الوطني, رقم الإقامة
passportNumber text sensitive | passport number, passport | رقم الجواز; رقم باسبور, رقم الباسبور, باسبور, جواز السفر, رقم جواز السفر
taxNumber text | tax number, vat number, tax id | الرقم الضريبي; رقم ضريبي
licenseNumber text | license number, licence number, license, licence, driving license, driving licence, driver license, permit number | رقم الرخصة; رخصة, رخصة القيادة, رقم الترخيص
insuranceNumber text personal | insurance number, insurance id, policy number, insurance | رقم التأمين; رقم تأمين, التأمين
bankAccount text sensitive | bank account, account number, bank account number | رقم الحساب البنكي; رقم الحساب, الحساب البنكي
iban text sensitive | iban | الآيبان; ايبان, رقم الايبان
emergencyContact text personal | emergency contact, next of kin | جهة اتصال الطوارئ; رقم الطوارئ
photo image personal | photo, picture, avatar, profile picture, profile photo, photograph, headshot | الصورة; صورة, صورة شخصية
image image public | image, cover, cover image, thumbnail, banner, illustration, poster | الصورة; صورة الغلاف, الغلاف, غلاف
photos images | photos, pictures, images, gallery | الصور; صور, معرض الصور
logo image public | logo | الشعار; شعار
file file | file, attachment, document file, pdf, scan | الملف; ملف, مرفق, المرفق
attachments files | attachments, files, documents | المرفقات; مرفقات, ملفات, الملفات, مستندات, المستندات, وثائق, الوثائق
resume file personal | resume, cv, curriculum vitae | السيرة الذاتية; سيرة ذاتية
signature signature personal | signature | التوقيع; توقيع
video url | video, video link, video url, trailer | الفيديو; فيديو, رابط الفيديو
language text | language, languages, spoken language | اللغة; لغة, اللغات
skills text | skills, skill, competences | المهارات; مهارات
experience text | experience, years of experience, experience years | الخبرة; خبرة, سنوات الخبرة
qualification text | qualification, qualifications, degree, education | المؤهل; مؤهل, المؤهلات, الشهادة
specialty text | specialty, speciality, specialization, specialisation, expertise, field of study, major | التخصص; تخصص, اختصاص, الاختصاص
interests text | interests, hobbies | الاهتمامات; اهتمامات
bloodType enum personal =aPositive/aNegative/bPositive/bNegative/abPositive/abNegative/oPositive/oNegative | blood type, blood group | فصيلة الدم; زمرة الدم, فصيلة دم
dietaryNeeds text | dietary needs, diet, dietary requirements | الاحتياجات الغذائية; حمية
allergies longText sensitive | allergies, allergy | الحساسية; حساسية, أنواع الحساسية
diagnosis longText sensitive | diagnosis, diagnoses | التشخيص; تشخيص
medicalHistory longText sensitive | medical history, health history, chronic diseases, conditions | التاريخ المرضي; تاريخ مرضي, الأمراض المزمنة
symptoms longText personal | symptoms, complaint text | الأعراض; أعراض
dosage text | dosage, dose | الجرعة; جرعة
weight decimal | weight | الوزن; وزن
height decimal | height | الارتفاع; الطول, طول, ارتفاع
temperature decimal | temperature | درجة الحرارة; الحرارة
size text | size, dimensions | المقاس; الحجم, مقاس, حجم
color text | color, colour | اللون; لون
material text | material | المادة المصنوعة; الخامة, خامة
// money and amounts
price money | price, unit price, sale price, selling price, rate per night, price per night, nightly price, ticket price | السعر; سعر, أسعار, سعر الليلة, الثمن, ثمن, سعر البيع, سعر الوحدة
cost money | cost, unit cost, purchase price, costs, expense | التكلفة; تكلفة, سعر الشراء
amount money | amount, sum, value, paid amount, loan amount, amount of money | المبلغ; مبلغ, القيمة, قيمة
total money | total, total amount, total price, grand total, subtotal | الإجمالي; المجموع, إجمالي, مجموع, المبلغ الإجمالي
balance money | balance, remaining amount, amount left | الرصيد; رصيد, الباقي, المتبقي, المبلغ المتبقي
salary money sensitive | salary, wage, wages, income, pay, monthly income | الراتب; راتب, الأجر, الدخل الشهري, الدخل, دخل
fee money | fee, fees, charge, tuition, commission | الرسوم; رسوم, أجرة, العمولة
budget money | budget | الميزانية; ميزانية, موازنة
rent money | rent, monthly rent | الإيجار; إيجار, قيمة الإيجار
deposit money | deposit, down payment | الدفعة المقدمة; عربون, التأمين المدفوع
goal money | goal, target amount, fundraising goal | الهدف; هدف, المبلغ المستهدف
discount percent | discount, discount rate | الخصم; خصم, نسبة الخصم
percentage percent | percentage, percent, share, rate, ratio | النسبة; نسبة, نسبة مئوية
interestRate percent | interest rate, interest | سعر الفائدة; نسبة الفائدة, الفائدة
tax percent | tax, vat, tax rate | الضريبة; ضريبة, نسبة الضريبة
progress percent | progress, completion, completion rate | نسبة الإنجاز; التقدم, نسبة إنجاز
currency text | currency | العملة; عملة
quantity integer | quantity, qty, count, units, number of items, quantity on hand, stock quantity | الكمية; كمية, العدد, عدد
stock integer | stock, stock level, inventory level, in stock, available quantity | المخزون; الكمية المتوفرة, مخزون
minimum integer | minimum, minimum quantity, reorder level, minimum stock, reorder point | الحد الأدنى; حد أدنى, حد الطلب
capacity integer | capacity, seats, number of seats, max participants, maximum participants, max number of participants, maximum number of participants, number of guests, guests, seat count, available seats, places | السعة; سعة, العدد الأقصى, أقصى عدد, عدد المقاعد, المقاعد, عدد الضيوف
rooms integer | number of rooms, rooms count, bedrooms, number of bedrooms | عدد الغرف; الغرف
bathrooms integer | bathrooms, number of bathrooms | عدد الحمامات; الحمامات
floor integer | floor, storey | الطابق; طابق, الدور
area decimal | area, surface, square meters, square metres, surface area | المساحة; مساحة
pages integer | pages, number of pages, page count | عدد الصفحات; الصفحات
copies integer | copies, number of copies, copies available, available copies | عدد النسخ; النسخ
hours decimal | hours, working hours, hours worked, credit hours | الساعات; ساعات, عدد الساعات, الساعات المعتمدة
days integer | days, number of days | عدد الأيام; أيام, الأيام
points integer | points, credits, credit | النقاط; نقاط
result text | result, results | النتيجة; نتيجة, النتائج
amountRead decimal | measured value, value read | القيمة المقاسة
position text | position | المنصب; المركز
purchaseDate date | purchase date, bought on | تاريخ الشراء; تاريخ شراء
score decimal | score, marks, mark, result, grade value | الدرجة; درجة, علامة
grade text | grade, level, class level | المستوى; الصف, مستوى
rating rating | rating, stars, star rating, number of stars | التقييم; تقييم, عدد النجوم, النجوم
rank integer | rank, sort order, ordering | الترتيب; ترتيب
mileage integer | mileage, odometer, kilometers, kilometres | المسافة المقطوعة; عداد الكيلومترات, الكيلومترات
distance decimal | distance | المسافة; مسافة
duration text | duration, length of stay, running time, runtime, time limit, term | المدة; مدة, الفترة, فترة
// when
time dateTime | time, date and time, datetime, appointment time, schedule | الوقت; وقت, الساعة, الموعد, موعد, الموعد المحدد, التاريخ والوقت, تاريخ ووقت
date date | date, day | التاريخ; تاريخ, اليوم
startTime dateTime | start time, starts at, starting time, start | وقت البدء; وقت البداية, يبدأ في, موعد البدء
endTime dateTime | end time, ends at, finish time, end | وقت الانتهاء; وقت النهاية, ينتهي في
startDate date | start date, from date, begin date, beginning | تاريخ البدء; تاريخ البداية, تاريخ بدء
openingDate date | opening date, opened on, date opened | تاريخ الفتح; تاريخ فتح
closingDate date | closing date, closed on, date closed | تاريخ الإغلاق; تاريخ إغلاق
endDate date | end date, to date, finish date, expiry of contract | تاريخ الانتهاء; تاريخ النهاية, تاريخ انتهاء
dueDate date | due date, deadline, due | تاريخ الاستحقاق; الموعد النهائي, آخر موعد, موعد نهائي, تاريخ استحقاق
expiryDate date | expiry date, best before date, best before, use by date, expiration date, expiry, valid until, expiration | تاريخ الصلاحية; انتهاء الصلاحية, تاريخ انتهاء الصلاحية
hireDate date | hire date, hiring date, date of hire, joining date, join date | تاريخ التعيين; تاريخ تعيين, تاريخ الالتحاق
publishedAt date | publish date, publication date, published date, release date, date published | تاريخ النشر; تاريخ نشر, تاريخ الإصدار
orderDate date | order date, date of order | تاريخ الطلب
visitDate date | visit date, date of visit | تاريخ الزيارة
checkIn date | check in, check in date, arrival, arrival date | تاريخ الوصول; تسجيل الدخول, تاريخ الدخول, تاريخ دخول, الوصول
checkOut date | check out, check out date, departure, departure date | تاريخ المغادرة; تاريخ الخروج, تاريخ خروج, المغادرة
departureTime dateTime | departure time | وقت المغادرة
arrivalTime dateTime | arrival time | وقت الوصول
deliveryDate date | delivery date, date of delivery, delivered on | تاريخ التسليم; تاريخ تسليم, تاريخ التوصيل, موعد التسليم
loanDate date | loan date, borrow date, borrowed on, borrowing date, borrowed date | تاريخ الاستعارة; تاريخ الإعارة, تاريخ استعارة, تاريخ إعارة
returnDate date | return date, returned on | تاريخ الإرجاع; تاريخ إرجاع, تاريخ الإعادة
paymentDate date | payment date, paid on | تاريخ الدفع
year integer | year, year of publication, publication year, production year, release year | السنة; سنة, عام, سنة النشر, سنة نشر, سنة الصنع, سنة صنع
month text | month | الشهر; شهر
opensAt time | opening time, opens at | وقت الفتح
closesAt time | closing time, closes at | وقت الإغلاق
openingHours text | opening hours, business hours, office hours | ساعات العمل; أوقات العمل, مواعيد العمل
// state and sort
status enum | status, state, condition status, current status | الحالة; حالة
stage enum | stage, pipeline stage, phase | المرحلة; مرحلة
priority enum =low/medium/high/urgent | priority, urgency, severity, importance | الأولوية; أولوية, درجة الأهمية, الأهمية
type text | type, kind, sort | النوع; نوع
category text | category, genre, classification | الفئة; فئة, التصنيف, تصنيف, القسم التابع
tags text | tags, tag, labels, keywords | الوسوم; وسوم, كلمات مفتاحية
paymentMethod enum =cash/card/bankTransfer | payment method, method of payment | طريقة الدفع; وسيلة الدفع
active boolean | active, is active, enabled | نشط; فعال, مفعل
available boolean | available, is available, availability, in service | متاح; التوفر, متوفر
done boolean | completed flag, is done, is completed, finished | منجز; مكتمل
paid boolean | is paid, paid flag, paid | مدفوع; تم الدفع, مدفوعة
verified boolean | verified, is verified | موثق; موثّق
published boolean | is published, published | منشور
featured boolean | featured, is featured | مميز
anonymous boolean | anonymous, is anonymous | مجهول
approved boolean | is approved | معتمد
// further words
ingredients longText | ingredients | المكونات; مكونات, المقادير
instructions longText | instructions, steps, preparation, directions | التعليمات; تعليمات, طريقة التحضير, خطوات
features longText | features, amenities, facilities, specifications, specs | المزايا; مزايا, المواصفات, مواصفات, المرافق
requirements longText | requirements, prerequisites, conditions of entry | المتطلبات; متطلبات, الشروط, شروط
terms longText | terms, terms and conditions, conditions | الشروط والأحكام
itinerary longText | itinerary, programme, program, agenda | البرنامج; برنامج الرحلة, جدول الأعمال
destination text | destination | الوجهة; وجهة
origin text | origin, departure city, pickup, pickup location, pickup point | نقطة الانطلاق; مكان الانطلاق
method text | method, way | الطريقة; طريقة
unit text | unit, unit of measure, measure | الوحدة; وحدة القياس
batchNumber text | batch number, batch, lot number | رقم الدفعة; رقم التشغيلة
sender text | sender, from whom | المرسل; مرسل, اسم المرسل
recipient text | recipient, receiver, to whom | المستلم; مستلم, المرسل إليه, اسم المستلم
trackingNumber text unique | tracking number, tracking code, waybill | رقم التتبع; رقم تتبع, رقم الشحنة
orderNumber text unique | order number | رقم الطلب
invoiceNumber text unique | invoice number | رقم الفاتورة
roomNumber text unique | room number | رقم الغرفة; رقم غرفة
studentNumber text unique | student number, student id | رقم الطالب; الرقم الجامعي
employeeNumber text unique | employee number, employee id, staff number | رقم الموظف; الرقم الوظيفي
court text | court, court name | المحكمة; محكمة
caseNumber text unique | case number | رقم القضية
contractNumber text unique | contract number | رقم العقد
accountType text | account type | نوع الحساب
bookTitle text | book title | عنوان الكتاب; اسم الكتاب
publisherName text | publisher name | دار النشر; الناشر
authorName text | author name | اسم المؤلف
species text | species, animal type | النوع الحيواني; فصيلة
breed text | breed | السلالة; سلالة
fuelType enum =petrol/diesel/electric/hybrid | fuel type, fuel | نوع الوقود; الوقود
transmission enum =manual/automatic | transmission, gearbox | ناقل الحركة; نوع ناقل الحركة
difficulty enum =easy/medium/hard | difficulty, difficulty level | الصعوبة; مستوى الصعوبة
resolution longText | resolution, solution, outcome | الحل; حل, الحل المقدم
recommendation longText | recommendation, recommendations | التوصية; التوصيات, توصيات
evidence files | evidence, proof | الأدلة; أدلة, إثبات
slug slug unique | slug, permalink | الرابط المختصر
yesNo boolean | yes no | نعم أو لا
`);
