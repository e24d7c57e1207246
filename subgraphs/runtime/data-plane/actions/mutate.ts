/** A mutation document: its roots one after the other, each one action in one transaction. */
import type { Json } from "../../../../schema/ids.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { quiet } from "../connections.ts";
import { runInput } from "../engine.ts";
import { InvalidInput, sqlState } from "../errors.ts";
import { requireCost } from "../limits.ts";
import type { People } from "../people/people.ts";
import type { Plans, Prepared, Seat } from "../plans.ts";
import type { Pools } from "../pools.ts";
import { checkScalar, isUuid } from "../scalars.ts";
import type { RootMeaning } from "../schema-meta.ts";
import type { RunInput } from "../sql/statement.ts";
import { createAtOnce } from "./at-once.ts";
import { type Acting, type Change, runMade } from "./context.ts";
import type { Doors } from "./doors.ts";
import { auditRefusal, hashOf, type KeptAnswer, keepAnswer, takeKey } from "./journal.ts";
import { type Done, listOf, perform, values } from "./perform.ts";
import { type MutationRootPlan, type ResultPart, severalRecords } from "./plan.ts";
import { bringsMore } from "./tree.ts";
import type { Waves } from "./waves.ts";

export interface MutateDeps {
  readonly plans: Plans;
  readonly pools: Pools;
  readonly waves: Waves;
  readonly people: People;
  /** Called with what changed, after the commit and before the answer. */
  readonly publish: (environment: RunningEnvironment, changes: readonly Change[]) => void;
  /** Doors of other schemas (kill switch, grants), called before the transaction takes the environment's role. */
  readonly doors: Doors;
  readonly log: (error: unknown, correlationId: string) => void;
}

export interface MutationRoot {
  readonly key: string;
  /** JSON text of the root's answer. */
  run(): Promise<string>;
}

/** The roots of a mutation, to be run one after the other; a later one does not run when an earlier one was refused. */
export const mutationRoots = (
  deps: MutateDeps,
  environment: RunningEnvironment,
  prepared: Prepared,
  caller: Caller,
  raw: Readonly<Record<string, unknown>>,
  now: Date,
  requestId: string,
): readonly MutationRoot[] => {
  const { seat } = prepared;
  const variables = deps.plans.variables(prepared, raw);
  const input = { ...runInput(environment, seat.view.model, caller, variables, now), requestId };
  let cost = 0;
  const roots = deps.plans.mutation(prepared, variables).map((plan) => {
    if ("typeName" in plan) return { key: plan.key, run: async () => JSON.stringify(plan.typeName) };
    const root: Root = { deps, environment, seat, caller, plan, run: input, input: plan.input.get(input) as Input };
    cost += plan.cost(input) * (severalRecords.has(plan.means.kind) ? listOf(root.input.rows ?? root.input.ids).length : 1);
    return { key: plan.key, run: () => runRoot(root) };
  });
  requireCost(cost);
  return roots;
};

type Input = Readonly<Record<string, unknown>> & { readonly idempotencyKey?: string | null };

interface Root {
  readonly deps: MutateDeps;
  readonly environment: RunningEnvironment;
  readonly seat: Seat;
  readonly caller: Caller;
  readonly plan: MutationRootPlan;
  readonly run: RunInput & { readonly requestId: string };
  readonly input: Input;
}

const actionName = (root: RootMeaning): string =>
  "action" in root
    ? root.action.ref
    : "table" in root && root.table
      ? `${root.table.id}.${verbs[root.kind as keyof typeof verbs] ?? root.kind}`
      : root.kind;

const verbs = { createMany: "create", upsert: "create", updateMany: "update", deleteMany: "delete" } as const;

/** How often a call is begun again that lost a race it could not see: everything it did was undone. */
const attempts = 4;

const runRoot = async (root: Root, attempt = 1): Promise<string> => {
  const { deps, environment, seat, caller, plan, run, input } = root;
  const { idempotencyKey: key, ...rest } = input;
  if (typeof key === "string" && (key.length === 0 || key.length > 200 || "problem" in checkScalar("String", key)))
    throw problem(["idempotencyKey"], "A key is a text of 1 to 200 characters.", "المفتاح نص من 1 إلى 200 حرف.");
  const action = actionName(plan.means);
  const changes: Change[] = [];
  const open = deps.doors.open(environment);
  try {
    if (open && plan.means.kind === "create" && !bringsMore({ seat }, plan.means.table, "create", values(input.set))) {
      const keyed = typeof key === "string" ? { ...run, key, inputHash: hashOf([plan.name, rest]) } : run;
      const atOnce = { waves: deps.waves, environment, plan, table: plan.means.table, values: values(input.set), run: keyed };
      const made = await createAtOnce({ seat, action }, atOnce);
      if (made) {
        deps.publish(environment, [made.change]);
        return made.text;
      }
    }
    const text = await deps.pools.write(
      environment,
      caller.account,
      async (writing) => {
        const who = { seat, caller };
        const turn = typeof key === "string" ? takeTurn(takeKey(writing, who, key, hashOf([plan.name, rest]))) : Promise.resolve();
        const input = typeof key === "string" ? { ...run, key } : run;
        const acting: Acting = { ...who, environment, writing, input, turn, requestId: run.requestId, action, changes };
        try {
          const done = await perform(deps, plan, root.input, acting);
          const secret = done.link !== undefined || caller.user === null;
          const keeping = typeof key === "string" && !secret ? plan.keeping : null;
          const answering = quiet(keeping ? presentKept(keeping, acting, done.ids[0]!) : present(root, acting, done));
          // Not waited for: it leaves with the commit, which fails when this does.
          const keep = (answer: string) => {
            const kept = { selection: plan.selection, text: secret ? null : answer, ids: done.ids, ...saying(done) };
            if (typeof key === "string" && !keeping) void quiet(keepAnswer(writing, who, key, kept));
          };
          // Where no record is read for it, what is answered is known before it is written.
          const known = plan.parts.every(({ is }) => is !== "record");
          if (known) keep(await answering);
          if (known || keeping || typeof key !== "string") writing.commit();
          await done.written;
          const answer = await answering;
          if (!known) keep(answer);
          return answer;
        } catch (error) {
          if (error instanceof Repeated) return await repeated(root, acting, error.kept);
          throw error;
        }
      },
      open ? undefined : (writing) => deps.doors.pass(writing, environment),
    );
    if (changes.length > 0) deps.publish(environment, changes);
    return text;
  } catch (error) {
    if (attempt < attempts && lostRace(root, error)) return await runRoot(root, attempt + 1);
    const code = error instanceof Error && error.name === "Refusal" ? (error as { code?: string }).code : null;
    if (code === "DATA_GUARD_REFUSED" || code === "DATA_FORBIDDEN" || code === "DATA_NOT_FOUND") {
      const { means } = plan;
      const resource = "table" in means && means.table ? `${means.table.id}:${isUuid(input.id) ? input.id.toLowerCase() : ""}` : action;
      const refused = { seat, caller, requestId: run.requestId, action };
      await deps.pools
        .write(environment, caller.account, (writing) => auditRefusal(writing, refused, resource, code))
        .catch((fault: unknown) => deps.log(fault, run.requestId));
    }
    throw error;
  }
};

// Two that wait for each other; or a record that appeared after the upsert had looked for it.
const lostRace = ({ plan }: Root, error: unknown): boolean =>
  sqlState(error) === "40P01" ||
  (plan.means.kind === "upsert" &&
    error instanceof InvalidInput &&
    error.problems.every(({ code, path }) => code === "DUPLICATE" && path[0] === "by"));

/** This call was made before: its answer is given again, and nothing is done. */
class Repeated extends Error {
  readonly kept: KeptAnswer;
  constructor(kept: KeptAnswer) {
    super("repeated");
    this.kept = kept;
  }
}
const takeTurn = (taking: Promise<KeptAnswer | null>): Promise<void> =>
  quiet(
    taking.then((kept) => {
      if (kept) throw new Repeated(kept);
    }),
  );

const saying = ({ said }: Done): Pick<KeptAnswer, "said"> => (said === undefined ? {} : { said });

const repeated = async (root: Root, acting: Acting, kept: KeptAnswer): Promise<string> =>
  kept.text !== null && kept.selection === root.plan.selection ? kept.text : await present(root, acting, kept);

/** The answer of a root: status in code, the record by the same compiler that answers queries, inside the transaction. */
const present = async ({ plan }: Root, acting: Acting, done: Done): Promise<string> => {
  const answers = await Promise.all(done.ids.map((id) => presentOne(plan.parts, acting, done, id)));
  return severalRecords.has(plan.means.kind) ? `[${answers.join(",")}]` : answers[0]!;
};

const presentKept = async (keeping: NonNullable<MutationRootPlan["keeping"]>, acting: Acting, id: string): Promise<string> => {
  const [row] = await runMade<{ answer: string }>(acting, keeping, { id, values: new Map() });
  return `${keeping.before}${row?.answer ?? "null"}${keeping.after}`;
};

/** A value that was known only now, or the fields of it that were asked for. */
const sayPart = ({ fields }: Extract<ResultPart, { is: "said" }>, value: Json | undefined): string => {
  if (fields === null || typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const known = value as Readonly<Record<string, Json>>;
  return JSON.stringify(
    Object.fromEntries(fields.map(([key, name]) => [key, name === "__typename" ? "DecisionRef" : (known[name] ?? null)])),
  );
};

const presentOne = async (parts: MutationRootPlan["parts"], acting: Acting, done: Done, id: string): Promise<string> => {
  const said = parts.map(async (part) => {
    if (part.is === "constant") return JSON.stringify(part.value);
    if (part.is === "said") return sayPart(part, done.said?.[part.name]);
    if (part.is === "link") return JSON.stringify(done.link ?? null);
    const [row] = await runMade<{ answer: string }>(acting, part, { id, values: new Map() });
    return row?.answer ?? "null";
  });
  const values = await Promise.all(said);
  return `{${parts.map(({ key }, at) => `${JSON.stringify(key)}:${values[at]}`).join(",")}}`;
};

const problem = (path: readonly string[], en: string, ar: string) => new InvalidInput([{ path, code: "INVALID", message: { en, ar } }]);
