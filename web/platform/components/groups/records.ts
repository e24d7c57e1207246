import { Asked } from "../asked/asked.tsx";
import type { Catalogue } from "../catalogue.ts";
import { Detail } from "../detail/detail.tsx";
import { FilterBar } from "../filter-bar/filter-bar.tsx";
import { Header } from "../header/header.tsx";
import { Related } from "../related/related.tsx";
import { Table } from "../table/table.tsx";

export const records = {
  asked: Asked,
  header: Header,
  filterBar: FilterBar,
  table: Table,
  related: Related,
  detail: Detail,
} satisfies Partial<Catalogue>;
