/** From a draft to a running platform: looks at its problems, commits, releases to preview and waits until the platform answers. */
import type { Client } from "./client.ts";
import { Refused } from "./refused.ts";

export interface Draft {
  readonly content: Content;
  readonly seqs: unknown;
  readonly problems: readonly {
    readonly level: string;
    readonly code: string;
    readonly text: { en: string; ar: string };
    readonly at: unknown;
  }[];
}
interface Content {
  readonly key: string;
  readonly label: Record<string, string>;
  readonly theme: unknown;
  readonly entities: Record<
    string,
    { key: string; label?: Record<string, string>; fields?: Record<string, { key: string; type: string; order: string }> }
  >;
  readonly roles?: Record<string, { key: string; label?: Record<string, string> }>;
}
export interface Release {
  readonly id: string;
  readonly status: string;
  readonly ms: { readonly compile?: number; readonly migrate?: number } | null;
  readonly error: { readonly code: string; readonly sentence: { en: string; ar: string } } | null;
  readonly platform: { readonly id: string; readonly key: string };
  readonly environment: { readonly name: string; readonly url: string; readonly graphqlUrl: string };
  readonly version: { readonly hash: string };
}

const releaseFields =
  "id status ms error { code sentence { en ar } } platform { id key } environment { name url graphqlUrl } version { hash }";

/** Reads the draft and, with a message, releases it as a version. `ok`: the draft has entities and no error, and the platform answers. */
export const releaseDraft = async (
  client: Client,
  branchId: string,
  message: string | false,
  told: (sentence: { en: string; ar: string }) => void,
): Promise<{ readonly draft: Draft; readonly release: Release | null; readonly ok: boolean }> => {
  const { draft } = await client.run<{ draft: Draft }>(
    "query Draft($id: ID!) { draft(branchId: $id) { content seqs problems { level code at text { en ar } } } }",
    { id: branchId },
  );
  const errors = draft.problems.filter((problem) => problem.level === "error");
  const hasEntities = Object.keys(draft.content.entities).some((id) => id !== "ent_user");
  let release: Release | null = null;
  let ok = errors.length === 0 && hasEntities;
  if (message !== false && ok) {
    told({ en: "Releasing to preview …", ar: "جارٍ الإطلاق إلى المعاينة …" });
    const { commitVersion } = await client.run<{ commitVersion: { id: string; hash: string } }>(
      "mutation Commit($input: CommitVersionInput!) { commitVersion(input: $input) { id hash } }",
      {
        input: {
          branchId,
          message,
          seqs: draft.seqs,
        },
      },
    );
    const { planRelease } = await client.run<{ planRelease: Release }>(
      `mutation PlanRelease($input: PlanReleaseInput!) { planRelease(input: $input) { ${releaseFields} } }`,
      {
        input: { versionId: commitVersion.id, environment: "PREVIEW" },
      },
    );
    await client.run("mutation Start($input: StartReleaseInput!) { startRelease(input: $input) { id } }", {
      input: { releaseId: planRelease.id },
    });
    release = await until(
      async () =>
        (
          await client.run<{ release: Release }>(`query Release($id: ID!) { release(id: $id) { ${releaseFields} } }`, {
            id: planRelease.id,
          })
        ).release,
      (current) => ["ACTIVE", "FAILED", "CANCELLED"].includes(current.status),
    );
    if (release.status !== "ACTIVE")
      throw new Refused(release.error?.sentence ?? { en: "The release did not become active.", ar: "لم يصبح الإصدار فعالًا." });
    ok = (await client.answers(release.environment.url)) < 400;
  }
  return { draft, release, ok: ok && (message === false || release !== null) };
};

/** Reads until it is so. */
export const until = async <T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> => {
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
};
