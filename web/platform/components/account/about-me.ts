/** What the account page knows about its owner beside the page itself. */
import { createSignal, onMount } from "solid-js";
import { type Refusal, useHost } from "../../host.tsx";

export interface AboutMe {
  readonly hasPassword: boolean;
  readonly nextEmail: string | null;
  readonly mailConfigured: boolean;
  readonly secondFactor: { readonly on: boolean; readonly recoveryLeft: number };
  readonly sessions: readonly {
    readonly id: string;
    readonly current: boolean;
    readonly lastUsedAt: string;
    readonly agent: string | null;
    readonly ip: string | null;
  }[];
}

/** Asks once the page is alive; null until then. */
export const createAboutMe = () => {
  const host = useHost();
  const [about, setAbout] = createSignal<AboutMe | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const load = async () => {
    const { ok, body, problem } = await host.look("/auth/account");
    setRefusal(problem);
    if (ok) setAbout(body as unknown as AboutMe);
  };
  onMount(() => void load());
  return { about, refusal, load };
};

/** A browser as people call it: "Firefox · Linux". */
export const browserOf = (agent: string): string => {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? agent.split(/[\s/]/)[0] ?? "";
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1] ?? "";
  const names: Readonly<Record<string, string>> = { Edg: "Edge", OPR: "Opera", "Mac OS X": "macOS" };
  return [names[browser] ?? browser, names[system] ?? system].filter(Boolean).join(" · ").slice(0, 60);
};
