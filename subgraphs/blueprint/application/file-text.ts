/**
 * A blueprint's file as text: YAML 1.2 core, of which JSON is a part. Read strictly [BP50]: no alias, no tag of somebody's own, no name
 * twice, no name that reaches into a prototype, at most 8 MiB; every refusal says line and column.
 */
import { Document, isAlias, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from "yaml";
import { limits } from "../../../schema/blueprint/limits.ts";
import { unsafeNames } from "../../../schema/blueprint/names.ts";
import type { Json, Sentence } from "../../../schema/ids.ts";
import { blueprintErrors } from "../domain/errors.ts";

export type FileFormat = "yaml" | "json";

/** Writes a blueprint's form as text. Lines are never folded, so a difference between two files is a difference between two lines. */
export const writeFile = (value: Json, format: FileFormat): string =>
  format === "json"
    ? `${JSON.stringify(value, null, 2)}\n`
    : new Document(value, { aliasDuplicateObjects: false }).toString({ lineWidth: 0, indent: 2 });

/** Reads a file's text as plain data. Throws BLUEPRINT_FILE_TOO_LARGE or BLUEPRINT_FILE_INVALID with the place of the first fault. */
export const readFileText = (text: string): unknown => {
  const size = Buffer.byteLength(text);
  if (size > limits.canonicalBytes) throw blueprintErrors("FILE_TOO_LARGE", { size, limit: limits.canonicalBytes });
  const lines = new LineCounter();
  const refuse = (offset: number, detail: Sentence): never => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    const at = { line: Math.max(1, line), column: Math.max(1, col) };
    throw blueprintErrors("FILE_INVALID", { ...at, detail }, at);
  };
  const document = parseDocument(text.replace(/^\ufeff/, ""), {
    version: "1.2",
    schema: "core",
    strict: true,
    // Looked at below: the reader compares each name with every other one of its map.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault && isCutJson(text))
    refuse(text.trimEnd().length, { en: "the file ends before it is complete", ar: "ينتهي الملف قبل أن يكتمل" });
  if (fault) refuse(fault.pos[0], faultWords[fault.code] ?? { en: fault.message, ar: `صياغة غير صحيحة (${fault.code})` });
  visit(document, (_, node) => {
    const from = (node as Node | null)?.range?.[0] ?? 0;
    if (isAlias(node)) refuse(from, faultWords.BAD_ALIAS!);
    if (isNode(node) && "anchor" in node && node.anchor !== undefined) refuse(from, faultWords.BAD_ALIAS!);
    if (isNode(node) && node.tag !== undefined) refuse(from, faultWords.TAG_RESOLVE_FAILED!);
    if (isMap(node)) {
      const names = new Set<string>();
      for (const { key } of node.items) {
        const name = isScalar(key) ? key.value : key;
        if (typeof name !== "string" && typeof name !== "number" && typeof name !== "boolean")
          refuse((key as Node | null)?.range?.[0] ?? from, { en: "a name has to be plain text", ar: "يجب أن يكون الاسم نصًا عاديًا" });
        if (unsafeNames.has(String(name)))
          refuse((key as Node).range?.[0] ?? from, { en: `“${String(name)}” cannot be a name`, ar: `لا يصلح «${String(name)}» اسمًا` });
        if (names.has(String(name))) refuse((key as Node).range?.[0] ?? from, faultWords.DUPLICATE_KEY!);
        names.add(String(name));
      }
    }
  });
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  if (typeof value !== "object" || value === null || Array.isArray(value) || !("blueprint" in value))
    refuse(0, { en: "this is no blueprint: it begins with “blueprint: 1”", ar: "هذا ليس مخططًا: يبدأ المخطط بـ «blueprint: 1»" });
  return value;
};

/** JSON that was not copied or sent whole; the reader of YAML finds fault with how its last lines are indented. */
const isCutJson = (text: string): boolean => {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const { message } = error as Error;
    const place = Number(/at position (\d+)/.exec(message)?.[1]);
    return /end of JSON input|Unterminated string/.test(message) || place >= text.trimEnd().length;
  }
};

const faultWords: Readonly<Record<string, Sentence>> = {
  DUPLICATE_KEY: { en: "this name is there twice", ar: "هذا الاسم مكرر" },
  TAG_RESOLVE_FAILED: { en: "tags are not read", ar: "الوسوم غير مقروءة" },
  MULTIPLE_DOCS: { en: "a second document begins here", ar: "هنا يبدأ مستند ثانٍ" },
  TAB_AS_INDENT: { en: "tabs cannot indent", ar: "لا تصلح علامات الجدولة للإزاحة" },
  BAD_INDENT: { en: "this line is indented wrongly", ar: "إزاحة هذا السطر غير صحيحة" },
  MISSING_CHAR: { en: "a sign is missing here", ar: "تنقص هنا علامة" },
  RESOURCE_EXHAUSTION: { en: "this is nested too deep", ar: "التداخل هنا أعمق مما يُقرأ" },
  BAD_ALIAS: { en: "an alias stands here; write the value itself", ar: "هنا إحالة؛ اكتب القيمة نفسها" },
};
