import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Control, FieldSpec } from "../../schema/model/pages/columns.ts";
import { localPath } from "./boot.ts";
import { makeDrafts } from "./client/drafts.ts";
import { recordsWords } from "./components/records.strings.ts";
import { collect, initialValue, inputValue, shifted } from "./forms.ts";
import { latinDigits, makeWords } from "./text.ts";
import { dayStart, fromWall, toWall } from "./zone.ts";

const field = (control: Control, more: Partial<FieldSpec> = {}): FieldSpec => ({
  key: "x",
  label: {},
  help: {},
  control,
  required: false,
  options: [],
  picker: null,
  upload: null,
  default: null,
  min: null,
  max: null,
  message: {},
  ...more,
});
const zone = "Asia/Riyadh";

describe("form values", () => {
  it("moving the decimal point and back changes no digit", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: -4, max: 4 }),
        (whole, scale, places) => {
          const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, "0");
          const decimal = `${whole < 0n ? "-" : ""}${digits.slice(0, digits.length - scale)}${scale ? `.${digits.slice(-scale)}` : ""}`;
          const plain = shifted(decimal, 0);
          expect(shifted(shifted(decimal, places), -places)).toBe(plain);
        },
      ),
    );
    expect(shifted("0.125", 2)).toBe("12.5");
    expect(shifted("12.5", -2)).toBe("0.125");
  });

  it("numbers are read in Latin, Arabic-Indic and Persian digits, and letters are refused", () => {
    expect(inputValue(field("money"), "١٬٢٣٤٫٥٠", zone)).toBe("1234.50");
    expect(inputValue(field("integer"), "۴۲", zone)).toBe(42);
    expect(inputValue(field("percent"), "12.5%", zone)).toBe("0.125");
    expect(inputValue(field("decimal"), "12a", zone)).toBeUndefined();
    expect(latinDigits("١٢٫٥")).toBe("12.5");
  });

  it("a form sends what was filled in, or only what changed, and asks for what is required", () => {
    const fields = [field("input", { key: "name", required: true }), field("tel", { key: "phone" }), field("switch", { key: "active" })];
    expect(collect(fields, { name: " ", phone: "", active: false }, null, zone)).toEqual({
      input: { active: false },
      problems: { name: "required" },
    });
    expect(collect(fields, { name: "A", phone: "", active: true }, { name: "A", phone: "1", active: true }, zone)).toEqual({
      input: { phone: null },
      problems: {},
    });
  });

  it("a field that is empty and was empty is never sent: a masked value cannot be wiped by saving", () => {
    expect(collect([field("input", { key: "secret", required: true })], { secret: "" }, { secret: "" }, zone)).toEqual({
      input: {},
      problems: {},
    });
  });

  it("times are the platform's, not the browser's, also across a change of clocks", () => {
    expect(fromWall("2026-12-24T14:30", zone)).toBe("2026-12-24T11:30:00.000Z");
    expect(toWall("2026-12-24T11:30:00.000Z", zone)).toBe("2026-12-24T14:30");
    expect(initialValue(field("dateTime"), { id: "1", x: "2026-12-24T11:30:00.000Z" }, { timeZone: zone, name: () => "" })).toBe(
      "2026-12-24T14:30",
    );
    expect(dayStart("Europe/Berlin")("2026-03-29", 0)).toBe("2026-03-28T23:00:00.000Z");
    expect(dayStart("Europe/Berlin")("2026-03-29", 1)).toBe("2026-03-29T22:00:00.000Z");
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1970-01-02"), max: new Date("2090-01-01"), noInvalidDate: true }),
        fc.constantFrom("Asia/Riyadh", "Asia/Kolkata", "UTC", "America/St_Johns"),
        (at, timeZone) => {
          const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString();
          const wall = toWall(minute, timeZone);
          expect(toWall(fromWall(wall, timeZone), timeZone)).toBe(wall);
        },
      ),
    );
  });
});

describe("words and figures", () => {
  const words = (locale: "en" | "ar", digits: "latn" | "arab") =>
    makeWords({ locale, digits, timeZone: zone, currency: "SAR", defaultLocale: "en" });
  it("[ST27] digits are the reader's choice in numbers, money, dates and sentences alike", () => {
    const arabic = words("ar", "arab");
    const shown = [
      arabic.number(1234),
      arabic.money("1234.5"),
      arabic.day("2026-11-20"),
      arabic.moment("2026-11-20T10:00:00Z"),
      arabic.from(recordsWords)("rows", { n: 11 }),
    ];
    for (const text of shown) expect(text).not.toMatch(/[0-9]/);
    const latin = words("ar", "latn");
    for (const text of [latin.number(1234), latin.money("1234.5"), latin.day("2026-11-20"), latin.from(recordsWords)("rows", { n: 11 })])
      expect(text).not.toMatch(/[٠-٩]/);
  });
  it("money keeps every digit it came with", () => {
    expect(words("en", "latn").number("12345678901234567890.12", { maximumFractionDigits: 4 })).toBe("12,345,678,901,234,567,890.12");
  });
  it("a label falls back to the platform's language, then to any", () => {
    expect(words("ar", "latn").label({ en: "Patient" })).toBe("Patient");
    expect(words("en", "latn").label({ fr: "Patient·e" })).toBe("Patient·e");
  });
});

describe("drafts of this tab", () => {
  const memory = () => {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
      key: (at: number) => [...items.keys()][at] ?? null,
      get length() {
        return items.size;
      },
    };
  };
  it("[ST35] another person in the same tab finds nothing, and signing out leaves nothing", () => {
    const storage = memory();
    const mine = makeDrafts("a", storage);
    mine.write("/patients/new", { name: "Huda" });
    expect(makeDrafts("b", storage).read("/patients/new")).toBeNull();
    expect(mine.read("/patients/new")).toEqual({ name: "Huda" });
    mine.wipe();
    expect(storage.length).toBe(0);
  });
  it("a storage that is full, off or holds nonsense never breaks the form", () => {
    expect(makeDrafts("a", null).read("/x")).toBeNull();
    const full = {
      ...memory(),
      getItem: () => "{",
      setItem: () => {
        throw new Error("quota");
      },
    };
    const drafts = makeDrafts("a", full);
    expect(() => drafts.write("/x", {})).not.toThrow();
    expect(drafts.read("/x")).toBeNull();
  });
});

it("only paths of this origin are gone back to", () => {
  expect(["/", "/patients?x=1"].map(localPath)).toEqual(["/", "/patients?x=1"]);
  expect(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", null, "/a\nb"].map(localPath)).toEqual(
    Array(7).fill(null),
  );
});
