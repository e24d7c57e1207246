import type { Catalogue } from "../catalogue.ts";
import { People } from "../people/people.tsx";

export const people = { people: People } satisfies Partial<Catalogue>;
