/** The front door's own refusals: unprefixed codes, one sentence each in both languages that names the limit and how to stay under it. */
import { GraphQLError } from "graphql";
import type { Locale } from "../schema/ids.ts";
import { defineErrors, type Refusal, tellError } from "../subgraphs/errors.ts";

export const gatewayErrors = defineErrors("", {
  LIMIT_DOCUMENT: {
    en: "The request is too large: {what}. Split it into several requests.",
    ar: "الطلب أكبر من المسموح: {what}. قسّمه إلى عدة طلبات.",
  },
  LIMIT_DEPTH: {
    en: "The query is nested deeper than {limit} levels, or a fragment contains itself. Ask for the inner part separately.",
    ar: "الاستعلام متداخل أعمق من {limit} مستويات، أو يحتوي مقطع نفسه. اطلب الجزء الداخلي على حدة.",
  },
  LIMIT_INTROSPECTION: {
    en: "Introspection may be {limit} levels deep and follow fields, interfaces and possible types twice. Use the standard introspection query.",
    ar: "يُسمح للاستبطان بعمق {limit} مستوى وباتباع الحقول والواجهات والأنواع الممكنة مرتين. استخدم استعلام الاستبطان القياسي.",
  },
  LIMIT_ALIASES: {
    en: "Too many aliases: at most {each} of one field and {limit} in one operation. Use a list field or split the request.",
    ar: "أسماء بديلة كثيرة: بحد أقصى {each} للحقل الواحد و{limit} للعملية. استخدم حقل قائمة أو قسّم الطلب.",
  },
  LIMIT_DUPLICATES: {
    en: "The field {field} is repeated more than {limit} times in one place. Ask for it once.",
    ar: "تكرر الحقل {field} أكثر من {limit} مرات في موضع واحد. اطلبه مرة واحدة.",
  },
  LIMIT_DIRECTIVES: {
    en: "Too many directives: at most {each} in one place and {limit} in one operation. Remove some.",
    ar: "توجيهات كثيرة: بحد أقصى {each} في الموضع الواحد و{limit} في العملية. احذف بعضها.",
  },
  LIMIT_ROOTS: {
    en: "One operation may ask for {limit} root fields here. Split the request.",
    ar: "يمكن للعملية الواحدة هنا أن تطلب {limit} حقول جذرية. قسّم الطلب.",
  },
  LIMIT_COST: {
    en: "This query may cost {cost} points; the limit is {limit}. Ask for smaller pages (first) or split it.",
    ar: "قد يكلف هذا الاستعلام {cost} نقطة والحد {limit}. اطلب صفحات أصغر (first) أو قسّمه.",
  },
  LIMIT_VARIABLES: {
    en: "The variables are larger than {limit} KiB or nested deeper than {depth} levels. Send less at once.",
    ar: "المتغيرات أكبر من {limit} كيبيبايت أو متداخلة أعمق من {depth} مستوى. أرسل أقل في المرة الواحدة.",
  },
  LIMIT_SUBSCRIPTIONS: {
    en: "At most {limit} subscriptions may be open here. End some first.",
    ar: "يمكن فتح {limit} اشتراكًا هنا كحد أقصى. أنهِ بعضها أولًا.",
  },
  BATCHING_OFF: { en: "Send one operation per request, not a list.", ar: "أرسل عملية واحدة في كل طلب لا قائمة." },
  RATE_LIMITED: {
    en: "Too many requests: {limit} a minute. Try again in {seconds} seconds.",
    ar: "طلبات كثيرة: الحد {limit} في الدقيقة. حاول بعد {seconds} ثانية.",
  },
  INTROSPECTION_OFF: {
    en: "The schema is shown to people who are signed in. Please sign in.",
    ar: "يُعرض المخطط لمن سجّل الدخول. يرجى تسجيل الدخول.",
  },
  METHOD_NOT_ALLOWED: { en: "Send this request with POST.", ar: "أرسل هذا الطلب بطريقة POST." },
  UNSUPPORTED_MEDIA_TYPE: { en: "Send JSON: content-type application/json.", ar: "أرسل JSON: نوع المحتوى application/json." },
  SUBSCRIPTION_NEEDS_SOCKET: {
    en: "Subscriptions run over a WebSocket (graphql-transport-ws) at the same address.",
    ar: "تعمل الاشتراكات عبر WebSocket (graphql-transport-ws) على العنوان نفسه.",
  },
  SUBSCRIPTION_OVERFLOW: {
    en: "Events came faster than they were read. Subscribe again after the last revision.",
    ar: "وصلت الأحداث أسرع من قراءتها. اشترك من جديد بعد آخر مراجعة.",
  },
  SUBGRAPH_UNAVAILABLE: {
    en: "A part of WebNova ({subgraph}) does not answer right now. Please try again in a moment.",
    ar: "لا يجيب جزء من WebNova ({subgraph}) الآن. يرجى المحاولة بعد لحظات.",
  },
  ORIGIN_REFUSED: { en: "Pages from another address may not do this.", ar: "لا يُسمح لصفحات من عنوان آخر بهذا." },
  NOT_FOUND: { en: "There is nothing here.", ar: "لا يوجد شيء هنا." },
});

/** Who reads an answer: their language and the id that finds their request in the log. */
export interface Reader {
  readonly locale: Locale;
  readonly requestId: string;
}

/** Makes a refusal an error of GraphQL, so it can stand in an answer's `errors`. */
export const asGraphQLError = (refusal: Refusal): GraphQLError =>
  new GraphQLError(refusal.message, { originalError: refusal, extensions: refusal.extensions });

/** Hears what was unexpected, once, with its cause. */
export type Log = (cause: unknown, correlationId: string) => void;

/** Turns errors into what this reader may see [FD40]; what nobody expected is logged and leaves as INTERNAL. */
export const tellAll = (errors: readonly unknown[], reader: Reader, log: Log, hints = true): readonly GraphQLError[] =>
  errors.map((error) => {
    const { formatted, unexpected, sentence } = tellError(error, reader);
    if (unexpected) log(unexpected, reader.requestId);
    const { serviceName: _, stacktrace: __, ...extensions } = formatted.extensions ?? {};
    const code =
      extensions.code === "GRAPHQL_PARSE_FAILED" || extensions.code === "GRAPHQL_VALIDATION_FAILED" ? "BAD_REQUEST" : extensions.code;
    return new GraphQLError(hints ? formatted.message : formatted.message.replace(/ Did you mean .*\?$/, ""), {
      ...(formatted.path && { path: formatted.path }),
      extensions: { ...extensions, ...(code !== undefined && { code }), ...(sentence && { sentence }) },
    });
  });

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INTROSPECTION_OFF: 403,
  ORIGIN_REFUSED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  LIMIT_DOCUMENT: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/** The HTTP status of a request that was refused before it ran. */
export const statusOf = (code: string): number => statuses[code] ?? 400;
