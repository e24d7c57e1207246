/**
 * Answers the control plane's API inside a browser test, so that every state of every screen can be reached by a switch:
 * normal, loading (no answer), error (with a correlation id), offline (no connection), empty, read-only. Only for tests of what
 * the studio draws; journeys run against a real server.
 */

import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type { WebSocket } from "ws";
import { environmentAnswers } from "./environment-stub.ts";
import { plan, proposed } from "./plan-stub.ts";
import { releaseAnswers, stubRelease } from "./release-stub.ts";
import { at, ids, sentence, text } from "./stub-words.ts";
import { type Answer, type ServedStudio, stubCookie } from "./studio/serve.ts";
import { versionAnswers } from "./versions-stub.ts";

export type StubState = "normal" | "loading" | "error" | "offline" | "empty" | "readOnly";

export interface StubOptions {
  readonly state?: StubState;
  readonly locale?: "en" | "ar";
  readonly signedIn?: boolean;
  /** Answers by operation name, over the usual ones. */
  readonly answers?: Readonly<Record<string, (variables: Record<string, unknown>) => unknown>>;
  readonly planWorking?: boolean;
  readonly planProposed?: boolean;
  readonly killSwitch?: boolean;
}

export interface ApiStub {
  /** Sends one event to every open subscription of that operation. */
  emit(operation: string, data: unknown): void;
  readonly asked: string[];
  /** Operations of the open subscriptions. */
  following(): readonly string[];
}

export const stubViewer = (role: "OWNER" | "VIEWER" = "OWNER") => ({
  user: { id: ids.user, displayName: "Mona Haddad", email: "mona@clinic.example" },
  organization: { id: ids.organization, slug: "noor", name: { en: "Noor Group", ar: "مجموعة نور" } },
  role: { id: "r1", key: role === "OWNER" ? "owner" : "viewer", name: { en: "Owner", ar: "مالك" } },
  permissions:
    role === "OWNER"
      ? [
          "blueprint.read",
          "blueprint.edit",
          "blueprint.comment",
          "blueprint.commit",
          "blueprint.merge",
          "release.preview",
          "release.production",
          "member.invite",
          "member.update",
          "platform.read",
          "platform.data.read",
          "platform.data.write",
          "backup.restore",
          "retention.change",
          "data.purge",
          "kill.trigger",
          "kill.lift",
          "decision.approve",
        ]
      : ["blueprint.read", "platform.read"],
  locale: "en",
});

const version = {
  __typename: "Version",
  id: "v3",
  number: 3,
  hash: "9f2c",
  message: "Release from the studio",
  at,
  author: { __typename: "User", id: ids.user, displayName: "Mona Haddad" },
};
const branch = (role: string) => ({
  __typename: "Branch",
  id: ids.branch,
  name: "main",
  protected: false,
  documentName: "org.br.draft.1",
  role,
  head: version,
});
const blueprint = (role: string, id: string = ids.blueprint, en = "Clinic", ar = "عيادة", status = "ACTIVE") => ({
  __typename: "Blueprint",
  id,
  key: "clinic",
  status,
  updatedAt: at,
  label: text(en, ar),
  defaultBranch: branch(role),
});
const planner = {
  __typename: "PlannerStatus",
  planner: "offline",
  sentence: sentence(
    "Descriptions are read by rules, without AI. Set ANTHROPIC_API_KEY to plan with Claude.",
    "تُقرأ الأوصاف بقواعد دون ذكاء اصطناعي. اضبط ANTHROPIC_API_KEY للتخطيط مع Claude.",
  ),
};
const killSwitch = { __typename: "KillSwitch", id: "k1", scope: "ORGANIZATION", scopeId: null, reach: "AUTOMATION", reason: "Unexpected deletions, we are looking into it.", epoch: 1, active: true, at, by: { __typename: "User", id: "u9", displayName: "Omar Said" }, lift: null }; // biome-ignore format: data
const roles = [
  { __typename: "Role", id: "r1", key: "owner", rank: 100, name: text("Owner", "مالك") },
  { __typename: "Role", id: "r2", key: "builder", rank: 50, name: text("Builder", "باني") },
  { __typename: "Role", id: "r3", key: "viewer", rank: 10, name: text("Viewer", "مشاهد") },
];
const member = (id: string, name: string, email: string, role: (typeof roles)[number]) => ({ __typename: "Membership", id, status: "ACTIVE", joinedAt: at, lastSeenAt: at, user: { __typename: "User", id: `u${id}`, displayName: name, email }, role: { __typename: "Role", id: role.id, key: role.key, name: role.name } }); // biome-ignore format: data

const template = (key: string, en: string, ar: string, aboutEn: string, aboutAr: string, primary: string, accent: string) => ({ __typename: "Template", key, version: key, own: key === "school", sector: "general", label: text(en, ar), description: text(aboutEn, aboutAr), entities: Array.from({ length: 8 }, (_, at) => text(`Entity ${at}`, `كيان ${at}`)), roles: [text("Owner", "مالك"), text("Member", "عضو")], theme: { primary, accent, radius: 10 } }); // biome-ignore format: data
const stubTemplates = [
  template("clinic", "Clinic", "عيادة", "Patients book, the desk runs the day, doctors write visits and prescriptions.", "يحجز المرضى، وتدير الاستقبال اليوم، ويكتب الأطباء الزيارات.", "#0f766e", "#0e7490"),
  template("school", "School", "مدرسة", "Classes and timetable, attendance, marks and fees.", "الفصول والجدول والحضور والدرجات والرسوم.", "#7c3aed", "#db2777"),
  template("shop", "Online shop", "متجر إلكتروني", "A catalogue everybody can see, orders with lines and totals.", "كتالوج يراه الجميع، وطلبات بأصنافها ومجاميعها.", "#c2410c", "#0f766e"),
]; // biome-ignore format: data

const usual = (options: StubOptions): Record<string, (variables: Record<string, unknown>) => unknown> => {
  const empty = options.state === "empty";
  const role = options.state === "readOnly" ? "VIEWER" : "OWNER";
  return {
    blueprints: () => ({ blueprints: { __typename: "BlueprintPage", items: empty ? [] : [blueprint(role), blueprint(role, "bp2", "School enrolment", "تسجيل المدرسة"), blueprint(role, "bp3", "Old desk", "المكتب القديم", "ARCHIVED")] }, plannerStatus: planner }),
    blueprint: () => ({ blueprint: blueprint(role), plannerStatus: planner }),
    describePlatform: () => ({ describePlatform: { __typename: "Plan", id: "plan1", blueprint: { __typename: "Blueprint", id: ids.blueprint } } }),
    ...versionAnswers(empty, role),
    templates: () => ({ templates: stubTemplates }),
    useTemplate: () => ({ useTemplate: { __typename: "MadeBlueprint", blueprint: { __typename: "Blueprint", id: ids.blueprint }, problems: [] } }),
    createBlueprint: () => ({ createBlueprint: { __typename: "Blueprint", id: ids.blueprint } }),
    plan: () => ({ plan: { ...plan(options.planWorking === true), ...(options.planProposed ? proposed : {}) } }),
    cancelPlan: () => ({ cancelPlan: { __typename: "Plan", id: "plan1", status: "CANCELLED" } }),
    commitVersion: () => ({ commitVersion: { ...version, id: "v4", number: 4 } }),
    ...releaseAnswers(empty),
    members: () => ({
      members: { __typename: "MemberPage", items: [member("1", "Mona Haddad", "mona@clinic.example", roles[0]!), ...(empty ? [] : [member("2", "عمر سعيد", "omar@clinic.example", roles[1]!), member("3", "Lina Aziz", "lina@clinic.example", roles[2]!)])] },
      invites: { __typename: "InvitePage", items: empty ? [] : [{ __typename: "Invite", id: "i1", email: "sara@clinic.example", status: "OPEN", expiresAt: at, role: roles[1] }] },
      roles,
    }),
    inviteMember: () => ({ inviteMember: { __typename: "InviteResult", invite: { __typename: "Invite", id: "i2" }, link: "http://localhost:4000/invite/9Zk3Qm1x7Tt0Vb2Wc4Yd6" } }),
    ...environmentAnswers(empty),
    waitingDecisions: () => ({ decisions: { __typename: "DecisionPage", items: empty ? [] : [{ ...stubRelease("AWAITING_DECISION", "PRODUCTION").decision, requestedAt: at, requestedBy: { __typename: "User", id: "u9", displayName: "Omar Said" } }] } }),
    diff: () => ({ diff: [{ __typename: "DiffLine", sentence: sentence("Renamed Phone to Mobile in Patient", "تغيّر اسم الهاتف إلى الجوال في مريض") }, { __typename: "DiffLine", sentence: sentence("Added the field Insurance number to Patient", "أُضيف الحقل رقم التأمين إلى مريض") }] }),
    killSwitches: () => ({ killSwitches: options.killSwitch ? [killSwitch] : [] }),
    claimState: () => ({ claimState: { __typename: "ClaimState", valid: !empty } }),
    inviteByToken: () => ({ inviteByToken: empty ? null : { __typename: "InvitePreview", organizationName: text("Noor Group", "مجموعة نور"), role: { __typename: "Role", name: text("Builder", "باني") }, email: "sara@clinic.example", hasAccount: false } }),
    issueTicket: () => ({ issueTicket: { __typename: "Ticket", ticket: "t", expiresAt: at } }),
  };
}; // biome-ignore format: one line per operation

const nameOf = (query: string): string => /(?:query|mutation|subscription)\s+(\w+)/.exec(query)?.[1] ?? "";

/** Answers what the pages of this page's context ask the studio's server from now on; call before `goto`. */
export const stubApi = async (studio: ServedStudio, page: Page, options: StubOptions = {}): Promise<ApiStub> => {
  const state = options.state ?? "normal";
  const answers = { ...usual(options), ...options.answers };
  const asked: string[] = [];
  const open: { socket: WebSocket; id: string; operation: string }[] = [];

  const signIn = (path: string): Answer => {
    const role = state === "readOnly" ? "VIEWER" : "OWNER";
    const refresh = path.endsWith("refresh");
    if (options.signedIn === false && refresh) return { status: 401, json: { error: { code: "UNAUTHENTICATED", message: "" } } };
    if (state === "error" && !refresh) {
      const message = "The e-mail address or the password is not right.";
      return { status: 400, json: { error: { code: "BAD_CREDENTIALS", message, correlationId: "0190-abc" } } };
    }
    return { json: { accessToken: "stub", expiresAt: new Date(Date.now() + 600_000).toISOString(), viewer: stubViewer(role) } };
  };
  const refusal = (
    message: string,
    extensions: { readonly code: string; readonly correlationId?: string; readonly versionId?: string },
  ): Answer => ({
    json: { data: null, errors: [{ message, extensions }] },
  });
  const operate = (body: string): Answer => {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    const operation = nameOf(query);
    asked.push(operation);
    if (!["killSwitches", "issueTicket"].includes(operation)) {
      if (state === "loading") return "never";
      if (state === "offline") return "offline";
      if (state === "error")
        return refusal("The database did not answer in time. Try again.", { code: "UNAVAILABLE", correlationId: "0190f3aa-77b1" });
    }
    const answer = answers[operation];
    if (!answer) return refusal(`The stub has no answer for ${operation}.`, { code: "STUB" });
    try {
      return { json: { data: answer(variables ?? {}) } };
    } catch (error) {
      const { message, code, versionId } = error as Error & { code?: string; versionId?: string };
      return refusal(message, { code: code ?? "STUB", ...(versionId ? { versionId } : {}) });
    }
  };

  const key = randomUUID();
  studio.stubs.set(key, {
    answer: (path, body) => (path === "/graphql" ? operate(body) : signIn(path)),
    follow: (socket) =>
      socket.on("message", (message) => {
        const { type, id, payload } = JSON.parse(String(message)) as { type: string; id?: string; payload?: { query?: string } };
        if (type === "connection_init") socket.send(JSON.stringify({ type: "connection_ack" }));
        else if (type === "ping") socket.send(JSON.stringify({ type: "pong" }));
        else if (type === "subscribe" && id) open.push({ socket, id, operation: nameOf(payload?.query ?? "") });
      }),
  });
  await page.context().addCookies([{ name: stubCookie, value: key, url: studio.url }]);
  return {
    asked,
    following: () => open.map((one) => one.operation),
    emit: (operation, data) => {
      for (const one of open)
        if (one.operation === operation) one.socket.send(JSON.stringify({ type: "next", id: one.id, payload: { data } }));
    },
  };
};
