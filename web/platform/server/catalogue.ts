/** All components at once: the server draws any page, and a member of `ComponentProps` without its component does not compile. */
import type { Catalogue } from "../components/catalogue.ts";
import { components as account } from "../components/groups/account.ts";
import { components as approvals } from "../components/groups/approvals.ts";
import { components as doors } from "../components/groups/doors.ts";
import { components as files } from "../components/groups/files.ts";
import { components as form } from "../components/groups/form.ts";
import { components as head } from "../components/groups/head.ts";
import { components as home } from "../components/groups/home.ts";
import { components as list } from "../components/groups/list.ts";
import { components as people } from "../components/groups/people.ts";
import { components as record } from "../components/groups/record.ts";
import { components as reference } from "../components/groups/reference.ts";
import { components as why } from "../components/groups/why.ts";

export const catalogue: Catalogue = {
  ...head,
  ...list,
  ...record,
  ...form,
  ...home,
  ...approvals,
  ...why,
  ...people,
  ...account,
  ...doors,
  ...reference,
  ...files,
};
