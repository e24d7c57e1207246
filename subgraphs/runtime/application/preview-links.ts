/** Links that open a preview as one of its roles, for people without an account: made, listed and taken back by who may release to preview. */
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { authorize, personOf, type Viewer } from "../../viewer.ts";
import { longestPreview, type PreviewLink } from "../data-plane/people/preview-links.ts";
import { previewRoles } from "../data-plane/people/preview-person.ts";
import { isUuid } from "../data-plane/scalars.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { type Asker, entry } from "./asker.ts";
import { activePlatform, environmentOf } from "./find.ts";
import { activeModel } from "./models.ts";
import type { RuntimeDeps } from "./ports.ts";
import { authorizeRelease } from "./start-release.ts";

export interface MadePreviewLink extends PreviewLink {
  /** With its secret; known only now. */
  readonly url: string;
}

/** The roles a preview can be opened as; none while nothing runs, and none of environments that are no preview. */
export const rolesForPreview = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<Model["roles"]> => {
  authorize(viewer, "platform.read");
  const environment = await deps.store.transact(viewer.organizationId, (unit) => environmentOf(unit, id));
  const model = environment.name === "preview" ? await activeModel(deps, environment) : null;
  return model ? previewRoles(model.roles) : [];
};

/** Links that are good now, newest first. */
export const previewLinks = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<readonly PreviewLink[]> => {
  authorize(viewer, "platform.read");
  const environment = await deps.store.transact(viewer.organizationId, (unit) => environmentOf(unit, id));
  return environment.name === "preview" && environment.activeReleaseId ? await deps.previewLinks.list(id) : [];
};

/** Makes a link for one role and some hours. RUNTIME_PREVIEW_LINK for an environment, a role or a time there is none for. */
export const createPreviewLink = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly environmentId: EnvironmentId; readonly role: string; readonly hours: number },
): Promise<MadePreviewLink> => {
  const { platform, environment } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const environment = await environmentOf(unit, input.environmentId);
    return { environment, platform: await activePlatform(unit, environment.platformId) };
  });
  authorizeRelease(deps, asker, "preview");
  const model = await activeModel(deps, environment);
  if (!model) throw runtimeErrors("NOT_RUNNING");
  const role = previewRoles(model.roles).find(({ id, key }) => id === input.role || key === input.role);
  const good = Number.isInteger(input.hours) && input.hours >= 1 && input.hours <= longestPreview;
  if (environment.name !== "preview" || !role || !good) throw runtimeErrors("PREVIEW_LINK", { hours: longestPreview });
  const { path, ...link } = await deps.previewLinks.make(environment.id, { role: role.id, hours: input.hours, by: personOf(asker.viewer) });
  await deps.store.transact(asker.viewer.organizationId, (unit) =>
    unit.audit(
      entry(asker, "preview-link.create", `environment:${environment.id}`, {
        link: link.id,
        role: role.id,
        expiresAt: link.expiresAt.toISOString(),
      }),
    ),
  );
  return { ...link, url: `${deps.addressOf(platform.key, environment.name)}${path}` };
};

/** Takes a link back, with every session that began under it; nothing when it is gone already. */
export const revokePreviewLink = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly environmentId: EnvironmentId; readonly id: string },
): Promise<void> => {
  const environment = await deps.store.transact(asker.viewer.organizationId, (unit) => environmentOf(unit, input.environmentId));
  authorizeRelease(deps, asker, "preview");
  if (environment.name !== "preview" || !environment.activeReleaseId || !isUuid(input.id)) return;
  if (!(await deps.previewLinks.revoke(environment.id, input.id))) return;
  await deps.store.transact(asker.viewer.organizationId, (unit) =>
    unit.audit(entry(asker, "preview-link.revoke", `environment:${environment.id}`, { link: input.id })),
  );
};
