/** Small real files for test rows, made in code: pictures, a page of PDF, a text. Few per batch; many rows show the same one. */
import { crc32, deflateSync } from "node:zlib";
import type { Random } from "../../../schema/blueprint/field-types.ts";
import { countOf, holdsMany, megabytesOf, showsPictures, takesType } from "../../../schema/blueprint/file-kinds.ts";
import type { Locale } from "../../../schema/ids.ts";
import type { Column } from "../../../schema/model/model.ts";

export interface SampleFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface SampleFiles {
  /** What a field of a row holds, in the form it is stored; null: nothing made here fits. */
  of(column: Column, random: Random): unknown;
  /** The files that were used. */
  used(): readonly SampleFile[];
}

const kinds = [
  { type: "image/png", many: 6, name: { en: "picture", ar: "صورة" }, ending: "png", make: (n: number) => picture(n) },
  { type: "application/pdf", many: 3, name: { en: "document", ar: "مستند" }, ending: "pdf", make: (n: number) => page(n) },
  { type: "text/plain", many: 2, name: { en: "note", ar: "ملاحظة" }, ending: "txt", make: (n: number, locale: Locale) => note(n, locale) },
] as const;

/** A few files of each kind, made when a field first takes one. `newId` gives the same ids for the same seed. */
export const createSampleFiles = (newId: () => string, locale: Locale): SampleFiles => {
  const made = new Map<string, SampleFile>();
  const file = (kind: (typeof kinds)[number], n: number): SampleFile => {
    const key = `${kind.type} ${n}`;
    const known = made.get(key);
    if (known) return known;
    const bytes = kind.make(n, locale);
    const fresh = { id: newId(), name: `${kind.name[locale]}-${n + 1}.${kind.ending}`, size: bytes.length, type: kind.type, bytes };
    made.set(key, fresh);
    return fresh;
  };
  return {
    used: () => [...made.values()],
    of: (column, random) => {
      const fitting = kinds.filter(({ type }) => takesType(column, type));
      // A field for any file usually holds documents.
      const kind = showsPictures(column) ? fitting[0] : (fitting.find(({ type }) => type === "application/pdf") ?? fitting[0]);
      if (!kind) return null;
      const wanted = holdsMany(column) ? 1 + Math.floor(random() * Math.min(3, countOf(column), kind.many)) : 1;
      const first = Math.floor(random() * kind.many);
      const files = Array.from({ length: wanted }, (_, at) => file(kind, (first + at) % kind.many));
      if (files.some(({ size }) => size > megabytesOf(column) * 1024 * 1024)) return null;
      const held = files.map(({ id, name, size, type }) => ({ id, name, size, type }));
      return holdsMany(column) ? held : held[0];
    },
  };
};

const side = 160;
const shades = 48;
/** A disc over a slope of colours, as a PNG with a palette. */
const picture = (n: number): Buffer => {
  const hue = (n * 67 + 190) % 360;
  const palette = Buffer.alloc(shades * 3);
  for (let shade = 0; shade < shades; shade += 1) palette.set(rgb((hue + shade) % 360, 0.3 + (0.45 * shade) / shades), shade * 3);
  const rows = Buffer.alloc(side * (side + 1));
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const slope = Math.floor(((x + y) / (2 * side)) * shades);
      const inside = (x - side / 2) ** 2 + (y - side / 2) ** 2 < (side / 3) ** 2;
      rows[y * (side + 1) + 1 + x] = inside ? shades - 1 - slope : slope;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** Hue and lightness at medium saturation. */
const rgb = (hue: number, lightness: number): readonly number[] => {
  const reach = 0.5 * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((turn) => {
    const k = (turn + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
};

/** One page with one line; the fonts every reader has know no Arabic. */
const page = (n: number): Buffer => {
  const line = `BT /F1 24 Tf 72 720 Td (Sample document ${n + 1}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    "latin1",
  );
};

const note = (n: number, locale: Locale): Buffer =>
  Buffer.from(locale === "ar" ? `ملاحظة تجريبية رقم ${n + 1}.\n` : `Sample note ${n + 1}.\n`);
