import { afterEach, expect, it } from "vitest";
import type { StoppedBy } from "../../collab-server/extensions/stops.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import type { Participant } from "../../schema/drafts.ts";
import type { BatchId, OrganizationId, UndoGroupId } from "../../schema/ids.ts";
import { openWorld, type Person, type World } from "./support.ts";

let world: World;
afterEach(() => world?.close());

const because = { en: "Stopped: an audit is going on.", ar: "متوقف: يجري تدقيق." };
/** Whether a message carries the reason. */
const says = (value: unknown): boolean => JSON.stringify(value).includes(JSON.stringify(because));
/** Governance as the server asks it: what stops each organization, and whether it can be asked at all. */
const createGovernance = () => {
  const stopped = new Map<OrganizationId, "automation" | "writes">();
  let away = false;
  const stoppedBy: StoppedBy = async (organization, reach) => {
    if (away) throw new Error("the database is away");
    const by = stopped.get(organization);
    return by === "writes" || (by === "automation" && reach === "automation") ? because : null;
  };
  return {
    stopped,
    stoppedBy,
    setAway: (is: boolean) => {
      away = is;
    },
  };
};

const entity = (id: string): Op => ({
  op: "add",
  kind: "entity",
  id,
  props: { key: id.slice(4), label: { en: id, ar: "كيان" }, audit: "changes", sampleRows: 20 },
});
const by = (person: Person, kind: Participant["kind"]): Participant => ({
  kind,
  onBehalfOf: person.userId,
  label: { en: `AI, for ${person.name}`, ar: `الذكاء الاصطناعي، بالنيابة عن ${person.name}` },
});

it("[CO7] a stopped organization's drafts are frozen with the reason, on open sockets and new ones, and others go on", async () => {
  const governance = createGovernance();
  world = await openWorld({ stoppedBy: governance.stoppedBy });
  const [name, foreign] = [await world.draft(), await world.draft(uuidv7() as OrganizationId)];
  const mona = world.person();
  const editor = await world.connect(name, mona);
  const stranger = await world.connect(foreign, world.person("Zaid", "editor", foreign.split(".")[0] as OrganizationId));
  await Promise.all([editor.synced(), stranger.synced()]);
  editor.set("header", "header/label/en", "Before");
  await editor.saved();

  governance.stopped.set(world.organization, "writes");
  await editor.until(() => editor.got.some((m) => m.is === "room" && m.value.state === "frozen" && says(m.value)));
  editor.set("header", "header/label/en", "While stopped");
  await editor.until(() => editor.got.some((m) => m.is === "nack" && m.value.code === "COLLAB_FROZEN" && says(m.value)));
  // Not knowing changes nothing.
  governance.setAway(true);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  governance.setAway(false);
  const reader = await world.connect(name, world.person("Omar"));
  await reader.synced();
  expect(reader.got.find(({ is }) => is === "hello")).toMatchObject({ value: { room: { state: "frozen", because } } });
  expect(reader.cells()["header header/label/en"]).toBe("Before");
  const batch = { ops: [entity("ent_a")] };
  const apply = (kind: Participant["kind"]) =>
    world.server.drafts.apply({ document: name, id: uuidv7() as BatchId, batch, group: uuidv7() as UndoGroupId, by: by(mona, kind) });
  expect(await apply("api")).toMatchObject({ refused: [{ code: "COLLAB_FROZEN", text: because }] });
  expect(await apply("ai")).toMatchObject({ refused: [{ code: "COLLAB_FROZEN", text: because }] });
  stranger.set("header", "header/label/en", "Elsewhere");
  await stranger.saved();

  governance.stopped.clear();
  await reader.until(() => reader.got.some((m) => m.is === "room" && m.value.state === "open"));
  reader.set("header", "header/label/en", "After");
  await reader.saved();
});

it("[CO7] when automation is stopped, the AI is refused and its undo groups are closed; people are untouched", async () => {
  const governance = createGovernance();
  world = await openWorld({ stoppedBy: governance.stoppedBy });
  const name = await world.draft();
  const mona = world.person();
  const editor = await world.connect(name, mona);
  await editor.synced();
  const group = uuidv7() as UndoGroupId;
  const apply = (id: string, kind: Participant["kind"], within = group) =>
    world.server.drafts.apply({
      document: name,
      id: uuidv7() as BatchId,
      batch: { ops: [entity(id)] },
      group: within,
      by: by(mona, kind),
    });
  expect(await apply("ent_a", "ai")).toEqual({ seq: 1 });
  governance.stopped.set(world.organization, "automation");
  expect(await apply("ent_b", "ai")).toMatchObject({ refused: [{ code: "COLLAB_FROZEN", text: because }] });
  await expect.poll(async () => (await world.store.group(world.organization, group))?.status).toBe("closed");
  expect(await apply("ent_c", "api", uuidv7() as UndoGroupId)).toEqual({ seq: 2 });
  editor.set("entity", "ent_a/key", "mine");
  await editor.saved();
  expect(editor.got.some((m) => m.is === "room" && m.value.state === "frozen")).toBe(false);
  // What it did before can be taken back by a person meanwhile.
  await world.server.drafts.revert(group, mona.userId);
});
