/** What is used of PostgreSQL's parser: one function. Its trees have hundreds of kinds; `read-expression.ts` says how they are looked at. */
declare module "libpg-query" {
  export const parse: (sql: string) => Promise<unknown>;
}
