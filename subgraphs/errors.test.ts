import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { defineErrors, tellError } from "./errors.ts";

const told = (original: Error, locale: "en" | "ar" = "en") =>
  tellError(new GraphQLError("x", { originalError: original }), { locale, requestId: "r1" });

describe("what an error becomes for a reader", () => {
  it("[FD39] a database that is away is unavailable, also wrapped by TypeORM; it is still logged", () => {
    const cut = Object.assign(new Error("terminating connection"), { code: "57P01" });
    for (const error of [
      cut,
      Object.assign(new Error("query failed"), { driverError: cut }),
      new Error("Connection terminated unexpectedly"),
    ])
      expect(told(error)).toMatchObject({
        formatted: { extensions: { code: "UNAVAILABLE", correlationId: "r1" } },
        unexpected: { message: error.message },
        // Without it a gateway in front, which sees words and no classes, would call it unexpected.
        sentence: { en: expect.stringMatching(/\S/), ar: expect.stringMatching(/[\u0600-\u06ff]/) },
      });
    expect(told(cut, "ar").formatted.message).toMatch(/[\u0600-\u06ff]/);
  });

  it("[VA43] a sentence inside a sentence stands in the reader's language", () => {
    const errors = defineErrors("vault", { SEALED: { en: "The vault is sealed: {why}", ar: "الخزنة مختومة: {why}" } });
    const refusal = errors("SEALED", { why: { en: "its key is missing.", ar: "مفتاحها مفقود." } });
    expect(told(refusal).formatted.message).toBe("The vault is sealed: its key is missing.");
    expect(told(refusal, "ar").formatted.message).toBe("الخزنة مختومة: مفتاحها مفقود.");
  });

  it("anything else unexpected says nothing of itself", () => {
    expect(told(new Error("select password from people"))).toMatchObject({ formatted: { extensions: { code: "INTERNAL" } } });
    expect(told(new Error("select password from people")).formatted.message).not.toContain("password");
  });
});
