// The year in charts: how many of those asked were supervised each month, how many trainings they had, and the courses
// held against what the year asks for.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Compliance } from "../../protocol/generated";
import { ChartCard } from "../figures/ChartCard";
import type { Drawing } from "../figures/chart-options";
import { monthsOfYear, type Period, periodName, shortMonth } from "../ledgers/calendar";
import { BoardTag } from "./BoardTag";
import { percent, trainingCounts } from "./findings";

interface Props {
  board: Compliance;
  /** Shows who is behind a period's number. */
  onPeriod: (period: Period) => void;
}

export function ComplianceCharts({ board, onPeriod }: Props) {
  return (
    <div className="chart-grid">
      <SupervisedByMonth board={board} onPeriod={onPeriod} />
      <TrainingsHad board={board} onPeriod={onPeriod} />
      <CoursesHeld board={board} />
    </div>
  );
}

function SupervisedByMonth({ board, onPeriod }: Props) {
  const { t, i18n } = useTranslation();
  const months = monthsOfYear(String(board.year));
  const words = {
    met: t("boardFinding.met"),
    open: t("boardFinding.open"),
    missed: t("boardFinding.missed"),
  };
  const places = months.map((month) => shortMonth(month, i18n.language));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, which is one of these.
  const drawing = useMemo((): Drawing => {
    const share = (n: number, asked: number) => (asked === 0 ? null : Math.round((n / asked) * 100));
    return {
      kind: "stack",
      places,
      series: [
        { name: words.met, tone: "good", values: board.months.map(({ met, asked }) => share(met, asked)) },
        { name: words.open, tone: "open", values: board.months.map(({ open, asked }) => share(open, asked)) },
        {
          name: words.missed,
          tone: "missed",
          values: board.months.map(({ missed, asked }) => share(missed, asked)),
        },
      ],
      say: (value) => `${value}%`,
      most: 100,
    };
  }, [board, i18n.language]);
  return (
    <ChartCard
      title={t("compliance.byMonth")}
      hint={t("compliance.byMonthHint")}
      drawing={drawing}
      table={{
        head: [
          t("supervisions.month"),
          t("compliance.share"),
          words.met,
          words.open,
          words.missed,
          t("compliance.who"),
        ],
        rows: months.map((month, at) => {
          const share = board.months[at];
          if (share === undefined) return [periodName(month, i18n.language)];
          const part = percent(share);
          return [
            periodName(month, i18n.language),
            part === null ? "–" : `${part}% (${share.met}/${share.asked})`,
            share.met,
            share.open,
            share.missed,
            <Button key="who" size="small" disabled={share.asked === 0} onClick={() => onPeriod(month)}>
              {t("compliance.who")}
            </Button>,
          ];
        }),
      }}
    />
  );
}

/** From here on it is "that many or more". */
const MOST_TRAININGS = 4;

function TrainingsHad({ board, onPeriod }: Props) {
  const { t, i18n } = useTranslation();
  const { met, asked } = board.trainings;
  const counts = useMemo(() => trainingCounts(board.operators, MOST_TRAININGS), [board]);
  const places = counts.map((_, n) =>
    t(n === MOST_TRAININGS ? "compliance.orMore" : "compliance.times", { n }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, which is one of these.
  const drawing = useMemo(
    (): Drawing => ({
      kind: "bars",
      places,
      series: [
        {
          name: t("compliance.operators"),
          tone: "second",
          values: asked === 0 ? counts.map(() => null) : counts,
        },
      ],
      say: String,
    }),
    [counts, asked, i18n.language],
  );
  const year = String(board.year);
  return (
    <ChartCard
      title={t("compliance.trainingsHad", { year })}
      hint={t("compliance.trainingsHint", { met, asked })}
      drawing={drawing}
      table={{
        head: [t("compliance.trainings"), t("compliance.operators"), t("compliance.who")],
        rows: [
          ...counts.map((n, at) => [places[at], n, ""]),
          [
            t("compliance.share"),
            `${met}/${asked}`,
            <Button key="who" size="small" disabled={asked === 0} onClick={() => onPeriod(year)}>
              {t("compliance.who")}
            </Button>,
          ],
        ],
      }}
    />
  );
}

function CoursesHeld({ board }: { board: Compliance }) {
  const { t, i18n } = useTranslation();
  const year = String(board.year);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, which is one of these.
  const drawing = useMemo(
    (): Drawing => ({
      kind: "bars",
      places: board.targets.map(({ target }) => t(`courseTarget.${target}`)),
      series: [
        { name: t("compliance.held"), tone: "good", values: board.targets.map(({ held }) => held) },
        { name: t("compliance.asked"), tone: "fifth", values: board.targets.map(({ needed }) => needed) },
      ],
      say: String,
    }),
    [board, i18n.language],
  );
  return (
    <ChartCard
      title={t("compliance.courses", { year })}
      hint={t("compliance.coursesHint")}
      drawing={drawing}
      table={{
        head: [t("compliance.target"), t("compliance.held"), t("compliance.asked"), t("compliance.finding")],
        rows: board.targets.map(({ target, held, needed, finding }) => [
          t(`courseTarget.${target}`),
          <Link key="held" to="/ledgers/training" search={{ year }}>
            {held}
          </Link>,
          needed,
          <BoardTag key="finding" finding={finding} />,
        ]),
      }}
    />
  );
}
