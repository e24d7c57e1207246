import { expect, it } from "vitest";
import { hintOf, readHint } from "./hint.ts";

it("[DP36] a hint names an environment, an entity and a person, and nothing else of a record; what is none is nothing", () => {
  const said = (entity: string | null) => readHint(hintOf("e1", entity === null ? null : ({ entity, id: "r1" } as never)));
  expect(said("ent_doctor")).toEqual({ environmentId: "e1", touched: { entity: "ent_doctor", id: "" } });
  expect(said("ent_user")).toEqual({ environmentId: "e1", touched: { entity: "ent_user", id: "r1" } });
  expect(said(null)).toEqual({ environmentId: "e1", touched: null });
  for (const nonsense of ["", "{", "[]", '["e1"]', '{"a":1}', '["e1",5,""]']) expect(readHint(nonsense), nonsense).toBeNull();
});
