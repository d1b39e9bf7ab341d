// Reviews: what waits in samples, what was begun, what was given, and what operators have said to it.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { FoundSession, ReviewRow, ReviewWord } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { RiskTag } from "../components/RiskTag";
import { Loaded } from "../components/states";
import { useFound } from "../review/queries";
import { ReplayLink } from "../review/ReplayLink";
import { ReviewWordTag, VerdictTag } from "../review/ReviewTags";
import { REVIEW_WORDS } from "../review/words";
import "../review/review.css";
import { useWindows } from "../windows";

export function ReviewsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state = "waiting" } = useSearch({ from: "/review/reviews" });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("review.list")}</h1>
        <span className="grow" />
        <Segmented<ReviewWord | "waiting">
          aria-label={t("review.state")}
          value={state}
          options={[
            { value: "waiting", label: t("reviewState.waiting") },
            ...REVIEW_WORDS.map((word) => ({ value: word, label: t(`reviewWord.${word}`) })),
          ]}
          onChange={(value) =>
            void navigate({ to: "/review/reviews", search: value === "waiting" ? {} : { state: value } })
          }
        />
        {state !== "waiting" && <ReviewExport state={state} />}
      </div>
      <section className="card" aria-label={t("review.list")}>
        {state === "waiting" ? <Waiting /> : <OfState state={state} />}
      </section>
    </main>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const found = useFound("review=waiting");
  return (
    <Loaded query={found}>
      {({ rows }) => (
        <>
          <ListTable<FoundSession>
            rows={rows}
            rowKey="session"
            empty={t("review.noneWaiting")}
            columns={[
              {
                title: t("finder.opened"),
                render: (_, { opened_at }) => <time className="num">{dayAndTime(opened_at)}</time>,
              },
              { title: t("finder.caller"), render: (_, row) => <ReplayLink {...row} /> },
              { title: t("riskLabel"), render: (_, { tier }) => <RiskTag tier={tier} /> },
              {
                title: t("finder.operator"),
                render: (_, { holders }) => holders.map(({ name }) => name).join(" → "),
              },
            ]}
          />
          <MoreButton query={found} />
        </>
      )}
    </Loaded>
  );
}

const useReviews = (state: ReviewWord) => useWindows<ReviewRow>(`reviews?state=${state}`);

function OfState({ state }: { state: ReviewWord }) {
  const { t } = useTranslation();
  const query = useReviews(state);
  return (
    <Loaded query={query}>
      {(rows) => (
        <>
          <ListTable<ReviewRow>
            rows={rows}
            rowKey="review"
            empty={t(`review.noneOf.${state}`)}
            columns={[
              {
                title: t("finder.opened"),
                render: (_, { opened_at }) => <time className="num">{dayAndTime(opened_at)}</time>,
              },
              { title: t("finder.caller"), render: (_, row) => <ReplayLink {...row} /> },
              { title: t("finder.operator"), dataIndex: "operator_name", className: "num" },
              { title: t("review.reviewer"), dataIndex: "reviewer_name", className: "num" },
              { title: t("review.state"), render: (_, row) => <ReviewWordTag state={row.state} /> },
              {
                title: t("review.verdict"),
                render: (_, { verdict }) =>
                  verdict === null ? (
                    <span className="muted">{t("review.colleaguesDraft")}</span>
                  ) : (
                    <VerdictTag verdict={verdict} />
                  ),
              },
              {
                title: t("review.when"),
                render: (_, { started_at, given_at }) => (
                  <time className="num">{dayAndTime(given_at ?? started_at)}</time>
                ),
              },
            ]}
          />
          <MoreButton query={query} />
        </>
      )}
    </Loaded>
  );
}

function ReviewExport({ state }: { state: ReviewWord }) {
  const { t } = useTranslation();
  const rows = useReviews(state).data ?? [];
  return (
    <ExportButton
      name={t("review.list")}
      head={[
        t("finder.opened"),
        t("finder.caller"),
        t("finder.operator"),
        t("review.reviewer"),
        t("review.state"),
        t("review.when"),
      ]}
      rows={rows.map((one) => [
        dayAndTime(one.opened_at),
        one.alias,
        one.operator_name,
        one.reviewer_name,
        t(`reviewWord.${one.state}`),
        dayAndTime(one.given_at ?? one.started_at),
      ])}
    />
  );
}
