/**
 * Mail that leaves: one port and its SMTP client. Without an address of a server there is no mailer, and whoever wants to send says so.
 * What goes into headers is one line each, whoever wrote it.
 */
import { createTransport } from "nodemailer";

/** One message to one person. */
export interface Letter {
  readonly to: string;
  /** Who it is from, beside the installation's own address: the platform's name. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly locale: "en" | "ar";
}

export interface Mailer {
  /** Gives the message to the server; throws what the server or the network said. */
  send(letter: Letter): Promise<void>;
  /** Asks the server whether it would take mail; throws what is wrong. */
  verify(): Promise<void>;
  close(): void;
}

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. STARTTLS is used where it is offered; `?tls=required` refuses to do without. */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
}

const waitMs = { connect: 10_000, greet: 10_000, silence: 20_000 };

/** Makes the SMTP client of one process: at most three connections, closed when idle. */
export const createMailer = ({ url, from }: MailSettings): Mailer => {
  const server = new URL(url);
  const secure = server.protocol === "smtps:";
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    requireTLS: server.searchParams.get("tls") === "required",
    ...(server.username !== "" && { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }),
    connectionTimeout: waitMs.connect,
    greetingTimeout: waitMs.greet,
    socketTimeout: waitMs.silence,
    // A message is made of what is given here: no file and no address is ever read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, fromName, subject, text, locale }) => {
      await transport.sendMail({
        from: { name: oneLine(fromName), address: from },
        // As an object: a comma or an angle bracket in an address adds nobody.
        to: { name: "", address: oneLine(to) },
        subject: oneLine(subject),
        text,
        html: `<!doctype html><html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"><meta charset="utf-8"><p style="white-space:pre-line">${linked(text)}</p></html>`,
        headers: { "Auto-Submitted": "auto-generated", "Content-Language": locale },
      });
    },
    verify: async () => {
      await transport.verify();
    },
    close: () => transport.close(),
  };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a header
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();

const linked = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/^https?:\/\/\S+$/gm, (address) => `<a dir="ltr" href="${address}">${address}</a>`);
