import type { Catalogue } from "../catalogue.ts";
import { Header } from "../header/header.tsx";

export const components = { header: Header } satisfies Partial<Catalogue>;
