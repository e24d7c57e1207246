import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { startSealer } from "../../subgraphs/governance/store/audit-sealer.ts";
import { codeOf, strong, stronger } from "../identity/support.ts";
import { buildGovernedWorld, type GovernedWorld, releaseRequest } from "./support.ts";

let here: GovernedWorld;
beforeAll(async () => {
  here = await buildGovernedWorld();
});
afterAll(() => here.close());

const admin: GovernedWorld["world"]["test"]["admin"] = (sql, params) => here.world.test.admin(sql, params);
const write = async (organization: OrganizationId | null, count: number, after: Record<string, string> = {}) => {
  const source = await here.world.test.database.source("wn_blueprint");
  for (let n = 0; n < count; n++)
    await transact(source, organization, (tx) =>
      tx.audit({
        actor: "u-1",
        actorKind: "user",
        action: "blueprint.rename",
        resource: `blueprint:${n}`,
        outcome: "ok",
        requestId: `r-${n}`,
        after,
      }),
    );
};
const unsealed = async () => {
  const [row] = await admin<{ n: string }>(
    "select count(*) as n from audit.entry e where not exists (select 1 from audit.leaf l where l.entry_id = e.id)",
  );
  return Number(row!.n);
};
const sealedUp = () => expect.poll(unsealed, { timeout: 30_000 }).toBe(0);
interface Verdict {
  readonly intact: boolean;
  readonly checked: number;
  readonly firstBad: number | null;
  readonly what: string | null;
}
const verify = async (): Promise<Verdict> =>
  (await here.ask<{ verifyAudit: Verdict }>("{ verifyAudit { intact checked unsealed firstBad entryId what sentence { en ar } } }"))
    .verifyAudit;

describe("the sealed audit log", () => {
  let length: number;
  beforeEach(async () => {
    await write(here.owner.organizationId, 12);
    await sealedUp();
    length = (await verify()).checked;
  });

  it("is found whole also while it grows", async () => {
    const organization = here.owner.organizationId;
    let writing = true;
    const writer = (async () => {
      while (writing) await write(organization, 1);
    })();
    try {
      for (let round = 0; round < 60; round += 1) expect(await verify()).toMatchObject({ intact: true, what: null });
    } finally {
      writing = false;
      await writer;
    }
  });

  it("chains each organization's entries by themselves, without a gap or a double, also while several sealers run", async () => {
    const others = [here.world.test.organization(), here.world.test.organization(), null];
    const sealers = [startSealer(here.world.test.database, () => {}), startSealer(here.world.test.database, () => {})];
    await Promise.all(others.map((organization) => write(organization, 40)));
    await sealedUp();
    for (const sealer of sealers) await sealer.stop();
    const rows = await admin<{ organization_id: string | null; n: string; first: string; last: string }>(
      "select organization_id, count(*) as n, min(seq) as first, max(seq) as last from audit.leaf group by 1",
    );
    for (const row of rows) expect([row.first, row.last], `${row.organization_id}`).toEqual(["1", row.n]);
    const [tree] = await admin<{ n: string; last: string }>("select count(*) as n, max(tree_index) + 1 as last from audit.leaf");
    expect(tree!.last).toBe(tree!.n);
    // The order of the chain is the order of the log.
    const [wrong] = await admin<{ n: string }>(
      `select count(*) as n from (select (e.era, e.key, e.seq) > lag((e.era, e.key, e.seq)) over (partition by l.organization_id order by l.seq) as good
       from audit.leaf l join audit.entry e on e.id = l.entry_id) pairs where not good`,
    );
    expect(wrong!.n).toBe("0");
  });

  // What a superuser could do to the log. Each is put back afterwards, so the next starts from an intact log.
  const pick = (offset: number) =>
    `(select entry_id from audit.leaf where organization_id = '${here.owner.organizationId}' and seq = ${length - offset})`;
  const tampers: readonly [string, () => readonly string[], () => Partial<Verdict>][] = [
    [
      "a changed entry",
      () => [`update audit.entry set actor = 'nobody' where id = ${pick(5)}`],
      () => ({ firstBad: length - 5, what: "changed" }),
    ],
    [
      "a microsecond",
      () => [`update audit.entry set at = at + interval '1 microsecond' where id = ${pick(5)}`],
      () => ({ firstBad: length - 5, what: "changed" }),
    ],
    [
      "a changed fact deep inside",
      () => [`update audit.entry set after = jsonb_set(coalesce(after, '{}'), '{x}', '1') where id = ${pick(4)}`],
      () => ({ firstBad: length - 4, what: "changed" }),
    ],
    [
      "another outcome",
      () => [`update audit.entry set outcome = 'refused' where id = ${pick(3)}`],
      () => ({ firstBad: length - 3, what: "changed" }),
    ],
    ["a deleted entry", () => [`delete from audit.entry where id = ${pick(5)}`], () => ({ firstBad: length - 5, what: "missing" })],
    [
      "a deleted entry with its leaf",
      () => [
        `delete from audit.entry where id = ${pick(5)}`,
        `delete from audit.leaf where organization_id = '${here.owner.organizationId}' and seq = ${length - 5}`,
      ],
      () => ({ firstBad: length - 5, what: "missing" }),
    ],
    [
      "an entry moved to another organization",
      () => [`update audit.entry set organization_id = gen_random_uuid() where id = ${pick(5)}`],
      () => ({ firstBad: length - 5, what: "missing" }),
    ],
    [
      "two entries swapped",
      () => [
        `update audit.leaf set seq = -1 where organization_id = '${here.owner.organizationId}' and seq = ${length - 5}`,
        `update audit.leaf set seq = ${length - 5} where organization_id = '${here.owner.organizationId}' and seq = ${length - 4}`,
        `update audit.leaf set seq = ${length - 4} where organization_id = '${here.owner.organizationId}' and seq = -1`,
      ],
      () => ({ firstBad: length - 5, what: "out-of-order" }),
    ],
    [
      "an inserted entry",
      () => [
        `insert into audit.entry (id, organization_id, actor, actor_kind, action, resource, outcome, request_id, era, key)
       select gen_random_uuid(), organization_id, 'u-9', 'user', 'x', 'x:1', 'ok', 'r', era, '1'::xid8 from audit.entry where id = ${pick(0)}`,
      ],
      () => ({ what: "inserted" }),
    ],
    [
      "a cut tail",
      () => [
        `create temp table cut as select entry_id from audit.leaf where organization_id = '${here.owner.organizationId}' and seq > ${length - 3}`,
        "delete from audit.leaf where entry_id in (select entry_id from cut)",
        "delete from audit.entry where id in (select entry_id from cut)",
      ],
      () => ({ firstBad: length - 2, what: "cut" }),
    ],
    [
      "a flipped hash",
      () => [`update audit.leaf set chain_hash = set_byte(chain_hash, 7, get_byte(chain_hash, 7) # 1) where entry_id = ${pick(5)}`],
      () => ({ firstBad: length - 5, what: "out-of-order" }),
    ],
  ];
  it.each(tampers.map(([name], index) => [name, index] as const))("finds %s, and says where", async (_, index) => {
    const [, statements, expected] = tampers[index]!;
    await admin(
      "create table if not exists public.kept_entry as table audit.entry; create table if not exists public.kept_leaf as table audit.leaf",
    );
    await admin("truncate public.kept_entry, public.kept_leaf");
    await admin(
      "insert into public.kept_entry select * from audit.entry; insert into public.kept_leaf select * from audit.leaf".split(";")[0]!,
    );
    await admin("insert into public.kept_leaf select * from audit.leaf");
    try {
      await admin(`do $tamper$ begin ${statements().join("; ")}; end $tamper$`);
      expect(await verify()).toMatchObject({ intact: false, ...expected() });
    } finally {
      await admin("delete from audit.leaf");
      await admin("delete from audit.entry");
      await admin("insert into audit.entry overriding system value select * from public.kept_entry");
      await admin("insert into audit.leaf select * from public.kept_leaf");
    }
    expect(await verify()).toMatchObject({ intact: true, firstBad: null });
  });

  it("counts what is not sealed yet, and says what the log cannot show", async () => {
    const { auditHealth } = await here.ask<{ auditHealth: { entries: number; sealed: number; sentence: { en: string; ar: string } } }>(
      "{ auditHealth { entries sealed unsealedSince late sentence { en ar } } }",
    );
    expect(auditHealth.sealed).toBe(auditHealth.entries);
    expect(auditHealth.sentence.en).toContain("No witness");
    expect(auditHealth.sentence.ar).toContain("شاهد");
  });
});

describe("audit entries", () => {
  it("[GV31] every mutation of governance writes exactly one entry with its request id, also when it is refused", async () => {
    const open = async () =>
      (
        await here.governance.decisions.request(
          releaseRequest(here.owner.viewer, { requestId: uuidv7(), subject: { type: "environment", id: uuidv7() } }),
        )
      ).decisionId;
    const missing = uuidv7();
    const on = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { id } }`;
    const killed = { scope: "DECISION", scopeId: missing, reason: "drill" };
    const cases: readonly [string, string, Record<string, unknown>, "ok" | "refused"][] = [
      ["decision.approve", on("approveDecision", "ApproveDecisionInput"), { decisionId: await open() }, "ok"],
      ["decision.approve", on("approveDecision", "ApproveDecisionInput"), { decisionId: missing }, "refused"],
      ["decision.approve", on("approveDecision", "ApproveDecisionInput"), { decisionId: "../x" }, "refused"],
      ["decision.reject", on("rejectDecision", "RejectDecisionInput"), { decisionId: await open(), reason: "no" }, "ok"],
      ["decision.reject", on("rejectDecision", "RejectDecisionInput"), { decisionId: await open(), reason: "" }, "refused"],
      ["decision.withdraw", on("withdrawDecision", "DecisionInput"), { decisionId: await open() }, "ok"],
      ["decision.withdraw", on("withdrawDecision", "DecisionInput"), { decisionId: missing }, "refused"],
      ["kill.trigger", on("triggerKillSwitch", "TriggerKillSwitchInput"), killed, "ok"],
      ["kill.trigger", on("triggerKillSwitch", "TriggerKillSwitchInput"), { ...killed, scope: "PLATFORM", scopeId: null }, "refused"],
      ["decision.request", on("liftKillSwitch", "LiftKillSwitchInput"), { id: missing, reason: "x" }, "refused"],
    ];
    for (const [action, source, input, outcome] of cases) {
      const requestId = uuidv7();
      await here.ask(source, { input }, undefined, requestId).catch(() => undefined);
      const rows = await admin("select action, outcome, cardinality(reasons) > 0 as said from audit.entry where request_id = $1", [
        requestId,
      ]);
      expect(rows, `${source} ${JSON.stringify(input)}`).toEqual([{ action, outcome, said: outcome === "refused" }]);
    }
    const [killSwitch] = await admin<{ id: string }>("select id from governance.kill_switch where scope = 'decision'");
    const requestId = uuidv7();
    await here.ask(on("liftKillSwitch", "LiftKillSwitchInput"), { input: { id: killSwitch!.id, reason: "over" } }, undefined, requestId);
    expect(await admin("select action, outcome from audit.entry where request_id = $1", [requestId])).toEqual([
      { action: "decision.request", outcome: "ok" },
    ]);
    // What the table above knows is every mutation there is.
    const fields = Object.keys(here.governance.subgraph.schema.getMutationType()!.getFields()).sort();
    expect(fields).toEqual(["approveDecision", "liftKillSwitch", "rejectDecision", "triggerKillSwitch", "withdrawDecision"]);
  });

  it("[GV31] an entry that cannot be written takes the command with it", async () => {
    const { decisionId } = await here.governance.decisions.request(
      releaseRequest(here.owner.viewer, { subject: { type: "environment", id: uuidv7() } }),
    );
    await admin("revoke execute on function audit.append(jsonb) from wn_gov_decision");
    try {
      const tried = here.ask("mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { id } }", {
        input: { decisionId },
      });
      await expect(tried).rejects.toThrow();
    } finally {
      await admin("grant execute on function audit.append(jsonb) to wn_gov_decision");
    }
    expect(await here.ask("query ($id: ID!) { decision(id: $id) { status } }", { id: decisionId })).toEqual({
      decision: { status: "AWAITING_APPROVAL" },
    });
    expect(await admin("select 1 from governance.vote where decision_id = $1", [decisionId])).toEqual([]);
  });

  it("[GV39] no password, token, key or grant is ever in an entry", async () => {
    const { accessToken, viewer } = here.owner;
    const request = releaseRequest(viewer, { payload: { releaseId: uuidv7(), environmentId: "e", hash: "h", steps: [] } });
    const { decisionId } = await here.governance.decisions.request(request);
    await here.ask("mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { id } }", { input: { decisionId } });
    const grant = (await here.governance.decisions.claimGrant(here.owner.organizationId, decisionId, "runtime"))!;
    const runtime = await here.world.test.database.source("wn_runtime");
    const misuse = transact(runtime, here.owner.organizationId, (tx) =>
      here.governance.decisions.consumeGrant((sql, params) => tx.query(sql, params), grant, { other: "payload" }, "runtime"),
    );
    expect(await codeOf(misuse)).toBe("GOVERNANCE_GRANT_INVALID");
    const key = await here.world.identity.createApiKey(viewer, { name: "script" }, { requestId: "request-1" });
    const guessed = "a-guessed-password-Kanarienvogel";
    const signIn = "mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }";
    const signedIn = await here.world.ask<{ signIn: { accessToken: string; refreshToken: string } }>(signIn, {
      input: { email: "owner@example.com", password: strong },
    });
    expect(await codeOf(here.world.ask(signIn, { input: { email: "owner@example.com", password: guessed } }))).not.toBe("ok");
    const member = await here.world.join(accessToken, "keys@example.com", "user");
    const planted = [
      strong,
      stronger,
      guessed,
      accessToken,
      grant,
      key.text,
      signedIn.signIn.accessToken,
      signedIn.signIn.refreshToken,
      member.refreshToken,
    ];
    const entries = await admin<{ text: string }>("select e::text as text from audit.entry e");
    expect(entries.some(({ text }) => text.includes(decisionId))).toBe(true);
    for (const secret of planted)
      for (const spelling of [
        secret,
        Buffer.from(secret).toString("base64"),
        Buffer.from(secret).toString("hex"),
        encodeURIComponent(secret),
      ])
        expect(entries.filter(({ text }) => text.includes(spelling))).toEqual([]);
  });

  it("[GV33] six attempts of every login of governance on the log itself end in 42501", async () => {
    for (const role of ["wn_governance", "wn_gov_analysis", "wn_gov_decision", "wn_gov_execution", "wn_consumer"] as const) {
      const source = await here.world.test.database.source(role);
      for (const table of ["entry", "leaf", "checkpoint"])
        for (const sql of [`delete from audit.${table}`, `truncate audit.${table}`])
          await expect(
            transact(source, here.owner.organizationId, (tx) => tx.query(sql)),
            `${role}: ${sql}`,
          ).rejects.toMatchObject({
            driverError: { code: "42501" },
          });
      for (const sql of [
        "update audit.entry set actor = ''",
        "update audit.leaf set leaf_hash = ''",
        "update audit.checkpoint set signed_note = ''",
      ])
        await expect(
          transact(source, here.owner.organizationId, (tx) => tx.query(sql)),
          `${role}: ${sql}`,
        ).rejects.toMatchObject({
          driverError: { code: "42501" },
        });
    }
  });

  it("shows everybody's entries to who may read all, their own to others, page by page", async () => {
    await write(here.owner.organizationId, 7);
    const page = `query ($first: Int, $after: String) { auditEntries(first: $first, after: $after) { items { id actor action at seq } nextCursor } }`;
    interface Page {
      auditEntries: { items: { id: string; actor: string }[]; nextCursor: string | null };
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { auditEntries }: Page = await here.ask<Page>(page, { first: 50, after });
      seen.push(...auditEntries.items.map(({ id }) => id));
      after = auditEntries.nextCursor;
    } while (after);
    const all = await admin<{ id: string }>("select id from audit.entry where organization_id = $1 order by era desc, key desc, seq desc", [
      here.owner.organizationId,
    ]);
    expect(seen).toEqual(all.map(({ id }) => id));

    const member = await here.world.join(here.owner.accessToken, "member@example.com", "user");
    const { auditEntries } = await here.ask<Page>(page, { first: 200 }, member.accessToken);
    expect(auditEntries.items.length).toBeGreaterThan(0);
    expect(new Set(auditEntries.items.map(({ actor }) => actor))).toEqual(new Set([member.userId]));
    for (const source of ["{ verifyAudit { intact } }", "{ auditHealth { sealed } }"])
      expect(await codeOf(here.ask(source, {}, member.accessToken))).toBe("FORBIDDEN");
  });
});
