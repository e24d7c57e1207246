import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkEvents, eventContracts, eventDomains, lifted, newestOf } from "./index.ts";

describe("event contracts", () => {
  it("[EV8] every version has a sample that its contract accepts and that lifts to the newest version", () => {
    for (const [type, contract] of eventContracts) {
      for (const [number, version] of Object.entries(contract.versions)) {
        expect(version.data.safeParse(version.sample).error?.issues, `${type} ${number}`).toBeUndefined();
        const { schema, data } = lifted(type, Number(number), version.sample as never);
        expect(() => checkEvents([{ type, schema, data }]), `${type} ${number} lifted`).not.toThrow();
      }
    }
  });

  it("[EV8] type names are unique over the domains, and schema numbers count up from 1", () => {
    const names = Object.values(eventDomains).flatMap((domain) => Object.keys(domain));
    expect(new Set(names).size).toBe(names.length);
    for (const contract of eventContracts.values()) {
      expect(Object.keys(contract.versions).map(Number)).toEqual(Array.from({ length: newestOf(contract) }, (_, index) => index + 1));
    }
  });

  it("[EV15] no contract has a field for free text or for what names a person", () => {
    const personal = /mail|phone|address|displayName|^name$|text|message|value|secret|token|password|^ip$|agent/i;
    for (const [type, contract] of eventContracts) {
      for (const version of Object.values(contract.versions)) {
        const shape = version.data instanceof z.ZodObject ? Object.keys(version.data.shape) : [];
        // EnvironmentCreated.name is one of preview, staging, production.
        const found = shape.filter(
          (field) =>
            personal.test(field.replace(/Id$/, "").replace(/^secret$/, "")) && !(type === "EnvironmentCreated" && field === "name"),
        );
        expect(found, type).toEqual([]);
        const long = { ...(version.sample as Record<string, unknown>) };
        for (const field of shape) {
          if (typeof long[field] !== "string") continue;
          const tried = version.data.safeParse({ ...long, [field]: "Mona Al-Sayed, 12 River Street" });
          expect(tried.success, `${type}.${field} accepts free text`).toBe(false);
        }
      }
    }
  });
});
