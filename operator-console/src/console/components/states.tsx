// Loading, empty and failed: each says what to do next.
import { Alert, Button, Spin } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Explained, explainProblem, ProblemError, Unreachable } from "../problems";

export function useExplain(): (error: unknown) => Explained {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (error instanceof ProblemError) return explainProblem(error.problem, i18n.language);
    if (error instanceof Unreachable)
      return { title: t("error.unreachable"), detail: t("error.unreachableDetail") };
    return { title: t("error.unexpected"), detail: t("error.unexpectedDetail") };
  };
}

/** Why something did not work and what to do now. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const { title, detail } = useExplain()(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={detail}
      action={retry && <Button onClick={retry}>{t("retry")}</Button>}
    />
  );
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="state-box" role="status">
      <Spin /> <span>{t("loading")}</span>
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="state-box muted">{children}</p>;
}

/** What a query has to show: its data, or why not yet. */
export function Loaded<T>({
  query,
  children,
}: {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
