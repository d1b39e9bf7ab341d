// My own standing: why, and the supervisions that wait for my word.
import { CheckOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { MyStanding, Supervision } from "../../protocol/generated";
import { Empty, Failure, Loaded } from "../components/states";
import { dayInYear, fullDay } from "../ledgers/calendar";
import { useMyStanding, useSending } from "../ledgers/queries";
import { useReasonWords } from "../ledgers/reason-words";
import { FindingTag, StandingTag } from "../ledgers/StandingTag";
import { Points } from "../ledgers/SupervisionTable";

export function MyStandingPage() {
  const { t } = useTranslation();
  const query = useMyStanding();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("myStanding.title")}</h1>
        {query.data !== undefined && <StandingTag word={query.data.standing.word} />}
      </div>
      <Loaded query={query}>{(mine) => <Mine mine={mine} />}</Loaded>
    </main>
  );
}

function Mine({ mine: { standing, to_confirm } }: { mine: MyStanding }) {
  const { t } = useTranslation();
  const { say } = useReasonWords();
  return (
    <>
      <section className="card" aria-labelledby="my-reasons">
        <h2 id="my-reasons">{t("myStanding.reasons")}</h2>
        <ul className="plain stack">
          {standing.reasons.map((reason) => (
            <li key={`${reason.requirement}-${reason.period}-${reason.finding}`} className="gap">
              <FindingTag finding={reason.finding} /> {say(reason)}
            </li>
          ))}
        </ul>
      </section>
      <section className="card" aria-labelledby="to-confirm">
        <h2 id="to-confirm">{t("myStanding.toConfirm")}</h2>
        {to_confirm.length === 0 ? (
          <Empty>{t("myStanding.none")}</Empty>
        ) : (
          <>
            <p className="muted lead">{t("myStanding.toConfirmHint")}</p>
            <ul className="plain">
              {to_confirm.map((entry) => (
                <ToConfirm key={entry.supervision} entry={entry} />
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}

function ToConfirm({ entry }: { entry: Supervision }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const sending = useSending();
  const { supervision, version, on, kind, minutes, supervisor_name } = entry;
  const confirm = () =>
    void sending.send(
      `supervisions/${supervision}/confirmations`,
      { version },
      { done: () => void message.success(t("myStanding.confirmed")) },
    );
  return (
    <li className="to-confirm">
      <div className="between">
        <b>
          {fullDay(on, i18n.language)} · {t(`supervisionKind.${kind}`)} ·{" "}
          {t("training.minutesShort", { n: minutes })} · {t("myStanding.by", { name: supervisor_name })}
        </b>
        <Button
          type="primary"
          icon={<CheckOutlined />}
          loading={sending.busy}
          aria-label={`${t("myStanding.confirm")}: ${t("myStanding.confirmLabel", {
            day: dayInYear(on, i18n.language),
            kind: t(`supervisionKind.${kind}`),
          })}`}
          onClick={confirm}
        >
          {t("myStanding.confirm")}
        </Button>
      </div>
      <Points entry={entry} />
      {sending.failure !== null && <Failure error={sending.failure} />}
    </li>
  );
}
