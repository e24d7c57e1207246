/** What must hold of a nested document: the same questions `normalise` asks of a draft, without the repairs. */
import { flatten } from "./document.ts";
import { normalise } from "./normalise.ts";
import type { Problem } from "./operation.ts";
import type { Blueprint } from "./shape.ts";

/** Lists what is broken; nothing for whatever `normalise` made and did not mark [BP21]. */
export const validate = (blueprint: Blueprint): readonly Problem[] => normalise(flatten(blueprint)).problems;
