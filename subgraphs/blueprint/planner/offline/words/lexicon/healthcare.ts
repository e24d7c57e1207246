import { concepts } from "./define.ts";

export const healthcare = concepts(
  "healthcare",
  `
patient person | patient | مريض, المرضى; مريضة, مراجع, المراجعين, المراجعون, مرضى | name! dateOfBirth phone gender | heart-pulse
doctor person | doctor, physician, consultant doctor, surgeon, gp | طبيب, الأطباء; دكتور, طبيبة, الدكاترة, دكاترة, أطباء, حكيم | name! specialty phone | stethoscope
nurse person | nurse | ممرض, الممرضون; ممرضة, الممرضات, تمريض, ممرضين, ممرضات | name! phone | heart
pharmacist person | pharmacist | صيدلي, الصيادلة; صيدلاني, صيدلانية, صيادلة | name! phone | pill
dentist person | dentist | طبيب أسنان, أطباء الأسنان | name! specialty phone | stethoscope
therapist person | therapist, physiotherapist, psychologist | معالج, المعالجون; أخصائي علاج, معالجين | name! specialty phone | user
receptionist person | receptionist, front desk, reception, front desk staff, reception staff | موظف الاستقبال, موظفو الاستقبال; الاستقبال, موظف استقبال, موظفي الاستقبال, موظفة الاستقبال, الريسبشن, ريسبشن, الرسبشن | name! phone | user
labTechnician person | lab technician, laboratory technician | فني المختبر, فنيو المختبر; فني مختبر | name! phone | user
paramedic person | paramedic | مسعف, المسعفون; مسعفين | name! phone | user
caregiver person | caregiver, carer | مقدم الرعاية, مقدمو الرعاية | name! phone | user
appointment event | appointment | موعد, المواعيد; مواعيد, مواعد, ميعاد, الميعاد | @patient! @doctor time! reason status | calendar
visit event | visit, consultation, checkup | زيارة, الزيارات; استشارة, كشف, معاينة, زيارات | @patient! time! reason notes | clipboard
prescription document | prescription | وصفة طبية, الوصفات الطبية; وصفة, وصفات, روشتة, الوصفات, روشتات | @patient! @doctor date dosage notes | file-text
medication thing | medication, medicine, drug, pharmaceutical | دواء, الأدوية; أدوية, علاج دوائي | name! price stock expiryDate | pill
medicalRecord document | medical record, health record, patient record, patient file | سجل طبي, السجلات الطبية; ملف طبي, السجل الطبي, سجلات طبية, الملف الطبي, الملفات الطبية | @patient! date diagnosis notes | file-text
diagnosisRecord document | diagnosis record | تشخيص مسجل, التشخيصات | @patient! date notes | file-text
labTest event | lab test, laboratory test, blood test, medical test | فحص مخبري, الفحوصات المخبرية; تحليل, تحاليل, فحص طبي, التحاليل, فحوصات | @patient! name! date score | flask
labResult document | lab result, test result | نتيجة فحص, نتائج الفحوصات; نتائج التحاليل | @patient! name! date notes | flask
treatment event | treatment, therapy, treatment plan | علاج, العلاجات; خطة علاج | @patient! name! startDate notes | heart-pulse
vaccination event | vaccination, immunization, vaccine | تطعيم, التطعيمات; لقاح, لقاحات, تطعيمات | @patient! name! date | syringe
ward place | ward, hospital ward | جناح المرضى, أجنحة المرضى; جناح المستشفى | name! capacity | building
bed thing | bed, hospital bed | سرير, الأسرّة; سرير المستشفى | number! status | bed
operation event | surgery, surgical operation | عملية جراحية, العمليات الجراحية; جراحة | @patient! @doctor time! notes | activity
insuranceClaim document | insurance claim | مطالبة تأمين, مطالبات التأمين; مطالبة تأمينية | number amount date status | file-text
clinicBranch place | clinic branch | فرع العيادة, فروع العيادة | name! address phone | building
ambulance thing | ambulance | سيارة إسعاف, سيارات الإسعاف | plateNumber! status | truck
donor person | blood donor | متبرع بالدم, المتبرعون بالدم | name! phone bloodType | droplet
clinic none | clinic, medical clinic, medical center, medical centre, polyclinic | عيادة, العيادات; مركز طبي, مستوصف, عيادات
hospital none | hospital | مستشفى, المستشفيات; مستشفيات
dentalClinic none | dental clinic | عيادة أسنان, عيادات الأسنان
pharmacy none | pharmacy, drugstore | صيدلية, الصيدليات; صيدليات
laboratory none | laboratory, lab | مختبر, المختبرات; معمل تحاليل
`,
);
