import { Breakdown } from "../breakdown/breakdown.tsx";
import type { Catalogue } from "../catalogue.ts";
import { Grid } from "../grid/grid.tsx";
import { Stat } from "../stat/stat.tsx";
import { Welcome } from "../welcome/welcome.tsx";
import "../../styles/home.css";

export const components = { grid: Grid, stat: Stat, breakdown: Breakdown, welcome: Welcome } satisfies Partial<Catalogue>;
