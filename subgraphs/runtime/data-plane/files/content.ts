/** What an uploaded file is called and what it is. Pure but for looking at the bytes. */
import { fileTypeFromBuffer } from "file-type";
import { rasterTypes } from "../../../../schema/blueprint/file-kinds.ts";

/** So many leading bytes decide what a file is. */
export const headBytes = 64 * 1024;

export interface ContentType {
  readonly type: string;
  /** The usual ending of its name; null where several are usual. */
  readonly ending: string | null;
}

/** Decides the media type by the leading bytes, never by the name. */
export const typeOf = async (head: Uint8Array): Promise<ContentType> => {
  const known = head.length === 0 ? undefined : await fileTypeFromBuffer(head).catch(() => undefined);
  if (known && known.mime !== "application/xml") return { type: known.mime, ending: strict.has(known.mime) ? known.ext : null };
  const text = textOf(head);
  if (text === null) return { type: "application/octet-stream", ending: null };
  if (/<svg[\s>:]/i.test(text)) return { type: "image/svg+xml", ending: null };
  if (/<(!doctype\s+html|html|head|body|script|iframe|meta|a|img|table|div|style|form|object|embed)[\s>/]/i.test(text))
    return { type: "text/html", ending: null };
  return { type: known ? "application/xml" : "text/plain", ending: null };
};
/** These are shown in the browser: under another ending, the same bytes could be opened as something else once saved. */
const strict = new Set<string>([...rasterTypes, "application/pdf"]);

/** The text the bytes are; null when they are none. */
const textOf = (head: Uint8Array): string | null => {
  try {
    // The head may end inside a character.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what texts do not hold
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text;
  } catch {
    return null;
  }
};

/** Types drawn in place; everything else is handed over to be saved. */
export const isInline = (type: string): boolean => strict.has(type) || /^(audio|video)\/[\w.+-]+$/.test(type);
/** What a browser would run when asked to draw it. Never served under its own name. */
export const isActive = (type: string): boolean => /html|xml|svg|javascript|ecmascript/.test(type);

const longest = 150;
/**
 * A name fit to be shown and saved under: no folders, no control characters, nothing that turns the direction of the text round it,
 * and the ending of what it is, where it is shown in the browser.
 */
export const cleanName = (given: string, { ending }: Pick<ContentType, "ending">): string => {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const at = plain.lastIndexOf(".");
  const [stem, own] = at > 0 && plain.length - at <= 12 ? [plain.slice(0, at), plain.slice(at + 1)] : [plain, ""];
  const kept = ending === null || same(own, ending) ? own : own === "" ? ending : `${own}.${ending}`;
  const short = [...stem].slice(0, longest).join("").trim() || "file";
  return kept === "" ? short : `${short}.${kept}`;
};
const same = (own: string, ending: string): boolean => {
  const [a, b] = [own.toLowerCase(), ending.toLowerCase()];
  return a === b || (b === "jpg" && a === "jpeg");
};
