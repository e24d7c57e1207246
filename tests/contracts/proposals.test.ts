/** Proposals over a real database and real rooms: reviewed, carried out, ended; and what a protected branch lets in. */
import { afterAll, describe, expect, it } from "vitest";
import type { OrganizationId } from "../../schema/ids.ts";
import type { Permission } from "../../schema/permissions.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { buildViewer } from "../support/viewer.ts";
import { blueprintWorld, clinicOps } from "./blueprint-world.ts";

const world = await blueprintWorld();
const { db, run, follow, create, fill, draftOf, commit, close, chosen } = world;
afterAll(close);

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at, not typed
type Data = Record<string, any>;
const good = async (viewer: Viewer, source: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const { data, errors } = await run<Data>(viewer, source, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const set = (id: string, prop: string, value: unknown) => ({ op: "set", id, prop, value });
const write = async (viewer: Viewer, branchId: string, ...ops: unknown[]) => {
  const { errors } = await fill(viewer, branchId, ops);
  if (errors) throw new Error(JSON.stringify(errors));
};
const save = async (viewer: Viewer, branchId: string, message: string): Promise<Data> => {
  const { data, errors } = await commit(viewer, branchId, null, message);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.commitVersion;
};
const labelIn = async (viewer: Viewer, branchId: string, entity = "ent_patient") =>
  ((await draftOf(viewer, branchId)).content.entities[entity] as Data).label.en;

const fields = `id number status title approvalsNeeded approvalsGiven alone reviewable reason mergedVersionId head { id hash number } makers { id }
  reviews { reviewer { id } verdict counts text headHash } comments { author { id } text node } source { id status } target { id }`;
const proposalOf = async (viewer: Viewer, id: string) =>
  (await good(viewer, `query($id: ID!) { proposal(id: $id) { ${fields} } }`, { id })).proposal;
const checksOf = async (viewer: Viewer, id: string) =>
  (await good(viewer, "query($id: ID!) { proposal(id: $id) { checks { key state sentence { en ar } details } } }", { id })).proposal.checks;
const ask = (verb: string, input: string) => (viewer: Viewer, given: object) =>
  run<Data>(viewer, `mutation($i: ${input}!) { ${verb}(input: $i) { ${fields} } }`, { i: given });
const propose = ask("openProposal", "OpenProposalInput");
const review = ask("reviewProposal", "ReviewProposalInput");
const comment = ask("commentProposal", "CommentProposalInput");
const merge = ask("mergeProposal", "MergeProposalInput");
const withdraw = ask("withdrawProposal", "CloseProposalInput");
const reject = ask("rejectProposal", "CloseProposalInput");
const protect = (viewer: Viewer, branchId: string, on = true, approvals = 1) =>
  run<Data>(viewer, "mutation($i: ProtectBranchInput!) { protectBranch(input: $i) { protected approvals role } }", {
    i: { branchId, protected: on, approvals },
  });

/** A protected clinic, a branch of it with one change, and a proposal by its author. */
const clinicOf = async (ops: readonly unknown[] = [set("ent_patient", "label.en", "Client")]) => {
  const organization = db.organization() as OrganizationId;
  const [author, reviewer, owner] = [buildViewer(organization), buildViewer(organization), buildViewer(organization)];
  const { id, defaultBranch } = await create(owner);
  const main = defaultBranch.id;
  await fill(owner, main, clinicOps());
  const first = await save(owner, main, "First");
  const { errors } = await protect(owner, main);
  if (errors) throw new Error(JSON.stringify(errors));
  const side = (
    await good(author, "mutation($i: OpenBranchInput!) { openBranch(input: $i) { id } }", { i: { branchId: main, name: "side" } })
  ).openBranch.id as string;
  await write(author, side, ...ops);
  const head = await save(author, side, "Change");
  const opened = await propose(author, { sourceBranchId: side, targetBranchId: main, title: "Call them clients" });
  if (opened.errors) throw new Error(JSON.stringify(opened.errors));
  const proposal = opened.data.openProposal as Data;
  const approve = (who: Viewer = reviewer, headHash: string = head.hash) =>
    review(who, { proposalId: proposal.id, verdict: "APPROVE", headHash });
  return { organization, author, reviewer, owner, id, main, side, first, head, proposal, approve };
};

describe("a protected branch", () => {
  it("[BP20] takes no change from anybody directly, whatever their rights, and none from any verb but an approved proposal", async () => {
    const { owner, main, side, first, head } = await clinicOf();
    const before = await draftOf(owner, main);
    const role = (await good(owner, "query($id: ID!) { branch(id: $id) { protected role } }", { id: main })).branch;
    expect(role).toEqual({ protected: true, role: "COMMENTER" });
    const input = { versionId: first.id, branchId: main };
    for (const [source, variables] of [
      [
        "mutation($i: ApplyDraftOperationsInput!) { applyDraftOperations(input: $i) { seq } }",
        { branchId: main, ops: [set("ent_patient", "label.en", "X")] },
      ],
      ["mutation($i: RefinePlatformInput!) { refinePlatform(input: $i) { id } }", { branchId: main, text: "Add rooms", locale: "en" }],
      ["mutation($i: MergeBranchInput!) { mergeBranch(input: $i) { seq } }", { sourceBranchId: side, targetBranchId: main }],
      ["mutation($i: VersionOnBranchInput!) { restoreVersion(input: $i) { seq } }", input],
      ["mutation($i: VersionOnBranchInput!) { cherryPick(input: $i) { seq } }", { ...input, versionId: head.id }],
      ["mutation($i: VersionOnBranchInput!) { revertVersion(input: $i) { seq } }", input],
    ] as const)
      expect((await run(owner, source, { i: variables })).code, source).toBe("BLUEPRINT_BRANCH_PROTECTED");
    expect(await draftOf(owner, main)).toEqual(before);
  });

  it("[CO37] its room refuses a participant too, unless it carries out an approved proposal", async () => {
    const { owner, main, proposal } = await clinicOf();
    await new Promise((resolve) => setTimeout(resolve, 1_000)); // the rooms' answer about a branch may be a second old
    const { documentName } = (await good(owner, "query($id: ID!) { branch(id: $id) { documentName } }", { id: main })).branch;
    const apply = (by: object) =>
      world.drafts.apply({
        document: documentName,
        id: crypto.randomUUID() as never,
        batch: { ops: [{ op: "set", id: "ent_patient", prop: "label.en", value: "Forced" }] },
        group: crypto.randomUUID() as never,
        by: { kind: "merge", onBehalfOf: owner.subjectId as never, label: { en: "x", ar: "x" }, ...by },
      });
    for (const by of [{}, { kind: "api" }, { proposalId: proposal.id }, { proposalId: crypto.randomUUID() }])
      expect(await apply(by), JSON.stringify(by)).toMatchObject({ refused: [{ code: "COLLAB_READ_ONLY" }] });
  });

  it("[BP20] takes an approved proposal: one step, and a version with both heads as parents", async () => {
    const { author, reviewer, owner, main, first, head, proposal, approve } = await clinicOf();
    expect(proposal).toMatchObject({ number: 1, status: "OPEN", approvalsNeeded: 1, approvalsGiven: 0 });
    const early = await merge(owner, { proposalId: proposal.id });
    expect(early.code).toBe("BLUEPRINT_PROPOSAL_NOT_APPROVED");
    expect((await approve()).data.reviewProposal).toMatchObject({ status: "APPROVED", approvalsGiven: 1 });
    const { data, errors } = await merge(author, { proposalId: proposal.id });
    expect(errors).toBeUndefined();
    expect(data.mergeProposal).toMatchObject({ status: "MERGED", alone: false, source: { status: "MERGED" } });
    expect(await labelIn(reviewer, main)).toBe("Client");
    const version = (
      await good(owner, "query($id: ID!) { version(id: $id) { message parents branch { id } } }", {
        id: data.mergeProposal.mergedVersionId,
      })
    ).version;
    expect(version).toEqual({ message: "Call them clients", parents: [first.id, head.id], branch: { id: main } });
    expect((await merge(author, { proposalId: proposal.id })).code).toBe("BLUEPRINT_PROPOSAL_OVER");
  });

  it("[BP20] needs as many approvals as it says, of different people", async () => {
    const { organization, owner, main, reviewer, proposal, approve } = await clinicOf();
    await protect(owner, main, true, 2);
    await approve();
    await approve();
    expect(await proposalOf(owner, proposal.id)).toMatchObject({ status: "OPEN", approvalsNeeded: 2, approvalsGiven: 1 });
    expect((await merge(reviewer, { proposalId: proposal.id })).code).toBe("BLUEPRINT_PROPOSAL_NOT_APPROVED");
    await approve(buildViewer(organization));
    expect((await merge(reviewer, { proposalId: proposal.id })).errors).toBeUndefined();
  });

  it("[BP20] an organization of one may merge its own, and the record says so", async () => {
    const { organization, author, id, main, proposal } = await clinicOf();
    expect((await proposalOf(author, proposal.id)).reviewable).toBe(true);
    chosen.otherReviewers = false;
    // Told beforehand, so that a screen need not offer what is refused, nor refuse what is offered.
    expect(await proposalOf(author, proposal.id)).toMatchObject({ status: "OPEN", reviewable: false });
    // The list tells the same, and asks about the same makers once.
    chosen.reviewersAsked = 0;
    const list = "query($b: ID!) { proposals(blueprintId: $b) { items { a: reviewable b: reviewable } } }";
    expect((await good(author, list, { b: id })).proposals.items).toEqual([{ a: false, b: false }]);
    expect(chosen.reviewersAsked).toBe(1);
    const { data, errors } = await merge(author, { proposalId: proposal.id });
    chosen.otherReviewers = true;
    expect(errors).toBeUndefined();
    expect(data.mergeProposal).toMatchObject({ status: "MERGED", alone: true, approvalsGiven: 0 });
    expect(await labelIn(author, main)).toBe("Client");
    const entries = await db.admin("select after from audit.entry where organization_id = $1 and action = 'proposal.merge'", [
      organization,
    ]);
    expect(entries).toMatchObject([{ after: { alone: true } }]);
  });

  it("[BP20] is protected only as it was committed, and an edit that slipped in goes with the next merge", async () => {
    const { owner, reviewer, main, proposal, approve } = await clinicOf();
    await protect(owner, main, false);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await write(owner, main, set("ent_doctor", "label.en", "Unseen"));
    expect((await protect(owner, main)).code).toBe("BLUEPRINT_BRANCH_UNCOMMITTED");
    for (const approvals of [0, 11]) expect((await protect(owner, main, false, approvals)).code).toBe("BLUEPRINT_APPROVALS_INVALID");
    // As if it had arrived in the second the rooms take to hear of it.
    await db.admin("update blueprint.branch set protected = true where id = $1", [main]);
    await approve();
    expect((await merge(reviewer, { proposalId: proposal.id })).errors).toBeUndefined();
    expect([await labelIn(owner, main), await labelIn(owner, main, "ent_doctor")]).toEqual(["Client", "Doctor"]);
  });

  it("takes direct changes again once the protection is lifted", async () => {
    const { owner, main } = await clinicOf();
    expect((await protect(owner, main, false)).data.protectBranch).toMatchObject({ protected: false, role: "OWNER" });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await write(owner, main, set("ent_patient", "label.en", "Guest"));
    expect(await labelIn(owner, main)).toBe("Guest");
  });
});

describe("a proposal", () => {
  it("[BP33] an approval holds for the head that was looked at: a new commit voids it", async () => {
    const { author, reviewer, side, head, proposal, approve } = await clinicOf();
    await approve();
    await write(author, side, set("ent_doctor", "label.en", "Physician"));
    const next = await save(author, side, "More");
    const now = await proposalOf(author, proposal.id);
    expect(now).toMatchObject({ status: "OPEN", approvalsGiven: 0, head: { hash: next.hash } });
    expect(now.reviews).toMatchObject([{ verdict: "APPROVE", counts: false, headHash: head.hash }]);
    expect((await merge(author, { proposalId: proposal.id })).code).toBe("BLUEPRINT_PROPOSAL_NOT_APPROVED");
    expect((await approve(reviewer, head.hash)).code).toBe("BLUEPRINT_REVIEW_MOVED");
    await approve(reviewer, next.hash);
    expect((await merge(author, { proposalId: proposal.id })).errors).toBeUndefined();
  });

  it("[BP33] nobody approves what they made: not its author, and not who committed to its branch", async () => {
    const { organization, author, owner, side, proposal, approve } = await clinicOf();
    const helper = buildViewer(organization);
    await write(helper, side, set("ent_doctor", "label.en", "Physician"));
    const { hash } = await save(helper, side, "Help");
    for (const maker of [author, helper]) expect((await approve(maker, hash)).code).toBe("BLUEPRINT_REVIEW_OWN");
    const { makers } = await proposalOf(owner, proposal.id);
    expect(makers.map(({ id }: Data) => id).sort()).toEqual([author.subjectId, helper.subjectId].sort());
  });

  it("a request for changes stands in the way until its author's next word", async () => {
    const { author, reviewer, head, proposal, approve } = await clinicOf();
    await review(reviewer, { proposalId: proposal.id, verdict: "REQUEST_CHANGES", headHash: head.hash, text: "Why?" });
    await approve(buildViewer(author.organizationId));
    expect((await merge(author, { proposalId: proposal.id })).code).toBe("BLUEPRINT_PROPOSAL_REFUSED");
    expect((await approve()).data.reviewProposal).toMatchObject({ status: "APPROVED", approvalsGiven: 2 });
    expect((await merge(author, { proposalId: proposal.id })).errors).toBeUndefined();
  });

  it("[BP34] where the target moved the merge is worked out again; new conflicts leave it open", async () => {
    const { organization, author, owner, reviewer, main, proposal, approve } = await clinicOf();
    await approve();
    // Meanwhile another proposal changes the same name.
    const other = (
      await good(owner, "mutation($i: OpenBranchInput!) { openBranch(input: $i) { id } }", { i: { branchId: main, name: "other" } })
    ).openBranch.id;
    await write(owner, other, set("ent_patient", "label.en", "Guest"), set("ent_doctor", "label.en", "Physician"));
    const { hash } = await save(owner, other, "Guests");
    const second = (await propose(owner, { sourceBranchId: other, targetBranchId: main, title: "Guests" })).data.openProposal;
    await review(reviewer, { proposalId: second.id, verdict: "APPROVE", headHash: hash });
    expect((await merge(owner, { proposalId: second.id })).errors).toBeUndefined();

    const refused = await merge(author, { proposalId: proposal.id });
    expect(refused.code).toBe("BLUEPRINT_MERGE_CONFLICTS");
    expect(refused.errors![0]!.extensions.conflicts).toMatchObject([{ id: "VALUE ent_patient label.en", ours: "Guest", theirs: "Client" }]);
    expect(await proposalOf(author, proposal.id)).toMatchObject({ status: "APPROVED" });
    expect(await labelIn(author, main)).toBe("Guest");
    const choices = [{ conflict: "VALUE ent_patient label.en", take: "theirs" }];
    expect((await merge(author, { proposalId: proposal.id, choices })).errors).toBeUndefined();
    expect([await labelIn(author, main), await labelIn(author, main, "ent_doctor")]).toEqual(["Client", "Physician"]);
    expect(organization).toBe(author.organizationId);
  });

  it("a result with errors never reaches a protected branch, and its draft stays as it was", async () => {
    const { author, reviewer, owner, main, side, proposal } = await clinicOf([
      { op: "add", kind: "rule", id: "ru_x", parent: "ent_appt", props: { check: 'f_apt_reason != ""', message: { en: "Say why" } } },
    ]);
    const other = (
      await good(owner, "mutation($i: OpenBranchInput!) { openBranch(input: $i) { id } }", { i: { branchId: main, name: "other" } })
    ).openBranch.id;
    await write(owner, other, set("f_apt_reason", "type", "integer"));
    const { hash } = await save(owner, other, "Numbers");
    const second = (await propose(owner, { sourceBranchId: other, targetBranchId: main, title: "Numbers" })).data.openProposal;
    await review(reviewer, { proposalId: second.id, verdict: "APPROVE", headHash: hash });
    expect((await merge(owner, { proposalId: second.id })).errors).toBeUndefined();
    const before = await draftOf(owner, main);
    const { head } = await proposalOf(author, proposal.id);
    await review(reviewer, { proposalId: proposal.id, verdict: "APPROVE", headHash: head.hash });
    const refused = await merge(author, { proposalId: proposal.id });
    expect(refused.code).toBe("BLUEPRINT_MERGE_CONFLICTS");
    const conflict = (refused.errors![0]!.extensions.conflicts as Data[])[0]!;
    expect(conflict).toMatchObject({ kind: "MEANING", node: "ru_x" });
    const kept = await merge(author, { proposalId: proposal.id, choices: [{ conflict: conflict.id, take: { value: "keep" } }] });
    expect(kept.code).toBe("BLUEPRINT_HAS_ERRORS");
    expect(await draftOf(owner, main)).toEqual(before);
    expect((await proposalOf(author, proposal.id)).status).toBe("APPROVED");
    expect(side).toBeTruthy();
  });

  it("a merge that was interrupted, before or after its batch went in, is carried out by asking again", async () => {
    for (const applied of [false, true]) {
      const { author, owner, main, head, first, proposal, approve } = await clinicOf();
      await approve();
      await db.admin("update blueprint.proposal set status = 'merging' where id = $1", [proposal.id]);
      if (applied) {
        const { documentName } = (await good(owner, "query($id: ID!) { branch(id: $id) { documentName } }", { id: main })).branch;
        const stored = await world.drafts.apply({
          document: documentName,
          id: crypto.randomUUID() as never,
          batch: { ops: [{ op: "set", id: "ent_patient", prop: "label.en", value: "Client" }] },
          group: crypto.randomUUID() as never,
          by: { kind: "merge", onBehalfOf: owner.subjectId as never, label: { en: "x", ar: "x" }, proposalId: proposal.id },
        });
        expect(stored).toHaveProperty("seq");
      }
      const { data, errors } = await merge(author, { proposalId: proposal.id });
      expect(errors).toBeUndefined();
      const { version } = await good(owner, "query($id: ID!) { version(id: $id) { parents } }", { id: data.mergeProposal.mergedVersionId });
      expect(version.parents).toEqual([first.id, head.id]);
      expect(await labelIn(author, main)).toBe("Client");
    }
  });

  it("says what machines think of it; without a platform it says that too", async () => {
    const { author, proposal } = await clinicOf();
    const checks = await checksOf(author, proposal.id);
    expect(checks.map(({ key, state }: Data) => [key, state])).toEqual([
      ["merge", "PASSED"],
      ["problems", expect.stringMatching(/PASSED|WARNING/)],
      ["access-tests", "SKIPPED"],
      ["migration", "SKIPPED"],
    ]);
    expect(checks[3].sentence.en).toBe("No platform runs this blueprint yet.");
  });

  it("is withdrawn by its author, rejected by whoever may merge, and then over", async () => {
    const { organization, author, owner, side, main, proposal } = await clinicOf();
    const may = (...permissions: Permission[]) =>
      buildViewer(organization, { may: ["blueprint.read", "blueprint.comment", "blueprint.edit", ...permissions] });
    expect((await withdraw(may(), { proposalId: proposal.id })).code).toBe("FORBIDDEN");
    expect((await reject(may("blueprint.commit"), { proposalId: proposal.id })).code).toBe("FORBIDDEN");
    await good(author, "mutation($b: ID!) { closeBranch(input: { branchId: $b }) { id } }", { b: side });
    expect((await merge(owner, { proposalId: proposal.id })).code).toBe("BLUEPRINT_BRANCH_OVER");
    await db.admin("update blueprint.branch set status = 'open' where id = $1", [side]);
    expect((await withdraw(author, { proposalId: proposal.id })).data.withdrawProposal).toMatchObject({ status: "WITHDRAWN" });
    expect((await reject(owner, { proposalId: proposal.id })).code).toBe("BLUEPRINT_PROPOSAL_OVER");
    const again = (await propose(author, { sourceBranchId: side, targetBranchId: main, title: "Again" })).data.openProposal;
    expect(again.number).toBe(2);
    expect((await propose(author, { sourceBranchId: side, targetBranchId: main, title: "Twice" })).code).toBe("BLUEPRINT_PROPOSAL_EXISTS");
    expect((await reject(owner, { proposalId: again.id, reason: "Not now" })).data.rejectProposal).toMatchObject({
      status: "REJECTED",
      reason: "Not now",
    });
    const { proposals } = await good(owner, "query($b: ID!) { proposals(blueprintId: $b) { items { number status } } }", {
      b: (await good(owner, "query($id: ID!) { branch(id: $id) { blueprint { id } } }", { id: main })).branch.blueprint.id,
    });
    expect(proposals.items).toEqual([
      { number: 2, status: "REJECTED" },
      { number: 1, status: "WITHDRAWN" },
    ]);
  });

  it("is talked about, and its watchers hear of words, reviews, commits and the end", async () => {
    const { author, reviewer, side, proposal, approve } = await clinicOf();
    const feed = (await follow(author, "subscription($p: ID!) { proposalChanged(proposalId: $p) { type proposal { status } } }", {
      p: proposal.id,
    })) as AsyncIterableIterator<{ data: Data }>;
    const next = async () => (await feed.next()).value.data.proposalChanged;
    await next(); // the state of now
    // What nobody sees would turn the words around it, or could not be kept at all.
    await comment(reviewer, { proposalId: proposal.id, text: "\u202eلماذا؟\u0000", node: "ent_patient" });
    expect(await next()).toEqual({ type: "ProposalCommented", proposal: { status: "OPEN" } });
    await approve();
    expect(await next()).toEqual({ type: "ProposalReviewed", proposal: { status: "APPROVED" } });
    await write(author, side, set("ent_doctor", "label.en", "Physician"));
    await save(author, side, "More");
    expect(await next()).toEqual({ type: "VersionCommitted", proposal: { status: "OPEN" } });
    await withdraw(author, { proposalId: proposal.id });
    expect(await next()).toEqual({ type: "ProposalClosed", proposal: { status: "WITHDRAWN" } });
    await feed.return?.();
    expect((await proposalOf(author, proposal.id)).comments).toEqual([
      { author: { id: reviewer.subjectId }, text: "لماذا؟", node: "ent_patient" },
    ]);
    expect((await comment(reviewer, { proposalId: proposal.id, text: "   " })).code).toBe("BLUEPRINT_PROPOSAL_TEXT");
    await db.admin(
      `insert into blueprint.proposal_comment (organization_id, id, proposal_id, author_id, text, at)
       select organization_id, gen_random_uuid(), id, author_id, 'word', now() from blueprint.proposal, generate_series(1, 499) where id = $1`,
      [proposal.id],
    );
    const full = await comment(reviewer, { proposalId: proposal.id, text: "One too many" });
    expect([full.code, full.errors![0]!.extensions.limit]).toEqual(["BLUEPRINT_TOO_MANY", 500]);
  });

  it("[BP36] another organization sees none of it and changes nothing", async () => {
    const { id, proposal, head } = await clinicOf();
    const stranger = buildViewer(db.organization() as OrganizationId);
    expect((await good(stranger, "query($id: ID!) { proposal(id: $id) { id } }", { id: proposal.id })).proposal).toBeNull();
    expect((await run(stranger, "query($b: ID!) { proposals(blueprintId: $b) { items { id } } }", { b: id })).code).toBe(
      "BLUEPRINT_NOT_FOUND",
    );
    for (const verb of [merge, withdraw, reject])
      expect((await verb(stranger, { proposalId: proposal.id })).code).toBe("BLUEPRINT_NOT_FOUND");
    expect((await review(stranger, { proposalId: proposal.id, verdict: "APPROVE", headHash: head.hash })).code).toBe("BLUEPRINT_NOT_FOUND");
    expect((await comment(stranger, { proposalId: proposal.id, text: "Hello" })).code).toBe("BLUEPRINT_NOT_FOUND");
  });
});
