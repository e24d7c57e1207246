import type { Catalogue } from "../catalogue.ts";
import { Mail } from "../mail/mail.tsx";
import { DeletedPeople } from "../people/deleted-people.tsx";
import { People } from "../people/people.tsx";
import "../../styles/account.css";

export const components = { deletedPeople: DeletedPeople, mail: Mail, people: People } satisfies Partial<Catalogue>;
