/** Branches and proposals where everything is real: a platform with people's rows, sockets, and a second person of the organization. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Person } from "../collab/support.ts";
import {
  administrator,
  ask,
  askPlatform,
  commit,
  data,
  type MadePlatform,
  makePlatform,
  ownerEmail,
  signIn,
  withOwner,
} from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

let server: Server;
let token: string;
let platform: MadePlatform;

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  platform = await makePlatform(server, token);
}, 180_000);
afterAll(() => server?.remove());

const open = async (name: string): Promise<{ id: string; documentName: string }> =>
  (
    await data(server, token, "mutation ($input: OpenBranchInput!) { openBranch(input: $input) { id documentName } }", {
      input: { branchId: platform.branchId, name },
    })
  ).openBranch;
const write = (branchId: string, ops: readonly object[]) =>
  data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: { branchId, ops },
  });
const protect = (on: boolean) =>
  data(server, token, "mutation ($input: ProtectBranchInput!) { protectBranch(input: $input) { protected } }", {
    input: { branchId: platform.branchId, protected: on },
  });
const join = async (documentName: string) => {
  const { issueTicket } = await data(server, token, "mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ticket } }", {
    input: { purpose: "COLLAB", target: documentName.replace(/\.\d+$/, "") },
  });
  return connect({ url: `ws://127.0.0.1:${server.port}/collab`, ticket: () => issueTicket.ticket }, documentName, {} as Person);
};
const contentOf = async (branchId: string) =>
  (await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: branchId })).draft.content;
const fieldCalled = async (entityKey: string, fieldKey: string): Promise<string> => {
  const { entities } = await contentOf(platform.branchId);
  const entity = Object.values(entities as Record<string, { key: string; fields: Record<string, { key: string }> }>).find(
    ({ key }) => key === entityKey,
  )!;
  return Object.entries(entity.fields).find(([, { key }]) => key === fieldKey)![0];
};

describe("branches on an installation", () => {
  it("each branch has a room of its own: what is typed in one is not seen in the other", async () => {
    const side = await open("rooms");
    const [there, here] = [await join(side.documentName), await join(platform.documentName)];
    const name = await fieldCalled("patient", "phone");
    await there.synced();
    there.set("field", `${name}/label/en`, "Telephone");
    await there.saved();
    expect(JSON.stringify(await contentOf(side.id))).toContain("Telephone");
    expect(here.doc.getMap("field").get(`${name}/label/en`)).not.toBe("Telephone");
    expect(JSON.stringify(await contentOf(platform.branchId))).not.toContain("Telephone");
    await Promise.all([there.leave(), here.leave()]);
  });

  it("[BP20] a branch that becomes protected makes its open sockets readers, and lets them write when it is lifted", async () => {
    const client = await join(platform.documentName);
    const name = await fieldCalled("patient", "phone");
    const role = () => client.got.flatMap((heard) => (heard.is === "role" ? [heard.value.role] : [])).at(-1);
    await protect(true);
    await client.until(() => role() === "commenter");
    client.set("field", `${name}/label/en`, "Forced");
    await client.until(() => client.got.some((heard) => heard.is === "nack"));
    expect(client.got.find((heard) => heard.is === "nack")).toMatchObject({ value: { code: "COLLAB_READ_ONLY" } });
    expect(JSON.stringify(await contentOf(platform.branchId))).not.toContain("Forced");
    await protect(false);
    await client.until(() => role() === "owner");
    await client.leave();
  });

  it("[BP20] a proposal shows what it would do to the rows of the platform; the only person of an organization merges alone", async () => {
    const cookie = await administrator(server, token, platform);
    const made = await askPlatform(
      server,
      platform.host,
      cookie,
      'mutation { createPatient(input: { set: { name: "Salma", phone: "+966501234567" } }) { status record { id } } }',
    );
    expect(made.body.data?.createPatient?.record?.id, made.text).toBeTruthy();
    const { body } = await askPlatform(server, platform.host, cookie, "{ patients(first: 500) { nodes { id } } }");
    expect(body.data, JSON.stringify(body)).toBeTruthy();
    const rows = body.data.patients.nodes.length;
    await protect(true);
    const side = await open("no-phones");
    const name = await fieldCalled("patient", "phone");
    await write(side.id, [{ op: "remove", id: name }]);
    await commit(server, token, side.id);
    const { openProposal } = await data(
      server,
      token,
      "mutation ($input: OpenProposalInput!) { openProposal(input: $input) { id approvalsNeeded checks { key state sentence { en ar } details } } }",
      { input: { sourceBranchId: side.id, targetBranchId: platform.branchId, title: "No phones" } },
    );
    const check = Object.fromEntries(openProposal.checks.map((one: { key: string }) => [one.key, one]));
    expect(check["access-tests"]).toMatchObject({ state: "PASSED" });
    expect(check.migration, JSON.stringify(check.migration)).toMatchObject({ state: "WARNING" });
    const [environment] = check.migration.details;
    expect(environment.steps.filter((step: { class: string }) => step.class === "destructive")).toMatchObject([{ rows }]);
    const merged = await ask(server, token, "mutation ($input: MergeProposalInput!) { mergeProposal(input: $input) { status alone } }", {
      input: { proposalId: openProposal.id },
    });
    expect(merged.body.data?.mergeProposal, merged.text).toEqual({ status: "MERGED", alone: true });
    expect(Object.keys((await contentOf(platform.branchId)).entities).length).toBeGreaterThan(0);
    expect(JSON.stringify(await contentOf(platform.branchId))).not.toContain(name);
    await protect(false);
  });
});
