// Draws a sample: a period, a share, a seed; first to look at, then for good.
import { App, Button, Input, InputNumber } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  PreviewSample,
  Sample,
  SampleCounts,
  SampledOperator,
  SamplePreview,
} from "../../protocol/generated";
import { api } from "../api";
import { ListTable } from "../components/ListTable";
import { Failure } from "../components/states";
import { useAttempt } from "../forms/use-attempt";
import type { Day } from "../ledgers/calendar";
import { useReviewCommand } from "./queries";

interface Period {
  first_day: Day;
  last_day: Day;
}

interface Props {
  begin: Period;
  onDrawn: (sample: string) => void;
}

/** The server takes no more. */
const MOST_SEED_CHARS = 64;

/** Written down before anybody sees what it draws: nobody chooses their sample. */
const seedOf = ({ first_day, last_day }: Period) => `${first_day}/${last_day}`;

export function DrawForm({ begin, onDrawn }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [period, setPeriod] = useState(begin);
  const [ownSeed, setSeed] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [seen, setSeen] = useState<{ plan: string; preview: SamplePreview } | null>(null);
  const shareId = useId();
  const looking = useAttempt();
  const drawing = useReviewCommand();
  const plan: PreviewSample = {
    ...period,
    seed: ownSeed ?? seedOf(period),
    ...(share === null ? {} : { share_percent: share }),
  };
  const words = JSON.stringify(plan);
  const shown = seen?.plan === words ? seen.preview : null;
  const look = () =>
    void looking.run(async () => {
      setSeen({ plan: words, preview: await api.post<SamplePreview>("samples/preview", plan) });
    });
  const draw = () =>
    void drawing.send<Sample>("samples", plan, {
      done: ({ sample }) => {
        void message.success(t("samples.wasDrawn"));
        setSeen(null);
        onDrawn(sample);
      },
    });
  const failure = looking.failure ?? drawing.failure;
  return (
    <section className="card" aria-labelledby="samples-new">
      <h2 id="samples-new">{t("samples.new")}</h2>
      <div className="draw-form">
        <label>
          {t("samples.first")}
          <Input
            type="date"
            value={period.first_day}
            onChange={({ target }) => setPeriod({ ...period, first_day: target.value })}
          />
        </label>
        <label>
          {t("samples.last")}
          <Input
            type="date"
            value={period.last_day}
            onChange={({ target }) => setPeriod({ ...period, last_day: target.value })}
          />
        </label>
        <div>
          <label htmlFor={shareId}>{t("samples.shareOfRest")}</label>
          <InputNumber
            id={shareId}
            className="wide"
            min={0}
            max={100}
            precision={0}
            suffix="%"
            placeholder={t("samples.asSet")}
            value={share}
            onChange={setShare}
          />
        </div>
        <label>
          {t("samples.seed")}
          <Input
            maxLength={MOST_SEED_CHARS}
            value={plan.seed}
            onChange={({ target }) => setSeed(target.value)}
          />
        </label>
        <Button
          loading={looking.busy}
          disabled={plan.seed.trim() === "" || period.first_day === "" || period.last_day === ""}
          onClick={look}
        >
          {t("samples.preview")}
        </Button>
      </div>
      <p className="muted lead">{t("samples.seedHint")}</p>
      {failure !== null && <Failure error={failure} />}
      {shown !== null && <Preview preview={shown} busy={drawing.busy} onDraw={draw} />}
    </section>
  );
}

const all = ({ imminent, high, share }: SampleCounts) => imminent + high + share;

function Preview({ preview, busy, onDraw }: { preview: SamplePreview; busy: boolean; onDraw: () => void }) {
  const { t } = useTranslation();
  const { considered, chosen, operators, share_percent } = preview;
  return (
    <div className="stack">
      <div className="between">
        <p role="status">
          {t("samples.would", {
            considered,
            n: all(chosen),
            imminent: chosen.imminent,
            high: chosen.high,
            share: chosen.share,
            percent: share_percent,
          })}
        </p>
        <Button type="primary" loading={busy} disabled={all(chosen) === 0} onClick={onDraw}>
          {t("samples.draw")}
        </Button>
      </div>
      <ListTable<SampledOperator>
        rows={operators}
        rowKey="staff"
        empty={t("samples.nothing")}
        columns={[
          { title: t("finder.operator"), render: (_, { name }) => <b className="num">{name}</b> },
          { title: t("samples.ofPeriod"), dataIndex: "sessions", align: "right" },
          { title: t("tier.imminent"), align: "right", render: (_, one) => one.chosen.imminent },
          { title: t("tier.high"), align: "right", render: (_, one) => one.chosen.high },
          { title: t("samples.ofRest"), align: "right", render: (_, one) => one.chosen.share },
          { title: t("samples.size"), align: "right", render: (_, one) => <b>{all(one.chosen)}</b> },
        ]}
      />
    </div>
  );
}
