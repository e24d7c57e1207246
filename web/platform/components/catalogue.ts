/** The list of components: one folder each. A member of `ComponentProps` without its component does not compile. */
import type { Component, JSX } from "solid-js";
import type { ComponentType, TreeNode } from "../../../schema/model/pages/tree.ts";
import { Account } from "./account/account.tsx";
import { Breakdown } from "./breakdown/breakdown.tsx";
import { Claim } from "./claim/claim.tsx";
import { Detail } from "./detail/detail.tsx";
import { FilterBar } from "./filter-bar/filter-bar.tsx";
import { Form } from "./form/form.tsx";
import { Grid } from "./grid/grid.tsx";
import { Header } from "./header/header.tsx";
import { Notice } from "./notice/notice.tsx";
import { People } from "./people/people.tsx";
import { Related } from "./related/related.tsx";
import { SignIn } from "./sign-in/sign-in.tsx";
import { SignUp } from "./sign-up/sign-up.tsx";
import { Stat } from "./stat/stat.tsx";
import { Table } from "./table/table.tsx";
import { Welcome } from "./welcome/welcome.tsx";

export type Catalogue = { readonly [K in ComponentType]: Component<{ node: TreeNode<K>; children: JSX.Element }> };

export const catalogue: Catalogue = {
  header: Header,
  filterBar: FilterBar,
  table: Table,
  related: Related,
  detail: Detail,
  form: Form,
  grid: Grid,
  stat: Stat,
  breakdown: Breakdown,
  welcome: Welcome,
  people: People,
  account: Account,
  signIn: SignIn,
  signUp: SignUp,
  claim: Claim,
  notice: Notice,
};
