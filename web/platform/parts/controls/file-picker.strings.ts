/** What is said while files are chosen and sent. */
import { defineStrings } from "../../../ui/strings.ts";
import { controlWords } from "./control.strings.ts";

export const fileWords = defineStrings({
  ...controlWords,
  chooseFile: { en: "Choose a file", ar: "اختر ملفًا" },
  addFiles: { en: "Add files", ar: "أضف ملفات" },
  replaceFile: { en: "Choose another", ar: "اختر غيره" },
  signInForFiles: { en: "Sign in to add files.", ar: "سجّل الدخول لإضافة ملفات." },
  dropHere: { en: "or drop it here", ar: "أو أفلته هنا" },
  fileLimits: { en: "at most {size}", ar: "بحد أقصى {size}" },
  filesLimits: { en: "at most {n} files of {size} each", ar: "بحد أقصى {n} من الملفات، حجم كل منها {size}" },
  uploading: { en: "Uploading {name}", ar: "جارٍ رفع {name}" },
  uploaded: { en: "{name} is uploaded.", ar: "رُفع {name}." },
  stopUpload: { en: "Stop uploading {name}", ar: "إيقاف رفع {name}" },
  fileTooLarge: { en: "{name} is larger than {size}. Choose a smaller one.", ar: "حجم {name} أكبر من {size}. اختر ملفًا أصغر." },
  tooManyFiles: { en: "At most {n} files fit here.", ar: "يتسع هذا الحقل لعدد {n} من الملفات على الأكثر." },
  dismiss: { en: "Dismiss", ar: "إخفاء" },
});
