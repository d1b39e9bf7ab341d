// What left the house, or should have, row by row. Never what was said, nor the address.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { OutboxItem } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { ReasonedButton } from "../components/ReasonedButton";
import { DeliveryTag } from "./DeliveryTag";
import { whyNotAgain } from "./letters";
import { useRetry } from "./use-retry";

interface Props {
  rows: readonly OutboxItem[];
  empty: string;
}

export function OutboxTable({ rows, empty }: Props) {
  const { t } = useTranslation();
  return (
    <ListTable<OutboxItem>
      rows={rows}
      rowKey="item"
      empty={empty}
      columns={[
        {
          title: t("outbox.created"),
          render: (_, { created_at }) => <span className="num">{dayAndTime(created_at)}</span>,
        },
        {
          title: t("outbox.purpose"),
          render: (_, { purpose, channel }) => (
            <>
              {t(`deliveryPurpose.${purpose}`)}{" "}
              <span className="muted">{t(`deliveryChannel.${channel}`)}</span>
            </>
          ),
        },
        {
          title: t("outbox.to"),
          render: (_, { staff_name }) => <span className="num">{staff_name ?? "–"}</span>,
        },
        { title: t("outbox.state"), render: (_, item) => <State item={item} /> },
        { title: t("outbox.why"), render: (_, item) => <Why item={item} /> },
        { title: t("outbox.attempts"), dataIndex: "attempts", className: "num" },
        { title: t("outbox.next"), render: (_, item) => <Next item={item} /> },
        { title: t("outbox.actions"), render: (_, item) => <Again item={item} /> },
      ]}
    />
  );
}

/** Accepted is the provider's word; only some providers say later that it has arrived. */
function State({ item: { word, delivered_at } }: { item: OutboxItem }) {
  const { t } = useTranslation();
  return (
    <>
      <DeliveryTag word={word} />
      {delivered_at !== null && (
        <p className="good num">
          <span aria-hidden="true">✓ </span>
          {t("outbox.delivered", { t: dayAndTime(delivered_at) })}
        </p>
      )}
    </>
  );
}

function Why({ item: { because, answer, arrival } }: { item: OutboxItem }) {
  const { t } = useTranslation();
  if (because === null && answer === null) return <span className="muted">–</span>;
  return (
    <div className="points">
      {because !== null && <p>{t(`deliveryReason.${because}`)}</p>}
      {arrival === "may_be_repeat" && <p className="muted">{t("outbox.mayBeRepeat")}</p>}
      {answer !== null && (
        <p className="muted">
          {t("outbox.answer")} <code>{answer}</code>
        </p>
      )}
    </div>
  );
}

function Next({ item: { due_at, expires_at } }: { item: OutboxItem }) {
  const { t } = useTranslation();
  if (due_at === null) return <span className="muted">{t("outbox.settled")}</span>;
  return (
    <span className="num">
      {dayAndTime(due_at)}
      <br />
      <span className="muted">{t("outbox.until", { t: dayAndTime(expires_at) })}</span>
    </span>
  );
}

function Again({ item }: { item: OutboxItem }) {
  const { t } = useTranslation();
  const { busy, retry } = useRetry(item);
  const not = whyNotAgain(item);
  return (
    <ReasonedButton
      size="small"
      loading={busy}
      why={not === null ? null : t(`outbox.notAgain.${not}`)}
      aria-label={t("outbox.retryOf", {
        what: t(`deliveryPurpose.${item.purpose}`),
        who: item.staff_name ?? "",
      })}
      onAct={() => void retry()}
    >
      {t("outbox.retry")}
    </ReasonedButton>
  );
}
