import type { Impact } from "../../../../schema/blueprint/impact.ts";
import { textOf } from "../../../ui/locale.ts";
import { rename, setKey } from "../../commands/node-commands.ts";
import { buildStrings } from "./build.strings.ts";
import { DraftText } from "./DraftText.tsx";
import { impactStrings } from "./impact.strings.ts";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(buildStrings);
const i = textOf(impactStrings);

/** The names of one thing: in English, in Arabic, and for integrators. */
export const NameFields = (props: {
  id: string;
  label: Readonly<Partial<Record<string, string>>>;
  apiKey: string;
  impact: Impact | null;
  fixedKey?: boolean | undefined;
}) => {
  const workspace = useWorkspace();
  const disabled = () => !workspace.canEdit();
  /** Those that call it by its name. */
  const places = () => props.impact?.dependents.filter(({ names }) => names.includes(props.id)).length ?? 0;
  /** Beside the name that was not changed with the other one. */
  const unmatched = (locale: "en" | "ar") =>
    workspace.problems().some(({ code, at }) => code === "TEXT_UNMATCHED" && at.id === props.id && at.prop === `label.${locale}`)
      ? t("nameUnmatched")
      : undefined;
  return (
    <div class="flex flex-col gap-3">
      <DraftText
        at={`${props.id}/label.en`}
        label={t("nameEn")}
        lang="en"
        dir="ltr"
        value={props.label.en ?? ""}
        disabled={disabled()}
        help={unmatched("en") ?? (disabled() || places() === 0 ? undefined : i("renamed", { n: places() }))}
        onChange={(words) => workspace.run(rename, { id: props.id, locale: "en", words })}
      />
      <DraftText
        at={`${props.id}/label.ar`}
        label={t("nameAr")}
        lang="ar"
        dir="rtl"
        value={props.label.ar ?? ""}
        disabled={disabled()}
        help={unmatched("ar")}
        onChange={(words) => workspace.run(rename, { id: props.id, locale: "ar", words })}
      />
      <DraftText
        at={`${props.id}/key`}
        label={t("apiName")}
        dir="ltr"
        value={props.apiKey}
        disabled={disabled() || props.fixedKey}
        help={t("apiNameHelp")}
        check={(words) => (/^[a-z][a-zA-Z0-9]{0,39}$/.test(words) ? undefined : t("apiNameBad"))}
        onChange={(key) => workspace.run(setKey, { id: props.id, key })}
      />
    </div>
  );
};
