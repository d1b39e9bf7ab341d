// The period that indicators are of: how long, and which, up to the one that runs.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { Day } from "../ledgers/calendar";
import {
  asKind,
  hasBegun,
  type IndicatorPeriod,
  kindOf,
  nameOf,
  PERIOD_KINDS,
  type PeriodKind,
  periodsFrom,
} from "./period";

interface Props {
  period: IndicatorPeriod;
  today: Day;
  onPeriod: (period: IndicatorPeriod) => void;
}

export function PeriodPicker({ period, today, onPeriod }: Props) {
  const { t, i18n } = useTranslation();
  const later = periodsFrom(period, 1);
  return (
    <>
      <Segmented<PeriodKind>
        aria-label={t("indicators.kind")}
        value={kindOf(period)}
        options={PERIOD_KINDS.map((kind) => ({ value: kind, label: t(`indicators.${kind}`) }))}
        onChange={(kind) => onPeriod(asKind(period, kind, today))}
      />
      <fieldset className="gap" aria-label={t("indicators.period")}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t("indicators.earlier")}
          onClick={() => onPeriod(periodsFrom(period, -1))}
        />
        <b className="num period-name" aria-live="polite">
          {nameOf(period, i18n.language)}
        </b>
        <Button
          icon={<RightOutlined />}
          aria-label={t("indicators.later")}
          disabled={!hasBegun(later, today)}
          onClick={() => onPeriod(later)}
        />
      </fieldset>
    </>
  );
}
