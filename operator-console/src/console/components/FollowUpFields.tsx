// The follow-up plan of a high-risk session: dates, or why no contact is possible.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Radio } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { fromDate, serverNow, toDate } from "../../core/server-clock.ts";
import type { Timestamp } from "../../protocol/generated";
import { useWords } from "../words";
import type { WrapUpProps } from "./WrapUpForm";

const NEXT_DAY_MICROS = 24 * 3600 * 1_000_000;

export default function FollowUpFields({
  form,
  change,
  suggested,
}: WrapUpProps & { suggested: readonly Timestamp[] }) {
  const { t } = useTranslation();
  const reasons = useWords("noContact");
  const dates = form.dueAt ?? [...suggested];
  const setDate = (index: number, at: Timestamp) => change({ dueAt: dates.toSpliced(index, 1, at) });
  return (
    <fieldset className="stack" aria-labelledby="follow-up">
      <b id="follow-up">{t("wrapUp.followUp")}</b>
      <p className="muted">{t("wrapUp.followUpHint")}</p>
      <Radio.Group
        size="small"
        optionType="button"
        aria-labelledby="follow-up"
        value={form.followUp}
        options={[
          { value: "dates", label: t("wrapUp.dates") },
          { value: "no_contact", label: t("wrapUp.noContact") },
        ]}
        onChange={({ target }) => change({ followUp: target.value })}
      />
      {form.followUp === "dates" ? (
        <>
          {dates.map((at, index) => (
            <span key={`${index}-${dates.length}`} className="gap">
              <DatePicker
                size="small"
                className="grow"
                aria-label={`${t("wrapUp.date")} ${index + 1}`}
                showTime={{ format: "HH:mm" }}
                format="YYYY-MM-DD HH:mm"
                allowClear={false}
                value={dayjs(toDate(at))}
                onChange={(chosen) => chosen && setDate(index, fromDate(chosen.toDate()))}
              />
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`${t("remove")} ${index + 1}`}
                onClick={() => change({ dueAt: dates.toSpliced(index, 1) })}
              />
            </span>
          ))}
          <Button
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => change({ dueAt: [...dates, serverNow() + NEXT_DAY_MICROS] })}
          >
            {t("wrapUp.addDate")}
          </Button>
        </>
      ) : (
        <Radio.Group
          vertical
          aria-label={t("wrapUp.noContactReason")}
          value={form.noContact ?? null}
          options={reasons}
          onChange={({ target }) => change({ noContact: target.value })}
        />
      )}
    </fieldset>
  );
}
