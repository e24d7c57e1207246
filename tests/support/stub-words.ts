/** What the stub's answers are made of. */
export const ids = { organization: "0190-org", blueprint: "0190-bp", branch: "0190-br", user: "0190-user" };
export const at = "2026-11-20T09:30:00.000Z";
export const text = (en: string, ar: string) => ({ __typename: "Text", en, ar });
export const sentence = (en: string, ar: string) => ({ __typename: "Sentence", en, ar });
