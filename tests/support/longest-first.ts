import { statSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Long files first, whatever project they are of, so that the workers of a group end together: by what they took last time where that is
 * known, and by their size on a machine that runs them for the first time.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const lengthOf = new Map(files.map((file) => [file, this.ctx.cache.getTestSpecificationResult(file)?.duration]));
    const known = [...lengthOf.values()].every((duration) => duration !== undefined);
    const weight = (file: TestSpecification) => (known ? (lengthOf.get(file) ?? 0) : statSync(file.moduleId).size);
    const group = (file: TestSpecification) => file.project.config.sequence.groupOrder;
    return [...files].sort((a, b) => group(a) - group(b) || weight(b) - weight(a));
  }
}
