import type { Catalogue } from "../catalogue.ts";
import { FilterBar } from "../filter-bar/filter-bar.tsx";
import { Table } from "../table/table.tsx";

export const components = { filterBar: FilterBar, table: Table } satisfies Partial<Catalogue>;
