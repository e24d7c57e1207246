import { useSearchParams } from "@solidjs/router";
import CircleHelp from "lucide-solid/icons/circle-question-mark";
import Plus from "lucide-solid/icons/plus";
import ShieldCheck from "lucide-solid/icons/shield-check";
import Trash2 from "lucide-solid/icons/trash";
import { createMemo, createSignal, For, Show } from "solid-js";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import { locale, textOf } from "../../../ui/locale.ts";
import { Page, Segments } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { CheckField, SelectField, TextField } from "../../../ui/parts/Field.tsx";
import { Empty, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { addRole, removeRole, setSignUp } from "../../commands/role-commands.ts";
import { nameOf, type RoleView } from "../../model/nodes.ts";
import { AccessGrid } from "./AccessGrid.tsx";
import { AskRemoval, takesAlong } from "./AskRemoval.tsx";
import { AskRights } from "./AskRights.tsx";
import { NameFields } from "./NameFields.tsx";
import { ProblemLines } from "./Problems.tsx";
import { rolesStrings } from "./roles.strings.ts";
import { createImpact, UsedBy } from "./UsedBy.tsx";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(rolesStrings);

/** Who may do what, and why somebody may or may not: what the draft says, and what became of it where it runs. */
export const RolesScreen = () => {
  const [search, setSearch] = useSearchParams();
  const view = () => (search.view === "why" ? "why" : "grid");
  return (
    <div class="relative h-full overflow-y-auto">
      <Page
        title={t("title")}
        text={view() === "why" ? t("whyText") : t("text")}
        actions={
          <Segments
            label={t("view")}
            value={view()}
            onChange={(next) => setSearch({ view: next === "why" ? "why" : undefined }, { replace: true, scroll: false })}
            options={[
              { value: "grid", label: t("viewGrid"), icon: <ShieldCheck aria-hidden="true" /> },
              { value: "why", label: t("viewWhy"), icon: <CircleHelp aria-hidden="true" /> },
            ]}
          />
        }
      >
        <Show when={view() === "why"} fallback={<RolesGrid />}>
          <AskRights />
        </Show>
      </Page>
    </div>
  );
};

/** Roles at the start, for the chosen one a grid of records × verbs. */
const RolesGrid = () => {
  const workspace = useWorkspace();
  const [search, setSearch] = useSearchParams();
  const roles = () => workspace.outline().roles;
  const chosen = createMemo<RoleView>(() => roles().find((role) => role.id === search.role) ?? (roles()[0] as RoleView));
  const choose = (id: string) => setSearch({ role: id }, { replace: true, scroll: false });
  return (
    <Show when={workspace.document.ready()} fallback={<Skeleton lines={6} block="h-9" />}>
      <div class="grid min-w-0 gap-6 wide:grid-cols-[13rem_minmax(0,1fr)]">
        <div class="min-w-0">
          <div class="wide:hidden">
            <SelectField
              label={t("roles")}
              value={chosen().id}
              choices={roles().map((role) => ({ value: role.id, label: nameOf(role, locale()) }))}
              onChange={choose}
            />
          </div>
          <nav aria-label={t("roles")} class="hidden wide:block">
            <ul class="flex flex-col gap-0.5">
              <For each={roles()}>
                {(role, index) => (
                  <>
                    <Show when={role.builtIn && index() > 0 && !roles()[index() - 1]?.builtIn}>
                      <li aria-hidden="true" class="my-2 h-px bg-line" />
                    </Show>
                    <li>
                      <button
                        type="button"
                        aria-current={role.id === chosen().id ? "true" : undefined}
                        onClick={() => choose(role.id)}
                        class="flex min-h-9 w-full items-center gap-2 rounded-sm px-3 text-start text-ink-2 hover:bg-surface-2 aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
                      >
                        <bdi class="truncate">{nameOf(role, locale())}</bdi>
                      </button>
                    </li>
                  </>
                )}
              </For>
            </ul>
          </nav>
          <Show when={workspace.canEdit()}>
            <NewRole onAdded={choose} />
          </Show>
        </div>
        <div class="flex min-w-0 flex-col gap-5">
          <RoleNotes role={chosen()} />
          <Show
            when={workspace.outline().entities.length > 0}
            fallback={<Empty icon={<ShieldCheck />} title={t("emptyTitle")} text={t("emptyText")} />}
          >
            <AccessGrid role={chosen()} />
          </Show>
          <Show when={!chosen().builtIn}>
            <RoleDetails role={chosen()} onRemoved={() => choose("")} />
          </Show>
        </div>
      </div>
    </Show>
  );
};

const RoleNotes = (props: { role: RoleView }) => (
  <>
    <Show when={props.role.id === builtIn.admin}>
      <Note tone="plain">{t("implied")}</Note>
    </Show>
    <Show when={props.role.id === builtIn.public}>
      <Note tone="warning">{t("publicNote")}</Note>
    </Show>
    <Show when={props.role.id === builtIn.member}>
      <Note tone="plain">{t("memberNote")}</Note>
    </Show>
    <ProblemLines at={props.role.id} />
  </>
);

const NewRole = (props: { onAdded: (id: string) => void }) => {
  const workspace = useWorkspace();
  const [words, setWords] = createSignal("");
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const ran = workspace.run(addRole, { words: words() });
    if (!ran.added[0]) return;
    setWords("");
    props.onAdded(ran.added[0]);
  };
  return (
    <form class="mt-3 flex items-end gap-1.5" onSubmit={add}>
      <TextField
        bare
        class="flex-1"
        label={t("newRole")}
        placeholder={t("addRole")}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
        autocomplete="off"
      />
      <Button type="submit" aria-label={t("addRole")} title={t("addRole")} class="px-2.5!">
        <Plus class="size-4" aria-hidden="true" />
      </Button>
    </form>
  );
};

const RoleDetails = (props: { role: RoleView; onRemoved: () => void }) => {
  const workspace = useWorkspace();
  const [asking, setAsking] = createSignal(false);
  const impact = createImpact(() => props.role.id);
  const remove = () => {
    setAsking(false);
    workspace.run(removeRole, { id: props.role.id });
    props.onRemoved();
  };
  return (
    <details class="rounded-lg border border-line bg-surface">
      <summary class="px-4 py-3 font-medium">{t("names")}</summary>
      <div class="flex max-w-md flex-col gap-4 px-4 pb-4">
        <NameFields id={props.role.id} label={props.role.label} apiKey={props.role.key} impact={impact()} />
        <CheckField
          label={t("signUp")}
          help={t("signUpHelp")}
          checked={props.role.signUp}
          disabled={!workspace.canEdit()}
          onChange={(on) => workspace.run(setSignUp, { id: props.role.id, on })}
        />
        <UsedBy impact={impact()} />
        <Show when={workspace.canEdit()}>
          <Button tone="danger" size="small" class="self-start" onClick={() => (takesAlong(impact()) ? setAsking(true) : remove())}>
            <Trash2 class="size-4" aria-hidden="true" />
            {t("removeRole")}
          </Button>
        </Show>
        <AskRemoval impact={impact()} open={asking()} onClose={() => setAsking(false)} onRemove={remove} />
      </div>
    </details>
  );
};
