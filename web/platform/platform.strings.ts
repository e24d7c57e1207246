/**
 * The words every page may need. What only some pages say lies beside them; what a platform is about (labels, options, help) comes
 * from its model.
 */
import { defineStrings } from "../ui/strings.ts";

export const words = defineStrings({
  skip: { en: "Skip to content", ar: "تخطَّ إلى المحتوى" },
  navigation: { en: "Main navigation", ar: "التنقل الرئيسي" },
  menu: { en: "Menu", ar: "القائمة" },
  close: { en: "Close", ar: "إغلاق" },
  manage: { en: "Manage", ar: "الإدارة" },
  yourMenu: { en: "Your menu", ar: "قائمتك" },
  language: { en: "Language", ar: "اللغة" },
  theme: { en: "Appearance", ar: "المظهر" },
  themeLight: { en: "Light", ar: "فاتح" },
  themeDark: { en: "Dark", ar: "داكن" },
  themeSystem: { en: "System", ar: "حسب الجهاز" },
  digits: { en: "Digits", ar: "الأرقام" },
  signIn: { en: "Sign in", ar: "تسجيل الدخول" },
  signOut: { en: "Sign out", ar: "تسجيل الخروج" },
  account: { en: "Your account", ar: "حسابك" },
  preferences: { en: "Preferences", ar: "التفضيلات" },
  previewNote: { en: "Preview environment: the data here is for trying out.", ar: "بيئة معاينة: البيانات هنا للتجربة." },
  add: { en: "Add {thing}", ar: "إضافة {thing}" },
  editRow: { en: "Edit {name}", ar: "تعديل {name}" },
  remove: { en: "Delete", ar: "حذف" },
  cancel: { en: "Cancel", ar: "إلغاء" },
  save: { en: "Save", ar: "حفظ" },
  awaiting: {
    en: "Sent for approval. Nothing changes until someone approves it.",
    ar: "أُرسل الطلب للموافقة. لن يتغير شيء قبل الموافقة عليه.",
  },
  actions: { en: "Actions", ar: "إجراءات" },
  waitingForYou: {
    en: { one: "{n} waits for your decision", other: "{n} wait for your decision" },
    ar: {
      zero: "لا شيء ينتظر قرارك",
      one: "طلب واحد ينتظر قرارك",
      two: "طلبان ينتظران قرارك",
      few: "{n} طلبات تنتظر قرارك",
      many: "{n} طلبًا ينتظر قرارك",
      other: "{n} طلب ينتظر قرارك",
    },
  },
  details: { en: "Details", ar: "التفاصيل" },
  offline: {
    en: "No connection. What you see may be older; we keep trying.",
    ar: "لا يوجد اتصال. قد يكون المعروض قديمًا، ونحن نعاود المحاولة.",
  },
  failed: { en: "That did not work.", ar: "تعذّر ذلك." },
  unreachable: {
    en: "The platform could not be reached. Check your connection and try again.",
    ar: "تعذّر الوصول إلى المنصة. تحقق من الاتصال وحاول مجددًا.",
  },
  correlation: { en: "Reference: {id}", ar: "المرجع: {id}" },
  retry: { en: "Try again", ar: "إعادة المحاولة" },
  expired: {
    en: "Your session has ended. Sign in again; what you typed is kept in this tab.",
    ar: "انتهت جلستك. سجّل الدخول من جديد؛ ما كتبته محفوظ في هذا التبويب.",
  },
  newVersion: { en: "A new version of this platform is ready.", ar: "يتوفر إصدار جديد من هذه المنصة." },
  showIt: { en: "Show it, keep what I typed", ar: "اعرضه واحتفظ بما كتبت" },
  broken: { en: "This part could not be shown.", ar: "تعذّر عرض هذا الجزء." },
  brokenPart: { en: "Component “{name}”: {reason}", ar: "المكوّن «{name}»: {reason}" },
  notFoundNote: {
    en: "The page or record does not exist, or it is not yours to see.",
    ar: "الصفحة أو السجل غير موجود، أو لا يحق لك الاطلاع عليه.",
  },
  noScript: {
    en: "You can read here without JavaScript; to change something, switch it on.",
    ar: "يمكنك القراءة هنا دون JavaScript، ولإجراء تغيير يجب تفعيلها.",
  },
  member: { en: "Member", ar: "عضو" },
});
