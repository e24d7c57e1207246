import { readFileSync } from "node:fs";
import { text as readAll } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { type Client, connect } from "../client.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { Refused } from "../refused.ts";
import { type Draft, type Release, releaseDraft, until } from "../release-draft.ts";

/** `webnova describe`: words in, a running platform out, over the public API. */
export const describe: Command = {
  name: "describe",
  summary: {
    en: "Turns a description into a blueprint and, with --release, into a running platform.",
    ar: "يحوّل الوصف إلى مخطط، ومع ‎--release إلى منصة تعمل.",
  },
  usage: {
    en: `webnova describe (--text "…" | --file path | - | --template key) [--release preview] [--name "…"] [--locale en|ar] [--json]

  --text     the description itself
  --template instead of a description: a whole platform to begin with; see webnova templates
  --file     a file that holds it; "-" or a bare - reads standard input
  --release  preview: release it there and wait until the platform answers
  --name     what to call it; otherwise the planner finds a name
  --locale   language of the report (default: the language of the description)
  --json     print one JSON object and nothing else

Exit code 0 only if the platform answers (with --release) or the draft has no error (without).`,
    ar: `webnova describe (--text "…" | --file path | - | --template key) [--release preview] [--name "…"] [--locale en|ar] [--json]

  --text     الوصف نفسه
  --template بدل الوصف: منصة كاملة تبدأ منها؛ انظر webnova templates
  --file     ملف يحتويه؛ والعلامة - تقرأ المدخل القياسي
  --release  preview: أصدره في المعاينة وانتظر حتى تجيب المنصة
  --name     اسم المنصة؛ وإلا اختار المخطِّط اسمًا
  --locale   لغة التقرير (الافتراضي: لغة الوصف)
  --json     يطبع كائن JSON واحدًا لا غير

رمز الخروج 0 فقط إن أجابت المنصة (مع ‎--release) أو خلت المسودة من الأخطاء (دونه).`,
  },
  run: async (args, say) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        text: { type: "string" },
        template: { type: "string" },
        file: { type: "string" },
        release: { type: "string" },
        name: { type: "string" },
        locale: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const description = values.template === undefined ? await descriptionFrom(values, positionals) : "";
    if (values.release !== undefined && values.release !== "preview") {
      throw new Refused(
        {
          en: `--release takes "preview"; production is a second, explicit release of the same version.`,
          ar: `الخيار ‎--release يقبل preview فقط؛ الإنتاج إصدار ثانٍ صريح للنسخة نفسها.`,
        },
        2,
      );
    }
    const locale = values.locale === "ar" || values.locale === "en" ? values.locale : /[\u0600-\u06ff]/.test(description) ? "ar" : "en";
    const client = await connect(readSettings(process.env));
    const told = (sentence: { en: string; ar: string }) => (values.json ? undefined : console.error(say(sentence)));
    const wanted = { text: description, locale, name: values.name ?? null, release: values.release === "preview" } as const;
    const result =
      values.template === undefined
        ? await describePlatform(client, wanted, told)
        : await fromTemplate(client, values.template, wanted, told);
    if (values.json) console.log(JSON.stringify(result.output));
    else print(result.output, say);
    return result.ok ? 0 : 1;
  },
};

const descriptionFrom = async (values: { text?: string; file?: string }, positionals: readonly string[]): Promise<string> => {
  if (values.text !== undefined) return values.text;
  if (values.file === "-" || positionals[0] === "-") return readAll(process.stdin);
  if (values.file !== undefined) {
    try {
      return readFileSync(values.file, "utf8");
    } catch {
      throw new Refused({ en: `The file ${values.file} cannot be read.`, ar: `تعذّرت قراءة الملف ${values.file}.` }, 2);
    }
  }
  throw new Refused(
    {
      en: 'Say what the platform should do: --text "…", --file path, or - for standard input.',
      ar: "اذكر ما الذي ينبغي أن تفعله المنصة: ‎--text أو ‎--file أو - للإدخال القياسي.",
    },
    2,
  );
};

interface Plan {
  readonly id: string;
  readonly status: "QUEUED" | "WORKING" | "DONE" | "FAILED" | "CANCELLED";
  readonly planner: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly blueprint: { readonly id: string };
  readonly branch: { readonly id: string };
  readonly error: { readonly code: string; readonly sentence: { en: string; ar: string } } | null;
  readonly report: {
    readonly understood: unknown;
    readonly assumed: unknown;
    readonly ignored: unknown;
    readonly questions: readonly unknown[];
  } | null;
}

interface Wanted {
  readonly text: string;
  readonly locale: "en" | "ar";
  readonly name: string | null;
  readonly release: boolean;
}

interface Output {
  readonly blueprintId: string;
  readonly versionHash: string | null;
  readonly platform: string | null;
  readonly environment: string | null;
  readonly url: string | null;
  readonly graphqlUrl: string | null;
  readonly entities: readonly { key: string; label: Record<string, string>; fields: readonly { key: string; type: string }[] }[];
  readonly roles: readonly { key: string }[];
  readonly theme: unknown;
  readonly understood: unknown;
  readonly assumed: unknown;
  readonly ignored: unknown;
  readonly questions: readonly unknown[];
  readonly problems: Draft["problems"];
  readonly planner: string;
  readonly ms: { readonly plan: number; readonly compile: number | null; readonly migrate: number | null; readonly total: number };
}

const planFields =
  "id status planner startedAt finishedAt blueprint { id } branch { id } error { code sentence { en ar } } report { understood { text { en ar } span nodes } assumed { text { en ar } span nodes } ignored { from to text } questions { id text { en ar } choices { key label { en ar } } default } }";
const describePlatform = async (
  client: Client,
  wanted: Wanted,
  told: (sentence: { en: string; ar: string }) => void,
): Promise<{ ok: boolean; output: Output }> => {
  const began = performance.now();
  told({ en: "Planning …", ar: "جارٍ التخطيط …" });
  const started = await client.run<{ describePlatform: Plan }>(
    `mutation Describe($input: DescribePlatformInput!) { describePlatform(input: $input) { ${planFields} } }`,
    {
      input: { text: wanted.text, locale: wanted.locale, name: wanted.name },
    },
  );
  const plan = await until(
    async () =>
      (await client.run<{ plan: Plan }>(`query Plan($id: ID!) { plan(id: $id) { ${planFields} } }`, { id: started.describePlatform.id }))
        .plan,
    (current) => current.status !== "QUEUED" && current.status !== "WORKING",
  );
  const planned = performance.now();
  if (plan.status !== "DONE") throw new Refused(plan.error?.sentence ?? { en: "The plan did not finish.", ar: "لم تكتمل الخطة." });
  const { draft, release, ok } = await releaseDraft(
    client,
    plan.branch.id,
    wanted.release && { en: "First version, from the description", ar: "أول إصدار من الوصف" }[wanted.locale],
    told,
  );
  const total = performance.now() - began;
  return { ok, output: outputOf(plan, draft, release, { plan: planned - began, total }) };
};

const fromTemplate = async (
  client: Client,
  template: string,
  { name, locale, release: wanted }: Wanted,
  told: (sentence: { en: string; ar: string }) => void,
): Promise<{ ok: boolean; output: Output }> => {
  const began = performance.now();
  const { useTemplate } = await client.run<{ useTemplate: { blueprint: { id: string }; branch: { id: string } } }>(
    "mutation Use($input: UseTemplateInput!) { useTemplate(input: $input) { blueprint { id } branch { id } } }",
    { input: { template, label: name === null ? null : { [locale]: name } } },
  );
  const made = performance.now();
  const message = { en: "First version, from the template", ar: "أول إصدار من القالب" }[locale];
  const { draft, release, ok } = await releaseDraft(client, useTemplate.branch.id, wanted && message, told);
  const ms = { plan: made - began, total: performance.now() - began };
  return { ok, output: outputOf({ blueprint: useTemplate.blueprint, report: null, planner: "template" }, draft, release, ms) };
};

type Origin = Pick<Plan, "blueprint" | "report" | "planner">;
const outputOf = (plan: Origin, draft: Draft, release: Release | null, ms: { plan: number; total: number }): Output => ({
  blueprintId: plan.blueprint.id,
  versionHash: release?.version.hash ?? null,
  platform: release?.platform.key ?? null,
  environment: release ? release.environment.name.toLowerCase() : null,
  url: release?.environment.url ?? null,
  graphqlUrl: release?.environment.graphqlUrl ?? null,
  entities: Object.entries(draft.content.entities)
    .filter(([id]) => id !== "ent_user")
    .map(([, entity]) => ({
      key: entity.key,
      label: entity.label ?? {},
      fields: Object.values(entity.fields ?? {})
        .sort((a, b) => (a.order < b.order ? -1 : 1))
        .map(({ key, type }) => ({ key, type })),
    })),
  roles: Object.entries(draft.content.roles ?? {}).map(([, role]) => ({ key: role.key })),
  theme: draft.content.theme,
  understood: plan.report?.understood ?? [],
  assumed: plan.report?.assumed ?? [],
  ignored: plan.report?.ignored ?? [],
  questions: plan.report?.questions ?? [],
  problems: draft.problems,
  planner: plan.planner,
  ms: {
    plan: Math.round(ms.plan),
    compile: release?.ms?.compile ?? null,
    migrate: release?.ms?.migrate ?? null,
    total: Math.round(ms.total),
  },
});

const print = (output: Output, say: (sentence: { en: string; ar: string }) => string): void => {
  const lines = [
    ...output.entities.map((entity) => `  ${entity.key}: ${entity.fields.map((field) => `${field.key} (${field.type})`).join(", ")}`),
    output.roles.length > 0 ? `  ${say({ en: "roles", ar: "الأدوار" })}: ${output.roles.map((role) => role.key).join(", ")}` : "",
    output.url ? `\n${say({ en: "Running at", ar: "تعمل على" })} ${output.url}` : "",
    output.entities.length === 0
      ? say({
          en: "Nothing was understood well enough to build. Say what things your platform keeps and who works with them.",
          ar: "لم يُفهم ما يكفي للبناء. اذكر الأشياء التي تحفظها منصتك ومن يعمل عليها.",
        })
      : "",
  ];
  console.log(lines.filter(Boolean).join("\n"));
};
