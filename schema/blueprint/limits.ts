/** How big a blueprint may get [BP5]. Every refusal names the limit and the value. Leans on nothing, so every table may read it. */

export const limits = {
  entities: 500,
  fieldsPerEntity: 300,
  optionsPerField: 500,
  nodes: 50_000,
  componentsPerPage: 2_000,
  stepsPerWorkflow: 1_000,
  regionDepth: 8,
  canonicalBytes: 8 * 1_048_576,
  text: 20_000,
  source: 1_048_576,
  opsPerBatch: 2_000,
  /** A request that carries a file: the largest one with every sign of it escaped, and the question around it. */
  fileRequest: 2 * 8 * 1_048_576 + 65_536,
} as const;
