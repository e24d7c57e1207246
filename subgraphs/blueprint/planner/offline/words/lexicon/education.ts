import { concepts } from "./define.ts";

export const education = concepts(
  "education",
  `
student person | student, pupil, learner, trainee | طالب, الطلاب; طالبة, طلبة, تلميذ, تلاميذ, طلاب, الطلبة, متدرب, متدربين, متعلم | name! email phone dateOfBirth | graduation-cap
teacher person | teacher, instructor, tutor, lecturer, professor, faculty member | معلم, المعلمون; مدرس, مدرسين, أستاذ, أساتذة, معلمين, المدرسون, المدرسين, معلمة, معلمات, محاضر | name! email phone specialty | user
parent person | parent, guardian, father, mother | ولي الأمر, أولياء الأمور; ولي امر, والد, والدة, أولياء أمور, الأهل, ولي أمر | name! phone email | users
principal person | principal, headmaster, school director, dean | مدير المدرسة, مدراء المدارس; عميد | name! email | briefcase
librarian person | librarian | أمين المكتبة, أمناء المكتبة; موظف المكتبة, أمين مكتبة | name! email | book
course thing | course, module of study, online course, training course | دورة, الدورات; مقرر, مقررات, مساق, مساقات, دورات, كورس, كورسات, المقررات, دورة تدريبية | title! description startDate endDate capacity price | book-open
subject tag | school subject, academic subject | مادة دراسية, المواد الدراسية; مواد دراسية | name! code | book
lesson event | lesson, lecture, tutorial | درس, الدروس; محاضرة, محاضرات, دروس | @course title! time duration | play
class thing | class, classroom group, school class, grade class, group of students | صف, الصفوف; فصل, فصول, شعبة, صفوف | name! grade capacity | users
classroom place | classroom, lecture hall | قاعة دراسية, القاعات الدراسية; فصل دراسي | name! capacity | building
assignment event | assignment, homework, coursework | واجب, الواجبات; واجب منزلي, واجبات, تكليف | @course title! description dueDate | clipboard
submission document | submission, homework submission | تسليم, التسليمات; إجابة الطالب, تسليمات | @student! @assignment! file date score | upload
exam event | exam, test, quiz, examination | اختبار, الاختبارات; امتحان, امتحانات, اختبارات, الامتحانات | @course title! date score | edit
grade document | grade, mark entry, exam result, score entry, student grade | درجة, الدرجات; علامة الطالب, درجات, علامات, نتائج | @student! @course score! date | award
enrollment event | enrollment, enrolment, course registration | تسجيل الطالب, تسجيلات الطلاب; التحاق, تسجيل مقرر | @student! @course! date status | user-plus
attendance event | attendance, attendance record, absence | حضور, سجلات الحضور; غياب, الحضور والغياب | @student! date! status | check
certificate document | certificate, diploma | شهادة, الشهادات; شهادات | @student title! date | award
program thing | study program, degree program, curriculum, academic program | برنامج دراسي, البرامج الدراسية; منهج, مناهج | name! description | layers
semester event | semester, school term, academic year | =فصل دراسي, الفصول الدراسية; فصل دراسي أكاديمي, الفصول الدراسية; سنة دراسية | name! startDate! endDate! | calendar
book thing | book | كتاب, الكتب; كتب | title! isbn year copies | book
author person | author, writer | مؤلف, المؤلفون; كاتب المقال, مؤلفين, كتاب المقالات | name! bio | pen-tool
publisher person | publisher, publishing house | ناشر, الناشرون; دار نشر | name! website | building
loan event | loan, borrowing, book loan, lending | إعارة, الإعارات; استعارة, إعارات, استعارات | @book! loanDate! dueDate returnDate status | repeat
scholarship thing | scholarship, grant for study | منحة, المنح; منحة دراسية, منح | name! description amount dueDate | award
school none | school, elementary school, high school, kindergarten, nursery | مدرسة, المدارس; روضة, مدارس, حضانة
university none | university, college, faculty, institute, academy | جامعة, الجامعات; كلية, معهد, جامعات, كليات, أكاديمية
library none | library, public library | مكتبة, المكتبات; مكتبات
trainingCenter none | training center, training centre, learning platform, e learning platform, lms, e learning | مركز تدريب, مراكز التدريب; منصة تعليمية, منصة تعليم
`,
);

export const hr = concepts(
  "hr",
  `
employee person | employee, worker, staff member record, colleague, associate | موظف, الموظفون; موظفة, موظفين, عامل, عمال, موظفون, الموظفين, العاملون | name! email phone jobTitle hireDate salary | user
hrManager person | hr manager, hr officer, hr staff, human resources, hr, hr team | مسؤول الموارد البشرية, مسؤولو الموارد البشرية; الموارد البشرية, مدير الموارد البشرية, موظف الموارد البشرية | name! email | users
candidate person | candidate, applicant, job seeker, job applicant | مرشح, المرشحون; متقدم, متقدمين, باحث عن عمل, مرشحين, المتقدمون | name! email phone resume status | user-plus
recruiter person | recruiter, hiring manager | مسؤول التوظيف, مسؤولو التوظيف; موظف التوظيف | name! email | user
employer person | employer | صاحب عمل, أصحاب العمل; جهة التوظيف | name! email phone website | briefcase
leaveRequest document | leave request, leave, vacation request, time off request, time off, holiday request, vacation | طلب إجازة, طلبات الإجازة; إجازة, إجازات, الإجازات | @employee! type startDate! endDate! reason status | calendar
position tag | position, job position, job title entry | منصب, المناصب; وظيفة شاغرة, مناصب | title! description salary | briefcase
job thing | job, job posting, vacancy, job opening, job listing, opening | وظيفة, الوظائف; إعلان وظيفة, شاغر, شواغر, وظائف, فرصة عمل, فرص عمل | title! description location salary status | briefcase
application document | application, job application, application form | طلب تقديم, طلبات التقديم; طلب توظيف, طلبات التوظيف, استمارة | date notes file status | file-text
interview event | interview | مقابلة, المقابلات; مقابلات, مقابلة عمل | @candidate! time! notes status | message-circle
payslip document | payslip, payroll, salary slip, pay slip | قسيمة راتب, قسائم الرواتب; كشف راتب, مسير الرواتب, الرواتب | @employee! month! amount! | credit-card
timesheet document | timesheet, time entry, time sheet, work log, time log | سجل دوام, سجلات الدوام; سجل ساعات, ساعات العمل المسجلة, دوام | @employee! date! hours! notes | clock
shift event | shift, work shift | وردية, الورديات; مناوبة, مناوبات, ورديات | @employee startTime! endTime! | clock
performanceReview document | performance review, appraisal, evaluation | تقييم أداء, تقييمات الأداء; تقييم الأداء | @employee! date rating comment | trending-up
training event | training, training session, workshop training | تدريب, التدريبات; جلسة تدريب, تدريبات | title! startDate endDate capacity | book-open
expenseClaim document | expense claim, expense report, reimbursement | مصروف, المصروفات; مطالبة مصروفات, مصاريف, مصروفات, نفقات | title! amount! date status file | receipt
objective thing | objective, performance goal, okr | هدف الأداء, أهداف الأداء; أهداف | title! description dueDate progress | target
`,
);
