// What is known of a person, to read; and of each field whether it left the house.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "../../protocol/generated";

interface Props {
  details: readonly CaseDetail[];
  /** Where everything shown has left the house anyway, nothing is marked. */
  marks: "say_what_left" | "none";
  children?: ReactNode;
}

export function DetailsRead({ details, marks, children }: Props) {
  const { t } = useTranslation();
  return (
    <dl className="care-facts">
      {children}
      {details.map(({ field, text, leaving }) => (
        <div key={field}>
          <dt>{t(`caseField.${field}`)}</dt>
          <dd>
            <span className="points">{text}</span>{" "}
            {marks === "say_what_left" && (
              <span className={leaving === "leaves" ? "flag left-mark" : "flag"}>
                {leaving === "leaves" && <span aria-hidden="true">▲ </span>}
                {t(leaving === "leaves" ? "refer.left" : "refer.stays")}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
