/**
 * Rules no organization can weaken, as Cedar `forbid`s; each policy's id is the rule's number and comes back as the reason. C6–C8 and C10
 * speak about matters a policy cannot see and stand in code: drafts are written by typed operations only, traces are written by the gate.
 */
import type { Sentence } from "../../../schema/ids.ts";

export const constitution = {
  C1: {
    text: {
      en: "Only people approve, lift a kill switch, change levels or roles.",
      ar: "البشر وحدهم يوافقون ويرفعون مفتاح الإيقاف ويغيّرون المستويات والأدوار.",
    },
    policy: 'forbid (principal, action in [Action::"approve", Action::"lift"], resource) when { !principal.person };',
  },
  C2: {
    text: { en: "An AI acts for a named person or service.", ar: "يعمل الذكاء الاصطناعي لحساب شخص أو خدمة مسمّاة." },
    policy: "forbid (principal, action, resource) when { principal.ai && !principal.named };",
  },
  C3: {
    text: { en: "Nothing irreversible happens automatically.", ar: "لا يحدث شيء لا رجعة فيه تلقائيًا." },
    policy: 'forbid (principal, action == Action::"request", resource) when { context.automatic && !context.reversible };',
  },
  C4: {
    text: { en: "An AI never receives a secret's value.", ar: "لا يتسلّم الذكاء الاصطناعي قيمة سر أبدًا." },
    policy: "forbid (principal, action, resource) when { principal.ai && resource.secrets };",
  },
  C5: {
    text: {
      en: "An AI never edits governance, identity, audit or this list.",
      ar: "لا يحرّر الذكاء الاصطناعي الحوكمة ولا الهوية ولا التدقيق ولا هذه القائمة.",
    },
    policy: "forbid (principal, action, resource) when { principal.ai && resource.sovereign };",
  },
  C9: {
    text: { en: "The kill switch beats every approval.", ar: "مفتاح الإيقاف يعلو على كل موافقة." },
    policy: 'forbid (principal, action in [Action::"request", Action::"approve"], resource) when { context.halted && !resource.lifting };',
  },
} as const satisfies Record<string, { readonly text: Sentence; readonly policy: string }>;

/** What is not forbidden is judged further by risk and matrix. */
export const basePolicies: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(constitution).map(([rule, { policy }]) => [rule, policy])),
  base: "permit (principal, action, resource);",
};

export const decisionSchema = `
entity Actor { person: Bool, ai: Bool, named: Bool };
entity Kind { secrets: Bool, sovereign: Bool, lifting: Bool };
action request, approve, lift appliesTo {
  principal: [Actor], resource: [Kind], context: { automatic: Bool, reversible: Bool, halted: Bool }
};
`;
