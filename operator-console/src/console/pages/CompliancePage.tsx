// Compliance: who was trained and supervised as the rules ask, month by month, and the entries behind each number.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Compliance, ComplianceRow } from "../../protocol/generated";
import { ComplianceCharts } from "../compliance/ComplianceCharts";
import { ComplianceTiles } from "../compliance/ComplianceTiles";
import { EntriesDrawer } from "../compliance/EntriesDrawer";
import { HeatTable } from "../compliance/HeatTable";
import { PeriodDrawer } from "../compliance/PeriodDrawer";
import { useCompliance } from "../compliance/queries";
import { FileButton } from "../components/FileButton";
import { Loaded } from "../components/states";
import { language } from "../i18n";
import { fullDay, yearOf } from "../ledgers/calendar";
import { PeriodPicker } from "../ledgers/PeriodPicker";
import { useToday } from "../today";
import "../figures.css";

interface Search {
  year?: string;
  find?: string;
  staff?: string;
  period?: string;
}

export function CompliancePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: "/compliance" });
  const today = useToday();
  const year = search.year ?? yearOf(today);
  const query = useCompliance(year);
  const go = (next: Search) => void navigate({ to: "/compliance", search: { year, ...next } });
  const found = search.find === undefined ? {} : { find: search.find };
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("compliance.title")}</h1>
        <PeriodPicker
          shown={year}
          words={{ label: t("training.year"), earlier: t("training.earlier"), later: t("training.later") }}
          onStep={(by) => go({ ...found, year: String(Number(year) + by) })}
        />
        <span className="grow" />
        <Input.Search
          className="find"
          allowClear
          defaultValue={search.find ?? ""}
          placeholder={t("compliance.find")}
          aria-label={t("compliance.find")}
          onSearch={(text) => go(text.trim() === "" ? {} : { find: text.trim() })}
        />
        <FileButton
          name={`${t("compliance.title")} ${year}`}
          path={(format) => `compliance/file/${format}?year=${year}&language=${language()}`}
        />
      </div>
      <Loaded query={query}>
        {(board) => <Board board={board} search={search} onGo={(next) => go({ ...found, ...next })} />}
      </Loaded>
    </main>
  );
}

function matching({ operators }: Compliance, find: string | undefined): readonly ComplianceRow[] {
  if (find === undefined) return operators;
  const wanted = find.toLowerCase();
  return operators.filter(({ name, badge }) => name.toLowerCase().includes(wanted) || badge === find);
}

interface BoardProps {
  board: Compliance;
  search: Search;
  onGo: (next: Search) => void;
}

function Board({ board, search: { find, staff, period }, onGo }: BoardProps) {
  const { t, i18n } = useTranslation();
  const year = String(board.year);
  return (
    <>
      <ComplianceTiles board={board} onPeriod={(chosen) => onGo({ period: chosen })} />
      <ComplianceCharts board={board} onPeriod={(chosen) => onGo({ period: chosen })} />
      <section className="card stack">
        <div className="between">
          <h2>{t("compliance.board", { year })}</h2>
          <span className="muted">
            {t("compliance.hint", {
              day: fullDay(board.today, i18n.language),
              began: fullDay(board.began, i18n.language),
            })}
          </span>
        </div>
        <HeatTable
          year={year}
          rows={matching(board, find)}
          empty={t(find === undefined ? "compliance.none" : "compliance.noneFound")}
          onOpen={(person, chosen) => onGo({ staff: person, period: chosen })}
        />
      </section>
      {period !== undefined && staff !== undefined && (
        <EntriesDrawer staff={staff} period={period} onClose={() => onGo({})} />
      )}
      {period !== undefined && staff === undefined && (
        <PeriodDrawer
          board={board}
          period={period}
          onOpen={(person) => onGo({ staff: person, period })}
          onClose={() => onGo({})}
        />
      )}
    </>
  );
}
