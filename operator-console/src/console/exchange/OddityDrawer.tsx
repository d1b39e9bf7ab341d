// Something that a system said and that cannot be taken in: what to do about it, and as it came. Settled only once looked at.
import { Alert, App, Button, Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Oddity } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { inLines } from "./evidence";
import { useExchangeCommand } from "./queries";

export function OddityDrawer({ oddity, onClose }: { oddity: Oddity; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const report = useReport();
  const sending = useExchangeCommand();
  const settle = () =>
    void sending.send(
      `exchange/oddities/${oddity.oddity}/settle`,
      {},
      {
        done: () => {
          void message.success(t("exchange.settled"));
          onClose();
        },
        failed: report,
      },
    );
  return (
    <Drawer
      open
      size={600}
      title={`${oddity.institution_name} · ${t(`oddityKind.${oddity.what}`)}`}
      onClose={onClose}
      footer={
        <div className="between">
          <span className="muted num">{dayAndTime(oddity.at)}</span>
          <span className="gap">
            <Button onClick={onClose}>{t("close")}</Button>
            <Button type="primary" loading={sending.busy} onClick={settle}>
              {t("exchange.settle")}
            </Button>
          </span>
        </div>
      }
    >
      <div className="stack">
        <Alert type="warning" showIcon title={t(`exchange.toDo.${oddity.what}`)} />
        <section aria-labelledby="oddity-evidence">
          <h2 id="oddity-evidence">{t("exchange.evidence")}</h2>
          <pre className="evidence" tabIndex={0}>
            {inLines(oddity.evidence)}
          </pre>
        </section>
      </div>
    </Drawer>
  );
}
