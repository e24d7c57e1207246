/** The people of the platform, for its administrators: invite, give roles, suspend, hand over links, delete. Linking a person to a record is done on the record. */
import { createSignal, For, onMount, Show } from "solid-js";
import { pathWith } from "../../../../schema/model/pages/paths.ts";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import type { Row } from "../../boot.ts";
import { type Refusal, refusalOf, rowsOf, useHost } from "../../host.tsx";
import { newKey } from "../../new-key.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Refused } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import { Value } from "../../parts/value.tsx";
import { Invite } from "./invite.tsx";
import { MoreFor } from "./more-for.tsx";
import { words } from "./people.strings.ts";
import { RoleChoices } from "./role-choices.tsx";

type Asked = { readonly what: "roles" | "suspend"; readonly row: Row };
type Invitation = { readonly userId: string; readonly expiresAt: string };

export const People = (props: { node: TreeNode<"people"> }) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(personWords);
  const spec = () => props.node.props;
  const rows = () => rowsOf(host.boot, spec().query);
  const [inviting, setInviting] = createSignal(false);
  const [asked, setAsked] = createSignal<Asked | null>(null);
  const own = host.words.from(words);
  const [more, setMore] = createSignal<Row | null>(null);
  const [invitations, setInvitations] = createSignal<readonly Invitation[]>([]);
  const loadInvitations = async () => {
    const answer = await host.call(spec().documents.invitations, {});
    if (answer.data) setInvitations(answer.data.invitations as unknown as readonly Invitation[]);
  };
  onMount(() => void loadInvitations());
  /** How a person stands who is neither active nor suspended. */
  const standing = (row: Row): string | null => {
    if (row.status === "unverified") return own("unverified");
    if (row.status !== "invited") return null;
    const open = invitations().find(({ userId }) => userId === row.id);
    return open && Date.parse(open.expiresAt) > Date.now()
      ? own("invitedUntil", { when: host.words.moment(open.expiresAt) })
      : own("invitedOver");
  };
  const name = (row: Row) => String(row.name || row.email || "");
  const held = (row: Row): readonly string[] => (Array.isArray(row.roles) ? row.roles.map(String) : []);
  const roleWords = (id: string) => label(spec().roles.find((role) => role.id === id)?.label ?? {});
  const away = (row: Row) => row.status === "suspended";
  const run = async (
    verb: "setRoles" | "suspend" | "activate",
    row: Row,
    more: Readonly<Record<string, readonly string[]>> = {},
  ): Promise<Refusal | null> => {
    const answer = await host.call(spec().documents[verb], { input: { id: row.id, ...more, idempotencyKey: newKey() } });
    const refused = refusalOf(answer);
    if (!refused) {
      host.say(own(verb === "setRoles" ? "rolesSaved" : verb === "suspend" ? "suspended" : "activated", { name: name(row) }));
      await host.refresh();
    }
    return refused;
  };
  const doneInviting = () => {
    setInviting(false);
    void loadInvitations();
  };
  const doneMore = () => {
    setMore(null);
    void loadInvitations();
  };
  const activate = async (row: Row) => {
    const refused = await run("activate", row);
    if (refused) host.say(refused.message, "problem");
  };
  return (
    <>
      <header class="page-head">
        <div class="page-head-line">
          <h1>{label(host.boot.page.label)}</h1>
          <div class="page-actions">
            <a class="button" href={spec().deleted}>
              {own("deletedLink")}
            </a>
            <button type="button" class="button primary" onClick={() => setInviting(true)}>
              <Icon name="plus" />
              {own("invite")}
            </button>
          </div>
        </div>
      </header>
      <Show
        when={rows()}
        fallback={<Refused refusal={refusalOf(host.boot.answers[spec().query]) ?? unknown} retry={() => void host.refresh()} />}
      >
        {(found) => (
          <div class="card table-card">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("name")}</th>
                  <th scope="col">{t("email")}</th>
                  <th scope="col">{t("role")}</th>
                  <For each={spec().columns.slice(0, 3)}>{(column) => <th scope="col">{label(column.label)}</th>}</For>
                  <th scope="col" class="tools">
                    <span class="unseen">{t("actions")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={found().nodes}>
                  {(row) => (
                    <tr classList={{ away: away(row) }}>
                      <td class="title" data-label={t("name")}>
                        <bdi>{String(row.name ?? "")}</bdi>
                        <Show when={row.id === host.boot.viewer?.id}>
                          {" "}
                          <span class="badge">{own("you")}</span>
                        </Show>
                        <Show when={away(row)}>
                          {" "}
                          <span class="badge warning">{own("suspendedState")}</span>
                        </Show>
                        <Show when={host.alive() && standing(row)}>
                          {" "}
                          <span class="badge">{standing(row)}</span>
                        </Show>
                      </td>
                      <td data-label={t("email")}>
                        <bdi dir="ltr">{String(row.email ?? "")}</bdi>
                      </td>
                      <td data-label={t("role")}>
                        <span class="badges">
                          <For each={held(row)} fallback={<span class="nothing">{own("noRoles")}</span>}>
                            {(id) => <span class="badge">{roleWords(id) || id}</span>}
                          </For>
                        </span>
                      </td>
                      <For each={spec().columns.slice(0, 3)}>
                        {(column) => (
                          <td data-label={label(column.label)}>
                            <Value column={column} value={row[column.key]} />
                          </td>
                        )}
                      </For>
                      <td class="tools">
                        <button
                          type="button"
                          class="button small"
                          aria-label={`${own("changeRoles")}: ${name(row)}`}
                          onClick={() => setAsked({ what: "roles", row })}
                        >
                          {own("changeRoles")}
                        </button>
                        <Show when={spec().edit}>
                          {(edit) => (
                            <a
                              class="button quiet square"
                              href={pathWith(edit(), { id: row.id })}
                              aria-label={t("editRow", { name: name(row) })}
                            >
                              <Icon name="pencil" />
                            </a>
                          )}
                        </Show>
                        <Show when={row.id !== host.boot.viewer?.id}>
                          <Show
                            when={!away(row)}
                            fallback={
                              <button type="button" class="button small" onClick={() => void activate(row)}>
                                {own("activate")}
                              </button>
                            }
                          >
                            <button type="button" class="button small" onClick={() => setAsked({ what: "suspend", row })}>
                              {own("suspend")}
                            </button>
                          </Show>
                        </Show>
                        <button
                          type="button"
                          class="button small"
                          aria-label={own("more", { name: name(row) })}
                          onClick={() => setMore(row)}
                        >
                          …
                        </button>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </Show>
      <Dialog open={inviting()} title={own("invite")} onClose={doneInviting}>
        <Invite spec={spec()} onDone={doneInviting} />
      </Dialog>
      <Dialog open={more() !== null} title={more() ? name(more()!) : ""} onClose={doneMore}>
        <Show when={more()} keyed>
          {(row) => <MoreFor spec={spec()} row={row} self={row.id === host.boot.viewer?.id} onDone={doneMore} />}
        </Show>
      </Dialog>
      <Dialog
        open={asked() !== null}
        title={asked() ? own(asked()?.what === "roles" ? "rolesOf" : "suspendAsk", { name: name(asked()!.row) }) : ""}
        onClose={() => setAsked(null)}
      >
        <Show when={asked()} keyed>
          {(about) => (
            <Ask
              note={own(about.what === "roles" ? "rolesNote" : "suspendNote")}
              action={own(about.what === "roles" ? "save" : "suspend")}
              dangerous={about.what === "suspend"}
              roles={about.what === "roles" ? spec().roles : []}
              held={held(about.row)}
              onCancel={() => setAsked(null)}
              run={async (roles) => {
                const refused = about.what === "roles" ? await run("setRoles", about.row, { roles }) : await run("suspend", about.row);
                if (!refused) setAsked(null);
                return refused;
              }}
            />
          )}
        </Show>
      </Dialog>
    </>
  );
};

const unknown: Refusal = { code: "INTERNAL", message: "", correlationId: null, fields: {} };

const Ask = (props: {
  readonly note: string;
  readonly action: string;
  readonly dangerous: boolean;
  readonly roles: TreeNode<"people">["props"]["roles"];
  readonly held: readonly string[];
  onCancel(): void;
  run(roles: readonly string[]): Promise<Refusal | null>;
}) => {
  const host = useHost();
  const [roles, setRoles] = createSignal(props.held);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        setRefusal(await props.run(roles()));
      }}
    >
      <p>{props.note}</p>
      <RoleChoices roles={props.roles} chosen={roles()} onChange={setRoles} />
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} />}</Show>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => props.onCancel()}>
          {host.words.t("cancel")}
        </button>
        <button type="submit" class="button" classList={{ "danger-solid": props.dangerous, primary: !props.dangerous }}>
          {props.action}
        </button>
      </div>
    </form>
  );
};
