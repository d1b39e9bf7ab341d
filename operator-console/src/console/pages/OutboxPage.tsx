// The outbox, for supervisors: what left the house or should have, why not, and once more.
import { MailOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, App, Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { OutboxItem } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { ExportButton } from "../components/ExportButton";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { useAttempt } from "../forms/use-attempt";
import { channelState, isTroubled } from "../outbox/letters";
import { OutboxTable } from "../outbox/OutboxTable";
import { useWindows } from "../windows";

/** How often it is looked at again: letters go out by themselves. */
const LOOK_AGAIN_MS = 10_000;

export function OutboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { show = "all" } = useSearch({ from: "/outbox" });
  const query = useWindows<OutboxItem>("outbox", LOOK_AGAIN_MS);
  const all = query.data ?? [];
  const rows = show === "all" ? all : all.filter(isTroubled);
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("outbox.title")}</h1>
        <span className="muted">{t("outbox.hint")}</span>
        <span className="grow" />
        <Segmented
          aria-label={t("outbox.show")}
          value={show}
          options={[
            { value: "all", label: t("outbox.all") },
            { value: "troubled", label: t("outbox.troubled") },
          ]}
          onChange={(value) =>
            void navigate({ to: "/outbox", search: value === "troubled" ? { show: value } : {} })
          }
        />
        <OutboxExport rows={rows} />
        <TestLetter />
      </div>
      {channelState(all) === "notConfigured" && (
        <Alert
          type="warning"
          showIcon
          title={t("outbox.notConfigured")}
          description={t("outbox.notConfiguredDetail")}
        />
      )}
      <section className="card">
        <Loaded query={query}>
          {() => (
            <OutboxTable rows={rows} empty={t(show === "all" ? "outbox.none" : "outbox.noneTroubled")} />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
    </main>
  );
}

function TestLetter() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const report = useReport();
  const attempt = useAttempt();
  const ids = useCommandIds();
  const ask = () =>
    attempt.run(async () => {
      await api.post("outbox/test", { id: ids.idFor({ what: "test" }) });
      ids.settled();
      void message.success(t("outbox.tested"));
      await queries.invalidateQueries({ queryKey: ["outbox"] });
    }, report);
  return (
    <Button type="primary" icon={<MailOutlined />} loading={attempt.busy} onClick={() => void ask()}>
      {t("outbox.test")}
    </Button>
  );
}

function OutboxExport({ rows }: { rows: readonly OutboxItem[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={t("outbox.title")}
      head={[
        t("outbox.created"),
        t("outbox.purpose"),
        t("outbox.to"),
        t("outbox.state"),
        t("outbox.deliveredAt"),
        t("outbox.why"),
        t("outbox.attempts"),
        t("outbox.next"),
      ]}
      rows={rows.map((one) => [
        dayAndTime(one.created_at),
        t(`deliveryPurpose.${one.purpose}`),
        one.staff_name ?? "",
        t(`deliveryWord.${one.word}`),
        one.delivered_at === null ? "" : dayAndTime(one.delivered_at),
        one.because === null ? "" : t(`deliveryReason.${one.because}`),
        one.attempts,
        one.due_at === null ? "" : dayAndTime(one.due_at),
      ])}
    />
  );
}
