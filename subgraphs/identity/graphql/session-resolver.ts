import { Arg, Ctx, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { EventSubscription } from "../../../db/event-store/live.ts";
import type { StoredEvent } from "../../../db/event-store/read.ts";
import { begun } from "../../feed.ts";
import { requireViewer } from "../../viewer.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "../application/api-keys.ts";
import { describeViewer } from "../application/members.ts";
import { changePassword, requestPasswordReset, resetPassword } from "../application/passwords.ts";
import { listSessions, refreshSession, revokeSession, signOut } from "../application/sessions.ts";
import { signIn, stepUp } from "../application/sign-in.ts";
import { refuseSignUp } from "../application/sign-up.ts";
import { issueTicket } from "../application/tickets.ts";
import { type Context, callerOf, presentGranted } from "./context.ts";
import {
  ChangePasswordInput,
  CreateApiKeyInput,
  IssueTicketInput,
  RefreshSessionInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  RevokeApiKeyInput,
  RevokeSessionInput,
  SignInInput,
  SignOutInput,
  SignUpInput,
  StepUpInput,
} from "./inputs.ts";
import { presentApiKey, presentSession, presentUser, presentViewer } from "./present.ts";
import {
  ApiKeyType,
  CreatedApiKeyType,
  PasswordResetRequestType,
  SessionEndedType,
  SessionType,
  SignInResultType,
  TicketType,
  UserType,
  ViewerType,
} from "./types.ts";

@Resolver()
export class SessionResolver {
  @Query(() => [SessionType], { description: "Where the viewer is signed in, newest first." })
  async sessions(@Ctx() context: Context) {
    const viewer = requireViewer(context);
    return (await listSessions(context.deps, viewer)).map((row) => presentSession(row, viewer));
  }

  @Query(() => [ApiKeyType], { description: "The viewer's own API keys, newest first." })
  async apiKeys(@Ctx() context: Context) {
    return (await listApiKeys(context.deps, requireViewer(context))).map(presentApiKey);
  }

  @Mutation(() => SignInResultType, { description: "Signs in a program with e-mail and password. Sets no cookie. Public." })
  async signIn(@Arg("input", () => SignInInput, { description: "E-mail and password." }) input: SignInInput, @Ctx() context: Context) {
    return presentGranted(context.deps, await signIn(context.deps, input, callerOf(context)));
  }

  @Mutation(() => SignInResultType, { description: "Makes an account where the installation lets strangers do so. Public." })
  signUp(@Arg("input", () => SignUpInput, { description: "Who." }) input: SignUpInput, @Ctx() { deps }: Context): never {
    return refuseSignUp(deps, input);
  }

  @Mutation(() => SignInResultType, { description: "Trades a refresh token for new tokens. Public." })
  async refreshSession(
    @Arg("input", () => RefreshSessionInput, { description: "The refresh token." }) input: RefreshSessionInput,
    @Ctx() context: Context,
  ) {
    return presentGranted(context.deps, await refreshSession(context.deps, input.refreshToken, callerOf(context)));
  }

  @Mutation(() => ViewerType, { nullable: true, description: "Ends a session; answers who left, if that was known. Public." })
  async signOut(
    @Arg("input", () => SignOutInput, { nullable: true, description: "Which session." }) input: SignOutInput | null,
    @Ctx() context: Context,
  ) {
    const { viewer, deps } = context;
    const left = viewer ? presentViewer(viewer, await describeViewer(deps, viewer)) : null;
    if (input?.refreshToken) await signOut(deps, { refreshToken: input.refreshToken }, callerOf(context));
    else await signOut(deps, { viewer: requireViewer(context) }, callerOf(context));
    return left;
  }

  @Mutation(() => SignInResultType, { description: "Proves the password again; a new session replaces the one that asks." })
  async stepUp(@Arg("input", () => StepUpInput, { description: "The password." }) input: StepUpInput, @Ctx() context: Context) {
    return presentGranted(context.deps, await stepUp(context.deps, requireViewer(context), input.password, callerOf(context)));
  }

  @Mutation(() => TicketType, { description: "Makes a single-use pass for a socket." })
  issueTicket(@Arg("input", () => IssueTicketInput, { description: "What it opens." }) input: IssueTicketInput, @Ctx() context: Context) {
    return issueTicket(context.deps, requireViewer(context), input);
  }

  @Mutation(() => SessionType, { description: "Ends one of the viewer's own sessions." })
  async revokeSession(
    @Arg("input", () => RevokeSessionInput, { description: "Which one." }) input: RevokeSessionInput,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    return presentSession(await revokeSession(context.deps, viewer, input.sessionId, callerOf(context)), viewer);
  }

  @Mutation(() => UserType, { description: "Changes the viewer's password; their other sessions end." })
  async changePassword(
    @Arg("input", () => ChangePasswordInput, { description: "The current and the next password." }) input: ChangePasswordInput,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    return presentUser(await changePassword(context.deps, viewer, input, callerOf(context)), viewer);
  }

  @Mutation(() => PasswordResetRequestType, { description: "Asks for a reset link; answers the same for every address. Public." })
  requestPasswordReset(@Arg("input", () => RequestPasswordResetInput, { description: "Whose." }) input: RequestPasswordResetInput) {
    return { sentence: requestPasswordReset(input.email) };
  }

  @Mutation(() => PasswordResetRequestType, { description: "Uses a reset link; all sessions of the person end. Public." })
  async resetPassword(
    @Arg("input", () => ResetPasswordInput, { description: "The link's token and the new password." }) input: ResetPasswordInput,
    @Ctx() context: Context,
  ) {
    await resetPassword(context.deps, input, callerOf(context));
    return { sentence: { en: "The password was changed. Please sign in with it.", ar: "غُيّرت كلمة المرور. يرجى تسجيل الدخول بها." } };
  }

  @Mutation(() => CreatedApiKeyType, { description: "Makes an API key; its text is shown this once." })
  async createApiKey(
    @Arg("input", () => CreateApiKeyInput, { description: "What for." }) input: CreateApiKeyInput,
    @Ctx() context: Context,
  ) {
    const { key, text } = await createApiKey(context.deps, requireViewer(context), input, callerOf(context));
    return { apiKey: presentApiKey(key), text };
  }

  @Mutation(() => ApiKeyType, { description: "Withdraws an API key." })
  async revokeApiKey(
    @Arg("input", () => RevokeApiKeyInput, { description: "Which one." }) input: RevokeApiKeyInput,
    @Ctx() context: Context,
  ) {
    return presentApiKey(await revokeApiKey(context.deps, requireViewer(context), input.apiKeyId, callerOf(context)));
  }

  @Subscription(() => SessionEndedType, {
    description: "Tells that the session that listens has ended, and why.",
    subscribe: ({ context }) => endOf(context as Context),
  })
  sessionEnded(@Root() event: StoredEvent) {
    const { sessionId, reason } = event.data as { sessionId: string; reason: string };
    return { revision: event.position, sessionId, reason };
  }
}

/** The end of one's own session only: other people's are skipped. Who is answered misses nothing from then on. */
const endOf = async (context: Context): Promise<AsyncIterableIterator<StoredEvent>> => {
  const { sessionId, organizationId } = requireViewer(context);
  const events: EventSubscription = await begun(context.deps.subscribe({ organization: organizationId, types: ["SessionEnded"] }));
  const own: AsyncIterableIterator<StoredEvent> = {
    next: async () => {
      for (;;) {
        const result = await events.next();
        if (result.done || (result.value.data as { sessionId?: unknown }).sessionId === sessionId) return result;
      }
    },
    return: () => events.return(),
    [Symbol.asyncIterator]() {
      return own;
    },
  };
  return own;
};
