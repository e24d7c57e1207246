/** Pages about people: the administrator's users page, one's own account, and the doors in. Always derived. */
import { builtIn, type Text } from "../../blueprint/shape.ts";
import type { PageModel } from "../model.ts";
import type { Building, ViewerPage, ViewerPageKind } from "../pages.ts";
import { listQuery, type PageQuery } from "./documents.ts";
import { entityPages } from "./entity-pages.ts";
import { type KeyDocument, node, type PageTree, type PeopleVerb } from "./tree.ts";

export const peoplePages = (building: Building): readonly ViewerPage[] => {
  const { model, access, read, table } = building;
  const users = table(builtIn.user);
  const signedIn = !access.roles.includes(builtIn.public);
  const roles = model.roles.filter(({ id }) => id !== builtIn.public && id !== builtIn.member);
  const open = model.header.signUp === "open";
  const runs = users && access.roles.includes(builtIn.admin) && access.may(builtIn.user, "read");
  const edits = users && runs && access.may(builtIn.user, "update") && read.fields(builtIn.user, "update").length > 0;
  const people = (): ViewerPage => {
    const columns = read.columns(builtIn.user);
    const searchable = access.readable(builtIn.user).some(({ column, masked }) => column.searchable && !masked);
    const filters = read.filters(builtIn.user).filter(({ kind }) => kind === "option");
    const rows = listQuery(users!, columns, { filters, searchable, sort: null, of: null, extra: "roles" });
    return page("people", "/users", { en: "Users", ar: "المستخدمون" }, { rows }, [
      node("people", "people", {
        query: "rows",
        roles: roles.map(named),
        documents,
        columns: columns.filter(({ id }) => !shownAnyway.includes(id)),
        edit: edits ? "/users/:id/edit" : null,
        deleted: "/users/deleted",
      }),
    ]);
  };
  return [
    ...(runs ? [{ ...people(), nav: "more" as const, icon: "users" }] : []),
    ...(runs
      ? [
          page("deletedPeople", "/users/deleted", { en: "Deleted users", ar: "المستخدمون المحذوفون" }, {}, [
            node("deletedPeople", "deletedPeople", gone),
          ]),
        ]
      : []),
    ...(runs
      ? [{ ...page("mail", "/mail", { en: "Mail", ar: "البريد" }, {}, [node("mail", "mail", {})]), nav: "more" as const, icon: "mail" }]
      : []),
    ...(edits ? [entityPages.edit(building, { page: editPage, table: users, kind: "edit" })] : []),
    ...(signedIn ? [page("account", "/account", { en: "Your account", ar: "حسابك" }, {}, [node("account", "account", { keys })])] : []),
    page("signIn", "/sign-in", { en: "Sign in", ar: "تسجيل الدخول" }, {}, [
      node("signIn", "signIn", { signUp: open ? "/sign-up" : null, forgot: "/forgot" }),
    ]),
    page("forgot", "/forgot", { en: "Forgotten password", ar: "نسيت كلمة المرور" }, {}, [node("forgot", "forgot", {})]),
    page("reset", "/reset", { en: "New password", ar: "كلمة مرور جديدة" }, {}, [node("reset", "reset", {})]),
    page("confirm", "/confirm", { en: "Confirm your address", ar: "تأكيد عنوانك" }, {}, [node("confirm", "confirm", {})]),
    ...(open
      ? [
          page("signUp", "/sign-up", { en: "Create an account", ar: "إنشاء حساب" }, {}, [
            node("signUp", "signUp", { roles: roles.filter(({ signUp }) => signUp).map(named) }),
          ]),
        ]
      : []),
    page("claim", "/claim", { en: "Welcome", ar: "أهلًا بك" }, {}, [node("claim", "claim", {})]),
    { ...page("claim", "/claim/:token", { en: "Welcome", ar: "أهلًا بك" }, {}, [node("claim", "claim", {})]), id: "claimLink" },
    page("notFound", "/404", { en: "Not found", ar: "غير موجود" }, {}, [node("notice", "notice", { kind: "notFound" })]),
    page("forbidden", "/403", { en: "Not yours to open", ar: "ليست ضمن صلاحياتك" }, {}, [node("notice", "notice", { kind: "forbidden" })]),
  ];
};

const shownAnyway: readonly string[] = builtIn.userFields.filter((id) => id !== "f_user_phone");

const editPage: PageModel = {
  id: "editUser",
  key: "editUser",
  label: { en: "Edit user", ar: "تعديل مستخدم" },
  path: "/users/:id/edit",
  kind: "form",
  entity: builtIn.user,
  roles: [],
  nav: "hidden",
  view: { columns: [], groupBy: null, sort: [] },
};

const named = ({ id, key, label }: { readonly id: string; readonly key: string; readonly label: Text }) => ({ id, key, label });

const run = (verb: string): string =>
  `mutation Do($input: ${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $input) { status record { id } } }`;

const documents = {
  invite: "mutation Do($input: InviteUserInput!) { inviteUser(input: $input) { status link record { id } } }",
  setRoles: run("setUserRoles"),
  suspend: run("suspendUser"),
  activate: run("activateUser"),
  invitations: "query Invitations { invitations { userId expiresAt } }",
  withdraw: run("withdrawInvitation"),
  resetPassword: "mutation Do($input: ResetUserPasswordInput!) { resetUserPassword(input: $input) { status link record { id } } }",
  endSecondFactor: run("endUserSecondFactor"),
  remove: run("deleteUser"),
} satisfies Record<PeopleVerb, string>;

const gone = {
  list: "query Deleted { deletedPeople { id name email deletedAt erasedAt } }",
  restore: run("restoreUser"),
};

const keys = {
  list: "query Keys { apiKeys { id label prefix roles expiresAt lastUsedAt } }",
  create: "mutation Do($input: CreateApiKeyInput!) { createApiKey(input: $input) { status key record { id } } }",
  revoke: "mutation Do($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { status } }",
} satisfies Record<KeyDocument, string>;

const page = (
  kind: ViewerPageKind,
  path: string,
  label: Text,
  queries: Readonly<Record<string, PageQuery>>,
  tree: readonly PageTree[],
): ViewerPage => ({ id: kind, label, path, kind, entity: null, nav: "hidden", icon: null, queries, tree });
