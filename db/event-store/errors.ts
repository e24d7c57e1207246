/** What the event store refuses. `events.append` raises with the code as message and the facts as detail; here it becomes an error again. */
import type { Sentence } from "../../schema/ids.ts";

export const eventSentences = {
  EVENT_VERSION_CONFLICT: {
    en: "The stream {stream} is at version {actual}, not at {expected}. Read it again and retry.",
    ar: "السجل {stream} عند الإصدار {actual} وليس {expected}. اقرأه مجددًا وأعد المحاولة.",
  },
  EVENT_ID_TAKEN: {
    en: "The event id {id} was already used for another event. Use a new id.",
    ar: "معرّف الحدث {id} استُخدم لحدث آخر. استخدم معرّفًا جديدًا.",
  },
  EVENT_STREAM_INVALID: {
    en: 'The stream name "{stream}" is not of the form kind:id.',
    ar: 'اسم السجل "{stream}" ليس على صورة نوع:معرّف.',
  },
  EVENT_TOO_MANY: {
    en: "One append takes 1 to 100 events, this one has {count}.",
    ar: "تقبل الإضافة الواحدة من 1 إلى 100 حدث، وهذه فيها {count}.",
  },
  EVENT_TOO_LARGE: {
    en: "An event may have 256 KiB, this one ({type}) has {bytes} bytes.",
    ar: "حد الحدث 256 كيبيبايت، وهذا ({type}) فيه {bytes} بايت.",
  },
  EVENT_FORBIDDEN: {
    en: "{role} may not append {type}.",
    ar: "لا يجوز للدور {role} إضافة {type}.",
  },
  EVENT_ORGANIZATION: {
    en: "Events are appended to the organization of the transaction only.",
    ar: "تضاف الأحداث إلى منظمة المعاملة وحدها.",
  },
  EVENT_POSITION_INVALID: {
    en: "This is not a position in the event log.",
    ar: "هذا ليس موضعًا في سجل الأحداث.",
  },
} as const satisfies Record<string, Sentence>;

export type EventErrorCode = keyof typeof eventSentences;

export class EventError extends Error {
  readonly sentence: Sentence;
  constructor(
    readonly code: EventErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
    super(fill(eventSentences[code].en), options);
    this.name = "EventError";
    this.sentence = { en: fill(eventSentences[code].en), ar: fill(eventSentences[code].ar) };
  }
}

/** Returns the EventError behind a database error, or null when it is something else. */
export const eventErrorOf = (error: unknown, known: Readonly<Record<string, string | number>> = {}): EventError | null => {
  const raised = error as { message?: string; detail?: string; driverError?: { message?: string; detail?: string } };
  const { message, detail } = raised.driverError ?? raised;
  if (!message || !Object.hasOwn(eventSentences, message)) return null;
  let facts: Record<string, string | number> = {};
  try {
    facts = JSON.parse(detail ?? "{}") as Record<string, string | number>;
  } catch {
    // No facts: the code alone says enough.
  }
  return new EventError(message as EventErrorCode, { ...known, ...facts }, { cause: error });
};
