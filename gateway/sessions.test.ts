import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Admitted } from "../subgraphs/doorkeeper.ts";
import { doorErrors } from "../subgraphs/errors.ts";
import { createSessions } from "./sessions.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const admitted = (sessionId: string, permissions: readonly string[] = []) =>
  ({ kind: "user", organizationId: "o1", subjectId: "u1", sessionId, permissions, token: `token of ${sessionId}` }) as unknown as Admitted;

it("[FD29] fifty tabs of one session are one question; each hears what changed, and none is asked for when all are gone", async () => {
  const asked: string[] = [];
  let answer = async (sessionId: string) => admitted(sessionId);
  const sessions = createSessions({
    admitAgain: ({ sessionId }) => {
      asked.push(String(sessionId));
      return answer(String(sessionId));
    },
  });
  const heard = { changes: 0, ends: 0 };
  const watcher = () => ({
    onChange: () => {
      heard.changes += 1;
    },
    onEnd: () => {
      heard.ends += 1;
    },
  });
  const tabs = Array.from({ length: 50 }, () => sessions.open(admitted("s1"), watcher()));
  const phone = sessions.open(admitted("s2"), watcher());
  await vi.advanceTimersByTimeAsync(900);
  expect(asked.sort()).toEqual(["s1", "s2"]);
  answer = async (sessionId) => admitted(sessionId, sessionId === "s1" ? ["blueprint.read"] : []);
  await vi.advanceTimersByTimeAsync(900);
  expect(heard).toEqual({ changes: 50, ends: 0 });
  expect(tabs[49]?.viewer().permissions).toEqual(["blueprint.read"]);
  // A doorkeeper that cannot answer ends nobody.
  answer = async () => {
    throw doorErrors("UNAVAILABLE");
  };
  await vi.advanceTimersByTimeAsync(900);
  expect(heard.ends).toBe(0);
  for (const tab of tabs.slice(1)) tab.close();
  answer = async (sessionId) => {
    if (sessionId === "s1") throw doorErrors("UNAUTHENTICATED");
    return admitted(sessionId);
  };
  await vi.advanceTimersByTimeAsync(900);
  expect(heard.ends).toBe(1);
  tabs[0]?.close();
  asked.length = 0;
  await vi.advanceTimersByTimeAsync(900);
  expect(asked).toEqual(["s2"]);
  phone.close();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(asked).toEqual(["s2"]);
});
