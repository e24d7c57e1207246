import { beforeAll, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { loan } from "../../../schema/fixtures/loan.ts";
import { pagesFor } from "../../../schema/model/pages.ts";
import { createPlans } from "../../../subgraphs/runtime/data-plane/plans.ts";
import { compiled } from "./platform.ts";

/** Every document a page of some role would send, wherever in the page it stands. */
const documentsIn = (value: unknown, found: Set<string> = new Set()): ReadonlySet<string> => {
  if (typeof value === "string") {
    if (/^(query|mutation|subscription)\b.*\{/s.test(value)) found.add(value);
  } else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) documentsIn(inner, found);
  return found;
};

describe("pages and data plane speak one language", () => {
  let models: readonly ReturnType<typeof compiled>[];
  beforeAll(() => {
    models = ([clinic, loan] satisfies Blueprint[]).map(compiled);
  });

  it("every document of every derived page is valid for the people who see the page", () => {
    const plans = createPlans();
    let checked = 0;
    for (const model of models) {
      const place = {
        id: model.hash,
        schema: "p_pages_preview",
        role: "p_pages_preview",
        organizationId: "",
        platformId: "",
        key: "x",
        name: "preview" as const,
        label: {},
        model: () => model,
      };
      const classes = [
        ["r_public"],
        ["r_member"],
        ...model.roles.filter(({ id }) => id !== "r_public" && id !== "r_member").map(({ id }) => ["r_member", id].sort()),
      ];
      for (const roles of classes) {
        const seat = plans.seat(place, model, roles, "en");
        for (const page of pagesFor(model, roles))
          for (const document of documentsIn(page)) {
            const prepared = plans.prepare(seat, document);
            if (prepared.operation.operation !== "mutation")
              expect(plans.plan(prepared, plans.variables(prepared, { id: "01930000-0000-7000-8000-000000000001" })).sql).toContain(
                "SELECT",
              );
            checked += 1;
          }
      }
    }
    expect(checked).toBeGreaterThan(60);
  });
});
