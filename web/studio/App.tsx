/** Routes, the session in front of them, and what every page shares: language for the parts, toasts. */
import { I18nProvider } from "@kobalte/core/i18n";
import { Navigate, Route, Router, useParams } from "@solidjs/router";
import { type JSX, lazy, Match, onMount, Show, Suspense, Switch } from "solid-js";
import { locale, textOf } from "../ui/locale.ts";
import { Brand } from "../ui/parts/Bits.tsx";
import { ErrorState } from "../ui/parts/State.tsx";
import { Toasts } from "../ui/parts/Toast.tsx";
import { refreshSession, sessionState, viewer } from "./api/session.ts";
import { Contained } from "./shell/Contained.tsx";
import { Shell } from "./shell/Shell.tsx";
import { shellStrings } from "./shell/shell.strings.ts";

const t = textOf(shellStrings);
const ClaimScreen = lazy(() => import("./screens/account/ClaimScreen.tsx").then((module) => ({ default: module.ClaimScreen })));
const SignInScreen = lazy(() => import("./screens/account/SignInScreen.tsx").then((module) => ({ default: module.SignInScreen })));
const ResetScreen = lazy(() => import("./screens/account/ResetScreen.tsx").then((module) => ({ default: module.ResetScreen })));
const InviteScreen = lazy(() => import("./screens/account/InviteScreen.tsx").then((module) => ({ default: module.InviteScreen })));
const ConfirmIdentity = lazy(() => import("./screens/account/ConfirmIdentity.tsx").then((module) => ({ default: module.ConfirmIdentity })));
const HomeScreen = lazy(() => import("./screens/home/HomeScreen.tsx").then((module) => ({ default: module.HomeScreen })));
const PlatformsScreen = lazy(() =>
  import("./screens/platforms/PlatformsScreen.tsx").then((module) => ({ default: module.PlatformsScreen })),
);
const EnvironmentData = lazy(() => import("./screens/data/EnvironmentData.tsx").then((module) => ({ default: module.EnvironmentData })));
const MembersScreen = lazy(() => import("./screens/members/MembersScreen.tsx").then((module) => ({ default: module.MembersScreen })));
const MonitorScreen = lazy(() => import("./screens/monitor/MonitorScreen.tsx").then((module) => ({ default: module.MonitorScreen })));
const BuildLayout = lazy(() => import("./screens/build/BuildLayout.tsx").then((module) => ({ default: module.BuildLayout })));
const DataScreen = lazy(() => import("./screens/build/DataScreen.tsx").then((module) => ({ default: module.DataScreen })));
const RolesScreen = lazy(() => import("./screens/build/RolesScreen.tsx").then((module) => ({ default: module.RolesScreen })));
const HistoryScreen = lazy(() => import("./screens/history/HistoryScreen.tsx").then((module) => ({ default: module.HistoryScreen })));
const MergeScreen = lazy(() => import("./screens/history/MergeScreen.tsx").then((module) => ({ default: module.MergeScreen })));
const ProposalsScreen = lazy(() =>
  import("./screens/proposals/ProposalsScreen.tsx").then((module) => ({ default: module.ProposalsScreen })),
);
const ProposalScreen = lazy(() => import("./screens/proposals/ProposalScreen.tsx").then((module) => ({ default: module.ProposalScreen })));
const ProblemsScreen = lazy(() => import("./screens/build/BuildLayout.tsx").then((module) => ({ default: module.ProblemsScreen })));

/** The surfaces of a draft are fetched together, so that losing the network does not lock one of them. */
const surfaces = [DataScreen, RolesScreen, ProblemsScreen];

const Root = (props: { children?: JSX.Element }) => {
  onMount(() => void refreshSession());
  return (
    <I18nProvider locale={locale()}>
      <Contained>
        <Suspense>{props.children}</Suspense>
      </Contained>
      <Suspense>
        <Show when={viewer()}>
          <ConfirmIdentity />
        </Show>
      </Suspense>
      <Toasts />
    </I18nProvider>
  );
};

/** Needs a session: until it is known the product's mark, without one sign-in at the same address. */
const SignedIn = (props: { children?: JSX.Element }) => (
  <Switch>
    <Match when={sessionState() === "starting"}>
      <main class="wn-late flex h-dvh items-center justify-center" aria-busy="true">
        <h1 class="sr-only">{t("starting")}</h1>
        <Brand />
      </main>
    </Match>
    <Match when={sessionState() === "unreachable"}>
      <main class="flex h-dvh items-center justify-center">
        <ErrorState offline message={t("unreachable")} onRetry={() => void refreshSession()} />
      </main>
    </Match>
    <Match when={sessionState() === "signed-out"}>
      <SignInScreen inPlace />
    </Match>
    <Match when={viewer()}>{props.children}</Match>
  </Switch>
);

/** `/`: to one's organization. */
const Start = () => (
  <SignedIn>
    <Navigate href={`/o/${viewer()?.organization.slug}/`} />
  </SignedIn>
);

/** An address of another organization leads home to one's own. */
const Organization = (props: { children?: JSX.Element }) => {
  const params = useParams<{ org: string }>();
  return (
    <SignedIn>
      <Show when={viewer()?.organization.slug === params.org} fallback={<Navigate href={`/o/${viewer()?.organization.slug}/`} />}>
        {props.children}
      </Show>
    </SignedIn>
  );
};

const Framed = (props: { children?: JSX.Element }) => <Shell>{props.children}</Shell>;

const ToData = () => {
  const params = useParams<{ org: string; blueprint: string }>();
  return <Navigate href={`/o/${params.org}/b/${params.blueprint}/data`} />;
};

export const App = () => (
  <Router root={Root}>
    <Route path="/" component={Start} />
    <Route path="/claim/:token" component={ClaimScreen} />
    <Route path="/sign-in" component={() => <SignInScreen />} />
    <Route path="/reset/:token" component={ResetScreen} />
    <Route path="/invite/:token" component={InviteScreen} />
    <Route path="/o/:org" component={Organization}>
      <Route path="/b/:blueprint" component={BuildLayout} preload={() => surfaces.forEach((surface) => void surface.preload())}>
        <Route path="/" component={ToData} />
        <Route path="/data" component={DataScreen} />
        <Route path="/roles" component={RolesScreen} />
        <Route path="/problems" component={ProblemsScreen} />
        <Route path="/history" component={HistoryScreen} />
        <Route path="/merge" component={MergeScreen} />
        <Route path="/proposals" component={ProposalsScreen} />
        <Route path="/proposals/:proposal" component={ProposalScreen} />
        <Route path="/*" component={ToData} />
      </Route>
      <Route path="/" component={Framed}>
        <Route path={["/", "/new"]} component={HomeScreen} />
        <Route path="/platforms" component={PlatformsScreen} />
        <Route path="/platforms/:environment/data" component={EnvironmentData} />
        <Route path="/members" component={MembersScreen} />
        <Route path="/monitor" component={MonitorScreen} />
      </Route>
    </Route>
    <Route path="*" component={Start} />
  </Router>
);
