/** Where links that are shown once lead: screens of the studio. A token works once, so a copy of it in somebody's log opens nothing afterwards. */
export const linkTo = (publicUrl: string, place: "claim" | "invite" | "reset", token: string): string => `${publicUrl}/${place}/${token}`;
