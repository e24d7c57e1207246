/** All components at once: the server draws any page, and a member of `ComponentProps` without its component does not compile. */
import type { Catalogue } from "../components/catalogue.ts";
import { account } from "../components/groups/account.ts";
import { approvals } from "../components/groups/approvals.ts";
import { doors } from "../components/groups/doors.ts";
import { form } from "../components/groups/form.ts";
import { home } from "../components/groups/home.ts";
import { people } from "../components/groups/people.ts";
import { records } from "../components/groups/records.ts";
import { why } from "../components/groups/why.ts";

export const catalogue: Catalogue = { ...records, ...approvals, ...why, ...form, ...home, ...people, ...account, ...doors };
