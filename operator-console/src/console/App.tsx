// The console's frame: look, language, data, and which door somebody stands before.
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCNOfAntd from "antd/locale/zh_CN";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "../core/server-clock.ts";
import { steadyAfter } from "../core/steady-timer.ts";
import { refresh } from "./api";
import { useAppearance } from "./appearance";
import { useSetUp } from "./centre";
import { DoorFrame } from "./components/DoorFrame";
import { Failure, Loading } from "./components/states";
import { PasswordPage } from "./pages/PasswordPage";
import { SetUpPage } from "./pages/SetUpPage";
import { SignInPage } from "./pages/SignInPage";
import { Unreachable } from "./problems";
import { useSignInState } from "./sign-in";
import { consoleTheme } from "./theme";

const nonce = document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.content ?? "";
const RETRIES_WHEN_UNREACHABLE = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => error instanceof Unreachable && failures < RETRIES_WHEN_UNREACHABLE,
      refetchOnWindowFocus: false,
    },
  },
});

export function App() {
  const { i18n } = useTranslation();
  const appearance = useAppearance();
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={consoleTheme(appearance === "dark")}
      locale={i18n.language === "en" ? enUS : zhCNOfAntd}
      button={{ autoInsertSpace: false }}
    >
      <AntApp className="app" message={{ maxCount: 3 }} notification={{ placement: "bottomLeft" }}>
        <QueryClientProvider client={queries}>
          <Door />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** What stands behind the door is most of the console: it comes while somebody still signs in. */
function useInside() {
  return useQuery({
    queryKey: ["inside"],
    queryFn: () => import("./Console"),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

/** Set-up, sign-in, a password of one's own, then the rooms. */
function Door() {
  const inside = useInside();
  const state = useSignInState();
  const setUp = useSetUp();
  const needed = setUp.data?.needed;
  const entry = useQuery({
    queryKey: ["entry"],
    queryFn: refresh,
    enabled: needed === "no" && state.kind === "unknown",
    staleTime: Number.POSITIVE_INFINITY,
  });
  useFreshToken();
  const insideFailed = state.kind === "in" ? inside.error : null;
  const failed = setUp.error ?? (state.kind === "unknown" ? entry.error : insideFailed);
  if (failed !== null)
    return (
      <DoorFrame>
        <Failure
          error={failed}
          retry={() => {
            void setUp.refetch();
            if (needed === "no") void entry.refetch();
            if (inside.isError) void inside.refetch();
          }}
        />
      </DoorFrame>
    );
  if (needed === "yes")
    return (
      <SetUpPage
        onCreated={() => {
          void setUp.refetch();
          void queries.invalidateQueries({ queryKey: ["centre"] });
        }}
      />
    );
  if (needed === undefined || state.kind === "unknown") return <Opening />;
  if (state.kind === "out") return <SignInPage why={state.why} lastStaff={state.lastStaff} />;
  if (state.me.password === "change_needed") return <PasswordPage />;
  return inside.data === undefined ? <Opening /> : <inside.data.Console />;
}

function Opening() {
  return (
    <DoorFrame>
      <Loading />
    </DoorFrame>
  );
}

/** Asked for this long before the access token runs out. */
const RENEW_BEFORE_MS = 60_000;
const RENEW_RETRY_MS = 5_000;

function useFreshToken(): void {
  const state = useSignInState();
  const expiresAt = state.kind === "in" ? state.expiresAt : null;
  useEffect(() => {
    if (expiresAt === null) return;
    let cancel = () => {};
    const renew = () => {
      refresh().catch(() => {
        cancel = steadyAfter(RENEW_RETRY_MS, renew);
      });
    };
    const inMs = (expiresAt - serverNow()) / 1000 - RENEW_BEFORE_MS;
    cancel = steadyAfter(Math.max(RENEW_RETRY_MS, inMs), renew);
    return () => cancel();
  }, [expiresAt]);
}
