// Looking for sessions by what is known of them. What was said in them is sealed, and the page says so.
import { ClearOutlined, LockOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { clock, day, dayAndTime } from "../../core/format.ts";
import type { FoundSession } from "../../protocol/generated";
import { FileButton } from "../components/FileButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { CHANNEL_ICON } from "../components/QueuePane";
import { RiskTag } from "../components/RiskTag";
import { Loaded } from "../components/states";
import { FilterBar } from "../review/FilterBar";
import { isBlank, queryOf } from "../review/filter";
import { useFound } from "../review/queries";
import { ReplayLink } from "../review/ReplayLink";
import { ReviewStateTag } from "../review/ReviewTags";
import { SavedSearches } from "../review/SavedSearches";
import "../review/review.css";

export function SearchPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filter = useSearch({ from: "/review/search" });
  const query = queryOf(filter);
  const go = (search: typeof filter) => void navigate({ to: "/review/search", search });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("finder.title")}</h1>
        <span className="muted">
          <LockOutlined aria-hidden /> {t("finder.sealed")}
        </span>
        <span className="grow" />
        {!isBlank(filter) && (
          <Button icon={<ClearOutlined />} onClick={() => go({})}>
            {t("finder.clear")}
          </Button>
        )}
        <SavedSearches filter={filter} onOpen={go} />
        <FileButton
          name={t("finder.title")}
          path={(format) => `session-search/export/sessions.${format}?${query}`}
        />
      </div>
      <section className="card" aria-label={t("finder.filters")}>
        <FilterBar filter={filter} onChange={go} />
      </section>
      <Found query={query} blank={isBlank(filter) ? "yes" : "no"} />
    </main>
  );
}

function Found({ query, blank }: { query: string; blank: "yes" | "no" }) {
  const { t } = useTranslation();
  const found = useFound(query);
  return (
    <section className="card" aria-label={t("finder.results")}>
      <Loaded query={found}>
        {({ rows, lookedBackTo }) => (
          <>
            <FoundTable
              rows={rows}
              empty={t(
                lookedBackTo !== null
                  ? "finder.noneYet"
                  : blank === "yes"
                    ? "finder.noneAtAll"
                    : "finder.none",
              )}
            />
            {lookedBackTo !== null && found.hasNextPage ? (
              <Alert
                type="info"
                showIcon
                title={t("finder.lookedBack", { day: day(lookedBackTo) })}
                action={
                  <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                    {t("finder.goOn")}
                  </Button>
                }
              />
            ) : (
              <MoreButton query={found} />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function FoundTable({ rows, empty }: { rows: readonly FoundSession[]; empty: string }) {
  const { t } = useTranslation();
  return (
    <ListTable<FoundSession>
      rows={rows}
      rowKey="session"
      empty={empty}
      columns={[
        {
          title: t("finder.opened"),
          render: (_, { opened_at }) => <time className="num">{dayAndTime(opened_at)}</time>,
        },
        {
          title: t("finder.caller"),
          render: (_, { session, alias, channel, opened_at }) => (
            <span className="num">
              {CHANNEL_ICON[channel]} <ReplayLink session={session} alias={alias} opened_at={opened_at} />
            </span>
          ),
        },
        { title: t("riskLabel"), render: (_, { tier }) => <RiskTag tier={tier} /> },
        {
          title: t("finder.operator"),
          render: (_, { holders, answering }) =>
            holders.length === 0 ? (
              <span className="muted">
                {t(answering.includes("abandoned") ? "answering.abandoned" : "finder.nobody")}
              </span>
            ) : (
              <span className="num">{holders.map(({ name }) => name).join(" → ")}</span>
            ),
        },
        {
          title: t("finder.waited"),
          align: "right",
          render: (_, { waited_ms, answering }) =>
            waited_ms === null ? (
              "–"
            ) : (
              <Waited ms={waited_ms} inTarget={answering.includes("in_target") ? "yes" : "no"} />
            ),
        },
        {
          title: t("finder.length"),
          align: "right",
          render: (_, { talk_ms }) => <span className="num">{talk_ms === null ? "–" : clock(talk_ms)}</span>,
        },
        {
          title: t("finder.about"),
          render: (_, { problems, marks }) => (
            <span className="flags-cell">
              {marks.map((mark) => (
                <span key={mark} className="flag">
                  {t(`mark.${mark}`)}
                </span>
              ))}
              <span className="muted">{problems.map((one) => t(`problemType.${one}`)).join(" · ")}</span>
            </span>
          ),
        },
        {
          title: t("finder.outcome"),
          render: (_, { outcome, rating }) => (
            <span className="num">
              {outcome === null ? "–" : t(`outcome.${outcome}`)}
              {rating !== null && <span className="muted"> {t("finder.rated", { n: rating })}</span>}
            </span>
          ),
        },
        {
          title: t("finder.review"),
          render: (_, { review }) => (review === null ? "–" : <ReviewStateTag state={review} />),
        },
        {
          title: t("finder.follow_up"),
          render: (_, { follow_up }) =>
            follow_up === null ? (
              "–"
            ) : (
              <span className={follow_up === "overdue" ? "late num" : "num"}>
                {t(`followUpState.${follow_up}`)}
              </span>
            ),
        },
      ]}
    />
  );
}

function Waited({ ms, inTarget }: { ms: number; inTarget: "yes" | "no" }) {
  const { t } = useTranslation();
  if (inTarget === "yes") return <span className="num">{clock(ms)}</span>;
  return (
    <span className="num late" title={t("finder.pastTarget")}>
      <span aria-hidden="true">▲ </span>
      {clock(ms)}
      <span className="sr"> {t("finder.pastTarget")}</span>
    </span>
  );
}
