import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { parseName } from "../../collab-server/names.ts";
import { cellsOf, docOf } from "../../collab-server/shadow/shadow.ts";
import { createMemoryStore } from "../../collab-server/store/memory.ts";
import type { CollabStore } from "../../collab-server/store/store.ts";
import { uuidv7 } from "../../db/uuid.ts";
import { type CellRoot, cellsToDraft } from "../../schema/blueprint/cells.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import type { Json } from "../../schema/ids.ts";
import { type Client, cellsIn, createIdentity, openWorld, type World } from "./support.ts";

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** mulberry32: small, seedable, good enough to wander. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (max: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * max);
  };
};

const draftIn = (client: Client): Draft => cellsToDraft(cellsOf(client.doc));

/** Seeds that once failed stay here. */
const seeds = [1, 2, 3, 4, 5, 6, Number(process.env.WEBNOVA_SEED ?? Math.floor(Math.random() * 1e9))];

describe("five clients, random edits, drops, a participant, compaction, two servers", () => {
  it.each(seeds)(
    "[CO12] [CO57] all replicas end equal, and equal to the log; any moment of it opens as it was (seed %i)",
    async (seed) => {
      const random = randomFrom(seed);
      const identity = createIdentity();
      const inner = createMemoryStore();
      // What was stored, apart from the store: each update in its order.
      const stored: { seq: number; bytes: Uint8Array }[] = [];
      const append: CollabStore["append"] = async (...turn) => {
        const results = await inner.append(...turn);
        for (const [i, { parts }] of turn[2].entries()) {
          const result = results[i]!;
          if (result.is === "stored")
            stored.push(...parts.map(({ bytes }, at) => ({ seq: result.seq - parts.length + 1 + at, bytes: bytes.slice() })));
        }
        return results;
      };
      const store = { ...inner, append, close: async () => {} };
      /** The draft as people saw it when all was quiet, by its head. */
      const seen = new Map<number, Draft>();
      const options = {
        identity,
        store,
        headsEveryMs: 0,
        compactAt: { rows: 25, bytes: 1e9, rowsAtRest: 5 },
        limits: { editsPerSecond: 1e6, editBurst: 1e6 },
      };
      for (let i = 0; i < 2; i++) worlds.push(await openWorld(options));
      const [first] = worlds;
      const name = await first!.draft();
      const document = (await store.locate(name.split(".")[1]!))!;
      const people = Array.from({ length: 5 }, (_, i) => first!.person(`P${i}`));
      const forms = ["extended", "extended", "plain", "extended", "plain"] as const;
      const join = async (i: number, old?: Client): Promise<Client> => {
        const world = worlds[random(2)]!;
        const client = await world.connect(name, people[i]!, { form: forms[i]!, ...(old ? { doc: old.doc } : {}) });
        await client.synced();
        // What the last connection had not heard back about.
        if (old && forms[i] === "extended") client.sendUpdate(Y.encodeStateAsUpdate(client.doc), "step2");
        return client;
      };
      const clients: Client[] = [];
      for (let i = 0; i < 5; i++) clients.push(await join(i));
      const roots: CellRoot[] = ["entity", "field", "policy", "header"];
      const group = uuidv7();
      /** Each client writes its mark; when all see all marks, nothing is on its way. */
      const quiet = async (mark: number) => {
        for (const [i, client] of clients.entries()) client.set("entity", `n_end${i}/key`, mark);
        // Heads are compared every 5 s; asked to write, a server reads the other's rows first.
        for (const client of clients) await client.until(() => clients.every((_, i) => client.cells()[`entity n_end${i}/key`] === mark));
        return (await store.load(document.organization, document.document))!.document.head;
      };
      for (let step = 0; step < 400; step++) {
        if (step % 150 === 149) {
          const head = await quiet(step);
          seen.set(head, draftIn(clients[step % 5]!));
        }
        const i = random(5);
        const client = clients[i]!;
        const root = roots[random(4)]!;
        const id = root === "header" ? "header" : `n_${random(6)}`;
        const key = [`${id}/key`, `${id}/label/${random(2) ? "ar" : "en"}`, `${id}/roles/r_${random(3)}`, `${id}/pos`][random(4)]!;
        const values: Json[] = [step, `word ${step}`, true, null, [step, random(100)], { expr: `f_${step}` }];
        switch (random(20)) {
          case 0: {
            client.socket.terminate();
            await client.closed;
            clients[i] = await join(i, client);
            break;
          }
          case 1:
            await worlds[random(2)]!.server.drafts.apply({
              document: name,
              id: uuidv7() as never,
              batch: {
                ops: [{ op: "add", kind: "entity", id: `ent_${step}`, props: { key: `e${step}`, audit: "changes", sampleRows: 1 } }],
              },
              group: group as never,
              by: { kind: "ai", onBehalfOf: people[0]!.userId, label: { en: "AI", ar: "الذكاء الاصطناعي" } },
            });
            break;
          case 2:
          case 3:
          case 4:
            client.remove(root, key);
            break;
          case 5:
            await new Promise((resolve) => setImmediate(resolve));
            break;
          default:
            client.set(root, key, values[random(values.length)]!);
        }
      }
      const head = await quiet(400);
      for (const client of clients) if (client.acked().n > 0) await client.until(() => client.acked().seq >= head);
      const loaded = (await store.load(document.organization, document.document))!;
      const truth = cellsIn(await docOf(loaded));
      for (const client of clients) {
        expect(client.doc.store.pendingStructs, `seed ${seed}`).toBeNull();
        expect(client.cells(), `seed ${seed}`).toEqual(truth);
      }
      expect(loaded.snapshot?.seq ?? 0, `seed ${seed}`).toBeGreaterThan(0);

      // [CO57] Any moment opens as it was: as people saw it, and as the updates up to it say.
      const at = async (seq: number) => (await first!.server.drafts.at(parseName(name)!.branch, { seq })).draft;
      seen.set(head, draftIn(clients[0]!));
      for (const [seq, draft] of seen) expect(await at(seq), `seed ${seed}, seq ${seq}`).toEqual(draft);
      const replay = new Y.Doc();
      stored.sort((a, b) => a.seq - b.seq);
      expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
      for (const { seq, bytes } of stored) {
        Y.applyUpdate(replay, bytes);
        if (seq % 23 === seed % 23) expect(await at(seq), `seed ${seed}, seq ${seq}`).toEqual(cellsToDraft(cellsOf(replay)));
      }
      // And the sessions, page by page, are all of the log, each update once.
      let sum = 0;
      let before: number | null | undefined;
      while (before !== null) {
        const page = await first!.server.drafts.history(parseName(name)!.branch, { first: 3, ...(before ? { before } : {}) });
        sum += page.sessions.reduce((all, { updates }) => all + updates, 0);
        before = page.next;
      }
      expect(sum, `seed ${seed}`).toBe(head);
    },
    60_000,
  );
});
