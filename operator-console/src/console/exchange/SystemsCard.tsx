// All systems in one list, and the institutions that wait for theirs to be entered.
import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { InstitutionSystem } from "../../protocol/generated";
import { Loaded } from "../components/states";
import { useInstitutions } from "../institutions/queries";
import { useSystems } from "./queries";
import { SystemExport, SystemTable } from "./SystemTable";

export function SystemsCard() {
  const { t } = useTranslation();
  const query = useSystems();
  const rows = query.data?.rows ?? [];
  return (
    <>
      {query.data !== undefined && <Missing rows={rows} />}
      <section className="card" aria-labelledby="exchange-systems">
        <div className="between">
          <h2 id="exchange-systems">{t("exchange.systems")}</h2>
          <SystemExport rows={rows} />
        </div>
        <Loaded query={query}>{() => <SystemTable rows={rows} />}</Loaded>
      </section>
    </>
  );
}

function Missing({ rows }: { rows: readonly InstitutionSystem[] }) {
  const { t } = useTranslation();
  const institutions = useInstitutions().data?.institutions ?? [];
  const missing = institutions.filter(
    ({ institution, reach, closed_at }) =>
      reach === "fhir" && closed_at === null && !rows.some((one) => one.institution === institution),
  );
  if (missing.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("exchange.missing")}
      description={
        <ul className="names">
          {missing.map(({ institution, name }) => (
            <li key={institution}>
              <Link to="/institutions/$institution" params={{ institution }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      }
    />
  );
}
