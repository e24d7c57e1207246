import { describe, expect, test } from "vitest";
import { randomOf } from "./expressions/random-expressions.ts";
import { type FieldFace, fieldType, fieldTypes, filterOperators, type SampleContext } from "./field-types.ts";
import { type FieldTypeName, fieldTypeNames } from "./shape.ts";

const options = {
  o_a: { key: "open", label: { en: "Open", ar: "مفتوح" }, order: "a0" },
  o_b: { key: "closed", label: { en: "Closed", ar: "مغلق" }, order: "a1" },
};
const face = (type: FieldTypeName, more: Partial<FieldFace> = {}): FieldFace => ({
  key: "field",
  type,
  ...(type.startsWith("enum") ? { options } : {}),
  ...more,
});
const context = (field: FieldFace, index = 0): SampleContext => ({
  field,
  index,
  now: "2026-11-20T10:00:00Z",
  pick: () => "00000000-0000-7000-8000-000000000001",
});
const value = (type: FieldTypeName, text: string, more: Partial<FieldFace> = {}): unknown => {
  const parsed = fieldType(type).parse(text, "en", face(type, more));
  return "value" in parsed ? parsed.value : "refused";
};

describe("field types", () => {
  test("every type is complete", () => {
    expect(Object.keys(fieldTypes)).toEqual([...fieldTypeNames]);
    for (const type of fieldTypeNames) {
      const spec = fieldType(type);
      expect(spec.label.ar).toMatch(/[\u0600-\u06ff]/);
      expect(spec.filters.every((one) => filterOperators.includes(one))).toBe(true);
      if (!["reference", "references", "rollup", "lookup"].includes(type))
        expect([type, spec.config.safeParse({}).success]).toEqual([type, true]);
      expect([type, spec.config.safeParse({ surprise: 1 }).success]).toEqual([type, false]);
    }
  });

  test("samples are what the type stores, the same for the same seed, in both languages", () => {
    for (const type of fieldTypeNames) {
      for (const locale of ["en", "ar"] as const) {
        const field = face(type, type === "reference" || type === "references" ? { config: { target: "ent_x" } } : {});
        const make = () => Array.from({ length: 5 }, (_, index) => fieldType(type).sample(randomOf(index), locale, context(field, index)));
        expect(make()).toEqual(make());
        for (const sample of make()) {
          if (sample === null || typeof sample === "object" || typeof sample === "boolean" || type === "percent" || type === "duration")
            continue;
          expect([type, locale, sample, fieldType(type).parse(String(sample), locale, field)]).toEqual([
            type,
            locale,
            sample,
            { value: sample },
          ]);
        }
      }
    }
  });

  test("an empty text is the empty value of every type that can be typed, whatever its limits", () => {
    for (const type of fieldTypeNames)
      for (const blank of ["", "  \t"]) {
        const config = { min: 3, max: 9, ...(type === "reference" || type === "references" ? { target: "ent_x" } : {}) };
        const read = value(type, blank, { config });
        if (["readonly", "file", "files", "image", "images", "signature"].includes(fieldType(type).control))
          expect([type, read]).toEqual([type, "refused"]);
        else expect([type, read]).toEqual([type, ["enums", "references"].includes(type) ? [] : null]);
      }
  });

  test("samples follow the field's words", () => {
    const text = (key: string, ar: string, entityKey?: string, locale: "en" | "ar" = "en") =>
      String(
        fieldTypes.text.sample(randomOf(3), locale, { ...context(face("text", { key, label: { ar } })), ...(entityKey && { entityKey }) }),
      );
    expect(text("name", "الاسم", "patient")).toMatch(/^\p{L}+ \p{L}+$/u);
    expect(text("name", "الاسم", "patient", "ar")).toMatch(/^[\u0600-\u06ff ]+$/);
    expect(text("specialty", "التخصص")).toMatch(/ology|Paediatrics|Orthopaedics|medicine|Dentistry/);
    expect(text("insuranceNumber", "رقم التأمين")).toMatch(/^\d{10}$/);
    const born = String(
      fieldTypes.date.sample(randomOf(3), "en", context(face("date", { key: "dateOfBirth", label: { en: "Date of birth" } }))),
    );
    expect(born < "2023-01-01").toBe(true);
    // In both languages; what no list knows is the field's own words, never the name of a place.
    expect(text("measurements", "المقاسات")).toMatch(/\d+ (cm|m)$|\d cm/);
    expect(text("f1", "مقاسات", undefined, "ar")).toMatch(/[٠-٩]+ (سم|م)/);
    expect(text("size", "المقاس", undefined, "ar")).toMatch(/^(صغير|متوسط|كبير|كبير جدًا)$/);
    expect(String(fieldTypes.longText.sample(randomOf(3), "en", context(face("longText", { key: "measurements" }))))).toMatch(/\d/);
    // A reason is of what the whole name says, and of visits only where there are any.
    const visits = /visit|check-up|headache|pain|test results|Prescription|rash|consultation/;
    expect(text("reason", "السبب", "appointment")).toMatch(visits);
    expect(text("visitReason", "سبب الزيارة")).toMatch(visits);
    for (const [key, ar, entity] of [
      ["reason", "سبب الإلغاء", "appointment"],
      ["cancellationReason", "", "appointment"],
      ["reason", "السبب", "return"],
      ["rejectionReason", "سبب الرفض", "claim"],
      ["reason", "السبب", "leaveRequest"],
    ] as const)
      expect(text(key, ar, entity)).not.toMatch(visits);
    expect(text("reason", "سبب الإلغاء", "appointment", "ar")).toMatch(/عائلية|سفر|بالخطأ|حاجة|موعد آخر|الموعد المناسب/);
    expect(text("gateCode", "")).toMatch(/^[A-Z]\d\d-/);
    expect([text("finishOfEdges", "تشطيب الحواف"), text("finishOfEdges", "تشطيب الحواف", undefined, "ar")]).toEqual([
      "Finish of edges 1",
      "تشطيب الحواف 1",
    ]);
    expect(text("stage", "المرحلة")).toBe("Stage 1");
    const ages = Array.from({ length: 40 }, (_, index) =>
      Number(fieldTypes.integer.sample(randomOf(index), "en", context(face("integer", { key: "packages" }), index))),
    );
    expect(Math.min(...ages)).toBeLessThan(18);
    const unique = new Set(
      Array.from({ length: 200 }, (_, index) =>
        fieldTypes.email.sample(randomOf(9), "ar", context(face("email", { unique: true }), index)),
      ),
    );
    expect(unique.size).toBe(200);
  });

  test("numbers are read in both scripts and stay exact", () => {
    expect(value("decimal", "٠٫١٠")).toBe("0.10");
    expect(value("money", "1,234,567.8901")).toBe("1234567.8901");
    expect(value("money", "1.23456")).toBe("refused");
    expect(value("decimal", "99999999999999999999.000000000001")).toBe("99999999999999999999.000000000001");
    expect(value("integer", "١٢٣")).toBe(123);
    expect(value("integer", "9007199254740993")).toBe("9007199254740993");
    expect(value("integer", "1.5")).toBe("refused");
    expect(value("integer", "7", { config: { max: 5 } })).toBe("refused");
    expect(value("percent", "12.5%")).toBe("0.125");
    expect(value("percent", "٥٪")).toBe("0.05");
    expect(value("percent", "100")).toBe("1");
    expect(value("decimal", "NaN")).toBe("refused");
    expect(value("decimal", "1e5")).toBe("refused");
  });

  test("words, dates and choices are read", () => {
    expect(value("email", " Sara@Example.COM ")).toBe("sara@example.com");
    expect(value("phone", "00966 (50) 123-4567")).toBe("+966501234567");
    expect(value("phone", "٠٥٠١٢٣")).toBe("refused");
    expect(value("url", "javascript:alert(1)")).toBe("refused");
    expect(value("boolean", "نعم")).toBe(true);
    expect(value("date", "٢٠٢٤-٠٢-٢٩")).toBe("2024-02-29");
    expect(value("date", "31/3/2026")).toBe("2026-03-31");
    expect(value("date", "2023-02-29")).toBe("refused");
    expect(value("dateTime", "2026-03-31T14:30:00+03:00")).toBe("2026-03-31T11:30:00.000Z");
    expect(value("time", "9:05")).toBe("09:05:00");
    expect(value("duration", "PT48H")).toBe(172_800_000);
    expect(value("duration", "1:30")).toBe(5_400_000);
    expect(value("enum", "مفتوح")).toBe("o_a");
    expect(value("enum", "lost")).toBe("refused");
    expect(value("enums", "Open، مغلق")).toEqual(["o_a", "o_b"]);
    expect(value("rating", "6")).toBe("refused");
    expect(value("geoPoint", "24.71, 46.67")).toEqual({ lat: 24.71, lng: 46.67 });
    expect(value("text", "x".repeat(501))).toBe("refused");
  });

  test("values are shown by locale", () => {
    expect(fieldTypes.money.show("12345678901234.5678", "en", face("money", { config: { currency: "SAR" } }))).toContain(
      "12,345,678,901,234.57",
    );
    expect(fieldTypes.decimal.show("0.10", "ar")).toBe("٠٫١");
    expect(fieldTypes.percent.show("0.125", "en")).toBe("12.5%");
    expect(fieldTypes.enum.show("o_a", "ar", face("enum"))).toBe("مفتوح");
    expect(fieldTypes.boolean.show(true, "ar")).toBe("نعم");
    expect(fieldTypes.date.show("2026-03-31", "en")).toBe("31 Mar 2026");
    expect(fieldTypes.dateTime.show("2026-03-31T22:30:00Z", "en", undefined, "Asia/Riyadh")).toContain("1 Apr 2026");
    expect(fieldTypes.duration.show(5_400_000, "en")).toBe("1 h 30 min");
    for (const type of fieldTypeNames) expect([type, fieldType(type).show(null, "en", face(type))]).toEqual([type, ""]);
  });
});
