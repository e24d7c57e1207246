/** One condition over the same thousand records twenty times, elaborated and run by us, and planned and run by `@bufbuild/cel`. */
import { Checker } from "../../schema/blueprint/checker.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import { admits } from "../../schema/blueprint/expressions/evaluate.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import { seeded } from "../../schema/fixtures/random.ts";

/** The part of `@bufbuild/cel` that is asked. */
export interface Cel {
  readonly celEnv: (options: { readonly variables: Readonly<Record<string, unknown>> }) => unknown;
  readonly parse: (source: string) => unknown;
  readonly plan: (env: unknown, parsed: unknown) => (bindings: Readonly<Record<string, unknown>>) => unknown;
  readonly CelScalar: Readonly<Record<"INT" | "STRING", unknown>>;
}

const states = ["draft", "open", "approved", "closed"];
const me = "0199b3c2-0000-7000-8000-000000000001";

/** Both sides count the records they let in; they have to agree. */
export const predicates = (
  draft: Draft,
  { celEnv, parse, plan, CelScalar }: Cel,
): { readonly ours: () => void; readonly reference: () => void } => {
  const random = seeded(7);
  const records = Array.from({ length: 1_000 }, () => ({
    count: Math.floor(random() * 100),
    status: states[Math.floor(random() * states.length)]!,
    owner: random() < 0.7 ? me : "0199b3c2-0000-7000-8000-000000000002",
    name: random() < 0.5 ? "Invoice" : "Receipt",
  }));

  const where =
    'f_0_owner == me && f_0_count > 20 && (f_0_status == o_0_status_draft || f_0_status == o_0_status_open) && f_0_name.startsWith("Inv")';
  const changed = applyOps(draft, { ops: [{ op: "set", id: "p_0_own", prop: "where", value: where }] });
  if ("refused" in changed) throw new Error(changed.refused[0]!.text.en);
  const checker = new Checker();
  checker.check(changed.draft);
  const checked = checker.look.checked("p_0_own", "where")!;
  const asking = { id: me, roles: [] };
  const envs = records.map(({ count, status, owner, name }) => ({
    me: asking,
    record: { f_0_count: count, f_0_status: `o_0_status_${status}`, f_0_owner: owner, f_0_name: name },
  }));
  const ourCount = (): number => envs.reduce((count, env) => count + (admits(checked, env) ? 1 : 0), 0);

  const text = CelScalar.STRING;
  const variables = { owner: text, me: text, count: CelScalar.INT, status: text, name: text };
  const source = 'owner == me && count > 20 && (status == "draft" || status == "open") && name.startsWith("Inv")';
  const planned = plan(celEnv({ variables }), parse(source));
  const bindings = records.map((record) => ({ ...record, me, count: BigInt(record.count) }));
  const theirCount = (): number => bindings.reduce((count, record) => count + (planned(record) === true ? 1 : 0), 0);

  const [one, other] = [ourCount(), theirCount()];
  if (one !== other || one === 0) throw new Error(`${one} records here, ${other} there`);
  // Many times over: a thousand records take less than the clock's step. The sum is looked at, so nothing is left out as unused.
  const often = (count: () => number) => (): void => {
    let sum = 0;
    for (let n = 0; n < 20; n += 1) sum += count();
    if (sum !== 20 * one) throw new Error(`${sum} records`);
  };
  return { ours: often(ourCount), reference: often(theirCount) };
};
