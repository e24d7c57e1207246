import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../subgraphs/clock.ts";
import type { AuthRequest, Doorkeeper } from "../../subgraphs/doorkeeper.ts";
import { createRemoteDoorkeeper, doorkeeperRoutes } from "../../subgraphs/remote-doorkeeper.ts";
import { type ServedSubgraph, serveSubgraph } from "../../subgraphs/serve.ts";
import { buildWorld, codeOf, serviceRoot, strong, type World } from "./support.ts";

let world: World;
let served: ServedSubgraph;
let owner: Awaited<ReturnType<World["claim"]>>;
const doors: { shape: string; door: Doorkeeper }[] = [];
beforeAll(async () => {
  world = await buildWorld();
  owner = await world.claim();
  served = await serveSubgraph(world.identity.subgraph, {
    port: 0,
    serviceKey: serviceRoot,
    callers: ["gateway", "collab"],
    routes: doorkeeperRoutes(world.identity.doorkeeper),
  });
  doors.push(
    { shape: "in process", door: world.identity.doorkeeper },
    {
      shape: "over HTTP",
      door: createRemoteDoorkeeper({ url: `http://127.0.0.1:${served.port}`, serviceKey: serviceRoot, from: "gateway" }),
    },
  );
});
afterAll(async () => {
  await served.close();
  await world.close();
});

const request = (path: string, body: object, headers: AuthRequest["headers"] = {}): AuthRequest => ({
  method: "POST",
  path,
  headers: { host: "localhost:4000", "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
  ip: "127.0.0.1",
  secure: false,
  requestId: "request-1",
});

describe("the doorkeeper answers the same in process and over signed HTTP", () => {
  it.each([0, 1])("[FD7] admits, exchanges, refuses (%i)", async (index) => {
    const door = doors[index]?.door as Doorkeeper;
    const admitted = await door.admit(owner.accessToken);
    expect(admitted).toMatchObject({
      kind: "user",
      subjectId: owner.userId,
      organizationId: owner.organizationId,
      token: owner.accessToken,
      locale: "en",
    });
    expect(admitted.permissions).toContain("release.production");
    expect(admitted.expiresAt).toBeInstanceOf(Date);
    const again = await door.admitAgain(admitted);
    expect(again.token).not.toBe(owner.accessToken);
    expect((await door.admit(again.token)).sessionId).toBe(admitted.sessionId);
    expect(await codeOf(door.admit("nonsense"))).toBe("UNAUTHENTICATED");
    expect(await codeOf(door.admitAgain({ ...admitted, organizationId: "44444444-4444-7444-8444-444444444444" as never }))).toBe(
      "UNAUTHENTICATED",
    );

    const { issueTicket } = await world.ask<{ issueTicket: { ticket: string } }>(
      `mutation { issueTicket(input: { purpose: COLLAB, target: "doc" }) { ticket } }`,
      {},
      owner.accessToken,
    );
    const ticket = { ticket: issueTicket.ticket, purpose: "collab", target: "doc" } as const;
    expect((await door.admitTicket(ticket, "request-1")).sessionId).toBe(admitted.sessionId);
    expect(await codeOf(door.admitTicket(ticket, "request-1"))).toBe("IDENTITY_TICKET_INVALID");
  });

  it.each([0, 1])("[FD7] opens the sign-in door with cookie and sentences (%i)", async (index) => {
    const door = doors[index]?.door as Doorkeeper;
    const signedIn = await door.auth(request("/auth/sign-in", { email: "owner@example.com", password: strong }));
    expect(signedIn).toMatchObject({ status: 200, body: { viewer: { user: { id: owner.userId } } } });
    const cookie = signedIn.headers["set-cookie"]?.split(";")[0] ?? "";
    expect((await door.auth(request("/auth/refresh", {}, { cookie }))).status).toBe(200);
    expect(await door.auth(request("/auth/refresh", {}, { cookie, origin: "http://evil.example", "accept-language": "ar" }))).toMatchObject(
      { status: 403, body: { error: { code: "IDENTITY_ORIGIN", message: expect.stringMatching(/\p{Script=Arabic}/u) } } },
    );
    expect((await door.auth({ ...request("/auth/sign-in", {}), body: null })).body).toMatchObject({ error: { code: "BAD_REQUEST" } });
  });

  it("[VA26] the doorkeeper's routes need a signature of a service that may call", async () => {
    const stranger = createRemoteDoorkeeper({ url: `http://127.0.0.1:${served.port}`, serviceKey: serviceRoot, from: "stranger" });
    expect(await codeOf(stranger.admit(owner.accessToken))).toBe("UNAVAILABLE");
    const response = await fetch(`http://127.0.0.1:${served.port}/door/admit`, {
      method: "POST",
      body: JSON.stringify({ token: owner.accessToken }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: "UNAUTHENTICATED" } });
  });

  it("[ID48] with identity away the edge answers UNAVAILABLE", async () => {
    const away = createRemoteDoorkeeper({ url: "http://127.0.0.1:1", serviceKey: serviceRoot, from: "gateway", clock: systemClock });
    expect(await codeOf(away.admit(owner.accessToken))).toBe("UNAVAILABLE");
  });
});
