/** What to ask when a description says nothing, or leaves something open. */
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Question } from "../../../../../schema/planner.ts";

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

const letters = /\p{L}/gu;
const ours = /[\p{Script=Latin}\p{Script=Arabic}]/u;
/** Small words of French, German, Spanish, Portuguese, Italian and Turkish that English does not have. */
const small =
  /(?<![\p{L}])(?:les|des|une|est|avec|pour|leur|qui|und|ein|eine|der|das|mit|ist|haben|nicht|für|los|las|tienen?|una|con|para|por|cada|uma|não|possui|têm|gli|della|ogni|hanno|ve|bir|için|her|olan|vardır)(?![\p{L}])/giu;

/** For texts nothing came of: whether they are in a language that is not read here. */
export const otherLanguage = (text: string): readonly Question[] => {
  const all = text.match(letters) ?? [];
  const foreign = all.filter((letter) => !ours.test(letter)).length * 2 > all.length || (text.match(small)?.length ?? 0) > 2;
  if (all.length === 0 || !foreign) return [];
  return [
    {
      id: "language",
      text: {
        en: "This seems to be in another language. English and Arabic are read here; with a key for Claude, others are too.",
        ar: "يبدو هذا بلغة أخرى. تُقرأ هنا العربية والإنجليزية، وبمفتاح Claude تُقرأ لغات غيرها.",
      },
      choices: [],
      default: null,
    },
  ];
};

/** Nobody was said to see a thing that is new. */
export const askWho = (work: { readonly questions: Question[] }, id: Id, many: Sentence): void =>
  void work.questions.push({
    id: `who-${id}`,
    text: {
      en: `Who may see and change ${many.en}? Write for example: “Receptionists can see and add ${many.en.toLowerCase()}”.`,
      ar: `من يحق له عرض ${many.ar} وتعديلها؟ اكتب مثلًا: «موظف الاستقبال يقدر يشوف ويضيف ${many.ar}».`,
    },
    choices: [],
    default: null,
  });
