import ChevronDown from "lucide-solid/icons/chevron-down";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { Crud, Id } from "../../../../schema/blueprint/shape.ts";
import { locale, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { CheckField, SelectField } from "../../../ui/parts/Field.tsx";
import { setAccess, setAccessFields } from "../../commands/role-commands.ts";
import { type Cell, cellsOf, crudNames, type Ownership, ownershipsOf, type Scope } from "../../model/access.ts";
import { type EntityView, nameOf, type RoleView } from "../../model/nodes.ts";
import { createNarrow } from "../../shell/create-narrow.ts";
import { rolesStrings } from "./roles.strings.ts";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(rolesStrings);
const looks: Record<Scope, string> = {
  all: "bg-success-soft text-success",
  own: "bg-info-soft text-info",
  custom: "bg-warning-soft text-warning",
  none: "bg-surface-2 text-ink-3",
};

/** For one role: records × verbs, each cell all, own only, or none; and which fields. */
export const AccessGrid = (props: { role: RoleView }) => {
  const workspace = useWorkspace();
  const [fieldsOf, setFieldsOf] = createSignal<Id | null>(null);
  const narrow = createNarrow();
  const role = () => nameOf(props.role, locale());
  const dialogEntity = () => workspace.outline().byId.get(fieldsOf() ?? "");
  return (
    <>
      <Show when={narrow()}>
        <ul class="flex flex-col gap-3">
          <For each={workspace.outline().entities}>
            {(entity) => <Row narrow role={props.role} roleName={role()} entity={entity} onFields={() => setFieldsOf(entity.id)} />}
          </For>
        </ul>
      </Show>
      <Show when={!narrow()}>
        <div class="overflow-x-auto rounded-lg border border-line bg-surface">
          <table class="w-full min-w-xl border-collapse">
            <thead>
              <tr class="border-b border-line text-sm text-ink-2">
                <th scope="col" class="px-4 py-2.5 text-start font-medium">
                  {t("entity")}
                </th>
                <For each={crudNames}>
                  {(verb) => (
                    <th scope="col" class="w-30 px-1.5 py-2.5 text-start font-medium">
                      {t(verb)}
                    </th>
                  )}
                </For>
                <th scope="col" class="w-28 px-3 py-2.5 text-start font-medium">
                  {t("fields")}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={workspace.outline().entities}>
                {(entity) => <Row role={props.role} roleName={role()} entity={entity} onFields={() => setFieldsOf(entity.id)} />}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
      <Dialog
        open={fieldsOf() !== null}
        onClose={() => setFieldsOf(null)}
        width="medium"
        title={t("fieldsTitle", { entity: dialogEntity() ? nameOf(dialogEntity() as EntityView, locale()) : "", role: role() })}
        description={t("fieldsText")}
        footer={
          <Button tone="primary" onClick={() => setFieldsOf(null)}>
            {t("done")}
          </Button>
        }
      >
        <Show when={dialogEntity()}>{(entity) => <FieldChoice role={props.role} entity={entity()} />}</Show>
      </Dialog>
    </>
  );
};

/** One kind of record: a row of the grid, or on a phone a card of its own. */
const Row = (props: { narrow?: boolean | undefined; role: RoleView; roleName: string; entity: EntityView; onFields: () => void }) => {
  const workspace = useWorkspace();
  const cells = createMemo(() => cellsOf(workspace.outline(), props.role.id, props.entity.id));
  const name = () => nameOf(props.entity, locale());
  const reads = () => cells().read;
  const fieldWords = () => {
    const { fields, scope } = reads();
    if (scope === "none") return t("notRead");
    return fields === "*" ? t("allFields") : t("someFields", { n: fields.length, total: props.entity.fields.length });
  };
  const ownCell = () => crudNames.map((verb) => cells()[verb]).find((cell) => cell.scope === "own");
  const meaning = () => (
    <Show when={ownCell()}>{(cell) => <OwnMeaning role={props.role} entity={props.entity} condition={cell().condition ?? ""} />}</Show>
  );
  const scope = (verb: Crud) => (
    <ScopeCell
      cell={cells()[verb]}
      label={t("cell", { role: props.roleName, verb: t(verb), entity: name() })}
      disabled={!workspace.canEdit()}
      onChange={(next) => workspace.run(setAccess, { role: props.role.id, entity: props.entity.id, verb, scope: next })}
    />
  );
  const fields = () => (
    <Button
      size="small"
      tone="quiet"
      class="px-2!"
      aria-label={`${t("fieldsOf", { entity: name() })}: ${fieldWords()}`}
      onClick={() => props.onFields()}
    >
      {fieldWords()}
    </Button>
  );
  return (
    <Show
      when={props.narrow}
      fallback={
        <tr class="border-b border-line align-top last:border-b-0">
          <th scope="row" class="px-4 py-2 text-start font-medium">
            <bdi>{name()}</bdi>
            {meaning()}
          </th>
          <For each={crudNames}>{(verb) => <td class="px-1.5 py-2">{scope(verb)}</td>}</For>
          <td class="px-3 py-2">{fields()}</td>
        </tr>
      }
    >
      <li class="rounded-lg border border-line bg-surface p-4">
        <h2 class="font-semibold">
          <bdi>{name()}</bdi>
        </h2>
        {meaning()}
        <div class="mt-3 grid grid-cols-2 gap-3">
          <For each={crudNames}>
            {(verb) => (
              <div class="min-w-0">
                <span aria-hidden="true" class="text-sm text-ink-2">
                  {t(verb)}
                </span>
                {scope(verb)}
              </div>
            )}
          </For>
        </div>
        <p class="mt-3 flex items-center gap-1 text-sm text-ink-2">
          {t("fields")}: {fields()}
        </p>
      </li>
    </Show>
  );
};

/** One verb: what it covers, in words and colour. */
const ScopeCell = (props: { cell: Cell; label: string; disabled: boolean; onChange: (scope: "all" | "own" | "none") => void }) => (
  <span class={`relative flex rounded-sm ${looks[props.cell.scope]}`}>
    <select
      aria-label={props.label}
      title={props.cell.condition ?? props.label}
      disabled={props.disabled}
      class="h-8 w-full min-w-24 appearance-none rounded-sm border border-transparent bg-transparent ps-2.5 pe-6 text-sm font-medium hover:border-line-strong"
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (value === "all" || value === "own" || value === "none") props.onChange(value);
        event.currentTarget.value = props.cell.scope;
      }}
    >
      <For each={props.cell.scope === "custom" ? (["all", "own", "custom", "none"] as const) : (["all", "own", "none"] as const)}>
        {(scope) => (
          <option value={scope} class="bg-surface text-ink" selected={scope === props.cell.scope}>
            {t(scope)}
          </option>
        )}
      </For>
    </select>
    <ChevronDown aria-hidden="true" class="pointer-events-none absolute inset-e-1.5 top-2 size-3.5 opacity-60" />
  </span>
);

/** What "own" means for this kind of record, and the other meanings it could have. */
const OwnMeaning = (props: { role: RoleView; entity: EntityView; condition: string }) => {
  const workspace = useWorkspace();
  const choices = createMemo(() => {
    const known = ownershipsOf(workspace.outline(), props.entity.id, props.role.id);
    return known.some((one) => one.expr === props.condition) ? known : [{ expr: props.condition, path: pathOf(props.condition) }, ...known];
  });
  const words = (one: Ownership): string => {
    const first = workspace.outline().fields.get(one.path[0] ?? "");
    if (!first) return t("ownCreated");
    return one.path.length > 1 ? t("ownOver", { field: nameOf(first, locale()) }) : t("ownDirect", { field: nameOf(first, locale()) });
  };
  const change = (ownership: string) => {
    for (const verb of crudNames) {
      const cell = cellsOf(workspace.outline(), props.role.id, props.entity.id)[verb];
      if (cell.scope === "own") workspace.run(setAccess, { role: props.role.id, entity: props.entity.id, verb, scope: "own", ownership });
    }
  };
  return (
    <SelectField
      class="mt-1.5 max-w-56 font-normal"
      label={t("ownBy")}
      value={props.condition}
      disabled={!workspace.canEdit()}
      choices={choices().map((one) => ({ value: one.expr, label: words(one) }))}
      onChange={change}
    />
  );
};

const pathOf = (condition: string): readonly Id[] => (condition.split(" ")[0] ?? "").split(".").filter((part) => part.startsWith("f_"));

const sides: readonly { readonly verb: Crud; readonly word: "maySee" | "mayWrite" }[] = [
  { verb: "read", word: "maySee" },
  { verb: "update", word: "mayWrite" },
];

const FieldChoice = (props: { role: RoleView; entity: EntityView }) => {
  const workspace = useWorkspace();
  const cells = createMemo(() => cellsOf(workspace.outline(), props.role.id, props.entity.id));
  const every = () => props.entity.fields.map((field) => field.id);
  const has = (verb: Crud, field: Id) => {
    const cell = cells()[verb];
    return cell.scope !== "none" && (cell.fields === "*" || cell.fields.includes(field));
  };
  const toggle = (verb: Crud, field: Id, on: boolean) => {
    const cell = cells()[verb];
    const before = cell.fields === "*" ? every() : cell.fields;
    const next = on ? [...before, field] : before.filter((one) => one !== field);
    const fields = every().every((one) => next.includes(one)) ? "*" : next;
    workspace.run(setAccessFields, { role: props.role.id, entity: props.entity.id, verb, fields: fields === "*" ? "*" : [...fields] });
    if (verb === "update" && cells().create.scope !== "none")
      workspace.run(setAccessFields, {
        role: props.role.id,
        entity: props.entity.id,
        verb: "create",
        fields: fields === "*" ? "*" : [...fields],
      });
  };
  return (
    <table class="w-full border-collapse">
      <thead>
        <tr class="border-b border-line text-sm text-ink-2">
          <th scope="col" class="py-2 text-start font-medium">
            {t("fields")}
          </th>
          <For each={sides}>
            {(side) => (
              <th scope="col" class="w-28 py-2 text-start font-medium">
                {t(side.word)}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.entity.fields}>
          {(field) => (
            <tr class="border-b border-line last:border-b-0">
              <th scope="row" class="py-2 text-start font-normal">
                <bdi>{nameOf(field, locale())}</bdi>
              </th>
              <For each={sides}>
                {(side) => (
                  <td class="py-2">
                    <CheckField
                      bare
                      label={`${t(side.word)}: ${nameOf(field, locale())}`}
                      checked={has(side.verb, field.id)}
                      disabled={!workspace.canEdit() || cells()[side.verb].scope === "none"}
                      onChange={(on) => toggle(side.verb, field.id, on)}
                    />
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
};
