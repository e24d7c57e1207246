/** Words every sector uses: people of an office, general things, and what is never an entity. */
import { concepts } from "./define.ts";

export const common = concepts(
  "general",
  `
member member | user, member, someone, somebody, others, the others, people, person, everyone, everybody, anyone, anybody, signed in user, registered user, account holder, logged in user | مستخدم, المستخدمون; عضو, أعضاء, الأعضاء, مستخدمين, الجميع, الناس, شخص, أشخاص, المسجلين | name! email phone | user
public public | visitor, guest user, the public, anonymous user, public | زائر, الزوار; زوار, الجمهور, زائرين, العامة
admin admin | admin, administrator, system administrator, site admin, platform admin, super admin, superuser | مدير النظام, مدراء النظام; مسؤول النظام, مشرف النظام, أدمن, مدير المنصة, مدير الموقع, الإدارة, مسؤولو النظام
manager person | manager, supervisor, head, director, boss | مدير, المدراء; مدراء, مديرون, مديرين, رئيس القسم, مديرة, المدير | name! email phone | briefcase
owner person | owner, proprietor, pet owner | مالك, الملاك; ملاك, المالك, صاحب العمل, صاحب, صاحب الحيوان | name! email phone | user
staff person | staff, staff member, team member, personnel, clerk, operator | =عضو الطاقم, الطاقم; موظف الخدمة, طاقم الخدمة; طاقم العمل, فريق العمل, كاتب | name! email phone | users
moderator person | moderator | مشرف المنتدى, مشرفو المنتدى; مشرف المجتمع, مشرف المحتوى | name! email | shield
supervisor person | supervisor | مشرف, المشرفون; مشرفين, مشرفة, مشرفات | name! email phone | shield
meetingMinutes document | meeting minutes, minutes of meetings, minutes of a meeting, minutes of the meeting | محضر اجتماع, محاضر الاجتماعات; محاضر اجتماعات, محاضر اجتماع, محضر الجلسة, محاضر الجلسات, محضر جلسة, محاضر جلسات | title! date body file | file-text
secretary person | secretary | سكرتير, السكرتارية; سكرتيرة, سكرتيرين | name! phone | user
assistant person | assistant | مساعد, المساعدون; مساعدة, مساعدين | name! phone | user
technician person | technician, engineer, repairman, mechanic | فني, الفنيون; فنيين, مهندس, مهندسين, المهندسون, ميكانيكي | name! phone specialty | wrench
coordinator person | coordinator | منسق, المنسقون; منسقين, منسقة | name! email phone | user
inspector person | inspector | مفتش, المفتشون; مفتشة, مفتشين | name! email | search
auditor person | auditor | مدقق, المدققون; مراجع الحسابات, مراجع داخلي, مراجع خارجي, مراجع مالي, مدققة, مدققين | name! email | search
department tag | department, division, unit of work | قسم, الأقسام; أقسام, إدارة فرعية, دائرة | name! description | building
branch place | branch | فرع, الفروع; فروع | name! address phone | building
team thing | team, crew, squad | فريق, الفرق; فرق | name! description | users
category tag | category | فئة, الفئات; تصنيف, تصنيفات, فئات, التصنيفات | name! description | tag
document document | document, paper | مستند, المستندات; وثيقة, وثائق, مستندات, الوثائق | title! file date notes | file
note document | note, memo | مذكرة, المذكرات; مذكرات | title! body | file-text
task event | task, todo, to do, to do item, assignment item, action item | مهمة, المهام; مهام, مهمات, المهمات | title! description dueDate status | check-square
project thing | project | مشروع, المشاريع; مشاريع, مشروعات, المشروعات | name! description startDate endDate status | folder
milestone event | milestone | مرحلة المشروع, مراحل المشروع; معلم رئيسي | name! dueDate status | flag
comment document | comment | تعليق, التعليقات; تعليقات | body! | message-circle
message document | message, messaging, direct message, private message | رسالة, الرسائل; رسائل | subject body! | mail
conversation event | conversation, chat, thread | محادثة, المحادثات; محادثات, دردشة | subject! | message-circle
listing thing | listing, ad, classified, classified ad, advert | إعلان مبوب, الإعلانات المبوبة | title! description price photos status | tag
announcement document | announcement, notice, bulletin | إعلان, الإعلانات; إعلانات, تعميم, تعاميم | title! body publishedAt | megaphone
notification document | notification, alert, reminder | إشعار, الإشعارات; إشعارات, تنبيه, تنبيهات, تذكير | title! body | bell
review document | review, rating review, testimonial, customer review, feedback | تقييم, التقييمات; مراجعة, مراجعات, تقييمات, آراء, رأي, المراجعات | rating! comment | star
survey thing | survey, poll, questionnaire | استبيان, الاستبيانات; استطلاع, استبيانات | title! description status | list
question document | question | سؤال, الأسئلة; أسئلة | title! body | help-circle
file document | uploaded file, upload | ملف مرفوع, الملفات المرفوعة | title! file | file
site place | work site, construction site, building site, job site | =موقع عمل, مواقع العمل; موقع بناء, مواقع البناء | name! address | map-pin
location place | location | =موقع, المواقع; موقع جغرافي, المواقع الجغرافية | name! address | map-pin
city place | city | مدينة, المدن; مدن | name! country | map
address thing | saved address | =عنوان, العناوين; عنوان محفوظ, العناوين المحفوظة | name! address | map-pin
feedback document | feedback form, suggestion | اقتراح, الاقتراحات; اقتراحات, مقترح, مقترحات | subject! body | message-square
complaint document | complaint | شكوى, الشكاوى; شكاوي, شكاوى | subject! description date status | alert-triangle
request document | request, inquiry, enquiry | طلب, الطلبات; طلبات, استفسار, استفسارات | subject! description date status | inbox
contract document | contract, agreement | عقد, العقود; عقود, اتفاقية, اتفاقيات | title! startDate endDate amount status | file-text
schedule event | schedule, timetable, rota, shift schedule | جدول, الجداول; جداول, جدول زمني | title! startTime endTime | calendar
meeting event | meeting | اجتماع, الاجتماعات; اجتماعات | title! time! location notes | calendar
partner person | partner | شريك, الشركاء; شركاء | name! email phone website | handshake
sponsor person | sponsor | راعي, الرعاة; رعاة, كفيل, كفلاء, كافل | name! email phone website | handshake
subscriber person | subscriber | مشترك, المشتركون; مشتركين, مشتركة | name! email phone startDate endDate | user
cleaner person | cleaner, housekeeper, housekeeping, cleaning staff | عامل نظافة, عمال النظافة; عاملة نظافة, عمال نظافة, فريق النظافة | name! phone | user
session event | session, class session | جلسة, الجلسات; جلسات, حصة, حصص | title time! duration | clock
company thing | company, organization, organisation, firm, business | شركة, الشركات; شركات, مؤسسة, مؤسسات, منظمة, منظمات, منشأة, جهة, جهات, الجهات | name! phone website address | building
contactMessage document | contact form, contact request, contact message | نموذج تواصل, رسائل التواصل; اتصل بنا | name! email body! | mail
faq document | faq, frequently asked question | سؤال شائع, الأسئلة الشائعة; أسئلة شائعة | title! answer | help-circle
favorite thing | favorite, favourite, bookmark, wishlist, wish list, watchlist | مفضلة, المفضلة; قائمة الرغبات, قائمة أمنيات, قائمة الأمنيات | notes | heart
follow thing | follow record, followed page | =متابعة, المتابعات; متابعة محفوظة, المتابعات المحفوظة | date | bell
membership thing | membership, subscription | اشتراك, الاشتراكات; اشتراكات, عضوية, عضويات | name! startDate endDate status | repeat
equipment thing wide | equipment, device, tool, machine, instrument | جهاز, الأجهزة; معدات, أجهزة, معدة, أداة, أدوات, آلة, آلات | name! serialNumber status | tool
relative none | wife, husband, brother, sister, brother in law, sister in law, aunt, uncle, cousin, son, daughter, grandmother, grandfather
system none | system, platform, app, application software, web app, mobile app, website, site, portal, software, tool for, internal tool, online tool, web tool, tool to, web application, web site, program, solution, crm, erp, cms, management system, blog engine, online platform, registry, catalog, catalogue, directory, database, inventory, inventory system, tracker, manager app, planner app, booking system, reservation system, booking site, business management | نظام, الأنظمة; منصة, تطبيق, موقع إلكتروني, بوابة, برنامج, موقع, نظاما, موقعا, منصات, تطبيقات, سيستم, السيستم, ابليكيشن, أبليكيشن, ابلكيشن, سوفتوير, ويب سايت, ويبسايت, برنامجا, تطبيقا
page none | page, homepage, home page, landing page, screen, section, button, component, menu, navbar, navigation bar, footer, header, sidebar, form, interface, ui, layout, design, dashboard, chart, graph, view, card, icon, banner image, background, theme, style, font, colour, color, tab, table | صفحة, الصفحات; شاشة, واجهة, زر, لوحة تحكم, لوحة المعلومات, قائمة رئيسية, تصميم, خلفية, أزرار, الأزرار, بطاقات, العناصر, ثيم, ألوان, لون
abstractWord none | functionality, feature, function, data, information, info, detail, list, overview, history, option, service offering, way, thing, everything, anything, something, stuff, type, kind, number, example, purpose, experience, access, content, time, day, week, month, year, search, filter, statistics, statistic, figure, report, analytics, progress, status, result, account, profile, setting, preference, personal information, password, login, authentication, user authentication, user account, registration, role, permission, community, case, need, help, support, management, field, record, entry, item list, part, side, place, world, life, home, work, job to do, business process, process, workflow, operation, activity log, end, start, top, bottom, name, price, email, phone, date, address, title, description | بيانات, معلومات, تفاصيل, قائمة, خيارات, وظائف النظام, ميزات, مزايا, خصائص, تقارير, تقرير, إحصائيات, حساب, ملف شخصي, إعدادات, صلاحيات, دور, بحث, كلمة المرور, تسجيل, عمل, شيء, أشياء, سجل, سجلات, بحث وتصفية, وظائف, إدارة, متابعة, شفافية, حوكمة
`,
);
