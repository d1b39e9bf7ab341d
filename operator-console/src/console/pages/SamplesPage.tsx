// Samples: every session of high risk, and of the rest a share that anybody can draw again from its seed.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Sample } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { fullDay, monthOf } from "../ledgers/calendar";
import { useStandings } from "../ledgers/queries";
import { DrawForm } from "../review/DrawForm";
import "../review/review.css";
import { SampleDrawer } from "../review/SampleDrawer";
import { useWindows } from "../windows";

export function SamplesPage() {
  const { t } = useTranslation();
  // The centre's day.
  const standings = useStandings();
  const navigate = useNavigate();
  const { sample } = useSearch({ from: "/review/samples" });
  const show = (one: string | null) =>
    void navigate({ to: "/review/samples", search: one === null ? {} : { sample: one } });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("samples.title")}</h1>
        <span className="muted">{t("samples.hint")}</span>
      </div>
      <Loaded query={standings}>
        {({ on }) => <DrawForm begin={{ first_day: `${monthOf(on)}-01`, last_day: on }} onDrawn={show} />}
      </Loaded>
      <Drawn onShow={show} />
      {sample !== undefined && <SampleDrawer sample={sample} onClose={() => show(null)} />}
    </main>
  );
}

const sizeOf = ({ progress }: Sample) =>
  progress.waiting + progress.begun + progress.given + progress.acknowledged;

function Drawn({ onShow }: { onShow: (sample: string) => void }) {
  const { t, i18n } = useTranslation();
  const query = useWindows<Sample>("samples");
  const rows = query.data ?? [];
  const period = ({ first_day, last_day }: Sample) =>
    `${fullDay(first_day, i18n.language)} – ${fullDay(last_day, i18n.language)}`;
  return (
    <section className="card" aria-labelledby="samples-drawn">
      <div className="between">
        <h2 id="samples-drawn">{t("samples.drawn")}</h2>
        <ExportButton
          name={t("samples.title")}
          head={[
            t("samples.period"),
            t("samples.seed"),
            t("samples.share"),
            t("samples.size"),
            t("reviewState.waiting"),
            t("reviewState.begun"),
            t("reviewState.given"),
            t("reviewState.acknowledged"),
            t("samples.by"),
          ]}
          rows={rows.map((one) => [
            `${one.first_day} – ${one.last_day}`,
            one.seed,
            one.share_percent,
            sizeOf(one),
            one.progress.waiting,
            one.progress.begun,
            one.progress.given,
            one.progress.acknowledged,
            `${one.drawn_by_name} ${dayAndTime(one.drawn_at)}`,
          ])}
        />
      </div>
      <Loaded query={query}>
        {() => (
          <ListTable<Sample>
            rows={rows}
            rowKey="sample"
            empty={t("samples.none")}
            columns={[
              { title: t("samples.period"), render: (_, one) => <span className="num">{period(one)}</span> },
              { title: t("samples.seed"), render: (_, { seed }) => <code>{seed}</code> },
              {
                title: t("samples.share"),
                align: "right",
                render: (_, { share_percent }) => `${share_percent}%`,
              },
              { title: t("samples.size"), align: "right", render: (_, one) => sizeOf(one) },
              { title: t("samples.progress"), render: (_, one) => <Progress sample={one} /> },
              {
                title: t("samples.by"),
                render: (_, one) => (
                  <span className="num">
                    {one.drawn_by_name} · {dayAndTime(one.drawn_at)}
                  </span>
                ),
              },
              {
                title: t("standing.actions"),
                render: (_, one) => (
                  <Button
                    size="small"
                    aria-label={t("samples.sessionsOf", { period: period(one), seed: one.seed })}
                    onClick={() => onShow(one.sample)}
                  >
                    {t("samples.sessions")}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </section>
  );
}

/** How many of it have been reviewed. */
function Progress({ sample }: { sample: Sample }) {
  const { t } = useTranslation();
  const { waiting, begun, given, acknowledged } = sample.progress;
  const done = given + acknowledged;
  const size = sizeOf(sample);
  return (
    <span className="load" title={t("samples.stages", { waiting, begun, given, acknowledged })}>
      <meter min={0} max={Math.max(1, size)} value={done} aria-label={t("samples.progress")} />
      <span className="num">
        {done} / {size}
      </span>
    </span>
  );
}
