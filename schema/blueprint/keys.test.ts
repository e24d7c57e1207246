import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isReserved, keyFromWords, newId, plural, wordsFromKey } from "./keys.ts";
import { idPattern, keyPattern } from "./names.ts";
import { between } from "./rank.ts";

describe("keys", () => {
  it("[BP3] a key made from any words fits the pattern, is free and is not reserved", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.array(fc.string(), { maxLength: 5 }), (words, taken) => {
        const key = keyFromWords(words, taken);
        expect(key).toMatch(keyPattern);
        expect(isReserved("field", key)).toBe(false);
        expect(taken).not.toContain(key);
      }),
    );
  });

  it("reads words in both languages", () => {
    expect(keyFromWords("Insurance number")).toBe("insuranceNumber");
    expect(keyFromWords("Patient's e-mail")).toBe("patientsEMail");
    expect(keyFromWords("insuranceNumber", ["insuranceNumber"])).toBe("insuranceNumber2");
    expect(keyFromWords("الاسم")).toBe("alasm");
    expect(keyFromWords("2nd line")).toBe("n2ndLine");
    expect(keyFromWords("state")).toBe("state2");
    expect(keyFromWords("…")).toBe("thing");
    expect(wordsFromKey("insuranceNumber")).toBe("Insurance number");
  });

  it("names lists in the plural, never like the thing itself", () => {
    const cases = {
      patient: "patients",
      invoiceLine: "invoiceLines",
      category: "categories",
      class: "classes",
      status: "statuses",
      box: "boxes",
      person: "people",
    };
    for (const [one, many] of Object.entries(cases)) expect(plural(one)).toBe(many);
    expect(plural("equipment")).toBe("equipmentList");
    expect(plural("settings")).toBe("settingsList");
    expect(plural("salesPerson")).toBe("salesPeople");
  });

  it("mints ids that fit the pattern", () => {
    let n = 0;
    expect(newId("policy", () => (n++ % 32) / 32)).toMatch(/^p_[0-9a-z]{12}$/);
    expect(newId("variable", Math.random)).toMatch(idPattern);
  });
});

describe("ranks", () => {
  it("a rank between two others sorts strictly between them, wherever things are inserted", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 120 }), (places) => {
        const ranks: string[] = [];
        for (const place of places) {
          const at = place % (ranks.length + 1);
          ranks.splice(at, 0, between(ranks[at - 1], ranks[at]));
        }
        for (let i = 1; i < ranks.length; i++) expect(ranks[i - 1]! < ranks[i]!).toBe(true);
      }),
    );
  });

  it("appending keeps ranks short", () => {
    let last = between();
    for (let i = 0; i < 5_000; i++) {
      const next = between(last);
      expect(next > last).toBe(true);
      last = next;
    }
    expect(last.length).toBeLessThanOrEqual(4);
    let first = between();
    for (let i = 0; i < 5_000; i++) {
      const next = between(null, first);
      expect(next < first).toBe(true);
      first = next;
    }
    expect(first.length).toBeLessThanOrEqual(4);
  });

  it("takes any stored rank without failing", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Za-z]{1,12}$/),
        fc.stringMatching(/^[0-9A-Za-z]{1,12}$/),
        (a, b) => typeof between(a, b) === "string",
      ),
    );
  });
});
