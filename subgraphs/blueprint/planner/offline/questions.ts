/** What to ask when a description says nothing, or leaves something open. */
import type { Question } from "../../../../schema/planner.ts";

/** For texts without any fact [BP43]: what to write, not a default platform. */
export const whatToWrite = (): readonly Question[] => [
  {
    id: "what",
    text: {
      en: "What should the platform keep, and for whom? Write for example: “A clinic. Patients have a name and phone. Doctors have a name and specialty. Receptionists manage appointments.”",
      ar: "ما الذي تحفظه المنصة ولمن؟ اكتب مثلًا: «عيادة. للمريض اسم ورقم هاتف. للطبيب اسم وتخصص. موظفو الاستقبال يديرون المواعيد.»",
    },
    choices: [],
    default: null,
  },
  {
    id: "who",
    text: {
      en: "Who uses it, and what may each of them see and change?",
      ar: "من يستخدمها، وماذا يحق لكل منهم أن يرى ويغيّر؟",
    },
    choices: [],
    default: null,
  },
];
