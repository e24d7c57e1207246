import { createSignal, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { TextField } from "../../../ui/parts/Field.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import { asProblem } from "../../api/errors.ts";
import { send } from "../../api/read.ts";
import { type PlatformRow, renamePlatform } from "../../api/runtime.ts";
import { platformsStrings } from "./platforms.strings.ts";

const t = textOf(platformsStrings);
const goodAddress = (text: string): boolean => /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/.test(text);

/** Gives a running platform another name or address. */
export const RenameDialog = (props: { platform: PlatformRow; onClose: () => void; onDone: () => void }) => {
  const [en, setEn] = createSignal(props.platform.label.en ?? "");
  const [ar, setAr] = createSignal(props.platform.label.ar ?? "");
  const [key, setKey] = createSignal(props.platform.key);
  const [busy, setBusy] = createSignal(false);
  const [wrong, setWrong] = createWords();
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (key() !== props.platform.key && !goodAddress(key())) return;
    setBusy(true);
    setWrong(null);
    try {
      await send(renamePlatform, {
        input: {
          platformId: props.platform.id,
          label: { en: en().trim(), ar: ar().trim() },
          ...(key() === props.platform.key ? {} : { key: key() }),
        },
      });
      props.onDone();
      props.onClose();
    } catch (error) {
      setWrong(() => asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("renameTitle")}
      footer={
        <>
          <Button tone="quiet" onClick={() => props.onClose()}>
            {t("cancel")}
          </Button>
          <Button tone="primary" type="submit" form="rename-platform" busy={busy()}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id="rename-platform" class="flex flex-col gap-4 pt-1" onSubmit={(event) => void save(event)}>
        <TextField label={t("nameEn")} lang="en" dir="ltr" value={en()} onInput={(event) => setEn(event.currentTarget.value)} />
        <TextField label={t("nameAr")} lang="ar" dir="rtl" value={ar()} onInput={(event) => setAr(event.currentTarget.value)} />
        <TextField
          label={t("address")}
          dir="ltr"
          value={key()}
          help={t("addressHelp")}
          error={key() === props.platform.key || goodAddress(key()) ? undefined : t("addressBad")}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <Show when={wrong()}>
          <Note tone="danger" role="alert">
            {wrong()}
          </Note>
        </Show>
      </form>
    </Dialog>
  );
};
