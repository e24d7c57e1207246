/** What the parts of the data screen share: their frame, their states, their asking twice. */
import { createEffect, createSignal, createUniqueId, type JSX, Match, onCleanup, Switch } from "solid-js";
import { formatNumber, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { ProblemState, Skeleton } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { asProblem } from "../../api/errors.ts";
import type { Read } from "../../api/read.ts";
import { can } from "../../api/session.ts";
import { dataStrings } from "./data.strings.ts";

const t = textOf(dataStrings);

/** One part of the screen. Its body shows once what it reads is there. */
export const Section = <Data,>(props: {
  title: string;
  text: string;
  read: Read<Data>;
  actions?: JSX.Element | undefined;
  children: (data: () => Data) => JSX.Element;
}) => {
  const id = createUniqueId();
  return (
    <section aria-labelledby={id} class="min-w-0 rounded-lg border border-line bg-surface">
      <header class="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3">
        <div class="min-w-0 flex-1 basis-64">
          <h2 id={id} class="font-semibold">
            {props.title}
          </h2>
          <p class="text-sm text-ink-3 text-pretty">{props.text}</p>
        </div>
        {props.actions}
      </header>
      <div class="p-4">
        <Switch fallback={<Skeleton lines={3} />}>
          <Match when={!props.read.data() && props.read.problem()}>
            {(problem) => <ProblemState problem={problem()} onRetry={() => props.read.refetch()} />}
          </Match>
          <Match when={props.read.data()} keyed>
            {(data) => props.children(() => data)}
          </Match>
        </Switch>
      </div>
    </section>
  );
};

/** The right an environment's own values and data need, by its name. */
export const rightFor = { PREVIEW: "release.preview", STAGING: "release.staging", PRODUCTION: "release.production" } as const;

/** Why a button of this part cannot be pressed: the right it needs is not there. */
export const lacks = (permission: string): string | undefined => (can(permission) ? undefined : t("noRight"));

/** Reads again, every so often, while something is on its way. */
export const readWhile = (running: () => boolean, read: Pick<Read<unknown>, "refetch">): void => {
  createEffect(() => {
    if (!running()) return;
    const timer = setInterval(() => read.refetch(), 700);
    onCleanup(() => clearInterval(timer));
  });
};

/** Does what a button asks for, one thing at a time; a refusal is said. True when it went well. */
export const createWork = () => {
  const [busy, setBusy] = createSignal(false);
  const work = async (job: () => Promise<unknown>): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    try {
      await job();
      return true;
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, work };
};

/** A size in the person's words. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? formatNumber(Math.ceil(bytes / 1_000), { style: "unit", unit: "kilobyte" })
    : formatNumber(bytes / 1_000_000, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });

/** A whole number somebody typed, within its bounds; null: it is none. */
export const wholeOf = (typed: string, most: number): number | null => {
  const value = Number(typed.trim());
  return typed.trim() !== "" && Number.isInteger(value) && value >= 1 && value <= most ? value : null;
};

/** A form or a question over the page: what is meant, and the button that does it. */
export const Ask = (props: {
  title: string;
  text?: string | undefined;
  button: string;
  tone?: "primary" | "danger" | undefined;
  busy: boolean;
  onDo: () => void;
  onClose: () => void;
  children?: JSX.Element | undefined;
}) => {
  const form = createUniqueId();
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      description={props.text}
      footer={
        <>
          <Button tone="quiet" onClick={() => props.onClose()}>
            {t("cancel")}
          </Button>
          <Button tone={props.tone ?? "primary"} type="submit" form={form} busy={props.busy}>
            {props.button}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        class="flex flex-col gap-4 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          props.onDo();
        }}
      >
        {props.children}
      </form>
    </Dialog>
  );
};
