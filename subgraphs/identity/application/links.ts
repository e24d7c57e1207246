/** Where links that are shown once lead. The token stands behind `#`, which browsers never send to a server or write into a log. */
export const linkTo = (publicUrl: string, place: "claim" | "invite" | "reset", token: string): string => `${publicUrl}/${place}#${token}`;
