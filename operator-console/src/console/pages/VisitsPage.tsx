// Follow-up visits that are due: one's own, or those of one's institution by township, the longest overdue first.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaId, DueAmong } from "../../protocol/generated";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { areaName, useAreas } from "../teams/queries";
import { DueExport, DueList, DueTiles } from "../visits/DueList";
import { type DueQuestion, useDueVisits } from "../visits/queries";
import "../figures.css";
import "../visits/visits.css";
import "../visits/words";

export function VisitsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { of = "mine", township } = useSearch({ from: "/visits" });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("visits.title")}</h1>
        <Segmented<DueAmong>
          aria-label={t("visits.whose")}
          value={of}
          options={[
            { value: "mine", label: t("visits.mine") },
            { value: "institution", label: t("visits.institution") },
          ]}
          onChange={(chosen) =>
            void navigate({ to: "/visits", search: chosen === "mine" ? {} : { of: chosen } })
          }
        />
        {of === "institution" && <TownshipFilter township={township} />}
      </div>
      <List question={{ of, ...(of === "institution" && township !== undefined ? { township } : {}) }} />
    </main>
  );
}

function TownshipFilter({ township }: { township: AreaId | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const areas = useAreas().data?.areas ?? [];
  const townships = areas.filter(({ county, closed_at }) => county !== null && closed_at === null);
  return (
    <Select<AreaId | null>
      aria-label={t("visits.township")}
      className="township-filter"
      showSearch={{ optionFilterProp: "label" }}
      value={township ?? null}
      options={[
        { value: null, label: t("visits.allTownships") },
        ...townships.map((area) => ({ value: area.area, label: areaName(area, areas) })),
      ]}
      onChange={(chosen) =>
        void navigate({
          to: "/visits",
          search: { of: "institution", ...(chosen === null ? {} : { township: chosen }) },
        })
      }
    />
  );
}

function List({ question }: { question: DueQuestion }) {
  const { t } = useTranslation();
  const query = useDueVisits(question);
  const rows = query.data?.pages.flatMap(({ window }) => window.rows) ?? [];
  return (
    <Loaded query={{ ...query, data: query.data?.pages[0] }}>
      {({ counts, today }) => (
        <>
          <DueTiles counts={counts} />
          <div className="between">
            <span className="muted num">{t("visits.count", { n: rows.length })}</span>
            <DueExport rows={rows} />
          </div>
          <DueList rows={rows} today={today} />
          <MoreButton query={query} />
        </>
      )}
    </Loaded>
  );
}
