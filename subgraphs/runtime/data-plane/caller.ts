/** Who is asking one environment, and on whose behalf everything below is compiled and run. */
import type { Id } from "../../../schema/blueprint/shape.ts";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { viewerClassOf } from "../../../schema/model/pages/access.ts";
import type { Place } from "./names.ts";

/** One environment of a platform as its doors see it. `model` answers the model that is active at this moment. */
export interface RunningEnvironment extends Place {
  readonly id: string;
  readonly organizationId: string;
  readonly platformId: string;
  readonly key: string;
  readonly name: "preview" | "staging" | "production";
  readonly label: Readonly<Partial<Record<string, string>>>;
  readonly model: () => Model;
  /** Values of the blueprint's variables here, by variable id; a missing one has its default. */
  readonly variables?: Readonly<Record<Id, unknown>>;
}

/** Somebody at the door of an environment; `user` is null for a visitor. */
export interface Caller {
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly status: string;
    /** Role ids given to the person, as stored. */
    readonly roles: readonly Id[];
    /** The record of `ent_user`, by field id: what `me.<field>` reads. */
    readonly fields: Readonly<Record<Id, unknown>>;
  } | null;
  readonly account: string | null;
  readonly sessionId: string | null;
  /** The API key a program showed for the person. */
  readonly apiKeyId?: string;
  /** The preview link that was shown instead of a session, or under which the person signed in. */
  readonly previewLinkId?: string;
  /** Sorted role ids: what the person may do follows from these and the row. */
  readonly viewerClass: readonly Id[];
  readonly locale: Locale;
}

/** A visitor who has not signed in. */
export const visitor = (locale: Locale): Caller => ({ user: null, account: null, sessionId: null, viewerClass: visitors, locale });
const visitors: readonly Id[] = [builtIn.public];

const worked = new WeakMap<readonly Id[], { readonly model: Model; readonly viewerClass: readonly Id[] }>();
/** The sorted set of roles a person holds here; roles the model no longer has do not count. Worked out once per list of roles. */
export const viewerClassIn = (model: Model, roles: readonly Id[]): readonly Id[] => {
  const known = worked.get(roles);
  if (known?.model === model) return known.viewerClass;
  const viewerClass = viewerClassOf({ roles: roles.filter((role) => model.roles.some(({ id }) => id === role)) });
  worked.set(roles, { model, viewerClass });
  return viewerClass;
};
