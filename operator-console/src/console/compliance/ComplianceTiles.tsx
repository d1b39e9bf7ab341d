// The year at a glance: this month's supervisions, the year's trainings, who is in arrears, the courses held.
import { Link } from "@tanstack/react-router";
import { Button, Progress } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Compliance, ComplianceShare } from "../../protocol/generated";
import { monthOf, monthsOfYear, type Period, periodName } from "../ledgers/calendar";
import { BoardTag } from "./BoardTag";
import { percent } from "./findings";

interface Props {
  board: Compliance;
  onPeriod: (period: Period) => void;
}

export function ComplianceTiles({ board, onPeriod }: Props) {
  const { t, i18n } = useTranslation();
  const year = String(board.year);
  const months = monthsOfYear(year);
  // Of a year gone by, its last month; of one to come, its first.
  const at = Math.max(
    0,
    months.findLastIndex((month) => month <= monthOf(board.today)),
  );
  const month = months[at] ?? year;
  const share = board.months[at];
  return (
    <div className="tiles">
      {share !== undefined && (
        <ShareTile
          title={`${periodName(month, i18n.language)} ${t("requirement.supervision")}`}
          share={share}
          onOpen={() => onPeriod(month)}
        />
      )}
      <ShareTile
        title={`${periodName(year, i18n.language)} ${t("requirement.training")}`}
        share={board.trainings}
        onOpen={() => onPeriod(year)}
      />
      <ArrearsTile board={board} />
      <CoursesTile board={board} />
    </div>
  );
}

function Tile({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card tile">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface ShareProps {
  title: string;
  share: ComplianceShare;
  onOpen: () => void;
}

function ShareTile({ title, share, onOpen }: ShareProps) {
  const { t } = useTranslation();
  const part = percent(share);
  const finding = share.missed > 0 ? "missed" : share.open > 0 ? "open" : "met";
  return (
    <Tile title={title}>
      <div className="between">
        <span className="figure">{part === null ? "–" : `${part}%`}</span>
        {part !== null && <BoardTag finding={finding} />}
      </div>
      <Progress
        percent={part ?? 0}
        showInfo={false}
        size="small"
        strokeColor={TONES[finding]}
        aria-label={title}
      />
      <div className="between">
        <span className="muted num">{t("compliance.of", { met: share.met, asked: share.asked })}</span>
        <Button
          size="small"
          disabled={share.asked === 0}
          aria-label={`${t("compliance.who")} ${title}`}
          onClick={onOpen}
        >
          {t("compliance.who")}
        </Button>
      </div>
    </Tile>
  );
}

const TONES = { met: "var(--r-low)", open: "var(--r-mod)", missed: "var(--r-high)" };

/** Names that a tile has room for. */
const NAMES_SHOWN = 3;

function ArrearsTile({ board }: { board: Compliance }) {
  const { t } = useTranslation();
  const late = board.operators.filter(({ standing }) => standing === "overdue");
  const names = late.slice(0, NAMES_SHOWN).map(({ name }) => name);
  return (
    <Tile title={t("compliance.arrears")}>
      <div className="between">
        <span className={late.length === 0 ? "figure" : "figure late"}>{late.length}</span>
        {late.length > 0 && <BoardTag finding="missed" />}
      </div>
      <p className="muted grow">
        {late.length === 0
          ? t("compliance.noArrears")
          : `${names.join(" · ")}${late.length > NAMES_SHOWN ? " …" : ""}`}
      </p>
      <Link to="/ledgers/standing" search={late.length === 0 ? {} : { word: "overdue" }}>
        {t("compliance.toStanding")}
      </Link>
    </Tile>
  );
}

function CoursesTile({ board }: { board: Compliance }) {
  const { t } = useTranslation();
  const asked = board.targets.filter(({ needed }) => needed > 0);
  const met = asked.filter(({ finding }) => finding === "met");
  return (
    <Tile title={t("compliance.courses", { year: String(board.year) })}>
      <div className="between">
        <span className="figure">
          {met.length}/{asked.length}
        </span>
        {met.length < asked.length && (
          <BoardTag finding={asked.some(({ finding }) => finding === "missed") ? "missed" : "open"} />
        )}
      </div>
      <p className="muted grow">{t("compliance.coursesMet")}</p>
      <Link to="/ledgers/training" search={{ year: String(board.year) }}>
        {t("compliance.toTraining")}
      </Link>
    </Tile>
  );
}
