import type { Catalogue } from "../catalogue.ts";
import { Mail } from "../mail/mail.tsx";
import { People } from "../people/people.tsx";

export const people = { mail: Mail, people: People } satisfies Partial<Catalogue>;
