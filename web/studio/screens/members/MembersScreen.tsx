import Mail from "lucide-solid/icons/mail";
import UserPlus from "lucide-solid/icons/user-plus";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { formatAgo, textOf, wordsIn } from "../../../ui/locale.ts";
import { Avatar, Card, Page } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { SelectField } from "../../../ui/parts/Field.tsx";
import { ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { asProblem } from "../../api/errors.ts";
import { assignRole, type MemberRow, membersQuery, type RoleRow, removeMember, revokeInvite } from "../../api/identity.ts";
import { createRead, send } from "../../api/read.ts";
import { can, viewer } from "../../api/session.ts";
import { personColour } from "../../shell/person-colour.ts";
import { useShell } from "../../shell/shell-context.tsx";
import { membersStrings } from "./members.strings.ts";

const t = textOf(membersStrings);

/** People, roles, open invitations. */
export const MembersScreen = () => {
  const shell = useShell();
  const read = createRead(membersQuery, () => ({}));
  const [removing, setRemoving] = createSignal<MemberRow | null>(null);
  const [busy, setBusy] = createSignal(false);
  const members = createMemo(() => (read.data()?.members.items ?? []).filter((member) => member.status.toUpperCase() !== "REMOVED"));
  const invites = createMemo(() =>
    (read.data()?.invites.items ?? []).filter((invite) => /OPEN|PENDING|SENT/.test(invite.status.toUpperCase())),
  );
  const roles = createMemo(() => [...(read.data()?.roles ?? [])].sort((a, b) => b.rank - a.rank));
  const guarded = async (work: () => Promise<unknown>, done?: string) => {
    setBusy(true);
    try {
      await work();
      setRemoving(null);
      if (done) toast(done);
      read.refetch();
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={t("title")}
      text={t("text")}
      actions={
        <Show when={can("member.invite")}>
          <Button tone="primary" onClick={() => shell.openInvite()}>
            <UserPlus class="size-4" aria-hidden="true" />
            {t("invite")}
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={read.problem() && !read.data()}>
          <ErrorState
            message={read.problem()?.message ?? ""}
            correlationId={read.problem()?.correlationId}
            offline={read.problem()?.offline}
            onRetry={read.refetch}
          />
        </Match>
        <Match when={!read.data()}>
          <Skeleton lines={3} block="h-14" />
        </Match>
        <Match when={read.data()}>
          <Card>
            <ul>
              <For each={members()}>
                {(member) => (
                  <Member
                    member={member}
                    roles={roles()}
                    onRole={(roleId) =>
                      void guarded(
                        () => send(assignRole, { input: { membershipId: member.id, roleId } }),
                        t("changed", { name: member.user.displayName }),
                      )
                    }
                    onRemove={() => setRemoving(member)}
                  />
                )}
              </For>
            </ul>
          </Card>
          <Show when={members().length === 1 && invites().length === 0}>
            <Note tone="info" class="mt-4">
              <strong class="font-semibold">{t("alone")}.</strong> {t("aloneText")}
            </Note>
          </Show>
          <Show when={invites().length > 0}>
            <section class="mt-8">
              <h2 class="mb-3 text-md font-semibold">{t("invites")}</h2>
              <Card>
                <ul>
                  <For each={invites()}>
                    {(invite) => (
                      <li class="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3 last:border-b-0">
                        <Mail class="size-4 shrink-0 text-ink-3" aria-hidden="true" />
                        <span class="min-w-0 flex-1 basis-48">
                          <span class="block truncate">
                            <bdi>{invite.email}</bdi>
                          </span>
                          <span class="text-sm text-ink-3">
                            {wordsIn(invite.role.name)} · {t("expires", { when: formatAgo(invite.expiresAt) })}
                          </span>
                        </span>
                        <Show when={can("member.invite")}>
                          <Button
                            size="small"
                            tone="quiet"
                            aria-label={t("revokeOf", { name: invite.email })}
                            onClick={() => void guarded(() => send(revokeInvite, { input: { inviteId: invite.id } }))}
                          >
                            {t("revoke")}
                          </Button>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </Card>
            </section>
          </Show>
        </Match>
      </Switch>
      <Dialog
        open={removing() !== null}
        onClose={() => setRemoving(null)}
        title={t("removeTitle", { name: removing()?.user.displayName ?? "" })}
        description={t("removeText")}
        footer={
          <>
            <Button tone="quiet" onClick={() => setRemoving(null)}>
              {t("cancel")}
            </Button>
            <Button
              tone="danger"
              busy={busy()}
              onClick={() => void guarded(() => send(removeMember, { input: { membershipId: removing()?.id ?? "" } }))}
            >
              {t("remove")}
            </Button>
          </>
        }
      >
        <span />
      </Dialog>
    </Page>
  );
};

const Member = (props: { member: MemberRow; roles: readonly RoleRow[]; onRole: (roleId: string) => void; onRemove: () => void }) => {
  const me = () => props.member.user.id === viewer()?.user.id;
  const name = () => props.member.user.displayName;
  return (
    <li class="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3 last:border-b-0">
      <Avatar bare name={name()} colour={personColour(props.member.user.id)} />
      <div class="min-w-0 flex-1 basis-44">
        <p class="truncate font-medium">
          <bdi>{name()}</bdi>
          <Show when={me()}>
            <span class="font-normal text-ink-3"> ({t("you")})</span>
          </Show>
        </p>
        <p class="truncate text-sm text-ink-3">
          <bdi>{props.member.user.email ?? ""}</bdi>
          <Show when={props.member.lastSeenAt}>
            {(at) => (
              <>
                {props.member.user.email ? " · " : ""}
                {formatAgo(at())}
              </>
            )}
          </Show>
        </p>
      </div>
      <Show
        when={can("member.update") && !me()}
        fallback={<span class="text-ink-2">{wordsIn(props.member.role.name, props.member.role.key)}</span>}
      >
        <SelectField
          bare
          class="w-44"
          label={t("roleOf", { name: name() })}
          value={props.member.role.id}
          choices={props.roles.map((role) => ({ value: role.id, label: wordsIn(role.name, role.key) }))}
          onChange={props.onRole}
        />
        <Button size="small" tone="quiet" aria-label={t("removeNamed", { name: name() })} onClick={() => props.onRemove()}>
          {t("remove")}
        </Button>
      </Show>
    </li>
  );
};
