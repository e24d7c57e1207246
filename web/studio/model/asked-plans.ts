/** The plans this tab asked for: what they bring into a draft by themselves is mine to undo, and nobody else's who looks on. */
const asked = new Set<string>();

export const rememberAsked = (planId: string): void => void asked.add(planId);
export const wasAskedHere = (planId: string): boolean => asked.has(planId);
