/**
 * What a file field takes: how large, how many, of which kinds. A kind is a group (`image`, `document`), a media type (`image/*`,
 * `application/pdf`) or an ending (`docx`, `.docx`); what a file is was decided by its leading bytes, never by its name.
 */
import type { Sentence } from "../ids.ts";
import type { FieldTypeName } from "./shape.ts";

interface FileField {
  readonly type: FieldTypeName;
  readonly config: Readonly<Record<string, unknown>>;
}

const office = "application/vnd.openxmlformats-officedocument.";
const open = "application/vnd.oasis.opendocument.";
/** Old office files: the bytes say no more than that. */
const compound = "application/x-cfb";
/** Pictures every browser draws and none runs. */
export const rasterTypes = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"] as const;

const groups: Readonly<Record<string, readonly string[]>> = {
  image: [...rasterTypes, "image/heic", "image/heif", "image/tiff"],
  pdf: ["application/pdf"],
  document: ["application/pdf", compound, `${office}wordprocessingml.document`, `${open}text`, "application/rtf", "text/plain"],
  spreadsheet: [compound, `${office}spreadsheetml.sheet`, `${open}spreadsheet`, "text/plain"],
  presentation: ["application/pdf", compound, `${office}presentationml.presentation`, `${open}presentation`],
  audio: ["audio/*"],
  video: ["video/*"],
  text: ["text/plain"],
  archive: ["application/zip", "application/gzip", "application/x-7z-compressed", "application/vnd.rar", "application/x-tar"],
};
const endings: Readonly<Record<string, readonly string[]>> = {
  jpg: ["image/jpeg"],
  jpeg: ["image/jpeg"],
  png: ["image/png"],
  gif: ["image/gif"],
  webp: ["image/webp"],
  avif: ["image/avif"],
  bmp: ["image/bmp"],
  heic: ["image/heic"],
  tif: ["image/tiff"],
  tiff: ["image/tiff"],
  svg: ["image/svg+xml"],
  doc: [compound],
  docx: [`${office}wordprocessingml.document`],
  odt: [`${open}text`],
  rtf: ["application/rtf"],
  txt: ["text/plain"],
  csv: ["text/plain"],
  json: ["text/plain"],
  xls: [compound],
  xlsx: [`${office}spreadsheetml.sheet`],
  ods: [`${open}spreadsheet`],
  ppt: [compound],
  pptx: [`${office}presentationml.presentation`],
  mp3: ["audio/mpeg"],
  wav: ["audio/wav"],
  mp4: ["video/mp4"],
  webm: ["video/webm"],
  zip: ["application/zip"],
};

export const isFileField = ({ type }: { readonly type: FieldTypeName }): boolean => fileTypes.has(type);
const fileTypes = new Set<FieldTypeName>(["file", "files", "image", "images", "signature"]);
export const holdsMany = ({ type }: { readonly type: FieldTypeName }): boolean => type === "files" || type === "images";
export const showsPictures = ({ type }: { readonly type: FieldTypeName }): boolean =>
  type === "image" || type === "images" || type === "signature";

/** Most MiB one file of the field may have. */
export const megabytesOf = ({ config }: Pick<FileField, "config">): number => (typeof config.maxMb === "number" ? config.maxMb : 10);
/** Most files the field holds. */
export const countOf = (field: FileField): number =>
  holdsMany(field) ? (typeof field.config.count === "number" ? field.config.count : 10) : 1;

/** Media types the field takes (`image/*` for all of a family); null: any. */
export const typesOf = (field: FileField): readonly string[] | null => {
  const kinds = Array.isArray(field.config.kinds) ? field.config.kinds.map(String) : [];
  const named = kinds.flatMap((kind) => {
    const plain = kind.trim().toLowerCase();
    return plain.includes("/") ? [plain] : (groups[plain] ?? groups[plain.replace(/s$/, "")] ?? endings[plain.replace(/^\./, "")] ?? []);
  });
  if (showsPictures(field)) return kinds.length === 0 ? rasterTypes : rasterTypes.filter((type) => fits(named, type));
  return kinds.length === 0 ? null : [...new Set(named)];
};

/** Whether the field takes files of this type. A kind nobody knows takes nothing. */
export const takesType = (field: FileField, type: string): boolean => {
  const types = typesOf(field);
  return types === null || fits(types, type);
};
const fits = (types: readonly string[], type: string): boolean =>
  types.some((one) => one === type || one === "*/*" || (one.endsWith("/*") && type.startsWith(one.slice(0, -1))));

/** What the field takes, in words. */
export const kindsInWords = (field: FileField): Sentence => {
  const kinds = Array.isArray(field.config.kinds) ? field.config.kinds.map(String) : [];
  if (kinds.length === 0) return showsPictures(field) ? words.image! : { en: "any file", ar: "أي ملف" };
  const said = kinds.map((kind) => words[kind.toLowerCase()] ?? words[kind.toLowerCase().replace(/s$/, "")] ?? { en: kind, ar: kind });
  return { en: said.map(({ en }) => en).join(", "), ar: said.map(({ ar }) => ar).join("، ") };
};
const words: Readonly<Record<string, Sentence>> = {
  image: { en: "pictures (PNG, JPEG, GIF, WebP, AVIF)", ar: "صور (PNG وJPEG وGIF وWebP وAVIF)" },
  pdf: { en: "PDF", ar: "PDF" },
  document: { en: "documents (PDF, Word, OpenDocument, text)", ar: "مستندات (PDF وWord وOpenDocument ونص)" },
  spreadsheet: { en: "spreadsheets", ar: "جداول بيانات" },
  presentation: { en: "presentations", ar: "عروض تقديمية" },
  audio: { en: "audio", ar: "مقاطع صوتية" },
  video: { en: "video", ar: "مقاطع مرئية" },
  text: { en: "text", ar: "نصوص" },
  archive: { en: "archives", ar: "ملفات مضغوطة" },
};
