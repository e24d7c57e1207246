import { Asked } from "../asked/asked.tsx";
import type { Catalogue } from "../catalogue.ts";
import { Detail } from "../detail/detail.tsx";
import { Related } from "../related/related.tsx";

export const components = { asked: Asked, detail: Detail, related: Related } satisfies Partial<Catalogue>;
