import { textOf } from "../../../ui/locale.ts";
import type { EnvironmentName } from "../../api/runtime.ts";
import { useWorkspace } from "../build/workspace-context.tsx";
import { createRelease } from "./create-release.ts";
import { ReleaseSteps } from "./ReleaseSteps.tsx";
import { releaseStrings } from "./release.strings.ts";

const t = textOf(releaseStrings);

/** "Run it": releases exactly the state on screen. */
export const ReleaseDialog = (props: { environment: EnvironmentName; onClose: () => void }) => {
  const workspace = useWorkspace();
  const control = createRelease({ source: { from: "draft", workspace, message: t("message") }, environment: props.environment });
  return <ReleaseSteps control={control} environment={props.environment} onClose={props.onClose} />;
};
