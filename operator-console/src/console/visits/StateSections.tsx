// How the patient is now, and what happened since the last visit.
import { Button, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "../words";
import { useVisitForm } from "./form-context";
import { Amount } from "./MedicationField";
import { Choice, Choices, DayPart, LinePart, Question, Several } from "./Question";
import { SectionCard } from "./VisitSections";
import { ACTS, FUNCTIONS, TOLD_LEVEL } from "./visit-form";
import { useVisitWords } from "./words";

export function StateSection() {
  const { filled, change } = useVisitForm();
  const insights = useVisitWords("insight");
  const functioning = useVisitWords("functioning");
  const working = useVisitWords("working");
  return (
    <SectionCard section="state">
      <DangerQuestion />
      <SymptomsQuestion />
      <Choice
        field="insight"
        options={insights}
        value={filled.insight}
        onChange={(insight) => change({ insight })}
      />
      <Choice
        field="sleep"
        options={functioning}
        value={filled.sleep}
        onChange={(sleep) => change({ sleep })}
      />
      <Choice field="diet" options={functioning} value={filled.diet} onChange={(diet) => change({ diet })} />
      {FUNCTIONS.map((field) =>
        field === "work" ? (
          <Choice
            key={field}
            field={field}
            options={working}
            value={filled.work}
            onChange={(work) => change({ work })}
          />
        ) : (
          <Choice
            key={field}
            field={field}
            options={functioning}
            value={filled[field]}
            onChange={(chosen) => change({ [field]: chosen })}
          />
        ),
      )}
    </SectionCard>
  );
}

/** The levels one below the other, each with what it means. */
function DangerQuestion() {
  const { t } = useTranslation();
  const { filled, change } = useVisitForm();
  const levels = useWords("dangerousness");
  const level = filled.dangerousness;
  return (
    <Question field="dangerousness" hint={t("visits.hint.dangerousness")}>
      {(labelledBy) => (
        <>
          <Radio.Group
            vertical
            className="levels"
            aria-labelledby={labelledBy}
            value={level === undefined ? null : String(level)}
            options={levels}
            onChange={({ target }) => change({ dangerousness: Number(target.value) })}
          />
          {level !== undefined && level >= TOLD_LEVEL && (
            <p className="late" role="status">
              <span aria-hidden="true">◆ </span>
              {t("visits.dangerLevel")}
            </p>
          )}
        </>
      )}
    </Question>
  );
}

function SymptomsQuestion() {
  const { t } = useTranslation();
  const { filled, change } = useVisitForm();
  const kinds = useVisitWords("symptoms");
  const degrees = useVisitWords("symptomDegree");
  const symptoms = useVisitWords("symptom");
  return (
    <Choice
      field="symptoms"
      options={kinds}
      value={filled.symptoms}
      onChange={(kind) => change({ symptoms: kind })}
    >
      {filled.symptoms === "present" && (
        <div className="parts">
          <Choices
            label={t("visits.ask.degree")}
            options={degrees}
            value={filled.degree}
            onChange={(degree) => change({ degree })}
          />
          <Several
            label={t("visits.ask.which")}
            options={symptoms}
            value={filled.which}
            onChange={(which) => change({ which })}
          />
          {filled.which.includes("other") && (
            <LinePart
              label={t("visits.ask.otherSymptom")}
              value={filled.otherSymptom}
              onChange={(otherSymptom) => change({ otherSymptom })}
            />
          )}
        </div>
      )}
    </Choice>
  );
}

export function SinceSection() {
  const { t } = useTranslation();
  const { desk, filled, change } = useVisitForm();
  const restraints = useVisitWords("restraint");
  const stays = useVisitWords("hospital");
  const hint = desk.since === null ? t("visits.sinceRegistered") : t("visits.since", { on: desk.since });
  return (
    <SectionCard section="since" hint={hint}>
      <ActsQuestion />
      <Choice
        field="restraint"
        options={restraints}
        value={filled.restraint}
        onChange={(restraint) => change({ restraint })}
      />
      <Choice
        field="hospital"
        options={stays}
        value={filled.hospital}
        onChange={(hospital) => change({ hospital })}
      >
        {filled.hospital === "before" && (
          <DayPart
            label={t("visits.ask.dischargedOn")}
            max={filled.on}
            value={filled.dischargedOn}
            onChange={(dischargedOn) => change({ dischargedOn })}
          />
        )}
      </Choice>
    </SectionCard>
  );
}

/** Enough of anything that can be counted between two visits. */
const MOST_TIMES = 999;
const NONE = { minor: 0, incident: 0, serious: 0, other: 0, self_harm: 0, attempted_suicide: 0 };

function ActsQuestion() {
  const { t } = useTranslation();
  const { filled, change } = useVisitForm();
  return (
    <Question field="acts">
      {() => (
        <>
          <Button className="large-button" onClick={() => change({ acts: { ...NONE, ...filled.acts } })}>
            {t("visits.noActs")}
          </Button>
          <div className="acts">
            {ACTS.map((act) => (
              <Amount
                key={act}
                label={t(`visitWord.act.${act}`)}
                shown={t(`visitWord.act.${act}`)}
                value={filled.acts[act] ?? null}
                max={MOST_TIMES}
                precision={0}
                onChange={(times) => {
                  const { [act]: _, ...others } = filled.acts;
                  change({ acts: times === null ? others : { ...others, [act]: times } });
                }}
              />
            ))}
          </div>
        </>
      )}
    </Question>
  );
}
